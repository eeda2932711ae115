// The console's small words: stages, refusals, addresses, links, drafts of replies.
import { expect, test } from 'vitest';
import type { By } from '#domain/event';
import type { Stage } from '#domain/thread';
import { draftReply } from '../../server/console/draft-reply.ts';
import { linked } from '../../server/console/linked.ts';
import { refusalWords } from '../../server/console/refusal-words.ts';
import { hashOf, routeOf } from '../../server/console/route.ts';
import { stageLine } from '../../server/console/stage-words.ts';
import { packageOf, TOM } from './cast.ts';

const words = { queueName: (id: string) => id.toUpperCase(), when: () => 'Monday', me: 'agent-maya' };
const tom: By = { role: 'agent', ...TOM };
const line = (event: Stage['event'], by: By = tom) =>
  stageLine({ kind: 'stage', id: 'x', seq: 1, at: 0, by, event }, words);

test('stages are told in one sentence, with what was written beside it', () => {
  expect(
    line({ type: 'handedOff', queue: 'billing', priority: 'high', row: 'x', firstReply: 900_000 }, { role: 'customer' })
      .text,
  ).toBe('Handed over to BILLING · first reply within 15 minutes');
  expect(line({ type: 'handedOff', queue: 'billing', priority: 'high', row: 'x', firstReply: null }).text).toBe(
    'Tom Brandt routed this to BILLING',
  );
  expect(line({ type: 'claimed' }, { ...tom, id: 'agent-maya' }).text).toBe('You took the thread');
  expect(line({ type: 'transferred', queue: 'legal', note: 'art. 17' })).toEqual({
    text: 'Tom Brandt transferred this to LEGAL',
    quote: 'art. 17',
  });
  expect(line({ type: 'rated', score: 4, comment: '' }, { role: 'customer' })).toEqual({
    text: 'The customer rated this 4 of 5',
    quote: null,
  });
});

test('a refusal says what happened and what to do', () => {
  const other = { kind: 'agent', queue: 'billing', agent: TOM.id, name: TOM.name } as const;
  const stale = { refused: 'stale', what: 'epoch 3' } as const;
  expect(refusalWords('claim', stale, other, 'me')).toContain('Tom Brandt was faster');
  expect(refusalWords('claim', stale, { kind: 'assistant' }, 'me')).toBe(
    'Not claimed: the assistant has this thread by now. Try again.',
  );
  expect(refusalWords('resolve', stale, { kind: 'queue', queue: 'billing' }, 'me')).toBe(
    'Not done: this thread waits in a queue. Claim it first.',
  );
  expect(refusalWords('reply', { refused: 'unauthorised', what: '' }, null, 'me')).toContain('Sign in again');
  expect(refusalWords('note', { refused: 'forbidden', what: 'Viewers read along.' }, null, 'me')).toBe(
    'Viewers read along.',
  );
});

test('addresses of the console come back as they were made', () => {
  for (const route of [{ at: 'desk' }, { at: 'thread', thread: 'a/b c' }, { at: 'set-up', token: 'x_-y' }] as const)
    expect(routeOf(hashOf(route))).toEqual(route);
  expect(routeOf('#/t/%E0%A4%A')).toEqual({ at: 'desk' });
});

test('web addresses in plain words are found, and the words stay whole', () => {
  const text = 'See https://a.example/x?y=1. And (https://b.example), ok?';
  const pieces = linked(text);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  expect(pieces.flatMap((piece) => piece.href ?? [])).toEqual(['https://a.example/x?y=1', 'https://b.example/']);
});

test('a drafted reply selects the step, names what is in hand, and invents nothing', () => {
  const draft = draftReply(
    packageOf({ nextStep: 'Refund it.', fields: { orderId: 'A1', phone: null } }),
    '',
    'Maya Okafor',
  );
  expect(draft?.text).toBe('Hello, I’m Maya, and I have everything you wrote here (order ID A1).\n\nRefund it.');
  expect(draft?.text.slice(...(draft?.selection ?? []))).toBe('Refund it.');
  expect(draftReply(packageOf(), 'Nora', 'Maya')).toBeNull();
});
