// Folding: one spelling for many, and the way back to the customer's own words.
import { expect, test } from 'vitest';
import { fold } from '#domain/signals/normalise';

test('folding drops case, accents, invisible characters and typographic quotes', () => {
  expect(fold('Ré\u200bSILIER “don’t”').text).toBe('resilier "don\'t"');
});

test('folding turns look-alike letters of a mixed word into Latin, and leaves Russian alone', () => {
  expect(fold('rеfund').text).toBe('refund');
  expect(fold('Оператор').text).toBe('оператор');
});

test('a span of the folded text leads back to what was written', () => {
  const { text, original } = fold('Weiß: RÜCK\u200bzahlung bitte');
  const at = text.indexOf('ruckzahlung');
  expect(original(at, at + 'ruckzahlung'.length)).toBe('RÜCK\u200bzahlung');
});

test('kana keep their voicing marks, Arabic loses its vowel signs', () => {
  expect(fold('つながる').text).toBe('つながる');
  expect(fold('أُرِيدُ').text).toBe('اريد');
});

test('of a very long text the beginning and the end are read', () => {
  const { text } = fold(`start ${'x'.repeat(100_000)} end`);
  expect(text.length).toBeLessThan(7000);
  expect(text.startsWith('start')).toBe(true);
  expect(text.endsWith('end')).toBe(true);
});
