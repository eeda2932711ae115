// The context package: what the agent gets, and that nothing in it is invented.
import { expect, test } from 'vitest';
import { courtesyOf } from '#domain/courtesy';
import { decide } from '#domain/decide';
import { buildPackage } from '#domain/pack';
import { ASSISTANT, answers, CUSTOMER, handsOff, type Step, says, started, threadOf } from './logs.ts';
import { PLAYBOOK, readOf } from './playbook.ts';

const looping = { words: "that's not what I asked", rule: 'rejected_answer' };
const read = [
  readOf('entry-3', 'invoice-copy'),
  { ...readOf('entry-5', 'invoice-wrong', { risk: 0.9 }), ...withLooping('entry-5') },
];
function withLooping(turn: string) {
  const base = readOf(turn, 'invoice-wrong', { risk: 0.9 });
  return {
    readings: { ...base.readings, looping: { signal: 'looping', strength: 0.7, evidence: [looping] } as const },
  };
}
const decision = decide(PLAYBOOK, threadOf([started, says('x')]), {
  ...readOf('entry-5', 'invoice-wrong', { risk: 0.9 }),
});
const LOG: readonly Step[] = [
  started,
  [CUSTOMER, { type: 'identified', traits: { name: 'Mia', plan: 'Team' }, verified: false }],
  says('can I get my March invoice?'),
  answers('Open Billing and download it.', 'entry-3'),
  says("that's not what I asked, you charged me twice on INV-2041"),
  [ASSISTANT, { type: 'collected', field: 'invoiceId', value: 'INV-2041' }],
  [ASSISTANT, { type: 'decided', decision }],
  handsOff(),
  says('thanks'),
];

test('it holds intent, account, what was tried and how it was taken, documents, reasons, fields and the next step', () => {
  const made = buildPackage(PLAYBOOK, threadOf(LOG), read);
  expect(made.intent).toEqual({ id: 'invoice-wrong', name: 'invoice wrong', score: 0.9 });
  expect(made.account).toEqual({ traits: { name: 'Mia', plan: 'Team' }, verified: false });
  expect(made.attempted).toMatchObject([
    { turn: 'entry-4', taken: 'rejected', words: looping.words, documents: ['doc-1'] },
  ]);
  expect(made.documents).toEqual([{ id: 'doc-1', title: 'Invoices' }]);
  expect(made.raisedBy.map((one) => one.signal)).toEqual(['risk', 'looping']);
  expect(made.fields).toEqual({ invoiceId: 'INV-2041' });
  expect(made.nextStep).toBe('Compare the invoice with the price list.');
  expect(made.confidence).toBe(0.8);
});

test('every quote in the summary stands in the turn it is linked to, and courtesies are left out', () => {
  const thread = threadOf(LOG);
  const { summary } = buildPackage(PLAYBOOK, thread, read);
  const said = new Map(thread.items.map((item) => [item.id, item.kind === 'said' ? item.text : '']));
  for (const { text, turns } of summary)
    for (const [, quote = ''] of text.matchAll(/wrote: “([^”]+?)…?”/g))
      expect(said.get(turns[0] ?? '')).toContain(quote);
  expect(summary[0]?.text).toContain('you charged me twice');
  expect(JSON.stringify(summary)).not.toContain('thanks');
});

test('a refused field is said to be refused, not left out', () => {
  const refused = LOG.map(
    (step): Step => (step[1].type === 'collected' ? [ASSISTANT, { ...step[1], value: null }] : step),
  );
  const { summary, fields } = buildPackage(PLAYBOOK, threadOf(refused), read);
  expect(fields).toEqual({ invoiceId: null });
  expect(summary.map((one) => one.text).join(' ')).toContain('did not give it');
});

test('it goes on being completed while the customer waits and writes', () => {
  const later = buildPackage(PLAYBOOK, threadOf([...LOG, says('the second one is INV-2042')]), read);
  expect(JSON.stringify(later.summary)).toContain('INV-2042');
});

test.each([
  ['Thanks!', 'thanks'],
  ['hi there', 'greeting'],
  ['that’s all, thanks', 'goodbye'],
  ['ok thank you so much', 'thanks'],
  ['vielen Dank', 'thanks'],
  ['hi, my invoice is wrong', null],
  ['thanks for nothing', null],
  ['no', null],
])('courtesy of “%s”: %s', (text, kind) => expect(courtesyOf(text)).toBe(kind));
