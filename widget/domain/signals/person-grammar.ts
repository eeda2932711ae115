// Reads a request for a person off the parts that words play: a verb of talking and somebody to talk to, "put me through", "call me", "no robots".
import type { Folded } from './normalise.ts';
import { NO_SLIPS, PARTS, PASSED_OVER, PIECES } from './person-words.ts';
import { rarityOf } from './rarity.ts';
import type { Evidence } from './reading.ts';

/** The first request in a text; null where there is none. */
export function requestIn(folded: Folded): Evidence | null {
  for (const sentence of sentencesOf(folded.text)) {
    const found = requestInSentence(sentence);
    if (found) return { words: folded.original(found.start, found.end).trim(), rule: found.rule };
  }
  return null;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Sentence extends Span {
  readonly text: string;
}

/** Sentences of one text share their word tables, and a message has no more of them than this. */
const MOST_SENTENCES = 400;

function* sentencesOf(text: string): Generator<Sentence> {
  let count = 0;
  for (const match of text.matchAll(/[^.!?;:|()\n。！？؟…、]+/g)) {
    if (++count > MOST_SENTENCES) return;
    yield { text: match[0], start: match.index, end: match.index + match[0].length };
  }
}

/** A sentence as a string of parts, and where each part stands in the text. */
interface Parsed {
  readonly parts: string;
  readonly at: readonly Span[];
}

function requestInSentence(sentence: Sentence): (Span & { readonly rule: string }) | null {
  const { parts, at } = UNSPACED.test(sentence.text) ? parsePieces(sentence) : parseWords(sentence);
  if (!MAY_ASK.test(parts)) return null;
  for (const { rule, pattern, unless } of PATTERNS) {
    const match = pattern.exec(parts);
    if (match === null || unless?.test(parts)) continue;
    const first = at[match.index];
    const last = at[match.index + Math.max(1, match[0].length) - 1];
    if (first && last) return { start: first.start, end: last.end, rule };
  }
  return null;
}

interface Pattern {
  readonly rule: string;
  readonly pattern: RegExp;
  readonly unless?: RegExp;
}

/** What may stand between two parts that belong together: nothing that denies, tells of the past, or is about the customer's own. */
const gap = (most: number) => `[^XNZUO]{0,${most}}`;
/** … and no comma. */
const near = (most: number) => `[^XNZUO,]{0,${most}}`;

const ONE = '(?:[hPGB]|YE|RE|YD|D)';

function pattern(rule: string, source: string, unless?: RegExp): Pattern {
  const compiled = new RegExp(source);
  return unless ? { rule, pattern: compiled, unless } : { rule, pattern: compiled };
}

const PATTERNS: readonly Pattern[] = [
  pattern(
    'asks_to_talk',
    `(?:[WQVSwN]${gap(5)}|^[Q,_M]{0,2}|,)T${near(4)}${ONE}(?!U)`,
    /N[WQTMY_K]{0,4}T[^,]*$|NW|[ZX].*T/,
  ),
  pattern('asks_to_talk', `[hPGB]${near(3)}T`, /^[^WQwV]*$|[XNZUOE]/),
  pattern('asks_for_transfer', `H${near(2)}[MC]${near(4)}(?:${ONE}|J)`, /N[^,]{0,3}H/),
  pattern('asks_for_transfer', `MQ?H${near(3)}${ONE}|M${near(2)}[hPGBD]${near(2)}H|M[^XNZUO,]?J$`, /[NZ]/),
  pattern(
    'asks_for_transfer',
    `^[QW,]{0,3}H${near(2)}(?:[hPB]|YB|YE)|^[QW,]{0,3}HM?[JQ,]*$|^[Q,]?[hPBD]_?H[Qw,]*$|[hPBGD]${near(1)}H_?w`,
  ),
  pattern('asks_for_transfer', `[WQw]${near(3)}H${near(2)}(?:[hP]|YB)(?!U)|^HM_?J`, /[NZ]/),
  pattern(
    'wants_a_person',
    `W[MQYwRJPD_,]{0,3}h(?![UD])|[WQ]${gap(3)}A${gap(4)}h|HA${near(1)}h|[hPBD]${near(1)}w`,
    /[NZ][^,]{0,3}[Wh]|O.?h/,
  ),
  pattern(
    'wants_a_person',
    `W[MQYJR]{0,3}_?[PB](?=$|[,QKTCMRvANY])|WM?[YQ]?R_?[GEPD]|WM?Q*G(?=$|[,QKTCRvxNLDY])|Q[M_]{0,2}R_?[hPGB]$|Q_{1,2}h$|GKW`,
    /[NZ][^,]{0,3}W|[XU]/,
  ),
  pattern('wants_a_person', `[WHTKC]${near(3)}Y[BE](?!U)`, /[NZX]/),
  pattern(
    'asks_who_is_there',
    `V[^XNZUOY]{0,2}(?:R${near(1)}[hPGE]|h)|V[^XNZUOY]{0,3}[hPGB]${near(3)}[hvTCKR]|VE(?=v|$)|[hPG]${near(1)}VM?$|[QV]v?${near(1)}[hPG]${near(1)}v`,
    /[NZXU]|^_V/,
  ),
  pattern('asks_for_help_of_one', `[QW]${near(3)}(?:[hGPB]|Y[EDPB]|PY)${near(4)}[KCIJ](?!U)`, /[NZX].{0,4}[KC]/),
  pattern(
    'asks_for_help_of_one',
    `G${near(2)}Y[DEP]${near(3)}[QK]|[WQ]${near(4)}K${near(2)}h|h[KDT](?=$|[,QKW])|[KD]h|[WQ]${near(3)}GRK|G[QY]{0,2}(?:MC|CM)|G[QY]{1,2}K|[QW]${near(2)}K${near(2)}(?:Y?[PB]|YE|G)(?=$|[,Q])`,
    /[NZXO]/,
  ),
  pattern(
    'refuses_the_bot',
    `N[WQTMY_KR]{0,3}T[^XZUO,]{0,3}A|T[^XZU,]{0,2}N[^XZU,]{0,2}A|^[Q,M_]{0,2}N[WQRM]?A(?:[Q,]|$)|S[^NXZUO,]{0,4}A|A[^U,]{0,3}n|AS|Ao(?=$|,)|[hGP][^XZU,]{0,4}NA|W[^,]?N[^XZUO,]{0,4}A`,
    /U/,
  ),
  pattern(
    'wants_a_call',
    `^[Q,W_]{0,3}C[QY]?M(?!_)|[QW]${near(4)}(?:CM|MC|CYM|M_C)(?!_)|[QW]${near(4)}I(?!U)|^[Q,W]*I[QMLw,_]{0,3}$|MC[Qw]|^CM[Q,]*$|^M_C$|[WQ]${near(2)}C${near(2)}P|^Cw|W${near(1)}CL`,
    /[NZ][^,]{0,4}[CI]|[UO]/,
  ),
  pattern(
    'asks_for_a_number',
    `l|(?:[WQVY]|^)${near(4)}L${near(3)}[DGhP]|[WQV]${near(2)}D${near(1)}L|^D_?L+[QW_]*$`,
    /[UOXNZ]/,
  ),
  pattern(
    'names_a_person',
    `^[QRW,]*(?:h[hP]*|RG|R[PE]|GR|hR|[PE]R)[QR,]*$|^[QR,]*P{1,4}[QRW,]*$|^[Q,]*B[QW,]*$|^[Q,]*D(?=[QW])[QW]*$|^[Q,]*Gx[Q,]*$`,
  ),
];

/** Without one of these nothing is asked. */
const MAY_ASK = /[hPGBEDJIClLAM]/;

function parseWords({ text, start }: Sentence): Parsed {
  let parts = '';
  const at: Span[] = [];
  const put = (letters: string, span: Span) => {
    parts += letters;
    for (let i = 0; i < letters.length; i++) at.push(span);
  };
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'-]*|,|،/gu)];
  for (let i = 0; i < words.length; i++) {
    const [word] = words[i] ?? [''];
    const from = start + (words[i]?.index ?? 0);
    const pair = KNOWN.pairs.get(`${word}-${words[i + 1]?.[0]}`);
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
  const known = readBefore.get(word);
  if (known !== undefined) return known;
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
  const listed = listedParts(word);
  if (listed !== null) return listed;
  const pieces = word.split(/['-]/).filter((piece) => piece !== '');
  if (pieces.length > 1) return pieces.map((piece) => listedParts(piece) ?? (piece.length < 3 ? '' : '_')).join('');
  if (/[\u0600-\u06ff]/.test(word)) return withoutArticle(word);
  return /\d/.test(word) ? 'b' : (slipOf(word) ?? '_');
}

function listedParts(word: string): string | null {
  const whole = KNOWN.words.get(word);
  if (whole !== undefined) return whole;
  for (let length = Math.min(word.length, LONGEST_BEGINNING); length >= 3; length--) {
    const parts = KNOWN.beginnings.get(word.slice(0, length));
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

/** The listed word this one is a slip away from: a letter too many, missing, wrong or swapped; two in a long word. */
function slipOf(word: string): string | null {
  if (word.length < 4 || word.length > 20 || rarityOf(word) < RARE) return null;
  const letters = lettersIn(word);
  for (const candidate of KNOWN.long.get(word.slice(0, 1)) ?? []) {
    const most = Math.min(word.length, candidate.word.length) >= 8 ? 2 : 1;
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

interface Known {
  readonly words: ReadonlyMap<string, string>;
  readonly beginnings: ReadonlyMap<string, string>;
  readonly pairs: ReadonlyMap<string, string>;
  /** Words a slip may be made of, by their first letter. */
  readonly long: ReadonlyMap<string, readonly Candidate[]>;
}

interface Candidate {
  readonly word: string;
  readonly parts: string;
  readonly letters: number;
}

const KNOWN = readKnown();

function readKnown(): Known {
  const words = new Map<string, string>();
  const beginnings = new Map<string, string>();
  const pairs = new Map<string, string>();
  const long = new Map<string, Candidate[]>();
  for (const [parts, list] of Object.entries(PARTS))
    for (const word of list.split(/\s+/)) {
      if (word.endsWith('*')) beginnings.set(word.slice(0, -1), parts);
      else words.set(word, parts);
      if (word.includes('-')) pairs.set(word, parts);
      const plain = word.replace('*', '');
      if (plain.length < 5 || !/^[a-z]+$/.test(plain)) continue;
      const same = long.get(plain.slice(0, 1)) ?? [];
      same.push({ word: plain, parts, letters: lettersIn(plain) });
      long.set(plain.slice(0, 1), same);
    }
  for (const word of PASSED_OVER.split(/\s+/)) if (!words.has(word)) words.set(word, '');
  for (const word of NO_SLIPS.split(/\s+/)) if (!words.has(word)) words.set(word, '_');
  return { words, beginnings, pairs, long };
}
