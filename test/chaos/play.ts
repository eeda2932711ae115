// One run: relay, customers, agents and nemesis, the checks while it lasts and after it, and the summary. Started by run-once.ts in a process of its own.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { inviteFor, signUp } from './accounts.ts';
import { type Agent, enterAgent } from './agent.ts';
import { type Customer, enterCustomer } from './customer.ts';
import { pass, type Scene } from './faults.ts';
import { enterIntruder } from './intruder.ts';
import { type LogOracle, openLogOracle } from './log-oracle.ts';
import { createNemesis, quietTail } from './nemesis.ts';
import { watchQueue } from './queue-watch.ts';
import { createRandom } from './random.ts';
import { type RelayProcess, relayProcess } from './relay-process.ts';
import type { Order, Outcome } from './run-once.ts';
import { createVerdict, type Verdict } from './verdict.ts';
import { createViewOracle } from './view-oracle.ts';
import { createWireOracle } from './wire-oracle.ts';
import { createWitness } from './witness.ts';
import { ORIGIN, SITE, type World } from './world.ts';

const CUSTOMERS = 8;
const AGENTS = ['Ada', 'Ben', 'Cleo'] as const;
const WATCHER = 'Walt';
/** A look at the log and the views, in milliseconds. */
const LOOK_EVERY = 250;
/** I7: from the last fault to every view being the log. */
const EQUAL_WITHIN = 10_000;
/** I13: what piled up may take so long to go out, one draft at a time and within the relay's limits. */
const DELIVERED_WITHIN = 30_000;
/** An agent gone so long has left. */
const LEAVE_AFTER = 6_000;
const PLAYBOOK = `version: 1
queues:
  general: { name: General }
  billing: { name: Billing }
intents: []
unknown: { action: answer, queue: general, sla: { firstReply: 30m } }
`;

process.on('message', (order: Order) => {
  run(order).then(
    (outcome) => process.send?.(outcome, () => process.exit(0)),
    (error: unknown) => {
      console.error(error);
      process.exit(2);
    },
  );
});
process.on('disconnect', () => process.exit(1));

async function run(order: Order): Promise<Outcome> {
  const began = performance.now();
  const random = createRandom(order.seed);
  const verdict = createVerdict();
  const witness = createWitness();
  const relay = await startRelay(order, verdict);
  const log = openLogOracle(join(order.data, 'baton.db'), witness, verdict);
  const views = createViewOracle(log, verdict);
  const world: World = { random, relay, witness, wire: createWireOracle(witness, verdict), views, verdict };

  const customers = await enterCustomers(world);
  const threads = customers.map((one) => one.thread);
  const accounts = await Promise.all([...AGENTS, WATCHER].map((name) => signUp(relay.url, name)));
  const agents: Agent[] = [];
  for (const account of accounts.slice(0, AGENTS.length)) agents.push(await enterAgent(world, account));
  for (const agent of agents) for (const thread of threads) agent.open(thread);
  const watcher = accounts.at(-1);
  const queue = watcher && (await watchQueue({ world, account: watcher, log, threads }));
  const intruder = await enterIntruder(world, threads);
  const scene: Scene = { world, random: random.fork(), customers, agents };
  const nemesis = createNemesis(scene);

  const looking = setInterval(() => {
    log.look();
    views.look();
    queue?.look();
  }, LOOK_EVERY);
  const acting = keepActing(scene);
  const late: string[] = [];
  const whole = (async () => {
    await nemesis.until(began + order.ms);
    acting.stop();
    await quietTail(scene);
    return settled(world, log, late);
  })();
  const done = await Promise.race([whole, verdict.first.then(() => null)]);
  acting.stop();
  clearInterval(looking);
  if (done) inTheEnd(world, log);

  for (const one of [...customers, ...agents, intruder]) one.close();
  queue?.close();
  log.close();
  await relay.kill();
  return {
    seed: order.seed,
    violations: verdict.violations(),
    seconds: (performance.now() - began) / 1_000,
    entries: log.size(),
    acks: witness.acks,
    packets: witness.packets,
    presses: witness.presses.size,
    views: AGENTS.length * threads.length + customers.flatMap((one) => one.tabs).length,
    restarts: relay.restarts.length - 1,
    slowestQueue: queue?.slowest() ?? 0,
    slowestRestart: Math.max(0, ...relay.restarts.slice(1)),
    caughtUpAfter: done?.caughtUp ?? null,
    equalAfter: done?.equal ?? null,
    faults: Object.fromEntries(nemesis.counts),
    late,
    refusals: Object.fromEntries(witness.refusals),
    relayFaults: relay.faults,
  };
}

