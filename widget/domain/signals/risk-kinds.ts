// Risks in words nobody wrote down: what somebody did, to what, and who they are, in any order within a sentence. English, folded.
import { IN_TWO, inAnyOrder, type Rule } from './rule.ts';

const YOU = "(?:you|your|you're|u|ur|they|their|this company|support)\\b";
const ME = "(?:me|my|mine|us|our|i|we|i'm|we're|i've|we've)\\b";
const GONE =
  '(?:ex-?|former |fired |sacked |old )(?:employees?|colleagues?|staff|contractors?|admins?|partner|boyfriend|girlfriend|husband|wife|freelancers?|agency|salesm[ae]n|members?)\\b|(?:employees?|colleagues?|staff|contractors?|admins?|freelancers?|interns?|assistants?|members?|somebody|someone|people|guys?|he|she) (?:\\w+ ){0,2}(?:left|quit|resigned|(?:was|were|got) (?:fired|let go|sacked)|no longer works?)\\b';
const CAN_STILL =
  '(?:still|can|could|able|keeps?) (?:\\w+ )?(?:log|sign|get|see|access|read|open|use|has|have|in)\\w*\\b';
const STRANGE =
  "(?:unfamiliar|unknown|strange|foreign|weird|unrecogni[sz]ed|new|random|odd|another country|overseas|abroad|(?:i|we) (?:don'?t|do not|never|didn'?t|did not) (?:know|recogni[sz]e|own|have|request\\w*|ask\\w*|authori\\w+|make|do|set|send|write|create)|(?:not|wasn'?t|isn'?t|never) (?:me|us|mine|ours))\\b";
const SIGN_IN =
  '(?:devices?|sessions?|log-?ins?|logged in|sign-?ins?|signed in|ip(?: address)?|browsers?|locations?|password resets?|reset (?:e-?)?mails?|(?:verification|login|security|one.time|2fa|sms) codes?|api keys?|forwarding rules?|admin(?:istrator)?s?|users? in (?:my|our))\\b';
const CHANGED =
  '(?:changed?|reset|replaced|swapped|removed|deleted|took over|taken over|transferred|emptied|drained|sent (?:messages|e-?mails))\\b';
const KEYS =
  '(?:passwords?|e-?mail(?: address)?|phone number|recovery (?:e-?mail|phone)|2fa|two.factor|pin|bank details|payout|iban|account|profile|settings)\\b';
const UNASKED =
  "(?:(?:i|we) (?:did not|didn'?t|never|haven'?t|have not)(?: (?:do|did|ask|request|change|make|touch)\\w*)?|(?:it )?(?:wasn'?t|was not|not) (?:me|us|by me)|without (?:me|us|my|our|asking)|somebody|someone|somebody else|someone else|a stranger|by itself|on its own)\\b";
const SEE =
  '(?:see|seeing|saw|shows?|shown|showing|view|viewing|appears?|displays?|found|find|got|received|get|read|access|open)\\b';
const OTHERS =
  "(?:(?:another|a different|someone else'?s|somebody else'?s|a stranger'?s|strangers?'?|other) (?:customers?|users?|persons?|peoples?|people'?s|compan(?:y|ies)|tenants?|clients?|patients?|guests?|famil(?:y|ies)|households?|firms?|accounts?|organi[sz]ations?)?(?:'s|s')?|not (?:mine|ours)|(?:compan(?:y|ies)|people|person|customers?|names?|someone) (?:that |who |whom )?(?:i|we) (?:don'?t|do not|have never) (?:know|heard|seen|met|recogni[sz]e)|belongs? to (?:someone|somebody|another|others?))";
const THEIR_DATA =
  '(?:names?|address(?:es)?|orders?|invoices?|data|records?|messages?|chats?|details|documents?|files?|projects?|bookings?|tickets?|history|results?|e-?mails?|statements?|policy|reservations?|photos?|contacts?|numbers?)\\b';
const OWN_RECORDS =
  '(?:data|information|info|details|records?|files?|history|photos?|pictures?|chats?|conversations?|messages?|recordings?|everything|(?:e-?mail |home |postal )?address|phone number|number|profile|cv|footprint)\\b';
const HOLD =
  '(?:you|they|your (?:company|systems?|servers?|database|side|end|records|files)) ?(?:have|hold|keep|kept|store|stored|know|collect\\w*|gather\\w*|got|saved)?\\b';
const ERASE =
  '(?:delet\\w+|eras\\w+|remov\\w+|wip(?:e|ed|ing)|destroy\\w*|purg\\w+|scrub\\w*|get rid of|forget|take (?:me )?off|gone from|off (?:of )?your)\\b';
const COPY = '(?:copy|copies|export|list|overview|send me|give me|provide|hand over|disclose|show me|see)\\b';
const SHARED =
  '(?:shar(?:e|ed|ing)|sell|sold|selling|pass(?:ed|ing)? on|gave|given|giving|hand(?:ed|ing)? (?:over|out)|train(?:ed|ing)?|published?|posted|leak(?:ed|ing|s)?|track(?:ed|ing|s)?|record(?:ed|ing|s)?|listen(?:ed|ing)?)\\b';
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
  inAnyOrder('strange_sign_in', 0.85, [SIGN_IN, STRANGE], {
    unless: /\bhow (?:do|can|to)\b|\bnew (?:devices?|phone|laptop|computer|browser)\b|\b(?:set up|add|invite|bought)\b/,
  }),
  inAnyOrder('changed_without_me', 0.88, [CHANGED, KEYS, UNASKED], { gap: IN_TWO, unless: /\bhow (?:do|can|to)\b/ }),
  inAnyOrder('sees_others', 0.85, [SEE, OTHERS, THEIR_DATA], { unless: THEIR_OWN }),
  inAnyOrder('erase_me', 0.85, [ERASE, OWN_RECORDS, HOLD], { unless: THEIR_OWN }),
  inAnyOrder(
    'copy_of_mine',
    0.82,
    [
      COPY,
      OWN_RECORDS,
      'you (?:have|hold|keep|store|know|collect\\w*|gather\\w*|got|saved)\\b|(?:on|about) (?:me|us)\\b',
    ],
    { unless: THEIR_OWN },
  ),
  inAnyOrder(
    'shared_mine',
    0.8,
    [`${SHARED} (?:\\w+ ){0,3}?(?:my|our|me|us|customer) ?(?:\\w+ )?${OWN_RECORDS}`, YOU],
    { unless: THEIR_OWN },
  ),
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
