// Where a message lies among all that people ask a support desk: messages that mean the same lie close, whatever their words.
import { conceptsOf } from './concepts.ts';
import { MEANINGS } from './meaning.generated.ts';
import { rarityOf } from './rarity.ts';

/** The parts of a message that carry meaning, each with its weight: concepts, and the beginnings of words that no concept knows. */
export function partsOf(words: readonly string[]): ReadonlyMap<string, number> {
  const parts = new Map<string, number>();
  for (const word of words) {
    const entry = entryOf(word);
    for (const part of entry.parts) if (entry.weight > (parts.get(part) ?? 0)) parts.set(part, entry.weight);
  }
  return parts;
}

/** The first part of every word that tells something, in order. */
export function tellingParts(words: readonly string[]): string[] {
  return words.filter((word) => rarityOf(word) > COMMON).map((word) => entryOf(word).parts[0] ?? word);
}

/** −ln of the share of messages: one message in seven has the word. */
const COMMON = 2;

interface Entry {
  readonly parts: readonly string[];
  readonly weight: number;
}

/** What was worked out for a word is kept, up to so many words: people say the same few hundred. */
const MOST_ENTRIES = 4096;
const entries = new Map<string, Entry>();

function entryOf(word: string): Entry {
  const known = entries.get(word);
  if (known) return known;
  const concepts = conceptsOf(word);
  const entry = {
    parts: concepts.length > 0 ? concepts : [word.slice(0, 5)],
    weight: rarityOf(word) / Math.sqrt(concepts.length || 1),
  };
  if (entries.size >= MOST_ENTRIES) entries.clear();
  entries.set(word, entry);
  return entry;
}

export const DIMENSIONS = MEANINGS.dimensions;

/** A direction of length 1; all zeros where no part is known. */
export function meaningOf(parts: ReadonlyMap<string, number>): Float32Array {
  meanings ??= read();
  const known = meanings;
  const sum = new Float32Array(DIMENSIONS);
  for (const [part, weight] of parts) {
    const direction = known.get(part);
    if (direction) for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] ?? 0) + weight * (direction[k] ?? 0);
  }
  let squares = 0;
  for (let k = 0; k < sum.length; k++) squares += (sum[k] ?? 0) ** 2;
  const norm = Math.sqrt(squares) || 1;
  for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] ?? 0) / norm;
  return sum;
}

let meanings: ReadonlyMap<string, Float32Array> | null = null;

/** One character a number, `a` the least and `a` + 14 the most. */
function read(): ReadonlyMap<string, Float32Array> {
  const { parts, values } = MEANINGS;
  return new Map(
    parts.split(' ').map((part, i) => {
      const at = i * DIMENSIONS;
      return [part, Float32Array.from({ length: DIMENSIONS }, (_, k) => values.charCodeAt(at + k) - 104)];
    }),
  );
}
