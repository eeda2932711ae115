// A message, small enough to keep: what two messages are held against each other by.
import { hashOf, wordsOf } from './grams.ts';
import { meaningOf, partsOf } from './meaning.ts';
import { fold } from './normalise.ts';
import { rarityOf } from './rarity.ts';

/** Numbers in ascending order, each with a weight. Sums of squares are 1, so that the product of two bags is their cosine. */
export interface Bag {
  readonly ids: Uint32Array;
  readonly weights: Float32Array;
}

export interface Sketch {
  readonly trigrams: Bag;
  readonly parts: Bag;
  readonly meaning: Float32Array;
  /** How much the words tell, together: "yes please" tells next to nothing. */
  readonly mass: number;
}

/** How alike two sketches are, each −1 to 1. */
export interface Likeness {
  /** By letters. */
  readonly trigrams: number;
  /** By words and concepts. */
  readonly parts: number;
  /** By what is meant. */
  readonly meaning: number;
}

export function sketchOf(text: string): Sketch {
  const words = readWords(text);
  const parts = partsOf(words);
  const distinct = [...new Set(words)];
  return {
    trigrams: trigramsOf(words),
    parts: bagOf(new Map([...parts].map(([part, weight]) => [hashOf(part), weight]))),
    meaning: meaningOf(parts),
    mass: distinct.reduce((sum, word) => sum + Math.max(0, rarityOf(word) - 2), 0),
  };
}

/** The words of a message as sketches and tables know them: folded, every digit a zero. */
export function readWords(text: string): string[] {
  return wordsOf(fold(text).text).map((word) => (/\d/.test(word) ? word.replace(/\d/g, '0') : word));
}

export function likeness(a: Sketch, b: Sketch): Likeness {
  return {
    trigrams: cosine(a.trigrams, b.trigrams),
    parts: cosine(a.parts, b.parts),
    meaning: a.meaning.reduce((sum, value, k) => sum + value * (b.meaning[k] ?? 0), 0),
  };
}

function trigramsOf(words: readonly string[]): Bag {
  const text = ` ${words.join(' ')} `;
  const counts = new Map<number, number>();
  for (let i = 0; i + 3 <= text.length; i++) {
    const id = hashOf(text.slice(i, i + 3), 3);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return bagOf(counts);
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
