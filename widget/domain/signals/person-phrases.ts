// Turns of phrase that ask for a person, by language, where the parts of the words alone do not tell; and how people mention one without asking. Text is folded: no accents, no capitals.
import { type Rule, rule } from './rule.ts';

/** Who is asked for, with the misspellings that are common on a phone. */
const PERSON =
  '(?:humans?|humn|humen|persons?|persn|perosn|people|agents?|agnets?|agnt|representatives?|represntatives?|representitives?|reps?|operators?|someone|some1|somebody|anyone|anybody|managers?|supervisors?|superviser|advis[oe]rs?|boss|employees?|technicians?|specialists?|staff|colleagues?|live support|live chat|human support|support (?:team|staff|agent|specialist|person|rep)|customer (?:services?|support|care)(?: reps?| agents?| representatives?)?|members? of (?:staff|the team|your team|your staff|the staff|support)|(?:billing|technical|tech|support|fraud|sales|legal|security|claims|complaints?|accounts?|service|customer) (?:team|department|desk|dept|line)|real (?:one|human|person|people|agent)|human being|actual (?:human|person|employee)|support|sales|team member|consultant|expert|csr)';
const HAND =
  '(?:connect|conect|connecting|transfer|tranfer|transferring|put|pass|hand|escalate|escalating|forward|switch|refer|direct|redirect|route|link|bring|patch)';
const REAL = '(?:real|live|actual|human|genuine|living|flesh and blood)';

