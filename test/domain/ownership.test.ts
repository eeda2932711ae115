// Who may write what, and when.
import { expect, test } from 'vitest';
import type { Draft, ThreadEvent } from '#domain/event';
import { type Proposer, whyNotAppend } from '#domain/ownership';
import { emptyThread } from '#domain/thread';
import { ADA, handsOff, says, started, threadOf } from './logs.ts';

const customer: Proposer = { kind: 'customer' };
const ada: Proposer = { kind: 'agent', id: 'agent-ada', name: 'Ada' };
const ben: Proposer = { kind: 'agent', id: 'agent-ben', name: 'Ben' };
const draft = (event: ThreadEvent, epoch: number): Draft => ({ id: 'draft-0001', epoch, event });
const answered: ThreadEvent = { type: 'answered', to: 'entry-2', text: 'Here is how.', documents: [], confidence: 0.9 };
const open = threadOf([started, says('hi')]);
const queued = threadOf([started, says('hi'), handsOff()]);
const claimed = threadOf([started, says('hi'), handsOff(), [ADA, { type: 'claimed' }]]);
const back = threadOf([started, says('hi'), handsOff(), [ADA, { type: 'claimed' }], [ADA, { type: 'handedBack' }]]);

const why = (thread: typeof open, by: Proposer, event: ThreadEvent, epoch = thread.epoch) =>
  whyNotAppend(thread, by, draft(event, epoch))?.refused ?? null;

test('PAIN-1: the assistant is refused while a queue or a person owns the thread, and late answers under an older epoch too', () => {
  expect(why(open, customer, answered)).toBe(null);
  expect(why(queued, customer, answered)).toBe('not_owner');
  expect(why(claimed, customer, answered)).toBe('not_owner');
  expect(why(back, customer, answered, 0)).toBe('stale');
  expect(why(back, customer, answered)).toBe(null);
});

test('a customer may speak under any epoch', () => {
  for (const thread of [open, queued, claimed, back])
    expect(why(thread, customer, { type: 'said', text: 'hello?' }, 0)).toBe(null);
});

test('PAIN-4: a second handoff of the same stretch is refused', () => {
  const event: ThreadEvent = { type: 'handedOff', queue: 'billing', priority: 'normal', row: 'x', firstReply: null };
  expect(why(open, customer, event)).toBe(null);
  expect(why(queued, customer, event, 0)).toBe('stale');
  expect(why(queued, customer, event)).toBe('not_owner');
});

test('PAIN-25: of two claims under one epoch the second is refused', () => {
  expect(why(queued, ada, { type: 'claimed' })).toBe(null);
  expect(why(claimed, ben, { type: 'claimed' }, queued.epoch)).toBe('stale');
});

test("an agent cannot speak in another agent's thread, only note or take it over", () => {
  expect(why(claimed, ben, { type: 'said', text: 'hi' })).toBe('not_owner');
  expect(why(claimed, ben, { type: 'noted', text: 'watching' }, 0)).toBe(null);
  expect(why(claimed, ben, { type: 'claimed' })).toBe(null);
  expect(why(claimed, ada, { type: 'said', text: 'hi' })).toBe(null);
});

test('a handoff is judged by an agent, under any epoch and whoever has the thread; there has to be one', () => {
  const judging = (handoff: number): ThreadEvent => ({ type: 'assessed', handoff, verdict: 'right' });
  expect(why(claimed, ben, judging(3), 0)).toBe(null);
  expect(why(back, ben, judging(3), 0)).toBe(null);
  expect(why(open, ben, judging(3))).toBe('conflict');
  expect(why(claimed, ben, judging(2))).toBe('conflict');
  expect(why(claimed, customer, judging(3))).toBe('forbidden');
});

test('customers do not claim, note or resolve; agents do not answer as the assistant or as the customer', () => {
  for (const event of [{ type: 'claimed' }, { type: 'noted', text: 'x' }, { type: 'resolved', reason: null }] as const)
    expect(why(queued, customer, event)).toBe('forbidden');
  for (const event of [
    answered,
    { type: 'identified', traits: {}, verified: true },
    { type: 'rated', score: 5, comment: null },
  ] as const)
    expect(why(claimed, ada, event)).toBe('forbidden');
});

test('a thread begins with “started” by a customer, once', () => {
  const empty = emptyThread('thread-1');
  expect(why(empty, customer, { type: 'said', text: 'hi' })).toBe('not_found');
  expect(why(empty, ada, { type: 'started', site: 'demo', locale: 'en', page: null })).toBe('forbidden');
  expect(why(open, customer, { type: 'started', site: 'demo', locale: 'en', page: null })).toBe('conflict');
});

test('waiting can be cancelled, a conversation with a person cannot', () => {
  expect(why(queued, customer, { type: 'cancelled' })).toBe(null);
  expect(why(claimed, customer, { type: 'cancelled' })).toBe('not_owner');
});
