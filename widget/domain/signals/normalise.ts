// Folds text so that one spelling stands for many: case, accents, invisible characters and look-alike letters. Keeps the way back to the original words.

/** Text as the checks read it. `original(start, end)` gives back the customer's own words for a span of `text`. */
export interface Folded {
  readonly text: string;
  original(start: number, end: number): string;
}

/** A message longer than this is read at its beginning and its end, so that no message costs more than a page of text. */
const HEAD = 4096;
const TAIL = 2048;

/** Folds a message. The last one is remembered, because several checks read the same message one after another. */
export function fold(text: string): Folded {
  if (lastFolded === null || text !== lastText) {
    lastFolded = foldAnew(text);
    lastText = text;
  }
  return lastFolded;
}

let lastText = '';
let lastFolded: Folded | null = null;

function foldAnew(whole: string): Folded {
  const text = capped(whole);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what ASCII means
  return /^[\x00-\x7f]*$/.test(text) ? foldAscii(text) : foldUnicode(text);
}

/** The text that is read: all of it, or the head and the tail. */
export function capped(text: string): string {
  return text.length <= HEAD + TAIL ? text : `${text.slice(0, HEAD)}\n${text.slice(-TAIL)}`;
}

function foldAscii(text: string): Folded {
  return { text: text.toLowerCase(), original: (start, end) => text.slice(start, end) };
}

function foldUnicode(text: string): Folded {
  const origins: number[] = [];
  let out = '';
  let at = 0;
  for (const character of text) {
    const folded = foldCharacter(character);
    for (let i = 0; i < folded.length; i++) origins.push(at);
    out += folded;
    at += character.length;
  }
  origins.push(at);
  return {
    text: withoutLookalikes(out),
    original: (start, end) => text.slice(origins[start] ?? at, origins[end] ?? at),
  };
}

/** Letters that Unicode does not take apart, and punctuation that has a plain twin. */
const TWINS: ReadonlyMap<string, string> = new Map([
  ['’', "'"],
  ['‘', "'"],
  ['ʼ', "'"],
  ['´', "'"],
  ['“', '"'],
  ['”', '"'],
  ['–', '-'],
  ['—', '-'],
  ['‑', '-'],
  ['ß', 'ss'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ı', 'i'],
  ['أ', 'ا'],
  ['إ', 'ا'],
  ['آ', 'ا'],
  ['ى', 'ي'],
  ['ة', 'ه'],
]);

const INVISIBLE = /[\u00ad\u0640\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ufe00-\ufe0f]/;
const MARKS = /[\u0300-\u036f\u064b-\u065f\u0670]/g;

function foldCharacter(character: string): string {
  if (character <= '\x7f') return character.toLowerCase();
  const lower = character.toLowerCase();
  const twin = TWINS.get(lower);
  if (twin !== undefined) return twin;
  if (INVISIBLE.test(character)) return '';
  // Kana and Hangul are letters as they stand; taking them apart would lose their voicing marks.
  if (character >= '\u3000' && character <= '\ud7ff') return lower;
  return lower.normalize('NFKD').replace(MARKS, '').toLowerCase();
}

/** Cyrillic and Greek letters that look Latin, as found in a word that has Latin letters too. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  [...'аaсcеeоoрpхxуyіiјjѕsԁdһhкkмmтtвbнnαaεeοoρpνvτtιiκkυu'].reduce<[string, string][]>((pairs, letter, i, all) => {
    if (i % 2 === 0) pairs.push([letter, all[i + 1] ?? letter]);
    return pairs;
  }, []),
);

function withoutLookalikes(text: string): string {
  if (!/[\u0370-\u04ff\u0500-\u052f]/.test(text)) return text;
  return text.replace(/[a-z\u0370-\u052f]+/g, (word) =>
    /[a-z]/.test(word) && /[^a-z]/.test(word)
      ? [...word].map((letter) => LOOKALIKES.get(letter) ?? letter).join('')
      : word,
  );
}
