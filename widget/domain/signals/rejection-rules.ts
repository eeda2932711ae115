// How customers say that an answer did not help. Text is folded: no accents, no capitals.
import type { Rule } from './rule.ts';

const phrase = (name: string, strength: number, pattern: RegExp, unless?: RegExp): Rule =>
  unless ? { name, strength, pattern, unless } : { name, strength, pattern };

export const REJECTION_RULES: readonly Rule[] = [
  phrase(
    'rejected_not_what_i_asked',
    0.9,
    /\b(?:not|isn'?t|wasn'?t|never|nothing to do with) (?:\w+ ){0,2}what (?:i|we) (?:\w+ )?(?:ask|mean|said|say|want|need|look|wrote|requested)|\b(?:didn'?t|did not|don'?t|not|never) answer\w* (?:\w+ )?(?:my |the )?(?:question|query)|\bnot (?:\w+ )?(?:my|the) (?:question|problem|issue)\b|\bthat'?s not (?:\w+ )?(?:it|right|correct|true|helpful|helping|relevant|useful)\b/,
  ),
  phrase(
    'rejected_did_not_work',
    0.85,
    /\b(?:didn'?t|did not|doesn'?t|does not|won'?t|isn'?t|not|never) (?:\w+ )?(?:work(?:ing|ed)?|help(?:ful|ing|ed)?|solved?|fix(?:ed)?|any better)\b.{0,40}\b(?:still|again|either|either|that|this|it)\b|\b(?:still|that|this|it|which)\b.{0,20}\b(?:didn'?t|did not|doesn'?t|does not|won'?t|isn'?t|not) (?:\w+ )?(?:work(?:ing|ed)?|help(?:ful|ing|ed)?|solved?|fix(?:ed)?)\b/,
  ),
  phrase(
    'rejected_still_the_same',
    0.7,
    /\bstill (?:not|the same|no|doesn'?t|don'?t|won'?t|can'?t|cannot|nothing|broken|having|getting|happening)\b/,
  ),
  phrase(
    'rejected_already_tried',
    0.75,
    /\b(?:i|we|i'?ve|we'?ve)\b(?: have| had)?(?: already)? (?:tried|done|did) (?:that|this|it|all of|those|these|everything)\b|\balready (?:tried|did|done|told you|said|explained|checked|answered)\b/,
  ),
  phrase(
    'rejected_you_misunderstand',
    0.8,
    /\byou(?:'re| are)? (?:\w+ )?(?:misunderst\w+|not (?:listening|understanding|getting|reading|helping)|don'?t (?:get|understand)|do not (?:get|understand)|didn'?t (?:get|understand|read|help)|keep (?:saying|repeating|giving|sending|asking))\b/,
  ),
  phrase(
    'rejected_useless_answer',
    0.75,
    /\b(?:useless|unhelpful|no help|no use|not good enough|makes no sense|doesn'?t make sense|pointless)\b/,
  ),
  phrase(
    'rejected_plain_no',
    0.6,
    /^(?:no|nope|nah|wrong|incorrect)\b[,.! ]{1,3}(?:that|this|it|i|you|not|the|there|they|my|we)\b/,
    /\b(?:thank|that'?s all|that is all|that will be all|nothing)\b/,
  ),
];
