// The rules of value: the plainest words of growth, sale, renewal and leaving; what is said in other words, the model finds. Text is folded.
import { type Rule, rule } from './rule.ts';

const SEATS =
  '(?:seats?|licen[cs]es?|users?|agents|locations|workspaces|subscriptions|accounts|employees|people|staff|devices|stores|branches|offices|vehicles|vans)';
const COUNT =
  '(?:\\d+|a (?:few|couple|dozen)|several|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|(?:a )?hundred)';
/** What a customer has with a company, and may end, shrink or doubt. */
const HELD =
  '(?:subscri\\w+|accounts?|contracts?|plans?|memberships?|services?|agreements?|licen[cs]es?|polic(?:y|ies)|package|partnership|product|tool|platform|commitment|term)';

export const VALUE_RULES: readonly Rule[] = [
  rule(
    'more_seats',
    0.85,
    `\\b(?:more|additional|extra|another|further) (?:${COUNT} )?(?:user |team |agent )?(?:seats?|licen[cs]es?|users|workspaces|subscriptions|modules?|storage|employees)\\b|\\b${COUNT} (?:more|extra|additional) ${SEATS}\\b|\\b(?:want|like|need|ready|interested|looking) (?:to |in )?(?:an )?upgrad(?:e|ing)\\b|\\bfrom (?:team|basic|starter|pro|free) to (?:business|enterprise|pro|premium|team)\\b`,
    /\bmore users (?:see|can)\b|\b(?:fewer|downgrad\w+|failed|errors?)\b|\b(?:charged|billed|invoiced|paid|paying|charging|billing) (?:me |us |you )?(?:twice |again )?for\b/,
  ),
  rule(
    'price_for_many',
    0.82,
    `\\b(?:cost|price|pricing|quote|plan|discount|offer)s? for (?:our |about |around )?\\d+ (?:\\w+ )?${SEATS}\\b|\\b(?:what|how much|would|could|can|need|want|give|send|get)\\b[^.!?]{0,40}\\b(?:costs?|pric(?:e|es|ing)|charges?|rates?|quote|offer|discount)\\b[^.!?]{0,25}\\b${COUNT}[ -](?:\\w+ ){0,2}(?:${SEATS}|persons?|members|team|computers)\\b|\\b(?:volume|bulk|wholesale) (?:discounts?|pricing|orders?|licen[cs]\\w+|purchase|rates?)\\b|\\benterprise (?:plan|pricing|tier|licen[cs]e|version|edition|agreement)\\b|\\bprice (?:breakdown|list|sheet) for\\b`,
    /\b(?:invoice|bill|receipt) (?:says|shows|lists|for|has)\b|\b(?:errors?|404|bug|gr[ae]yed out|missing|typo|not (?:working|loading))\b/,
  ),
  rule(
    'buying',
    0.83,
    /\b(?:talk|speak|chat|call|contact|get in touch|meeting)\b[^.!?]{0,20}\bsales\b|\bready to (?:buy|purchase|sign|order|commit|move forward)\b|\bprocurement\b|\b(?:evaluat|compar|consider|shortlist)(?:e|ing|ed)\b[^.!?]{0,40}\b(?:you|your (?:product|tool|software|plans?|offer)|vendors?|solutions?|providers?|platforms?)\b|\bwe(?:'d| would)? (?:like|want) to (?:buy|purchase|subscribe|sign up)\b|\b(?:interested in|thinking (?:of|about)|considering) (?:buying|purchasing|subscribing|signing up)\b|\blooking for an? (?:\w+ )?(?:tool|solution|platform|vendor|supplier|provider)\b|\bbecome (?:a |your )?(?:customers?|clients?|partners?|resellers?)\b|\b(?:proforma|pro forma|baa|msa|business associate agreement)\b|\bpartner(?:ship)? program\w*\b/,
    /\bcompare (?:the )?(?:two )?(?:photos|files|versions)\b|\b(?:delete|entry|field|role|duplicate|column|permission)\b/,
  ),
  rule(
    'elsewhere',
    0.84,
    /\b(?:competitors?|rivals?)\b|\b(?:for|at) half the price\b|\bcheaper (?:elsewhere|tool|alternative|provider|somewhere)\b|\bgo(?:ne)? with (?:someone|somebody|something) else\b|\blos(?:e|ing) (?:me|us|a customer|(?:my|our) business|customers? like)\b|\b(?:business|look(?:ing)?) elsewhere\b|\b(?:shop|look|search)(?:ping|ing)? around\b|\bprice (?:hike|increase|rise|jump)s?\b|\bcan'?t (?:justify|afford)\b|\bdowngrad(?:e|ing)\b|\bmoney'?s worth\b|\bnot worth (?:it|what|paying|the (?:money|price|cost))|\b(?:got|getting|grown|way|far|just|simply) (?:far |way |much )?too (?:expensive|pricey|costly|dear)\b|\bor (?:i'm|we're|i am|we are) (?:off|gone|out|leaving)\b|\bwe'?re (?:gone|out)\b(?! of)/,
    /\b(?:dark mode|column|field|chart|report|shipping)\b|\b(?:red|blue|green|black|white|smaller|bigger) one\b|\b(?:transfer|send|pay)\b[^.!?]{0,15}\b(?:amount|money|funds)\b|\bmy new (?:phone|laptop|computer)\b/,
  ),
  rule(
    'cancelling',
    0.86,
    `\\b(?:cancel\\w*|cancle|terminat(?:e|ing)|clos(?:e|ing)|end|ending|delet(?:e|ing)|deactivat(?:e|ing)|discontinu(?:e|ing)|stop|get rid of|drop|disconnect|unsubscribe from|cut)\\b(?: (?:my|our|the|this|your|that|from|with|paid|current|all|monthly|annual|cabel|cable|internet|phone|a|premium|\\w+ing)){0,4} (?:${HELD}|connection|line)\\b|\\b(?:wind(?:ing)? down|shut(?:ting)? down|paus(?:e|ing)|reduc(?:e|ing)|phas(?:e|ing) out|part(?:ing)? (?:ways )?with|end(?:ing)?|terminat(?:e|ion of)|re-?(?:consider|evaluat|think)(?:e|ing)?|(?:not|won'?t|will not|don'?t|without) (?:extend|continu|renew|prolong)(?:e|ing)?|whether (?:to|we|i) (?:\\w+ )?(?:keep|need|want|stay with)) (?:\\w+ ){0,3}?${HELD}\\b|\\b(?:we|i)\\b(?:'\\w+)?(?: \\w+){0,4} (?<!\\b(?:annual|sick|paid|parental|my|of|on|medical) )(?:leave|leaving|discontinue|quit)\\b(?= you\\b| at the end| next (?:month|quarter|year)| by the end)|\\b(?:regret|wish (?:we|i) (?:had(?:n'?t| not)|never)) (?:ever )?(?:sign|choos|buy|bought|chose|subscrib|pick)\\w*|\\b(?:penalt(?:y|ies)|fees?|charges?)\\b[^.!?]{0,20}\\b(?:if we|if i|for|to) (?:leav|terminat|exit|quit)\\w*`,
    /\bservice (?:request|ticket)\b|\bend of the (?:line|day)\b|\b(?:don'?t|not) want to cancel\b|\bif (?:it|the app) stops\b|\b(?:session|call|meeting|timer)\b/,
  ),
  rule(
    'renewal',
    0.86,
    `\\b(?:renew|renews|renewing|renewed|re-?sign)\\b[^.!?]{0,30}\\b(?:${HELD}|for|years?|months?|terms?|we|early|price|with you|it)\\b|\\b(?:${HELD}|we|i'm|not|we're|i am|are|auto(?:matic(?:ally)?)?|don'?t|won'?t|will|to)[ -](?:\\w+ ){0,3}(?:renew|renews|renewing|renewed)\\b|\\brenewals?\\b|\\bauto-?renew\\w*|\\bre-?sign\\b|\\b(?:contract|agreement|subscription|licen[cs]e|plan|term)\\b[^.!?]{0,15}\\b(?:ends?|ending|expires?|expiring|expired|(?:is|are) up|runs? out|running out|comes? to an end|up for)\\b|\\bbefore (?:we|i) (?:sign|commit|renew)\\b`,
    /\b(?:library|book|passport|visa|certificate|certbot|licence plate|driver|driving|renewable|prescription|id card|insurance card|card|invoice (?:has|shows|lists|address)|domain name|session|ends? with|ending in|sign up for|your end)\b/,
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
