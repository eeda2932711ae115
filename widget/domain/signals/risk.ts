// The risk check: does this turn touch money in dispute, law, access, a cancellation, security, privacy or somebody's safety?
import type { Check } from './check.ts';
import { createLinearModel, type LinearModel } from './linear-model.ts';
import { type Folded, fold } from './normalise.ts';
import type { Evidence, Reading, Turn } from './reading.ts';
import { RISK_MODEL } from './risk-model.generated.ts';
import { RISK_RULES } from './risk-rules.ts';
import { riskClassesOf } from './risk-words.ts';
import { firedInWorld, together } from './rule.ts';
import type { World } from './world.ts';

/** Rules or a linear model: rules travel to trades nobody trained on, the model knows wordings nobody wrote a rule for. */
export function createRiskCheck(packed = RISK_MODEL): Check {
  const model = createLinearModel(packed, { classesOf: riskClassesOf });
  let asked: Turn | null = null;
  return {
    take(turn, { world }) {
      if (turn.from !== 'customer') {
        asked = turn;
        return null;
      }
      const own = read(turn, model, world);
      const reading = own.strength < 0.5 && asked !== null ? agreed(turn, asked, model, world) : null;
      asked = null;
      return reading ?? own;
    },
    segment() {
      asked = null;
    },
  };
}

function read(turn: Turn, model: LinearModel, world: World | null): Reading {
  const folded = fold(turn.text);
  const fired = firedInWorld(RISK_RULES, world?.risk ?? null, folded);
  const { probability, because } = model.score(folded);
  const strength = ruledOut(folded, together([...fired.map(({ rule }) => rule.strength), probability]));
  const evidence: Evidence[] = fired.map((one) => one.evidence);
  if (strength >= 0.5 && (probability >= 0.5 || evidence.length === 0)) {
    evidence.push({ words: because(), rule: 'risk_words' });
  }
  return { signal: 'risk', strength, evidence };
}

/** "Do you want to close your account?" — "yes": the risk stands in the question, and the answer takes it on. */
function agreed(turn: Turn, asked: Turn, model: LinearModel, world: World | null): Reading | null {
  if (!YES.test(fold(turn.text).text) || !ABOUT_THE_CUSTOMER.test(fold(asked.text).text)) return null;
  const { strength, evidence } = read(asked, model, world);
  if (strength * AGREED < 0.5) return null;
  const taken = evidence.map((one): Evidence => ({ ...one, turn: asked.id }));
  return {
    signal: 'risk',
    strength: strength * AGREED,
    evidence: [{ words: turn.text.trim(), rule: 'agrees' }, ...taken],
  };
}

/** An answer of a word or two is less certain than a sentence of one's own. */
const AGREED = 0.8;

const YES =
  /^(?:yes|yep|yeah|yup|ya|correct|exactly|right|that'?s (?:right|correct|it)|sure|please do|i do|i did|it (?:was|is)|ja|genau|oui|si|sim|はい|نعم)(?: (?:please|it (?:is|was)|i (?:do|did|was|want to)|that's right|bitte))?[.! ]*$/;

/** A question the customer can say yes to about themselves, not an explanation that ends in "does this help?". */
const ABOUT_THE_CUSTOMER =
  /\b(?:do|did|would|were|was|are|is|have|has) (?:you|your|it|this|somebody|someone)\b[^.!?]{0,120}\?|\b(?:mochten|wollen|haben) sie\b[^.!?]{0,120}\?|\b(?:voulez|avez)[- ]vous\b[^.!?]{0,120}\?|¿[^?]{0,160}\?/;

/** "I don't want to cancel": the risk is named in order to rule it out. */
const ruledOut = (folded: Folded, strength: number) => (DENIED.test(folded.text) ? strength * 0.45 : strength);

const DENIED =
  /\b(?:don'?t|do not|didn'?t|no longer|not asking|not looking) (?:need|want|require|for|ask for|asking for)(?: (?:a|an|to|my|any|the))? (?:refund|cancel|close|delete|terminate|lawyer|money back|dispute)|\b(?:wasn'?t|weren'?t|not) (?:charged twice|overcharged|hacked)\b|\bnobody hacked\b|\bno legal issue\b|\b(?:charge|bill|invoice) is correct\b/;
