// The rules of risk: disputes about money, law, access, cancellations, security, privacy, safety. Text is folded: no capitals, no accents.
import { RISK_KINDS } from './risk-kinds.ts';
import { type Rule, rule } from './rule.ts';

const MONEY =
  '(?:charges?|payments?|paymets?|transactions?|purchases?|debits?|withdrawals?|withdraws?|fees?|bills?|invoices?|deductions?|subscriptions?|orders?)';
const NOT =
  "(?:not|never|didn'?t|didnt|don'?t|doesn'?t|haven'?t|hasn'?t|isn'?t|wasn'?t|weren'?t|aren'?t|cannot|can'?t|couldn'?t|won'?t|no longer)";
const CANNOT =
  "(?:can'?t|cannot|can not|unable to|not able to|couldn'?t|could not|won'?t let (?:me|us)|not letting me|doesn'?t let me|trouble|problems?|fail(?:s|ed|ing)? to|nobody can|no one can)";
const WRONG =
  '(?:wrong(?:ly)?|incorrect(?:ly)?|unexpected|unknown|strange|odd|weird|unexplained|mysterious|mystery|erroneous|unfamiliar|bogus|surprise|suspicious|mistaken|inaccurate|crazy|phantom|hefty|excessive)';
const CARD = '(?:card|visa|mastercard|amex|american express|debit|checkbook|chequebook|check ?book)';
const THING = '(?:phone|mobile|wallet|laptop|device|purse|handbag|bag|passport|sim)';
const ACCOUNT = '(?:accounts?|cards?|pin|profile|log ?in|access|user ?name|passcode|password|workspace|funds)';

