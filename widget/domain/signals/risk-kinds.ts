// Risks in words nobody wrote down: what somebody did, to what, and who they are, in any order within a sentence. English, folded.
import { IN_TWO, inAnyOrder, type Rule } from './rule.ts';

const YOU = "(?:you|your|you're|u|ur|they|their|this company|support)\\b";
const ME = "(?:me|my|mine|us|our|i|we|i'm|we're|i've|we've)\\b";
const GONE =
  '(?:ex-?|former |fired |sacked |old )(?:employees?|colleagues?|staff|contractors?|admins?|partner|boyfriend|girlfriend|husband|wife|freelancers?|agency|salesm[ae]n|members?)\\b|(?:employees?|colleagues?|staff|contractors?|admins?|freelancers?|interns?|assistants?|members?|somebody|someone|people|guys?|he|she) (?:\\w+ ){0,2}(?:left|quit|resigned|(?:was|were|got) (?:fired|let go|sacked)|no longer works?)\\b';
const CAN_STILL =
  '(?:still|can|could|able|keeps?) (?:\\w+ )?(?:log|sign|get|see|access|read|open|use|has|have|in)\\w*\\b';
const KEPT_WHERE =
  '(?:stored|hosted|kept|processed|located|reside|encrypted|encryption|retain(?:ed)?|retention|leave[s]? (?:the )?(?:eu|uk|country)|data cent(?:er|re)s?|subprocessors?|sub-processors?)\\b';
const FORMAL =
  '(?:(?:in )?writing|within \\d+ (?:\\w+ )?days|deadline|final notice|formal(?:ly)?|hereby|demand\\w*|entitled|my rights|statutory|regulator|watchdog|authorit(?:y|ies)|tribunal|judge|court|magistrate|police|the press|newspaper|journalist|ombuds\\w+|consumer (?:board|council|centre|center)|citizens advice|trading standards|chargeback)\\b';
const HARM =
  '(?:sparks?|sparked|sparking|caught fire|on fire|burn(?:s|ed|t|ing)?|shock(?:ed)?|explod\\w+|blew up|melt(?:ed|ing)|smok(?:e|ed|ing)|leak(?:ed|ing)? (?:gas|acid)|collaps\\w+|choke[ds]?|poison\\w*|rash|sick|ill|fainted|dizzy|hospital|ambulance|emergency room|injur\\w+|bleed\\w*|stitches|hurt|bruis\\w+|broke (?:my|his|her)|fell|seizure|allerg\\w+)\\b';
const BODY =
  '(?:(?:my|our|his|her|the|a) (?:\\w+ )?(?:son|daughter|child|kids?|baby|toddler|wife|husband|mother|father|mom|mum|dad|grand\\w+|dog|cat|hands?|fingers?|face|skin|arms?|legs?|eyes?|back|kitchen|house|home|flat|bedroom|carpet|wall|customers?|colleague|driver)|me|him|myself)\\b';
const YOURS =
  '(?:your|the|this|a|an) (?:\\w+ ){0,2}(?:product|device|charger|heater|battery|toaster|cable|chair|bike|scooter|car|supplement|cream|food|meal|medicine|pills?|toy|app|machine|oven|dryer|phone|unit|bottle|mattress|lamp|engineer|driver|courier|technician|employee|staff|host)\\b';
const DANGER =
  '(?:afraid|scared|terrified|unsafe|not safe|in danger|threats?|threatens?|threatened|harass\\w*|abus\\w+|stalk\\w*|follow(?:s|ed|ing) me|groom\\w*|blackmail\\w*|nudes?|naked|intimate (?:pictures|photos)|hate speech|racist|racism|discriminat\\w+|sexist|knife|gun|weapon|bomb)\\b';
const HOPELESS =
  "(?:can'?t (?:go on|take (?:it|this|life)|cope|do this) ?(?:any ?more|any longer|much longer)?|no (?:point|reason) (?:in |to )?(?:living|live|go(?:ing)? on)|(?:want|wish) (?:it|everything) (?:all )?(?:to (?:stop|end)|over)|(?:wish|want(?:ed)?|rather) (?:i|to) (?:was|were|be|wasn'?t) (?:dead|gone|here|alive|born)|not (?:want to )?wake up|end(?:ing)? (?:it|things|everything)(?: all)?|(?:took|take|taken|taking) (?:all|too many|a lot of) (?:\\w+ )?(?:pills|tablets))\\b";
const LOW = "(?:i|i'm|i've|my|myself|life|living|alive|anymore|any more)\\b";

/** What customers do with their own customers in the product is their business. */
const THEIR_OWN =
  /\b(?:how (?:do|can|would|to)|can (?:i|we)|could (?:i|we)|where (?:do|can|is|are)|is there|is it possible)\b[^.!?]{0,60}\b(?:my|our|a|an|the|one) (?:own )?(?:clients?|customers?|guests?|patients?|visitors?|students?|template|board|column|field|report|website|site|shop|form|app users|end.users?|participants?|tasks?|tickets?|spreadsheet)\b/;

export const RISK_KINDS: readonly Rule[] = [
  inAnyOrder('former_colleague', 0.88, [CAN_STILL, GONE], { gap: IN_TWO }),
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
  inAnyOrder('formal_demand', 0.8, [
    FORMAL,
    YOU,
    '(?:refund|repay\\w*|money|pay|owe\\w*|complain\\w*|claim|contract|report\\w*|escalat\\w*|action|law|legal\\w*|sue|rights?|breach\\w*|liab\\w+|compensat\\w*|resolv\\w+|respond|answer)\\w*\\b',
  ]),
  inAnyOrder('harmed', 0.9, [HARM, BODY, `${YOURS}|(?:your|you)\\b`], {
    unless: /\bsick (?:leave|days?|pay|note)\b|\bfire drill\b/,
  }),
  inAnyOrder('in_danger', 0.9, [
    DANGER,
    ME,
    `${YOU}|(?:he|she|they|someone|somebody|a (?:user|man|woman|person|driver|host|seller|buyer))\\b`,
  ]),
  inAnyOrder('hopeless', 0.95, [HOPELESS, LOW], {
    unless: /\b(?:contract|subscription|plan|meeting|call|trial|job|server|bugs?|crash\w*|app|software|slow)\b/,
  }),
];
