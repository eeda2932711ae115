// The rules of value: expansion, an active sale, renewal, the risk that a customer leaves. Text is folded: no capitals, no accents.
import { type Rule, rule } from './rule.ts';

const SEATS =
  '(?:seats?|licen[cs]es?|users?|agents|locations|workspaces|subscriptions|accounts|employees|people|members|staff|computers|laptops|devices|lines|units|stores|branches|offices|vehicles|vans)';
const PLAN =
  '(?:enterprise|business|pro|premium|plus|team|teams|professional|unlimited|gold|platinum|higher|bigger|larger|next|annual|yearly|corporate)';
const CONTRACT =
  '(?:subscri\\w+|accounts?|contracts?|plans?|memberships?|services?|agreements?|licen[cs]es?|polic(?:y|ies)|package|connection|line)';
const WE = '(?:we|our (?:team|company|department|office|organi[sz]ation|school|firm|\\w+ team))';

const EXPANSION: readonly Rule[] = [
  rule(
    'more_seats',
    0.85,
    `\\b(?:more|additional|extra|another|further|new) (?:\\d+ )?(?:user |team |agent )?(?:seats?|licen[cs]es?|users|workspaces|subscriptions|modules?|storage|employees)\\b|\\b\\d+ (?:more|additional|extra|new) (?:\\w+ )?${SEATS}\\b|\\b(?:add|buy|purchase|order|need|get) (?:\\w+ )?\\d+ (?:\\w+ )?(?:seats|licen[cs]es|users)\\b|\\bfrom \\d+ to \\d+ ${SEATS}\\b|\\bsite licen[cs]e\\b|\\b(?:cost|price|pricing|quote|plan|discount|offer) for (?:our |about |around )?\\d+ (?:\\w+ )?${SEATS}\\b`,
    /\bmore users (?:see|can)\b|\bfewer\b|\b(?:charged|billed|invoiced|debited|paid|paying|charging|billing) (?:me |us |you |our card )?(?:twice |again )?for\b/,
  ),
  rule(
    'upgrade',
    0.8,
    `\\bupgrad(?:e|ing)\\b(?! (?:to version|from version|failed|error|my (?:phone|windows|os|browser)|the (?:app|software|firmware|os)))[^.!?]{0,30}\\b(?:plan|account|subscription|package|tier|service|membership|${PLAN}|my|our|us)\\b|\\b(?:want|like|need|ready|interested|looking) (?:to |in )?(?:an )?upgrad(?:e|ing)\\b|\\bupgrade (?:my|our) (?:plan|account|subscription)\\b|\\b(?:move|switch|change|go)\\b[^.!?]{0,25}\\bto (?:the |a |your |an )?${PLAN}(?: plan| tier| version| package|\\b(?=[ .!?]|$))|\\b(?:hit|reached|over|exceed\\w*) (?:the |our )?(?:\\w+ )?limits? (?:of|on) (?:our|my|the) (?:\\w+ )?plan\\b|\\bnext tier\\b|\\bbigger plan\\b`,
    /\bupgrade (?:to version \d|failed|error)|\bleave\b|\bdowngrad/,
  ),
  rule(
    'growth',
    0.82,
    `\\b(?:volume|bulk|wholesale) (?:discounts?|pricing|orders?|licen[cs]\\w+|purchase|rates?|buy)\\b|\\benterprise (?:plan|pricing|prices|tier|licen[cs]e|version|offer|edition|agreement|account|contract)\\b|\\b(?:roll|rolling) (?:this|it|you) out (?:to|across)\\b|\\b(?:expand|expanding|scale|scaling)\\b[^.!?]{0,30}\\b(?:to|across|our|usage|team|branches|use)\\b|\\b(?:whole|entire) (?:company|organi[sz]ation|department|team)\\b[^.!?]{0,25}\\b(?:use|onto|on board|start|access)|\\b${WE}\\b[^.!?]{0,30}\\b(?:is|are|'re|be) (?:growing|hiring|expanding|opening)\\b|\\bwe're (?:growing|hiring|expanding|opening)\\b|\\bopening (?:\\w+ ){0,2}(?:offices?|stores?|branches|locations?)\\b|\\b(?:also wants?|also wants? to) (?:to )?(?:use|join|have)\\b|\\bdouble our (?:order|usage|plan)\\b|\\badd[- ]?ons?\\b[^.!?]{0,25}\\b(?:buy|purchase|quote|price|cost|analytics|contract|plan)\\b|\\b(?:quote|buy|purchase|add) (?:the |an? )?(?:\\w+ )?add[- ]?ons?\\b|\\bpremium support\\b|\\badditional (?:modules?|products?|licen[cs]es?|capacity)\\b|\\bannual plan for\\b`,
  ),
];

