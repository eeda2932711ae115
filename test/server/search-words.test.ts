// What is typed into the search, and the excerpt that shows where it was found.
import { expect, test } from 'vitest';
import { excerptOf, searchTerms } from '../../server/store/search-words.ts';

const shown = (text: string, typed: string) =>
  excerptOf(text, searchTerms(typed))
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');

test('words are begun, phrases are whole, and an open quote is a phrase being typed', () => {
  expect(searchTerms('Café "Charged Twice" x')).toEqual([
    { words: ['cafe'], open: true },
    { words: ['charged', 'twice'], open: false },
    { words: ['x'], open: false },
  ]);
  expect(searchTerms('nora@example.com')).toEqual([{ words: ['nora', 'example', 'com'], open: true }]);
  expect(searchTerms('"charged twi')).toEqual([
    { words: ['charged'], open: true },
    { words: ['twi'], open: true },
  ]);
});

test('hits are marked as they were written, accents and case kept', () => {
  expect(shown('Im CAFÉ war nichts los.', 'cafe los')).toBe('Im [CAFÉ] war nichts [los].');
  expect(shown('Zoe\u0308 was charged twice', '"charged twice" zoe')).toBe('[Zoe\u0308] was [charged twice]');
});

test('a long text is cut around the first hit, at a word', () => {
  const text = `${'before '.repeat(40)}the hit stands here ${'after '.repeat(60)}`;
  const excerpt = shown(text, 'hit');
  expect(excerpt).toMatch(/^…before .*the \[hit\] stands here after .*…$/);
  expect(excerpt.length).toBeLessThan(180);
});
