// The sieve before the rules: it may let through what matches nothing, and never holds back what matches.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMOTION_RULES } from '#domain/signals/emotion-rules';
import { needlesOf } from '#domain/signals/needles';
import { NO_ANSWER_RULES } from '#domain/signals/no-answer-rules';
import { fold } from '#domain/signals/normalise';
import { PERSON_PHRASES, WORLD_PERSON_PHRASES } from '#domain/signals/person-phrases';
import { REJECTION_RULES } from '#domain/signals/rejection-rules';
import { RISK_RULES } from '#domain/signals/risk-rules';
import { createSieve, type Sieve } from '#domain/signals/sieve';
import { MATTERS_TO_LARGE_ACCOUNTS, VALUE_RULES } from '#domain/signals/value-rules';
import { WORLD } from '#domain/signals/world';
import { ORDINARY_TALK } from '../../widget/domain/ordinary-talk.generated.ts';
import { casesOf } from './cases.ts';

const LISTS = [
  ...[EMOTION_RULES, WORLD.emotion, NO_ANSWER_RULES, PERSON_PHRASES, WORLD_PERSON_PHRASES, REJECTION_RULES],
  ...[RISK_RULES, WORLD.risk, MATTERS_TO_LARGE_ACCOUNTS, VALUE_RULES, WORLD.value],
];
const SIGNALS = ['risk', 'emotion', 'value', 'person', 'person-odd'] as const;
const PATTERNS = LISTS.flat().map(({ pattern }) => pattern);

function sieveOf(patterns: readonly RegExp[]): Sieve {
  const making = createSieve(patterns);
  for (;;) {
    const step = making.next();
    if (step.done) return step.value;
  }
}

const needles = (pattern: RegExp) =>
  needlesOf(pattern)?.map(({ text, starts, ends }) => `${starts ? '|' : ''}${text}${ends ? '|' : ''}`) ?? null;

test('what a match must have is read off the pattern: of its parts the rarest, with the edges of words', () => {
  expect(needles(/\bcancel\w*\b/)).toEqual(['|cancel']);
  expect(needles(/\b(?:human|persons?)\b/)).toEqual(['|human|', '|person']);
  expect(needles(/\b(?:not|isn'?t) (?:\w+ ){0,2}(?:angry|furious)\b/)).toEqual(['angry|', 'furious|']);
  expect(needles(/colou?r|gr[ae]y(?:ish)? paint/)).toEqual(['colo', ' paint']);
  expect(needles(/ba+ck|(?:ab|cd)+efg/)).toEqual(['ck', 'efg']);
  expect(needles(/\b(?:on|off)+\b/)).toEqual(['|on', '|off']);
  expect(needles(/^yes(?! please)\b/)).toEqual(['|yes|']);
  expect(needles(/\b'quoted'\b/)).toEqual(["'quoted'"]);
  expect(needles(/f\*\*k|\$\$\./)).toEqual(['f**k', '$$.']);
});

test('where nothing is certain nothing is held back', () => {
  for (const pattern of [/a|/, /(?:abc)?/, /[abc]{3}/, /x/, /\w+/, /abc|./, /abc/i, /\u00e9t\u00e9/, /(?=abc)/])
    expect(needles(pattern), String(pattern)).toBeNull();
});

/** Patterns of every kind that the rules are made of, over few letters, so that they match often. */
const { pattern: anyPattern } = fc.letrec<{ pattern: string; sequence: string; part: string; atom: string }>((tie) => ({
  pattern: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((all) => all.join('|')),
  sequence: fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((all) => all.join('')),
  part: fc.oneof(
    { weight: 5, arbitrary: tie('atom') },
    {
      weight: 2,
      arbitrary: fc
        .tuple(tie('atom'), fc.constantFrom('?', '*', '+', '{0,2}', '{1,2}', '{2}', '+?', '{2,}'))
        .map((two) => two.join('')),
    },
    { weight: 2, arbitrary: fc.constantFrom('\\b', '^', '$') },
  ),
  atom: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('a', 'b', 'ab', ' ', "'", '\\.', '.', '[ab]', '[^a]', '\\w', '\\s', 'ba b'),
    fc
      .tuple(fc.constantFrom('(?:', '(', '(?:', '(?=', '(?!', '(?<=', '(?<!'), tie('pattern'))
      .map(([open, inner]) => `${open}${inner})`),
  ),
}));
const anyText = fc.string({ unit: fc.constantFrom('a', 'b', ' ', "'", '.', 'ab', 'é'), maxLength: 12 });

test('of any pattern and any text: what matches passes', () => {
  let matched = 0;
  let held = 0;
  fc.assert(
    fc.property(anyPattern, fc.array(anyText, { minLength: 8, maxLength: 8 }), (source, texts) => {
      let pattern: RegExp;
      try {
        pattern = new RegExp(source);
      } catch {
        // What is only looked at cannot be repeated.
        return;
      }
      const sieve = sieveOf([pattern]);
      for (const text of texts) {
        const matches = pattern.test(text);
        const [passes] = sieve(text);
        if (matches) matched += 1;
        if (!passes) held += 1;
        if (matches && !passes) throw new Error(`${pattern} matches “${text}”, and was held back`);
      }
    }),
    { numRuns: 3_000 },
  );
  expect(matched).toBeGreaterThan(500);
  expect(held).toBeGreaterThan(200);
});

test('of all rules and all texts of the cases and of ordinary talk: every match passes, and of a hundred patterns five or six are run', () => {
  const texts = [...ORDINARY_TALK, ...SIGNALS.flatMap((signal) => casesOf(signal).map(({ text }) => text))].map(
    (text) => fold(text).text,
  );
  const sieve = sieveOf(PATTERNS);
  let passed = 0;
  let matched = 0;
  for (const text of texts) {
    const may = sieve(text);
    for (const [at, pattern] of PATTERNS.entries()) {
      if (may[at]) passed += 1;
      if (!pattern.test(text)) continue;
      matched += 1;
      if (!may[at]) throw new Error(`${pattern} matches “${text}”, and was held back`);
    }
  }
  expect(texts.length).toBeGreaterThan(3_000);
  expect(matched).toBeGreaterThan(1_000);
  expect(passed / (texts.length * PATTERNS.length)).toBeLessThan(0.06);
});
