// Every language says everything: a dictionary that lacks a word does not compile, counts take the language's own forms, times come from Intl.
import { expect, test } from 'vitest';
import { en } from '../../widget/words/en.ts';
import { clockIn, dayIn, durationIn, momentIn } from '../../widget/words/times.ts';
import { LANGUAGES, type Words, wordsFor } from '../../widget/words/words.ts';

const NOW = new Date(2026, 10, 23, 17, 30).getTime();
const DAY = 86_400_000;
const HINDU = /[٠-٩]/u;

const dictionaries = await Promise.all(
  LANGUAGES.map(async (locale) => ({ locale, words: (await wordsFor(locale)) ?? en })),
);

test('a dictionary that lacks a word, has one too many or says less of it does not compile', () => {
  const { retry: _, ...lacking } = en;
  const { seen: __, ...statuses } = en.status;
  // @ts-expect-error: a word is missing.
  const one: Words = lacking;
  // @ts-expect-error: a word inside of another is missing.
  const two: Words = { ...en, status: statuses };
  // @ts-expect-error: nothing says this one.
  const three: Words = { ...en, retyr: 'Try again' };
  // @ts-expect-error: the name is left out of what is said, and no text comes of it.
  const four: Words = { ...en, joined: (name: string) => name.length };
  expect([one, two, three, four]).toHaveLength(4);
});

test('every language there is has every word of English, and each says something', () => {
  expect(LANGUAGES).toEqual(expect.arrayContaining(['en', 'de', 'fr', 'es', 'pt', 'ja', 'ar']));
  for (const { locale, words } of dictionaries) {
    expect(shapeOf(words), locale).toEqual(shapeOf(en));
    for (const [where, text] of saidIn(words))
      expect(text.trim(), `${locale} ${where}`).toMatch(/^(?!.*(?:undefined|NaN|\[object)).+/su);
  }
});

test('no language but English says a sentence in English', () => {
  const english = new Map(saidIn(en));
  for (const { locale, words } of dictionaries.filter((one) => one.locale !== 'en'))
    for (const [where, text] of saidIn(words))
      if (/\s/.test(text.trim())) expect(text, `${locale} ${where}`).not.toBe(english.get(where));
});

test('what is counted takes the form that the language has for so many', () => {
  const left = Object.fromEntries(dictionaries.map(({ locale, words }) => [locale, words.tooLong]));
  expect([1, 2].map((count) => left.en?.(count))).toEqual(['1 character left', '2 characters left']);
  for (const locale of ['en', 'fr', 'es', 'pt']) {
    const forms = [1, 2, 250].map((count) => left[locale]?.(count).replace(/\d+/, '#'));
    expect(forms[0], locale).not.toBe(forms[1]);
    expect(forms[1], locale).toBe(forms[2]);
  }
  // Arabic has six.
  const arabic = [0, 1, 2, 3, 11, 100].map((count) => left.ar?.(count).replace(/[\d٠-٩]+/u, '#'));
  expect(new Set(arabic).size).toBe(6);
});

test('durations, days, moments and times of day are each language’s own, by Intl', () => {
  const ways = [
    (locale: string) => durationIn(locale, 4 * 60_000),
    (locale: string) => durationIn(locale, 3 * 3_600_000),
    (locale: string) => dayIn(locale, NOW - DAY, NOW),
    (locale: string) => dayIn(locale, NOW - 20 * DAY, NOW),
    (locale: string) => momentIn(locale, NOW + 3 * DAY, NOW),
  ];
  for (const way of ways) expect(new Set(LANGUAGES.map(way)).size).toBeGreaterThanOrEqual(LANGUAGES.length - 2);
  expect(durationIn('ar', 2 * 3_600_000)).toBe('ساعتان');
  expect(durationIn('fr', 120 * 60_000)).toMatch(/^2\sheures$/);
  expect(dayIn('ja', NOW, NOW)).toBe('今日');
  expect(clockIn('ja', NOW)).toBe('17:30');
  // Whichever digits a language counts with, it counts with them everywhere.
  const arabic = dictionaries.find(({ locale }) => locale === 'ar')?.words.tooLong(250) ?? '';
  expect(HINDU.test(arabic)).toBe(HINDU.test(clockIn('ar', NOW)));
});

/** Keys, and what stands under them, as one text. */
function shapeOf(words: object): string[] {
  return Object.entries(words)
    .flatMap(([key, value]) =>
      Array.isArray(value)
        ? [`${key}: ${value.length}`]
        : typeof value === 'object' && value !== null
          ? shapeOf(value).map((inner) => `${key}.${inner}`)
          : [`${key}: ${typeof value}`],
    )
    .sort();
}

/** Every text of a dictionary, by where it stands; of what takes a value, with some. */
function saidIn(words: object, before = ''): (readonly [where: string, text: string])[] {
  return Object.entries(words).flatMap(([key, value]): (readonly [string, string])[] => {
    const where = `${before}${key}`;
    if (typeof value === 'string') return [[where, value]];
    if (typeof value === 'object' && value !== null) return saidIn(value, `${where}.`);
    const given =
      key === 'clarify'
        ? [[], ['A', 'B']]
        : /position|tooLong/.test(key)
          ? [1, 2, 7]
          : key === 'delayed'
            ? [null, 'X']
            : ['X'];
    return given.map((one) => [`${where}(${JSON.stringify(one)})`, (value as (one: unknown) => string)(one)] as const);
  });
}
