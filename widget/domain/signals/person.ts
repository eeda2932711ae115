// Does the customer ask for a person? An order, not a signal: always honoured.
import { fold } from './normalise.ts';
import { NOT_ASKING, PERSON_PHRASES } from './person-phrases.ts';
import type { PersonRequest } from './reading.ts';
import { firedRules } from './rule.ts';

export function asksForPerson(text: string): PersonRequest {
  const folded = fold(text);
  const evidence = firedRules(PERSON_PHRASES, folded).map((fired) => fired.evidence);
  const asked = evidence.length > 0 && !NOT_ASKING.test(folded.text);
  return asked ? { asked, evidence } : { asked: false, evidence: [] };
}
