// Confidence: can the answer be trusted? Strength is high where it cannot: weak retrieval, documents that do not cover the question or disagree.
import type { ProposedAnswer } from './check.ts';
import type { AnswerDocument, Evidence, Reading } from './reading.ts';
import { round } from './rules.ts';

export function judgeAnswer(question: string, answer: ProposedAnswer): Reading {
  const { documents } = answer;
  if (documents.length === 0) return withoutDocuments(answer);
  const covered = coverage(question, documents[0]);
  const clash = contradiction(documents);
  const weak = 1 - covered;
  const own = answer.confidence === undefined ? 0 : 1 - answer.confidence;
  const strength = Math.max(weak * 0.9, clash ? 0.6 : 0, own);
  const evidence: Evidence[] = [
    ...(weak * 0.9 >= 0.4
      ? [{ rule: 'not_covered', words: uncovered(question, documents[0]).join(', ') || question.slice(0, 80) }]
      : []),
    ...(clash ? [clash] : []),
    ...(own >= 0.5 ? [{ rule: 'own_doubt', words: `the assistant's own confidence is ${answer.confidence}` }] : []),
  ];
  return { signal: 'confidence', strength: round(Math.min(0.98, strength)), evidence };
}

function withoutDocuments(answer: ProposedAnswer): Reading {
  if (answer.confidence !== undefined) {
    const strength = round(1 - answer.confidence);
    return {
      signal: 'confidence',
      strength,
      evidence: strength >= 0.5 ? [{ rule: 'no_documents', words: answer.text.slice(0, 80) || 'no article fits' }] : [],
    };
  }
  const lost = /\b(?:i (?:don'?t|do not) (?:know|have|understand)|i'?m not sure|sorry)\b/i.exec(answer.text);
  return {
    signal: 'confidence',
    strength: lost || answer.text === '' ? 0.7 : 0.3,
    evidence: lost
      ? [{ rule: 'says_so', words: lost[0] }]
      : answer.text === ''
        ? [{ rule: 'no_answer', words: 'no answer' }]
        : [],
  };
}

const STOP = new Set(
  'a an and are as at be but by can could did do does for from get give got had has have how i if in into is it its just me my no not of on or our please should so than that the their them there this to us was we were what when where which who why will with would you your hi hello'.split(
    ' ',
  ),
);

function terms(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [])]
    .filter((term) => !STOP.has(term))
    .map((term) => term.slice(0, 6));
}

function uncovered(question: string, document: AnswerDocument | undefined): string[] {
  const known = new Set(terms(`${document?.title ?? ''} ${document?.text ?? ''}`).map((term) => term.slice(0, 5)));
  return terms(question).filter((term) => !known.has(term.slice(0, 5)));
}

function coverage(question: string, document: AnswerDocument | undefined): number {
  const asked = terms(question).length;
  return asked === 0 ? 0.5 : 1 - uncovered(question, document).length / asked;
}

/** Two documents of nearly the same score that give different numbers of the same unit. */
function contradiction(documents: readonly AnswerDocument[]): Evidence | null {
  const [first, second] = documents;
  if (!first || !second || (second.score ?? 0) < 0.8 * (first.score ?? 1)) return null;
  const units = (document: AnswerDocument) =>
    new Map(
      [...(document.text ?? '').matchAll(/(\d+) (days?|hours?|minutes?|euros?|percent)/gi)].map((one) => [
        one[2]?.toLowerCase() ?? '',
        one[0],
      ]),
    );
  const other = units(second);
  for (const [unit, words] of units(first)) {
    const against = other.get(unit);
    if (against && against !== words)
      return { rule: 'contradiction', words: `${first.title}: ${words}`, against: `${second.title}: ${against}` };
  }
  return null;
}
