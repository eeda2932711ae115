// A linear model over hashed words and word pairs: how likely is the label, and which words say so?
import { fromDigits, fromGaps } from '../digits.ts';
import type { Folded } from './normalise.ts';

/** As it is shipped. */
export interface PackedModel {
  /** Between the hashes that have a weight, one after another, as `toGaps` writes them. */
  readonly gaps: string;
  /** In steps, as `toDigits` writes them: even numbers speak for the label, odd ones against it. */
  readonly weights: string;
  /** One step of a weight. */
  readonly step: number;
  readonly bias: number;
}

export interface Scored {
  /** 0 to 1. */
  readonly probability: number;
  /** The words that speak most for the label, in the customer's own spelling. Made when asked for, because most scores need none. */
  because(): string;
}

export interface LinearModel {
  score(folded: Folded): Scored;
}

/** One word or word pair of a text, where it stands, and the bucket it hashes to. */
export interface Feature {
  readonly bucket: number;
  readonly start: number;
  readonly end: number;
}

/** Many more buckets than weights, so that a word the model never saw seldom meets a weight of another one. */
export const BUCKETS = 2 ** 18;

/** Long texts are read in overlapping windows of words: what matters is said in one of them. */
const WINDOW = 40;
const STRIDE = 25;

/** Classes that a word is in, as numbers: what a model knows of words that it has never met. */
export type ClassesOf = (word: string) => readonly number[];
/** Features beside the words: found in a folded text, in the order they stand there. */
export type Besides = (text: string) => readonly Feature[];

/** What a model reads beside words and their pairs. */
export interface Reads {
  readonly classesOf?: ClassesOf;
  readonly besides?: Besides;
}

/** Unpacks on first use, not on import, and once for all threads. */
export function createLinearModel(packed: PackedModel, reads: Reads = {}): LinearModel {
  return { score: (folded) => best(weightsOf(packed), packed, folded, reads) };
}

/** Weights by bucket: a table with room for more than twice as many as there are, each in the first free slot from its own. */
interface Weights {
  readonly keys: Int32Array;
  readonly weights: Int8Array;
}
const SLOTS = 16384;

const unpacked = new WeakMap<PackedModel, Weights>();

function weightsOf(packed: PackedModel): Weights {
  const weights = unpacked.get(packed) ?? unpack(packed);
  unpacked.set(packed, weights);
  return weights;
}

function best(weights: Weights, { step, bias }: PackedModel, folded: Folded, { classesOf, besides }: Reads): Scored {
  let top: readonly Feature[] = [];
  let sum = Number.NEGATIVE_INFINITY;
  const more = besides?.(folded.text) ?? [];
  const all = windows(classesOf ? features(folded.text, classesOf) : featuresOf(folded), classesOf && WITH_CLASSES);
  for (const words of all) {
    const window = more.length === 0 ? words : [...words, ...(all.length === 1 ? more : within(words, more))];
    const here = bias + (step * total(weights, window)) / norm(window.length);
    if (here > sum) [sum, top] = [here, window];
  }
  return { probability: logistic(sum), because: () => strongest(weights, top, folded) };
}

function within(window: readonly Feature[], besides: readonly Feature[]): Feature[] {
  const start = window[0]?.start ?? 0;
  const end = window.at(-1)?.end ?? 0;
  return besides.filter((feature) => feature.start >= start && feature.end <= end);
}

export const logistic = (logit: number) => 1 / (1 + Math.exp(-logit));

/** Long windows have more features, so each counts less; the root keeps one strong word from drowning. */
export const norm = (count: number) => Math.sqrt(Math.max(count, 6));

function total(weights: Weights, window: readonly Feature[]): number {
  let sum = 0;
  for (const feature of window) sum += weightOf(weights, feature);
  return sum;
}

function weightOf(weights: Weights, { bucket: wanted }: Feature): number {
  return weights.weights[slotOf(weights, wanted)] ?? 0;
}

/** Up to three features that weigh most for the label, in the order they stand in the text. */
function strongest(weights: Weights, window: readonly Feature[], folded: Folded): string {
  const weight = (feature: Feature) => weightOf(weights, feature);
  const chosen: Feature[] = [];
  for (const feature of window.toSorted((a, b) => weight(b) - weight(a))) {
    if (weight(feature) <= 0 || chosen.length === 3) break;
    if (!chosen.some(({ start, end }) => feature.start < end && start < feature.end)) chosen.push(feature);
  }
  return chosen
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end }) => folded.original(start, end))
    .join(' … ');
}

