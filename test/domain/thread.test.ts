// The thread as a log: what a log of entries amounts to.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry, ThreadEvent } from '#domain/event';
import { asCustomerSees } from '#domain/event';
import { emptyThread, reduce, reduceAll } from '#domain/thread';
import { ADA, answers, BEN, CUSTOMER, handsOff, logOf, RELAY, type Step, says, started, threadOf } from './logs.ts';

const WHOLE = [
  started,
  says('this invoice is wrong'),
  answers('See the invoice page.'),
  handsOff(),
  [ADA, { type: 'claimed' }],
  says('Hello, Ada here.', ADA),
  [ADA, { type: 'noted', text: 'looks like a double charge' }],
  [ADA, { type: 'resolved', reason: 'credit note' }],
  [CUSTOMER, { type: 'rated', score: 5, comment: null }],
] as const;

test('rule 2: reduce is idempotent by seq, whatever comes twice', () => {
  const log = logOf(WHOLE);
  const once = reduceAll(emptyThread('thread-1'), log);
  fc.assert(
    fc.property(fc.array(fc.nat(log.length - 1)), (again) => {
      const twice = reduceAll(
        once,
        again.map((at) => log[at] as Entry),
      );
      expect(twice).toEqual(once);
    }),
  );
});

test('rule 7: live is replay: one entry at a time or all at once is the same thread', () => {
  const judged = (answer: string): Step => [CUSTOMER, { type: 'judged', answer, helpful: false }];
  const log = logOf([...WHOLE.slice(0, 3), judged('entry-3'), judged('nothing'), ...WHOLE.slice(3)]);
  const whole = reduceAll(emptyThread('thread-1'), log);
  const stepwise = log.reduce((thread, entry) => reduce(thread, entry), emptyThread('thread-1'));
  expect(stepwise).toEqual(whole);
  expect(whole.head).toBe(log.length);
});

test('rule 9: an event of a later version changes nothing but the head', () => {
  const thread = threadOf([started, says('hello')]);
  const later = {
    ...logOf([started])[0],
    seq: 3,
    id: 'entry-3',
    event: { type: 'teleported' } as unknown as ThreadEvent,
  } as Entry;
  const next = reduce(thread, later);
  expect(next.head).toBe(3);
  expect({ ...next, head: 0 }).toEqual({ ...thread, head: 0 });
});

test('rule 11: every change of owner raises the epoch, and there is one owner at a time', () => {
  const epochs = WHOLE.map((_, at) => threadOf(WHOLE.slice(0, at + 1)).epoch);
  expect(epochs).toEqual([0, 0, 0, 1, 2, 2, 2, 3, 3]);
  expect(threadOf(WHOLE.slice(0, 5)).owner).toEqual({
    kind: 'agent',
    queue: 'billing',
    agent: 'agent-ada',
    name: 'Ada',
  });
});

test("rule 11: an agent's reply by any route takes ownership", () => {
  const thread = threadOf([started, says('hi'), says('I am on it', BEN)]);
  expect(thread.owner).toMatchObject({ kind: 'agent', agent: 'agent-ben' });
  expect(thread.epoch).toBe(1);
});

test('rule 12: ownership cuts the thread into segments, with their own times and rating', () => {
  const { segments } = threadOf(WHOLE);
  expect(segments.map((one) => one.kind)).toEqual(['assistant', 'waiting', 'person', 'assistant']);
  expect(segments[2]).toMatchObject({
    startedAt: 240_000,
    firstReplyAt: 300_000,
    endedAt: 420_000,
    rating: 5,
    agent: 'agent-ada',
  });
});

test("rule 13: a customer never gets a note, a transfer's note or a reason, and no seq is missing", () => {
  const log = logOf([...WHOLE.slice(0, 7), [ADA, { type: 'transferred', queue: 'legal', note: 'rude one' }], WHOLE[7]]);
  const seen = log.map(asCustomerSees);
  expect(JSON.stringify(seen)).not.toMatch(/double charge|rude one|credit note/);
  expect(seen.map((entry) => entry.seq)).toEqual(log.map((entry) => entry.seq));
});

test('a customer who writes after the resolution reopens the thread with the assistant in a new segment', () => {
  const thread = threadOf([...WHOLE, says('it happened again')]);
  expect(thread).toMatchObject({ status: 'open', reopened: 1, owner: { kind: 'assistant' }, handoff: null });
  expect(thread.segments.at(-1)).toMatchObject({ kind: 'assistant', from: 10 });
});

test('the SLA runs from the handoff as the relay numbered it, and stops at the first reply', () => {
  const waiting = threadOf(WHOLE.slice(0, 4));
  expect(waiting.handoff).toMatchObject({ at: 180_000, dueAt: 180_000 + 900_000, firstReplyAt: null });
  expect(threadOf(WHOLE.slice(0, 6)).handoff?.firstReplyAt).toBe(300_000);
});

test('released goes back to the queue it came from; handed back and cancelled go to the assistant', () => {
  const claimed = WHOLE.slice(0, 5);
  expect(threadOf([...claimed, [RELAY, { type: 'released', reason: 'left' }]]).owner).toEqual({
    kind: 'queue',
    queue: 'billing',
  });
  const back = threadOf([...claimed, [ADA, { type: 'handedBack' }]]);
  expect(back).toMatchObject({ owner: { kind: 'assistant' }, handoff: null, package: null });
});

test('passed to a colleague: one change of owner, one new segment, the handoff and its promise go on', () => {
  const to = { agent: 'agent-ben', name: 'Ben' };
  const before = threadOf(WHOLE.slice(0, 5));
  const after = threadOf([...WHOLE.slice(0, 5), [ADA, { type: 'transferred', queue: 'legal', note: null, to }]]);
  expect(after.owner).toEqual({ kind: 'agent', queue: 'legal', ...to, given: true });
  expect(after.epoch).toBe(before.epoch + 1);
  expect(after.segments.slice(before.segments.length)).toMatchObject([{ kind: 'person', agent: 'agent-ben' }]);
  expect(after.handoff).toEqual({ ...before.handoff, queue: 'legal' });
});

test('what was put aside is taken up again by whoever writes, by another owner, or by hand', () => {
  const aside: readonly Step[] = [...WHOLE.slice(0, 5), [ADA, { type: 'snoozed', until: 9_000_000 }]];
  const until = (...more: readonly Step[]) => threadOf([...aside, ...more]).snoozedUntil;
  expect(until()).toBe(9_000_000);
  expect(until([ADA, { type: 'noted', text: 'still waiting for finance' }])).toBe(9_000_000);
  for (const step of [
    says('hello?'),
    says('There is news', ADA),
    [ADA, { type: 'snoozed', until: null }],
    [ADA, { type: 'handedBack' }],
    [RELAY, { type: 'released', reason: 'left' }],
  ] as const)
    expect(until(step)).toBeUndefined();
});

test('what was said while offline stands at the time it was said', () => {
  const entry: Entry = {
    seq: 1,
    at: 90_000,
    age: 30_000,
    by: CUSTOMER,
    id: 'entry-1',
    event: { type: 'said', text: 'hi' },
  };
  expect(reduce(emptyThread('thread-1'), entry).items[0]?.at).toBe(60_000);
});
