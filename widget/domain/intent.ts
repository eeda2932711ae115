// Which row of the playbook is this message about? Reads the classifier that was built when the playbook was compiled.
import { fromDigits, fromGaps } from './digits.ts';
import { type Features, featuresOf } from './intent-features.ts';
import type { IntentReading } from './signals/reading.ts';

/** A linear model over sparse features and over what a message means, as plain JSON. Lists of numbers are written by `toDigits`, the features by `toGaps`. */
export interface Classifier {
  readonly version: 2;
  readonly ids: readonly string[];
  /** Added to each intent's sum, in steps; the last one is for none of them. */
  readonly bias: readonly number[];
  /** What one step of a weight is worth. */
  readonly step: number;
  /** Under this probability nothing fits. */
  readonly threshold: number;
  /** The known features, ascending, as differences. */
  readonly features: string;
  /** How rare each feature is, as the whole steps of `RARITY_STEP`. */
  readonly rarities: string;
  /** How many intents each feature speaks for or against. */
  readonly counts: string;
  /** Those intents, ascending within a feature, as differences. */
  readonly intents: string;
  /** Their weights in steps: even numbers speak for the intent, odd ones against it. */
  readonly weights: string;
  /** The weights of what a message means, for each of its dimensions every intent's and that of none, in `meaningStep`s. Signed as the others are. */
  readonly meaning: string;
  readonly meaningStep: number;
}

/** What is meant counts so much beside what is said. */
export const MEANING_COUNTS = 0.4;

export const RARITY_STEP = 0.25;

export type IntentReader = (text: string) => IntentReading;

/** `classifier` is what `buildClassifier` gave, after its way through JSON; anything else is a playbook without intents: nothing fits. */
export function createIntentReader(classifier: unknown): IntentReader {
  if (!isClassifier(classifier)) return () => ({ id: null, score: 0 });
  const { ids, threshold } = classifier;
  const model = unpack(classifier);
  return (text) => {
    const odds = model(featuresOf(text));
    let best = 0;
    for (let i = 1; i < ids.length; i++) if ((odds[i] ?? 0) > (odds[best] ?? 0)) best = i;
    const score = odds[best] ?? 0;
    const id = ids[best];
    return id !== undefined && score >= threshold ? { id, score } : { id: null, score: 1 - score };
  };
}

function isClassifier(value: unknown): value is Classifier {
  return typeof value === 'object' && value !== null && 'version' in value && value.version === 2 && 'weights' in value;
}

/**
 * The probability of each intent, in the order of `ids`, and of none of them; empty where they have nothing in common with any example.
 * The less of a message is known from the examples, the less its sums count: what is said in words nobody gave fits nothing for sure.
 */
function unpack(classifier: Classifier): (message: Features) => Float64Array {
  const known = new Map<number, number>();
  let feature = 0;
  fromGaps(classifier.features).forEach((gap, i) => {
    feature += gap;
    known.set(feature, i);
  });
  const rarities = fromDigits(classifier.rarities).map((steps) => steps * RARITY_STEP);
  const starts = [0];
  for (const count of fromDigits(classifier.counts)) starts.push((starts.at(-1) ?? 0) + count);
  const weights = Float32Array.from(fromDigits(classifier.weights), signed);
  const perStep = (MEANING_COUNTS * classifier.meaningStep) / classifier.step;
  const meant = Float32Array.from(fromDigits(classifier.meaning), (n) => signed(n) * perStep);
  const intents = intentsOf(fromDigits(classifier.intents), starts);

  return ({ found: features, meaning }) => {
    const found: number[] = [];
    let squares = 0;
    for (const one of features) {
      const i = known.get(one);
      if (i === undefined) continue;
      found.push(i);
      squares += (rarities[i] ?? 0) ** 2;
    }
    if (found.length === 0) return new Float64Array(0);
    const sums = Float64Array.from(classifier.bias);
    for (let at = 0; at < meant.length; at++) {
      const k = at % sums.length;
      sums[k] = (sums[k] ?? 0) + (meaning[(at - k) / sums.length] ?? 0) * (meant[at] ?? 0);
    }
    const norm = Math.sqrt(squares) || 1;
    for (const i of found) {
      const value = (rarities[i] ?? 0) / norm;
      for (let at = starts[i] ?? 0; at < (starts[i + 1] ?? 0); at++)
        sums[intents[at] ?? 0] = (sums[intents[at] ?? 0] ?? 0) + value * (weights[at] ?? 0);
    }
    return softmax(sums, (classifier.step * found.length) / features.length);
  };
}

const signed = (n: number) => (n % 2 ? -(n + 1) / 2 : n / 2);

function intentsOf(gaps: readonly number[], starts: readonly number[]): Uint16Array {
  const intents = new Uint16Array(gaps.length);
  for (let i = 0; i + 1 < starts.length; i++) {
    let intent = 0;
    for (let at = starts[i] ?? 0; at < (starts[i + 1] ?? 0); at++) intents[at] = intent += gaps[at] ?? 0;
  }
  return intents;
}

export function softmax(sums: Float64Array, scale: number): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const sum of sums) most = Math.max(most, sum * scale);
  let total = 0;
  const odds = sums.map((sum) => {
    const odd = Math.exp(sum * scale - most);
    total += odd;
    return odd;
  });
  return odds.map((odd) => odd / total);
}
