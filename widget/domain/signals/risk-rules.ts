// The rules of risk: disputes about money, legal, access, cancellations, security, privacy, safety.
import type { Rule } from './rule.ts';

const MONEY =
  '(?:charges?|payments?|transactions?|purchases?|debits?|withdrawals?|fees?|bills?|invoices?|amounts?|orders?)';
const NOT = "(?:not|never|no|didn'?t|don'?t|doesn'?t|haven'?t|isn'?t|wasn'?t|aren'?t|cannot|can'?t|couldn'?t|won'?t)";

function rule(name: string, strength: number, pattern: RegExp | string, unless?: RegExp): Rule {
  const compiled = typeof pattern === 'string' ? new RegExp(pattern) : pattern;
  return unless ? { name, strength, pattern: compiled, unless } : { name, strength, pattern: compiled };
}

const BILLING: readonly Rule[] = [
  rule(
    'double_charge',
    0.9,
    /\b(?:charged?|billed?|debited|paid|payed|deducted|taken|took|invoiced|subscribed)\b[^.!?]{0,40}\b(?:twice|two times|double|multiple times|three times|2x|2 times)\b|\b(?:twice|double|duplicate|multiple)[ -](?:charged?|billed|charges|payments?|transactions?|billing|invoices?|deductions?)\b/,
  ),
  rule(
    'unrecognised_charge',
    0.88,
    `\\b${NOT}\\b[^.!?]{0,25}\\b(?:recogni[sz]e|authori[sz]ed?|approved?|aware of|made?|familiar with)\\b[^.!?]{0,30}\\b${MONEY}\\b|\\b${MONEY}\\b[^.!?]{0,40}\\b${NOT}\\b[^.!?]{0,20}\\b(?:recogni[sz]e|authori[sz]ed?|approved?|made?|mine|me|do|did|done)\\b`,
  ),
  rule(
    'wrong_charge',
    0.85,
    `\\bover ?-?(?:charged?|charging|billed)\\b|\\b(?:wrong|incorrect|unexpected|unknown|strange|odd|weird|unexplained|mysterious|mystery|erroneous|unfamiliar|bogus|hidden|extra|random)\\b[^.!?]{0,15}\\b(?:charges?|charged|fees?|bill|invoice|debits?|payment|transactions?|withdrawals?|exchange rate|amount|price|rate)\\b|\\b(?:charges?|fees?|bill|invoice|amount|price|exchange rate|total)\\b[^.!?]{0,25}\\b(?:wrong|incorrect|too high|too much|not right|not correct|isn'?t right|isn'?t correct|doesn'?t match|unfair|inaccurate|mistake|error)\\b`,
  ),
  rule('why_charged', 0.75, /\bwhy\b[^.!?]{0,25}\b(?:charged|charging|billed|billing me|debited|deducted)\b/),
  rule(
    'refund',
    0.72,
    /\brefund(?:s|ed|ing)?\b|\bmoney back\b|\breimbursed?\b(?=[^.!?]{0,20}\b(?:me|my money)\b)|\bcharge ?-?back\b/,
  ),
  rule('dispute', 0.82, /\bdisput(?:e|ed|ing)\b/),
];

const LEGAL: readonly Rule[] = [
  rule(
    'legal',
    0.9,
    /\b(?:my|our|a) (?:lawyer|attorney|solicitor|legal team|legal counsel)s?\b|\blawsuit\b|\b(?:sue|suing) (?:you|your|the company|them)\b|\blegal (?:action|proceedings|department|advice|steps|notice|claim)\b|\bsmall claims\b|\bsubpoena\b|\bcease and desist\b|\btake (?:you|this|it) to court\b|\bombudsman\b|\bconsumer (?:protection|rights)\b|\bbreach of contract\b/,
  ),
];

