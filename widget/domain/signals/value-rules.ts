// The rules of value: expansion, an active sale, renewal, the risk that a customer leaves. Text is folded: no capitals, no accents.
import { type Rule, rule } from './rule.ts';

const SEATS =
  '(?:seats?|licen[cs]es?|users?|agents|locations|workspaces|subscriptions|accounts|employees|people|members|staff|computers|laptops|devices|lines|units|stores|branches|offices|vehicles|vans)';
const CONTRACT =
  '(?:subscri\\w+|accounts?|contracts?|plans?|memberships?|services?|agreements?|licen[cs]es?|polic(?:y|ies)|package|connection|line)';
const COUNT =
  '(?:\\d+|a (?:few|couple|dozen)|several|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|eighty|(?:a |two |three )?hundred)';
/** Something does not work, or a form is filled in: what is named is not wanted. */
const FAULT =
  /\b(?:fail(?:s|ed)?|errors?|404|bug|gr[ae]yed out|does(?:n'?t| not)|cannot|can'?t|won'?t|is missing|wrong|typo|not (?:working|loading))\b/;
const WE = '(?:we|our (?:team|company|department|office|organi[sz]ation|school|firm|\\w+ team))';

const EXPANSION: readonly Rule[] = [
  rule(
    'more_of_it',
    0.8,
    /\b(?:double|triple) (?:our|the) \w+ \w+|\b(?:place|make) an order for \d+|\bother business units?\b|\bpremium support\b/,
  ),
  rule(
    'more_seats',
    0.85,
    `\\b(?:more|additional|extra|another|further) (?:${COUNT} )?(?:user |team |agent )?(?:seats?|licen[cs]es?|users|workspaces|subscriptions|modules?|storage|employees)\\b|\\bnew (?:seats|licen[cs]es)\\b|\\b${COUNT} (?:more|extra|additional) ${SEATS}\\b|\\b(?:take|want|need|order|buy|get|purchase) (?:another )?${COUNT} (?:\\w+ )?(?:seats|licen[cs]es|users|workspaces)\\b|\\b${COUNT} more (?:people|colleagues|agents)\\b|\\b\\d+ (?:more|additional|extra|new) (?:\\w+ )?${SEATS}\\b|\\b(?:add|buy|purchase|order|need|get) (?:\\w+ )?\\d+ (?:\\w+ )?(?:seats|licen[cs]es|users)\\b|\\bfrom \\d+ to \\d+ ${SEATS}\\b|\\bsite licen[cs]e\\b|\\b(?:cost|price|pricing|quote|plan|discount|offer) for (?:our |about |around )?\\d+ (?:\\w+ )?${SEATS}\\b`,
    /\bmore users (?:see|can)\b|\bfewer\b|\b(?:charged|billed|invoiced|debited|paid|paying|charging|billing) (?:me |us |you |our card )?(?:twice |again )?for\b/,
  ),
  rule(
    'upgrade',
    0.8,
    `\\b(?:want|like|need|ready|interested|looking) (?:to |in )?(?:an )?upgrad(?:e|ing)\\b|\\bupgrade (?:my|our) (?:plan|account|subscription)\\b|\\bnext tier\\b|\\bbigger plan\\b`,
    /\bupgrade (?:to version \d|failed|error)|\bleave\b|\bdowngrad/,
  ),
  rule(
    'growth',
    0.82,
    `\\b(?:volume|bulk|wholesale) (?:discounts?|pricing|orders?|licen[cs]\\w+|purchase|rates?|buy)\\b|\\benterprise (?:plan|pricing|prices|tier|licen[cs]e|version|offer|edition|agreement|account|contract)\\b|\\b(?:roll|rolling) (?:this|it|you) out (?:to|across)\\b|\\b(?:expand|expanding|scale|scaling)\\b[^.!?]{0,30}\\b(?:to|across|our|usage|team|branches|use)\\b|\\b${WE}\\b[^.!?]{0,30}\\b(?:is|are|'re|be) (?:growing|hiring|expanding|opening)\\b|\\bwe're (?:growing|hiring|expanding|opening)\\b|\\b(?:also wants?|also wants? to) (?:to )?(?:use|join|have)\\b|\\bdouble our (?:order|usage|plan)\\b|\\badditional (?:modules?|products?|licen[cs]es?|capacity)\\b|\\bannual plan for\\b|\\bplans? for (?:larger|bigger|big|large|growing) (?:teams|companies|organi[sz]ations|businesses)\\b|\\bfrom (?:team|basic|starter|pro|free) to (?:business|enterprise|pro|premium|team)\\b`,
    FAULT,
  ),
];

const SALE: readonly Rule[] = [
  rule(
    'sales_contact',
    0.84,
    /\b(?:talk|speak|chat|connect|call|contact|get in touch|reach|meeting|email|touch)\b[^.!?]{0,20}\bsales\b|\bsales (?:team|rep|reps|representative|person|people|manager|department|call|agent|executive)\b|\baccount (?:manager|executive)\b|\bcall from (?:your )?sales\b|\bspeak to about (?:contracts|pricing|buying)\b|\btalk to about (?:contracts|pricing|buying)\b|\bbecome a (?:customer|client|reseller|partner)\b|\breseller\b|\bpartnership\b|\bwalk (?:us|me|our \w+|my \w+) through (?:the |your )?(?:pricing|plans|product)\b/,
    /\b(?:delete|entry|field|role|duplicate|column|permission)\b/,
  ),
  rule(
    'buying',
    0.82,
    /\bready to (?:buy|purchase|sign|order|commit|move forward|go ahead)\b|\bpurchase orders?\b|\bprocurement\b|\b(?:evaluat|compar|consider|shortlist)(?:e|ing|ed)\b[^.!?]{0,40}\b(?:you|your (?:product|tool|software|plans?|company|service|offer)|vendors?|tools|solutions?|providers?|plans|software|platforms?)\b|\bvendor (?:form|onboarding|registration|assessment|security)\b|\b(?:our|a) budget (?:of|is|for)\b|\bwhat (?:discount|can you offer|deal)\b|\b(?:purchase|buy|order|need|pricing for|fleet of) (?:a fleet of )?\d{2,} \w+|\bsend the contract\b|\b(?:send|get|see|draft)\b[^.!?]{0,12}\b(?:a|your) contract\b|\bwhere (?:do|can) we sign\b|\bbuying (?:this|it|your|the (?:product|tool|software))\b|\blooking for an? (?:\w+ )?(?:tool|solution|platform|software|vendor|system|supplier|provider)\b|\bquestionnaires? for (?:vendors|suppliers)\b|\bhead of (?:it|procurement|operations|support)\b|\bfor a company of our size\b|\bwe(?:'d| would)? (?:like|want) to (?:buy|purchase|subscribe|sign up|order)\b/,
    /\bcompare (?:the )?(?:two )?(?:photos|files|versions)\b|\b(?:purchase order|po) numbers?\b/,
  ),
];

const CHURN: readonly Rule[] = [
  rule(
    'competitor',
    0.85,
    /\bcompetitors?\b|\bfound a (?:better|cheaper)\b|\b(?:for|at) half the price\b|\bcheaper (?:elsewhere|tool|alternative|provider|somewhere)\b|\bgo(?:ne)? with (?:someone|somebody|something) else\b/,
    /\bdark mode\b|\bcolumn\b|\b(?:transfer|send|pay)\b[^.!?]{0,15}\b(?:amount|money|funds)\b|\bmy new (?:phone|laptop|computer)\b/,
  ),
  rule(
    'cancelling',
    0.86,
    `\\b(?:cancel\\w*|cancle|terminat(?:e|ing)|clos(?:e|ing)|end|ending|delet(?:e|ing)|deactivat(?:e|ing)|discontinu(?:e|ing)|stop|get rid of|drop|disconnect|unsubscribe from|cut)\\b(?: (?:my|our|the|this|your|that|from|with|paid|current|all|monthly|annual|cabel|cable|internet|phone|a|premium|\\w+ing)){0,4} ${CONTRACT}\\b|\\bout of (?:this|the|my|our) contract\\b|\\bunsubscribe me\\b|\\b(?:want|like|going|need|wish) to (?:cancel|unsubscribe|terminate|quit|opt out)\\b(?! (?:a|the|my|that|this|our)? ?(?:meeting|reminder|alarm|post|event|order|booking|reservation|appointment|transfer|trip|flight|payment|card|from the newsletter|from emails|right away))`,
    /\bservice (?:request|ticket)\b|\bend of the (?:line|day)\b|\b(?:don'?t|not) want to cancel\b|\bif (?:it|the app) stops\b/,
  ),
  rule(
    'leaving',
    0.84,
    /\b(?:if|when|after|what happens|before) we leave\b|\blos(?:e|ing) (?:me|us|a customer|my business|our business|customers? like)\b|\bstay with (?:you|this)\b|\bstop (?:paying|using (?:you|your|this|it))\b|\blast (?:month|year|time) (?:that )?(?:i|we) (?:pay|use|order|buy)\b|\bwe'?re (?:gone|out)\b(?! of)|\btake (?:my|our) business (?:elsewhere|somewhere)\b|\bwhether we (?:still )?need\b/,
  ),
  rule(
    'too_expensive',
    0.8,
    /\bcan'?t (?:justify|afford)\b|\bcannot (?:justify|afford)\b|\bprices? (?:\w+ ){0,3}(?:went|gone|going|increase[ds]?|hike|jump)\b|\bdowngrad(?:e|ing)\b|\b(?:fewer|less|reduce|remove|drop) (?:the |our )?(?:number of )?(?:seats|licen[cs]es|users)\b|\bprice (?:doesn'?t|does not) (?:come|go) down\b/,
    /\b(?:red|blue|green|black|white|smaller|bigger) one\b|\bshipping\b/,
  ),
];

const GIVING_UP: readonly Rule[] = [
  rule(
    'not_continuing',
    0.84,
    /\b(?:not|won'?t|don'?t|no longer|never|can'?t)\b[^.!?]{0,20}\b(?:continu(?:e|ing) with (?:you|this|the (?:service|subscription|plan|product))|(?:be )?staying(?: with)?|keep (?:paying|using (?:you|this|it))|keep (?:the|our|my) (?:subscription|plan|account)|be a customer)\b|\b(?:will|shall|is going to) be (?:our|my|the) (?:last|final) (?:month|year|invoice|payment|bill|order)\b|\b(?:last|final) (?:invoice|payment|bill|order) (?:we|i|you)(?:'ll| will| are going to|'re going to)\b|\b(?:regret|sorry i|wish (?:we|i) had(?:n'?t| not)|wish (?:we|i) never) (?:ever )?(?:sign|choos|buy|bought|chose|subscrib|pick)\w*|\bout of (?:the|this|our|my) (?:contract|agreement|deal|subscription)\b|\b(?:penalt(?:y|ies)|fees?|charges?)\b[^.!?]{0,20}\b(?:if we|if i|for|to) (?:leav|cancel|terminat|exit|quit)\w*|\b(?:don'?t|do not|no longer) need (?:it|this|you|your \w+|the (?:service|product|tool|subscription|plan))\b[^.!?]{0,15}\b(?:any ?more|any longer|cancel)/,
  ),
  rule(
    'looking_elsewhere',
    0.84,
    /\brivals?\b|\b(?:shop|shopping|look|looking|asking|search|searching) around\b[^.!?]{0,25}\b(?:alternatives?|options|else|vendors|tools|prices|deal)|\b(?:offers?|sells?|does|do) the same for (?:less|half|a fraction|cheaper)\b|\b(?:might|may|will|could|decided to|thinking of|plan(?:ning)? to|about to|going to|we'?re|we are)\b[^.!?]{0,15}\b(?:go|going|mov(?:e|ing)|switch(?:ing)?|migrat(?:e|ing))\b (?:everything |it all |our (?:team|data|\w+ team) )?(?:back to (?!the |my |that |this |your |work|normal|sleep)|over to |away from |off )|\bprice (?:hike|increase|rise|jump)s?\b|\bnot worth (?:it|what|paying|the (?:money|price|cost))/,
    /\bprice increase (?:report|chart|field|column)\b/,
  ),
];

const RENEWAL: readonly Rule[] = [
  rule(
    'renewal',
    0.86,
    `\\b(?:renew|renews|renewing|renewed|re-?sign)\\b[^.!?]{0,30}\\b(?:${CONTRACT}|for|years?|months?|terms?|we|early|price|with you|it)\\b|\\b(?:${CONTRACT}|we|i'm|not|we're|i am|are|auto(?:matic(?:ally)?)?|don'?t|won'?t|will|to)[ -](?:\\w+ ){0,3}(?:renew|renews|renewing|renewed)\\b|\\brenewals?\\b|\\bauto-?renew\\w*|\\bre-?sign\\b`,
    /\b(?:library|book|passport|visa|certificate|certbot|licence plate|driver|driving|renewable|prescription|id card|insurance card|card|invoice (?:has|shows|lists|address)|domain name)\b/,
  ),
  rule(
    'contract_end',
    0.82,
    `\\b${CONTRACT}\\b[^.!?]{0,15}\\b(?:ends?|ending|expires?|expiring|expired|is up|are up|runs? out|running out|lapses?|comes? to an end|up for)\\b|\\bextend (?:our|my|the) (?:\\w+ )?(?:contract|agreement|subscription|licen[cs]e|plan|term)s?\\b|\\bbetter terms\\b|\\b(?:agreement|contract|term|licen[cs]e|subscription|plan) (?:is|are|will be) up\\b|\\block in\\b[^.!?]{0,20}\\b(?:price|rate|pricing|terms)\\b|\\bnext year's (?:terms|prices?|pricing|contract|rate|plan)\\b|\\bprolong(?:ing)?\\b|\\bre-up\\b|\\bbefore (?:we|i) (?:sign|commit|renew)\\b|\\bif we extend\\b|\\b(?:talk|discuss|negotiat\\w+|review|question|questions|meet)\\b[^.!?]{0,20}\\b(?:our|the|my) (?:contract|agreement|terms|renewal|pricing|rate)\\b`,
    /\bsession\b|\bends? with\b|\bending in\b|\bsign up for\b|\byour end\b/,
  ),
];

/** What a customer has with a company, and the many ways to end, shrink or doubt it; a number of people, and what they would cost. */
const HELD =
  '(?:subscri\\w+|account|contracts?|plan|membership|services?|agreement|licen[cs]es?|relationship|partnership|product|tool|platform|package|commitment|term)';
const PEOPLE =
  '(?:people|persons?|users?|seats?|licen[cs]es?|licencas|licencias|licenze|lizenzen|staff|employees|agents|members|team|computers|accounts|lizenzen|nutzer|benutzer|mitarbeiter|platze|zugange|personen|personnes|utilisateurs|postes|usuarios|personas|utenti|persone|gebruikers|mensen|pessoas|utilizadores|utilizadoras)';
const COSTS =
  '(?:costs?|pric(?:e|es|ing)|charges?|rates?|quote|offer|discount|kosten|kostet|preis\\w*|angebot|tarif\\w*|prix|coute\\w*|couterait|cuesta\\w*|costaria|precios?|custa\\w*|preco|costa|costano|prezzo|kost|prijs)';
/** A price is asked, not read off an invoice. */
const ASKED =
  '(?:what|how much|would|could|can|do you|need|want|like|give|send|get|looking|interested|wie ?viel|was|quel\\w*|combien|cuanto|quanto|wat|hoeveel)';
const NUMBER = `(?:\\d[\\d.,]*|${COUNT}|zehn|zwanzig|dix|vingt|diez|veinte|dez|vinte|dieci|venti|tien|twintig)`;

const TOGETHER: readonly Rule[] = [
  rule(
    'price_for_many',
    0.82,
    `\\b${ASKED}\\b[^.!?]{0,40}\\b${COSTS}\\b[^.!?]{0,25}\\b${NUMBER}[ -](?:\\w+ ){0,2}${PEOPLE}\\b|\\bquote \\d+ ${PEOPLE}\\b|\\b(?:brauchen|wollen|mochten|voulons|besoin de|queremos|necesitamos|precisamos|vogliamo|willen|hebben) (?:noch )?${NUMBER} (?:\\w+ )?${PEOPLE}\\b`,
    /\b(?:invoice|bill|receipt|rechnung|facture|factura|fatura|fattura|factuur) (?:says|shows|lists|for|has)\b/,
  ),
  rule(
    'purchase_planned',
    0.82,
    /\b(?:interested in|thinking (?:of|about)|ready for|before|considering|plan(?:ning)? on|keen on) (?:buying|purchasing|subscribing|signing up|ordering)\b|\b(?:become|becoming) (?:a |your )?(?:customers?|clients?|partners?|resellers?)\b|\bpartner(?:ship)? program\w*\b|\b(?:proforma|pro forma|baa|msa|business associate agreement|master service agreement)\b|\bbudget approval\b|\b(?:send|get|have|need|want)\b[^.!?]{0,12}\bprice (?:breakdown|list|sheet)\b|\b(?:send|make|give|get) (?:me|us) an offer\b|\b(?:start|begin|run|do|agree on) (?:with )?a pilot\b|\bpilot (?:in|with|project|phase)\b|\bsomeone (?:who|that) (?:does|handles|can discuss) (?:contracts|pricing|sales|deals)\b|\bpricing (?:for|of) (?:an? |our |the )?\d+/,
  ),
  rule(
    'ending_it',
    0.83,
    `\\b(?:wind(?:ing)? down|shut(?:ting)? (?:down|off)|paus(?:e|ing)|reduc(?:e|ing)|shrink|scal(?:e|ing) back|step(?:ping)? back from|phas(?:e|ing) out|part(?:ing)? (?:ways )?with|end(?:ing)?|terminat(?:e|ing|ion of)|reconsider(?:ing)?|re-?evaluat(?:e|ing)|rethink(?:ing)?|question(?:ing)?|(?:not|won'?t|will not|don'?t|without) (?:be )?(?:extend(?:ing)?|continu(?:e|ing)|renew(?:ing)?|prolong(?:ing)?)|whether (?:to|we|i) (?:\\w+ )?(?:keep|need|want|stay with))\\b (?:\\w+ ){0,3}?${HELD}\\b|\\b(?:end|finish) things with (?:you|your)\\b|\\binstead of cancell?ing\\b|\\b(?:process|how|steps?|way|want|like|need|wish|going|decided)\\b[^.!?]{0,12}\\bto terminate\\b|\\b(?:barely|hardly|rarely|never|don'?t|nobody) (?:really )?(?:uses?|using) (?:it|this|you|your \\w+)\\b|\\bdone with (?:this|your|the) (?:service|product|tool|company|platform|app)\\b|\\bmoney'?s worth\\b|\\b(?:we|i)\\b(?:'\\w+)?(?: \\w+){0,4} (?<!\\b(?:annual|sick|paid|parental|my|of|on|medical) )(?:leave|leaving|discontinue|quit)\\b(?=[.!?,]|$| you\\b| at the end| next (?:month|quarter|year)| by the end)|\\b(?:after|once|when) we(?:'ve| have) left\\b|\\bcancel\\b(?= (?:before|by the|at the end|within|without|any ?time)\\b)|\\bremove (?:us|me) as (?:a |your )?customers?\\b|\\b(?:not|won'?t) (?:be )?(?:going|moving|go|move) forward with you\\w*|\\blost (?:our|my) (?:trust|business|confidence)\\b|\\bin-?house (?:next|from|instead|this)\\b|\\b(?:bring|bringing|taking|take) (?:this|it|\\w+) in-?house\\b|\\bclose everything\\b|\\bor (?:i'm|we're|i am|we are) (?:off|gone|out|leaving)\\b`,
    /\\b(?:session|call|meeting|timer)\\b/,
  ),
  rule(
    'drawn_elsewhere',
    0.83,
    /\bprices?\b[^.!?]{0,15}\b(?:out of|beyond|above) (?:our|my) (?:range|budget|means|reach)\b|\blook(?:ing)? elsewhere\b|\boutgrown\b[^.!?]{0,12}\b(?:you|your|this|the)\b|\bno choice but to (?:leave|cancel|look|switch|go)\b|\bcan'?t (?:go on|keep|continue|carry on) paying\b|\b(?:become|becoming|got|getting|grown|way|far|just|simply) (?:far |way |much )?too (?:expensive|pricey|costly|dear|much for)\b/,
  ),
  rule(
    'terms_ahead',
    0.8,
    /\b(?:one|two|three|four|five|multi|\d+)[- ]years? (?:commitment|contract|term|deal|agreement|plan)\b|\b(?:the|our|current|initial|this) (?:term|contract|agreement|period) (?:ends?|is ending|runs? out|finishes|concludes|expires)\b|\broll(?:s|ing)? over automatically\b|\bnegotiat\w+ with us\b|\b(?:term|contract|agreement)\b[^.!?]{0,20}\b(?:comes? to an end|about to end|comes? up)\b/,
  ),
];

/** Talk that is worth little from a small account, and a lot from a large one: it is down, unhappy, waiting, in dispute. */
export const MATTERS_TO_LARGE_ACCOUNTS: readonly Rule[] = [
  rule(
    'large_account_trouble',
    0.45,
    /\b(?:outages?|cannot work|can'?t work|not working|does(?:n'?t| not) work|stopped working|broken|blocked|urgent(?:ly)?(?! (?:flag|label|tag|priority|status))|asap|escalat\w+|complain(?:ing|ed|ts)?\b(?! (?:form|field|portal|category|module))|unhappy|not happy|not satisfied|disappoint\w+|dissatisfied|frustrat\w+|unacceptable|overcharged|refund|disput\w+|lawyers?|data loss|breach\w*|losing (?:money|sales|customers|data))\b|\b(?:is|are|was|went|goes|been|still|all|completely) down\b(?! (?:at|the|below|there|here))|\blost (?:data|everything|all|access|customers?|money|sales|orders|work|(?:our|my|the) (?:data|orders?|files?|work|history))\b|\b(?:still|been|keep|kept|tired of) waiting\b|\bwaiting (?:for )?(?:\w+ ){0,3}(?:days|weeks|hours|too long)\b|\b(?:invoice|bill|charge|amount|price|total|data|report|figures?)s?\b[^.!?]{0,20}\b(?:is|are|was|looks?|seems?) (?:\w+ )?(?:wrong|incorrect|too high)\b|\bwrong (?:amount|charges?|price|total|data|figures)\b|\bsomething(?:'s| is) wrong\b|\b(?:security|data) (?:incident|issue|problem|hole|vulnerabilit\w+|leak)\b|\b(?:this|the|an|another|major|last|yesterday's) incident\b(?<!\b(?:label|create|add|file|close|tag|edit|open) (?:this|the|an) incident)|\bcontract (?:says|promises|guarantees|states)\b|\bsla\b[^.!?]{0,20}\b(?:miss\w*|violat\w+|credits?|broken)\b|\b(?:miss|violat)\w*\b[^.!?]{0,15}\bsla\b|\buptime\b[^.!?]{0,15}\b(?:below|dropped|under|bad|poor|promised)\b|\b(?:third|fourth|fifth) (?:time|outage|incident)\b|!!/,
  ),
];

export const VALUE_RULES: readonly Rule[] = [...EXPANSION, ...SALE, ...CHURN, ...GIVING_UP, ...TOGETHER, ...RENEWAL];
