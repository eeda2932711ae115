// Trains the linear half of the risk check over all sources.
import type { PackedModel } from '#domain/signals/linear-model';
import { bankingRisks, clincRisks, type Labelled, multidogoRisks, type Split, starTalk } from './data.ts';
import { makeWhenStarted, modelCode } from './generated.ts';
import { type Example, recentred, train } from './linear.ts';

export type Source = 'banking77' | 'clinc150' | 'multidogo' | 'star';

export const RISK_SOURCES: Readonly<Record<Source, (folder: string, split: Split) => Labelled[]>> = {
  banking77: bankingRisks,
  clinc150: clincRisks,
  multidogo: multidogoRisks,
  star: starTalk,
};

const RECIPE = { epochs: 4, rate: 0.5, decay: 2e-6, atLeast: 3, keep: 1600 };

/** Where the model alone calls a risk: high enough that ordinary dialogue of a source it never saw stays quiet. */
const FIRES_AT = 0.77;

/** A model over all sources but the ones left out. */
export function trainRisk(folder: string, without: readonly Source[] = []): PackedModel {
  const examples = Object.entries(RISK_SOURCES)
    .filter(([name]) => !without.some((left) => left === name))
    .flatMap(([, read]) => weighed(read(folder, 'train')));
  return recentred(train(examples, RECIPE), FIRES_AT);
}

/** Repeated small talk counts once. */
function weighed(rows: readonly Labelled[]): Example[] {
  const unique = new Map(rows.map((row) => [`${row.label}${row.text.toLowerCase()}`, row]));
  return [...unique.values()].map(({ text, label }) => ({ text, label, weight: label === 1 ? 2 : 1 }));
}

makeWhenStarted(import.meta.url, (folder) => ({
  file: 'signals/risk-model',
  what: 'Weights of the linear half of the risk check. The texts were changed into hashed word counts.',
  sources: ['banking', 'clinc', 'multidogo', 'star'],
  kept: 'numbers and words',
  code: modelCode('RISK_MODEL', trainRisk(folder)),
}));
