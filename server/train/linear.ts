// Trains a linear model on labelled texts, prunes and quantises it, and packs it as the browser reads it. Deterministic.
import { toDigits, toGaps } from '#domain/digits';
import { BUCKETS, features, logistic, norm, type PackedModel, type Reads } from '#domain/signals/linear-model';
import { fold } from '#domain/signals/normalise';

/** `weight`: how much a row counts, where sources or labels are to be balanced. */
export interface Example {
  readonly text: string;
  readonly label: 0 | 1;
  readonly weight: number;
}

export interface Recipe {
  readonly epochs: number;
  readonly rate: number;
  /** Pull towards zero. */
  readonly decay: number;
  /** Features seen in fewer rows get no weight. */
  readonly atLeast: number;
  /** How many weights are kept, the largest ones. */
  readonly keep: number;
  /** Features count by how far they lean to one label (Wang and Manning 2012, NB-SVM), so that common neutral words stay near zero. */
  readonly leaning?: boolean;
  /** What the model reads beside words. */
  readonly reads?: Reads;
  /** Learnt twice: what is kept is learnt again alone. Kept is what has the most weight times the rows it is in to this power. */
  readonly again?: number;
  /** The largest weights are so many steps; one in `cut` is cut down to that. */
  readonly steps?: number;
  readonly cut?: number;
}

interface Row {
  readonly buckets: readonly number[];
  readonly norm: number;
  readonly label: 0 | 1;
  readonly weight: number;
}

export function train(examples: readonly Example[], recipe: Recipe): PackedModel {
  const rows = shuffled(examples.map((one) => toRow(one, recipe.reads ?? {})));
  const counts = countsOf(rows);
  const frequent = Uint8Array.from(counts, (count) => (count >= recipe.atLeast ? 1 : 0));
  const leanings = recipe.leaning ? leaningsOf(rows) : new Float64Array(BUCKETS).fill(1);
  const first = descend(rows, frequent, leanings, recipe);
  if (recipe.again === undefined) return pack(first.weights, first.bias, recipe);
  const second = descend(rows, worthiest(first.weights, counts, recipe.keep, recipe.again), leanings, recipe);
  return pack(second.weights, second.bias, recipe);
}

/** Lowers or raises the bias, so that `at` becomes the probability that was called a half. */
export function recentred(model: PackedModel, at: number): PackedModel {
  return { ...model, bias: model.bias - Math.log(at / (1 - at)) };
}

/** Much of a text is read, but not all: two features or three stand for one word. */
const WORDS = 80;

function toRow({ text, label, weight }: Example, { classesOf, besides }: Reads): Row {
  const folded = fold(text).text;
  const words = features(folded, classesOf).slice(0, WORDS * (classesOf ? 3 : 2));
  const found = [...words, ...(besides?.(folded) ?? [])];
  return { buckets: found.map(({ bucket }) => bucket), norm: norm(found.length), label, weight };
}

/** In how many rows each feature is. */
function countsOf(rows: readonly Row[]): Uint32Array {
  const seen = new Uint32Array(BUCKETS);
  for (const { buckets } of rows) for (const bucket of new Set(buckets)) seen[bucket] = (seen[bucket] ?? 0) + 1;
  return seen;
}

function worthiest(weights: Float64Array, counts: Uint32Array, keep: number, power: number): Uint8Array {
  const worth = weights.map((weight, b) => Math.abs(weight) * (counts[b] ?? 0) ** power);
  const least = Float64Array.from(worth).sort()[worth.length - keep] ?? 0;
  return Uint8Array.from(worth, (one) => (one >= least && one > 0 ? 1 : 0));
}

/** |ln| of how much likelier a feature is under one label than under the other, each seen half a time more than it was. */
function leaningsOf(rows: readonly Row[]): Float64Array {
  const [calm, heated] = [new Float64Array(BUCKETS).fill(0.5), new Float64Array(BUCKETS).fill(0.5)];
  const totals = [0, 0];
  for (const { buckets, label } of rows)
    for (const b of new Set(buckets)) {
      const side = label === 1 ? heated : calm;
      side[b] = (side[b] ?? 0) + 1;
      totals[label] = (totals[label] ?? 0) + 1;
    }
  const balance = Math.log((totals[0] || 1) / (totals[1] || 1));
  return heated.map((count, b) => Math.abs(Math.log(count / (calm[b] ?? 1)) + balance));
}

/** Logistic regression by Adagrad (Duchi, Hazan, Singer 2011). */
function descend(rows: readonly Row[], frequent: Uint8Array, leanings: Float64Array, { epochs, rate, decay }: Recipe) {
  const weights = new Float64Array(BUCKETS);
  const squares = new Float64Array(BUCKETS).fill(1e-3);
  let bias = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { buckets, norm: length, label, weight } of rows) {
      let sum = bias;
      for (const b of buckets) sum += ((weights[b] ?? 0) * (leanings[b] ?? 1)) / length;
      const error = (logistic(sum) - label) * weight;
      bias -= (rate / 20) * error;
      for (const b of buckets) {
        if (frequent[b] !== 1) continue;
        const slope = (error * (leanings[b] ?? 1)) / length + decay * (weights[b] ?? 0);
        squares[b] = (squares[b] ?? 0) + slope * slope;
        weights[b] = (weights[b] ?? 0) - (rate * slope) / Math.sqrt(squares[b] ?? 1);
      }
    }
  }
  return { weights: weights.map((weight, b) => weight * (leanings[b] ?? 1)), bias };
}

function pack(weights: Float64Array, bias: number, { keep, steps: most = 15, cut = 200 }: Recipe): PackedModel {
  const sizes = Float64Array.from(weights, Math.abs).sort();
  const smallest = sizes[sizes.length - keep] ?? 0;
  const step = Math.max((sizes[sizes.length - 1 - Math.floor(keep / cut)] ?? 1) / most, 1e-9);
  const gaps: number[] = [];
  const steps: number[] = [];
  let last = 0;
  for (const [bucket, weight] of weights.entries()) {
    const level = Math.max(-most, Math.min(most, Math.round(weight / step)));
    if (Math.abs(weight) < smallest || level === 0) continue;
    gaps.push(bucket - last);
    steps.push(level > 0 ? level * 2 : -level * 2 - 1);
    last = bucket;
  }
  return {
    gaps: toGaps(gaps),
    weights: toDigits(steps),
    step: Number(step.toPrecision(6)),
    bias: Number(bias.toFixed(4)),
  };
}

/** Always in the same order: a linear congruential generator (Park and Miller). */
function shuffled<T>(list: readonly T[]): T[] {
  let seed = 20260101;
  const next = () => {
    seed = (seed * 48271) % 2147483647;
    return seed;
  };
  return list
    .map((item) => [next(), item] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item);
}
