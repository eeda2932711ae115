// The reader: all checks over one thread, at the same cost on every turn, whatever people paste.
import { expect, test } from 'vitest';
import { buildClassifier } from '#domain/compile';
import { createReader } from '#domain/signals/reader';
import { SIGNALS, type Turn } from '#domain/signals/reading';
import { WORLD } from '#domain/signals/world';

const classifier = buildClassifier([
  { id: 'refund', says: ['I want my money back', 'refund please', 'how do I get a refund'] },
  { id: 'password', says: ['reset my password', 'I forgot my password', 'cannot log in'] },
]);
const NOBODY = { account: null, world: WORLD };
const customer = (id: string, text: string): Turn => ({ id, from: 'customer', text });

test('a customer’s turn has an intent, a person request and all five readings; other turns have none', () => {
  const reader = createReader({ classifier });
  expect(reader.take({ id: 'a', from: 'assistant', text: 'Hello, how can I help?' }, NOBODY)).toBeNull();
  expect(reader.take({ id: 'b', from: 'agent', text: 'Hi.' }, NOBODY)).toBeNull();
  const read = reader.take(customer('c', 'how can I get a refund'), NOBODY);
  expect(read).toMatchObject({ turn: 'c', intent: { id: 'refund' }, person: { asked: false } });
  expect(Object.keys(read?.readings ?? {}).sort()).toEqual([...SIGNALS].sort());
});

test('a reading at or above the half has evidence, and every strength is between 0 and 1', () => {
  const reader = createReader({ classifier });
  const said = [
    'you charged me twice',
    'my lawyer will call',
    'THIS IS A JOKE!!!',
    'we want 200 more seats',
    'you charged me two times',
    'that did not work',
  ];
  for (const [i, text] of said.entries()) {
    reader.take({ id: `a${i}`, from: 'assistant', text: 'Please see this article.' }, NOBODY);
    const read = reader.take(customer(`c${i}`, text), NOBODY);
    for (const { strength, evidence } of Object.values(read?.readings ?? {})) {
      expect(strength).toBeGreaterThanOrEqual(0);
      expect(strength).toBeLessThanOrEqual(1);
      if (strength >= 0.5) expect(evidence.length).toBeGreaterThan(0);
    }
  }
});

test('the same turns give the same readings', () => {
  const run = () => {
    const reader = createReader({ classifier });
    return ['refund', 'I want my money back', 'no, refund!'].map((text, i) =>
      reader.take(customer(`t${i}`, text), NOBODY),
    );
  };
  expect(run()).toEqual(run());
});

test('judging an answer changes nothing', () => {
  const reader = createReader({ classifier });
  reader.take(customer('a', 'reset my password'), NOBODY);
  const answer = { text: 'I do not understand.', documents: [] };
  expect(reader.judge(answer)).toEqual(reader.judge(answer));
  expect(reader.judge(answer).strength).toBeGreaterThanOrEqual(0.5);
});

const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ['nothing', ''],
  ['spaces', ' \n\t '],
  ['emoji', '😡🤬👨‍👩‍👧‍👦'.repeat(500)],
  ['right to left', 'أريد استرداد أموالي \u202e esrever'.repeat(100)],
  ['zero width', 'ref\u200bund\u200d ple\ufeffase'.repeat(200)],
  ['half a surrogate', '\ud83d refund \ude00'],
  ['one long word', 'a'.repeat(100_000)],
  ['many words', 'still not working no '.repeat(5_000)],
  ['almost rejected', 'that '.repeat(20_000)],
  ['almost a figure', '1'.repeat(50_000)],
  ['digits and dots', '1.1,'.repeat(20_000)],
  ['punctuation', '!?.,'.repeat(20_000)],
  ['Thai', 'ฉันต้องการเงินคืน'.repeat(1_000)],
];

test.each(HOSTILE)('%s is read without throwing, as a question, an answer and a document', (_, text) => {
  const reader = createReader({ classifier });
  for (const from of ['customer', 'assistant', 'agent', 'customer', 'customer'] as const)
    reader.take({ id: from, from, text }, NOBODY);
  const documents = [
    { id: '1', title: text, text, score: 0 },
    { id: '2', title: '', text, score: Number.NaN },
  ];
  expect(reader.judge({ text, documents, confidence: Number.NaN }).strength).toBeLessThanOrEqual(1);
  expect(reader.repeats({ text, documents: [] }).strength).toBeLessThanOrEqual(1);
  reader.segment();
});

/** The quickest of several runs: what the machine's other work adds is left out. */
function milliseconds(run: () => void, runs = 5): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

test('SEC-20: 16 kB of anything are read within 20 ms', () => {
  for (const [name, text] of HOSTILE) {
    const long = text.repeat(Math.ceil(16_384 / Math.max(1, text.length))).slice(0, 16_384);
    const reader = createReader({ classifier });
    expect(
      milliseconds(() => reader.take(customer('x', long), NOBODY)),
      name,
    ).toBeLessThan(20);
  }
});

test('turn 5,000 costs about what turn 50 costs', () => {
  const reader = createReader({ classifier });
  const say = (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      reader.take(
        customer(`c${i}`, `how do I change setting ${i % 97} of project number ${i} for the ${i % 13} report`),
        NOBODY,
      );
      reader.take({ id: `a${i}`, from: 'assistant', text: `Open page ${i} and choose option ${i % 7}.` }, NOBODY);
    }
  };
  say(0, 200);
  const early = milliseconds(() => say(200, 300));
  say(300, 4_800);
  const late = milliseconds(() => say(4_800, 4_900));
  expect(late).toBeLessThan(early * 3 + 5);
});
