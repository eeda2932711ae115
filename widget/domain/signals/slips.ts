// Words that are a slip of the finger away from a known one.
import { rarityOf } from './rarity.ts';

/** A known word, and what it stands for. */
export interface Slip {
  readonly word: string;
  readonly parts: string;
  readonly letters: number;
}

export function slipTo(word: string, parts: string): Slip {
  return { word, parts, letters: lettersIn(word) };
}

/** What the known word stands for that this one is a slip away from: a letter too many, missing, wrong or swapped; two in a long word. `slips` by first letter. */
export function slipOf(word: string, slips: ReadonlyMap<string, readonly Slip[]>): string | null {
  if (word.length < 4 || word.length > 20 || rarityOf(word) < RARE) return null;
  const letters = lettersIn(word);
  for (const candidate of slips.get(word.slice(0, 1)) ?? []) {
    const most = Math.min(word.length, candidate.word.length) >= 9 ? 2 : 1;
    if (Math.abs(candidate.word.length - word.length) > most) continue;
    if (bitsOf(letters ^ candidate.letters) > 2 * most) continue;
    if (slipsBetween(word, candidate.word, most) <= most) return candidate.parts;
  }
  return null;
}

/** Which letters a word has, a bit each: words that differ in many of them need not be compared. */
function lettersIn(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

function bitsOf(number: number): number {
  let rest = number >>> 0;
  let count = 0;
  for (; rest !== 0; count++) rest &= rest - 1;
  return count;
}

/** A word said this often is spelt as it was meant. */
const RARE = 8;

/** Optimal string alignment; more than `most` is told as `most + 1`. */
function slipsBetween(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
