// Asking for a person is always honoured, in any language; mentioning one is not asking.
import { expect, test } from 'vitest';
import { asksForPerson } from '#domain/signals/person';
import { casesOf, scoreOf } from './cases.ts';

test('BOT-01: at least 98 % of the hand-written requests are honoured', () => {
  const { recall, missed } = scoreOf(casesOf('person'));
  expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(0.98);
});

test('person: at most 3 % of the hand-written mentions are taken for a request', () => {
  const { falseAlarms, wrong } = scoreOf(casesOf('person'));
  expect(falseAlarms, wrong.join('\n')).toBeLessThanOrEqual(0.03);
});

test('person: at least 93 % of the odd wordings are honoured, and at most 1 % of the odd mentions are taken for a request', () => {
  const { recall, falseAlarms, missed, wrong } = scoreOf(casesOf('person-odd'));
  expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(0.93);
  expect(falseAlarms, wrong.join('\n')).toBeLessThanOrEqual(0.01);
});

test.each([
  ['I want to tlak to a perosn', true],
  ['conect me wiht an agnet', true],
  ['my contract has a persian carpet clause', false],
  ['i am charging my phone', false],
])('person: slips of the finger are read, other words are not slips: %s', (text, asked) => {
  expect(asksForPerson(text).asked).toBe(asked);
});

test('person: no robot is wanted, and the one that is declined is not a person', () => {
  expect(asksForPerson("I don't want to talk to a machine").asked).toBe(true);
  expect(asksForPerson("I don't want to talk to a person").asked).toBe(false);
  expect(asksForPerson("I don't need anyone to call me, just the tracking number").asked).toBe(false);
});

test('person: a request is evidenced by the words of the customer', () => {
  const { asked, evidence } = asksForPerson('Ich möchte bitte mit einem Menschen sprechen');
  expect(asked).toBe(true);
  expect(evidence.some(({ words }) => words.includes('Menschen sprechen'))).toBe(true);
});

test('person: declining one and asking for one in the same breath is asking', () => {
  expect(asksForPerson("I don't need a bot. I want to talk to a human.").asked).toBe(true);
});

test('BOT-01: a request deep in a long message is found', () => {
  const long = 'The parcel went to the wrong address and the page says delivered. '.repeat(40);
  expect(asksForPerson(`${long}Can I please talk to a real person? ${long}`).asked).toBe(true);
});
