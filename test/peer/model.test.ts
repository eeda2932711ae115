// Two tabs of a customer and two agents on one thread, random verbs and random faults. Nothing heals by hand before the comparison.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asCustomerSees, type Draft } from '#domain/event';
import { refusal } from '#domain/ownership';
import type { Peer, Status } from '../../widget/peer/peer.ts';
import {
  ADA,
  answered,
  BEN,
  CUSTOMER,
  createStage,
  handedOff,
  type Side,
  type Stage,
  started,
  THREAD,
} from './stage.ts';

const NAMES = ['one', 'two', 'ada', 'ben'] as const;
type Name = (typeof NAMES)[number];

/** Refusals that pass, of everybody's drafts or joins. */
const PASSING = ['busy', 'limited', 'unauthorised'] as const;

type Command =
  | { readonly do: 'say' | 'act' | 'retry' | 'cut' | 'away' | 'back' | 'reload' | 'wake'; readonly who: Name }
  | {
      readonly do: 'loseAnswers' | 'loseBroadcasts' | 'doubleBroadcasts' | 'delayBroadcasts';
      readonly who: Name;
      readonly count: number;
    }
  /** Entries of the log arrive once more, out of order, as from a catch-up that was overtaken. */
  | { readonly do: 'again'; readonly who: Name; readonly back: readonly number[] }
  | { readonly do: 'refuseDrafts' | 'refuseJoins'; readonly why: (typeof PASSING)[number] | null }
  | { readonly do: 'pass' | 'step'; readonly ms: number }
  | { readonly do: 'restore'; readonly keep: number };

const who = fc.constantFrom(...NAMES);
const count = fc.integer({ min: 1, max: 3 });
const verb = fc.record({ do: fc.constantFrom('say', 'say', 'say', 'act'), who });
const trouble = fc.oneof(
  fc.record({ do: fc.constantFrom('cut', 'away', 'back', 'reload', 'wake'), who }),
  fc.record({
    do: fc.constantFrom('loseAnswers', 'loseBroadcasts', 'doubleBroadcasts', 'delayBroadcasts'),
    who,
    count,
  }),
  fc.record({ do: fc.constant('retry'), who }),
  fc.record({
    do: fc.constant('again'),
    who,
    back: fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ do: fc.constantFrom('refuseDrafts', 'refuseJoins'), why: fc.constantFrom(null, ...PASSING) }),
  fc.record({ do: fc.constant('step'), ms: fc.constantFrom(-86_400_000, 3_600_000) }),
);
const pass = fc.record({ do: fc.constant('pass'), ms: fc.constantFrom(0, 21, 45, 300, 3_000, 12_000) });
const command = fc.oneof(
  { weight: 4, arbitrary: verb },
  { weight: 3, arbitrary: trouble },
  { weight: 3, arbitrary: pass },
);
const restore = fc.record({ do: fc.constant('restore'), keep: fc.integer({ min: 1, max: 6 }) });
const commands = (one: fc.Arbitrary<unknown>) =>
  fc.array(one as fc.Arbitrary<Command>, { minLength: 5, maxLength: 45 });

/** Given on the command line to look for more; the shrunk case and its seed are printed on failure. */
const seed = Number(process.env.SEED ?? 20_260_405);
const numRuns = Number(process.env.RUNS ?? 1_000);

test(`DEL-16, I7: whatever fails meanwhile, in the end every view is the log, once, in order, and nothing is lost (${numRuns} runs, seed ${seed})`, {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(commands(command), async (script) => {
      const world = await play(script);
      expect(inLog(world)).toEqual(
        expect.arrayContaining(world.said.filter((one) => !isAgent(one.by)).map((one) => one.draft.id)),
      );
      for (const { by, draft } of world.said)
        if (isAgent(by) && !inLog(world).includes(draft.id))
          expect(world.sides[by].peer.view().statuses(draft.id)).toBe('failed');
    }),
    { seed, numRuns },
  );
});

test(`DEL-16, DEL-13: also when backups are restored in between, views end up equal to the log and drafts are not doubled (seed ${seed})`, {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      commands(fc.oneof({ weight: 12, arbitrary: command }, { weight: 1, arbitrary: restore })),
      async (script) => void (await play(script, false)),
    ),
    { seed, numRuns: Math.ceil(numRuns / 3) },
  );
});

interface World {
  readonly stage: Stage;
  readonly sides: Record<Name, Side>;
  readonly said: { readonly by: Name; readonly draft: Draft }[];
}

async function play(script: readonly Command[], oneLineage = true): Promise<World> {
  const stage = createStage({ page: 4, readTime: 30 });
  const tabs = { one: stage.storage.tab(), two: stage.storage.tab() };
  const enter = (name: Name) => {
    const side = isAgent(name)
      ? stage.enter(name === 'ada' ? ADA : BEN)
      : stage.enter(CUSTOMER, { tab: tabs[name], cached: true });
    if (oneLineage) watchStatuses(side.peer, world.said);
    return side;
  };
  const world: World = { stage, sides: {} as Record<Name, Side>, said: [] };
  world.sides.one = enter('one');
  world.sides.one.peer.propose(started);
  await stage.clock.pass(200);
  for (const name of ['two', 'ada', 'ben'] as const) world.sides[name] = enter(name);

  for (const one of script) {
    if (oneLineage || one.do !== 'again') await run(world, one, enter);
    if (oneLineage) isPrefix(world);
  }

  stage.relay.refuseDrafts(null);
  stage.relay.refuseJoins(null);
  for (const { line } of Object.values(world.sides)) {
    line.reachable(true);
    for (const fault of ['loseAnswers', 'loseBroadcasts', 'doubleBroadcasts', 'delayBroadcasts'] as const)
      line[fault](0);
  }
  await stage.clock.pass(90_000);
  ended(world);
  for (const { peer } of Object.values(world.sides)) peer.stop();
  stage.relay.stop();
  return world;
}

