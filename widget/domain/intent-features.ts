// What an intent classifier sees of a message: its words, neighbouring words and pieces of words, each as a number.
import { hashOf, wordsOf } from './signals/grams.ts';
import { fold } from './signals/normalise.ts';

/** Features are told apart by so many bits: few enough to store in two characters each, enough not to meet by chance. */
export const FEATURE_BITS = 22;

/** The distinct features of a text, in no order. */
export function featuresOf(text: string): number[] {
  const words = wordsOf(fold(text).text).map((word) => word.replace(/\d/g, '0'));
  const found = new Set<number>();
  const see = (gram: string, kind: number) => found.add(hashOf(gram, kind) >>> (32 - FEATURE_BITS));
  let before = '^';
  for (const word of words) {
    see(word, 1);
    see(`${before} ${word}`, 2);
    before = word;
    const padded = `<${word}>`;
    for (let size = 3; size <= 5; size++)
      for (let i = 0; i + size <= padded.length; i++) see(padded.slice(i, i + size), 3);
  }
  if (words.length > 0) see(`${before} $`, 2);
  return [...found];
}