const SALE: readonly Rule[] = [
  rule(
    'quote',
    0.84,
    /\b(?:a|the|your|formal|new|price|renewal|custom|me|us|get|send|need) quot(?:e|ation)s?\b(?! (?:by|from the|of the day))|\bquotation\b|\bquote (?:for|us|me|the|on)\b|\brequest for proposal\b|\brfp\b|\brfq\b|\btender\b|\bproposal\b|\bmake (?:us|me) an offer\b|\bmake an offer\b|\bpricing (?:for|of|options|information|details|plans|sheet)\b|\benterprise pric/,
    /\bin a reply\b|\bmark twain\b/,
  ),
  rule(
    'sales_contact',
    0.84,
    /\b(?:talk|speak|chat|connect|call|contact|get in touch|reach|meeting|email|touch)\b[^.!?]{0,20}\bsales\b|\bsales (?:team|rep|reps|representative|person|people|manager|department|call|agent|executive)\b|\baccount (?:manager|executive)\b|\bcall from (?:your )?sales\b|\bspeak to about (?:contracts|pricing|buying)\b|\bbecome a (?:customer|client|reseller|partner)\b|\breseller\b|\bpartnership\b|\bwalk us through (?:the )?(?:pricing|plans|product)\b/,
  ),
  rule(
    'demo_or_trial',
    0.8,
    /\b(?:book|schedule|see|get|request|arrange|have|want|like|give us|need|set up|do) (?:\w+ )?(?:a |an |the )?(?:\w+ )?(?:demo|demonstration|walkthrough)\b|\bdemo (?:for|of your|with|call)\b|\bproof of concept\b|\bpoc\b|\b(?:pilot|trial) (?:for|with) (?:our|my) (?:team|department|company|\w+ team)\b|\bbefore (?:we|buying) (?:commit|buy|decide|purchase)\b/,
    /\bdemo (?:mode|video)\b/,
  ),
  rule(
    'buying',
    0.82,
    /\bready to (?:buy|purchase|sign|order|commit|move forward|go ahead)\b|\bpurchase orders?\b|\bprocurement\b|\b(?:evaluat|compar|consider|shortlist)(?:e|ing|ed)\b[^.!?]{0,40}\b(?:you|your|vendors?|tools?|options|solutions?|products?|providers?|plans?|with|software|platforms?)\b|\bvendor (?:form|onboarding|registration|assessment|security)\b|\blooking for a (?:new )?(?:provider|vendor|solution|supplier|tool|platform|partner)\b|\b(?:our|a) budget (?:of|is|for)\b|\bwhat (?:discount|can you offer|deal)\b|\b(?:discount|deal|price)\b[^.!?]{0,30}\b(?:years? (?:up ?front|in advance)|annual|for (?:nonprofits?|startups?|\d+))\b|\b(?:purchase|buy|order|need|pricing for|fleet of) (?:a fleet of )?\d{2,} \w+|\bsign(?:ed)? (?:the|a|our) contract\b|\bsend the contract\b|\bhead of (?:it|procurement|operations|support)\b|\bfor a company of our size\b|\bwe(?:'d| would)? (?:like|want) to (?:buy|purchase|subscribe|sign up|order)\b/,
    /\bcompare (?:the )?(?:two )?(?:photos|files|versions)\b/,
  ),
];

const CHURN: readonly Rule[] = [
  rule(
    'cancelling',
    0.86,
    `\\b(?:cancel\\w*|cancle|terminat(?:e|ing)|clos(?:e|ing)|end|ending|delet(?:e|ing)|deactivat(?:e|ing)|discontinu(?:e|ing)|stop|get rid of|drop|disconnect|unsubscribe from|cut)\\b(?: (?:my|our|the|this|your|that|from|with|paid|current|all|monthly|annual|cabel|cable|internet|phone|a|premium|\\w+ing)){0,4} ${CONTRACT}\\b|\\bcancel (?:everything|it all|immediately|asap|now)\\b|\\bcancell?ation of (?:my|our|the)\\b|\\b(?:want|like|going|need|wish) to (?:cancel|unsubscribe|terminate|quit|opt out)\\b(?! (?:a|the|my|that|this) (?:meeting|reminder|alarm|post|event|order|booking|reservation|appointment|transfer))|\\bshut (?:the |my |our )?account down\\b|\\bout of (?:this|the|my|our) contract\\b|\\bunsubscribe me\\b`,
    /\bservice (?:request|ticket)\b|\bend of the (?:line|day)\b|\b(?:don'?t|not) want to cancel\b|\bif (?:it|the app) stops\b/,
  ),
  rule(
    'leaving',
    0.84,
    /\b(?:leav(?:e|ing)|quit(?:ting)?|ditch(?:ing)?|dump(?:ing)?|walk away from|abandon(?:ing)?|part ways with|done with|moving away from|going to leave) (?:you(?!r (?:website|page|chat))|your (?:company|service|platform|product|app|bank)|this (?:company|service|platform|provider))\b|\b(?:if|when|after|what happens|before) we leave\b|\b(?:thinking|considering|thought)(?: \w+){0,3} (?:leaving|switching|cancell?ing|moving|quitting|downgrading|going back)\b|\blos(?:e|ing) (?:me|us|a customer|my business|our business|customers? like)\b|\bstay with (?:you|this)\b|\bstop (?:paying|using (?:you|your|this|it))\b|\bno longer (?:use|need|want|require)\b[^.!?]{0,20}\b(?:it|this|your|the (?:service|product|tool|subscription|plan))\b|\blast (?:month|year|time) (?:that )?(?:i|we) (?:pay|use|order|buy)\b|\bwe'?re (?:gone|out|done)\b|\btake (?:my|our) business (?:elsewhere|somewhere)\b|\bdon'?t (?:want|wish) to be a (?:customer|member)\b|\bnever (?:use|buy|order)(?:ing)? (?:from )?(?:you|this|here)\b|\bwhether we (?:still )?need\b/,
  ),
  rule(
    'competitor',
    0.85,
    /\bcompetitors?\b|\bcompetition (?:has|offers?|does)\b|\b(?:switch(?:ing)?|mov(?:e|ing)|migrat(?:e|ing)|go(?:ing)?|change|changing|went|transfer) (?:\w+ ){0,4}(?:to|with|over to|back to) (?:a |an |our |the )?(?:another|different|competing|other|someone else|new|cheaper|old|alternative) ?(?:providers?|vendors?|tools?|company|service|supplier|platform|system|solution|bank|carrier|product)\b|\b(?:have|need|going|want|decided|ready) to switch\b|\b(?:better|cheaper|lower) (?:deal|price|offer|rate|alternative|option|elsewhere|provider|tool|plan) ?(?:elsewhere|from|at|with|somewhere|by)?\b[^.!?]{0,20}\b(?:elsewhere|else|another|competitor|from|found|offered)\b|\bfound a (?:better|cheaper)\b|\b(?:for|at) half the price\b|\bcheaper (?:elsewhere|tool|alternative|provider|somewhere)\b|\b(?:someone|somebody|somewhere) else\b[^.!?]{0,15}\b(?:cheaper|offers|instead)\b|\bgo(?:ne)? with (?:someone|somebody|something) else\b|\bexport (?:everything|all (?:our|my) data)\b[^.!?]{0,30}\b(?:leave|move|moving|another|switch)/,
    /\bdark mode\b|\bcolumn\b|\bmy new (?:phone|laptop|computer)\b/,
  ),
  rule(
    'too_expensive',
    0.8,
    /\b(?:too|so|very|really|getting|become|became|more) (?:\w+ )?(?:expensive|pricey|costly)\b[^.!?]{0,25}\b(?:for us|for me|for what|service|subscription|plan|now|lately|compared|every|you|we|i)\b|\b(?:it|this|you|that|plan|service|subscription|which|product)(?:'s| is|'re| are| has| have|'s getting) (?:just |getting |become |becoming |far |way |become )*(?:too|so|very) (?:expensive|pricey|costly)\b|\bcan'?t (?:justify|afford)\b|\bcannot (?:justify|afford)\b|\bnot worth (?:it|the (?:money|price|cost))\b|\bprices? (?:\w+ ){0,3}(?:went|gone|going|increase[ds]?|hike|jump)\b|\bdowngrad(?:e|ing)\b|\b(?:fewer|less|reduce|remove|drop) (?:the |our )?(?:number of )?(?:seats|licen[cs]es|users)\b|\bprice (?:doesn'?t|does not) (?:come|go) down\b|\bcut(?:ting)? (?:our )?(?:costs|budget)\b/,
    /\b(?:red|blue|green|black|white|smaller|bigger) one\b|\bshipping\b/,
  ),
];

const RENEWAL: readonly Rule[] = [
  rule(
    'renewal',
    0.86,
    `\\b(?:renew|renews|renewing|renewed|re-?sign)\\b[^.!?]{0,30}\\b(?:${CONTRACT}|for|years?|months?|terms?|we|early|price|with you|it)\\b|\\b(?:${CONTRACT}|we|i'm|not|we're|i am|are|auto(?:matic(?:ally)?)?|don'?t|won'?t|will|to)[ -](?:\\w+ ){0,3}(?:renew|renews|renewing|renewed)\\b|\\brenewals?\\b|\\bauto-?renew\\w*|\\bre-?sign\\b`,
    /\b(?:library|book|passport|visa|certificate|certbot|licence plate|driver|driving|renewable|prescription|id card|insurance card|card)\b/,
  ),
  rule(
    'contract_end',
    0.82,
    `\\b${CONTRACT}\\b[^.!?]{0,15}\\b(?:ends?|ending|expires?|expiring|expired|is up|are up|runs? out|running out|lapses?|comes? to an end|up for)\\b|\\bextend (?:our|my|the) (?:\\w+ )?(?:contract|agreement|subscription|licen[cs]e|plan|term)s?\\b|\\bbetter terms\\b|\\b(?:talk|discuss|negotiat\\w+|review|question|questions|meet)\\b[^.!?]{0,20}\\b(?:our|the|my) (?:contract|agreement|terms|renewal|pricing|rate)\\b|\\bif we extend\\b`,
    /\bsession\b/,
  ),
];

const WORLD: readonly Rule[] = [
  rule(
    'expansion_de',
    0.82,
    /\b\d+ (?:weitere|zusatzliche|neue|mehr)\b|\b(?:weitere|zusatzliche|mehr) (?:\d+ )?(?:lizenzen|nutzer|benutzer|platze|arbeitsplatze)\b|\b(?:upgrade|aufstocken|hochstufen|enterprise|mengenrabatt|staffelpreis\w*)\b/,
  ),
  rule('sale_de', 0.84, /\b(?:angebot|kostenvoranschlag|vertrieb|ausschreibung|beschaffung|preisliste)\b/),
  rule(
    'churn_de',
    0.84,
    /\b(?:kundig\w*|mitbewerber|konkurrenz|wettbewerber|anbieter wechseln|wechseln\b[^.!?]{0,20}\banbieter|zu teuer|gunstiger\w* anbieter|vertragsverlangerung|verlanger\w*|vertrag (?:lauft|endet))\b/,
  ),
  rule(
    'value_fr',
    0.84,
    /\b(?:devis|licences? supplementaires?|postes supplementaires|passer a l'offre|offre entreprise|concurrent\w*|concurrence|trop cher|renouvel\w+|resili\w+|equipe commerciale|service commercial|tarifs? (?:entreprise|de volume)|appel d'offres|demonstration|\d+ (?:postes|licences|utilisateurs))\b/,
  ),
  rule(
    'value_es_pt',
    0.84,
    /\b(?:\d+ (?:licencias|licencas|usuarios)|mas \d+|mais \d+|licencias (?:mas|adicionales)|cotizacion|presupuesto|orcamento|proposta|propuesta|competencia|concorrente\w*|concorrencia|demasiado caro|muito caro|renovar|renovacion|renovacao|dar de baja|cancelar (?:mi|minha|nuestro|nossa|la|a) (?:suscripcion|assinatura|contrato|plan|plano|cuenta|conta)|plan empresarial|plano empresarial|ventas|vendas|descuento por volumen)\b/,
  ),
  rule(
    'value_it_nl',
    0.84,
    /\b(?:preventivo|licenze|concorren\w+|troppo caro|rinnov\w+|disdire|disdetta|offerta|offerte|licenties|concurrent|te duur|verleng\w+|opzeggen|upgraden)\b/,
  ),
  rule(
    'value_ja',
    0.84,
    /契約.{0,4}更新|更新.{0,6}(?:契約|したい|時期|見積)|見積|お見積り|導入を検討|ライセンス.{0,6}(?:追加|増)|追加.{0,6}ライセンス|アップグレード|他社|乗り換え|解約|高すぎ|商談|デモ.{0,6}(?:希望|お願|予約)/,
  ),
  rule(
    'value_ar',
    0.84,
    /ترقيه|عرض سعر|تراخيص|تجديد|المنافس|منافس|غالي جدا|الغاء.{0,8}اشتراك|مستخدمين اضافيين|فريق المبيعات/,
  ),
];

/** Talk that is worth little from a small account, and a lot from a large one: it is down, unhappy, waiting, in dispute. */
export const MATTERS_TO_LARGE_ACCOUNTS: readonly Rule[] = [
  rule(
    'large_account_trouble',
    0.45,
    /\b(?:outages?|down|cannot work|can'?t work|not working|doesn'?t work|broken|blocked|urgent|asap|escalat\w+|complain\w*|unhappy|not happy|not satisfied|disappointed|dissatisfied|frustrat\w+|unacceptable|waiting|wrong|overcharged|refund|dispute|lawyer|sla|contract|uptime|incident|data loss|lost|security|breach)\b|\b(?:third|fourth|fifth) (?:time|outage|incident)\b|!!/,
  ),
];

export const VALUE_RULES: readonly Rule[] = [...EXPANSION, ...SALE, ...CHURN, ...RENEWAL];
export const WORLD_VALUE_RULES: readonly Rule[] = WORLD;
