// Masks secrets before anything leaves the browser, and again on the relay: cards, IBANs, national ids, passwords, codes, tokens.
import type { ThreadEvent } from './event.ts';
import { cards } from './secrets/card.ts';
import { codes } from './secrets/code.ts';
import type { Find, Secret } from './secrets/found.ts';
import { ibans } from './secrets/iban.ts';
import { nationalIds } from './secrets/national-id.ts';
import { passwords } from './secrets/password.ts';
import { plainOf } from './secrets/plain.ts';
import { tokens } from './secrets/token.ts';

export interface Redacted {
  readonly text: string;
  /** What was masked, in no particular order; empty when the text is as it was. */
  readonly found: readonly Secret[];
}

/** The mask keeps the kind of secret, never a digit of it. */
export function maskOf(secret: Secret): string {
  return `[${secret} ••••]`;
}

/** What is found first is masked as such: a card in a password is a password. */
const ALL_RULES: readonly (readonly [Secret, Find])[] = [
  ...tokens.map((find) => ['token', find] as const),
  ['password', passwords],
  ...codes.map((find) => ['code', find] as const),
  ['IBAN', ibans],
  ['card', cards],
  ...nationalIds.map((find) => ['national id', find] as const),
];
/** The ones that find something in a text without a digit, as most are: the others are made of digits. */
const WORD_RULES = ALL_RULES.slice(0, tokens.length + 1);

/** What was masked before, in the browser or at a first try, is not masked again. */
const MASK = /\[(?:card|IBAN|national id|password|code|token) ••••\]/g;

/** Stands where something was found already. The plain text has no such character. */
const TAKEN = '\0';

/**
 * The text with every secret replaced by its mask. Numbers are masked only where their check digits hold (Luhn and issuer for cards,
 * ISO 7064 mod 97 for IBANs, each country's own for national ids), so order numbers, ISBNs and builds stay readable. Hidden
 * characters, line breaks and digits of other scripts hide nothing. Linear in the length of the text.
 */
export function redact(text: string): Redacted {
  const plain = plainOf(text);
  const found: { readonly secret: Secret; readonly start: number; readonly end: number }[] = [];
  let rest = plain.text.replace(MASK, (mask) => TAKEN.repeat(mask.length));
  for (const [secret, find] of /\d/.test(rest) ? ALL_RULES : WORD_RULES) {
    const fresh = find(rest).filter(([start, end]) => !rest.slice(start, end).includes(TAKEN));
    if (fresh.length === 0) continue;
    rest = replaced(rest, fresh, ([start, end]) => TAKEN.repeat(end - start));
    for (const [start, end] of fresh) found.push({ secret, start: plain.at(start), end: plain.at(end) });
  }
  if (found.length === 0) return { text, found: [] };
  found.sort((a, b) => a.start - b.start);
  const spans = found.map(({ start, end, secret }) => [start, end, secret] as const);
  return {
    text: replaced(text, spans, ([, , secret]) => maskOf(secret)),
    found: [...new Set(found.map(({ secret }) => secret))],
  };
}

/** The text with each span, in order and apart, replaced. */
function replaced<Span extends readonly [start: number, end: number, ...rest: unknown[]]>(
  text: string,
  spans: readonly Span[],
  by: (span: Span) => string,
): string {
  let out = '';
  let from = 0;
  for (const span of spans) {
    out += text.slice(from, span[0]) + by(span);
    from = span[1];
  }
  return out + text.slice(from);
}

/** Keys whose strings are names for machines, never a person's words. */
const NAMES = new Set([
  'type',
  'id',
  'to',
  'turn',
  'turns',
  'rule',
  'field',
  'queue',
  'row',
  'answer',
  'playbook',
  'documents',
]);

/** The event with every free text in it redacted; the very same object when there was nothing to mask. */
export function redactEvent(event: ThreadEvent): ThreadEvent {
  return deep(event) as ThreadEvent;
}

function deep(value: unknown): unknown {
  if (typeof value === 'string') return redact(value).text;
  if (Array.isArray(value)) return kept(value, value.map(deep));
  if (value === null || typeof value !== 'object') return value;
  const pairs = Object.entries(value);
  const next = pairs.map(([key, one]) => (NAMES.has(key) && !isPlain(one) ? one : deep(one)));
  return next.every((one, at) => one === pairs[at]?.[1])
    ? value
    : Object.fromEntries(pairs.map(([key], at) => [key, next[at]]));
}

function isPlain(value: unknown): boolean {
  return Array.isArray(value) && value.some((one) => typeof one === 'object');
}

function kept(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  return after.every((one, at) => one === before[at]) ? before : after;
}
