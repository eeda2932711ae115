// What the relay holds: figures F1 to F7 of RELIABILITY.md beside a bare Socket.IO server in the same run. `npm run bench:relay -- --help`.
import { parseArgs } from 'node:util';
import { type Generator, startGenerator } from './generate.ts';
import { round } from './percentiles.ts';
import { type Figure, record } from './record.ts';
import { firstAgent, type Served, serveEcho, serveRelay } from './served.ts';
import { createSheet } from './sheet.ts';

const { values } = parseArgs({
  options: {
    record: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '1' },
    only: { type: 'string' },
    relay: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(`npm run bench:relay -- [--quick] [--record] [--minutes N] [--only rate,idle,…] [--relay path/to/cli.js]
  stages: rate idle steady busy flood slow handoffs storm drain
  --quick    a tenth of the clients and a few seconds each
  --minutes  how long F2 runs, 1 without it
  --relay    another build of the relay, to compare
  --record   writes docs/measured/relay.json`);
  process.exit(0);
}

const quick = values.quick;
const scale = quick ? 0.1 : 1;
const sheet = createSheet();
const many = (count: number) => Math.round(count * scale);
const seconds = (full: number) => (quick ? Math.min(full, 5) : full);

/** A visitor on every line, and lines enough for the stage; `perSecond` stays under what the relay takes in. */
const OPENING = 1_200;
const RATE_LINES = 200;
/** Thousands of customers share one process here: what is due while it stands still comes in one heap, whatever turns they took. */
const STOOD_STILL = 'that the load generator itself stood still at most meanwhile, ms';
/** Node looks at its loop every 10 ms and counts from look to look, so that 10 is no delay at all. */
const RESOLUTION = 10;

const stages: Readonly<Record<string, () => Promise<void>>> = {
  rate: () => rate(),
  idle: () => idle(),
  steady: () => steady('F2', 200, quick ? 5 : 60 * Number(values.minutes)),
  busy: () => busy(),
  flood: () => flood(),
  slow: () => slow(),
  handoffs: () => handoffs(),
  storm: () => storm(),
  drain: () => drain(),
};
const wanted = values.only?.split(',') ?? Object.keys(stages);

for (const name of wanted) {
  const stage = stages[name];
  if (!stage) throw new Error(`There is no stage “${name}”. Stages: ${Object.keys(stages).join(' ')}.`);
  console.log(`\n${name}`);
  await stage();
}
const notes = [
  'The relay has one process, the load generator another, on the same machine; other work ran on it too, so the ratios to the bare server say more than the times.',
  'Limits for one visitor were lifted (MESSAGES_PER_VISITOR=0 and the like): a few thousand lines stand for many customers. SQLite with synchronous=FULL throughout.',
  'Customers say ordinary things, which the relay’s second look reads and leaves with the assistant.',
  'The bare server is Socket.IO with the relay’s settings that answers each packet with the packet: it checks, stores and tells nothing.',
  quick ? 'A quick run: a tenth of the clients, a few seconds each.' : `F2 ran for ${values.minutes} min.`,
];
for (const note of notes) console.log(`\n${note}`);
if (values.record)
  await record('relay', 'npm run bench:relay -- --record', [...sheet.figures(), ...notes.map(asFigure)]);
process.exit(sheet.allHold() ? 0 : 1);

/** With a process and a generator of its own, and both gone afterwards. */
async function on(
  served: Promise<Served>,
  task: (served: Served, generator: Generator) => Promise<void>,
): Promise<void> {
  const one = await served;
  const generator = startGenerator(one.port);
  try {
    await task(one, generator);
  } finally {
    generator.stop();
    await one.close();
  }
}

function relay(): Promise<Served> {
  return serveRelay(values.relay);
}

// Beside the bare server

async function rate(): Promise<void> {
  const found: Record<string, number> = {};
  const cost: Record<string, number> = {};
  // Bare, relay, relay, bare: whatever else the machine does in the meantime meets both.
  for (const kind of ['bare', 'relay', 'relay', 'bare'])
    await on(kind === 'bare' ? serveEcho() : relay(), async (served, { crowd }) => {
      await crowd.open(RATE_LINES, OPENING);
      await crowd.start(false);
      await crowd.flatOut(RATE_LINES, 2);
      const [cpu, begun] = [served.cpu(), performance.now()];
      const rate = await crowd.flatOut(RATE_LINES, seconds(8));
      const acks = (rate * (performance.now() - begun)) / 1_000;
      found[kind] = (found[kind] ?? 0) + rate / 2;
      cost[kind] = (cost[kind] ?? 0) + ((served.cpu() - cpu) * 1_000_000) / acks / 2;
    });
  const { bare = 0, relay: own = 0 } = found;
  sheet.tell('BARE', `acks/s of the bare server, ${RATE_LINES} lines, each waits for its answer`, Math.round(bare));
  sheet.tell('RELAY', 'acks/s of the relay, each on the disk', Math.round(own));
  sheet.tell('RATIO', 'relay / bare, acks/s', round(own / bare, 2), '>= 0.7');
  sheet.tell('BARE', 'processor time an ack of the bare server, µs', round(cost.bare ?? 0));
  sheet.tell('RELAY', 'processor time an ack of the relay, µs', round(cost.relay ?? 0));
  sheet.tell(
    'RATIO',
    'acks for a second of processor time, relay / bare',
    round((cost.bare ?? 0) / (cost.relay ?? 1), 2),
  );
}

async function idle(): Promise<void> {
  const lines = many(10_000);
  const each: Record<string, number> = {};
  for (const kind of ['bare', 'relay'] as const)
    await on(kind === 'bare' ? serveEcho() : relay(), async (served, { crowd }) => {
      await crowd.open(100, OPENING);
      await pause(1_000);
      const before = served.rss();
      const { open, turnedAway } = await crowd.open(lines, OPENING);
      await pause(6_000);
      each[kind] = round(((served.rss() - before) * 1_024) / open, 1);
      if (kind === 'bare') return;
      sheet.tell('F1', 'idle lines open', open, `>= ${lines}`);
      sheet.tell('F1', `RSS with ${lines} idle lines, MB`, Math.round(served.rss()), '<= 500');
      sheet.tell('F6', 'handshakes told 503 while they came at 1,200 a second', turnedAway);
    });
  const { bare = 0, relay: own = 0 } = each;
  sheet.tell('F1', 'kB an idle line', own, '<= 40');
  sheet.tell('BARE', 'kB an idle line, bare server', bare);
  sheet.tell('RATIO', 'relay / bare, memory of an idle line', round(own / bare, 2), '<= 2');
}

// Load

async function steady(id: string, perSecond: number, length: number): Promise<void> {
  await on(relay(), async (served, { crowd }) => {
    const lines = many(5_000);
    await crowd.open(lines, OPENING);
    await crowd.start(true);
    await crowd.talk(perSecond * scale, 3);
    await served.metrics();
    const done = await crowd.talk(perSecond * scale, length);
    const metrics = await served.metrics();
    const at = `${lines} lines, ${perSecond * scale} messages/s, ${length} s`;
    sheet.tell(id, `acked of ${done.offered} offered, ${at}`, done.acked, `>= ${done.offered}`);
    sheet.tell(id, 'ack p50, ms', done.ack.p50, '<= 10');
    sheet.tell(id, 'ack p95, ms', done.ack.p95, '<= 40');
    sheet.tell(id, 'ack p99, ms', done.ack.p99, '<= 120');
    sheet.tell(id, 'end to end (other tab) p95, ms', done.endToEnd.p95, '<= 60');
    sheet.tell(id, 'end to end (other tab) p99, ms', done.endToEnd.p99, '<= 150');
    sheet.tell(id, 'acknowledged and not at the other tab', done.lost, '0');
    sheet.tell(id, 'more than once at the other tab', done.twice, '0');
    const loop = loopOf(metrics);
    sheet.tell('F5', 'event-loop delay p99 under F2, ms', loop.p99, '<= 50');
    sheet.tell('F5', 'event-loop delay max under F2, ms', loop.max, '<= 250');
  });
}

async function busy(): Promise<void> {
  await on(relay(), async (_served, { crowd }) => {
    await crowd.open(many(2_000), OPENING);
    await crowd.start(true);
    const perSecond = 1_000 * scale;
    const done = await crowd.talk(perSecond, seconds(60));
    sheet.tell('F3', `ack p99 at ${perSecond} messages/s for ${done.seconds} s, ms`, done.ack.p99, '<= 400');
    sheet.tell('F3', 'acknowledged and not at the other tab', done.lost, '0');
    sheet.tell('F3', `acked of ${done.offered} offered`, done.acked);
  });
}

async function flood(): Promise<void> {
  await on(relay(), async (served, { crowd }) => {
    await crowd.open(many(2_000), OPENING);
    await crowd.start(true);
    const perSecond = 3_000 * scale;
    const done = await crowd.talk(perSecond, seconds(15));
    const after = await crowd.talk(200 * scale, seconds(15));
    const back = after.ackBySecond.findIndex((p99) => p99 <= 120) + 1;
    sheet.tell('F4', `offered at ${perSecond} messages/s for ${done.seconds} s`, done.offered);
    sheet.tell('F4', 'acked', done.acked);
    sheet.tell('F4', 'told busy', done.busy);
    sheet.tell('F4', 'refused otherwise', done.refused, '0');
    sheet.tell('F4', 'without an answer', done.offered - done.acked - done.busy - done.refused, '0');
    sheet.tell('F4', 'ack p99 of what was taken, ms', done.ack.p99);
    sheet.tell('F4', 'acknowledged and not at the other tab', done.lost, '0');
    sheet.tell('F4', 'seconds after it until ack p99 is that of F2 again (0: never)', back, '<= 10');
    sheet.tell('F4', 'RSS after it, MB', Math.round(served.rss()));
  });
}

async function slow(): Promise<void> {
  const readers = many(100);
  // What is said costs the relay memory whoever reads it: so the same is said once with nobody there who does not.
  for (const stuck of [0, readers])
    await on(relay(), async (served, { crowd }) => {
      await crowd.open(20, OPENING);
      await crowd.start(true);
      // So that what the relay holds in any case is there before: pages of the database, the thread that makes checkpoints.
      await crowd.talk(200, 4);
      const before = served.rss();
      const watch = { most: before };
      const timer = setInterval(() => (watch.most = Math.max(watch.most, served.rss())), 50);
      const cutBefore = cutOf(await served.metrics());
      await crowd.stuff(stuck, quick ? 5 : 20);
      clearInterval(timer);
      const after = cutOf(await served.metrics());
      const rose = round(watch.most - before);
      if (stuck === 0)
        return sheet.tell('F8', 'most that RSS rose by while as much was said and everybody read, MB', rose);
      sheet.tell('F8', 'lines that do not read, cut as slow', after - cutBefore, `>= ${stuck}`);
      sheet.tell('F8', `most that RSS rose by for ${stuck} of them, MB`, rose, '<= 30');
    });
}

function cutOf(metrics: ReadonlyMap<string, number>): number {
  return metrics.get('baton_lines_cut_total{reason="slow"}') ?? 0;
}

async function handoffs(): Promise<void> {
  await on(relay(), async (served, { crowd, peers }) => {
    const cookie = await firstAgent(served);
    const live = many(1_000);
    await crowd.open(live, OPENING);
    await crowd.start(false);
    await peers.open(many(400), 200);
    const talking = crowd.talk(100 * scale, quick ? 5 : 25);
    const times = await peers.handoffs(many(400), 20, cookie);
    await talking;
    sheet.tell('HANDOFF', `handoffs timed, ${live} live threads, 100 messages/s`, times.count, `>= ${many(400)}`);
    sheet.tell('HANDOFF', 'decision to package on the agent’s socket p50, ms', times.p50);
    sheet.tell('HANDOFF', 'decision to package on the agent’s socket p99, ms', times.p99, '<= 100');
  });
}

// Coming and going

async function storm(): Promise<void> {
  await on(relay(), async (served, { peers }) => {
    const count = many(5_000);
    const open = await peers.open(count, 500);
    await peers.mark();
    await served.end('SIGKILL');
    const begun = performance.now();
    await served.start();
    const readyIn = performance.now() - begun;
    const back = await peers.returned(40_000, Date.now());
    sheet.tell(
      'F6',
      'customers with a live thread (the widget’s own peer) when the relay is killed',
      open,
      `>= ${count}`,
    );
    sheet.tell('F6', 'ms until it is ready again', Math.round(readyIn), '<= 3000');
    sheet.tell('F6', 'ms from the kill until 95 % are whole again', back.p95, '<= 6000');
    sheet.tell('F6', 'ms from the kill until all are', back.all, '<= 15000');
    sheet.tell('AVL-05', 'dials that met the relay, fullest 100 ms over the mean', back.peakOverMean, '<= 3');
    sheet.tell('F6', 'dials that met the relay', back.dials);
    sheet.tell('AVL-05', STOOD_STILL, back.stoodStill);
  });
}

async function drain(): Promise<void> {
  await on(relay(), async (served, { peers }) => {
    const count = many(2_000);
    const open = await peers.open(count, 400);
    await peers.chatter(10_000);
    await pause(seconds(6_000 / 1_000) * 1_000);
    await peers.mark();
    const took = await served.end('SIGTERM');
    await served.start();
    const ready = Date.now();
    await pause(3_000);
    await peers.hush();
    const back = await peers.returned(60_000, ready);
    sheet.tell('F7', `customers saying something every 10 s at SIGTERM`, open, `>= ${count}`);
    sheet.tell('F7', 'ms from SIGTERM to the end', Math.round(took), '<= 25000');
    sheet.tell('F7', 'said and not in the log afterwards', back.said - back.confirmed, '0');
    sheet.tell('F7', 'shown as not sent', back.failed, '0');
    sheet.tell('F7', 'ms from SIGTERM until all are whole again', back.all);
    sheet.tell(
      'AVL-05',
      'dials after the bye that met the relay, fullest 100 ms over the mean',
      back.peakOverMean,
      '<= 3',
    );
    sheet.tell('AVL-05', STOOD_STILL, back.stoodStill);
  });
}

// Odds and ends

/** What the reader of the figures must know stands among them. */
function asFigure(what: string): Figure {
  return { id: 'NOTE', what, value: '', target: '', holds: true };
}

function loopOf(metrics: ReadonlyMap<string, number>) {
  const of = (name: string) =>
    Math.max(0, (metrics.get(`baton_nodejs_eventloop_lag_${name}_seconds`) ?? 0) * 1_000 - RESOLUTION);
  return { p99: round(of('p99')), max: round(of('max')) };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