async function startRelay({ relay: program, data }: Order, verdict: Verdict): Promise<RelayProcess> {
  writeFileSync(join(data, 'playbook.yaml'), PLAYBOOK);
  const site = { id: SITE, name: 'Shop', origins: [ORIGIN], playbook: 'playbook.yaml', knowledge: null };
  const invites = [...AGENTS, WATCHER].map(inviteFor);
  const relay = relayProcess({
    program,
    data,
    port: await freePort(),
    begin: { site, invites, leaveAfter: LEAVE_AFTER },
    onDeath: (how) => verdict.broken('F12', `The relay died by itself: ${how}.`),
  });
  process.on('exit', () => void relay.kill());
  await relay.start();
  return relay;
}

async function enterCustomers(world: World): Promise<readonly Customer[]> {
  const customers: Customer[] = [];
  for (let at = 0; at < CUSTOMERS; at += 1) customers.push(await enterCustomer(world, `customer-${at}`, 1 + (at % 2)));
  return customers;
}

/** Everybody does something about once a second. */
function keepActing({ random, customers, agents }: Scene): { stop(): void } {
  const timers = new Set<NodeJS.Timeout>();
  const go = (act: () => void, mean: number) => {
    const next = () => {
      const timer = setTimeout(
        () => {
          timers.delete(timer);
          act();
          next();
        },
        mean * (0.3 + 1.4 * random.next()),
      );
      timers.add(timer);
    };
    next();
  };
  for (const customer of customers) go(customer.act, 900);
  for (const agent of agents) go(agent.act, 350);
  return {
    stop() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

interface Settled {
  /** Milliseconds until every view had all that was committed when the last fault ended. */
  readonly caughtUp: number;
  /** Milliseconds until nothing was on its way any more and every view was the whole log. */
  readonly equal: number;
}

/** Waits, and heals nothing. Null: it took too long, and that is a violation. */
async function settled({ views, verdict }: World, log: LogOracle, late: string[]): Promise<Settled | null> {
  const start = performance.now();
  log.look();
  const then = log.heads();
  let caughtUp: number | null = null;
  for (;;) {
    log.look();
    views.look();
    const took = performance.now() - start;
    const behind = views.behind(then);
    const differ = [...views.behind(log.heads()), ...views.sending()];
    if (behind.length === 0) caughtUp ??= took;
    if (caughtUp !== null && differ.length === 0) return { caughtUp, equal: took };
    if (took > EQUAL_WITHIN / 2 && late.length === 0) late.push(...differ.slice(0, 3));
    if (caughtUp === null && took > EQUAL_WITHIN) return tooLate('I7', 'behind 10 s after the last fault', behind);
    if (took > DELIVERED_WITHIN) return tooLate('I13', 'not done after half a minute', differ);
    await pass(50);
  }

  function tooLate(id: string, how: string, which: readonly string[]): null {
    verdict.broken(id, `${which.length} views are ${how}: ${which.slice(0, 3).join('; ')}.`);
    return null;
  }
}

/** What only the end can tell. */
function inTheEnd({ witness, wire, verdict }: World, log: LogOracle): void {
  log.look();
  log.lookAgain();
  for (const { text, author } of witness.presses.values())
    if (!log.find(text) && !witness.failed.has(text)) verdict.broken('I13', `${author} sent “${text}”; it is nowhere.`);
  for (const one of wire.left(log.heads()).slice(0, 3)) verdict.broken('I7', `${one}.`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