/** Several models read the same text one after another. */
const known = new WeakMap<Folded, Feature[]>();

function featuresOf(folded: Folded): Feature[] {
  const found = known.get(folded) ?? features(folded.text);
  known.set(folded, found);
  return found;
}

/**
 * Words, their beginnings (so that `disappointing` helps `disappointed`) and pairs of neighbours. Numbers are all alike. With classes also the classes
 * of each word, and the pairs they make with those of the words before it, in whichever order.
 */
export function features(text: string, classesOf?: ClassesOf): Feature[] {
  const found: Feature[] = [];
  const classed: { readonly classes: readonly number[]; readonly start: number }[] = [];
  let before: { own: number; plain: boolean; start: number } | null = null;
  for (const match of text.matchAll(/[a-z']+|\d+|[^ -~\s]+|\?/g)) {
    const [word] = match;
    const end = match.index + word.length;
    const own = hash(SEED, word >= '0' && word < ':' ? '0' : word);
    const plain = PLAIN.has(word);
    if (!plain) found.push({ bucket: bucket(own), start: match.index, end });
    if (word.length > 5) found.push({ bucket: bucket(hash(STEM, word.slice(0, 5))), start: match.index, end });
    if (before !== null && !(plain && before.plain)) {
      found.push({ bucket: bucket(mix(before.own, own)), start: before.start, end });
    }
    before = { own, plain, start: match.index };
    const classes = classesOf?.(word) ?? [];
    if (classes.length === 0) continue;
    for (const one of classes) {
      found.push({ bucket: bucket(mix(CLASS, one)), start: match.index, end });
      for (const earlier of classed)
        for (const other of earlier.classes)
          found.push({ bucket: bucket(pairOf(one, other)), start: earlier.start, end });
    }
    classed.push({ classes, start: match.index });
    if (classed.length > PAIRED) classed.shift();
  }
  return found;
}

const pairOf = (one: number, other: number) => mix(mix(PAIR, Math.min(one, other)), Math.max(one, other));

/** Windows of features: the whole text where it is short. So many features stand for one word. */
export function windows(all: readonly Feature[], each = 2): (readonly Feature[])[] {
  if (all.length <= each * WINDOW) return [all];
  const cut: (readonly Feature[])[] = [];
  for (let at = 0; at < all.length; at += each * STRIDE) cut.push(all.slice(at, at + each * WINDOW));
  return cut;
}

/** Features for a word with its classes and their pairs. */
const WITH_CLASSES = 3;
/** A class makes pairs with those of so many words before it that have any. */
const PAIRED = 6;

/** Words that show the style of a source and not what is meant: they count only beside another word. */
const PLAIN: ReadonlySet<string> = new Set(
  `? 0 i i'm i'd i've a an the to of in on at for is are was were be been am my me you your it its it's that this these those and or do does did
  can could would will have has had with from as so if please hi hello how what what's where when which who need want like help get some any just
  there here we our us they them their u im ive by but about one tell know`.split(/\s+/),
);

/** FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/ */
const SEED = 0x811c9dc5;
const STEM = 0x1234567;
const CLASS = 0x2345671;
const PAIR = 0x3456712;
const PRIME = 0x01000193;

function hash(seed: number, word: string): number {
  let h = seed;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), PRIME);
  return h;
}

const mix = (first: number, second: number) => Math.imul(Math.imul(first, 31) ^ second, PRIME);
const bucket = (h: number) => ((h >>> 14) ^ h) & (BUCKETS - 1);

function unpack({ gaps, weights }: PackedModel): Weights {
  const table = { keys: new Int32Array(SLOTS).fill(-1), weights: new Int8Array(SLOTS) };
  const steps = fromDigits(weights);
  let at = 0;
  // Not `entries()`: host pages replace it.
  fromGaps(gaps).forEach((gap, i) => {
    at += gap;
    const step = steps[i] ?? 0;
    const slot = slotOf(table, at);
    table.keys[slot] = at;
    table.weights[slot] = step % 2 ? -(step + 1) / 2 : step / 2;
  });
  return table;
}

/** Where this bucket is, or would be. */
function slotOf({ keys }: Weights, wanted: number): number {
  let slot = wanted & (SLOTS - 1);
  while (keys[slot] !== wanted && keys[slot] !== -1) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}
