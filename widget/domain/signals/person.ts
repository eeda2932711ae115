// Does the customer ask for a person? An order, not a signal: always honoured.
import { looksEnglish } from './english.ts';
import { type Folded, fold } from './normalise.ts';
import { requestIn } from './person-grammar.ts';
import { NOT_ASKED, PERSON_PHRASES, WORLD_PERSON_PHRASES } from './person-phrases.ts';
import type { PersonRequest } from './reading.ts';
import { firedRules } from './rule.ts';

export function asksForPerson(text: string): PersonRequest {
  const read = fold(text);
  const folded = withoutMentions(read);
  const world = looksEnglish(read.text) ? [] : firedRules(WORLD_PERSON_PHRASES, folded);
  const fired = [...firedRules(PERSON_PHRASES, folded), ...world].map((one) => one.evidence);
  const request = fired.length > 0 ? null : requestIn(folded);
  const evidence = request ? [request] : fired;
  return { asked: evidence.length > 0, evidence };
}

/** Blanks of the same length keep the way back to the original words. They are no letters, so no phrase reaches across them. */
function withoutMentions(folded: Folded): Folded {
  const text = NOT_ASKED.reduce(
    (left, mention) => left.replace(mention, (words) => '|'.repeat(words.length)),
    folded.text,
  );
  return { text, original: folded.original };
}
