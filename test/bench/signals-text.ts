// Measures risk, emotion, value and the request for a person on every labelled set there is.
import type { Check } from '#domain/signals/check';
import { createEmotionCheck } from '#domain/signals/emotion';
import { asksForPerson } from '#domain/signals/person';
import type { Turn } from '#domain/signals/reading';
import { createRiskCheck } from '#domain/signals/risk';
import { createValueCheck } from '#domain/signals/value';
import { WORLD } from '#domain/signals/world';
import {
  bankingRisks,
  clincRisks,
  dissatisfied,
  forumHeat,
  type Labelled,
  multidogoRisks,
  starTalk,
} from '../../server/train/data.ts';
import { RISK_SOURCES, type Source, trainRisk } from '../../server/train/risk.ts';
import { type Case, casesOf, strengthOf } from '../signals/cases.ts';
import { type Ranking, ranked, type Scored } from './ranking.ts';

/** One line of the table. `set` ends in `(held out)` where no weight was trained on that source. */
export interface BenchRow extends Ranking {
  readonly signal: string;
  readonly set: string;
  readonly microseconds: number;
}

/** All rows. Without the labelled conversations (`folder` is null) only the hand-written cases are measured. */
export function signalsTextRows(folder: string | null): BenchRow[] {
  return [
    ...caseRows(),
    ...(folder === null ? [] : [riskRows, heldOutRows, emotionRows, quietRows].flatMap((rows) => rows(folder))),
  ];
}

function caseRows(): BenchRow[] {
  const signals: readonly Case['signal'][] = ['risk', 'emotion', 'value', 'person', 'person-odd', 'reject'];
  return signals.map((signal) =>
    measured(...nameOf(signal), casesOf(signal), (one) => ({
      strength: strengthOf(one),
      label: one.expect ? 1 : 0,
    })),
  );
}

const nameOf = (signal: Case['signal']): [string, string] =>
  signal === 'person-odd' ? ['person', 'hand-written, odd wordings'] : [signal, 'hand-written cases'];

function riskRows(folder: string): BenchRow[] {
  return Object.entries(RISK_SOURCES).map(([name, read]) =>
    checked('risk', `${name} dev`, createRiskCheck(), read(folder, 'dev')),
  );
}

/** Trained again without the source, then measured on all of it: what to expect on a source nobody has seen. */
function heldOutRows(folder: string): BenchRow[] {
  const sources: readonly Source[] = ['banking77', 'clinc150', 'multidogo', 'star'];
  return sources.map((source) =>
    checked(
      'risk',
      `${source} (held out)`,
      createRiskCheck(trainRisk(folder, [source])),
      RISK_SOURCES[source](folder, 'train'),
    ),
  );
}

function emotionRows(folder: string): BenchRow[] {
  const emotion = (set: string, rows: readonly Labelled[]) => checked('emotion', set, createEmotionCheck(), rows);
  return [
    emotion('goemotions dev', forumHeat(folder, 'dev')),
    emotion('clinc150 dev, all calm', calm(clincRisks(folder, 'dev'))),
    emotion('multidogo dev, all calm', calm(multidogoRisks(folder, 'dev'))),
    emotion('star dev, all calm (held out from rules)', starTalk(folder, 'dev')),
    dissatisfiedRow(folder),
  ];
}

/** Whole dialogues, one check each, so that history counts. */
function dissatisfiedRow(folder: string): BenchRow {
  const start = performance.now();
  const scored = dissatisfied(folder, 'dev').flatMap(readThrough);
  const microseconds = ((performance.now() - start) * 1000) / scored.length;
  return { signal: 'emotion', set: 'uss-mwoz dev (held out)', ...ranked(scored), microseconds };
}

function readThrough(turns: ReturnType<typeof dissatisfied>[number]): Scored[] {
  const check = createEmotionCheck();
  return turns.flatMap(({ text, from, label }, i) => {
    const reading = check.take({ id: `t${i}`, from, text }, { account: null, world: WORLD });
    return reading === null || label === null ? [] : [{ strength: reading.strength, label }];
  });
}

/** Nothing here is a deal or asks for a person: only the false alarms are of interest. */
function quietRows(folder: string): BenchRow[] {
  const quiet = [
    ...calm(multidogoRisks(folder, 'dev')),
    ...calm(clincRisks(folder, 'dev')),
    ...calm(bankingRisks(folder, 'dev')),
    ...starTalk(folder, 'dev'),
  ];
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

const strengthIn = (check: Check, turn: Turn) => check.take(turn, { account: null, world: WORLD })?.strength ?? 0;

function measured<T>(signal: string, set: string, rows: readonly T[], read: (row: T) => Scored): BenchRow {
  for (const row of rows.slice(0, 300)) read(row);
  const start = performance.now();
  const scored = rows.map(read);
  const microseconds = ((performance.now() - start) * 1000) / rows.length;
  return { signal, set, ...ranked(scored), microseconds };
}
