// Whatever is typed, the checks neither throw nor keep the page waiting.
import { expect, test } from 'vitest';
import { createEmotionCheck } from '#domain/signals/emotion';
import { asksForPerson } from '#domain/signals/person';
import { createRiskCheck } from '#domain/signals/risk';
import { createValueCheck } from '#domain/signals/value';
import { WORLD } from '#domain/signals/world';

const checks = [createRiskCheck(), createEmotionCheck(), createValueCheck()];

function readAll(text: string) {
  const readings = checks.map((check) =>
    check.take({ id: 't0', from: 'customer', text }, { account: null, world: WORLD }),
  );
  return { readings, person: asksForPerson(text) };
}

const filled = (part: string) => part.repeat(Math.ceil(16_384 / part.length)).slice(0, 16_384);

const HOSTILE: Record<string, string> = {
  empty: '',
  'a hundred thousand letters': 'a'.repeat(100_000),
  'only emoji': '😡🤬🔥'.repeat(200),
  'half a surrogate pair': `help ${'😡'.slice(0, 1)}`,
  'right to left': 'أريد التحدث مع شخص الآن 123 شكرا',
  'mixed languages': 'Hola, ich will 返金 please, merci',
  'zero width': 're\u200bf\u200bund'.repeat(50),
  'marks upon marks': `e${'\u0301'.repeat(5000)}`,
  'no spaces': filled('chargedtwice'),
  spaces: filled(' '),
  'negations that lead nowhere': filled('not '),
  'verbs that lead nowhere': filled('can i talk to '),
  'nouns that lead nowhere': filled('my account card '),
  'charges that lead nowhere': filled('charge payment invoice '),
  'marks that lead nowhere': filled('!?'),
  'capitals that lead nowhere': filled('WHY NOT '),
  numbers: filled('1 '),
  'slips that lead nowhere': filled('agnet opperatr reprsentatve konsultnt '),
  'requests that are taken back': filled('not yesterday want '),
  commas: filled('can,i,'),
  'prices that lead nowhere': filled('what would it cost for 5 '),
};

test.each(Object.entries(HOSTILE))('hostile text is read without throwing: %s', (_name, text) => {
  const { readings, person } = readAll(text);
  for (const reading of readings) {
    expect(reading?.strength).toBeGreaterThanOrEqual(0);
    expect(reading?.strength).toBeLessThanOrEqual(1);
  }
  expect(typeof person.asked).toBe('boolean');
});

test('at or above the threshold there is always evidence, in words and with a rule', () => {
  for (const text of Object.values(HOSTILE)) {
    for (const reading of readAll(text).readings) {
      if (reading === null || reading.strength < 0.5) continue;
      expect(reading.evidence.length, text.slice(0, 60)).toBeGreaterThan(0);
      for (const { words, rule } of reading.evidence) expect(words !== '' && rule !== '', text.slice(0, 60)).toBe(true);
    }
  }
});

/** The aim is 20 ms for 16 kB; the bound is five times that, because test machines are shared. */
test('SEC-20: no text of 16 kB takes long', () => {
  readAll(filled('warm up '));
  const slow = Object.entries(HOSTILE).filter(([, text]) => {
    const fastest = Math.min(...[1, 2, 3].map(() => timed(() => readAll(text))));
    return fastest > 100;
  });
  expect(slow.map(([name]) => name)).toEqual([]);
});

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
