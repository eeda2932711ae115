// The looping check: what raises it, what must not, and what it costs.
import { expect, test } from 'vitest';
import { createLoopingCheck, type LoopingCheck } from '#domain/signals/looping';
import type { Reading, Turn } from '#domain/signals/reading';
import { WORLD } from '#domain/signals/world';
import { casesOf, scoreOf } from './cases.ts';

const NOBODY = { account: null, world: WORLD };

/** Says the turns in order, `C:` the customer's and `A:` the assistant's; gives the last reading. */
function after(check: LoopingCheck, ...said: string[]): Reading {
  const readings = said.map((line, i) => {
    const turn: Turn = {
      id: `t${i}`,
      from: line.startsWith('C:') ? 'customer' : 'assistant',
      text: line.slice(2).trim(),
    };
    return check.take(turn, NOBODY);
  });
  const last = readings.at(-1);
  if (!last) throw new Error('the last turn has to be the customer’s');
  return last;
}

const rulesOf = ({ evidence }: Reading) => evidence.map(({ rule }) => rule);

test('the same question in other words is raised, and names the earlier turn and its wording', () => {
  const reading = after(
    createLoopingCheck(),
    'C: how do I change the billing address on my invoices?',
    'A: You can find your invoices under Settings.',
    'C: where can I update the address that is on our invoice',
  );
  expect(reading.strength).toBeGreaterThanOrEqual(0.5);
  expect(reading.evidence).toContainEqual(
    expect.objectContaining({
      rule: 'same_question',
      turn: 't0',
      against: 'how do I change the billing address on my invoices?',
    }),
  );
});

test('synonyms meet: a parcel that has not come and a package that never arrived', () => {
  const other = after(createLoopingCheck(), 'C: where is my parcel', 'C: please cancel my subscription');
  const same = after(createLoopingCheck(), 'C: where is my parcel', 'C: can you locate my package');
  expect(same.strength).toBeGreaterThan(other.strength + 0.1);
});

test('another question is not raised', () => {
  const reading = after(
    createLoopingCheck(),
    'C: how do I change the billing address on my invoices?',
    'A: Under Settings, Billing.',
    'C: great. And can I get an export of all our projects?',
  );
  expect(reading.strength).toBeLessThan(0.5);
});

test.each(['yes please', 'ok', 'thanks a lot', 'hello', 'no thank you, that is all', 'great, that worked!'])(
  'courtesies said twice are no loop: %s',
  (text) => {
    const reading = after(createLoopingCheck(), `C: ${text}`, 'A: Anything else I can do?', `C: ${text}`);
    expect(reading.strength).toBeLessThan(0.5);
  },
);

test.each([
  "that's not what I asked",
  'no, that didn’t work',
  'still not working',
  "you didn't answer my question",
  'I already tried that',
  'that is the wrong article',
  'it still says the same error',
  "doesn't help",
  'I said the invoice, not the receipt',
  'are you even listening? you keep sending the same link',
])('an answer rejected is raised, with the words: %s', (text) => {
  const reading = after(createLoopingCheck(), 'C: the sync is stuck', 'A: Restart the app.', `C: ${text}`);
  expect(reading.strength).toBeGreaterThanOrEqual(0.5);
  expect(rulesOf(reading).some((rule) => rule.startsWith('rejected_'))).toBe(true);
  const [first] = reading.evidence;
  expect(text.toLowerCase().replace('’', "'")).toContain(first?.words.toLowerCase().replace('’', "'"));
});

test('before the first answer the same words tell of a problem, not of a rejection', () => {
  expect(after(createLoopingCheck(), 'C: the printer is still not working').strength).toBeLessThan(0.5);
});

test('a plain no to a question of the assistant’s is its answer, unless it asked whether it helped', () => {
  const asked = after(createLoopingCheck(), 'C: I want a room', 'A: Do you need parking?', 'C: no');
  const helped = after(createLoopingCheck(), 'C: it is stuck', 'A: Restart it. Did that help?', 'C: no');
  expect(asked.strength).toBeLessThan(0.5);
  expect(helped.strength).toBeGreaterThanOrEqual(0.5);
});

test('an answer about to be given again is raised, with the turn it was given in; another is not', () => {
  const check = createLoopingCheck();
  after(check, 'C: how do I export', 'A: Open Settings, then Export, and choose a format.', 'C: hm, where is that');
  const again = check.repeats({ text: 'Open Settings, then Export and choose a format', documents: [] });
  expect(again.strength).toBeGreaterThanOrEqual(0.5);
  expect(again.evidence[0]).toMatchObject({ rule: 'same_answer', turn: 't1' });
  expect(check.repeats({ text: 'Exports are in the file menu.', documents: [] }).strength).toBeLessThan(0.5);
});

test('one document twice is a loop once the customer came back to the same thing', () => {
  const documents = [{ id: 'd1', title: 'Export your data' }];
  const check = createLoopingCheck();
  check.take({ id: 'a', from: 'customer', text: 'how can I export all of our projects' }, NOBODY);
  check.take({ id: 'b', from: 'assistant', text: 'Use the export page.', documents }, NOBODY);
  check.take({ id: 'c', from: 'customer', text: 'and what formats does it write' }, NOBODY);
  const answer = { text: 'It writes spreadsheets and archives.', documents };
  expect(check.repeats(answer).strength).toBeLessThan(0.5);
  check.take({ id: 'd', from: 'customer', text: 'that is not what I asked' }, NOBODY);
  expect(check.repeats(answer).strength).toBeGreaterThanOrEqual(0.5);
  expect(check.repeats(answer).evidence[0]?.rule).toBe('same_document');
});

test('asking whether it repeats changes nothing', () => {
  const check = createLoopingCheck();
  after(check, 'C: how do I export', 'A: Open Settings, then Export.', 'C: and import?');
  const answer = { text: 'Open Settings, then Export.', documents: [] };
  expect(check.repeats(answer)).toEqual(check.repeats(answer));
});

test('a new segment holds nothing of the old one against the customer', () => {
  const check = createLoopingCheck();
  after(check, 'C: how do I change the billing address?');
  check.segment?.();
  expect(after(check, 'C: how do I change the billing address?').strength).toBeLessThan(0.5);
});

test('looping: at least 90 % of the hand-written rejections are found, and at most 10 % of what goes on from an answer is taken for one', () => {
  const { recall, falseAlarms, missed, wrong } = scoreOf(casesOf('reject'));
  expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(0.9);
  expect(falseAlarms, wrong.join('\n')).toBeLessThanOrEqual(0.1);
});
