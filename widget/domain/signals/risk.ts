// Risk: billing disputes, legal requests, account access, cancellations, security, privacy, and anything touching a person's safety.
import type { Check } from './check.ts';
import { byRules, type Rule } from './rules.ts';

const RULES: readonly Rule[] = [
  {
    rule: 'billing_dispute',
    strength: 0.85,
    words:
      /\b(?:charged? (?:me |us |my card )?(?:twice|double|two times|again|wrong|too much)|double[- ]?(?:charged?|billed|payment)|(?:billed|invoiced) (?:me |us )?(?:twice|wrong|for)|(?:invoice|bill|charge|fee|amount|payment) (?:is|was|looks|seems) (?:wrong|incorrect|not right|too high|a mistake)|wrong (?:invoice|bill|amount|charge)|overcharged|unauthori[sz]ed (?:charge|payment|transaction)|(?:don'?t|do not|didn'?t) (?:recogni[sz]e|authori[sz]e|make) (?:this|that|the|a) (?:charge|payment|transaction|withdrawal)|dispute (?:a |the |this |my )?(?:charge|payment|invoice|transaction)|chargeback|(?:want|need|get|give|where is|waiting for|still no) (?:my |a |the |our )?(?:money back|refund))\b/i,
  },
  {
    rule: 'legal',
    strength: 0.9,
    words:
      /\b(?:my (?:lawyer|attorney|solicitor)|our (?:lawyers?|legal team|counsel)|legal (?:action|proceedings|department|team)|sue (?:you|your)|lawsuit|court order|subpoena|small claims|consumer protection|ombudsman|breach of contract)\b/i,
  },
  {
    rule: 'account_access',
    strength: 0.8,
    words:
      /\b(?:locked out|can(?:'?t|not) (?:log|sign|get) ?in(?:to)?|account (?:is |was |has been )?(?:locked|blocked|suspended|disabled)|lost (?:access|my (?:phone|card|device))|stolen (?:card|phone|laptop)|card (?:was |is |got )?(?:stolen|lost|swallowed))\b/i,
  },
  {
    rule: 'security',
    strength: 0.95,
    words:
      /\b(?:(?:some(?:one|body)|a stranger|they) (?:has |have |just )?(?:else )?(?:logged|signed|got|gotten|broke|hacked)(?: in)?(?:to)?|(?:was|been|got|is|were) (?:hacked|compromised|breached|phished)|hack(?:ed|er)|identity theft|fraud(?:ulent)?|phishing|(?:app|site|api|system) (?:leaks?|leaked|exposes?)|security (?:hole|bug|issue|breach|vulnerability|incident)|vulnerability|data (?:breach|leak)|unknown (?:login|device|sign-?in))\b/i,
  },
  {
    rule: 'cancellation',
    strength: 0.75,
    words:
      /\b(?:cancel (?:my|our|the|everything|this)(?: \w+)? ?(?:account|subscription|plan|contract|membership|everything)?|close (?:my|our) account|terminate (?:my|our|the)|end (?:my|our) (?:subscription|contract))\b/i,
  },
  {
    rule: 'privacy',
    strength: 0.9,
    words:
      /\b(?:delete (?:all )?(?:my|our) (?:personal )?data|gdpr|ccpa|dsgvo|right to be forgotten|data protection (?:officer|request|authority)|subject access request|personal data|privacy (?:complaint|request|violation))\b/i,
  },
  {
    rule: 'safety',
    strength: 0.98,
    words:
      /\b(?:kill (?:myself|me|him|her|you)|suicid\w*|self[- ]harm|hurt (?:myself|someone)|want to die|threaten(?:ed|ing)? (?:me|us)|stalk(?:ing|ed|er)|in danger|emergency services)\b/i,
  },
];

export function createRiskCheck(): Check {
  return { take: (turn) => (turn.from === 'customer' ? byRules('risk', RULES, turn.text) : null) };
}
