// How customers say that an answer did not help, or is not what they want. Text is folded: no accents, no capitals.
import type { Rule } from './rule.ts';

const phrase = (name: string, strength: number, pattern: RegExp, unless?: RegExp): Rule =>
  unless ? { name: `rejected_${name}`, strength, pattern, unless } : { name: `rejected_${name}`, strength, pattern };

/** Turning an offer of more help down is no rejection: "no thanks, that's all". */
const DONE =
  /\b(?:no|nope|nah|not)\b.{0,12}\b(?:thanks?|thank you|thx|ty)\b|\b(?:that'?s|that is|that will be|that'?ll be|that was|this is) (?:all|it|everything)\b|\bnothing (?:else|more|further)\b|\b(?:i'?m|i am|we'?re) (?:all )?(?:good|set|done|fine)\b|\b(?:good ?bye|have a (?:good|great|nice))\b/;

export const REJECTION_RULES: readonly Rule[] = [
  phrase(
    'not_what_i_asked',
    0.9,
    /\b(?:not|isn'?t|wasn'?t|aren'?t|never|nothing to do with) (?:\w+ ){0,2}what (?:i|we)(?:'m|'re)? (?:\w+ )?(?:ask|mean|said|say|want|need|look|wrote|request|talk|after)\w*|\b(?:didn'?t|did not|don'?t|doesn'?t|does not|not|never|haven'?t|have not|hasn'?t) (?:really |even |actually )?answer(?:ed|ing|s)? (?:\w+ ){0,2}(?:question|query|ask\w*|me|it|that)\b|\bnot (?:\w+ )?(?:my|the) (?:question|problem|issue|point)\b|\b(?:that|this|it)(?:'s| is| was|s) (?:\w+ )?not (?:\w+ )?(?:it|right|correct|true|helpful|helping|relevant|useful|the (?:same|one|right))\b|\b(?:that|this|it) (?:isn'?t|wasn'?t) (?:\w+ )?(?:it|right|correct|true|helpful|relevant|useful|the (?:same|one|right))\b/,
  ),
  phrase(
    'did_not_work',
    0.85,
    /\b(?:still|that|this|it|which|they|those|these|nothing|none of (?:that|this|these|those|it))\b.{0,20}\b(?:didn'?t|did not|doesn'?t|does not|dosen'?t|don'?t|isn'?t|is not|not|hasn'?t|haven'?t|won'?t) (?:\w+ )?(?:work(?:ing|ed|s)?|help(?:ful|ing|ed|s)?|solved?|fix(?:ed)?|resolved?|change(?:d)? anything|do(?:ne)? anything|make (?:any|a) difference)\b|\b(?:nothing|none of (?:that|this|these|those|it)|neither) (?:\w+ )?(?:works?|worked|helps?|helped)\b|\b(?:didn'?t|did not|doesn'?t) (?:work|help)\b/,
  ),
  phrase(
    'still_the_same',
    0.65,
    /\bstill (?:not|the same|no|says?|shows?|get|gets|doesn'?t|don'?t|won'?t|can'?t|cannot|nothing|broken|having|getting|happening|need|waiting|want|asking|looking)\b|\b(?:same|that) (?:\w+ )?(?:error|problem|issue|message|thing|result) (?:again|as before|still)\b/,
    DONE,
  ),
  phrase(
    'already_tried',
    0.7,
    /\b(?:i|we|i'?ve|we'?ve)\b(?: have| had)?(?: already)? (?:tried|done|did) (?:that|this|it|all of|all that|those|these|everything)\b|\balready (?:tried|did|done|told|said|explained|checked|answered|asked|gave|given|mentioned|wrote|read)\b|\b(?:like|as) i (?:\w+ )?(?:said|told|mentioned|wrote|explained)\b|\bi (?:just |already )?(?:told|asked) you\b|\bi (?:just )?said (?:that|i|no|not|the|it)\b|\bi'?ll ask again\b|\bonce again\b|\bi repeat\b/,
  ),
  phrase(
    'you_misunderstand',
    0.8,
    /\byou(?:'re| are|'ve| have)? (?:\w+ )?(?:misunderst\w+|misread\w*|not (?:listening|understanding|getting|reading|helping|answering)|don'?t (?:seem to )?(?:get|understand|listen)|do not (?:seem to )?(?:get|understand|listen)|didn'?t (?:get|understand|read|help|answer|listen)|did not (?:get|understand|read|help|answer|listen)|aren'?t (?:listening|understanding|helping|answering)|keep (?:on )?(?:saying|repeating|giving|sending|asking|telling|showing)|just said|already said|said that|again said)\b|\b(?:did|do|can|are) (?:you|u) (?:not |even )+(?:understand\w*|read\w*|listen\w*|hear\w*|get)\b|\bnot understand(?:ing)? me\b/,
  ),
  phrase(
    'useless_answer',
    0.75,
    /\b(?:useless|unhelpful|no help|no use|not good enough|make(?:s)? no sense|(?:doesn'?t|does not|don'?t|not) make (?:any )?sense|pointless|irrelevant|nonsense|waste of (?:my )?time|stupid (?:bot|answer)|wrong (?:answer|information|info|link|page|article|one|thing|person|product|order)|terrible (?:answer|advice)|not an answer|no answer)\b/,
  ),
  phrase(
    'meant_otherwise',
    0.6,
    /\b(?:i|we) (?:actually )?(?:meant|mean) (?:to say|the|a|that|my|for|not|something|another|in)\b|\b(?:i'?m|i am|we'?re|we are|i was|was) (?:not (?:looking|asking|talking|interested)|(?:actually |really )?(?:looking|asking) (?:for|about) .{1,40}\b(?:not|instead|rather)\b)|\bnot (?:looking|asking|talking) (?:for|about|to)\b|\bwhat i (?:meant|mean|asked|wanted|need(?:ed)?) (?:was|is)\b|\bthat'?s not\b|\bthat is not\b|\bno,? not\b/,
    DONE,
  ),
  phrase(
    'not_for_me',
    0.6,
    /\b(?:not|isn'?t|wasn'?t|wasnt|never|n't) (?:\w+ ){0,2}(?:a (?:\w+ )?fan|my (?:\w+ )?(?:thing|type|style|taste|cup|favou?rite|kind)|(?:one|part) of my favou?rites?|into (?:that|it|those|this|these|them)|interested|for me|suitable|what i had in mind|good enough|crazy about|keen on)\b|\b(?:didn'?t|didnt|did not|don'?t|dont|do not|never|doesn'?t|not|won'?t|wouldn'?t) (?:\w+ ){0,2}(?:like|liked|enjoy|enjoyed|care (?:for|much)|want (?:that|this|it|to (?:do|use|go|try) (?:that|this|it)|those|these|them|any)|agree|work for (?:me|us)|suit|love)\b|\b(?:i'?ll|i will|i'?d|i would|i think i'?ll|gonna|i'?m going to) (?:\w+ )?(?:pass|skip)\b|\bhated\b|\bi hate (?:that|this|it|those|these)\b|\bnot really\b|\b(?:rather|prefer) not\b|\btoo (?:expensive|far|long|late|early|complicated|slow|scary|small|big|pricey|much|violent|sad|dark|silly)\b|\bsuck(?:s|ed)?\b|\b(?:doesn'?t|does not|didn'?t|did not) interest (?:me|us)\b|\b(?:not|isn'?t) (?:really )?something (?:i|we)\b/,
    DONE,
  ),
  phrase(
    'wants_another',
    0.4,
    /\bwhat else (?:have|do|can|could|would|you|is|are)\b|\b(?:something|anything|anyone|somewhere) (?:else|different|other|less|more)\b|\b(?:any|have|suggest|recommend|try|is there|are there|give me|show me|find me) (?:\w+ ){0,3}(?:other|others|another|different|alternatives?)\b|\b(?:other|another|different) (?:option|suggestion|recommendation|solution|way|answer|idea|choice|one)s?\b|\binstead\b|\bi'?d (?:\w+ )?rather\b|\bi would (?:\w+ )?rather\b/,
    /\bnothing else\b|\b(?:that'?s|that is) (?:all|it)\b|\banything else (?:i|you)\b/,
  ),
  phrase(
    'no_but',
    0.55,
    /^(?:(?:um+|uh+|er+|well|oh|sorry|hm+|ugh|wait)[,. ]+)?(?:no|nope|nah|wrong|incorrect|not quite|not that)\b[,.! ]{1,3}(?:that|this|it|its|i (?:need|want|meant|mean|said|asked|am|was|really|actually|still|just|would|did)|i'?m|you|not|the|there|they|my|we|sorry|what|how|can|is|actually|let me|please)\b/,
    DONE,
  ),
  phrase(
    'tried_in_vain',
    0.85,
    /\b(?:tried|did|done|doing|followed|following|used|clicked|pressed|restart\w*|reboot\w*|reinstall\w*|cleared|checked|reset|updated|changed)\b[^!?]{0,50}\b(?:no (?:change|luck|difference|effect|joy|success|result|use)|nothing (?:happens?|happened|changes?|changed|new)|(?:exactly )?(?:the )?same (?:as before|error|thing|result|problem|message)|as before|to no avail|in vain|without (?:success|any luck)|(?:didn'?t|did not) do (?:a|any)\w*|doesn'?t do (?:a|any)\w*|made (?:it|things) worse)\b|\bmade (?:it|things) (?:even )?worse\b|\b(?:no luck|no joy|no change|no difference|nope,? nothing|nothing happens|nothing changed)\b|\b(?:doesn'?t|didn'?t|does not|did not|hasn'?t|won'?t|not) (?:\w+ )?(?:solv\w+|fix\w*|resolv\w+|address\w*|chang\w+|clear\w*) (?:it|that|this|anything|the|my)\b/,
    /\b(?:what|which|if|before|should|shall) i\b/,
  ),
  phrase(
    'not_there',
    0.7,
    /\b(?:i|we) (?:don'?t|do not|can'?t|cannot) (?:have|see|find|get) (?:a |an |any |the |that |those |this |such )?(?:["'“][^"'”]{1,40}["'”]|\w+(?: \w+)?) ?(?:tab|menu|option|button|link|page|section|field|setting|screen|icon|entry|item|checkbox)s?\b|\b(?:no|not any) such (?:\w+ )?(?:tab|menu|option|button|link|page|section|field|setting|thing|screen)\b|\b(?:option|button|menu|tab|field|link|setting)(?:'s| is| are)? (?:\w+ )?(?:gr[ae]yed|missing|gone|not there|isn'?t there|not clickable|disabled|dead|broken|empty)\b|\b(?:that|the|your|this) (?:link|page|article|button)\b[^.!?]{0,15}\b(?:leads nowhere|goes nowhere|404|doesn'?t open|doesn'?t exist|does not exist|is (?:dead|broken|gone|empty))\b|\b(?:isn'?t|is not|not) (?:there|in (?:my|the) (?:menu|app|account|version))\b/,
  ),
  phrase(
    'does_not_fit_me',
    0.7,
    /\b(?:that|this|it|these|those|they)(?:'s| is|'re| are| was) (?:\w+ )?(?:for|about) (?:\w+ ){1,4}(?:and|but|,)? ?(?:i|mine|my|we|ours|our|i'?m|i'?ve|we'?re)\b|\bfor (?:\w+ ){1,3}, (?:i'?m|i'?ve|i am|mine|i have|i use|we'?re|we have)\b|\bi (?:said|meant|asked for|wrote|ordered|typed|need(?:ed)?|want(?:ed)?) [^.!?]{1,40}, not\b|\b(?:that|this)(?:'s| is| was)? ?(?:isn'?t|not|wasn'?t) my\b|\bdoes(?:n'?t| not) apply to (?:me|us|my|our)\b|\b(?:i|we) (?:already )?know (?:how|that|where|what)\b[^!?]{0,60}\b(?:question|but|asked|need|want|problem|issue)\b|\bmy (?:actual |real )?question (?:was|is)\b|\bi (?:wasn'?t|was not|didn'?t|did not|never) ask(?:ing|ed)?\b/,
  ),
  phrase(
    'wrong_facts',
    0.75,
    /\b(?:not|isn'?t|is not) (?:true|correct|accurate|the case)\b|\b(?:that'?s|that is|it'?s|this is|sorry but that'?s) (?:just |simply |plain )?(?:incorrect|false|wrong|untrue|nonsense|rubbish|out of date|outdated|old|the opposite)\b|\bthe opposite of\b|\bcontradict\w*\b|\b(?:your|the) (?:own )?(?:site|website|page|manual|docs?|terms|colleague)\b[^.!?]{0,12}\b(?:says?|said|states?|told) (?:the opposite|otherwise|something else|different\w*|\d+)|\b(?:looks? nothing like|no longer (?:exists?|there|valid|looks))\b|\b(?:article|guide|answer|instructions?|info\w*|screenshots?)\b[^.!?]{0,25}\b(?:from 20\d\d|outdated|out of date|old|for (?:an|the) (?:old|older|previous))\b/,
  ),
  phrase(
    'in_circles',
    0.85,
    /\b(?:in|around in) circles\b|\bround and round\b|\bsquare one\b|\b(?:same|identical) (?:answer|reply|response|article|link|text|instructions|advice|thing)\b|\brepeat(?:ed|ing|s)? (?:yourself|what you|the same|it)\b|\bread (?:my|the) (?:\w+ )?(?:messages?|question|first|last|again)\b|\b(?:could|can|will|would) you (?:\w+ )?(?:actually|just|finally|please) (?:answer|read|listen)\b|\banswer (?:my|the) (?:actual |real |first )?question\b|\bthat'?s what you (?:said|told|wrote|sent)\b|\bnot (?:very |really |at all |particularly )?helpful\b|\b(?:didn'?t|did not|doesn'?t|does not) (?:help|answer|tell me)\b|\bhow (?:is|does) (?:that|this) (?:help|relevant|related|answer)\b|\bnothing to do with\b/,
  ),
  phrase(
    'no_effect',
    0.75,
    /\b(?:no|zero|not any) (?:difference|effect|change|luck|dice|joy|help at all)\b|\bsame (?:as (?:before|ever)|(?:old )?(?:thing|error|eror|prob\w*|message|result)|here|again)$|\bstil+ (?:(?:spin|blink|load|hang|flash|crash|freez)\w+|blank|empty|red|off|broken|gone|same|there[.!]*$)|\b(?:it'?s|problem'?s|problem is|was|we'?re) back(?: again| to|$)|\bback to where\b|\b(?:made|even|now|gets?|getting|is|it'?s) (?:\w+ )?(?:worse|slower)\b|\b(?:issue|problem|error) (?:persists|remains|as it is)\b|\bnot resolved\b|\bwon'?t (?:budge|stick|take it|save|load|start)\b|\brefuses to\b|\bkeeps? (?:doing|bouncing|jumping|coming back|happening)\b|\bdid(?:n'?t| not) (?:do a|stick|take|change|bring)\b|\b(?:led|leads?|got(?:ten)?|getting) (?:me |us )?nowhere\b|\bfor a (?:minute|moment|second), then\b|\bin theory\b|\bdo(?:sn|esn)'?t wrk\b/,
  ),
  phrase(
    'beside_the_point',
    0.75,
    /\b(?:beside|missed|missing|miss) the point\b|\boff.?topic\b|\b(?:got|get) me wrong\b|\bmis(?:understood|understanding)\b|\bmixed (?:me|us|it|that) up\b|\bsomething (?:entirely |completely |quite )?(?:else|different)(?: entirely)?[.!]*$|\bnothing to do with\b|\b(?:has|have) (?:that|this) to do with\b|\bword for word\b|\bcopy.?(?:and.?)?paste\b|\byou (?:haven'?t|didn'?t|skipped|ignored|missed|left out|just repeat\w*|only answered|already sent|sent me (?:that|this|there))\b|\b(?:please )?read what i\b|\b(?:another|different) (?:question|thing) (?:than|from)\b|\banswering another\b|\bmy query is\b|\bso is (?:that|it) a yes\b|\btoo (?:general|vague)\b|\b(?:gibberish|in plain (?:words|english))\b|\bwhat use is\b|\bthat'?s (?:it|all)\?|\bmore to it than\b|\b(?:has|have|got) to be another way\b|\bmaking (?:this|that|it) up\b|\bhoped for\b|\blet me (?:rephrase|try again)\b|\bfor the (?:second|third|fourth|fifth|\d\w\w) time\b|\bi know (?:that|this)[.,]|\bdoesn'?t exist\b|\bno such (?:law|thing|number|place)\b|\bto (?:do|click|open|use) that if\b|\bif i could\b[^.!?]{0,40}\bwouldn'?t\b/,
  ),
  phrase(
    'is_not_so_here',
    0.65,
    /\balready (?:did|done|on|updated|cleared|tried)\b|\bbeen there,? done\b|\b(?:did|done) (?:all (?:of )?)?that,? (?:and|nothing|already|twice)\b|\bdid that\b|\bi'?ve been through\b|\b(?:on|updated|there|done|cleared) already\b|\bmine (?:looks|does|doesn'?t)\b|\bmy (?:account|plan|version|menu|model|app|screen|phone|page) (?:has no|looks|shows no)\b|\bi'?(?:ve| have) (?:got )?(?:no such|none|only)\b|\bi(?:'m| am) (?:on|not (?:the|an?)) \w+(?:, not|[.!]*$)|\b(?:isn'?t|is not) (?:what happens|how it|the issue|in service|accepted)\b|\b"?(?:not available|invalid|error \d+|404)\b|\bi don'?t (?:own|have|use|speak) (?:an? |any )?\w+[.!]*$|\bwrong (?:way|country|customer|model|order|number|date|year|device|version|agian|again)\b|\bother way (?:a?round)\b|, not (?:the|my|a|an|on|in) \w+[.!]*$|^(?:negative|unfortunately not|sadly,? no|(?:i'?m )?afraid not|i wish it|if only|no,? sorry|neither of|none of)\b|\blooked (?:there|everywhere)\b|\bnot in spam\b|\b(?:page|section|list|tab|menu) (?:\w+ ){0,3}(?:is|stays|was) (?:empty|blank|white|in \w+)\b|\b(?:step|steps) \w+ (?:fails?|doesn'?t|isn'?t|can'?t)\b|\bcan'?t get past\b|\b(?:says?|states?|told me) (?:otherwise|the (?:opposite|reverse|contrary)|something else)\b/,
    DONE,
  ),
  phrase(
    'plain_no',
    0.55,
    /^(?:no(?! (?:worries|problem|prob|rush|hurry|need|idea|doubt|one|longer|matter|more questions))|nope|nah|wrong|incorrect|not quite|not really|not at all|not so much)\b/,
    DONE,
  ),
  phrase(
    'doubt',
    0.5,
    /\bare you (?:\w+ )?(?:sure|certain|kidding|joking|serious)\b|\b(?:that|this|it) (?:can'?t|cannot|couldn'?t) be (?:right|correct|true|it)\b|\b(?:seriously|really)\?|\bthat (?:doesn'?t|does not) (?:sound|look|seem) (?:right|correct)\b|\b(?:check|try|look) (?:it |that )?again\b|\b(?:i'?m|i am) (?:\w+ )?(?:confused|lost)\b|\bi don'?t (?:understand|get it|follow)\b|\bwhat\?+$|^(?:what|huh|eh)\?*$/,
  ),
];
