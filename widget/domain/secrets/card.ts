// Payment cards: an issuer's range and length, and the check digit. Alone, grouped as on the card, or among other numbers.
import type { Find, Found } from './found.ts';
import { luhn } from './luhn.ts';

/** Digits with up to three spaces, dots or dashes between. */
const RUN = /\d(?:[ .-]{0,3}\d)+/g;
/** Right before or after it: it is part of a longer name, as in INV-4111… */
const GLUED_BEFORE = /[A-Za-z_]$|[A-Za-z\d][-/#]$/;
const GLUED_AFTER = /^(?:[A-Za-z_]|[-.][A-Za-z])/;
/** How cards are printed, by the lengths of their groups. */
const PRINTED = /^(?:4444[123]?|46[45])$/;
const LEAST = 13;
const MOST = 19;
/** What the numbers of cards begin with. */
const FIRST = /^[2-6]/;

interface Group {
  readonly start: number;
  readonly digits: string;
}

export const cards: Find = (plain) => [...plain.matchAll(RUN)].flatMap((run) => cardsIn(plain, run[0], run.index));

function cardsIn(plain: string, run: string, start: number): Found[] {
  const groups = [...run.matchAll(/\d+/g)].map((match): Group => ({ start: start + match.index, digits: match[0] }));
  const end = start + run.length;
  const first = GLUED_BEFORE.test(plain.slice(Math.max(0, start - 2), start)) ? 1 : 0;
  const last = groups.length - (GLUED_AFTER.test(plain.slice(end, end + 2)) ? 1 : 0);
  const found: Found[] = [];
  for (let from = first; from < last; from++) {
    const length = cardAt(groups, from, last);
    if (length === 0) continue;
    const final = groups[from + length - 1];
    found.push([groups[from]?.start ?? 0, (final?.start ?? 0) + (final?.digits.length ?? 0)]);
    from += length - 1;
  }
  return found;
}

/** How many groups make a card from this one on: the most that do; 0: none. */
function cardAt(groups: readonly Group[], from: number, last: number): number {
  if (!FIRST.test(groups[from]?.digits ?? '')) return 0;
  let digits = '';
  let lengths = '';
  let count = 0;
  for (let at = from; at < last && digits.length < MOST; at++) {
    const group = groups[at]?.digits ?? '';
    digits += group;
    lengths += group.length;
    if (digits.length < LEAST || digits.length > MOST) continue;
    const whole = from === 0 && at === groups.length - 1;
    if ((whole || at === from || PRINTED.test(lengths)) && isCard(digits)) count = at - from + 1;
  }
  return count;
}

/** Issuer ranges and lengths in use (ISO/IEC 7812), then Luhn. */
function isCard(digits: string): boolean {
  const four = Number(digits.slice(0, 4));
  const { length } = digits;
  const between = (low: number, high: number) => four >= low && four <= high;
  const issued =
    (digits[0] === '4' && (length === 13 || length === 16 || length === 19)) ||
    ((between(5100, 5599) || between(2221, 2720) || between(2200, 2204)) && length === 16) ||
    ((between(3400, 3499) || between(3700, 3799)) && length === 15) ||
    ((between(3000, 3059) || between(3600, 3999)) && length === 14) ||
    ((between(6011, 6011) || between(6440, 6599) || between(6200, 6299) || between(3528, 3589)) && length >= 16) ||
    ((between(5000, 5099) || between(5600, 5899) || four === 6304 || four === 6759) && length >= 16);
  return issued && luhn(digits);
}
