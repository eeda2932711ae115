// Many patterns over one text, of which few can match: says which, by what each needs to find there, in one pass over the text.
import { needlesOf } from './needles.ts';

/** For each pattern whether the text has what a match of it must have. False: it does not match. */
export type Sieve = (text: string) => Uint8Array;

/** Needles are found by their first two letters. */
const HEADS = 1024;
const head = (first: number, second: number) => (first * 37 + second * 7) & (HEADS - 1);

/** Reads a pattern at each step. */
export function* createSieve(patterns: readonly RegExp[]): Generator<void, Sieve> {
  const texts: string[] = [];
  const edges: number[] = [];
  const owners: number[] = [];
  const next: number[] = [];
  const heads = new Int32Array(HEADS).fill(-1);
  const always = new Uint8Array(patterns.length);
  let owner = -1;
  // Not `entries()`: host pages replace it.
  for (const pattern of patterns) {
    owner += 1;
    const needles = needlesOf(pattern);
    if (!needles) always[owner] = 1;
    for (const { text, starts, ends } of needles ?? []) {
      const at = head(text.charCodeAt(0), text.charCodeAt(1));
      next.push(heads[at] ?? -1);
      heads[at] = texts.length;
      texts.push(text);
      edges.push((starts ? STARTS : 0) | (ends ? ENDS : 0));
      owners.push(owner);
    }
    yield;
  }
  return (text) => {
    const may = always.slice();
    for (let at = 0; at + 1 < text.length; at++) {
      const isStart = at === 0 || !isWord(text.charCodeAt(at - 1));
      for (let i = heads[head(text.charCodeAt(at), text.charCodeAt(at + 1))] ?? -1; i >= 0; i = next[i] ?? -1) {
        const owner = owners[i] ?? 0;
        const edge = edges[i] ?? 0;
        const needle = texts[i] ?? '';
        if (may[owner] || (edge & STARTS && !isStart) || !text.startsWith(needle, at)) continue;
        if (!(edge & ENDS) || !isWord(text.charCodeAt(at + needle.length))) may[owner] = 1;
      }
    }
    return may;
  };
}

const STARTS = 1;
const ENDS = 2;

/** As `\w` has it; past the end of the text nothing is. */
function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95;
}
