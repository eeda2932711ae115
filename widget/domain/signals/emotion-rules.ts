// The rules of emotion: anger, frustration, "I have already tried this", panic, sarcasm. Text is folded: no capitals, no accents.
import { type Rule, rule } from './rule.ts';

const ANGRY =
  'angry|furious|outraged|livid|mad at|enraged|seething|pissed|annoyed|irritated|frustrated|infuriated|aggravated|upset|disappointed|dissatisfied|unhappy|disgusted|appalled|insulted|offended|exasperated';
const BAD =
  'terrible|horrible|horrendous|awful|dreadful|ridiculous|unacceptable|inexcusable|pathetic|useless|worthless|outrageous|disgraceful|disgusting|appalling|shameful|shambles|abysmal|atrocious|infuriating|frustrating|annoying|irritating|absurd|insulting|disappointing|incompetent|clueless|shocking|nightmare|garbage|rubbish|trash|scandalous|laughable|worst|sucks?|crappy|lousy|(?:what a|is a|such a|bad|sick) joke|disgrace|horrid|unprofessional|rude';
const NEGATED = "(?:not|isn'?t|wasn'?t|aren'?t|never|no|don'?t feel|nothing|nor|doesn'?t look|doesn'?t)";

/** A bad word that is taken back: nobody is heated who says "not bad". */
export const CALMED = new RegExp(
  `\\b${NEGATED} (?:\\w+ ){0,2}(?:${ANGRY}|${BAD}|bad|annoy|bother|complain)\\b|\\bnever had (?:a |any )?(?:bad|problem|issue)|\\bangry birds\\b|\\b(?:can'?t|cannot|nothing to) complain\\b|\\bin(?:sane|credib)ly (?!bad|slow|rude|frustrat)\\w+|\\bi'm afraid (?:i|we|that|not)\\b|\\b(?:damn|fucking|wicked|killer) (?:good|great|awesome|amazing|love|feature)\\b|\\bhell yes\\b|\\bno (?:problem|worries|rush|big deal)\\b`,
);

/** Who laughs or is pleased swears for joy. */
const GLAD = /\b(?:lol|lmao|haha+|love|great|awesome|amazing|happy|glad|hell yes|crap bags|(?:fucking|damn) good)\b/;

const ANGER: readonly Rule[] = [
  rule(
    'profanity',
    0.78,
    /\b(?:f+u+c+k+\w*|fck\w*|fu?k(?:ing|in)|f\*+\w*|wtf|stfu|bullsh[i*]t|sh[i*]t(?:ty|show)|ass ?holes?|a\*+hole|bastards?|bitch(?:es|ing)?|dick ?heads?|piss(?:ed|ing)|wankers?|idiots?|imbeciles?|retards?|screw (?:you|this)|go to hell|bloody (?:hell|outrageous|ridiculous|useless|awful|annoying|idiots?|bot)|what the (?:hell|heck|f\w*))\b|\bf\*+|\bdamnit\b/,
    GLAD,
  ),
  // Said of good things as often as of bad ones: what else is said decides.
  rule(
    'profanity',
    0.45,
    /\b(?:sh[i*]te?|dumb ?ass|jack ?ass|crap(?:py)?|arse(?:hole)?|morons?|scumbags?|shut up|damn(?:ed|it)?|god ?dam+n?(?:it|ed)?|dammit)\b/,
    GLAD,
  ),
  rule('anger', 0.8, new RegExp(`\\b(?:${ANGRY})\\b`), CALMED),
  rule('anger', 0.75, new RegExp(`\\b(?:${BAD})\\b`), new RegExp(`${CALMED.source}|\\b(?:lol|lmao|haha+|funny)\\b`)),
  rule(
    'anger',
    0.78,
    /\bi (?:\w+ )?(?:hate|loathe|detest|despise) (?:this|your|you|that|it|how|when)\b|\bhate (?:this|your)\b|\bshame on\b|\bashamed\b|\bare you (?:kidding|serious|joking|deaf|stupid|even)\b|\byou(?:'ve| have)? got to be kidding\b|\bhow dare\b|\bunbelievable\b|\bthe audacity\b|\brip ?-?off\b|\bripping (?:me|us|people) off\b|\blosing my (?:patience|mind|temper)\b|\benough is enough\b|\bnot ok(?:ay)?\b(?! with\b)|\bdriving me (?:crazy|nuts|mad|insane)\b|\bmakes me (?:sick|mad|angry|furious)\b|\banswer the question\b|\bgive me a break\b|\bdon'?t you dare\b|\bi demand\b|\b(?:you|we|customers?),? i expect (?:better|more)\b|^i expect (?:better|more)\b|, i expect (?:better|more)\b|\bnever (?:again|been treated|been so|seen such|buying|using|order)\b|\bcome on!/,
  ),
  rule(
    'anger',
    0.7,
    /\b(?:lied|lying) to (?:me|us)\b|\bliars?\b|\bscammers\b|\bwhat kind of (?:company|service|support|people)\b|\bdo your job\b|\bcan'?t believe (?:you|this|how|that)\b|\bno (?:respect|excuse)\b|\bexcuses\b|\bfix (?:your|this) (?:\w+ )?(?:now|website|already|mess)\b|\bget your act together\b|\bi(?:'ve| have) had it\b|\btreated (?:like|this)\b/,
  ),
];

