// What a file that leaves the relay for good does without: who the customer is, and who answered them.
import { redact } from '#domain/redact';
import type { Traits } from '#domain/signals/reading';

const NAME = '[name]';
const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** In the international form: others are told from numbers of orders and invoices by their country alone. */
const PHONE = /(?<![\p{L}\p{N}])(?:\+|00)[1-9](?:[\s().-]{0,2}\d){7,13}(?!\d)/gu;

/** Traits whose value names somebody, by the words of their key: `name`, `firstName`, `company`, `contact_email`. */
const NAMING = /name|mail|company|organi[sz]ation|contact/iu;

export function namesIn(traits: Traits | null | undefined): readonly string[] {
  return Object.entries(traits ?? {}).flatMap(([key, value]) =>
    NAMING.test(key) && typeof value === 'string' ? [value] : [],
  );
}

/**
 * The text with secrets, e-mail addresses, phone numbers in the international form and the given names taken out. A whole name in any
 * case; each word of it with its capital letter alone, so that `will` and `may` stay where a Will or a May writes. Names that nobody
 * gave the relay stay.
 */
export function textWithoutNames(names: readonly string[]): (text: string) => string {
  const patterns = [...new Set(names)].flatMap(patternsOf);
  return (text) =>
    patterns.reduce(
      (rest, pattern) => rest.replace(pattern, NAME),
      redact(text).text.replace(EMAIL, '[e-mail]').replace(PHONE, '[phone]'),
    );
}

/** Shorter words are more often words than names. */
const SHORTEST = 3;

function patternsOf(name: string): readonly RegExp[] {
  const whole = name.trim();
  if (whole.length < SHORTEST) return [];
  const words = whole.split(/[\s,@<>"]+/u).filter((word) => word.length >= SHORTEST && /^\p{Lu}/u.test(word));
  return [
    wordOf(whole, 'giu'),
    // The longest first: none is left half of another.
    ...words.sort((a, b) => b.length - a.length).map((word) => wordOf(word, 'gu')),
  ];
}

function wordOf(text: string, flags: string): RegExp {
  const plain = text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&').replace(/\s+/gu, '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${plain}(?![\\p{L}\\p{N}])`, flags);
}
