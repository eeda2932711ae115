// Which row of the matrix a turn belongs to, or none.
import { type Classifier, features, vector } from './compile.ts';
import type { IntentReading } from './signals/reading.ts';

/** Likeness under which nothing fits. */
const LEAST = 0.34;

export function createIntentReader(classifier: unknown): (text: string) => IntentReading {
  const { idf, rows } = (classifier ?? { idf: {}, rows: [] }) as Classifier;
  return (text) => {
    const asked = vector(text, idf);
    const known = features(text).filter((feature) => idf[feature] !== undefined).length;
    const scored = rows.map((row) => ({ id: row.id, score: best(row.says, asked) })).sort((a, b) => b.score - a.score);
    const top = scored[0];
    return top && known > 0 && top.score >= LEAST
      ? { id: top.id, score: Math.round(top.score * 1000) / 1000 }
      : { id: null, score: 0 };
  };
}

function best(says: readonly Readonly<Record<string, number>>[], asked: Readonly<Record<string, number>>): number {
  const scores = says.map((one) => dot(one, asked)).sort((a, b) => b - a);
  return (scores[0] ?? 0) * 0.8 + (scores[1] ?? 0) * 0.2;
}

function dot(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): number {
  let sum = 0;
  for (const [feature, weight] of Object.entries(b)) sum += weight * (a[feature] ?? 0);
  return sum;
}
