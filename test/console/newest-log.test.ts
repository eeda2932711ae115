// A thread opened by its newest page is the same thread: at once in all but its items, and with them once the pages before it were fetched.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry } from '#domain/event';
import { beforeOf } from '#domain/newest';
import { emptyThread, reduceAll, type Thread } from '#domain/thread';
import { createNewestLog, type NewestLog } from '../../server/console/newest-log.ts';
import { createLog } from '../../widget/peer/log.ts';
import {
  ADA,
  ASSISTANT,
  answers,
  BEN,
  CUSTOMER,
  handsOff,
  logOf,
  RELAY,
  type Step,
  says,
  started,
} from '../domain/logs.ts';

/** Opened by the page of the entries after this many, as the relay answers. */
function openedAfter(entries: readonly Entry[], skipped: number): NewestLog {
  const log = createNewestLog('thread-1');
  const page = entries.slice(skipped);
  log.expect(beforeOf(reduceAll(emptyThread('thread-1'), entries), page[0]?.seq ?? 0));
  log.reset('lineage');
  log.add(page);
  return log;
}

function whole(entries: readonly Entry[]): Thread {
  const log = createLog('thread-1');
  log.add(entries);
  return log.thread();
}

const file = (name: string): Step => [
  CUSTOMER,
  { type: 'attached', file: { id: '0'.repeat(32), name, type: 'image/png', bytes: 10 } },
];

const decided = (turn: string): Step => [
  ASSISTANT,
  {
    type: 'decided',
    decision: {
      turn,
      act: 'answer',
      row: `row-of-${turn}`,
      intentScore: 1,
      queue: 'billing',
      priority: 'normal',
      because: [],
      asked: [],
      question: null,
      stop: false,
      acted: true,
      playbook: '1',
    },
  },
];

const step: fc.Arbitrary<(at: number) => Step> = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8 }).map((text) => () => says(text)),
  fc.constant(() => says('I look.', ADA)),
  fc.constant((at: number) => answers('Here.', `entry-${at}`)),
  fc.constant((at: number) => decided(`entry-${at}`)),
  fc.constant(() => handsOff()),
  fc.constant((): Step => [BEN, { type: 'claimed' }]),
  fc.constant((): Step => [ADA, { type: 'noted', text: 'VIP', mentions: ['agent-ben'] }]),
  fc.constant((): Step => [BEN, { type: 'handedBack' }]),
  fc.constant((): Step => [ADA, { type: 'resolved', reason: null }]),
  fc.constant((): Step => [ADA, { type: 'transferred', queue: 'sales', note: null }]),
  fc.constant((): Step => [RELAY, { type: 'promised', opensAt: null }]),
  fc.constant(() => file('a.png')),
  fc.nat(40).map((entry) => (): Step => [CUSTOMER, { type: 'judged', answer: `entry-${entry}`, helpful: true }]),
  fc.nat(40).map((entry) => (): Step => [ADA, { type: 'edited', entry, text: 'Better.' }]),
);

const removal: fc.Arbitrary<(at: number) => Step> = fc
  .nat(40)
  .map((entry) => (): Step => [ADA, { type: 'removed', entry, why: 'secret' }]);

const logs = (some: fc.Arbitrary<(at: number) => Step>, atLeast: number) =>
  fc
    .array(some, { minLength: atLeast, maxLength: 40 })
    .map((steps) => logOf([started, ...steps.map((one, at) => one(at + 1))]));

test('by its newest page a thread amounts to what the whole log does, whatever is in it and wherever the page begins', () => {
  fc.assert(
    fc.property(logs(step, 1), fc.nat(40), fc.nat(10), (entries, cut, later) => {
      const skipped = Math.min(cut, entries.length - 1);
      const split = Math.max(skipped + 1, entries.length - later);
      const log = openedAfter(entries.slice(0, split), skipped);
      log.add(entries.slice(split));
      const { items, decisions, ...rest } = log.thread();
      const { items: all, decisions: decided, ...expected } = whole(entries);
      expect(rest).toEqual(expected);
      expect(items).toEqual(all.filter(({ seq }) => seq > skipped));
      expect(decisions.at(-1)).toEqual(decided.at(-1));
      expect(log.earlier().items).toBe(all.length - items.length);
      expect(log.earlier().files).toEqual(all.filter((item) => item.kind === 'attached' && item.seq <= skipped));
    }),
    { numRuns: 300 },
  );
});

test('with the pages before it, it is the whole thread: what was judged, corrected or removed since in them is so', () => {
  fc.assert(
    fc.property(
      logs(fc.oneof({ weight: 8, arbitrary: step }, removal), 2),
      fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 }),
      (written, sizes) => {
        // The relay stores what was removed without its content.
        const log_ = createLog('thread-1');
        log_.add(written);
        const entries = log_.entries();
        const log = openedAfter(entries, entries.length - 1);
        for (let turn = 0; log.first() > 1; turn += 1) {
          const end = log.first() - 1;
          log.addEarlier(entries.slice(Math.max(0, end - (sizes[turn % sizes.length] ?? 1)), end));
        }
        expect(log.thread().items).toEqual(whole(entries).items);
        expect(log.thread().head).toBe(entries.length);
        expect(log.earlier()).toEqual({ items: 0, files: [], handedOff: null });
        expect(log.entries()).toEqual(entries);
      },
    ),
    { numRuns: 300 },
  );
});

test('a page that does not end just before what is here is not taken', () => {
  const entries = logOf([started, says('one'), says('two'), says('three')]);
  const log = openedAfter(entries, 3);
  log.addEarlier(entries.slice(0, 2));
  expect(log.first()).toBe(4);
  log.addEarlier(entries.slice(1, 3));
  expect(log.first()).toBe(2);
});

test('what is removed before the newest page leaves it torn, until it is told anew what the thread amounts to', () => {
  const entries = logOf([started, says('my password is swordfish'), says('and now?')]);
  const log = openedAfter(entries, 2);
  const removed = logOf([started, says(''), says('and now?'), [ADA, { type: 'removed', entry: 2, why: 'secret' }]]);
  log.add(removed.slice(3));
  expect(log.isTorn()).toBe(true);
  log.expect(beforeOf(whole(removed), 3));
  log.add(removed.slice(2));
  expect(log.isTorn()).toBe(false);
  expect(log.thread().head).toBe(4);
});

test('what comes early waits for what is missing', () => {
  const entries = logOf([started, says('one'), says('two'), says('three'), says('four')]);
  const log = openedAfter(entries.slice(0, 3), 2);
  expect(log.add([entries[4] as Entry])).toEqual([]);
  expect(log.gap()).toBe(true);
  expect(log.add([entries[3] as Entry]).map(({ seq }) => seq)).toEqual([4, 5]);
  expect(log.gap()).toBe(false);
});
