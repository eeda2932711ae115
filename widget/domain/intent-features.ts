// What an intent classifier sees of a message: its words and their stems, neighbouring words and pieces of words, each as a number.
import { wordsOf } from './signals/grams.ts';
import { fold } from './signals/normalise.ts';

/** Features are told apart by so many bits: few enough to store in few characters, enough not to meet by chance. */
export const FEATURE_BITS = 22;

/** Pieces of words have so many letters, with the word's edges. */
const SHORTEST = 3;
const LONGEST = 4;

/** The features of a text, in no order; one may come twice. */
export function featuresOf(text: string): number[] {
  const found: number[] = [];
  let before = START;
  for (const word of wordsOf(fold(text).text)) {
    const whole = over(WORD, word);
    found.push(cut(whole), cut(over(STEM, stemOf(word))), cut(Math.imul(before ^ NEXT, 0x85ebca6b) ^ whole));
    before = whole;
    addPieces(found, `<${word}>`);
  }
  if (found.length > 0) found.push(cut(Math.imul(before ^ NEXT, 0x85ebca6b) ^ START));
  return found;
}

/** Kinds of features start their hashes apart. */
const START = 0x2545f491;
const WORD = 0x811c9dc5;
const STEM = 0x1b873593;
const NEXT = 0x9e3779b9;
const PIECE = 0x38495ab5;

/** FNV-1a, a letter at a time; every digit counts as the same. */
function step(hash: number, code: number): number {
  return Math.imul(hash ^ (code >= 48 && code <= 57 ? 48 : code), 0x01000193);
}

function over(seed: number, gram: string): number {
  let hash = seed;
  for (let i = 0; i < gram.length; i++) hash = step(hash, gram.charCodeAt(i));
  return hash;
}

function cut(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> (32 - FEATURE_BITS);
}

function stemOf(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/, '') : word;
}

function addPieces(found: number[], edged: string): void {
  for (let from = 0; from + SHORTEST <= edged.length; from++) {
    let hash = PIECE;
    const to = Math.min(edged.length, from + LONGEST);
    for (let at = from; at < to; at++) {
      hash = step(hash, edged.charCodeAt(at));
      if (at - from + 1 >= SHORTEST) found.push(cut(hash));
    }
  }
}
