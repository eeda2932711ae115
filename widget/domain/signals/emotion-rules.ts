// The rules of emotion: anger, panic, frustration, "I have already tried this".
import type { Rule } from './rule.ts';

export const EMOTION_RULES: readonly Rule[] = [
  {
    name: 'profanity',
    strength: 0.75,
    pattern:
      /\b(?:f+u+c+k\w*|wtf|shit\w*|bullshit|damn|goddamn|bloody hell|crap|pissed|asshole|bastards?|idiots?|stupid|morons?|hell no)\b/,
  },
  {
    name: 'anger',
    strength: 0.8,
    pattern:
      /\b(?:angry|furious|outraged?|outrageous|disgust(?:ed|ing)|livid|hate|ridiculous|unacceptable|appall(?:ed|ing)|pathetic|useless|worthless|terrible|horrible|awful|worst|a joke|shame on you|scandalous|infuriating|annoy(?:ed|ing)|irritat(?:ed|ing))\b/,
    unless: /\bnot (?:angry|annoyed|bad|terrible|horrible|awful)\b/,
  },
  {
    name: 'frustration',
    strength: 0.7,
    pattern:
      /\b(?:frustrat(?:ed|ing|ion)|fed up|sick (?:and tired )?of|tired of|had enough|disappoint(?:ed|ing|ment)|upset|waste (?:of|my) time|wasting my time|no one (?:helps|answers|cares)|nobody (?:helps|answers|cares)|still (?:not|no|nothing|waiting|broken|doesn't|isn't)|let down|waited (?:for )?(?:hours|days|weeks|ages))\b/,
  },
  {
    name: 'already_tried',
    strength: 0.65,
    pattern:
      /\b(?:already|have|i've) (?:tried|did|done) (?:that|this|all|everything|it)\b|\balready (?:tried|told|explained|said|sent|contacted|called|restarted|reset)\b|\b(?:second|third|fourth|fifth|2nd|3rd|4th|5th|hundredth|umpteenth|nth|tenth|10th) time\b|\bhow many times\b|\b(?:again and again|over and over|once again)\b/,
  },
  {
    name: 'panic',
    strength: 0.72,
    pattern:
      /\b(?:panic(?:king|ked)?|desperate(?:ly)?|scared|terrified|afraid|worried sick|freaking out|emergency|please help|help me please|urgent(?:ly)?|asap|immediately|right now|i need this (?:today|now)|i beg you|losing my mind)\b/,
  },
];
