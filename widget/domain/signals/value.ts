// Business value: expansion talk, renewal risk, an active sale; and what the account is worth, where the host page says so.
import type { Check } from './check.ts';
import { byRules, type Rule } from './rules.ts';

const RULES: readonly Rule[] = [
  {
    rule: 'expansion',
    strength: 0.8,
    words:
      /\b(?:\d{2,} (?:more |additional |extra |new )?(?:seats|users|licen[sc]es|people|employees)|(?:more|additional|extra) (?:seats|licen[sc]es)|upgrade (?:to|our|my|the) (?:enterprise|business|team|plan|account)|roll(?:ing)? (?:it |this )?out to|enterprise (?:plan|contract|agreement|pricing))\b/i,
  },
  {
    rule: 'renewal_risk',
    strength: 0.8,
    words:
      /\b(?:evaluat\w+ (?:a |another |other )?(?:competitor|alternative|vendor)s?|switch(?:ing)? to (?!the|dark|light|annual|monthly)\w+|looking at (?:alternatives|competitors)|not (?:going to )?renew\w*|renewal (?:is|comes|date|coming)|too expensive|cheaper (?:elsewhere|option)|leave (?:you|for))\b/i,
  },
  {
    rule: 'active_sale',
    strength: 0.75,
    words:
      /\b(?:(?:get|send|need|want) (?:me |us )?(?:a |an )?(?:quote|quotation|offer|proposal)|volume discount|talk to sales|book a demo|purchase order|procurement|ready to (?:buy|sign))\b/i,
  },
];

export function createValueCheck(): Check {
  return { take: (turn) => (turn.from === 'customer' ? byRules('value', RULES, turn.text) : null) };
}
