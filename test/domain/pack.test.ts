// The context package: what the agent gets, and that nothing in it is invented.
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { courtesyOf } from '#domain/courtesy';
import { decide } from '#domain/decide';
import { buildPackage } from '#domain/pack';
import { inventedIn } from '#domain/package-facts';
import { eventSchema } from '#domain/wire';
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

test('short answers stand together, in their order and each once; a yes, a no and thanks tell nothing', () => {
  const steps = ['I want to order keyboards', 'james', 'yes please', '10277855563', 'PSR EW410', 'ok thanks', 'james'];
  const { summary } = buildPackage(PLAYBOOK, threadOf([started, ...steps.map((text) => says(text))]), []);
  expect(summary).toEqual([
    { text: 'The customer wrote: “I want to order keyboards”', turns: ['entry-2'] },
    { text: 'Also gave: “10277855563”, “PSR EW410”, “james”.', turns: ['entry-5', 'entry-6', 'entry-8'] },
  ]);
});

test('of a long thread what has figures goes in first, and the whole is read in ten seconds: the wire takes it, whatever was written', () => {
  const words = fc.stringMatching(/^(?:[a-zé0-9 ]|注文){1,60}$/u).filter((text) => text.trim() !== '');
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 60 }), (texts) => {
      const thread = threadOf([started, ...texts.map((text) => says(text)), says('order 4711 of 3 May, 129.50 EUR')]);
      const made = buildPackage(PLAYBOOK, thread, []);
      const summary = made.summary.map(({ text }) => text).join(' ');
      expect(summary).toContain('129.50 EUR');
      expect(summary.split(/\s+/u).length).toBeLessThanOrEqual(120);
      // Ids on the wire are longer than those of a test's log.
      const sent = JSON.parse(JSON.stringify(made).replaceAll('entry-', 'an-entry-'));
      expect(v.safeParse(eventSchema, { type: 'packaged', package: sent }).issues).toBeUndefined();
      expect(inventedIn(PLAYBOOK, thread, made)).toEqual([]);
    }),
    { numRuns: 300 },
  );
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
