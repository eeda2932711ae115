// The emotion check: anger, panic, frustration; mild frustration adds up over the turns of a segment.
import type { Check } from './check.ts';
import { EMOTION_RULES } from './emotion-rules.ts';
import { type Folded, fold } from './normalise.ts';
import type { Evidence, Reading, Turn } from './reading.ts';
import { firedRules, together } from './rule.ts';

interface Mark {
  readonly strength: number;
  readonly evidence: Evidence;
}

export function createEmotionCheck(): Check {
  let before = 0;
  return {
    take(turn) {
      if (turn.from !== 'customer') return null;
      const reading = read(turn, before);
      before = before * 0.5 + Math.min(reading.strength, 0.6) * 0.3;
      return reading;
    },
    segment() {
      before = 0;
    },
  };
}

function read(turn: Turn, before: number): Reading {
  const folded = fold(turn.text);
  const marks = [
    ...firedRules(EMOTION_RULES, folded).map(({ rule, evidence }) => ({ strength: rule.strength, evidence })),
    ...shouting(turn.text),
    ...stress(folded),
  ];
  const now = together(marks.map(({ strength }) => strength));
  return {
    signal: 'emotion',
    strength: now > 0 ? together([now, before]) : 0,
    evidence: marks.map(({ evidence }) => evidence),
  };
}

function shouting(text: string): Mark[] {
  const letters = text.slice(0, 1000).replace(/[^A-Za-z]/g, '');
  const capitals = letters.replace(/[^A-Z]/g, '').length;
  if (letters.length < 8 || capitals / letters.length < 0.7) return [];
  return [{ strength: 0.6, evidence: { words: text.slice(0, 80), rule: 'shouting' } }];
}

function stress(folded: Folded): Mark[] {
  const match = /[!?]{3,}|!!/.exec(folded.text);
  if (match === null) return [];
  const words = folded.original(Math.max(0, match.index - 20), match.index + match[0].length);
  return [{ strength: 0.35, evidence: { words, rule: 'repeated_punctuation' } }];
}
