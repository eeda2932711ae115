// Emotion: anger, panic and repeated frustration, in this turn and over the turns before it.
import type { Check } from './check.ts';
import type { Evidence } from './reading.ts';
import { byRules, type Rule, readable } from './rules.ts';

const RULES: readonly Rule[] = [
  {
    rule: 'anger',
    strength: 0.8,
    words:
      /\b(?:furious|angry|outrag\w+|disgust\w+|ridiculous|unacceptable|appalling|pathetic|useless|incompetent|worst|terrible|horrible|awful|scam|joke|rubbish|garbage|fed up|sick of|sick and tired|had enough|thanks for nothing|waste of (?:time|money)|hate (?:this|you|your))\b/i,
  },
  {
    rule: 'profanity',
    strength: 0.85,
    words: /\b(?:wtf|ffs|damn|bull ?shit|shit|crap|fuck\w*|hell is|bloody|bastards?|idiots?|stupid|morons?)\b/i,
  },
  {
    rule: 'frustration',
    strength: 0.65,
    words:
      /\b(?:frustrat\w+|annoy\w+|disappoint\w+|(?:third|fourth|fifth|\d+th|second) time|how many times|over and over|again and again|still (?:not|no|nothing|waiting|broken)|already (?:tried|told|said|did|done|asked|explained)|nothing works|never works|for (?:days|weeks|hours|ages)|nobody (?:answers|helps|cares))\b/i,
  },
  {
    rule: 'panic',
    strength: 0.7,
    words:
      /\b(?:please help|help me|urgent(?:ly)?|asap|immediately|right now|desperate|panic\w*|emergency|need this (?:today|now)|scared|terrified|worried sick|losing (?:money|customers))\b/i,
  },
];

export function createEmotionCheck(): Check {
  let before = 0;
  return {
    take(turn) {
      if (turn.from !== 'customer') return null;
      const reading = byRules('emotion', RULES, turn.text, [...shouting(turn.text), ...builtUp(before)]);
      before = before * 0.6 + reading.strength;
      return reading;
    },
    segment() {
      before = 0;
    },
  };
}

type Strong = Evidence & { strength: number };

function shouting(text: string): readonly Strong[] {
  const read = readable(text);
  const loud = read.match(/\b\p{Lu}{3,}\b/gu) ?? [];
  const letters = read.match(/\p{L}/gu)?.length ?? 0;
  const upper = read.match(/\p{Lu}/gu)?.length ?? 0;
  const marks = /[!?]{3,}/.exec(read);
  return [
    ...(loud.length >= 3 && letters > 12 && upper / letters > 0.6
      ? [{ rule: 'shouting', words: loud.slice(0, 5).join(' '), strength: 0.75 }]
      : []),
    ...(marks ? [{ rule: 'many_marks', words: marks[0].slice(0, 20), strength: 0.45 }] : []),
  ];
}

function builtUp(before: number): readonly Strong[] {
  return before > 0.9 ? [{ rule: 'repeated_frustration', words: 'frustrated in the turns before', strength: 0.4 }] : [];
}
