import { expect, test } from 'vitest';
import { candidates, mentionedIn, typedAt } from '../../server/console/mentions.ts';

const TEAM = [
  { id: 'a', name: 'Ada Berg' },
  { id: 'b', name: 'José Núñez' },
  { id: 'c', name: 'Ada Lind' },
  { id: 'd', name: 'Bea' },
];

test('a name is being typed only where an @ begins a word, up to its second part', () => {
  expect(typedAt('please @ad', 10)).toEqual({ from: 7, name: 'ad' });
  expect(typedAt('@', 1)).toEqual({ from: 0, name: '' });
  expect(typedAt('(@Ada B', 7)).toEqual({ from: 1, name: 'Ada B' });
  expect(typedAt('@Ada Berg look', 14)).toBeNull();
  expect(typedAt('mail ada@example.com', 20)).toBeNull();
  expect(typedAt('please @ad', 4)).toBeNull();
});

test('whoever has a name that begins so may be meant, case and accents aside', () => {
  const names = (typed: string) => candidates(typed, TEAM).map(({ name }) => name);
  expect(names('ad')).toEqual(['Ada Berg', 'Ada Lind']);
  expect(names('nun')).toEqual(['José Núñez']);
  expect(names('ada l')).toEqual(['Ada Lind']);
  expect(names('')).toHaveLength(4);
  expect(names('x')).toEqual([]);
});

test('a note calls for whom it names in full, or by a first name that only they have', () => {
  expect(mentionedIn('@Ada Berg, and @jose too?', TEAM)).toEqual(['a', 'b']);
  expect(mentionedIn('@ada which one?', TEAM)).toEqual([]);
  expect(mentionedIn('@Beatrix is not @bea.', TEAM)).toEqual(['d']);
  expect(mentionedIn('Ada Berg, bea@example.com', TEAM)).toEqual([]);
});
