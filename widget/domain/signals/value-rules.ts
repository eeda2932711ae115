// The rules of value: expansion, an active sale, renewal, the risk that a customer leaves.
import type { Rule } from './rule.ts';

export const VALUE_RULES: readonly Rule[] = [
  {
    name: 'churn_risk',
    strength: 0.85,
    pattern:
      /\b(?:cancel|close|terminate|end|quit|leave|leaving|drop|stop)\b[^.!?]{0,20}\b(?:subscription|account|contract|plan|membership|service|you guys|you for)\b|\b(?:switch(?:ing)?|mov(?:e|ing)|migrat(?:e|ing)|going) (?:over )?(?:to|away to) (?:a |another |your |one of your )?(?:competitors?|alternatives?|different (?:provider|vendor|tool))\b|\bcompetitors?\b|\btoo expensive\b|\bcheaper (?:elsewhere|alternative|option)\b|\bnot worth (?:it|the money)\b/,
  },
  {
    name: 'renewal',
    strength: 0.85,
    pattern: /\brenew(?:al|als|ing|ed|s)?\b|\bcontract (?:ends|expires|is up)\b|\bauto-?renew/,
  },
  {
    name: 'expansion',
    strength: 0.85,
    pattern:
      /\b(?:more|additional|extra|another|\d+) (?:user |team )?(?:seats?|licen[cs]es?|users?|agents|locations)\b|\bupgrad(?:e|ing)\b|\b(?:volume|bulk) (?:discount|pricing|order|licen[cs]e)|\benterprise (?:plan|pricing|tier|licen[cs]e|version)\b|\badd (?:more )?(?:seats?|users?|licen[cs]es?)\b/,
  },
  {
    name: 'active_sale',
    strength: 0.8,
    pattern:
      /\b(?:quote|quotation|purchase order|procurement|pricing for|book a demo|schedule a demo|see a demo|a demo|proof of concept|sales (?:team|rep|representative|person)|talk to sales|annual (?:billing|contract))\b|\bready to (?:buy|purchase|sign)\b|\bevaluating\b/,
  },
];
