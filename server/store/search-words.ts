// What is searched for, and where it stands in a text: words by their beginnings, phrases in quotes as a whole; case and accents do not matter.
import type { ThreadEvent } from '#domain/event';
import type { Piece } from '#domain/wire';

/** Words that stand one after the other, folded. */
export interface SearchTerm {
  readonly words: readonly string[];
  /** The last of them may go on. */
  readonly open: boolean;
}

/** More than these are not looked for. */
const MOST_TERMS = 8;
/** UTF-16 units of an excerpt before the first hit, and altogether. */
const BEFORE = 40;
const EXCERPT = 160;

/** `refund "charged twice"`: every term must be there. What is being typed goes on, a phrase in quotes ends where it says. */
export function searchTerms(typed: string): readonly SearchTerm[] {
  const parts = [...typed.matchAll(/"([^"]*)"|([^\s"]+)/gu)];
  const terms = parts.map(([, phrase, word]) => {
    const words = wordsOf(phrase ?? word ?? '').map((one) => one.folded);
    // One letter begins too many words to look for them all.
    return { words, open: phrase === undefined && (words.at(-1)?.length ?? 0) > 1 };
  });
  return terms.filter((term) => term.words.length > 0).slice(0, MOST_TERMS);
}

/** What of an event people search for; '' for none. */
export function searchedIn(event: ThreadEvent): string {
  switch (event.type) {
    case 'said':
    case 'answered':
    case 'asked':
    case 'noted':
    case 'edited':
      return event.text;
    case 'corrected':
      return event.summary;
    case 'contactLeft':
      return event.email;
    case 'attached':
      return event.file.name;
    case 'identified':
      return Object.values(event.traits)
        .filter((value) => typeof value === 'string')
        .join(' ');
    default:
      return '';
  }
}

export function holds(text: string, terms: readonly SearchTerm[]): boolean {
  const words = wordsOf(text);
  return terms.every((term) => placesOf(words, term).length > 0);
}

/** The part of a text around the first hit, in pieces, the hits marked. */
export function excerptOf(text: string, terms: readonly SearchTerm[]): readonly Piece[] {
  const words = wordsOf(text);
  const hits = terms.flatMap((term) => placesOf(words, term)).sort((a, b) => a.from - b.from);
  const start = startOf(text, hits[0]?.from ?? 0);
  const end = Math.min(text.length, start + EXCERPT);
  const pieces: Piece[] = start > 0 ? [{ text: '…', hit: false }] : [];
  let at = start;
  for (const { from, to } of hits) {
    if (from < at || from >= end) continue;
    pieces.push({ text: text.slice(at, from), hit: false }, { text: text.slice(from, Math.min(to, end)), hit: true });
    at = Math.min(to, end);
  }
  pieces.push({ text: text.slice(at, end) + (end < text.length ? '…' : ''), hit: false });
  return pieces.filter((piece) => piece.text !== '');
}

/** At the beginning of a word a little before the hit. */
function startOf(text: string, hit: number): number {
  if (hit <= BEFORE) return 0;
  const space = text.indexOf(' ', hit - BEFORE);
  return space < 0 || space >= hit ? hit : space + 1;
}

interface Word {
  readonly folded: string;
  readonly from: number;
  readonly to: number;
}

/** Letters and digits between anything else; marks belong to the letter before them. As SQLite's unicode61 has it. */
function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{Mn}]*/gu)].map(({ 0: word, index }) => ({
    folded: word
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .normalize('NFC')
      .toLowerCase(),
    from: index,
    to: index + word.length,
  }));
}

function placesOf(
  words: readonly Word[],
  { words: wanted, open }: SearchTerm,
): readonly { from: number; to: number }[] {
  return words.flatMap((first, at) => {
    const run = words.slice(at, at + wanted.length);
    const last = run.at(-1);
    const fits = (word: string, index: number) => {
      const folded = run[index]?.folded;
      return folded === word || (open && index === wanted.length - 1 && (folded?.startsWith(word) ?? false));
    };
    return last !== undefined && wanted.every(fits) ? [{ from: first.from, to: last.to }] : [];
  });
}
