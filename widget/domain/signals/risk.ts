// The risk check: does this turn touch money in dispute, law, access, a cancellation, security, privacy or somebody's safety?
import type { Check } from './check.ts';
import { looksEnglish } from './english.ts';
import { createLinearModel } from './linear-model.ts';
import { fold } from './normalise.ts';
import type { Evidence, Reading, Turn } from './reading.ts';
import { RISK_MODEL } from './risk-model.generated.ts';
import { RISK_RULES } from './risk-rules.ts';
import { WORLD_RISK_RULES } from './risk-rules-world.ts';
import { firedRules, together } from './rule.ts';

/** Rules or a linear model: rules travel to trades nobody trained on, the model knows wordings nobody wrote a rule for. */
export function createRiskCheck(packed = RISK_MODEL): Check {
  const model = createLinearModel(packed);
  return { take: (turn) => (turn.from === 'customer' ? read(turn, model) : null) };
}

/** "I don't want to cancel": the risk is named in order to rule it out. */
const DENIED =
  /\b(?:don'?t|do not|didn'?t|no longer|not asking|not looking) (?:need|want|require|for|ask for|asking for)(?: (?:a|an|to|my|any|the))? (?:refund|cancel|close|delete|terminate|lawyer|money back|dispute)|\b(?:wasn'?t|weren'?t|not) (?:charged twice|overcharged|hacked)\b|\bnobody hacked\b|\bno legal issue\b|\b(?:charge|bill|invoice) is correct\b/;

function read(turn: Turn, model: ReturnType<typeof createLinearModel>): Reading {
  const folded = fold(turn.text);
  const fired = firedRules(RISK_RULES, folded);
  if (!looksEnglish(folded.text)) fired.push(...firedRules(WORLD_RISK_RULES, folded));
  const { probability, because } = model.score(folded);
  const sure = together([...fired.map(({ rule }) => rule.strength), probability]);
  const strength = DENIED.test(folded.text) ? sure * 0.45 : sure;
  const evidence: Evidence[] = fired.map((one) => one.evidence);
  if (probability >= 0.5 || (strength >= 0.5 && evidence.length === 0))
    evidence.push({ words: because(), rule: 'risk_words' });
  return { signal: 'risk', strength, evidence };
}
