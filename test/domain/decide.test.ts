// The decision: the matrix and the five signals against one turn.
import { expect, test } from 'vitest';
import { collectFrom } from '#domain/collect';
import { decide } from '#domain/decide';
import { rowOf } from '#domain/playbook';
import { ASSISTANT, answers, type Step, says, started, threadOf } from './logs.ts';
import { PLAYBOOK, readOf } from './playbook.ts';

const thread = threadOf([started, says('hello')]);
const asks = (field: string | null): Step => [
  ASSISTANT,
  { type: 'asked', to: 'entry-2', text: 'Which invoice is it?', field },
];
const decided = (row: string, field: string | null): Step => [
  ASSISTANT,
  { type: 'decided', decision: { ...decide(PLAYBOOK, thread, readOf('entry-2', row)), question: { field, text: '' } } },
];

test('asking for a person is an order, whatever the row says', () => {
  const asked = [{ words: 'talk to a human', rule: 'person' }];
  const decision = decide(PLAYBOOK, thread, readOf('entry-2', 'invoice-copy', {}, asked));
  expect(decision).toMatchObject({ act: 'handoff', queue: 'general', asked });
});

test.each([
  ['invoice-copy', {}, 'answer', 'general'],
  ['invoice-copy', { risk: 0.5 }, 'handoff', 'general'],
  ['invoice-copy', { emotion: 0.49, looping: 0.49 }, 'answer', 'general'],
  ['invoice-copy', { looping: 0.7 }, 'handoff', 'general'],
  ['invoice-wrong', { risk: 0.9 }, 'ask', 'billing'],
  ['invoice-wrong', { risk: 0.9, emotion: 0.8 }, 'handoff', 'billing'],
  ['account-compromised', {}, 'handoff', 'security'],
  ['cancel-account', {}, 'handoff', 'billing'],
  ['rant', { emotion: 0.8, risk: 1 }, 'answer', 'general'],
  ['rant', { emotion: 0.9 }, 'handoff', 'general'],
  [null, { confidence: 0.4 }, 'answer', 'general'],
  [null, { confidence: 0.6 }, 'ask', 'general'],
  [null, { confidence: 0.8 }, 'handoff', 'general'],
] as const)('PAIN-6: row %s with %o: %s, %s', (intent, strengths, act, queue) => {
  const decision = decide(PLAYBOOK, thread, readOf('entry-2', intent, strengths));
  expect(decision).toMatchObject({ act, queue, row: intent ?? 'unknown', acted: true });
});

test('stop says so, and its priority comes from the row', () => {
  const decision = decide(PLAYBOOK, thread, readOf('entry-2', 'account-compromised'));
  expect(decision).toMatchObject({ stop: true, priority: 'urgent' });
});

test('because holds the readings that decided, strongest first', () => {
  const decision = decide(PLAYBOOK, thread, readOf('entry-2', 'invoice-copy', { risk: 0.6, emotion: 0.9, value: 0.2 }));
  expect(decision.because.map((one) => one.signal)).toEqual(['emotion', 'risk']);
});

test('one more question is one: the second unclear turn of a segment goes to a person', () => {
  const again = threadOf([started, says('it is broken'), asks(null), says('the thing')]);
  expect(decide(PLAYBOOK, again, readOf('entry-4', null, { confidence: 0.6 })).act).toBe('handoff');
});

test('a field is asked for once: given or refused, the handoff goes on', () => {
  const replied = threadOf([
    started,
    says('wrong invoice'),
    decided('invoice-wrong', 'invoiceId'),
    asks('invoiceId'),
    says('INV-2041'),
  ]);
  expect(decide(PLAYBOOK, replied, readOf('entry-5', null))).toMatchObject({
    act: 'handoff',
    row: 'invoice-wrong',
    queue: 'billing',
  });
});

test('a field that stands in the first message is not asked for', () => {
  const given = threadOf([
    started,
    says('INV-7 is wrong'),
    [ASSISTANT, { type: 'collected', field: 'invoiceId', value: 'INV-7' }],
  ]);
  expect(decide(PLAYBOOK, given, readOf('entry-2', 'invoice-wrong')).act).toBe('handoff');
});

test('shadow records and does not act; a pilot acts for its queues alone', () => {
  const read = readOf('entry-2', 'cancel-account');
  expect(decide({ ...PLAYBOOK, mode: 'shadow' }, thread, read)).toMatchObject({ act: 'handoff', acted: false });
  expect(decide({ ...PLAYBOOK, mode: 'pilot', pilot: ['billing'] }, thread, read).acted).toBe(true);
  expect(decide({ ...PLAYBOOK, mode: 'pilot', pilot: ['security'] }, thread, read).acted).toBe(false);
});

const row = rowOf(PLAYBOOK, 'invoice-wrong');
const asked = threadOf([started, says('wrong invoice'), asks('invoiceId')]);

test.each([
  ['it is inv-2041, thanks', [{ field: 'invoiceId', value: 'inv-2041' }]],
  ['I do not have it', [{ field: 'invoiceId', value: null }]],
  ['why do you ask', [{ field: 'invoiceId', value: null }]],
])('collect from “%s”', (text, found) => expect(collectFrom(row, asked, text)).toEqual(found));

test('nothing is collected where nothing was asked and nothing matches', () => {
  expect(collectFrom(row, thread, 'this is wrong')).toEqual([]);
});

test('a refused field is still filled when the customer gives it later', () => {
  const refused = threadOf([
    started,
    says('wrong'),
    [ASSISTANT, { type: 'collected', field: 'invoiceId', value: null }],
  ]);
  expect(collectFrom(row, refused, 'found it: INV-12')).toEqual([{ field: 'invoiceId', value: 'INV-12' }]);
  expect(collectFrom(row, refused, 'no idea')).toEqual([]);
});

test('an answer is not a question: the row is not in charge after it', () => {
  const answered = threadOf([started, says('copy?'), answers('Here.'), says('thanks')]);
  expect(decide(PLAYBOOK, answered, readOf('entry-4', null)).row).toBe('unknown');
});
