// Trains the linear half of the risk check over all sources, and over lines written by hand.
import type { PackedModel } from '#domain/signals/linear-model';
import { riskClassesOf } from '#domain/signals/risk-words';
import {
  bankingRisks,
  clincRisks,
  customerTurns,
  forumHeat,
  type Labelled,
  multidogoRisks,
  type Split,
  starTalk,
} from './data.ts';
import { makeWhenStarted, modelCode } from './generated.ts';
import { type Example, recentred, train } from './linear.ts';
import { writtenCases, writtenLines } from './lines.ts';
import { valueTalk } from './value-talk.ts';

export type Source = 'banking77' | 'clinc150' | 'multidogo' | 'star';

export const RISK_SOURCES: Readonly<Record<Source, (folder: string, split: Split) => Labelled[]>> = {
  banking77: bankingRisks,
  clinc150: clincRisks,
  multidogo: multidogoRisks,
  star: starTalk,
};

const RECIPE = {
  ...{ epochs: 4, rate: 0.5, decay: 2e-6, atLeast: 3, keep: 2000, steps: 7, cut: 100 },
  ...{ reads: { classesOf: riskClassesOf }, again: 0.4 },
};

/**
 * How much a line written by hand counts beside one of a public source, of which there are more and all alike: one that tells of a risk, one that
 * only sounds like it, and one that was written to be calm for another check.
 */
const RISKY_COUNTS = 6;
const HARMLESS_COUNTS = 12;
const CALM_COUNTS = 4;
/** Talk about films and small talk, and calm texts of a forum, of which there are many and a few do tell of a risk. */
const SMALL_TALK_COUNTS = 2;
const FORUM_COUNTS = 0.5;

/** Where the model alone calls a risk: high enough that ordinary dialogue of a source it never saw stays quiet. */
const FIRES_AT = 0.77;

/** A model over all sources but the ones left out. */
export function trainRisk(folder: string, without: readonly Source[] = []): PackedModel {
  const examples = Object.entries(RISK_SOURCES)
    .filter(([name]) => !without.some((left) => left === name))
    .flatMap(([, read]) => weighed(read(folder, 'train')));
  return recentred(train([...examples, ...talk(folder), ...written()], RECIPE), FIRES_AT);
}

function talk(folder: string): Example[] {
  const calm = (texts: readonly string[], weight: number) =>
    weighed(texts.map((text) => ({ text, label: 0 }))).map((row): Example => ({ ...row, weight }));
  const forum = forumHeat(folder, 'train').filter(({ label }) => label === 0);
  return [
    ...calm(
      forum.map(({ text }) => text),
      FORUM_COUNTS,
    ),
    ...calm(customerTurns(folder, 'looping_iard/train.jsonl'), SMALL_TALK_COUNTS),
    ...calm(customerTurns(folder, 'breakdown_dbdc3/train.jsonl'), SMALL_TALK_COUNTS),
  ];
}

function written(): Example[] {
  const cases = writtenCases().flatMap(({ text, signal, expect }): Labelled[] =>
    signal === 'risk' ? [{ text, label: expect ? 1 : 0 }] : [],
  );
  const calm = [...valueTalk(), ...writtenLines('value'), ...writtenLines('emotion')].filter(
    ({ label }) => label === 0,
  );
  return [
    ...[...writtenLines('risk'), ...writtenLines('ordinary'), ...cases].map(
      (row): Example => ({ ...row, weight: row.label === 1 ? RISKY_COUNTS : HARMLESS_COUNTS }),
    ),
    ...calm.map((row): Example => ({ ...row, weight: CALM_COUNTS })),
  ];
}

/** Repeated small talk counts once. */
function weighed(rows: readonly Labelled[]): Example[] {
  const unique = new Map(rows.map((row) => [`${row.label}${row.text.toLowerCase()}`, row]));
  return [...unique.values()].map(({ text, label }) => ({ text, label, weight: 1 }));
}

makeWhenStarted(import.meta.url, (folder) => ({
  file: 'signals/risk-model',
  what: 'Weights of the linear half of the risk check. The texts were changed into hashed word counts.',
  sources: ['banking', 'clinc', 'multidogo', 'star', 'emotions', 'iard', 'breakdown'],
  kept: 'numbers and words',
  code: modelCode('RISK_MODEL', trainRisk(folder)),
}));
