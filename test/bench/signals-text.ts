// Measures risk, emotion, value and the request for a person on every labelled set there is.
import type { Check } from '#domain/signals/check';
import { createEmotionCheck } from '#domain/signals/emotion';
import { asksForPerson } from '#domain/signals/person';
import type { Turn } from '#domain/signals/reading';
import { createRiskCheck } from '#domain/signals/risk';
import { createValueCheck } from '#domain/signals/value';
import {
  banking,
  clinc,
  dissatisfied,
  goEmotions,
  hasLabelledData,
  type Labelled,
  multidogo,
  star,
} from '../../server/train/labelled.ts';
import { RISK_SOURCES, type Source, trainRisk } from '../../server/train/risk.ts';
import { type Case, casesOf, strengthOf } from '../signals/cases.ts';
import { type Ranking, ranked, type Scored } from './ranking.ts';

/** One line of the table. `set` ends in `(held out)` where no weight was trained on that source. */
export interface BenchRow extends Ranking {
  readonly signal: string;
  readonly set: string;
  readonly microseconds: number;
}

/** All rows. Without the labelled conversations only the hand-written cases are measured. */
export function signalsTextRows(): BenchRow[] {
  return [
    ...caseRows(),
    ...(hasLabelledData ? [...riskRows(), ...heldOutRows(), ...emotionRows(), ...quietRows()] : []),
  ];
}

function caseRows(): BenchRow[] {
  const signals: readonly Case['signal'][] = ['risk', 'emotion', 'value', 'person'];
  return signals.map((signal) =>
    measured(signal, 'hand-written cases', casesOf(signal), (one) => ({
      strength: strengthOf(one),
      label: one.expect ? 1 : 0,
    })),
  );
}

function riskRows(): BenchRow[] {
  return Object.entries(RISK_SOURCES).map(([name, read]) =>
    checked('risk', `${name} dev`, createRiskCheck(), read('dev')),
  );
}

/** Trained again without the source, then measured on all of it: what to expect on a source nobody has seen. */
function heldOutRows(): BenchRow[] {
  const sources: readonly Source[] = ['banking77', 'clinc150', 'multidogo', 'star'];
  return sources.map((source) =>
    checked('risk', `${source} (held out)`, createRiskCheck(trainRisk([source])), RISK_SOURCES[source]('train')),
  );
}

function emotionRows(): BenchRow[] {
  const emotion = (set: string, rows: readonly Labelled[]) => checked('emotion', set, createEmotionCheck(), rows);
  return [
    emotion('goemotions dev', goEmotions('dev')),
    emotion('clinc150 dev, all calm', calm(clinc('dev'))),
    emotion('multidogo dev, all calm', calm(multidogo('dev'))),
    emotion('star dev, all calm (held out from rules)', star('dev')),
    dissatisfiedRow(),
  ];
}

/** Whole dialogues, one check each, so that history counts. */
function dissatisfiedRow(): BenchRow {
  const start = performance.now();
  const scored = dissatisfied('dev').flatMap(readThrough);
  const microseconds = ((performance.now() - start) * 1000) / scored.length;
  return { signal: 'emotion', set: 'uss-mwoz dev (held out)', ...ranked(scored), microseconds };
}

function readThrough(turns: ReturnType<typeof dissatisfied>[number]): Scored[] {
  const check = createEmotionCheck();
  return turns.flatMap(({ text, from, label }, i) => {
    const reading = check.take({ id: `t${i}`, from, text }, { account: null });
    return reading === null || label === null ? [] : [{ strength: reading.strength, label }];
  });
}

/** Nothing here is a deal or asks for a person: only the false alarms are of interest. */
function quietRows(): BenchRow[] {
  const quiet = [...calm(multidogo('dev')), ...calm(clinc('dev')), ...calm(banking('dev')), ...star('dev')];
  return [
    checked('value', 'ordinary dialogue, no deals', createValueCheck(), quiet),
    measured('person', 'ordinary dialogue, no requests', quiet, ({ text, label }) => ({
      strength: asksForPerson(text).asked ? 1 : 0,
      label,
    })),
  ];
}

const calm = (rows: readonly Labelled[]) =>
  rows.filter(({ label }) => label === 0).map(({ text }): Labelled => ({ text, label: 0 }));

function checked(signal: string, set: string, check: Check, rows: readonly Labelled[]): BenchRow {
  return measured(signal, set, rows, ({ text, label }) => {
    check.segment?.();
    return { strength: strengthIn(check, { id: 't0', from: 'customer', text }), label };
  });
}

const strengthIn = (check: Check, turn: Turn) => check.take(turn, { account: null })?.strength ?? 0;

function measured<T>(signal: string, set: string, rows: readonly T[], read: (row: T) => Scored): BenchRow {
  for (const row of rows.slice(0, 300)) read(row);
  const start = performance.now();
  const scored = rows.map(read);
  const microseconds = ((performance.now() - start) * 1000) / rows.length;
  return { signal, set, ...ranked(scored), microseconds };
}
