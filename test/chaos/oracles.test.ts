// The checker is trusted only while it sees: each oracle is shown what it exists to find, and the same without the fault.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { By, Entry, ThreadEvent } from '#domain/event';
import { sqliteStore } from '../../server/store/sqlite.ts';
import { createOutbox } from '../../widget/peer/outbox.ts';
import { createPeer } from '../../widget/peer/peer.ts';
import { realTimers } from '../../widget/peer/timers.ts';
import type { Packet } from './frames.ts';
import { type LogOracle, openLogOracle } from './log-oracle.ts';
import { createVerdict, type Verdict } from './verdict.ts';
import { createViewOracle } from './view-oracle.ts';
import { createWireOracle, type WireOracle } from './wire-oracle.ts';
import { createWitness, type Who, type Witness } from './witness.ts';

const ALICE: Who = { kind: 'customer', name: 'alice' };
const MALLORY: Who = { kind: 'customer', name: 'mallory' };
const ADA: Who = { kind: 'agent', name: 'Ada', id: 'ada' };
const BY_CUSTOMER: By = { role: 'customer' };
const BY_ADA: By = { role: 'agent', id: 'ada', name: 'Ada' };
const started: ThreadEvent = { type: 'started', site: 'shop', locale: 'en', page: null };
const handedOff: ThreadEvent = { type: 'handedOff', queue: 'q', priority: 'normal', row: 'r', firstReply: null };

