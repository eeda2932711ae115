// What part each word of a sentence plays in asking for a person: a string of letters, one a word (see person-words.ts).
import { NO_SLIPS, PARTS, PASSED_OVER, PIECES } from './person-words.ts';
import { type Slip, slipOf, slipTo } from './slips.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Sentence extends Span {
  readonly text: string;
}

/** A sentence as a string of parts, and where in the whole text each part stands. */
export interface Parsed {
  readonly parts: string;
  readonly at: readonly Span[];
}

export function parsed(sentence: Sentence): Parsed {
  return UNSPACED.test(sentence.text) ? parsePieces(sentence) : parseWords(sentence);
}

function parseWords({ text, start }: Sentence): Parsed {
  let parts = '';
  const at: Span[] = [];
  const put = (letters: string, span: Span) => {
    parts += letters;
    for (let i = 0; i < letters.length; i++) at.push(span);
  };
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'-]*|,|،|\|+/gu)];
  for (let i = 0; i < words.length; i++) {
    const [word] = words[i] ?? [''];
    const from = start + (words[i]?.index ?? 0);
    const pair = known().pairs.get(`${word}-${words[i + 1]?.[0]}`);
    const end =
      pair === undefined ? from + word.length : start + (words[i + 1]?.index ?? 0) + (words[i + 1]?.[0].length ?? 0);
    put(pair ?? partsOf(word), { start: from, end });
    if (pair !== undefined) i++;
  }
  return { parts, at };
}

function parsePieces({ text, start }: Sentence): Parsed {
  const found: { letters: string; from: number; to: number }[] = [];
  let rest = text;
  for (const [piece, letters] of PIECES)
    rest = rest.replace(piece, (words, ...more) => {
      const from = more.find((one) => typeof one === 'number') ?? 0;
      found.push({ letters, from, to: from + words.length });
      return ' '.repeat(words.length);
    });
  found.sort((a, b) => a.from - b.from);
  const at = found.flatMap(({ letters, from, to }) =>
    Array.from(letters, () => ({ start: start + from, end: start + to })),
  );
  return { parts: found.map(({ letters }) => letters).join(''), at };
}

const UNSPACED = /[\u3040-\u30ff]|[\u4e00-\u9fff]/;

/** The parts a word plays: what the list says, by its beginning, without its article, taken apart, or by a slip of the finger. */
function partsOf(word: string): string {
  const before = readBefore.get(word);
  if (before !== undefined) return before;
  const parts = partsOfAnew(word);
  if (readBefore.size >= MOST_READ) readBefore.clear();
  readBefore.set(word, parts);
  return parts;
}

/** What was worked out for a word is kept, up to so many words. */
const MOST_READ = 2048;
const readBefore = new Map<string, string>();

function partsOfAnew(word: string): string {
  if (word === ',' || word === '،') return ',';
  if (word.startsWith('|')) return 'X';
  const listed = listedParts(word);
  if (listed !== null) return listed;
  const pieces = word.split(/['-]/).filter((piece) => piece !== '');
  if (pieces.length > 1) return pieces.map((piece) => listedParts(piece) ?? (piece.length < 3 ? '' : '_')).join('');
  if (/[\u0600-\u06ff]/.test(word)) return withoutArticle(word);
  return /\d/.test(word) ? 'b' : (slipOf(word, known().slips) ?? '_');
}

function listedParts(word: string): string | null {
  const whole = known().words.get(word);
  if (whole !== undefined) return whole;
  for (let length = Math.min(word.length, LONGEST_BEGINNING); length >= 3; length--) {
    const parts = known().beginnings.get(word.slice(0, length));
    if (parts !== undefined) return parts;
  }
  return null;
}

const LONGEST_BEGINNING = 14;

/** Arabic writes "and", "with", "to" and "the" onto the word. */
function withoutArticle(word: string): string {
  for (const lead of ['وال', 'بال', 'لل', 'ال', 'و', 'ف', 'ب', 'ل'])
    if (word.startsWith(lead)) {
      const parts = listedParts(word.slice(lead.length));
      if (parts !== null) return parts;
    }
  return '_';
}

interface Known {
  readonly words: ReadonlyMap<string, string>;
  readonly beginnings: ReadonlyMap<string, string>;
  readonly pairs: ReadonlyMap<string, string>;
  /** Words a slip may be made of, by their first letter. */
  readonly slips: ReadonlyMap<string, readonly Slip[]>;
}

let read: Known | null = null;

function known(): Known {
  read ??= readKnown();
  return read;
}

/** Slips are looked for in the words that carry a request; the small words between them are too many and too alike. */
const SLIPPING = /[hPGBEDTHCWKA]/;

function readKnown(): Known {
  const words = new Map<string, string>();
  const beginnings = new Map<string, string>();
  const pairs = new Map<string, string>();
  const slips = new Map<string, Slip[]>();
  for (const [parts, list] of Object.entries(PARTS))
    for (const word of list.split(/\s+/)) {
      if (word.endsWith('*')) beginnings.set(word.slice(0, -1), parts);
      else words.set(word, parts);
      if (word.includes('-')) pairs.set(word, parts);
      const plain = word.replace('*', '');
      if (plain.length < 5 || !SLIPPING.test(parts) || !/^[a-z]+$/.test(plain)) continue;
      const same = slips.get(plain.slice(0, 1)) ?? [];
      same.push(slipTo(plain, parts));
      slips.set(plain.slice(0, 1), same);
    }
  for (const word of PASSED_OVER.split(/\s+/)) if (!words.has(word)) words.set(word, '');
  for (const word of NO_SLIPS.split(/\s+/)) if (!words.has(word)) words.set(word, '_');
  return { words, beginnings, pairs, slips };
}
