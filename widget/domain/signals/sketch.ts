// A message as a weighted bag of numbers, small enough to keep: what two messages are held against each other by.
import { hashOf, wordsOf } from './grams.ts';
import { fold } from './normalise.ts';

/** Sums of squares are 1, so that the product of two bags is their cosine. */
export interface Bag {
  readonly ids: Uint32Array;
  readonly weights: Float32Array;
}

export interface Sketch {
  readonly words: Bag;
  readonly trigrams: Bag;
  /** How many words carry meaning: under two, a message asks nothing that could be asked again. */
  readonly content: number;
}

/** How alike two sketches are, 0 to 1, by words and by letter trigrams. */
export interface Likeness {
  readonly words: number;
  readonly trigrams: number;
}

export function sketchOf(text: string): Sketch {
  const words = wordsOf(fold(text).text);
  const trigrams = new Map<number, number>();
  const counted = new Map<number, number>();
  let content = 0;
  for (const word of words) {
    const weight = weightOf(word);
    if (weight === 1) content++;
    counted.set(hashOf(word), weight);
    const padded = ` ${word} `;
    for (let i = 0; i + 3 <= padded.length; i++) trigrams.set(hashOf(padded.slice(i, i + 3), 3), weight);
  }
  return { words: bagOf(counted), trigrams: bagOf(trigrams), content };
}

export function likeness(a: Sketch, b: Sketch): Likeness {
  return { words: cosine(a.words, b.words), trigrams: cosine(a.trigrams, b.trigrams) };
}

const FUNCTION_WORDS = new Set(
  `a an and are as at be been but by can could did do does for from had has have how i i'd i'll i'm i've if in is it it's its
  just me my of on or our please so some than that the their them then there they this to up was we were what what's when where
  which who why will with would you your yes no ok okay hi hello hey thanks thank good morning great sure yeah yep nope fine
  bye welcome not don't am any about help need want get`.split(/\s+/),
);

function weightOf(word: string): number {
  return FUNCTION_WORDS.has(word) ? 0.25 : 1;
}

function bagOf(weighted: ReadonlyMap<number, number>): Bag {
  const ids = Uint32Array.from(weighted.keys()).sort();
  let squares = 0;
  for (const weight of weighted.values()) squares += weight * weight;
  const norm = Math.sqrt(squares) || 1;
  return { ids, weights: Float32Array.from(ids, (id) => (weighted.get(id) ?? 0) / norm) };
}

function cosine(a: Bag, b: Bag): number {
  let sum = 0;
  let j = 0;
  for (let i = 0; i < a.ids.length; i++) {
    const id = a.ids[i] ?? 0;
    while (j < b.ids.length && (b.ids[j] ?? 0) < id) j++;
    if (b.ids[j] === id) sum += (a.weights[i] ?? 0) * (b.weights[j] ?? 0);
  }
  return Math.min(1, sum);
}
