import { expect, test } from 'vitest';
import { createConfidenceCheck } from '#domain/signals/confidence';
import { createLoopingCheck } from '#domain/signals/looping';
import { WORLD } from '#domain/signals/world';
import { inWords, reasonsOf } from '../../server/console/because.ts';
import { humanised, inSentence, ruleInWords } from '../../server/console/rule-words.ts';
import { reading } from './cast.ts';

const words = (...args: Parameters<typeof reasonsOf>) => reasonsOf(...args).map(inWords);

test('a reading is its rule in words and the words that raised it', () => {
  expect(words([reading('risk', 0.9, { words: 'charged me twice', rule: 'billing_dispute' })], [])).toEqual([
    'Billing dispute: “charged me twice”',
  ]);
});

test('asking for a person comes first, whatever the strength of the rest', () => {
  const risk = reading('risk', 1, { words: 'my lawyer', rule: 'legal_request' });
  expect(words([risk], [{ words: 'talk to a human', rule: 'asks_for_person' }])).toEqual([
    'Asked for a person: “talk to a human”',
    'Legal request: “my lawyer”',
  ]);
});

test('what was held against earlier words quotes both', () => {
  const looping = reading('looping', 0.7, { words: 'where is it', rule: 'same_question', against: 'no parcel yet' });
  expect(words([looping], [])).toEqual(['The same question twice: “where is it” (earlier “no parcel yet”)']);
});

test('the strongest reading comes first, evidence of one rule is one reason', () => {
  const weak = reading('emotion', 0.5, { words: 'HELP', rule: 'shouting' }, { words: 'NOW', rule: 'shouting' });
  const strong = reading('risk', 0.9, { words: 'lawyer', rule: 'legal_request' });
  expect(words([weak, strong], [])).toEqual(['Legal request: “lawyer”', 'Writing in capitals: “HELP”, “NOW”']);
});

test('rules nobody has named here read well all the same', () => {
  expect(ruleInWords('data_breach')).toBe('Data breach');
  expect(ruleInWords('gdpr_request')).toBe('GDPR request');
  expect(ruleInWords('sso-outage')).toBe('SSO outage');
  expect(ruleInWords('')).toBe('');
});

test('names made for machines become names for people', () => {
  expect(humanised('invoiceId')).toBe('Invoice ID');
  expect(humanised('openInvoices')).toBe('Open invoices');
  expect(humanised('vat_id')).toBe('VAT ID');
  expect(inSentence('invoiceId')).toBe('invoice ID');
  expect(inSentence('vat_id')).toBe('VAT ID');
});

test('a trait of the account is no quotation', () => {
  const value = reading('value', 0.6, { words: 'plan: enterprise', rule: 'account_plan' });
  expect(words([value], [])).toEqual(['Account plan: enterprise']);
});

test('documents that contradict each other are both named', () => {
  const weak = reading('confidence', 0.6, { words: 'Refunds', rule: 'documents_disagree', against: 'Refunds 2024' });
  expect(words([weak], [])).toEqual(['Documents contradict each other: “Refunds” (against “Refunds 2024”)']);
});

test('evidence without words is the rule alone, and a figure is no quotation', () => {
  const empty = reading('confidence', 0.8, { words: '', rule: 'empty_answer' });
  const unsure = reading('confidence', 0.6, { words: '31 % sure', rule: 'own_confidence' });
  expect(words([empty, unsure], [])).toEqual([
    'The assistant had no answer',
    'The assistant was unsure itself: 31 % sure',
  ]);
});

test('a rule reads the same in every language it exists in', () => {
  expect(ruleInWords('billing_dispute_es_pt')).toBe('Billing dispute');
  expect(ruleInWords('asks_person_ja')).toBe('Asked for a person');
});

test('what was asked before is shown in the turn it was asked in, and what was asked now in none but the one read', () => {
  const looping = createLoopingCheck();
  const ask = (id: string, text: string) =>
    looping.take({ id, from: 'customer', text }, { account: null, world: WORLD });
  ask('first', 'how do I change the billing address on my invoices?');
  const again = ask('second', 'where can I update the address that is on our invoice');
  const quote = again && reasonsOf([again], [])[0]?.quotes[0];
  expect(quote).toMatchObject({
    text: 'where can I update the address that is on our invoice',
    turn: null,
    against: { text: 'how do I change the billing address on my invoices?', turn: 'first' },
  });
});

test('what was felt before is shown in the turn it was said in', () => {
  const emotion = reading('emotion', 0.6, { words: 'this is a joke', rule: 'earlier_frustration', turn: 'first' });
  expect(reasonsOf([emotion], [])[0]?.quotes).toEqual([
    { text: 'this is a joke', turn: 'first', spoken: true, against: null },
  ]);
});

test('what the confidence check finds reads as words, not as names of rules', () => {
  const documents = [
    { id: 'a', title: 'Export your data', text: 'Everything in a workspace can be exported by its owner.', score: 3 },
  ];
  const answer = { text: 'See this article.', documents, confidence: 0.2 };
  const weak = createConfidenceCheck().judge('does your sausage contain gluten', answer);
  expect(words([weak], [])).toEqual([
    'The assistant was unsure itself: 20 % sure',
    'No document has these words of the question: “sausage, contain, gluten”',
  ]);
});
