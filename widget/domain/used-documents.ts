// Which documents an answer was made from, of all that were found for it.
import type { AnswerDocument } from './signals/reading.ts';

/** A document below this share of the best one's score was found, but is not what the answer stands on. */
const SHARE = 0.5;

/** Those a person should be shown: the best, and what scored nearly as well. Without scores: all, the assistant chose them. */
export function usedDocuments(documents: readonly AnswerDocument[]): readonly AnswerDocument[] {
  const best = Math.max(0, ...documents.map((one) => one.score ?? 0));
  return documents.filter((one) => one.score === undefined || one.score >= best * SHARE);
}
