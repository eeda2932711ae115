// Bank accounts: an IBAN's country, its length there, and its check digits.
import type { Find, Found } from './found.ts';

const START = /(?<![A-Z0-9])([A-Z]{2})[ .-]?\d{2}(?=[ .-]{0,2}[A-Z0-9]{2})/gi;
/** Characters between two groups at most. */
const GAP = 2;
/** Length of an IBAN by country: SWIFT's registry of IBAN formats. */
const LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  '15NO 16BE 18DKFOFIGLNL 19MKSI 20ATBAEEKZXKLTLU 21CRHRLVLICH 22BGBHDEGBGEIEMERS 23AEILTLGI 24ADCZESMDPKROSASKSEVGTN 25PT 26ISTR 27BUFRGRITMCMRSM 28ALAZCYDOGTHULBPLBYSV 29BRPSQAUA 30JOKWMU 31MTSC 32LC'
    .split(' ')
    .flatMap((group) => (group.slice(2).match(/../g) ?? []).map((country) => [country, Number(group.slice(0, 2))])),
);

export const ibans: Find = (plain) => {
  const found: Found[] = [];
  for (const match of plain.matchAll(START)) {
    const start = match.index;
    const length = LENGTHS[match[1]?.toUpperCase() ?? ''];
    if (length === undefined || start < (found.at(-1)?.[1] ?? 0)) continue;
    const end = endOf(plain, start, length);
    if (end > 0 && isIban(plain.slice(start, end))) found.push([start, end]);
  }
  return found;
};

/** Where `count` letters or digits end, with a little between them; -1 when they do not, or when more follow at once. */
function endOf(text: string, start: number, count: number): number {
  let at = start;
  for (let seen = 0, gap = 0; seen < count; at++) {
    if (isPart(text.charCodeAt(at))) {
      seen++;
      gap = 0;
    } else if (at >= text.length || !' .-'.includes(text.charAt(at)) || ++gap > GAP) return -1;
  }
  return isPart(text.charCodeAt(at)) ? -1 : at;
}

/** A letter or a digit of ASCII, by its code. */
function isPart(code: number): boolean {
  const small = code | 32;
  return (code >= 48 && code <= 57) || (small >= 97 && small <= 122);
}

/** ISO 13616: move four to the back, letters to numbers, modulo 97 is 1. */
function isIban(written: string): boolean {
  const bare = written.replace(/[ .-]/g, '').toUpperCase();
  let rest = 0;
  const moved = bare.slice(4) + bare.slice(0, 4);
  for (let at = 0; at < moved.length; at++) {
    const code = moved.charCodeAt(at);
    const value = code < 58 ? code - 48 : code - 55;
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest === 1;
}