const BILLING: readonly Rule[] = [
  rule(
    'double_charge',
    0.92,
    /\b(?:charg(?:ed?|ing)|bill(?:ed)?|debited|paid|payed|deducted|taken|took|invoiced|shows? up|showing(?: up)?|appears?|withdrawn|purchase|transaction|payment|posted)\b[^.!?]{0,40}\b(?:twice|two times|double|multiple times|three times|3 times|2x|2 times|more than once|several times)\b/,
    /\b(?:wasn'?t|not|weren'?t) (?:charged|billed) (?:twice|double)\b|\bdouble.check/,
  ),
  rule(
    'double_charge',
    0.88,
    /\b(?:twice|doubled?|duplicated?|identical)[ -](?:the )?(?:charg(?:ed?|es|ing)|bill(?:ed|ing)|payments?|transactions?|invoices?|deductions?|debited|debits?|amounts?)\b|\btwo (?:charges|payments|debits|invoices)\b/,
  ),
  rule(
    'unrecognised_charge',
    0.9,
    `\\b${NOT} (?:\\w+ ){0,3}(?:recogni[sz]\\w*|recall\\w*|remember|authori[sz]\\w*|aware of|familiar with|approve|consent to|agree(?:d|ing)? to|ma[dk]e|making|do|done|sign(?:ed)? up for|purchas\\w+|b[ou][uy](?:ght)?)\\b[^.!?]{0,25}\\b${MONEY}\\b`,
    /\b(?:won'?t|not|can'?t|cannot|couldn'?t|unable) (?:\w+ ){0,3}(?:make|making|approved?)\b|\bremember (?:\w+ )?(?:if|whether|any|paying|i (?:have )?(?:paid|done))\b|\b(?:if|whether) i (?:paid|payed)\b|\bi might have paid\b/,
  ),
  rule(
    'unrecognised_charge',
    0.9,
    `\\b(?:${MONEY}|paid|charged|cash|money)\\b[^!?]{0,50}\\b${NOT} (?:\\w+ ){0,2}(?:recogni[sz]\\w*|recall|remember|authori[sz]\\w*|approve|ma[dk]e|making|do|did|done|mine|me|order(?:ed)?|b[ou][uy](?:ght)?|purchased?|agree(?:d|ing)?|use[ds]?|complete|initiate|know about|sign(?:ed)? up)\\b`,
    /\b(?:won'?t|not) (?:let|allow|work)|\bremember (?:\w+ )?(?:if|whether|any|paying|i (?:have )?(?:paid|done))\b|\b(?:if|whether) i (?:paid|payed)\b|\bi might have paid\b/,
  ),
  rule(
    'unknown_charge',
    0.72,
    `\\b(?:what(?:'s| is| are| was| were) (?:this|that|these|those)|why (?:is|are|was|were|do|does|did|has|have)|where (?:is|are|did|does))\\b(?: [^ ]+){0,5} (?:charges?|fees?|debits?|deductions?|withdrawals?|witdrawals?|transactions?|payments?)\\b`,
    /\b(?:transfer|top|declin|pending|revert|cancel|fail|any fees?|if i|when i|work)/,
  ),
  rule(
    'unknown_charge',
    0.75,
    `\\b(?:extra|additional|random|some|another|\\d+|pound|dollar|euro) (?:\\w+ )?(?:charges?|fees?|debits?)\\b[^.!?]{0,30}\\b(?:on|in|from) (?:my|the|our)\\b|\\b(?:who|somebody|someone) authori[sz]ed\\b`,
  ),
  rule(
    'overcharged',
    0.9,
    /\bover ?-?(?:charg(?:e[ds]?|ing)|bill(?:ed|ing)|paid|priced)\b|\bcharged? (?:me |us )?(?:too much|more than|extra|the wrong|for (?:something|things|nothing))\b|\b(?:still|keep|keeps|kept|continue to|continues to) (?:be(?:ing)? |getting )?(?:charg|bill|tak)(?:ed|ing|e)\b/,
    /\b(?:will|would|do|does|if) (?:i|you|they|it|we)\b/,
  ),
  rule(
    'wrong_charge',
    0.85,
    `\\b${WRONG} (?:\\w+ ){0,2}(?:charges?|charged|fees?|bill|billing|invoice|debits?|payments?|transactions?|withdrawals?|amounts?|price|rates?|total)\\b`,
  ),
  rule(
    'wrong_charge',
    0.82,
    `\\b(?:charges?|fees?|bills?|billing|invoices?|amounts?|price|rates?|total|statement|cash)\\b[^.!?]{0,30}\\b(?:wrong(?:ly)?|incorrect(?:ly)?|too high|so high|too much|not right|not correct|isn'?t right|isn'?t correct|doesn'?t match|does not match|mistake|error|inaccurate|unfair|so bad|really bad|terrible|higher than|more than (?:i|we|what|it|expected|usual|agreed)|went up|doubled|not (?:been )?applied|seems off|is off)\\b`,
  ),
  rule(
    'wrong_cash',
    0.8,
    /\b(?:atm|cash ?(?:machine|point)?|withdr[ae]w|withdrawal|machine)\b[^.!?]{0,60}\b(?:only (?:got|gave|received|dispensed|\d+)|less than|wrong amount|different amount|not (?:enough|all|the (?:full|right|correct))|missing|short|incorrect amount|didn'?t (?:give|get|receive|dispense) (?:me )?(?:all|the (?:right|full|correct|amount|money|whole))|kept my)\b/,
  ),
  rule(
    'wrong_cash',
    0.78,
    /\b(?:less|more|wrong amount of|different|incorrect amount of|not the (?:right|correct) amount of|all (?:of )?(?:the|my)|right amount of|correct amount of) (?:cash|money) (?:than|from|that|at|i)\b|\bi? ?only (?:got|received|gave me|get|getting) (?:me )?[$£€]?\d+/,
    /\b(?:transfer|can i|how do i|top)\b/,
  ),
  rule(
    'why_charged',
    0.8,
    /\b(?:why|how come)\b[^.!?]{0,25}\b(?:charged?|charging|billed|billing|debited|deducted|pay(?:ing)? (?:more|extra))\b/,
    /\btop(?:ping|ped)?\b|\bdo you charge\b|\btransfer/,
  ),
  rule(
    'refund',
    0.75,
    /\brefund(?:s|ed|ing|able)?\b|\bmoney (?:back|returned)\b|\b(?:reimburse|compensate|credit) (?:me|us)\b|\b(?:be|get|been) (?:reimbursed|compensated)\b|\bcharge ?-?back\b|\b(?:credit|pay) (?:me|us) back\b|\bcompensation\b|\bgive me back my\b/,
    /\brefund(?:s|ing)? (?:to |for )?(?:a|my|our|the|one of (?:my|our)) (?:customer|client|buyer|guest|patient|student)|\b(?:my|our) (?:customer|client|buyer|guest)s? (?:\w+ ){0,2}(?:wants?|asks?|asked|gets?|needs?)\b|\bexpenses?\b|\bhotel stay\b|\bcost of refund\b|\b(?:don'?t|do not|no longer) (?:need|want) (?:a |my |the )?refund\b/,
  ),
  rule('dispute', 0.85, /\bdisput(?:e|ed|ing|able)\b|\bcontest (?:the|a|this|my)\b/),
];

const BILLING_MISMATCH: readonly Rule[] = [
  rule(
    'exchange_rate',
    0.78,
    /\b(?:error|mistake|awful|bad|incorrect\w*|wrong\w*|inaccurate|unfair|ripp\w+|correct|different|disagree|question)\b[^.!?]{0,40}\bexchange rate\b|\bexchange(?: rate)?\b[^.!?]{0,40}\b(?:error|mistake|awful|bad|incorrect\w*|wrong\w*|inaccurate|unfair|not right|doesn'?t (?:seem|look)|isn'?t right|different (?:from|than)|lower than|less than|off)\b/,
    /\bwhat (?:is|are)\b[^.!?]{0,15}\b(?:the )?exchange rates?\b|\bdifferent (?:currenc|countr)|\bcalculat/,
  ),
  rule(
    'doubted_charge',
    0.8,
    `\\b${MONEY}\\b[^!?]{0,50}\\b(?:not familiar|never (?:seen|heard)|fishy|suspicious|shady|false|don'?t (?:know|understand) (?:what|where|why|that)|looks? (?:odd|weird|strange|wrong)|am unsure|not sure (?:what|why|about)|that (?:is|are) not correct|seems? (?:odd|off|wrong))\\b|\\b(?:disagree|not agree|issue|problem) with (?:a|the|this|my) (?:\\w+ )?(?:charge|fee|bill|invoice|price)\\b|\\b(?:fishy|shady|false|random|suspicious) (?:\\w+ )?(?:charges?|transactions?|payments?|debits?|spending|withdrawals?|purchases?)\\b|\\b(?:do not|don'?t) (?:know|understand) (?:what|where|why) (?:\\w+ ){0,4}(?:charges?|withdrawals?|debits?|fees?|payments?)\\b|\\b(?:an?|one) (?:extra|additional) (?:pound|dollar|euro)\\b|\\bmoney in my account (?:\\w+ ){0,2}(?:didn'?t|did not)\\b|\\b(?:it|that|this) (?:was not|wasn'?t|is not|isn'?t) me\\b`,
    /\btransfer\b|\btop.?up\b|\bpending\b[^.!?]{0,20}\bnot sure\b/,
  ),
  rule(
    'owed_money',
    0.75,
    /\b(?:owes?|owed) (?:me|us)\b|\b(?:charged|billed) (?:me |us )?anyway\b/,
    /\bfriends?\b|\bgame\b/,
  ),
];

const LEGAL: readonly Rule[] = [
  rule(
    'legal_threat',
    0.92,
    /\blaw ?suits?\b|\b(?:sue|suing|sued) (?:you|your|the|them|this|if)\b|\bi(?:'ll| will| am going to|'m going to) sue\b|\blegal (?:action|proceedings|advice|steps|notices?|claim|dispute|matter|recourse|rights|complaint|request)\b|\bcommence proceedings\b|\bsmall claims\b|\bcease and desist\b|\b(?:take|taking|see|see you|sort it out) (?:you |this |it |them )?(?:to|in) court\b|\bclass action\b|\barbitration\b|\blitigation\b|\bpress charges\b/,
  ),
  rule(
    'legal_request',
    0.88,
    /\bsubpoenas?\b|\bcourt order\b|\bombuds(?:man|person)\b|\bconsumer (?:protection|rights|affairs)\b|\btrading standards\b|\battorney general\b|\bbetter business bureau\b|\b(?:to|with) the (?:ftc|bbb|fcc|cfpb|sec|regulator|authorities)\b|\b(?:breach(?:es|ed|ing)?|violat(?:es?|ed|ing|ion)) (?:of )?(?:contract|the (?:contract|agreement|law|terms|gdpr|act)|our (?:contract|agreement|rights|terms)|my (?:contract|rights)|terms)\b|\bhold(?:ing)? you (?:personally |fully |legally )?(?:liable|responsible|accountable)\b|\breport(?:ing)? you to\b|\bin breach\b|\bdmca\b|\btake ?down (?:request|notice)\b|\binfring(?:es?|ing|ement)\b|\bcopyright (?:claim|complaint|violation)\b|\bdefamation\b|\bliable for\b|\bindemnit|\bformal complaint\b|\billegal\b|\bagainst the law\b|\b(?:break(?:s|ing)?|broke) the law\b|\bunlawful(?:ly)?\b|\b(?:general|in-?house) counsel\b|\btake (?:this|it|the matter) further\b|\bdiscriminat(?:e[ds]?|ing|ion)\b|\brac(?:ist|ism)\b|\b(?:my|our) (?:statutory|legal|consumer) rights\b|\bdemand (?:\w+ )?(?:re)?payment\b|\blegally(?:,|$|[.!?]| (?:obliged|required|entitled|bound))|\bpower of attorney\b|\bfile a complaint\b/,
  ),
];

const ACCESS: readonly Rule[] = [
  rule(
    'locked_out',
    0.88,
    `\\bbarred from (?:\\w+ ){0,2}(?:my|our)\\b|\\block(?:ed|ing) (?:me |us )?out\\b|\\b(?:my|our|the|this|bank|your) (?:\\w+ ){0,3}${ACCOUNT}\\b(?: \\w+){0,4} (?:locked|blocked|frozen|froze|suspended|disabled|deactivated|banned|restricted|on hold|terminated|a hold)\\b|\\b(?:blocked|locked|suspended|froze|frozen|disabled|banned|deactivated) (?:my|our) (?:\\w+ ){0,2}${ACCOUNT}\\b`,
    /\bactivat(?:e|ing) my\b|\bnot (?:locked|blocked|frozen)\b/,
  ),
  rule(
    'freeze_account',
    0.85,
    `\\b(?:un)?(?:freez(?:e|ing)|block(?:ing|ed)?|lock(?:ing)?|suspend|disable|pause|deactivate) (?:\\w+ ){0,1}(?:my |our |the |this )?(?:\\w+ ){0,3}(?:accounts?|cards?|pin|profile)\\b|\\b(?:hold|freeze|block|stop|stops|lock|halt|hault) (?:\\w+ )?on (?:my|our|the) (?:\\w+ ){0,4}(?:accounts?|cards?|funds)\\b|\\b(?:account|pin|card|passcode) (?:unblocked|unlocked|unfrozen)\\b|\\bneed (?:\\w+ )?(?:account|card) frozen\\b`,
  ),
  rule(
    'cannot_log_in',
    0.85,
    `\\b${CANNOT}\\b(?: \\w+){0,3} (?:log ?in(?:to)?|log(?:ging)? (?:in|on|into)|logon|sign ?in|signing in|sign(?:ing)? into|access (?:my|our|to my|the) (?:\\w+ )?(?:account|profile|email|dashboard|workspace|app)|get (?:back )?in(?:to)? (?:my|our|the)|get in|use my account|log me in)\\b|\\b(?:invalid|wrong) (?:credentials|password)\\b|\\b(?:don'?t|no longer) have access to (?:my|the|our)\\b|\\bnobody can get in\\b`,
  ),
  rule(
    'lost_credentials',
    0.85,
    `\\b(?:forgot(?:ten)?|forget|lost|can'?t remember|don'?t remember|cannot remember|do not remember|don'?t know|unaware of what|reset(?:ting)?|recover(?:ing)?|retrieve|restore)\\b(?: \\w+){0,4} (?:two.factor|2.?step|mfa|pass ?words?|pass ?codes?|pass ?phrase|user ?names?|user id|credentials|log ?in|authenticator|codes|account|2fa|(?:app|login|access) code)\\b|\\bpass ?(?:word|code)\\b[^.!?]{0,25}\\b(?:forgot(?:ten)?|lost|not work\\w*|doesn'?t work|won'?t work|isn'?t working|reset|expired|rejected|never (?:comes|arrives))\\b|\\bforgot (?:my|the) pin\\b|\\bwhich email i (?:signed up|registered|used)\\b|\\b(?:change|new|need a) (?:my |the |a )?(?:password|passcode)\\b`,
    /\b(?:still|also) (?:can|log)|\bthe password reset worked\b|\bstrong password\b|\bfactory\b/,
  ),
  rule(
    'blocked_pin',
    0.8,
    /\bpin\b[^.!?]{0,30}\b(?:blocked|locked|too many|unblock)|\b(?:unblock|unlock)\b[^.!?]{0,15}\bpin\b|\bwrong pin\b|\btoo many (?:times|attempts|tries)\b/,
  ),
  rule(
    'identity_check',
    0.75,
    `\\b(?:${CANNOT}|${NOT}|fail(?:s|ed|ing)?|reject(?:s|ed|ing)?)\\b[^.!?]{0,20}\\b(?:verif(?:y|ied|ying|ication)|prove|confirm|accept(?:ed|ing)?)\\b[^.!?]{0,15}\\b(?:identity|me|my id|who i am|id|passport)\\b|\\bidentity\\b[^.!?]{0,20}\\b(?:not|fail\\w*|can'?t|cannot|won'?t|isn'?t|reject\\w*|wasn'?t)\\b|\\bid check\\b[^.!?]{0,15}\\breject|\\bprove my identity\\b|\\bverification code\\b[^.!?]{0,15}\\b(?:never|not)\\b`,
  ),
];

const STOPPABLE =
  '(?:accounts?|subscri\\w+|services?|memberships?|contracts?|plans?|orders?|polic(?:y|ies)|profile|items?|purchases?|cable|internet|connection|line|package|insurance|booking|reservation|flight|ticket|trial|registration|installation|delivery|shipment|renewal|appointment|card|agreement|landline)';

const CANCELLATION: readonly Rule[] = [
  rule(
    'cancellation',
    0.82,
    `\\b(?:cancel\\w*|cancle|terminat(?:e|ing)|clos(?:e|ing)|delet(?:e|ing)|deactivat(?:e|ing)|end|discontinu(?:e|ing)|shut(?:ting)? down|stop|cut(?: off)?|drop|get rid of|remove|disconnect|call off|close down|unsubscribe from)\\b(?: (?:my|our|the|this|that|an?|one|all|of|from|\\d+|off|down|your|cabel|monthly|paid|current|\\w+ing|\\w+ed|bank|existing|old|whole|entire|online|free|premium)){0,4} ${STOPPABLE}\\b`,
    /\bcancell?ation (?:fee|policy|charge)|\bhow (?:much|long)\b|\bvirtual\b|\b(?:don'?t|not) want to cancel\b|\bdelete the (?:order|item|line) column\b|\b(?:clos(?:e|ing)|delet(?:e|ing)|remov(?:e|ing)) (?:an?|the|this|old|my|our) (?:\w+ )?tickets?\b|\bfrom (?:the|a|my|our) (?:\w+ )?(?:board|list|deck|column|cart|wish ?list|calendar|queue|view)\b|\bmeetings?\b|\bitems\b|\bif (?:i|we) (?:\w+ )?(?:need|have|want|change|had|must|decide)\b|\bif something\b|\bcancel\w*\b[^.!?]{0,40}\b(?:later|circumstances)\b/,
  ),
  rule(
    'cancellation',
    0.78,
    /\bcancel (?:everything|it all|immediately|asap|now|my stuff)\b|\bi(?:'d| would)? (?:want|need|like|wish|have) to (?:cancel|terminate|unsubscribe)\b|\bunsubscribe me\b|\b(?:want|get me) out of (?:this|the|my|our) (?:contract|deal|agreement|subscription)\b|\bstop being a (?:customer|member)\b|\bdon'?t want to be a (?:customer|member)\b|\b(?:shut|close) (?:the|my|our|this|it|that)? ?(?:account )?down\b|\bdo not renew\b|\bmake my account go away\b|\bcut it off\b/,
    /\b(?:meeting|alarm|timer|reminder|event|scheduled|noise|subscribe to the newsletter)\b|\bif (?:i|we) (?:\w+ )?(?:need|have|want|change|had|must|decide)\b|\bif something\b|\bcancel\w*\b[^.!?]{0,40}\b(?:later|circumstances)\b/,
  ),
];

const SECURITY: readonly Rule[] = [
  rule(
    'fraud',
    0.9,
    /\bfr(?:au|a)d(?:ulent|ulently|ster|sters)?\b|\bscam(?:s|med|mer|mers|ming)?\b|\bphish(?:ed|ing)\b|\bidentity (?:theft|stolen)\b|\bstole my identity\b|\bcompromised\b|\bunauthori[sz]ed\b|\bcloned\b|\bskimmed\b|\bransomware\b|\bmalware\b|\bfake (?:page|site|email|call|website|profile)\b|\bpretending to be\b|\bopened (?:\w+ )?account in my name\b/,
    /\bnot (?:a )?(?:fraud|scam)\b/,
  ),
  rule(
    'hacked',
    0.9,
    /\b(?:been|got|was|were|is|account|getting|have|has|someone|somebody|they|are you|you) (?:\w+ )?hacked\b|\bhackers?\b|\bhacked (?:my|our|account)\b|\baccount (?:was |has been |got )?taken over\b|\bsuspicious\b[^.!?]{0,20}\b(?:activity|log ?ins?|emails?|charges?|transactions?|transfers?|message)\b/,
    /\bnobody hacked\b|\b(?:n'?t|not) (?:\w+ )?hacked\b/,
  ),
  rule(
    'security_report',
    0.88,
    /\bdata (?:breach|leak)\b|\b(?:the|your|a) breach\b|\bsecurity (?:breach|issue|vulnerability|hole|flaw|incident|bug|report|problem|alert)\b|\bvulnerabilit(?:y|ies)\b|\bxss\b|\bsql injection\b|\bcsrf\b|\bremote code\b|\b(?:leaks?|leaked|leaking|expos(?:e[ds]?|ing))\b[^.!?]{0,20}\b(?:tokens?|passwords?|data|keys?|secrets?|credentials|emails?|addresses)\b|\b(?:tokens?|passwords?|keys?|credentials) (?:\w+ ){0,6}(?:leaked|exposed|public repo|in the url)\b|\bcertificate (?:has |is )?expired\b|\b(?:api |secret |private )?keys? (?:\w+ ){0,7}(?:public|github)\b|\basks? (?:me )?for my (?:password|pin|code|card)\b|\bwanted my (?:password|pin|code)\b/,
  ),
  rule(
    'somebody_else',
    0.88,
    /\b(?:someone|somebody|some one|some1|stranger|thief|thieves|person|ex-employee|roommate|ex)\b[^.!?]{0,25}\b(?:logged in|log in|access(?:ed|ing)? (?:my|to my|our|to our)|has access|using my|used my|us(?:ed|ing) (?:the|it)|stole|steal|stolen|robbed|charged|withdr[ae]w|withdrawn|took (?:money|my|out|\d)|got into|is (?:sending|posting|messaging|writing)|changed my|my (?:card|account|password|details)|has my|bought)\b/,
    /\b(?:can|could|may|should) (?:someone|somebody) (?:please )?(?:access|use|log)/,
  ),
  rule(
    'somebody_else',
    0.8,
    /\b(?:mugged|robbed|burgled|pickpocketed|snatched)\b|\b(?:log ?ins?|devices?|sessions?|sign.?ins?|orders?|calls|codes|activity|changes)\b[^.!?]{0,30}\b(?:(?:i|we) (?:don'?t|do not) (?:know|recogni[sz]e)|(?:i|we) did(?: not|n'?t) (?:place|make|ask|request)|(?:isn'?t|not|wasn'?t) (?:mine|me))\b|\bisn'?t mine any ?more\b|\bpermission\b[^.!?]{0,10}\b(?:my|card|account)\b|\bstill has access\b/,
  ),
  rule(
    'lost_or_stolen',
    0.86,
    `\\b(?:lost|stolen|stole|loose|lose|missing|misplaced|misplace|left my|can'?t (?:find|locate)|cannot (?:find|locate))\\b(?: \\w+){0,4} ${CARD}\\b|\\b${CARD}s?\\b(?: \\w+){0,5} (?:lost|stolen|stole|missing|misplaced|gone|taken)\\b`,
    /\bfound\b|\bfind a\b|\bre-?(?:link|activate)|\breactivat|\breplace(?:d|ment)?\b|\btimeline\b|\btime to\b|\blag time\b|\busual time\b|\bjacket\b|\bpin\b|\bhow (?:long|soon|many days|fast)\b|\bgone through\b|\bin the mail\b|\bdelivered\b|\bno longer\b|\bis my card lost\b|\bdid not lose\b|\bcost\b|\bvirtual\b|\bcharge for\b|\bwhen (?:will|do|can)\b/,
  ),
  rule(
    'lost_or_stolen',
    0.8,
    `\\b(?:lost|stolen|stole|robbed of|swiped) (?:\\w+ ){0,3}${THING}\\b|\\b${THING}\\b(?: \\w+){0,5} (?:stolen|lost|missing|gone)\\b`,
    /\b(?:find|finding|locate|where|ring|call) (?:my|me|it|is|the)\b|\bcase\b|\bmissed\b/,
  ),
];

const PRIVACY: readonly Rule[] = [
  rule(
    'privacy_request',
    0.88,
    /\bgdpr\b|\bccpa\b|\bdata (?:protection|subject|processing agreement|deletion|privacy)\b|\bsubject access\b|\b(?:delete|erase|remove|wipe|destroy|purge|forget|take) (?:all )?(?:of )?(?:the |my |our |his |her )?(?:personal |customer |private )?(?:data|information|details|photo|photos)\b(?: (?:you|down|from|about|i|that|and|in|on|off|we)\b|$|[.!?,])|\bright to (?:be forgotten|erasure|access)\b|\bbe forgotten\b|\bcopy of (?:all )?(?:of )?(?:my|the) (?:personal )?(?:data|information)\b|\bwithdraw (?:my )?consent\b|\bpersonal data\b|\b(?:sell|selling|sold|share|shared|sharing) (?:my|our) (?:\w+ )?(?:data|information|details|email|number|address)\b|\bopted out\b|\bwipe everything\b|\barticle 1[5-7]\b|\bprofiled\b|\bmy (?:personal )?information was (?:removed|deleted|shared)\b|\bpersonal information\b/,
    /\bupdate my\b|\bfill in\b/,
  ),
  rule(
    'compliance',
    0.8,
    /\bhipaa\b|\bsoc ?2\b|\biso ?27001\b|\bpci(?:[ -]dss)?\b|\bcomplian(?:t|ce)\b|\bauditors?\b|\bregulators?\b|\bregulatory\b|\bdpa\b|\bpenetration test\b|\bsanctions list\b|\bmoney laundering\b/,
  ),
  rule(
    'privacy_request',
    0.85,
    /\b(?:data|records|information|details|history|recordings?|footage)\b[^.!?]{0,15}\b(?:deleted|erased|removed|destroyed|wiped|anonymi[sz]ed)\b|\beverything you (?:know|have|store|hold|keep) (?:about|on) (?:me|us)\b/,
    /\b(?:chat|search|accidentally|by mistake|browser|recover)\b/,
  ),
];

const SAFETY: readonly Rule[] = [
  rule(
    'self_harm',
    0.97,
    /\b(?:kill|hurt|harm|hurting|harming|killing) (?:myself|himself|herself|themselves)\b|\bsuicid(?:e|al)\b(?! squad)|\bend (?:my (?:own )?life|it all)\b|\b(?:want|going|need) to end it\b(?! (?:by|on|at|after|early))|\bcan'?t go on (?:any ?more|any longer|like this|living)\b|\b(?:no reason|nothing (?:left )?) ?(?:to|for) live\b|\bnothing to live for\b|\bbetter off dead\b|\b(?:want to|going to|wanna) die\b|\bdon'?t want to (?:live|be alive)\b|\bself.harm/,
    /\bdie (?:for|of laugh|laugh)/,
  ),
  rule(
    'danger',
    0.9,
    /\b(?:caught|catch(?:es)?|on|started a) fire\b|\bsmok(?:e|ing) (?:coming|from|out)\b|\bexplod(?:ed|es|ing)\b|\belectric shock\b|\belectrocuted\b|\bgas leak\b|\bsmells? of (?:gas|burning)\b|\bswelled up\b|\bswollen battery\b|\boverheat(?:s|ed|ing)\b|\bbrakes? fail|\bcarbon monoxide\b|\bglass in\b|\bmou?ld in\b|\bchok(?:ed|ing)\b|\bswallowed\b|\bcollapsed\b|\b(?:gets?|got|getting|became) very hot\b/,
    /\bset .{0,12} on fire\b|\bfire (?:tv|stick|tablet|hd)\b/,
  ),
  rule(
    'injury',
    0.9,
    /\b(?:was|got|been|were|is|badly|seriously) (?:injured|burned|burnt|hospitali[sz]ed|bitten|poisoned|hurt|assaulted|attacked|wounded)\b|\ballergic reaction\b|\bbroke (?:my|his|her) (?:wrist|arm|leg|hip|foot|ankle|neck|back|nose|tooth)\b|\bfood poisoning\b|\bin (?:the )?hospital\b|\bvomiting\b|\bbleeding\b|\binjur(?:y|ies)\b|\bmedicine\b[^.!?]{0,30}\bwrong\b/,
  ),
  rule(
    'threat',
    0.9,
    /\bthreaten(?:s|ed|ing)?\b|\bstalk(?:s|ed|er|ing)?\b(?! (?:of|you for))|\b(?:blackmail|extort|bully|bullie|groom)(?:s|d|ed|ing)? (?:me|us|her|him|my|our|a child|children|kids)\b|\b(?:child|children|kids?|minors?|son|daughter|students?|teenagers?)\b[^.!?]{0,40}\b(?:adult|explicit|pornograph\w*|nude|violent|inappropriate) (?:\w+ )?(?:content|pictures?|images?|videos?|messages?|photos?)|\brevenge porn\b|\bchild abuse\b|\b(?:followed|following) (?:me|her|him) home\b|\bdomestic violence\b|\bviolent (?:with|to|towards?|man|men|partner|husband|ex|person|threats?)\b|\babus(?:ed|ive|ing)\b|\bassault(?:ed)?\b|\bagainst (?:her|his|their) will\b|\bharass(?:ed|ing|ment)\b|\b(?:in|is in|immediate) danger\b|\brap(?:ed|ist)\b|\bkill me\b|\bsexual(?:ly)?\b|\btrafficking\b|\btracking me\b/,
    /\bkilling me\b/,
  ),
  rule(
    'injury',
    0.9,
    /\b(?:burn(?:ed|t)|injured|cut|hurt|shocked|scalded|bit) (?:me|my (?:hands?|fingers?|face|skin|arm|leg|eyes?|back|son|daughter|child|kid|baby|mother|father|mom|dad|wife|husband|dog|cat))\b/,
  ),
];

export const RISK_RULES: readonly Rule[] = [
  ...BILLING,
  ...BILLING_MISMATCH,
  ...LEGAL,
  ...ACCESS,
  ...CANCELLATION,
  ...SECURITY,
  ...PRIVACY,
  ...SAFETY,
  ...RISK_KINDS,
];
