// Looping: the same question in other words, an answer turned down, an answer about to be repeated.
import type { Check, ProposedAnswer } from './check.ts';
import type { Evidence, Reading, Turn } from './reading.ts';
import { byRules, type Rule, readable, round } from './rules.ts';

const RULES: readonly Rule[] = [
  {
    rule: 'rejected_answer',
    strength: 0.75,
    words:
      /\b(?:(?:that'?s|that is|this is) not what i (?:asked|meant|want|need)|(?:that|this|it) (?:did not|didn'?t|does not|doesn'?t|has not|hasn'?t) (?:work|help|solve|answer|fix)\w*|not (?:helpful|what i)|still (?:not working|doesn'?t work|the same|broken)|you (?:did not|didn'?t|are not|aren'?t) (?:answer|understand|listen)\w*|i (?:already )?(?:asked|told you|said) (?:that|this|already)|i'?ve already (?:tried|done) (?:that|this)|wrong answer|same answer|that makes no sense|das (?:hilft|hat) nicht|ça ne marche pas|no funciona)\b/i,
  },
];

/** Turns of the customer that are held against a new one. */
const REMEMBERED = 50;

interface Earlier {
  readonly id: string;
  readonly text: string;
  readonly grams: ReadonlyMap<string, number>;
}

export function createLoopingCheck(): Check & { repeats(answer: ProposedAnswer): Reading } {
  let questions: Earlier[] = [];
  let answers: Earlier[] = [];
  let answered = false;

  return {
    take(turn) {
      if (turn.from !== 'customer') {
        if (turn.from === 'assistant') answers = kept(answers, turn);
        answered = turn.from === 'assistant';
        return null;
      }
      const rules = answered ? RULES : [];
      const reading = byRules('looping', rules, turn.text, sameQuestion(turn));
      questions = kept(questions, turn);
      return reading;
    },
    repeats(answer) {
      const same = answers.find((one) => one.text.trim() === answer.text.trim() && answer.text.length > 20);
      const evidence = same ? [{ rule: 'repeated_answer', words: answer.text.slice(0, 120), turn: same.id }] : [];
      return { signal: 'looping', strength: same ? 0.7 : 0, evidence };
    },
    segment() {
      questions = [];
      answers = [];
      answered = false;
    },
  };

  function sameQuestion(turn: Turn): readonly (Evidence & { strength: number })[] {
    const grams = gramsOf(turn.text);
    if (grams.size < 10) return [];
    const best = questions
      .map((one) => ({ one, likeness: cosine(one.grams, grams) }))
      .sort((a, b) => b.likeness - a.likeness)[0];
    if (!best || best.likeness < 0.45) return [];
    return [
      {
        rule: 'same_question',
        words: turn.text.slice(0, 120),
        turn: best.one.id,
        against: best.one.text.slice(0, 200),
        strength: round(Math.min(0.95, best.likeness + 0.05)),
      },
    ];
  }
}

function kept(list: readonly Earlier[], turn: Turn): Earlier[] {
  return [...list, { id: turn.id, text: turn.text.slice(0, 2_000), grams: gramsOf(turn.text) }].slice(-REMEMBERED);
}

function gramsOf(text: string): ReadonlyMap<string, number> {
  const plain = ` ${readable(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  const grams = new Map<string, number>();
  for (let at = 0; at + 3 <= plain.length; at++) {
    const gram = plain.slice(at, at + 3);
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  }
  return grams;
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let dot = 0;
  for (const [gram, count] of a) dot += count * (b.get(gram) ?? 0);
  const norm = (one: ReadonlyMap<string, number>) =>
    Math.sqrt([...one.values()].reduce((sum, count) => sum + count * count, 0));
  return dot === 0 ? 0 : dot / (norm(a) * norm(b));
}
