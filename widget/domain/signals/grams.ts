// Takes a message apart into words and pieces of words, and gives each a number, so that messages can be held against each other.

/** A message is read as at most this many words: what is asked stands at the beginning or the end of it. */
const MOST_WORDS = 160;

/** The words of a folded text, in order. Scripts that write no spaces are cut into pairs of letters. */
export function wordsOf(folded: string): string[] {
  const words: string[] = [];
  for (const [word] of folded.matchAll(/[\p{L}\p{M}\p{N}]+(?:'\p{L}+)?/gu)) {
    if (UNSPACED.test(word)) words.push(...pairs(word));
    else words.push(word.length > 40 ? word.slice(0, 40) : word);
    if (words.length >= MOST_WORDS) break;
  }
  return words;
}

const UNSPACED = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]/;

function pairs(word: string): string[] {
  const letters = [...word.slice(0, MOST_WORDS)];
  return letters.length === 1 ? letters : letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
}

/** FNV-1a over UTF-16 units, 32 bits, started from `seed` so that words and pieces of words do not meet. */
export function hashOf(gram: string, seed = 0): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < gram.length; i++) hash = Math.imul(hash ^ gram.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}
