// The retriever that the training questions are asked of: plain BM25 (Robertson and Zaragoza 2009), k1 = 1.2, b = 0.75.
import type { AnswerDocument } from '#domain/signals/reading';

const K1 = 1.2;
const B = 0.75;

export interface KnownAnswer {
  readonly text: string;
  readonly intent: string;
}

/** The five best documents, best first. A document's title is its answer. */
export function bm25(known: readonly KnownAnswer[]): (question: string) => AnswerDocument[] {
  const texts = known.map(({ text }) => termsOf(text));
  const average = texts.reduce((sum, terms) => sum + terms.length, 0) / texts.length;
  const places = new Map<string, Map<number, number>>();
  texts.forEach((terms, i) => {
    for (const term of terms) {
      const counts = places.get(term) ?? new Map<number, number>();
      counts.set(i, (counts.get(i) ?? 0) + 1);
      places.set(term, counts);
    }
  });
  return (question) => {
    const scores = new Map<number, number>();
    for (const term of new Set(termsOf(question))) {
      const counts = places.get(term) ?? new Map<number, number>();
      const rarity = Math.log(1 + (texts.length - counts.size + 0.5) / (counts.size + 0.5));
      for (const [i, count] of counts) {
        const long = 1 - B + (B * (texts[i]?.length ?? 0)) / average;
        scores.set(i, (scores.get(i) ?? 0) + (rarity * count * (K1 + 1)) / (count + K1 * long));
      }
    }
    return [...scores]
      .sort(([a, left], [b, right]) => right - left || a - b)
      .slice(0, 5)
      .map(([i, score]) => ({ id: String(i), title: known[i]?.intent ?? '', score, text: known[i]?.text ?? '' }));
  };
}

function termsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}