let folder: string;
let verdict: Verdict;
let witness: Witness;
let log: LogOracle;
let wire: WireOracle;
let file: InstanceType<typeof DatabaseSync>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-oracles-'));
  const path = join(folder, 'baton.db');
  await (await sqliteStore(path)).close();
  file = new DatabaseSync(path);
  verdict = createVerdict();
  witness = createWitness();
  witness.owners.set('t', 'alice');
  log = openLogOracle(path, witness, verdict);
  wire = createWireOracle(witness, verdict);
});
afterEach(() => {
  log.close();
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Past the relay and its rules, straight into the file, as the relay's worst bug could. */
function commit(seq: number, event: ThreadEvent, by: By = BY_CUSTOMER, epoch = 0, id = `draft-${seq}`): Entry {
  const who = by.role === 'agent' ? ADA : ALICE;
  if (by.role !== 'relay') witness.proposals.set(id, { who, thread: 't', epoch });
  return commitUnproposed(seq, event, by, id);
}

function commitUnproposed(seq: number, event: ThreadEvent, by: By, id: string): Entry {
  file
    .prepare(
      'insert into entries (thread, seq, id, digest, at, age, by_json, event_json) values (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run('t', seq, id, 'digest', 1, 0, JSON.stringify(by), JSON.stringify(event));
  return { seq, at: 1, age: 0, by, id, event };
}

function press(n: number, author = 'alice'): ThreadEvent {
  const text = `${author} ${n}`;
  witness.presses.set(text, { text, author, thread: 't', n });
  return { type: 'said', text };
}

const seen = () => {
  log.look();
  return [...new Set(verdict.violations().map((one) => one.id))];
};
const event = (name: string, body: unknown): Packet => ({ kind: 'event', id: null, name, body });
const call = (id: number, name: string, body: unknown): Packet => ({ kind: 'event', id, name, body });
const answer = (id: number, body: unknown): Packet => ({ kind: 'ack', id, name: '', body });

test('what is as it should be breaks nothing', () => {
  const line = wire.watch(ALICE);
  line.up(call(1, 'propose', { thread: 't', draft: { id: 'draft-1', epoch: 0 } }));
  const first = commit(1, started);
  line.down(answer(1, { ok: true, entry: first }));
  line.up(call(2, 'join', { thread: 't', after: 0, lineage: null }));
  line.down(answer(2, { ok: true, head: 1, entries: [first], more: false }));
  line.down(event('entry', { thread: 't', entry: commit(2, press(1)) }));
  commit(3, handedOff);
  commit(4, { type: 'claimed' }, BY_ADA, 1);
  commit(5, press(1, 'Ada'), BY_ADA, 2);
  commit(6, { type: 'handedBack' }, BY_ADA, 2);
  expect(seen()).toEqual([]);
});

test('I1: an acknowledged entry that is not in the log is seen', () => {
  const line = wire.watch(ALICE);
  line.up(call(1, 'propose', { thread: 't', draft: { id: 'draft-1', epoch: 0 } }));
  const entry = { seq: 1, at: 1, age: 0, by: BY_CUSTOMER, id: 'draft-1', event: started };
  line.down(answer(1, { ok: true, entry }));
  expect(seen()).toEqual(['I1']);
});

test('I2: the same words twice are seen', () => {
  commit(1, started);
  commit(2, press(1));
  commit(3, press(1));
  expect(seen()).toContain('I2');
});

test('I3: an entry nobody proposed is seen, and one by another than its proposer', () => {
  commitUnproposed(1, started, BY_CUSTOMER, 'draft-1');
  expect(seen()).toEqual(['I3']);
});

test('I4: a gap in the numbering is seen', () => {
  commit(1, started);
  commit(3, press(1));
  expect(seen()).toEqual(['I4']);
});

test('I5: an entry that is told otherwise than it was committed is seen, and one that changed on the disk', () => {
  const entry = commit(1, started);
  wire.watch(ALICE).down(event('entry', { thread: 't', entry: { ...entry, at: 2 } }));
  expect(seen()).toEqual(['I5']);
  file.exec('update entries set at = 7');
  log.lookAgain();
  expect(verdict.violations()).toHaveLength(2);
});

test('I6: words out of their author’s order are seen', () => {
  commit(1, started);
  const [first, second] = [press(1), press(2)];
  commit(2, second);
  commit(3, first);
  expect(seen()).toEqual(['I6']);
});

test('I7: an entry skipped in what a joined line is told is seen, and a view that is not the log', () => {
  const line = wire.watch(ALICE);
  const first = commit(1, started);
  line.up(call(1, 'join', { thread: 't', after: 0, lineage: null }));
  line.down(answer(1, { ok: true, head: 1, entries: [first], more: false }));
  commit(2, press(1));
  line.down(event('entry', { thread: 't', entry: commit(3, press(2)) }));
  expect(seen()).toEqual(['I7']);
  const views = createViewOracle(log, verdict);
  const peer = peerOf();
  views.watch({ name: 'alice', kind: 'customer', thread: 't', peer, written: () => [] });
  peer.receive({ ...first, at: 99 });
  views.look();
  expect(verdict.violations()).toHaveLength(2);
  peer.stop();
});

test('I8: a join that misses an entry acknowledged before is seen', () => {
  const [one, two] = [wire.watch(ALICE), wire.watch(ALICE)];
  one.up(call(1, 'propose', { thread: 't', draft: { id: 'draft-1', epoch: 0 } }));
  one.down(answer(1, { ok: true, entry: commit(1, started) }));
  two.up(call(1, 'join', { thread: 't', after: 0, lineage: null }));
  two.down(answer(1, { ok: true, head: 0, entries: [], more: false }));
  expect(seen()).toEqual(['I8']);
});

test('I9: a claim under a stale epoch is seen, and words of an agent who is not the holder', () => {
  commit(1, started);
  commit(2, handedOff);
  commit(3, { type: 'claimed' }, BY_ADA, 1);
  commit(4, { type: 'claimed' }, { role: 'agent', id: 'ada', name: 'Ada' }, 1);
  expect(seen()).toEqual(['I9']);
});

test('I10: a request for a person that somebody else than a person cleared is seen', () => {
  commit(1, started);
  commit(2, handedOff);
  commit(3, { type: 'handedBack' }, { role: 'relay' });
  expect(seen()).toEqual(['I10']);
});

test('I11: a packet of somebody else’s thread, agents’ words on a customer’s line, and packets of agents are seen', () => {
  const note: ThreadEvent = { type: 'noted', text: 'do not tell' };
  const entry = { seq: 1, at: 1, age: 0, by: BY_ADA, id: 'draft-1', event: note };
  for (const [who, packet] of [
    [MALLORY, event('typing', { thread: 't', role: 'agent', name: 'Ada', on: true })],
    [ALICE, event('entry', { thread: 't', entry })],
    [ALICE, event('card', { card: {}, gone: false })],
    [ALICE, event('surprise', {})],
  ] as const) {
    const before = verdict.violations().length;
    wire.watch(who).down(packet);
    const found = verdict.violations().slice(before);
    expect(new Set(found.map((one) => one.id))).toEqual(new Set(['I11']));
  }
});

test('I14: a message that was shown and vanishes is seen', () => {
  const views = createViewOracle(log, verdict);
  const peer = peerOf();
  const { id } = peer.propose(started);
  views.watch({ name: 'alice', kind: 'customer', thread: 't', peer, written: () => [id] });
  peer.discard(id);
  expect(seen()).toEqual(['I14']);
  peer.stop();
});

function peerOf() {
  return createPeer({
    id: 't',
    line: null,
    outbox: createOutbox({ thread: 't', storage: null }),
    proposer: { kind: 'customer' },
    timers: realTimers,
    now: Date.now,
    newId: () => 'draft-0001',
  });
}
