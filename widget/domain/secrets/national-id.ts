// National ids, each by its country's own check where it has one; where it has none, by its form, or by being called one.
import { type Find, matches } from './found.ts';
import { luhn } from './luhn.ts';

/** Not part of a longer number or name, nor of a telephone number. */
const rule = (source: string, holds?: (bare: string) => boolean): Find =>
  matches(new RegExp(`(?<![\\w+]|[\\w][-./#])(?:${source})(?!\\w|[-.]\\w)`, 'gi'), 0, (found) =>
    holds ? holds(found.replace(/[^a-z\d]/gi, '').toUpperCase()) : true,
  );

/** Numbers that look like any other: only after their name. */
const NAMED =
  /\b(?:ssn|social security(?: (?:number|no\.?))?|bsn|burgerservicenummer|sofi-?nummer|aadhaar|uidai)\D{0,14}(\d[\d -]{7,12}\d)(?!\d)/gi;
const NAMED_MORE = /(?:マイナンバー|個人番号|आधार)\D{0,14}(\d[\d -]{7,12}\d)(?!\d)/g;

export const nationalIds: readonly Find[] = [
  matches(NAMED, 1),
  matches(NAMED_MORE, 1),
  // United States: no check; the groups that are never given out.
  rule('(?!000|666|9)\\d{3}[-. ](?!00)\\d{2}[-. ](?!0000)\\d{4}'),
  // United Kingdom: no check; the prefixes that are never given out.
  rule('(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:[ -]?\\d\\d){3}[ -]?[A-D]'),
  // Spain: the letter is the number modulo 23.
  rule('(?:[XYZ][- ]?\\d|\\d\\d)(?:\\.?\\d{3}){2}[- ]?[A-Z]', isDni),
  // France: 97 less the number modulo 97; Corsica's letters count as 19 and 18.
  rule('[12][ .-]?\\d\\d[ .-]?(?:0[1-9]|1[0-2]|[2-9]\\d)[ .-]?(?:\\d\\d|2[AB])(?:[ .-]?\\d{3}){2}[ .-]?\\d\\d', isNir),
  // Italy: a letter of weights by place.
  rule('(?:[A-Z]{3} ?){2}\\d\\d[A-EHLMPRST]\\d\\d ?[A-Z]\\d{3}[A-Z]', isCodice),
  // Mexico: its form.
  rule('[A-Z]{4}\\d{6}[HM][A-Z]{5}[A-Z\\d]\\d'),
  // Brazil; Germany; Poland: eleven digits.
  rule('\\d{3}[. ]?\\d{3}[. ]?\\d{3}[- ]?\\d\\d', (id) => isCpf(id) || isSteuerId(id) || isPesel(id)),
  rule('\\d\\d(?: \\d{3}){3}', isSteuerId),
  // Sweden: a date and Luhn.
  rule('(?:19|20)?\\d{6}[-+ ]\\d{4}|(?:19\\d\\d|20[01]\\d)\\d{8}', isPersonnummer),
  // India: Verhoeff.
  rule('[2-9]\\d{3}[ -]\\d{4}[ -]\\d{4}', verhoeff),
  // Switzerland: as an EAN.
  rule('756[ .]?\\d{4}[ .]?\\d{4}[ .]?\\d\\d', (id) => weighed(id, [1, 3]) % 10 === 0),
];

function isDni(id: string): boolean {
  const number = id.slice(0, -1).replace(/^[XYZ]/, (first) => String('XYZ'.indexOf(first)));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(number) % 23] === id.at(-1);
}

function isNir(id: string): boolean {
  const number = Number(id.slice(0, 13).replace('A', '0').replace('B', '0'));
  const corsica = id[6] === 'A' ? 1_000_000 : id[6] === 'B' ? 2_000_000 : 0;
  return 97 - ((number - corsica) % 97) === Number(id.slice(13));
}

/** Values of the characters in odd places, 0 to 9 and A to Z (decree of 23 December 1976); in even places they are their number. */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
const ODD_LETTERS = [...ODD, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

function isCodice(id: string): boolean {
  let sum = 0;
  for (let at = 0; at < 15; at++) {
    const value = Number.parseInt(id[at] ?? '', 36);
    const number = value > 9 ? value - 10 : value;
    sum += at % 2 === 1 ? number : ((value > 9 ? ODD_LETTERS : ODD)[number] ?? 0);
  }
  return String.fromCharCode(65 + (sum % 26)) === id[15];
}

/** The sum of the digits, each times the weight of its place; the weights come again. */
function weighed(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) sum += Number(digits[at]) * (weights[at % weights.length] ?? 0);
  return sum;
}

/** Two check digits, weights falling to 2, modulo 11. */
function isCpf(id: string): boolean {
  if (/^(\d)\1*$/.test(id)) return false;
  return [9, 10].every((count) => {
    const weights = Array.from({ length: count }, (_, at) => count + 1 - at);
    return ((weighed(id.slice(0, count), weights) * 10) % 11) % 10 === Number(id[count]);
  });
}

/** ISO 7064 mod 11,10; of the first ten digits one comes two or three times, and the others once at most. */
function isSteuerId(id: string): boolean {
  const different = new Set(id.slice(0, 10)).size;
  if (id[0] === '0' || different < 8 || different > 9) return false;
  let product = 10;
  for (let at = 0; at < 10; at++) {
    const sum = (Number(id[at]) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(id[10]);
}

/** A date of birth after 1900, the century in its month, then weights 1 3 7 9. */
function isPesel(id: string): boolean {
  const month = Number(id.slice(2, 4));
  const sum = weighed(id.slice(0, 10), [1, 3, 7, 9]) + Number(id[10]);
  return isDate(month > 20 ? month - 20 : month, id.slice(4, 6)) && sum % 10 === 0;
}

function isPersonnummer(id: string): boolean {
  const ten = id.slice(-10);
  return isDate(Number(ten.slice(2, 4)), ten.slice(4, 6)) && luhn(ten);
}

function isDate(month: number, day: string): boolean {
  return month >= 1 && month <= 12 && Number(day) >= 1 && Number(day) <= 31;
}

/** What Verhoeff's permutation makes of each digit, by place modulo eight. */
const PERMUTED = '01234567891576283094580379614289160435279453126870428657390127938064157046913258';

/** Verhoeff's check: the dihedral group of order ten. */
function verhoeff(digits: string): boolean {
  let check = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    check = product(check, PERMUTED.charCodeAt((at % 8) * 10 + digit) - 48);
  }
  return check === 0;
}

function product(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5);
  return b < 5 ? 5 + ((a - b) % 5) : (a - b + 5) % 5;
}
