// What an intent classifier sees of a message: its words and their stems, neighbours, pieces of words and concepts, each as a number; and what it means.
import { meaningOf, partsOf, tellingParts } from './signals/meaning.ts';
import { readWords } from './signals/sketch.ts';

/** Features are told apart by so many bits: few enough to store in few characters, enough not to meet by chance. */
export const FEATURE_BITS = 20;

/** Pieces of words have so many letters, with the word's edges. */
const SHORTEST = 3;
const LONGEST = 4;

export interface Features {
  /** In no order, none of them twice. */
  readonly found: readonly number[];
  /** A direction, of length 1 or 0. */
  readonly meaning: Float32Array;
}

export function featuresOf(text: string): Features {
  const words = readWords(text);
  const parts = partsOf(words);
  const found = [...spelling(words), ...sense(words, parts.keys())];
  return { found: [...new Set(found)], meaning: meaningOf(parts) };
}

/** Concepts, so that what nobody spelt in an example is known by what it is about; and pairs of what tells something, whatever stands between. */
function sense(words: readonly string[], parts: Iterable<string>): number[] {
  const found: number[] = [];
  for (const part of parts) if (part.startsWith('#')) found.push(cut(over(CONCEPT, part)));
  let before: string | null = null;
  for (const part of tellingParts(words)) {
    if (before !== null) found.push(cut(over(PAIR, `${before} ${part}`)));
    before = part;
  }
  return found;
}

function spelling(words: readonly string[]): number[] {
  const found: number[] = [];
  let before = START;
  for (const word of words) {
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
const CONCEPT = 0x6c62272e;
const PAIR = 0x51ed270b;

/** FNV-1a, a letter at a time. */
function step(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
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
