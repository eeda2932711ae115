// Masks secrets before anything leaves the browser, and again on the relay: cards, IBANs, national ids, passwords, tokens.
import type { ThreadEvent } from './event.ts';

export type Secret = 'card' | 'IBAN' | 'national id' | 'password' | 'token';

export interface Redacted {
  readonly text: string;
  /** What was masked, in no particular order; empty when the text is as it was. */
  readonly found: readonly Secret[];
}

/** The mask keeps the kind of secret, never a digit of it. */
export function maskOf(secret: Secret): string {
  return `[${secret} ••••]`;
}

/**
 * The text with every secret replaced by its mask. Numbers are masked only where their check digits hold (Luhn and issuer for cards,
 * ISO 7064 mod 97 for IBANs, each country's own for national ids), so order numbers, ISBNs and builds stay readable.
 */
export function redact(text: string): Redacted {
  const found = new Set<Secret>();
  let masked = text;
  for (const [secret, rule] of RULES) {
    masked = rule(masked, (kept = '') => {
      found.add(secret);
      return kept + maskOf(secret);
    });
  }
  return { text: masked, found: [...found] };
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

type Mask = (kept?: string) => string;
type Rule = (text: string, mask: Mask) => string;

// Each expression below advances through the text without nested repetition over the same characters: linear time.

const PEM = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[^-]{0,8000}(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/g;
const KNOWN_TOKEN =
  /\b(?:eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?|(?:sk|pk|rk)_(?:live|test)_\w{10,}|sk-[\w-]{16,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|xox[abprs]-[\w-]{10,}|A(?:KIA|SIA)[A-Z0-9]{16}|AIza[\w-]{30,}|glpat-[\w-]{16,}|SG\.[\w-]{16,}\.[\w-]{16,})/g;
const BEARER = /\b(bearer\s+)([\w.~+/-]{12,}=*)/gi;
const TOKEN_WORD =
  /\b((?:api|access|auth|secret|private|refresh|session)[ _-]?(?:key|token|secret)|token|secret)((?:\s+is)?\s*[:=]?\s*)(["']?[\w.~+/-]{12,}=*["']?)/gi;

function tokens(text: string, mask: Mask): string {
  return text
    .replace(PEM, () => mask())
    .replace(KNOWN_TOKEN, () => mask())
    .replace(BEARER, (_, word: string) => mask(word))
    .replace(TOKEN_WORD, (all, word: string, link: string, value: string) =>
      looksRandom(value) ? mask(word + link) : all,
    );
}

/** Letters and digits mixed: a made-up string, not a word. */
function looksRandom(value: string): boolean {
  return /\d/.test(value) && /[a-z]/i.test(value);
}

const PASSWORD_WORD =
  /((?:password|passwort|kennwort|passwd|pwd|passcode|passphrase|mot de passe|contraseña|clave secreta|senha|パスワード|كلمة السر|كلمة المرور)(?:\s+(?:for|für|pour|para)\s+\S{1,40})?)(\s*[:=：]\s*|\s*は\s*|\s+(?:is|was|ist|lautet|est|es|é|هي)\s*:?\s+)(["'“”]?)([^\s"“”]{3,80})/giu;
/** What follows “my password is” when no password follows. */
const NO_PASSWORD = new Set(
  'not wrong incorrect invalid expired being to too still no the a an reset required weak strong what changed lost forgotten compromised stolen never always again also only case now correct right fine okay working broken gone missing long short old new same different saved stored sent set supposed rejected accepted blocked locked asked unknown leaked hacked hidden nicht falsch abgelaufen weg richtig incorrect expiré perdu oublié incorrecta incorrecto caducada errada inválida expirada'.split(
    ' ',
  ),
);

function passwords(text: string, mask: Mask): string {
  return text.replace(PASSWORD_WORD, (all, word: string, link: string, quote: string, value: string) => {
    const bare = value.toLowerCase().replace(/[.,;!?…]+$/, '');
    const stated = /[:=：は]/.test(link) || quote !== '';
    return !stated && NO_PASSWORD.has(bare)
      ? all
      : bare.length < 3 || NO_PASSWORD.has(bare)
        ? all
        : mask(word + link + quote);
  });
}

const IBAN_START = /(?<![A-Z0-9])([A-Z]{2}\d{2})(?=[ -]?[A-Z0-9]{2})/gi;
/** Length of an IBAN by country: SWIFT's registry of IBAN formats. */
const IBAN_LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  '15NO 16BE 18DKFOFIGLNL 19MKSI 20ATBAEEKZXKLTLU 21CRHRLVLICH 22BGBHDEGBGEIEMERS 23AEILTLGI 24ADCZESMDPKROSASKSEVGTN 25PT 26ISTR 27BUFRGRITMCMRSM 28ALAZCYDOGTHULBPLBYSV 29BRPSQAUA 30JOKWMU 31MTSC 32LC'
    .split(' ')
    .flatMap((group) => (group.slice(2).match(/../g) ?? []).map((country) => [country, Number(group.slice(0, 2))])),
);

function ibans(text: string, mask: Mask): string {
  let out = '';
  let from = 0;
  for (const match of text.matchAll(IBAN_START)) {
    const start = match.index;
    const length = IBAN_LENGTHS[match[0].slice(0, 2).toUpperCase()];
    if (start < from || length === undefined) continue;
    const end = endOfRun(text, start, length);
    if (end < 0 || !isIban(text.slice(start, end))) continue;
    out += text.slice(from, start) + mask();
    from = end;
  }
  return out + text.slice(from);
}

/** Where `count` letters or digits, with single spaces or dashes between, end; -1 when they do not, or when more follow at once. */
function endOfRun(text: string, start: number, count: number): number {
  let at = start;
  for (let seen = 0; seen < count; at++) {
    const char = text[at];
    if (char === undefined) return -1;
    if (/[A-Z0-9]/i.test(char)) seen++;
    else if (!/[ -]/.test(char) || /[ -]/.test(text[at - 1] ?? '')) return -1;
  }
  return /[A-Z0-9]/i.test(text[at] ?? '') ? -1 : at;
}

/** ISO 13616: move four to the back, letters to numbers, modulo 97 is 1. */
function isIban(written: string): boolean {
  const plain = written.replace(/[ -]/g, '').toUpperCase();
  let rest = 0;
  for (const char of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest === 1;
}

const CARD =
  /(?<![\p{L}\p{N}_]|[\p{L}\p{N}][-./#])[0-9０-９](?:[ .\-\u00a0]?[0-9０-９]){12,18}(?![\p{L}\p{N}_]|[-.][\p{L}\p{N}])/gu;

function cards(text: string, mask: Mask): string {
  return text.replace(CARD, (all) => (isCard(digitsOf(all)) ? mask() : all));
}

function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '');
}

/** Issuer ranges and lengths in use (ISO/IEC 7812), then Luhn. */
function isCard(digits: string): boolean {
  const first = Number(digits.slice(0, 4));
  const { length } = digits;
  const issued =
    (digits[0] === '4' && (length === 13 || length === 16 || length === 19)) ||
    (((first >= 5100 && first <= 5599) || (first >= 2221 && first <= 2720)) && length === 16) ||
    ((Math.floor(first / 100) === 34 || Math.floor(first / 100) === 37) && length === 15) ||
    ((first === 6011 || (first >= 6440 && first <= 6599) || Math.floor(first / 100) === 62) && length >= 16) ||
    (first >= 3528 && first <= 3589 && length >= 16) ||
    (((first >= 3000 && first <= 3059) || (first >= 3600 && first <= 3999)) && length === 14) ||
    (((first >= 5000 && first <= 5099) || (first >= 5600 && first <= 5899) || first === 6304 || first === 6759) &&
      length >= 16);
  return issued && luhn(digits);
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, double = false; at >= 0; at--, double = !double) {
    const digit = Number(digits[at]);
    sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0;
}

// National ids

const SSN = /(?<![\w-])(?!000|666|9\d\d)\d{3}([- ])(?!00)\d{2}\1(?!0000)\d{4}(?![\w-])/g;
const SSN_BARE = /(\b(?:ssn|social security(?: (?:number|no\.?))?)\D{0,12})(\d{9})(?!\d)/gi;
const NINO = /(?<!\w)(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)/g;
const DNI = /(?<!\w)([XYZ]?\d{7,8})[- ]?([A-Z])(?!\w)/gi;
const NIR = /(?<![\w-])[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?\d{2} ?\d{3} ?\d{3} ?\d{2}(?![\w-])/g;
const CPF = /(?<![\w.-])\d{3}\.\d{3}\.\d{3}-\d{2}(?![\w-])/g;
const CODICE = /(?<!\w)[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?!\w)/gi;
const STEUER = /((?:steuer-?(?:id|identifikationsnummer)|tax id)\D{0,12})(\d{2} ?\d{3} ?\d{3} ?\d{3})(?!\d)/gi;

function nationalIds(text: string, mask: Mask): string {
  return text
    .replace(SSN, () => mask())
    .replace(SSN_BARE, (_, word: string) => mask(word))
    .replace(NINO, () => mask())
    .replace(DNI, (all, number: string, letter: string) => (isDni(number, letter) ? mask() : all))
    .replace(NIR, (all) => (isNir(all.replace(/ /g, '')) ? mask() : all))
    .replace(CPF, (all) => (isCpf(all.replace(/\D/g, '')) ? mask() : all))
    .replace(CODICE, () => mask())
    .replace(STEUER, (_, word: string) => mask(word));
}

/** Spain: the letter is the number modulo 23. */
function isDni(number: string, letter: string): boolean {
  const plain = number.toUpperCase().replace(/^[XYZ]/, (first) => String('XYZ'.indexOf(first)));
  return plain.length === 8 && 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(plain) % 23] === letter.toUpperCase();
}

/** France: two check digits, 97 minus the number modulo 97. */
function isNir(digits: string): boolean {
  return digits.length === 15 && 97 - (Number(digits.slice(0, 13)) % 97) === Number(digits.slice(13));
}

/** Brazil: two check digits, weights falling to 2, modulo 11. */
function isCpf(digits: string): boolean {
  if (/^(\d)\1*$/.test(digits)) return false;
  return [9, 10].every((count) => {
    let sum = 0;
    for (let at = 0; at < count; at++) sum += Number(digits[at]) * (count + 1 - at);
    return ((sum * 10) % 11) % 10 === Number(digits[count]);
  });
}

const RULES: readonly (readonly [Secret, Rule])[] = [
  ['token', tokens],
  ['password', passwords],
  ['IBAN', ibans],
  ['card', cards],
  ['national id', nationalIds],
];
