// Builds the intent classifier from the examples a playbook gives. Runs when a playbook is compiled; same examples in, same classifier out.
import { type Classifier, MEANING_COUNTS, RARITY_STEP, softmax } from './intent.ts';
import { type Features, featuresOf } from './intent-features.ts';
import { packed } from './intent-pack.ts';
import { ORDINARY_TALK } from './ordinary-talk.generated.ts';
import { DIMENSIONS } from './signals/meaning.ts';

export interface IntentExamples {
  readonly id: string;
  readonly says: readonly string[];
}

/**
 * Multinomial logistic regression over hashed words, pairs, pieces of words and concepts, and over what a message means. What fits no intent is
 * an intent of its own, learnt from ordinary talk. Of all weights the largest are kept, learnt again without the others, and rounded to a few steps.
 */
export function buildClassifier(rows: readonly IntentExamples[]): Classifier {
  const work = classifierSteps(rows);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of a few milliseconds, for whoever has others to serve meanwhile. However it is driven, it makes the same classifier. */
export function* classifierSteps(rows: readonly IntentExamples[]): Generator<void, Classifier> {
  const said: Said[] = [];
  for (const [intent, { says }] of rows.entries()) {
    for (const text of says) said.push({ intent, ...featuresOf(text) });
    yield;
  }
  const ids = rows.map(({ id }) => id);
  const vocabulary = yield* vocabularyOf(said.map(({ found }) => found));
  const examples: Example[] = [];
  for (const [at, one] of said.entries()) {
    examples.push(exampleOf(one.intent, one, vocabulary));
    if (at % A_FEW === 0) yield;
  }
  const others = yield* strangers(vocabulary, said, ids.length);
  const model = yield* learnt([...examples, ...others], vocabulary, ids.length + 1);
  return packed({ ids, vocabulary, ...model, threshold: thresholdOf(ids.length, said.length) });
}

interface Said extends Features {
  readonly intent: number;
}

/** From so many examples on a feature seen once is chance, and what is said of an intent is known well. */
const MANY = 1500;

/**
 * Under this chance nothing fits. Chosen on training examples held out, of CLINC150 and of Banking77, with intents left out of the playbook as
 * what is out of scope: as many right answers are kept as before the chance counted what is unknown of a message, and more strangers are found.
 */
const THRESHOLD = 0.175;
const THRESHOLD_OF_FEW = 0.19;
/** With five each, chances are small even where the answer is right. */
const THRESHOLD_OF_HANDFUL = 0.15;
const HANDFUL = 10;
/** … and among few intents the best has to stand out by so much more than chance. */
const OVER_CHANCE = 1.5;

function thresholdOf(intents: number, examples: number): number {
  const few = examples < HANDFUL * intents ? THRESHOLD_OF_HANDFUL : THRESHOLD_OF_FEW;
  return Math.max(examples > MANY ? THRESHOLD : few, OVER_CHANCE / (intents + 1));
}

export interface Vocabulary {
  /** Ascending. */
  readonly features: readonly number[];
  readonly index: ReadonlyMap<number, number>;
  readonly rarities: readonly number[];
}

interface Example {
  readonly intent: number;
  /** Indexes of features, and what each counts: sums of squares are 1. After those of the vocabulary come the dimensions of what is meant. */
  readonly features: Int32Array;
  readonly values: Float32Array;
}

function* vocabularyOf(texts: readonly (readonly number[])[]): Generator<void, Vocabulary> {
  const seen = new Map<number, number>();
  for (const [at, text] of texts.entries()) {
    for (const feature of text) seen.set(feature, (seen.get(feature) ?? 0) + 1);
    if (at % A_FEW === 0) yield;
  }
  const least = texts.length > MANY ? 2 : 1;
  // A typed array sorts in a tenth of the time, and numbers need no comparing function.
  const features = [...Uint32Array.from([...seen.keys()].filter((one) => (seen.get(one) ?? 0) >= least)).sort()];
  yield;
  const rarities = features.map((feature) => {
    const rarity = Math.sqrt(Math.max(0.1, Math.log(texts.length / (seen.get(feature) ?? 1))));
    return Math.max(1, Math.round(rarity / RARITY_STEP)) * RARITY_STEP;
  });
  yield;
  return { features, index: new Map(features.map((feature, i) => [feature, i])), rarities };
}

function exampleOf(intent: number, { found, meaning }: Features, { features, index, rarities }: Vocabulary): Example {
  const spelt = found.flatMap((feature) => index.get(feature) ?? []);
  const counts = spelt.map((i) => rarities[i] ?? 0);
  const norm = Math.sqrt(counts.reduce((sum, count) => sum + count * count, 0)) || 1;
  return {
    intent,
    features: Int32Array.from([...spelt, ...Array.from(meaning, (_, k) => features.length + k)]),
    values: Float32Array.from([
      ...counts.map((count) => count / norm),
      ...meaning.map((part) => part * MEANING_COUNTS),
    ]),
  };
}

/** Ordinary talk that is not what one of the intents is about: it shares less with every example than this. */
const STRANGE = 0.5;

function* strangers(vocabulary: Vocabulary, said: readonly Said[], none: number): Generator<void, Example[]> {
  const likeness = likenessTo(said.map(({ found }) => found));
  const examples: Example[] = [];
  for (const one of ordinaryTalk(STRANGERS + said.length * STRANGERS_PER_EXAMPLE)) {
    const near = likeness(one.found) > STRANGE;
    const example = exampleOf(none, one, vocabulary);
    if (!near && example.features.length > one.meaning.length) examples.push(example);
    yield;
  }
  return examples;
}

/** As many strangers as examples would drown a small playbook, none would leave it open to anything. */
const STRANGERS = 40;
const STRANGERS_PER_EXAMPLE = 0.3;

/** So many lines, spread over all sources. */
function ordinaryTalk(count: number): readonly Features[] {
  talk ??= ORDINARY_TALK.map(featuresOf);
  const share = Math.min(1, count / talk.length);
  return talk.filter((_, i) => Math.floor((i + 1) * share) > Math.floor(i * share));
}

let talk: readonly Features[] | null = null;

/** How like the nearest of these texts another one is, 0 to 1: the cosine of their features. */
function likenessTo(texts: readonly (readonly number[])[]): (found: readonly number[]) => number {
  const having = new Map<number, number[]>();
  for (const [i, text] of texts.entries())
    for (const feature of text) {
      const same = having.get(feature);
      if (same) same.push(i);
      else having.set(feature, [i]);
    }
  return (found) => {
    const shared = new Uint16Array(texts.length);
    for (const feature of found) for (const i of having.get(feature) ?? []) shared[i] = (shared[i] ?? 0) + 1;
    let most = 0;
    for (const [i, count] of shared.entries())
      most = Math.max(most, count / Math.sqrt(found.length * (texts[i]?.length || 1)));
    return most;
  };
}

/** So many weights are kept: the largest of all, wherever they stand. Few intents share fewer features, which take room too. */
function keptOf(intents: number): number {
  return intents * Math.min(430, 290 + 2 * intents);
}

interface Tuning {
  readonly rounds: number;
  readonly pace: number;
  /** A feature is left out of an example by this chance, so that no weight relies on another. */
  readonly forget: number;
}

const FIRST: Tuning = { rounds: 12, pace: 0.15, forget: 0.5 };
const AGAIN: Tuning = { rounds: 8, pace: 0.15, forget: 0.3 };

/** The sum over an example counts so many times: small weights make large differences, which keeps them small and alike. */
const SCALE = 5;
/** So much of the certainty is taken away from every example: labels are wrong now and then. */
const DOUBT = 0.05;

interface Learnt {
  readonly weights: Float32Array;
  readonly meant: Float32Array;
  readonly bias: readonly number[];
}

function* learnt(examples: readonly Example[], { features }: Vocabulary, intents: number): Generator<void, Learnt> {
  const spelt = features.length * intents;
  const weights = new Float32Array(spelt + DIMENSIONS * intents);
  const state = { weights, bias: new Float64Array(intents), vocabulary: features.length };
  const random = randomFrom(1);
  yield* descend(examples, { ...state, kept: null }, FIRST, random);
  const kept = new Uint8Array(weights.length).fill(1, spelt);
  yield* keepLargest(weights.subarray(0, spelt), kept, keptOf(intents));
  yield* descend(examples, { ...state, kept }, AGAIN, random);
  const scaled = (weight: number) => weight * SCALE;
  return {
    weights: weights.subarray(0, spelt).map(scaled),
    meant: weights.subarray(spelt).map(scaled),
    bias: [...state.bias].map(scaled),
  };
}

/** Marks the largest so many weights, and forgets the others. */
function* keepLargest(weights: Float32Array, kept: Uint8Array, count: number): Generator<void> {
  const least = yield* sizeAtRank(weights, Math.max(0, weights.length - count));
  for (const [i, weight] of weights.entries()) {
    if (Math.abs(weight) >= least && weight !== 0) kept[i] = 1;
    else weights[i] = 0;
    if (i % A_MILLISECOND_OF_NUMBERS === 0) yield;
  }
}

const A_MILLISECOND_OF_NUMBERS = 100_000;

/** The size (without its sign) that so many are smaller than. By the halves of its bits, which are ordered as the sizes are: sorting millions takes long. */
function* sizeAtRank(values: Float32Array, rank: number): Generator<void, number> {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  let high = 0;
  let left = rank;
  for (const half of ['high', 'low'] as const) {
    const counts = new Uint32Array(65_536);
    for (let i = 0; i < bits.length; i++) {
      const size = (bits[i] ?? 0) & 0x7fffffff;
      const at = half === 'high' ? size >>> 16 : size & 0xffff;
      if (half === 'high' || size >>> 16 === high) counts[at] = (counts[at] ?? 0) + 1;
      if (i % A_MILLISECOND_OF_NUMBERS === 0) yield;
    }
    let at = 0;
    while (at < 65_535 && (counts[at] ?? 0) <= left) left -= counts[at++] ?? 0;
    if (half === 'low') return new Float32Array(Uint32Array.of((high << 16) | at).buffer)[0] ?? 0;
    high = at;
  }
  return 0;
}

interface State {
  /** By feature, then by intent. */
  readonly weights: Float32Array;
  readonly bias: Float64Array;
  /** So many features are spelt: what is meant is never forgotten. */
  readonly vocabulary: number;
  /** Which weights may move; null: all. */
  readonly kept: Uint8Array | null;
}

/** Examples learnt between two pauses: a millisecond's worth in a playbook of 150 intents. */
const A_FEW = 16;

/** What is learnt is the mean of the weights after each round of the second half: that of the last round alone depends on what came last. */
function* descend(
  examples: readonly Example[],
  state: State,
  { rounds, pace, forget }: Tuning,
  random: () => number,
): Generator<void> {
  const { weights, vocabulary } = state;
  const moved = new Float32Array(weights.length).fill(1e-2);
  const sums = new Float32Array(weights.length);
  const order = examples.map((_, i) => i);
  const settled = Math.floor(rounds / 2);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const [at, i] of order.entries()) {
      const example = examples[i];
      if (example) learn(thinned(example, vocabulary, forget, random), state, moved, pace);
      if (at % A_FEW === 0) yield;
    }
    if (round >= settled) yield* inPieces(weights.length, (i) => (sums[i] = (sums[i] ?? 0) + (weights[i] ?? 0)));
  }
  yield* inPieces(weights.length, (i) => (weights[i] = (sums[i] ?? 0) / (rounds - settled)));
}

