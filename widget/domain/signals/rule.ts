// A rule: a named pattern over folded text, with the strength it gives and what takes it back.
import { looksEnglish } from './english.ts';
import type { Folded } from './normalise.ts';
import type { Evidence } from './reading.ts';
import { createSieve, type Sieve } from './sieve.ts';

export interface Rule {
  /** A short name that a person can read in the evidence: `double_charge`. */
  readonly name: string;
  /** How sure a match alone makes us, 0 to 1. */
  readonly strength: number;
  /** Runs in linear time over folded text: no quantifier inside a quantified group, gaps are bounded. */
  readonly pattern: RegExp;
  /** Where this matches too, the rule does not fire. */
  readonly unless?: RegExp;
}

/** Writes a rule down: its name, its strength, its pattern (a string where it is put together from parts), what takes it back. */
export function rule(name: string, strength: number, pattern: RegExp | string, unless?: RegExp): Rule {
  const compiled = typeof pattern === 'string' ? new RegExp(pattern) : pattern;
  return unless ? { name, strength, pattern: compiled, unless } : { name, strength, pattern: compiled };
}

/** Between two kinds of one sentence, and where the sentence may be two: “There was a login at night. It wasn't me.” */
const IN_SENTENCE = '[^.!?。؟\\n]{0,100}?';
export const IN_TWO = '[^\\n]{0,100}?';

/**
 * A rule for words of several kinds in one sentence, in any order. Each kind is a pattern of alternatives; `guard` is a lookahead at the
 * sentence's beginning. Linear: it is tried at the beginning of each sentence only, and looks 100 letters far.
 */
export function inAnyOrder(
  name: string,
  strength: number,
  kinds: readonly string[],
  { guard = '', gap = IN_SENTENCE, unless }: { guard?: string; gap?: string; unless?: RegExp } = {},
): Rule {
  const [last, ...others] = kinds.map((kind) => `${gap}(?<![a-z])(?:${kind})`);
  const pattern = `(?:^|[.!?。؟\\n])${guard}${others.map((one) => `(?=${one})`).join('')}${last}`;
  return rule(name, strength, pattern, unless);
}

export interface Fired {
  readonly rule: Rule;
  readonly evidence: Evidence;
}

/** The rules that fire on a text, in the order of the list. Patterns that cannot match are not run: most are never compiled. */
export function firedRules(rules: readonly Rule[], folded: Folded): Fired[] {
  const fired: Fired[] = [];
  const may = sieveOf(rules)?.(folded.text);
  // Not `entries()`: host pages replace it.
  rules.forEach((rule, at) => {
    const match = may?.[at] ? rule.pattern.exec(folded.text) : null;
    if (match === null || rule.unless?.test(folded.text)) return;
    const words = folded.original(match.index, match.index + match[0].length).trim();
    fired.push({ rule, evidence: { words, rule: rule.name } });
  });
  return fired;
}

/** The same of the rules for English, and of those for other languages (null: they are not there) where the text is not plainly English. */
export function firedInWorld(english: readonly Rule[], world: readonly Rule[] | null, folded: Folded): Fired[] {
  const fired = firedRules(english, folded);
  return world === null || looksEnglish(folded.text) ? fired : [...fired, ...firedRules(world, folded)];
}

const sieves = new WeakMap<readonly Rule[], Sieve>();

/** Makes what `firedRules` needs for this list, once, a pattern at a time. */
export function* prepareRules(rules: readonly Rule[]): Generator<void> {
  if (sieves.has(rules)) return;
  sieves.set(rules, yield* createSieve(rules.map(({ pattern }) => pattern)));
}

function sieveOf(rules: readonly Rule[]): Sieve | undefined {
  for (const _ of prepareRules(rules));
  return sieves.get(rules);
}

/** Independent reasons add up: the chance that at least one of them holds. */
export function together(strengths: readonly number[]): number {
  return 1 - strengths.reduce((none, strength) => none * (1 - strength), 1);
}
