// Learns where concepts and words lie, so that questions of one intent lie close: contrastive learning, each batch one pair from each of 48 intents.
import { partsOf } from '#domain/signals/meaning';
import { readWords } from '#domain/signals/sketch';
import { bankingQuestions, clincQuestions, type Question } from './data.ts';
import { type Generated, makeWhenStarted } from './generated.ts';
import { randomFrom } from './random.ts';

const DIMENSIONS = 16;
const ROUNDS = 6;
const BATCH = 48;
const PACE = 0.1;
/** How sharply a pair must stand out among the others of its batch. */
const SHARPNESS = 6;
/** A part of a message is forgotten by chance, so that no question hangs on one word. */
const FORGET = 0.2;
/** Parts seen less often are left out. */
const LEAST_SEEN = 30;
/** Levels on either side of zero. */
const LEVELS = 3;

/** A message as the indexes and weights of its known parts. */
type Message = readonly (readonly [part: number, weight: number])[];

export interface Meanings {
  readonly dimensions: number;
  readonly parts: string;
  readonly values: string;
}

export function learnMeanings(questions: readonly Question[]): Meanings {
  const random = randomFrom(11);
  const seen = new Map<string, number>();
  const parted = questions.map(({ text }) => partsOf(readWords(text)));
  for (const parts of parted) for (const part of parts.keys()) seen.set(part, (seen.get(part) ?? 0) + 1);
  const names = [...seen.keys()].filter((part) => (seen.get(part) ?? 0) >= LEAST_SEEN).sort();
  const index = new Map(names.map((name, i) => [name, i]));
  const messages = parted.map((parts) =>
    [...parts].flatMap(([part, weight]) => {
      const i = index.get(part);
      return i === undefined ? [] : [[i, weight / 4] as const];
    }),
  );
  const weights = Float32Array.from(
    { length: names.length * DIMENSIONS },
    () => (random() + random() + random() + random() - 2) * 0.6,
  );
  descend(weights, messages, intentsOf(questions), random);
  return { dimensions: DIMENSIONS, parts: names.join(' '), values: quantised(weights) };
}

function intentsOf(questions: readonly Question[]): number[][] {
  const intents = new Map<string, number[]>();
  questions.forEach(({ intent }, i) => {
    const members = intents.get(intent) ?? [];
    members.push(i);
    intents.set(intent, members);
  });
  return [...intents.values()];
}

function descend(
  weights: Float32Array,
  messages: readonly Message[],
  intents: readonly number[][],
  random: () => number,
): void {
  const moved = new Float32Array(weights.length).fill(1e-6);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const steps = Math.floor(messages.length / BATCH) * ROUNDS;
  for (let step = 0; step < steps; step++) {
    const pace = PACE * (1 - step / steps);
    const chosen = shuffled(intents, random).slice(0, BATCH);
    const draw = () => chosen.map((members) => encode(messages[pick(members) ?? 0] ?? [], weights, random));
    const [left, right] = [draw(), draw()];
    const [leftSlopes, rightSlopes] = slopesOf(left, right);
    left.forEach((one, i) => {
      push(one, leftSlopes[i] ?? new Float32Array(DIMENSIONS), weights, moved, pace);
    });
    right.forEach((one, i) => {
      push(one, rightSlopes[i] ?? new Float32Array(DIMENSIONS), weights, moved, pace);
    });
  }
}

interface Encoded {
  readonly direction: Float32Array;
  readonly length: number;
  readonly used: Message;
}

function encode(message: Message, weights: Float32Array, random: () => number): Encoded {
  const used = message.filter(() => random() >= FORGET);
  const sum = new Float32Array(DIMENSIONS);
  for (const [part, weight] of used)
    for (let k = 0; k < DIMENSIONS; k++) sum[k] = (sum[k] ?? 0) + weight * (weights[part * DIMENSIONS + k] ?? 0);
  const length = Math.hypot(...sum) || 1e-6;
  return { direction: sum.map((value) => value / length), length, used };
}

/** How the loss (softmax over the batch: which right belongs to this left?) changes with each direction. */
function slopesOf(left: readonly Encoded[], right: readonly Encoded[]): [Float32Array[], Float32Array[]] {
  const leftSlopes = left.map(() => new Float32Array(DIMENSIONS));
  const rightSlopes = right.map(() => new Float32Array(DIMENSIONS));
  left.forEach((one, i) => {
    const exps = right.map((other) => Math.exp(SHARPNESS * dot(one.direction, other.direction) - SHARPNESS));
    const total = exps.reduce((sum, exp) => sum + exp, 0);
    right.forEach((other, j) => {
      const error = ((exps[j] ?? 0) / total - (i === j ? 1 : 0)) * SHARPNESS;
      addTo(leftSlopes[i], other.direction, error);
      addTo(rightSlopes[j], one.direction, error);
    });
  });
  return [leftSlopes, rightSlopes];
}

function push(
  { direction, length, used }: Encoded,
  slopes: Float32Array,
  weights: Float32Array,
  moved: Float32Array,
  pace: number,
): void {
  const along = dot(slopes, direction);
  for (let k = 0; k < DIMENSIONS; k++) {
    const across = ((slopes[k] ?? 0) - along * (direction[k] ?? 0)) / length;
    for (const [part, weight] of used) {
      const at = part * DIMENSIONS + k;
      const slope = across * weight;
      moved[at] = (moved[at] ?? 0) + slope * slope;
      weights[at] = (weights[at] ?? 0) - (pace * slope) / Math.sqrt(moved[at] ?? 1);
    }
  }
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);
}

function addTo(sum: Float32Array | undefined, direction: Float32Array, factor: number): void {
  if (sum) for (let k = 0; k < DIMENSIONS; k++) sum[k] = (sum[k] ?? 0) + factor * (direction[k] ?? 0);
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const order = [...list];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [order[i], order[j]];
    if (a !== undefined && b !== undefined) [order[i], order[j]] = [b, a];
  }
  return order;
}

/** A letter a number, `h` is zero: `a` to `o`. The largest hundredth is cut off. */
function quantised(weights: Float32Array): string {
  const sizes = weights.map(Math.abs).sort();
  const most = sizes[Math.floor(sizes.length * 0.99)] ?? 1;
  const level = (weight: number) => Math.max(-LEVELS, Math.min(LEVELS, Math.round((weight / most) * LEVELS)));
  return [...weights].map((weight) => String.fromCharCode(104 + level(weight))).join('');
}

function meanings(folder: string): Generated {
  const tagged = (name: string, rows: readonly Question[]) =>
    rows.map(({ text, intent }) => ({ text, intent: `${name} ${intent}` }));
  const questions = [
    ...tagged('clinc', clincQuestions(folder, 'train')),
    ...tagged('banking', bankingQuestions(folder, 'train')),
  ];
  const { dimensions, parts, values } = learnMeanings(questions);
  return {
    file: 'signals/meaning',
    what: 'Where concepts (#) and the beginnings of words lie: so many letters each, `h` is zero.',
    sources: ['banking', 'clinc'],
    kept: 'numbers and words',
    code: `export const MEANINGS = {\n  dimensions: ${dimensions},\n  parts: ${JSON.stringify(parts)},\n  values: ${JSON.stringify(values)},\n} as const;`,
  };
}

makeWhenStarted(import.meta.url, meanings);