const ENGLISH: readonly Rule[] = [
  rule('asks_person_en', 1, `\\bspeak 2 |\\b(?:talk|speak) (?:2|to|with) (?:some ?(?:1|one|body)|any(?:one|body))\\b`),
  rule(
    'asks_transfer_en',
    1,
    `\\b${HAND} (?:me|us|this|my (?:chat|call|case|request|issue)|the chat|it)\\b(?: (?:please|over|through|on|straight|directly|back|up|now|in)){0,4}(?: (?:to|with|in touch with|onto)\\b(?: (?!my\\b)\\w+){0,3} ${PERSON}\\b|$| please| now)`,
  ),
  rule(
    'asks_transfer_en',
    1,
    `\\b(?:be|get|getting|am|being) (?:connected|transferred|put through|handed|escalated|forwarded)\\b(?: (?:over|through))* (?:to|with)\\b(?: \\w+){0,3} ${PERSON}\\b|\\b(?:hand|pass|send) (?:me )?(?:over )?to (?:an? )?(?:\\w+ )?${PERSON}\\b|\\byes,? (?:please )?(?:connect|transfer) me\\b`,
  ),
  rule(
    'wants_person_en',
    1,
    `\\b(?:want|need|get|give|gimme|prefer|like|have|demand|require|bring|find|send|expect|rather have|looking for|trust|where(?:'s| is))\\b(?: (?:me|us|to|you|in|here|a|an|the|some|fucking|f\\*+ing|damn|bloody|have|see|get|please|just|deal with|reach|contact)){0,8} (?:(?:${REAL}) (?:\\w+ )?(?:human|humans|person|persn|people|agent|operator|rep|representative|employee|being|one|support|assistance|help|live person)|human(?: being)?s?|humn|human (?:assistance|support|help|agent)|live (?:agent|person|support|chat|human|rep)|(?:agent|agnet|representative|operator|supervisor|manager|rep)\\b(?! (?:fee|fees|app|role|view|account|report|portal|for my|to (?:my|the) (?:team|workspace))))\\b`,
  ),
  rule(
    'person_only_en',
    1,
    /^(?:no,? |yes,? |ok,? |just |hi,? |hello,? |a |an |the |give me |0 |i said )*(?:human|humans|humn|agent|agents|representative|rep|operator|person|real person|live person|live agent|live chat|live support|human agent|human being|human support|human help|real human|real agent|supervisor|manager|customer (?:service|support|care)|someone human|somebody human|support agent|customer service rep|customer service representative|advisor)(?:,? (?:please|pls|plz|now|anyone|asap|immediately|today|thanks|thank you|chat|needed|only))*[.!? ]*$/,
  ),
  rule(
    'person_only_en',
    1,
    /\b(?:human|person|agent|representative|operator|real person)(?:,)? (?:please|pls|plz|now)\b(?! (?:tell|explain|note|see))|[,.!] (?:a )?(?:human|person|real person)[!.]*$|\ba human please\b|\b(?:live chat|live agent|customer service|support staff)[^.!?]{0,25}\bplease\b/,
  ),
  rule(
    'asks_phone_en',
    1,
    /\bwho(?:m)? (?:can|could|should|do|may) (?:i|we) (?:\w+ )?(?:call|phone|ring|speak (?:to|with)|talk (?:to|with))\b|\b(?:can|could|may|shall) (?:we|i|you|someone) (?:\w+ ){0,2}(?:do|discuss|sort|talk|go through|settle|speak) (?:\w+ ){0,3}(?:on|over|by) the (?:phone|telephone)\b|\b(?:can|could|will|would|have|ask|let|get) (?:my|our|your|a|the) (?:\w+ )?(?:account |case |relationship )?(?:managers?|advis[eo]rs?|reps?|nurse|doctor|pharmacist|engineer|technician|consultant|broker) (?:please )?(?:to )?(?:call|ring|phone|contact|get back to) (?:me|us)\b|\b(?:someone|somebody|anyone) with (?:a )?(?:pulse|heartbeat|brain)\b|\b(?:talk|speak|chat|put me through|connect me) (?:to|with) (?:a|the|one of your) (?:nurse|doctor|pharmacist|lawyer|engineer|doctor's office|receptionist|banker|broker|midwife|counsellor|counselor|teacher|vet)\b/,
  ),
  rule(
    'refuses_bot_en',
    1,
    /\b(?:don'?t|do not|not|stop|no more|no|hate|sick of|tired of|done with|rather not|enough of)\b[^.!?]{0,20}\b(?:talk|talking|speak|chat|deal|dealing)\b[^.!?]{0,12}\b(?:bots?|robots?|machines?|chatbots?|ai|computer)\b|\b(?:stop the bot|no more (?:bots?|robots?)|not you, a human|no bots?\b[^.!?]{0,10}\b(?:human|person|agent)|done with (?:this|the) bot)\b/,
  ),
  rule(
    'asks_for_one_there_en',
    1,
    /\b(?:is|are) (?:there|any|some)\b[^.!?]{0,12}\b(?:real |live |actual )?(?:human|humans|anyone real|anybody real|person|people|agent|someone|somebody|anyone|anybody)\b[^.!?]{0,12}\b(?:there|here|available|i (?:can|could) (?:talk|speak|chat|call)|to (?:talk|speak|chat))|\banyone real\b|\banybody real\b/,
  ),
  rule(
    'asks_to_escalate_en',
    1,
    /^(?:please |i want to |i'd like to |can you |could you )*escalate(?: (?:this|it|my (?:case|issue|ticket)))?(?: please| now| to .{0,30})?[.! ]*$|\bescalate (?:this|it|my (?:case|issue|complaint|ticket))\b/,
  ),
  rule(
    'asks_phone_en',
    1,
    /\b(?:contact|call|reach|phone|ring) (?:a |an |the |your |with )?(?:human|live|real|customer (?:service|support|care)|support|agent|representative|person|somebody|someone)\b(?: (?:agent|person|team|by phone|on the phone|representative))*\b|\b(?:who|whom) can i (?:talk|speak|call|chat)\b|\b(?:can|could|please|want|have|like|need)\b(?: (?:you|to|i|we|have|a|an|agent|human|person|someone|somebody|please)){0,4} call me(?: back)?(?=[.!?,]|$| (?:please|pls|now|today|tomorrow|on|at|about|asap|as soon))|\bwant (?:some(?:one|body)|a person) to call\b/,
  ),
  rule(
    'asks_person_en',
    1,
    `\\b(?:talk|tlak|speak|speek|chat)(?:ing)? (?:to|with|2) (?:an? |the |one of your |some |your )(?:[a-z]+ ){0,2}?${PERSON}\\b`,
  ),
  rule(
    'wants_person_en',
    1,
    /\b(?:get|give|put|bring|find|send|pass|show) (?:me |us )?(?:an? |the |some |through to an? )?(?:\w+ )?(?:humans?|person|agent|representative|operator|manager|supervisor|someone|somebody)\b(?: (?:on|here|now|please|on the (?:line|phone)|else|from .{0,20}))?(?:[.!?,]|$)/,
  ),
  rule(
    'asks_person_en',
    1,
    /\b(?:assistance|help|support|answer|reply|response) (?:from|by|of) (?:an? |some )?(?:actual |real |live )?(?:person|human|human being|agent|representative)s?\b|\b(?:real|live|actual) (?:human|person|agent|people|human being)\b[^.!?]{0,20}\b(?:please|now|on the (?:line|phone)|instead|help)\b/,
  ),
  rule(
    'asks_person_en',
    1,
    /\b(?:need|want|prefer|asked? for|asking for|demand|require|give|get|put|transfer|connect|escalate|switch|hand|forward|pass|call|reach|contact|talk|speak|chat|want(?:s|ed)?)\b(?! your)[^.!?]{0,30}\b(?:humans?|human being|live (?:agent|person|rep)|human (?:agent|colleague)|real (?:person|people|agent)|representative|your (?:support team|staff|manager|supervisor|people)|(?:an?|the|your|to) (?:agent|operator|supervisor|person|colleague|manager|superior))(?=$|[.!?,;]| (?:now|please|pls|not|instead|about|regarding|asap|today|to (?:help|review|answer|look|contact|call|reply|talk|speak|handle|fix|solve|do)))/,
    /\b(?:rights|resources|readable|anatomy|body|error)\b/,
  ),
  rule(
    'asks_transfer_en',
    1,
    `^(?:please |pls |can you |could you )*${HAND} (?:me |us )?(?:to|with) (?:an? |the |your )?(?:\\w+ )?${PERSON}\\b|\\bput me in (?:contact|touch) with\\b|\\bcall (?:a|your) (?:colleague|supervisor|manager|human)\\b|\\b(?:can|could) your (?:manager|supervisor|boss|colleague)\\b[^.!?]{0,10}\\b(?:call|contact|write|speak|talk)\\b|\\b(?:to|by|from) a human colleague\\b`,
  ),
  rule(
    'asks_for_one_there_en',
    1,
    /^any (?:\w+ )?(?:humans?|people|agents?)\b[^.!?]{0,12}|\b(?:out of|away from|rid of) (?:this|the) (?:bot|robot|chatbot|machine)\b|\b(?:transfer|connect) (?:me )?(?:2|to) (?:an? )?(?:agent|human|person)\b|, a human\b/,
  ),
];

const GERMAN: readonly Rule[] = [
  rule(
    'refuses_bot_de',
    1,
    /\b(?:will|mochte|brauche|bitte|nur|mit) kein\w* (?:chat ?)?(?:bot|roboter|ki|maschine|computer)\b/,
  ),
  rule(
    'asks_person_de',
    1,
    /\b(?:mit|zu)\b[^.!?]{0,30}\b(?:menschen?|mensch|mitarbeite?r\w*|berater\w*|person|jemand\w*|kollegen|kollegin|chef\w*|vorgesetzten?|kundenservice|kundendienst|support|ansprechpartner\w*)\b[^.!?]{0,25}\b(?:sprechen|reden|chatten|schreiben|verbinden|telefonieren|klaren|verbunden|durchstellen)\b/,
  ),
  rule(
    'wants_person_de',
    1,
    /\b(?:will|mochte|moechte|brauche|hatte gern|hatte gerne|will|gibt es|wo ist|gebt mir|geben sie mir)\b[^.!?]{0,25}\b(?:mensch(?:en)?|mitarbeiter|berater|ansprechpartner|echte\w* (?:mensch\w*|person))\b/,
  ),
  rule('asks_phone_de', 1, /\b(?:kann|konnte|konnen|soll|bitte)\b[^.!?]{0,20}\b(?:anrufen|zuruckrufen)\b|\bruckruf\b/),
  rule(
    'asks_person_de',
    1,
    /\b(?:menschen|mitarbeite?r(?:in)?|berater(?:in)?|chef|vorgesetzten|kollegen|ansprechpartner|support|kundenservice|kundendienst|jemanden?|person)\b[^.!?]{0,15}\b(?:sprechen|erreichen|kontaktieren|haben|bekommen|ran|dran|ubernehmen|weiterleiten|verbinden|verbunden)\b|\b(?:geben|holen|schicken|verbinden|verbinde|leiten) sie mi(?:r|ch)\b[^.!?]{0,25}\b(?:mensch\w*|mitarbeiter\w*|berater\w*|kollegen|person|jemanden?)\b|\becht\w+ (?:menschen?|person|mitarbeiter|leute)\b/,
  ),
  rule(
    'asks_person_de',
    1,
    /\b(?:mensch|mitarbeiter|berater) soll\b|\bverbinden sie mich\b|\bmenschlich\w* (?:ansprechpartner|mitarbeiter|hilfe|unterstutzung|support)\b/,
  ),
];

const FRENCH: readonly Rule[] = [
  rule(
    'asks_person_fr',
    1,
    /\b(?:parler|discuter|echanger|chatter|communiquer|joindre|contacter|avoir affaire|dialoguer)\b[^.!?]{0,20}\b(?:conseill\w+|humain\w*|personne|agent|quelqu'?un|quelqun|operat\w+|responsable|superviseur|service client|etre humain|technicien|manager)\b/,
  ),
  rule(
    'person_only_fr',
    1,
    /^(?:un |une |je veux un |je veux une |svp )*(?:conseiller|conseillere|humain|agent|operateur|vraie personne|personne reelle|agent humain|etre humain)(?:,? (?:humain|svp|stp|s'il vous plait|merci|vite))*[.! ]*$|\bvraie personne\b|\bpas (?:un|de) robot\b|\by a[- ]t[- ]il (?:un humain|quelqu'un)\b/,
  ),
  rule('asks_phone_fr', 1, /\b(?:etre rappele|rappelez[- ]moi|me rappeler|m'appeler|etre contacte)\b/),
  rule(
    'wants_person_fr',
    1,
    /\b(?:avoir|veux|voudrais|souhaite|besoin d'|demande|donnez[- ]moi|aimerais|prefere|passer|passez[- ]moi)(?: avoir| voir)? ?(?:un|une|a un|a une)? ?(?:vrai|vraie)? ?(?:conseill\w+|humain\w*|agent|operat\w+|responsable|superviseur|etre humain|quelqu'?un|interlocuteur|vraie personne)\b/,
  ),
];

const SPANISH: readonly Rule[] = [
  rule(
    'asks_person_es',
    1,
    /\b(?:h?ablar|comunicar\w*|pas(?:ar|e|eme|ame)\w*|ponme|pongame|contactar|chatear|transfier\w+|transferir\w*|conecta\w*|derivar\w*)\b[^.!?]{0,20}\b(?:personas?|human[oa]s?|agente|alguien|operador\w*|representante|asesor\w*|supervisor\w*|gerente|encargad[oa]|ejecutiv[oa]|atencion al cliente|ser humano)\b/,
  ),
  rule(
    'wants_person_es',
    1,
    /\b(?:que me )?(?:atienda|atiendan|llame|llamen) (?:una persona|alguien|un humano|un ser humano|un agente)\b|\b(?:quiero|necesito|dame|deme) (?:a )?(?:una persona|un humano|un agente|un asesor|un operador|un ser humano)\b/,
  ),
  rule(
    'person_only_es',
    1,
    /^(?:un |una |por favor )*(?:agente|humano|persona|asesor|operador|persona real|agente humano|representante)(?:,? (?:real|por favor|humano|ya|ahora))*[.! ]*$|\bpersona (?:real|de verdad)\b|\bhay alguien\b[^.!?]{0,20}\b(?:ahi|robot|real|bot)\b/,
  ),
  rule(
    'asks_transfer_es',
    1,
    /\b(?:pasas?|pasa|pasenme|pasarme|conect\w+|comunic\w+|poner|pongan|quiero|necesito|puedo)\b[^.!?]{0,14}\b(?:con|a|ver a|un|una) (?:un |una |el |la )?(?:persona|humano|agente|asesor|operador|representante|alguien|supervisor|encargado|ser humano)\b/,
  ),
];

const PORTUGUESE: readonly Rule[] = [
  rule(
    'asks_person_pt',
    1,
    /\b(?:falar?|conversar|transfer\w+|passar?|contat\w+|atendid[oa])\b[^.!?]{0,20}\b(?:pessoa|human[oa]|atendente|alguem|agente|operador\w*|representante|gerente|supervisor\w*|assistente humano)\b/,
  ),
  rule(
    'asks_transfer_pt',
    1,
    /\b(?:conect\w+|chamar?|passar?|pass[ae]|transf\w+|quero|preciso|ligar|coloca\w*)\b[^.!?]{0,14}\b(?:com|para|um|uma|de um|de uma) (?:um |uma |o |a )?(?:atendente|humano|pessoa|agente|operador|alguem|gerente|representante|supervisor)\b/,
  ),
  rule(
    'asks_person_pt',
    1,
    /\b(?:atend\w+|ajud\w+|respond\w+|ligu?e?\w*|contat\w+)\b[^.!?]{0,16}\b(?:um humano|uma pessoa|um atendente|um agente|alguem (?:real|humano|do suporte))\b|\b(?:um humano|uma pessoa|um atendente|alguem)\b[^.!?]{0,12}\b(?:me (?:atenda|ajude|responda|ligue|atender|ajudar))\b|\bsuporte humano\b/,
  ),
];

const ITALIAN: readonly Rule[] = [
  rule(
    'wants_person_it',
    1,
    /\b(?:voglio|vorrei|preferisco|serve|dammi|datemi) (?:un |una |un')?(?:operatore|persona|umano|essere umano|consulente)\b|\bpersona (?:vera|reale)\b|\bqualcuno di reale\b|^(?:un )?(?:operatore|umano|persona)(?: (?:umano|per favore|subito))*[.! ]*$/,
  ),
  rule(
    'asks_person_it',
    1,
    /\b(?:aver\w*|aiut\w+|contattat[oa]|rispond\w+|richiam\w+|bisogno di|assistenza da|serve)\b[^.!?]{0,16}\b(?:un operatore|una persona|un umano|un essere umano|un consulente|un assistente|qualcuno (?:di|che))\b/,
  ),
];

const DUTCH: readonly Rule[] = [
  rule(
    'asks_line_nl',
    1,
    /\b(?:iemand|mens|medewerker|persoon)(?: van vlees en bloed)? (?:aan de (?:lijn|telefoon)|te spreken)\b|\bmet (?:een |uw )?(?:echt\w* )?(?:mens|medewerker|persoon|iemand|collega|manager)\b[^.!?]{0,15}\b(?:spreken|praten|chatten|contact|in contact)\b/,
  ),
  rule(
    'asks_person_nl',
    1,
    /\bheb (?:een|graag een) (?:medewerker|mens|persoon) nodig\b|\b(?:medewerker|mens|persoon) (?:nodig|alstublieft|alsjeblieft|graag)\b/,
  ),
];

const JAPANESE: readonly Rule[] = [
  rule(
    'asks_person_ja',
    1,
    /(?:人間|担当者?|担当の方|オペレータ[ーあ]?|スタッフ|係の?(?:人|方|者)|有人|上司|責任者|サポートの人|カスタマーサポート|サポートセンター|窓口|店員)[^。!?]{0,14}(?:話|はな[しせす]|つな|繋|代わ|替わ|変わ|換わ|お願い|対応し|出して|電話|呼んで|チャット|要求|希望)/,
  ),
  rule(
    'asks_person_ja',
    1,
    /(?:^|[^何本個])人(?:と|に)(?:直接)?(?:話|お話|はな|繋|つな|代わ|相談)|有人(?:チャット|対応|サポート|窓口)|電話(?:で|にて)(?:話|お話|相談|対応)|人間の(?:対応|サポート|方)|^(?:オペレーター|人間|担当者|有人)[。!]*$/,
  ),
];

const ARABIC: readonly Rule[] = [];

const OTHERS: readonly Rule[] = [
  rule(
    'asks_person_zh',
    1,
    /转人工|轉人工|人工(?:客服|服务|服務|坐席)|^人工[。!!]*$|(?:真人|人工|客服|工作人员|客服人員)[^。!?]{0,8}(?:说话|聊|谈|談|接|服务|對話|说|講)|(?:接|找|跟|和|与|转|轉)[^。!?]{0,5}(?:真人|人工|客服)/,
  ),
  rule(
    'asks_person_ko',
    1,
    /(?:상담원|상담사|직원|담당자|사람)(?:이랑|과|와|하고|을|를|에게|으로|한테)?[^.!?]{0,10}(?:연결|얘기|이야기|통화|대화|바꿔|불러|부탁)/,
  ),
  rule(
    'asks_person_ru',
    1,
    /(?:поговорить|соедин\S+|переключ\S+|связат\S+|свяж\S+|позов\S+|общаться|нужен|хочу)[^.!?]{0,25}(?:человек\S*|оператор\S*|сотрудник\S*|менеджер\S*|специалист\S*)|^оператор[.! ]*$|жив(?:ого|ым|ой) человек/,
  ),
  rule(
    'asks_person_tr',
    1,
    /(?:temsilci\S*|biriyle|insanla|yetkili\S*)[^.!?]{0,20}(?:baglan\S*|konus\S*|gorus\S*)|^musteri temsilcisi[.! ]*$/,
  ),
  rule(
    'asks_person_sv',
    1,
    /\b(?:prata|tala|koppla|chatta)\b[^.!?]{0,22}\b(?:manniska|nagon|handlaggare|medarbetare|kundtjanst)\b/,
  ),
];

export const PERSON_PHRASES: readonly Rule[] = ENGLISH;
export const WORLD_PERSON_PHRASES: readonly Rule[] = [
  ...GERMAN,
  ...FRENCH,
  ...SPANISH,
  ...PORTUGUESE,
  ...ITALIAN,
  ...DUTCH,
  ...JAPANESE,
  ...ARABIC,
  ...OTHERS,
];

/**
 * Taken out of the text before it is read: a person who is declined, was met before, belongs to the customer, or is the subject of a question
 * about the product. What is left may still ask for one: "I don't need a bot, I need a human".
 */
export const NOT_ASKED: readonly RegExp[] = [
  /\bcontact persons?\b|\bassign(?:ed|ing)? (?:a|the|this|my) \w+ to [^.!?]{0,30}/g,
  /\bhuman (?:resources?|rights|readable|anatomy|errors?|body|hair)\b/g,
  /\b(?:does|do|will|would|when|how) (?:the |your |this )?(?:bot|assistant|widget|chatbot|ai)\b(?![^.!?]*\b(?:me|us)\b)[^.!?]{0,60}/g,
  /\bnicht (?:an|zuruck)rufen\b|\bparler a personne\b|\bj'ai (?:deja )?parle\b[^.!?,]{0,40}/g,
  /(?:話し|相談し|電話し)(?:まし)?た(?![いくの])|\b(?:gorustum|konustum)\b|(?:تحدثت|تكلمت|كلمت|تواصلت)[^.!?؟]{0,20}|لا (?:اريد|ابغي|ارغب|احتاج)[^.!?؟]{0,30}(?:احد|شخص|موظف)/g,
  /\b(?:don'?t|do not|didn'?t|doesn'?t|no|never|not|without|rather not|won'?t)(?: (?:have|need|want|necessary|mind|have to|wish|like|connect|transfer|pass|get|call|put|talk|speak|chat|require|to|a|an|the|me|us|any|please|for|with|you|is|it|i))* (?:human|person|agent|anyone|anybody|representative|operator|colleague|someone|somebody|call me|manager|need|necessary)s?\b(?: needed)?/g,
  /\bno (?:need|agent|human|person)\b[^.!?]*/g,
  /\b(?:never mind|forget) the (?:human|person|agent)\b/g,
  /\bdon'?t call me\b|\b(?:what|name)\b[^.!?]{0,30}\bcall me\b/g,
  /\b(?:i|we|already|yesterday|have|has|had|just) (?:\w+ )?(?:spoke|talked|chatted|spoken|tried|called|contacted)\b[^.,!?]{0,50}/g,
  /\b(?:talk|speak|chat|call|transfer|connect)\b(?! to an? (?:bot|robot|machine|computer))[^.!?]{0,15}\b(?:to|with|about)? ?(?:my|our|his|her|a friend|the new) (?!(?:chat|call|request|bill|refund|account|order|case|issue|problem|invoice|card|payment|subscription))[^.!?]{0,40}/g,
  /(?<!\b(?:to|with|there|need|want|get|for|me|have) )\b(?:your|the|my|an|a) (?:\w+ )?(?:agent|representative|person|colleague|manager|support team|advisor|operator) (?:who|told|said|that|will|was|were|in the|has|had|&|smells|needs|approved|promised|of the|booked|wants|sent|can|could change)\b(?! take over)[^.!?]{0,60}/g,
  /\b(?:travel|insurance|estate|real estate|cleaning|user|secret|letting|booking|leasing) agents?\b/g,
  /\b(?:send|transfer|wire|pay|give|lend)\b(?! me\b)[^.!?]{0,20}\b(?:money|euros?|dollars?|pounds?|tickets?|\d+)\b(?! (?:agent|human|person|rep|operator)\b)[^.!?]{0,40}/g,
  /\b(?:add|invite|assign|become|hire|remove|set up|role of|block|report|mention|tag|join)\b[^.!?]{0,30}\b(?:agents?|persons?|someone|managers?|supervisors?|representatives?|operators?)\b/g,
  /\b(?:anadir|agregar|ajouter|hinzufugen|adicionar|aggiungere|toevoegen)\b[^.!?]{0,40}|\b(?:eine?|die|weitere) person hinzufugen\b/g,
  /\bconnect (?:someone|somebody|my)\b[^.!?]{0,40}/g,
  /\b(?:are you|am i|you sound|sound like|he is|she is|is your|is this)\b[^.!?]{0,25}\b(?:human|real person|person|people|bot)\b/g,
  /\b(?:escalate|transfer|assign|hand over) a (?:ticket|case|chat|conversation)\b[^.!?]{0,30}/g,
  /\btalk about\b[^.!?]{0,60}/g,
  /\b(?:brauche|brauchen|will|mochte) kein\w*\b(?! (?:chat)?bot| roboter| ki\b| maschine| computer)[^.,!?]{0,40}|\bich muss\b[^.!?]{0,50}|\bder mitarbeiter\b[^.!?]{0,40}/g,
  /\b(?:pas besoin|pas la peine|dois parler)\b[^.!?]{0,50}|\bl'agent immobilier\b[^.!?]{0,40}|\ble conseiller m'\S*[^.!?]{0,40}/g,
  /\bno (?:necesito|hace falta)\b[^.!?]{0,40}|\btengo que hablar\b[^.!?]{0,40}|\bnao preciso\b[^.!?]{0,40}|\bnon (?:ho bisogno|voglio parlare con un bot)\b[^.!?,]{0,40}|\b(?:el|il|o) agente me\b[^.!?]{0,40}/g,
  /\bgeen (?:medewerker|mens)\b[^.!?]{0,20}|\bde medewerker (?:was|zei|heeft)\b[^.!?]{0,30}/g,
  /担当者?から(?![^。]*(?:くださ|下さ|ほしい|欲しい|お願い))[^。]{0,20}|(?:変わり|替わり|代わり)ました|لا (?:احتاج|اريد ان اتحدث)[^.!?؟]{0,30}(?:موظف|شخص)/g,
];