async function run(world: World, command: Command, enter: (name: Name) => Side): Promise<void> {
  const { stage, sides, said } = world;
  switch (command.do) {
    case 'say': {
      const draft = sides[command.who].say(`${command.who} ${said.length}`);
      said.push({ by: command.who, draft });
      return;
    }
    case 'act':
      return act(sides[command.who].peer, command.who);
    case 'cut':
      return sides[command.who].line.cut();
    case 'away':
      return sides[command.who].line.reachable(false);
    case 'back':
      return sides[command.who].line.reachable(true);
    case 'wake':
      return sides[command.who].line.wake();
    case 'reload':
      if (isAgent(command.who)) return;
      sides[command.who].peer.stop();
      sides[command.who].line.close();
      sides[command.who] = enter(command.who);
      return;
    case 'retry':
      return retried(world, command.who);
    case 'again':
      return again(world, command.who, command.back);
    case 'refuseDrafts':
    case 'refuseJoins':
      return stage.relay[command.do](command.why && refusal(command.why, 'later'));
    case 'step':
      return stage.clock.step(command.ms);
    case 'pass':
      return stage.clock.pass(command.ms);
    case 'restore':
      return stage.relay.restore(THREAD, command.keep);
    default:
      return sides[command.who].line[command.do](command.count);
  }
}

/** Whatever seems possible on what this side sees, so that owners change under way. */
function act(peer: Peer, name: Name): void {
  const { owner, head } = peer.view().thread;
  if (head === 0) return;
  if (!isAgent(name)) {
    if (owner.kind === 'assistant') peer.propose(head % 3 === 0 ? handedOff : answered(`answer ${head}`));
    if (owner.kind === 'queue') peer.propose({ type: 'cancelled' });
    return;
  }
  if (owner.kind !== 'agent') peer.propose({ type: 'claimed' });
  else peer.propose(head % 2 === 0 ? { type: 'handedBack' } : { type: 'noted', text: 'a note' });
}

function isAgent(name: Name): name is 'ada' | 'ben' {
  return name === 'ada' || name === 'ben';
}

/** As if it were proposed now: it takes its place behind what was said since. */
function retried({ sides, said }: World, who: Name): void {
  const failed = sides[who].peer.view().failed[0];
  const at = said.findIndex((one) => one.draft.id === failed?.draft.id);
  const [one] = at < 0 ? [] : said.splice(at, 1);
  if (!failed || !one) return;
  said.push(one);
  sides[who].peer.retry(failed.draft.id);
}

function again({ stage, sides }: World, who: Name, back: readonly number[]): void {
  const log = stage.relay.log(THREAD);
  for (const one of back) {
    const entry = log[log.length - 1 - one];
    if (entry) sides[who].peer.receive(isAgent(who) ? entry : asCustomerSees(entry));
  }
}

const RANK: Record<Status, number> = { pending: 0, failed: 0, sent: 1, seen: 2 };

/** A status never goes back, what was shown does not vanish, and nothing is shown twice. */
function watchStatuses(peer: Peer, said: World['said']): void {
  const ranks = new Map<string, number>();
  peer.subscribe(() => {
    const view = peer.view();
    for (const { draft } of said) {
      const status = view.statuses(draft.id);
      if (status === null && ranks.has(draft.id)) throw new Error(`${draft.id} was shown and is gone`);
      if (status === null) continue;
      if (RANK[status] < (ranks.get(draft.id) ?? 0)) throw new Error(`${draft.id} went back to ${status}`);
      ranks.set(draft.id, RANK[status]);
    }
    const ids = view.thread.items.map((item) => item.id);
    if (new Set(ids).size !== ids.length) throw new Error('shown twice');
  });
}

/** At any instant what a side knows is a prefix of the log. */
function isPrefix({ stage, sides }: World): void {
  for (const name of NAMES) {
    const entries = sides[name].peer.entries();
    const log = stage.relay.log(THREAD).slice(0, entries.length);
    expect(entries).toEqual(isAgent(name) ? log : log.map(asCustomerSees));
  }
}

function ended(world: World): void {
  const { stage, sides } = world;
  const log = stage.relay.log(THREAD);
  const ids = log.map((entry) => entry.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const name of NAMES) {
    const { peer } = sides[name];
    const view = peer.view();
    expect(peer.entries()).toEqual(isAgent(name) ? log : log.map(asCustomerSees));
    if (log.length > 0) expect(view.state).toBe('live');
    expect(view.thread).toEqual(view.confirmed);
    const mine = world.said.filter((one) => one.by === name).map((one) => one.draft.id);
    expect(ids.filter((id) => mine.includes(id))).toEqual(mine.filter((id) => ids.includes(id)));
  }
}

function inLog({ stage }: World): readonly string[] {
  return stage.relay.log(THREAD).map((entry) => entry.id);
}
