// The confidence check: which answers must not be trusted, and why.
import { expect, test } from 'vitest';
import { createConfidenceCheck } from '#domain/signals/confidence';
import type { AnswerDocument } from '#domain/signals/reading';

const { judge } = createConfidenceCheck();

const document = (title: string, text: string, score: number): AnswerDocument => ({ id: title, title, text, score });

const REFUNDS = document(
  'Refunds',
  'You can ask for a refund within 30 days of the charge. Open Settings, then Billing, find the charge in the list and choose Refund. We pay the money back to the card it came from, usually within five days. Refunds of annual plans are counted from the day of renewal.',
  9.1,
);
const OLD_REFUNDS = document(
  'Refund policy 2024',
  'Customers may ask for a refund within 14 days of the charge. The request goes to our billing team by email, with the number of the charge and the reason for the refund. It is paid back to the card that was used for it, and takes a week or two to arrive there.',
  8.8,
);
const EXPORT = document(
  'Export your data',
  'Everything in a workspace can be exported by its owner. Choose Export in the settings of the workspace, and a format. We send a link when the archive is ready, which can take an hour for large workspaces. The link works for a day and can be used by its owner only.',
  3.2,
);

test('an answer from a document that covers the question is trusted', () => {
  const reading = judge('how do I get a refund for a charge', {
    text: 'Open Billing and choose Refund.',
    documents: [REFUNDS, EXPORT],
  });
  expect(reading.strength).toBeLessThan(0.5);
});

test('an answer from documents about something else is not; the words that no document has are the evidence', () => {
  const reading = judge('does your sausage contain gluten', { text: 'See this article.', documents: [EXPORT] });
  expect(reading.strength).toBeGreaterThanOrEqual(0.5);
  expect(reading.evidence[0]).toMatchObject({ rule: 'not_covered' });
  expect(reading.evidence[0]?.words).toContain('gluten');
});

test('documents that give different figures for one thing raise it, and both figures are shown', () => {
  const reading = judge('how long do I have to ask for a refund of a charge', {
    text: 'You have 30 days.',
    documents: [REFUNDS, OLD_REFUNDS],
  });
  expect(reading.strength).toBeGreaterThanOrEqual(0.5);
  expect(reading.evidence).toContainEqual({
    rule: 'contradiction',
    words: 'Refunds: 30 days',
    against: 'Refund policy 2024: 14 days',
  });
});

test('different figures for different things are no contradiction', () => {
  const shipping = document(
    'Shipping',
    'Parcels to the islands take 9 days, because the ferry leaves once a week.',
    8.9,
  );
  const rules = judge('refund of a charge', { text: 'Yes.', documents: [REFUNDS, shipping] }).evidence.map(
    ({ rule }) => rule,
  );
  expect(rules).not.toContain('contradiction');
});

const ASKED: Readonly<Record<string, string>> = {
  cancel: 'please cancel my plan',
  refund: 'can i get a refund for my plan',
  renew: 'when does my plan renew',
  export: 'export my data before the plan ends',
};
const examples = (...answers: string[]) =>
  answers.map((answer, i) => document(answer, ASKED[answer] ?? '', 9 - i * 0.2));

test('examples that agree on an answer are trusted more than examples that do not', () => {
  const question = 'how can i cancel my plan';
  const agreed = judge(question, {
    text: 'x',
    documents: examples('cancel', 'cancel', 'cancel', 'cancel', 'refund'),
  });
  const torn = judge(question, { text: 'x', documents: examples('cancel', 'refund', 'renew', 'refund', 'export') });
  expect(torn.strength).toBeGreaterThan(agreed.strength + 0.1);
  expect(agreed.strength).toBeLessThan(0.5);
});

test('only ratios of the scores are read', () => {
  const scaled = [REFUNDS, EXPORT].map((one) => ({ ...one, score: (one.score ?? 0) / 1000 }));
  const question = 'how do I get a refund for a charge';
  const [first, second] = [[REFUNDS, EXPORT], scaled].map(
    (documents) => judge(question, { text: 'x', documents }).strength,
  );
  expect(first).toBeCloseTo(second ?? -1, 9);
});

test('the assistant’s own low confidence raises it, a high one does not', () => {
  expect(judge('why?', { text: 'Because.', documents: [], confidence: 0.2 }).strength).toBeCloseTo(0.8);
  expect(judge('why?', { text: 'Because.', documents: [], confidence: 0.9 }).strength).toBeLessThan(0.5);
});

test.each([
  "I am sorry, I don't quite understand what you mean.",
  "Sorry, I don't have that information.",
  "I couldn't find anything about that.",
  'I am only able to help you with billing.',
  'Could you rephrase that?',
  '',
])('an assistant that has no answer says so: "%s"', (text) => {
  const reading = judge('what is the meaning of life', { text, documents: [] });
  expect(reading.strength).toBeGreaterThanOrEqual(0.5);
  expect(reading.evidence.length).toBeGreaterThan(0);
});

test.each([
  'Your parcel arrives tomorrow.',
  'I am sorry, but there is no table free at that time.',
  "Don't forget to save before you close the window.",
  'You can only invite people if you are an admin.',
])('an ordinary answer without documents is let through: "%s"', (text) => {
  expect(judge('and?', { text, documents: [] }).strength).toBeLessThan(0.5);
});

test('where no answer is known yet, nothing is held against it', () => {
  expect(judge('hello', null)).toEqual({ signal: 'confidence', strength: 0, evidence: [] });
});
