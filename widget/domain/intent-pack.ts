// Rounds a learnt classifier to a few steps and writes it as plain JSON.
import { toDigits, toGaps } from './digits.ts';
import { type Classifier, RARITY_STEP } from './intent.ts';

/** The largest weights are so many steps; what is larger still counts as much. */
const STEPS = 10;
/** One weight in so many is cut down to the largest step. */
const CUT = 200;

interface Learnt {
  readonly ids: readonly string[];
  readonly vocabulary: { readonly features: readonly number[]; readonly rarities: readonly number[] };
  /** By feature, then by intent; the last intent stands for none. */
  readonly weights: Float32Array;
  /** By dimension of what is meant, then by intent. */
  readonly meant: Float32Array;
  readonly bias: readonly number[];
  readonly threshold: number;
}

export function packed({ ids, vocabulary, weights, meant, bias, threshold }: Learnt): Classifier {
  const step = stepOf(weights);
  const meaningStep = stepOf(meant);
  const lists = {
    features: [] as number[],
    rarities: [] as number[],
    counts: [] as number[],
    intents: [] as number[],
    weights: [] as number[],
  };
  let feature = 0;
  for (const [i, next] of vocabulary.features.entries()) {
    const row = weights.subarray(i * bias.length, (i + 1) * bias.length);
    const count = addRow(row, step, lists);
    if (count === 0) continue;
    lists.features.push(next - feature);
    lists.rarities.push(Math.round((vocabulary.rarities[i] ?? 0) / RARITY_STEP));
    lists.counts.push(count);
    feature = next;
  }
  return {
    version: 2,
    ids,
    bias: bias.map((sum) => Math.round((sum / step) * 10) / 10),
    step: Number(step.toPrecision(4)),
    threshold,
    features: toGaps(lists.features),
    rarities: toDigits(lists.rarities),
    counts: toDigits(lists.counts),
    intents: toDigits(lists.intents),
    weights: toDigits(lists.weights),
    meaning: toDigits([...meant].map((weight) => unsigned(inSteps(weight, meaningStep)))),
    meaningStep: Number(meaningStep.toPrecision(4)),
  };
}

function stepOf(weights: Float32Array): number {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  return (sizes[Math.max(0, sizes.length - 1 - Math.floor(sizes.length / CUT))] || 1) / STEPS;
}

function addRow(
  row: Float32Array,
  step: number,
  lists: { readonly intents: number[]; readonly weights: number[] },
): number {
  let count = 0;
  let last = 0;
  for (const [k, weight] of row.entries()) {
    const steps = inSteps(weight, step);
    if (steps === 0) continue;
    lists.intents.push(k - last);
    lists.weights.push(unsigned(steps));
    last = k;
    count++;
  }
  return count;
}

const inSteps = (weight: number, step: number) => Math.max(-STEPS, Math.min(STEPS, Math.round(weight / step)));

/** Even numbers are positive, odd ones negative. */
const unsigned = (steps: number) => (steps >= 0 ? steps * 2 : -steps * 2 - 1);