function* inPieces(count: number, act: (i: number) => void): Generator<void> {
  for (let i = 0; i < count; i++) {
    act(i);
    if (i % A_MILLISECOND_OF_NUMBERS === 0) yield;
  }
}

/** An example without the features that are forgotten this time. */
function thinned(
  { intent, features, values }: Example,
  vocabulary: number,
  forget: number,
  random: () => number,
): Example {
  const scale = 1 / Math.sqrt(1 - forget);
  const stay = new Int32Array(features.length);
  const count = new Float32Array(features.length);
  let kept = 0;
  for (let k = 0; k < features.length; k++) {
    const feature = features[k] ?? 0;
    const spelt = feature < vocabulary;
    if (spelt && random() < forget) continue;
    stay[kept] = feature;
    count[kept++] = (values[k] ?? 0) * (spelt ? scale : 1);
  }
  return { intent, features: stay.subarray(0, kept), values: count.subarray(0, kept) };
}

/** One step, each weight slowing down by what it has moved already (AdaGrad, Duchi et al. 2011). */
function learn(
  { intent, features, values }: Example,
  { weights, bias, kept }: State,
  moved: Float32Array,
  pace: number,
): void {
  const intents = bias.length;
  const sums = Float64Array.from(bias);
  for (let f = 0; f < features.length; f++) {
    const from = (features[f] ?? 0) * intents;
    const value = values[f] ?? 0;
    for (let k = 0; k < intents; k++) sums[k] = (sums[k] ?? 0) + value * (weights[from + k] ?? 0);
  }
  const errors = softmax(sums, SCALE);
  const wrong: number[] = [];
  for (let k = 0; k < intents; k++) {
    const error = (errors[k] ?? 0) - (k === intent ? 1 - DOUBT : DOUBT / intents);
    errors[k] = error;
    if (Math.abs(error) < 2e-3) continue;
    bias[k] = (bias[k] ?? 0) - 0.004 * error;
    wrong.push(k);
  }
  for (let f = 0; f < features.length; f++) {
    const from = (features[f] ?? 0) * intents;
    const value = values[f] ?? 0;
    for (const k of wrong) {
      const at = from + k;
      if (kept !== null && kept[at] === 0) continue;
      const slope = (errors[k] ?? 0) * value;
      const trail = (moved[at] ?? 0) + slope * slope;
      moved[at] = trail;
      weights[at] = (weights[at] ?? 0) - (pace * slope) / Math.sqrt(trail);
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
