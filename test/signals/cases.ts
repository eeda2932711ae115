// The hand-written cases: texts with the signal they are about, what is expected, and why.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '#domain/signals/check';
import { createEmotionCheck } from '#domain/signals/emotion';
import { createLoopingCheck } from '#domain/signals/looping';
import { asksForPerson } from '#domain/signals/person';
import type { Traits, Turn } from '#domain/signals/reading';
import { createRiskCheck } from '#domain/signals/risk';
import { createValueCheck } from '#domain/signals/value';
import { WORLD } from '#domain/signals/world';

export interface Case {
  readonly text: string;
  /** `person-odd`: unusual wordings, each written before the code had seen it; what is still missed among them is known. */
  readonly signal: 'risk' | 'emotion' | 'value' | 'person' | 'person-odd' | 'reject';
  readonly expect: boolean;
  readonly why: string;
  readonly account?: Traits;
}

const FOLDER = join(import.meta.dirname, '../cases');

/** Files of other signals lie in the same folder; they are left to their own tests. */
export function casesOf(signal: Case['signal']): Case[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(join(FOLDER, file), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line): Case => JSON.parse(line))
    .filter((one) => one.signal === signal);
}

/** The day on which the cases are read; renewals in them are near it. */
const TODAY = Date.parse('2026-11-23T09:00:00Z');

const CHECKS: Record<'risk' | 'emotion' | 'value', () => Check> = {
  risk: createRiskCheck,
  emotion: createEmotionCheck,
  value: createValueCheck,
};

export function strengthOf({ signal, text, account }: Case): number {
  if (signal === 'person' || signal === 'person-odd') return asksForPerson(text).asked ? 1 : 0;
  const turn = { id: 't0', from: 'customer', text, at: TODAY } as const;
  if (signal === 'reject') return rejection(turn);
  return CHECKS[signal]().take(turn, { world: WORLD, account: account ?? null })?.strength ?? 0;
}

/** Said after an answer, any answer: how it fits the question is not what the rules read. */
function rejection(turn: Turn): number {
  const check = createLoopingCheck();
  const now = { world: WORLD, account: null };
  check.take({ id: 'q', from: 'customer', text: 'How do I export my report as a spreadsheet?' }, now);
  check.take({ id: 'a', from: 'assistant', text: 'Open Reports, choose Export, and pick the format.' }, now);
  return check.take(turn, now)?.strength ?? 0;
}

export interface Score {
  readonly recall: number;
  readonly falseAlarms: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

export function scoreOf(cases: readonly Case[]): Score {
  const fires = (one: Case) => strengthOf(one) >= 0.5;
  const wanted = cases.filter((one) => one.expect);
  const unwanted = cases.filter((one) => !one.expect);
  const missed = wanted.filter((one) => !fires(one));
  const wrong = unwanted.filter(fires);
  return {
    recall: 1 - missed.length / wanted.length,
    falseAlarms: wrong.length / unwanted.length,
    missed: missed.map(({ text, why }) => `${text} (${why})`),
    wrong: wrong.map(({ text, why }) => `${text} (${why})`),
  };
}
