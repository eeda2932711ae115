// Does the customer ask for a person? An order, not a signal: always honoured.
import { looksEnglish } from './english.ts';
import { type Folded, fold } from './normalise.ts';
import { requestIn } from './person-grammar.ts';
import { NOT_ASKED, PERSON_PHRASES, WORLD_PERSON_PHRASES } from './person-phrases.ts';
import type { PersonRequest } from './reading.ts';
import { firedRules } from './rule.ts';

export function asksForPerson(text: string): PersonRequest {
  const read = fold(text);
  const english = looksEnglish(read.text);
  const folded = withoutMentions(read);
  const rules = english ? PERSON_PHRASES : EVERY_PHRASE;
  const fired = english && !MAY_ASK.test(read.text) ? [] : firedRules(rules, folded).map((one) => one.evidence);
  const request = fired.length > 0 ? null : requestIn(folded);
  const evidence = request ? [request] : fired;
  return { asked: evidence.length > 0, evidence };
}

const EVERY_PHRASE = [...PERSON_PHRASES, ...WORLD_PERSON_PHRASES];

/** Beginnings of words without which no English phrase fires: most messages are done after this one pass. */
const MAY_ASK =
  /\b(?:hum|pers|pero|peop|agen|agn|rep|oper|some|any|mana|sup|adv|boss|emp|tech|spec|staff|coll|cust|team|memb|call|sale|live|real|bot|robot|mach|depart|csr|exper|consul|phone|ring|esc|connect|conect|transfer|talk|speak|chat|bring|who|ai|computer|put|yes)/;

/** Blanks of the same length keep the way back to the original words. They are no letters, so no phrase reaches across them. */
function withoutMentions(folded: Folded): Folded {
  const text = NOT_ASKED.reduce(
    (left, mention) => left.replace(mention, (words) => '|'.repeat(words.length)),
    folded.text,
  );
  return { text, original: folded.original };
}
