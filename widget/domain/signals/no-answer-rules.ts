// What an assistant says when it has no answer. Text is folded: no accents, no capitals.
import type { Rule } from './rule.ts';

const NOT =
  "(?:don'?t|do not|didn'?t|did not|can'?t|can ?not|couldn'?t|could not|wasn'?t able to|am not able to|unable to|failed to)";

export const NO_ANSWER_RULES: readonly Rule[] = [
  {
    name: 'says_it_does_not_understand',
    strength: 0.9,
    pattern: new RegExp(
      `\\b${NOT} (?:\\w+ ){0,2}(?:understand|understood|follow|get that|get what|catch|make sense|recogni[sz]e|sure what)|\\b(?:rephrase|reword|say that again|what do you mean|misunderst\\w+|come again)\\b`,
    ),
  },
  {
    name: 'says_it_does_not_know',
    strength: 0.75,
    pattern: new RegExp(
      `\\bi(?:'m| am)? (?:\\w+ ){0,2}?(?:${NOT} (?:\\w+ ){0,2}(?:know|have (?:\\w+ ){0,3}(?:information|info|data|answer|details?)|answer|find (?:\\w+ ){0,4}(?:information|answers?|articles?|documents?|anything|results?)))|\\b(?:no (?:information|results|matching \\w+|answer to|article)|(?:i'?m|i am) not (?:\\w+ )?sure\\b|beyond my)`,
    ),
  },
  {
    name: 'says_it_is_out_of_scope',
    strength: 0.8,
    pattern:
      /\b(?:i'?m|i am|i can|we are|we can) only (?:able|help|assist|answer|tell|do|trained|designed|programmed)|\b(?:not|un)(?: able|able) to (?:help|assist|answer)|\bcan'?t (?:help|assist) (?:you )?with|\bcannot (?:help|assist) (?:you )?with|\boutside (?:of )?(?:my|what i|the scope)|\bout of (?:my )?scope\b|\bnot something i can/,
  },
];
