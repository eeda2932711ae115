// Rules over words: named expressions, each with a strength; the strongest that fires gives the reading, every one that fires gives evidence.
import type { Evidence, Reading, Signal } from './reading.ts';

export interface Rule {
  readonly rule: string;
  readonly strength: number;
  readonly words: RegExp;
}

/** The most of a text that is read: its start and its end. Longer texts cost no more. */
export const MOST = 6_000;

export function readable(text: string): string {
  return text.length <= MOST ? text : `${text.slice(0, 4_000)} ${text.slice(-1_990)}`;
}

export function byRules(
  signal: Signal,
  rules: readonly Rule[],
  text: string,
  extra: readonly (Evidence & { strength: number })[] = [],
): Reading {
  const read = readable(text).replace(/[’‘]/g, "'");
  const fired = rules.flatMap(({ rule, strength, words }) => {
    const match = words.exec(read);
    return match ? [{ rule, strength, words: match[0].trim().slice(0, 120) }] : [];
  });
  const all = [...fired, ...extra].sort((a, b) => b.strength - a.strength);
  const none = all.reduce((rest, one) => rest * (1 - one.strength * 0.6), 1);
  const strength = all[0] ? Math.max(all[0].strength, Math.min(0.98, 1 - none)) : 0;
  const raised = all[0] && all[0].strength >= 0.5 ? strength : Math.min(strength, 0.7);
  return { signal, strength: round(raised), evidence: all.slice(0, 5).map(({ strength: _, ...one }) => one) };
}

export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