const ACCESS: readonly Rule[] = [
  rule(
    'locked_out',
    0.85,
    /\blocked (?:out|me out)\b|\b(?:account|card|pin|profile|login|access|user|passcode|password)\b[^.!?]{0,20}\b(?:locked|blocked|frozen|suspended|disabled|deactivated|banned|restricted|on hold|hold on)\b|\b(?:unlock|unblock|unfreeze|freeze|block) (?:my|the|our) [^.!?]{0,20}\b(?:account|card|pin|profile)\b/,
  ),
  rule(
    'cannot_log_in',
    0.82,
    /\b(?:can'?t|cannot|can not|unable to|not able to|couldn'?t|won'?t let me|not letting me|having trouble|trouble)\b[^.!?]{0,15}\b(?:log ?in|logging in|sign ?in|signing in|log on|access my|get into my|access our)\b/,
  ),
  rule(
    'lost_credentials',
    0.82,
    /\b(?:forgot(?:ten)?|lost|don'?t remember|can'?t remember|don'?t know|reset|resetting|recover)\b[^.!?]{0,20}\b(?:password|passcode|pin|username|user name|login|log in|credentials|authenticator)\b/,
  ),
];

const CANCELLATION: readonly Rule[] = [
  rule(
    'cancellation',
    0.8,
    /\b(?:cancel|terminate|close|delete|deactivate|end|discontinue|shut down)\b[^.!?]{0,12}\b(?:account|subscription|service|services|membership|contract|plan|order|policy|profile)\b|\bcancel everything\b|\bunsubscribe me\b/,
  ),
];

const SECURITY: readonly Rule[] = [
  rule(
    'fraud',
    0.9,
    /\bfraud(?:ulent|ulently|ster|sters)?\b|\bscam(?:med|mer|mers)?\b|\bphishing\b|\bhack(?:ed|er|ers|ing)\b|\bidentity theft\b|\bcompromised\b|\bunauthori[sz]ed\b|\bdata (?:breach|leak)\b|\bsecurity (?:breach|issue|vulnerability|hole|flaw|incident)\b|\bvulnerabilit(?:y|ies)\b|\bsuspicious\b[^.!?]{0,20}\b(?:activity|login|email|charges?|transactions?)\b/,
  ),
  rule(
    'somebody_else',
    0.85,
    /\b(?:someone|somebody|some one|a stranger|thief)\b[^.!?]{0,25}\b(?:logged in|log in|access(?:ed)?|using|used|stole|stolen|charged|withdr[ae]w|withdrawn|took|got into|changed my)\b|\b(?:leak|leaks|leaked|exposed?|exposing)\b[^.!?]{0,20}\b(?:tokens?|passwords?|data|keys?|secrets?|credentials)\b/,
  ),
  rule(
    'lost_or_stolen',
    0.85,
    /\b(?:lost|stolen|stole|missing|misplaced|can'?t find|cannot find)\b[^.!?]{0,15}\b(?:card|phone|wallet|laptop|device|purse|debit|visa)\b|\b(?:card|phone|wallet|laptop|purse)\b[^.!?]{0,25}\b(?:lost|stolen|missing|misplaced|gone)\b/,
  ),
];

const PRIVACY: readonly Rule[] = [
  rule(
    'privacy',
    0.85,
    /\bgdpr\b|\bccpa\b|\bhipaa\b|\bdata (?:protection|subject|processing agreement|deletion)\b|\b(?:delete|erase|remove|wipe|export|copy of|access to) (?:all )?(?:of )?(?:my|our|the) (?:personal )?(?:data|information|details|records|history)\b|\bright to be forgotten\b|\bpersonal data\b|\bcompliance\b|\bprivacy (?:officer|complaint|violation|request)\b/,
  ),
];

const SAFETY: readonly Rule[] = [
  rule(
    'safety',
    0.95,
    /\b(?:kill|hurt|harm|cut) (?:myself|himself|herself|themselves)\b|\bsuicid(?:e|al)\b|\bend my life\b|\b(?:want|going) to die\b|\bcaught fire\b|\bon fire\b|\bsmoke coming\b|\belectric shock\b|\b(?:was|got|been|were) (?:injured|burned|burnt|hospitali[sz]ed|electrocuted)\b|\bthreaten(?:ed|ing)\b|\bstalk(?:ed|er|ing)\b|\bdomestic violence\b|\bin danger\b|\bpoison(?:ed|ing)\b|\ballergic reaction\b/,
  ),
];

export const RISK_RULES: readonly Rule[] = [
  ...BILLING,
  ...LEGAL,
  ...ACCESS,
  ...CANCELLATION,
  ...SECURITY,
  ...PRIVACY,
  ...SAFETY,
];
