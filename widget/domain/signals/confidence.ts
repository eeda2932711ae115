// The confidence check: may an answer be trusted? Strength is high where it may not.
import type { ProposedAnswer } from './check.ts';
import { clashOf } from './figures.ts';
import { NO_ANSWER_RULES } from './no-answer-rules.ts';
import { fold } from './normalise.ts';
import type { AnswerDocument, Evidence, Reading } from './reading.ts';
import { RETRIEVAL_WEIGHTS } from './retrieval.generated.ts';
import { FEATURES, type Retrieval, retrievalOf } from './retrieval.ts';
import { firedRules } from './rule.ts';

export interface ConfidenceCheck {
  /** How little the answer to a question can be trusted; null: no answer is known yet. Changes nothing: may be asked again as the answer streams in. */
  judge(question: string, answer: ProposedAnswer | null): Reading;
}

interface Mark {
  readonly strength: number;
  readonly evidence: readonly Evidence[];
}

export function createConfidenceCheck(): ConfidenceCheck {
  return {
    judge(question, answer) {
      const marks = answer === null ? [] : marksOf(question, answer);
      const strength = marks.reduce((most, mark) => Math.max(most, mark.strength), 0);
      const evidence = marks.filter((mark) => mark.strength >= SHOWN).flatMap((mark) => mark.evidence);
      return { signal: 'confidence', strength, evidence };
    },
  };
}

/** What raised less is not worth a person's time. */
const SHOWN = 0.35;

function marksOf(question: string, answer: ProposedAnswer): Mark[] {
  const estimates = weighed(own(answer), retrieved(question, answer.documents));
  return [...estimates, ...clashes(answer.documents), ...admitted(answer)].sort((a, b) => b.strength - a.strength);
}

/**
 * An assistant that says how sure it is has seen whole documents and its own index, where the check sees excerpts, and knows how questions
 * are worded but not how articles are. On prose articles the check alone calls nearly every right answer weak; at .60 and above it is one in
 * 20 (22 answers), and .65 keeps a step away from where that turns. The price is recall where the check is at home: docs/signals.md has the
 * curve, test/bench/own-share.ts makes it.
 */
const OWN_SHARE = 0.65;

function weighed([said]: readonly Mark[], [seen]: readonly Mark[]): Mark[] {
  if (!said || !seen) return [said, seen].filter((mark) => mark !== undefined);
  const strength = OWN_SHARE * said.strength + (1 - OWN_SHARE) * seen.strength;
  return [{ strength, evidence: [...said.evidence, ...seen.evidence] }];
}

function retrieved(question: string, documents: readonly AnswerDocument[]): Mark[] {
  const retrieval = retrievalOf(question, documents);
  if (!retrieval) return [];
  const { bias, weights } = RETRIEVAL_WEIGHTS[retrieval.kind];
  const sum = FEATURES.reduce((total, name, k) => total + retrieval.features[name] * (weights[k] ?? 0), bias);
  return [{ strength: 1 / (1 + Math.exp(-sum)), evidence: reasonsOf(question, documents, retrieval) }];
}

/** What a person would look at: the words no document has, and the two documents that pull apart. */
function reasonsOf(question: string, documents: readonly AnswerDocument[], retrieval: Retrieval): Evidence[] {
  const { features, rival, uncovered } = retrieval;
  const first = documents[0]?.title ?? '';
  const reasons: Evidence[] = [];
  if (uncovered.length > 0) reasons.push({ rule: 'not_covered', words: uncovered.slice(0, 5).join(', ') });
  if (rival && features.rivalScore > 0.8)
    reasons.push({ rule: 'documents_disagree', words: first, against: rival.title });
  if (reasons.length === 0) reasons.push({ rule: 'weak_match', words: first, against: question.slice(0, 200) });
  return reasons;
}

/** A document that scores nearly as well as the first is one that the answer could have been made from. */
const NEARLY = 0.75;

function clashes(documents: readonly AnswerDocument[]): Mark[] {
  const [first, ...others] = documents.slice(0, 3);
  if (!first) return [];
  for (const other of others) {
    if ((other.score ?? 1) < NEARLY * (first.score ?? 1)) continue;
    const clash = clashOf(first, other);
    if (clash) return [{ strength: 0.7, evidence: [clash] }];
  }
  return [];
}

function own({ confidence }: ProposedAnswer): Mark[] {
  if (confidence === undefined || Number.isNaN(confidence)) return [];
  const strength = Math.min(1, Math.max(0, 1 - confidence));
  return [{ strength, evidence: [{ words: `${Math.round(confidence * 100)} % sure`, rule: 'own_confidence' }] }];
}

/** An answer that quotes a document word for word says nothing of its own. */
function admitted({ text, documents }: ProposedAnswer): Mark[] {
  const said = text.trim();
  if (said === '')
    return documents.length > 0 ? [] : [{ strength: 0.8, evidence: [{ words: '', rule: 'empty_answer' }] }];
  if (documents.some((one) => one.title === said || one.text?.includes(said))) return [];
  return firedRules(NO_ANSWER_RULES, fold(said)).map(({ rule, evidence }) => ({
    strength: rule.strength,
    evidence: [evidence],
  }));
}
