// Builds the intent classifier from the examples a playbook gives. Runs when a playbook is compiled; same examples in, same classifier out.
import { toDigits } from './digits.ts';
import { type Classifier, RARITY_STEP, softmax } from './intent.ts';
import { featuresOf } from './intent-features.ts';

export interface IntentExamples {
  readonly id: string;
  readonly says: readonly string[];
}

interface Example {
  readonly intent: number;
  /** Indexes of features, and what each counts; sums of squares are 1. */
  readonly features: Int32Array;
  readonly values: Float32Array;
}

/** Rounds over all examples. */
const ROUNDS = 18;
const PACE = 0.5;

export function buildClassifier(rows: readonly IntentExamples[]): Classifier {
  const ids = rows.map(({ id }) => id);
  const texts = rows.flatMap(({ says }, intent) => says.map((text) => ({ intent, found: featuresOf(text) })));
  const vocabulary = vocabularyOf(texts.map(({ found }) => found));
  const examples = texts.map(({ intent, found }) => exampleOf(intent, found, vocabulary));
  const model = train(examples, vocabulary.features.length, ids.length);
  return pack(ids, vocabulary, model);
}

interface Vocabulary {
  /** Ascending. */
  readonly features: readonly number[];
  readonly index: ReadonlyMap<number, number>;
  readonly rarities: readonly number[];
}

function vocabularyOf(texts: readonly (readonly number[])[]): Vocabulary {
  const seen = new Map<number, number>();
  for (const text of texts) for (const feature of text) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  const least = texts.length > 2000 ? 2 : 1;
  const features = [...seen.keys()].filter((feature) => (seen.get(feature) ?? 0) >= least).sort((a, b) => a - b);
  const rarities = features.map((feature) => {
    const rarity = Math.log((texts.length + 1) / (seen.get(feature) ?? 1));
    return Math.max(1, Math.round(rarity / RARITY_STEP)) * RARITY_STEP;
  });
  return { features, index: new Map(features.map((feature, i) => [feature, i])), rarities };
}

function exampleOf(intent: number, found: readonly number[], { index, rarities }: Vocabulary): Example {
  const features = Int32Array.from(found.flatMap((feature) => index.get(feature) ?? []));
  const values = Float32Array.from(features, (i) => rarities[i] ?? 0);
  const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
  return { intent, features, values: values.map((value) => value / norm) };
}

interface Model {
  readonly weights: Float32Array;
  readonly bias: Float64Array;
}

/** Multinomial logistic regression, one example at a time, each weight slowing down by what it has moved (AdaGrad). */
function train(examples: readonly Example[], features: number, intents: number): Model {
  const weights = new Float32Array(features * intents);
  const moved = new Float32Array(features * intents).fill(1e-2);
  const bias = new Float64Array(intents);
  const order = examples.map((_, i) => i);
  const random = randomFrom(1);
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, random);
    for (const i of order) {
      const example = examples[i];
      if (example) learn(example, weights, moved, bias);
    }
  }
  return { weights, bias };
}

function learn(
  { intent, features, values }: Example,
  weights: Float32Array,
  moved: Float32Array,
  bias: Float64Array,
): void {
  const intents = bias.length;
  const sums = Float64Array.from(bias);
  for (let f = 0; f < features.length; f++) {
    const from = (features[f] ?? 0) * intents;
    const value = values[f] ?? 0;
    for (let k = 0; k < intents; k++) sums[k] = (sums[k] ?? 0) + value * (weights[from + k] ?? 0);
  }
  const errors = softmax(sums, 1);
  errors[intent] = (errors[intent] ?? 0) - 1;
  for (let k = 0; k < intents; k++) {
    const error = errors[k] ?? 0;
    if (Math.abs(error) < 2e-3) continue;
    bias[k] = (bias[k] ?? 0) - 0.02 * error;
    for (let f = 0; f < features.length; f++) {
      const at = (features[f] ?? 0) * intents + k;
      const slope = error * (values[f] ?? 0);
      const trail = (moved[at] ?? 0) + slope * slope;
      moved[at] = trail;
      weights[at] = (weights[at] ?? 0) - (PACE * slope) / Math.sqrt(trail);
    }
  }
}

/** Mulberry32: the same order every time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
}

/** So many weights are kept for each intent: the largest of all, wherever they stand. */
const KEPT_PER_INTENT = 400;
/** The largest weight is so many steps. */
const STEPS = 12;

function pack(ids: readonly string[], vocabulary: Vocabulary, { weights, bias }: Model): Classifier {
  const intents = ids.length;
  const sizes = weights.map(Math.abs).sort();
  const least = sizes[Math.max(0, sizes.length - KEPT_PER_INTENT * intents)] ?? 0;
  const top = sizes[Math.max(0, sizes.length - Math.ceil(sizes.length / 2000))] ?? 1;
  const step = (top || 1) / STEPS;
  const kept = {
    features: [] as number[],
    rarities: [] as number[],
    counts: [] as number[],
    intents: [] as number[],
    weights: [] as number[],
  };
  let lastFeature = 0;
  for (const [i, feature] of vocabulary.features.entries()) {
    let count = 0;
    let lastIntent = 0;
    for (let k = 0; k < intents; k++) {
      const weight = weights[i * intents + k] ?? 0;
      const steps = Math.round(weight / step);
      if (Math.abs(weight) < least || steps === 0) continue;
      kept.intents.push(k - lastIntent);
      kept.weights.push(steps > 0 ? steps * 2 : -steps * 2 - 1);
      lastIntent = k;
      count++;
    }
    if (count === 0) continue;
    kept.features.push(feature - lastFeature);
    kept.rarities.push(Math.round((vocabulary.rarities[i] ?? 0) / RARITY_STEP));
    kept.counts.push(count);
    lastFeature = feature;
  }
  return {
    version: 1,
    ids,
    bias: [...bias].map((sum) => Math.round((sum / step) * 10) / 10),
    step,
    sharpness: 1,
    threshold: 0.3,
    features: toDigits(kept.features),
    rarities: toDigits(kept.rarities),
    counts: toDigits(kept.counts),
    intents: toDigits(kept.intents),
    weights: toDigits(kept.weights),
  };
}