/** Anger that names no feeling: what was done to somebody, and what they ask back. */
const BLAME: readonly Rule[] = [
  rule(
    'blame',
    0.74,
    /\byou(?:'ve| have)?(?: people| guys| lot)? (?:\w+ )?(?:ruin(?:ed)?|broke|broken|wreck(?:ed)?|destroy(?:ed)?|spoil(?:ed|t)?|messed up|screwed up) (?:my|our|me|us|it all|everything|the whole)\b|\bwhat (?:kind|sort) of (?:a )?(?:circus|joke|company|service|support|people|place|business|operation|outfit|system|nonsense)\b|\b(?:this|that)(?:'s| is) how (?:i'?m|i am|you|we'?re|loyal)\b|\bwhat (?:exactly |the hell )?(?:am i|are we|do i|do we) (?:even |actually )?pay(?:ing)?\b|\bi could (?:just )?(?:scream|cry|weep|throw|explode)\b|\b(?:do you|have you|you have) (?:people )?(?:even )?(?:know|any idea|no idea|understand) how (?:humiliating|embarrassing|frustrating|stressful|awful|ridiculous|much (?:time|money|stress|trouble)|long (?:i'?ve|i have|we'?ve|we have))\b|\bhumiliat\w+\b|\bmortif\w+\b|\bembarrass(?:ed|ing) (?:me|us|in front)\b|\b(?:brain|clue|competent|awake|alive)\b[^.!?]{0,20}\b(?:at|in|on) your (?:company|team|office|end|side)\b|\b(?:left|leaving) (?:me|us) (?:\w+ )?(?:standing|sitting|stranded|hanging|in the (?:dark|cold|rain|lurch)|on the street|with nothing)\b|\bgo(?:ing|ne|es)? (?:mad|crazy|insane|nuts|bonkers|through the roof)\b|\bffs\b|\bjfc\b|\b(?:god|christ|heaven|pete|goodness)'?s? sake\b|\bdo i (?:really |seriously )?(?:need|have) to (?:come|explain|spell|drive|draw|beg|do (?:it|this|everything|your))\b|\bis (?:anybody|anyone|somebody) (?:even |actually )?(?:awake|alive|reading|home|listening|there at all)\b|\bi trusted you\b|\bmakes? me (?:so |really |very |absolutely )?(?:sick|mad|angry|furious|cry|want to (?:cry|scream|throw))\b|\b(?:had|have) the (?:nerve|cheek|gall)\b|\bunheard of\b|\bbeyond (?:belief|words|a joke)\b|\bjust (?:do|fix|answer|refund|send|give me) (?:it|this|me|the)\b[^.!?]*!/,
  ),
  rule(
    'staccato',
    0.7,
    /(?:^|[.!?] )(?:[a-z']+\. ){2,}(?:now|ever|again|it|please|this|work\w*|done|enough)\b|^(?:seriously|really|again|what)\?+!* (?:again|seriously|really|still|what|another|now)\b|^(?:seriously|really)\?!/,
  ),
];

const FRUSTRATION: readonly Rule[] = [
  rule(
    'frustration',
    0.75,
    /\bfrustrat\w+\b|\bfed up\b|\bsick (?:and tired|of|to death)\b|\btired of\b|\bhad (?:more than )?enough\b|\bdisappoint(?:ment|ing)\b|\bwast(?:e|ed|ing)(?: \w+){0,3} (?:time|money|morning|afternoon|evening|day|week(?:end)?|hours?)\b|\b(?:no ?one|nobody) (?:\w+ )?(?:helps?|answers?|answered|cares?|replies|replied|responds?|responded|picks up|called|calls|has called|listens|knows)\b|\blet down\b|\bfor (?:hours|days|weeks|months|ages) (?:now|and|already)\b|\bgoing (?:round )?(?:in|around in) circles\b|\bwhat else do you want\b|\bgetting nowhere\b|\bhow (?:hard|difficult) (?:is|can) it\b|\bwhy is (?:this|it) so (?:hard|difficult|slow|complicated)\b|\bgiv(?:e|ing) up\b/,
    /\bnot frustrated|\bwasn'?t frustrated|\b(?:not|isn'?t|wasn'?t) (?:\w+ )?(?:frustrat|disappoint)/,
  ),
  rule(
    'not_helping',
    0.7,
    /\b(?:not|isn'?t|wasn'?t|aren'?t|never|far from) (?:\w+ ){0,2}(?:happy|impressed|satisfied|pleased|good enough|acceptable|amused|thrilled|helpful|helping|fair)\b|\b(?:doesn'?t|does not|didn'?t|don'?t|did not) (?:\w+ )?help (?:me )?(?:at all|one bit|in the slightest)\b|\bno help (?:at all|whatsoever)\b|\bnot right at all\b|\bnobody cares\b|\bhardly (?:what|a|any) (?:i'd|service|help)?|\bnothing (?:\w+ ){0,3}(?:works|helps|worked|helped|changed|happens|happened)\b|\byou(?:'re| are) not (?:listening|helping|reading)\b|\bsame (?:\w+ )?(?:useless |stupid |silly )?answers?\b/,
    /\bnot right now\b|\bnot right\?|\bif (?:i'm|i am|you'?re) not\b/,
  ),
  rule(
    'still_waiting',
    0.66,
    /\bstill (?:nothing|waiting for (?:you|an answer|a reply|someone|help)|broken|failing|happening|no (?:answer|reply|response|solution|help|news))\b|\bafter all (?:that|this|these)\b|\bwhy is (?:it|this) still\b|\b(?:been|being|kept|keep(?:s|ing)?|i'?m) (?:on hold|waiting|ignored|ignoring|asking you|getting (?:the same|nowhere|no))\b|\bwait(?:ed|ing) (?:\w+ ){0,2}(?:hours?|days?|weeks?|months?|ages|forever|since|so long|too long|an hour)\b|\b(?:no|without) (?:\w+ )?(?:reply|response|answer|news) (?:for|since|in|yet|from|after|at all)\b|\bgot no (?:reply|response|answer)\b|\bignor(?:ed|ing) (?:me|my|us)\b|\bonce again\b[^.!?]{0,30}\b(?:your|lost|failed|broke\w*|wrong|not)\b|\byet another\b|\bhow (?:much )?longer?\b[^.!?]{0,20}\b(?:wait|take)\b|\btak(?:es|ing|en) (?:forever|ages|so long|too long|way too)\b|\bevery single (?:time|day|month|week)\b/,
    /\bpending\b|\bcard\b[^.!?]{0,15}\barriv/,
  ),
  rule(
    'still',
    0.4,
    /\bstill (?:not|no|waiting|doesn'?t|isn'?t|haven'?t|hasn'?t|can'?t|have not|has not|cannot|won'?t|having|the same)\b/,
  ),
  rule(
    'already_tried',
    0.68,
    /\b(?:already|i've|i have|we've) (?:\w+ )?(?:tried|did|done|been through|gone through|followed) (?:that|this (?!feature|before)|all|everything|it (?:already|again|twice|all)|those|these|every)(?:\b|$)|\balready (?:tried|told|explained|said|sent|contacted|called|restarted|reset|reinstalled|gave|given|asked|answered|rebooted|reported|wrote)\b|\bdid (?:that|all that|this) already\b|\b(?:told|explained|gave|sent) (?:you|your|them|him|her|this)\b[^.!?]{0,30}\b(?:already|yesterday|before|all of this|times|last week|again)\b|\bas i (?:already )?(?:said|told|explained|mentioned) (?:before|already|above|earlier|you)?|\bi did everything\b|\btried everything\b|\bthat'?s what i (?:did|tried|said)\b|\b(?:failed|broke|broken|crashed|happened|lost|down|wrong) again\b|\bsame (?:\w+ )?(?:problem|error|issue|thing) (?:again|over|every)\b|\bagain the same\b/,
    /\balready (?:found|have|solved|fixed)\b/,
  ),
  rule(
    'again_and_again',
    0.7,
    /\b(?:third|fourth|fifth|sixth|tenth|3rd|4th|5th|6th|10th|hundredth|umpteenth|nth|millionth) (?:time|day|week|call|ticket|message|email|attempt)\b|\bsecond time\b[^.!?]{0,25}\b(?:ask|tell|call|contact|happen|problem|this)|\bhow many (?:more )?times (?:do|must|have|should|did|will)\b|\bnot again\b|\b(?:a )?(?:hundreds?|dozens?|thousand|million)(?: of)? times\b|\b(?:three|four|five|six|seven|eight|ten|\d+) (?:different )?(?:different people|agents|colleagues|departments|forms|calls|e-?mails|technicians)\b[^?]{0,60}\b(?:again|same|story|zero|explain\w*|nobody|no one|nothing|each)\b|\bstop (?:telling|sending|asking|saying|giving|copying)\b|\bhow many (?:more )?(?:people|calls|forms|e-?mails)\b|\b(?:hours?|days?|weeks?|months?) of (?:my )?(?:work|effort|life) (?:is |are |was |were |just )?(?:gone|lost|wasted|down)\b|\b(?:again and again|over and over|time and time again|time after time)\b|\b(?:called|written|asked|tried|contacted|emailed|told|reported|explained)\b[^.!?]{0,20}\b(?:twice|three|four|five|six|ten|several|many|multiple|\d+|countless) (?:times|emails|messages|tickets)\b|\b(?:called|asked|written|contacted) (?:three|four|five|six|ten) times\b|\bkeep asking\b|\bsteps?\.? twice\b/,
    /\border(?:ing)?\b[^.!?]{0,30}\b(?:discount|again next)\b/,
  ),
];

const PANIC: readonly Rule[] = [
  rule(
    'panic',
    0.78,
    /\bpanic(?:king|ked|s)?\b|\bdesperate(?:ly)?\b|\b(?:i'?m|i am|so|really|very|am) (?:\w+ )?(?:scared|terrified|frightened|worried|anxious|stressed|shaking|nervous|distressed)\b|\bworried sick\b|\bfreak(?:ing|ed) out\b|\bi(?:'m| am)? beg(?:ging)?\b|\bin tears\b|\bi(?:'m| am) crying\b|\bcan'?t sleep\b|\blosing (?:thousands|money|customers|sales|everything)\b|\bhelpless\b|\bdon'?t know what to do\b|\bat my wits'? end\b|\bplease please\b|\bomg\b[^.]{0,60}\b(?:help|deleted|lost|gone|broken|empty|wiped|what happened|what do i)|\b(?:everything|all (?:my|our|of it|of them|the \w+)|(?:my|our|the) whole \w+|database|photos|pictures|files|thesis|project)\b[^.!?]{0,15}\b(?:gone|empty|vanished|disappeared|deleted|wiped|erased)\b[^.]{0,30}(?:!|\?\?|\bhelp\b|\bplease\b|\bomg\b|\bwhat (?:do|now|happened))|(?<!\b(?:your|the|for|any|some|of|all|great|more) )\bhelp!|\beverything is (?:lost|gone|down)\b/,
    /\b(?:not|no|never) (?:scared|worried|panic|nervous|anxious)\b/,
  ),
  rule(
    'urgency',
    0.66,
    /\burgent(?:ly)?\b|\b(?:an|is an|it'?s an) emergency\b|(?<!\b(?:your|the|for|any|some|of|all|great|more) )\bhelp(?: me)?\b[^.!?]{0,20}\b(?:today|now|quickly|asap)\b|\b(?<!\b(?:don'?t|not) )(?:need|fix|want|solve|answer|help|solved)\b[^.!?]{0,25}\b(?:right now|today!|immediately|at once|this (?:instant|second|minute))\b|\bi need (?:this|it|that|help) (?:\w+ )?(?:today|now|tonight|urgently|fast|quick)\b|\bhelp ?!{2,}|\b(?:flight|train|audit|exam|deadline|presentation|meeting|wedding|launch|interview) (?:\w+ ){0,2}(?:in|starts|leaves|is in)\b[^.!?]{0,15}\b(?:minutes|hours?|today|tonight|tomorrow)\b|\b(?:exam|demo|surgery|class|show|event|match|launch|guests?|go(?:es)? live|webinar|talk|boarding) (?:\w+ ){0,3}in (?:\d+|an?|five|ten|twenty|half|two|three|less)\b[^.!?]{0,10}\b(?:min\w*|hours?)\b|\b(?:site|production|system|service|server|everything|website|shop) is (?:completely )?down\b|\b(?:lose|losing|cost(?:s|ing)? me) my (?:job|house|home|business)\b/,
    /\b(?:not|isn'?t|nothing|no) (?:that |so |very )?(?:urgent|emergency|rush)\b|\bemergency (?:number|exit|contact|room|staff|staffed|kit|fund)\b|\bwhen is the emergency\b|\bto (?:withdraw|transfer|pay|top)\b/,
  ),
];

const SARCASM: readonly Rule[] = [
  rule(
    'sarcasm',
    0.72,
    /\bthanks?(?: you| a lot| so much)? for (?:nothing|wasting|ruining|the (?:copy|useless|non))|\b(?:great|wonderful|brilliant|fantastic|lovely|perfect|awesome|nice|amazing|congratulations|excellent|superb|thanks a lot|wow|well done|good job|nice job|great job|bravo|genius|super)\b[,.! ]{1,3}(?:\w+ ){0,5}(?:another|again|crashed|broken|gone|lost|losing|lost|deleted|error|errors|down|worse|failed|fails|late|useless|nothing|nine days|still|no answer|waste|stuck|ruin(?:ed|ing)|wrong)\b/,
    /\bnothing else\b|\bthanks?,? nothing\b/,
  ),
  rule(
    'sarcasm',
    0.68,
    /\byeah,? right\b|\boh,? (?:great|wonderful|joy|brilliant|lovely|fantastic|perfect)\b[,.!]* (?!thank|that|i see|now|it work|ok|so it|good)\w+|\bslow clap\b|\bwhat a (?:surprise|joke|shame|mess|waste|disaster)\b|\bso (?:glad|happy) (?:i|that i|we) (?:pay|paid|spent|bought)\b|\bvery helpful\b[. ]*\bnot\b|\bgood luck (?:getting|with that|ever)\b|\bhow (?:nice|kind|lovely|convenient) of you\b[^.!?]{0,20}\b(?:after|to tell|only)\b|\byeah,? thanks\b|\bi can read\b|\bsuch (?:helpful|great|good|wonderful) (?:support|service|help)\b[^.!?]{0,20}\b(?:took|only|not|days)\b|\bmust be nice\b|\bcopy.?paste[d]? (?:reply|answer|response)\b|\bas if\b[.!]|\bthank god\b[^.!?]{0,20}\bpay/,
  ),
];

export const EMOTION_RULES: readonly Rule[] = [...ANGER, ...BLAME, ...FRUSTRATION, ...PANIC, ...SARCASM];
