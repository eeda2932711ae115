// The confidence check: may an answer be trusted? Strength is high where it may not.
import type { ProposedAnswer } from './check.ts';
import { fold } from './normalise.ts';
import type { AnswerDocument, Evidence, Reading } from './reading.ts';
import { firedRules, type Rule, together } from './rule.ts';
import { likeness, sketchOf } from './sketch.ts';

export interface ConfidenceCheck {
  /** How little the answer to a question can be trusted; null: no answer is known yet. Changes nothing: may be asked again as the answer streams in. */
  judge(question: string, answer: ProposedAnswer | null): Reading;
}

interface Mark {
  readonly strength: number;
  readonly evidence: Evidence;
}

export function createConfidenceCheck(): ConfidenceCheck {
  return {
    judge(question, answer) {
      const marks =
        answer === null ? [] : [...admitted(answer.text), ...own(answer), ...retrieved(question, answer.documents)];
      return {
        signal: 'confidence',
        strength: together(marks.map(({ strength }) => strength)),
        evidence: marks.filter(({ strength }) => strength >= 0.2).map(({ evidence }) => evidence),
      };
    },
  };
}

/** What an assistant says when it has no answer. */
const NO_ANSWER_RULES: readonly Rule[] = [
  {
    name: 'says_it_does_not_understand',
    strength: 0.9,
    pattern:
      /\b(?:don'?t|do not|didn'?t|did not|can'?t|cannot|couldn'?t) (?:\w+ ){0,2}(?:understand|follow|get that|catch that|make sense)/,
  },
  {
    name: 'says_it_does_not_know',
    strength: 0.75,
    pattern:
      /\b(?:don'?t|do not|didn'?t|did not|couldn'?t|could not|can'?t|cannot) (?:\w+ ){0,2}(?:know|have (?:\w+ ){0,2}(?:information|info|data|answer)|find (?:\w+ ){0,3}(?:information|answer|article|document|anything))|\b(?:no (?:information|results|answer|idea)|not sure (?:about|how|what|if|i))\b/,
  },
  {
    name: 'says_it_is_out_of_scope',
    strength: 0.75,
    pattern:
      /\b(?:only able to|can only|only (?:help|assist)|not able to (?:help|assist|answer)|unable to (?:help|assist|answer)|outside (?:of )?(?:my|what i))\b/,
  },
];

function admitted(text: string): Mark[] {
  const folded = fold(text);
  if (folded.text.trim() === '') return [{ strength: 0.8, evidence: { words: '', rule: 'empty_answer' } }];
  return firedRules(NO_ANSWER_RULES, folded).map(({ rule, evidence }) => ({ strength: rule.strength, evidence }));
}

function own({ confidence }: ProposedAnswer): Mark[] {
  if (confidence === undefined || Number.isNaN(confidence)) return [];
  const strength = Math.min(1, Math.max(0, 1 - confidence)) * 0.9;
  return [{ strength, evidence: { words: `confidence ${confidence.toFixed(2)}`, rule: 'own_confidence_low' } }];
}

function retrieved(question: string, documents: readonly AnswerDocument[]): Mark[] {
  const [first, second] = documents;
  if (!first) return [];
  const asked = sketchOf(question);
  const text = (one: AnswerDocument) => `${one.title} ${one.text ?? ''}`;
  const covered = likeness(asked, sketchOf(text(first)));
  const marks: Mark[] = [];
  if (covered.parts < 0.5)
    marks.push({
      strength: 0.75 - covered.parts,
      evidence: { words: first.title, rule: 'question_not_covered', against: question.slice(0, 200) },
    });
  const gap = second?.score && first.score ? 1 - second.score / first.score : 1;
  if (second && gap < 0.1 && likeness(sketchOf(text(first)), sketchOf(text(second))).parts < 0.5)
    marks.push({ strength: 0.5, evidence: { words: first.title, rule: 'documents_disagree', against: second.title } });
  return marks;
}
