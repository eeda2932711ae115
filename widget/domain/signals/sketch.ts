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
  return { trigrams: trigramsOf(words), parts: partBag(parts), meaning: meaningOf(parts), mass: massOf(words) };
}

/** The words of a message as sketches and tables know them: folded, every digit a zero. */
export function readWords(text: string): string[] {
  return wordsOf(fold(text).text).map((word) => (/\d/.test(word) ? word.replace(/\d/g, '0') : word));
}

export function likeness(a: Sketch, b: Sketch): Likeness {
  return {
    trigrams: cosine(a.trigrams, b.trigrams),
    parts: cosine(a.parts, b.parts),
    meaning: product(a.meaning, b.meaning),
  };
}

function massOf(words: readonly string[]): number {
  let mass = 0;
  for (const word of new Set(words)) mass += Math.max(0, rarityOf(word) - COMMON);
  return mass;
}

/** Words as common as these tell nothing. */
const COMMON = 2;

function partBag(parts: ReadonlyMap<string, number>): Bag {
  const hashed = new Map<number, number>();
  for (const [part, weight] of parts) hashed.set(hashOf(part), weight);
  return bagOf(hashed);
}

export function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}

/** Counts of the runs of three letters, spaces between words included. */
export function trigramsOf(words: readonly string[]): Bag {
  const text = ` ${words.join(' ')} `;
  const all = new Uint32Array(Math.max(0, text.length - 2));
  for (let i = 0; i < all.length; i++) {
    const three = Math.imul(Math.imul(text.charCodeAt(i), 31) + text.charCodeAt(i + 1), 1009) + text.charCodeAt(i + 2);
    all[i] = Math.imul(three, 0x9e3779b1);
  }
  all.sort();
  const counts = new Float32Array(all.length);
  let size = 0;
  for (let i = 0; i < all.length; i++) {
    if (i > 0 && all[i] !== all[i - 1]) size++;
    all[size] = all[i] ?? 0;
    counts[size] = (counts[size] ?? 0) + 1;
  }
  return unit(all.slice(0, size + 1), counts.slice(0, size + 1));
}

function bagOf(weighted: ReadonlyMap<number, number>): Bag {
  const ids = Uint32Array.from(weighted.keys()).sort();
  const weights = new Float32Array(ids.length);
  for (let i = 0; i < ids.length; i++) weights[i] = weighted.get(ids[i] ?? 0) ?? 0;
  return unit(ids, weights);
}

function unit(ids: Uint32Array, weights: Float32Array): Bag {
  const norm = Math.sqrt(product(weights, weights)) || 1;
  for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] ?? 0) / norm;
  return { ids, weights };
}

/** 0 to 1. */
export function cosine(a: Bag, b: Bag): number {
  let sum = 0;
  let j = 0;
  for (let i = 0; i < a.ids.length; i++) {
    const id = a.ids[i] ?? 0;
    while (j < b.ids.length && (b.ids[j] ?? 0) < id) j++;
    if (b.ids[j] === id) sum += (a.weights[i] ?? 0) * (b.weights[j] ?? 0);
  }
  return Math.min(1, sum);
}
