// Why a person is called, for somebody who looks for the first time: the console's reasons, with their quotations cut short.
import { inWords, type Quote, type Reason, reasonsOf } from '#domain/because';
import type { PersonRequest, Reading } from '#domain/signals/reading';

/** Characters of a quotation. */
const LONG = 64;

export function shortReasons(readings: readonly Reading[], asked: PersonRequest['evidence'] = []): readonly string[] {
  return reasonsOf(readings, asked).map(shortened);
}

function shortened(reason: Reason): string {
  const quotes = reason.quotes.slice(0, 2).map((quote): Quote => ({ ...quote, text: cut(quote.text), against: null }));
  return inWords({ ...reason, quotes }).replace(/(\d) %/g, '$1\u00a0%');
}

function cut(text: string): string {
  return text.length <= LONG ? text : `${text.slice(0, LONG).replace(/\s+\S*$/, '')} …`;
}
