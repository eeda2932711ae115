// Risks in words nobody wrote down: what somebody did, to what, and who they are, in any order within a sentence. English, folded.
import { inAnyOrder, type Rule } from './rule.ts';

const YOU = "(?:you|your|you're|u|ur|they|their|this company|support)\\b";
const ME = "(?:me|my|mine|us|our|i|we|i'm|we're|i've|we've)\\b";
const KEPT_WHERE =
  '(?:stored|hosted|kept|processed|located|reside|encrypted|encryption|retain(?:ed)?|retention|leave[s]? (?:the )?(?:eu|uk|country)|data cent(?:er|re)s?|subprocessors?|sub-processors?)\\b';
const DANGER =
  '(?:afraid|scared|terrified|unsafe|not safe|in danger|threats?|threatens?|threatened|harass\\w*|abus\\w+|stalk\\w*|follow(?:s|ed|ing) me|groom\\w*|blackmail\\w*|nudes?|naked|intimate (?:pictures|photos)|hate speech|racist|racism|discriminat\\w+|sexist|knife|gun|weapon|bomb)\\b';
const HOPELESS =
  "(?:can'?t (?:go on|take (?:it|this|life)|cope|do this) ?(?:any ?more|any longer|much longer)?|no (?:point|reason) (?:in |to )?(?:living|live|go(?:ing)? on)|(?:want|wish) (?:it|everything) (?:all )?(?:to (?:stop|end)|over)|(?:wish|want(?:ed)?|rather) (?:i|to) (?:was|were|be|wasn'?t) (?:dead|gone|here|alive|born)|not (?:want to )?wake up|end(?:ing)? (?:it|things|everything)(?: all)?|(?:took|take|taken|taking) (?:all|too many|a lot of) (?:\\w+ )?(?:pills|tablets))\\b";
const LOW = "(?:i|i'm|i've|my|myself|life|living|alive|anymore|any more)\\b";

/** What customers do with their own customers in the product is their business. */
const THEIR_OWN =
  /\b(?:how (?:do|can|would|to)|can (?:i|we)|could (?:i|we)|where (?:do|can|is|are)|is there|is it possible)\b[^.!?]{0,60}\b(?:my|our|a|an|the|one) (?:own )?(?:clients?|customers?|guests?|patients?|visitors?|students?|template|board|column|field|report|website|site|shop|form|app users|end.users?|participants?|tasks?|tickets?|spreadsheet)\b/;

export const RISK_KINDS: readonly Rule[] = [
  inAnyOrder(
    'kept_where',
    0.75,
    [
      KEPT_WHERE,
      '(?:data|information|messages?|records?|files?|chats?|conversations?|backups?)\\b',
      '(?:where|which|who|how long|is|are|do|does|what|encrypted)\\b',
    ],
    { unless: THEIR_OWN },
  ),
  inAnyOrder('in_danger', 0.9, [
    DANGER,
    ME,
    `${YOU}|(?:he|she|they|someone|somebody|a (?:user|man|woman|person|driver|host|seller|buyer))\\b`,
  ]),
  inAnyOrder('hopeless', 0.95, [HOPELESS, LOW], {
    unless: /\b(?:contract|subscription|plan|meeting|call|trial|job|server|bugs?|crash\w*|app|software|slow)\b/,
  }),
];
