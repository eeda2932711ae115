// Trains the linear half of the risk check over all sources. `npx tsx server/train/risk.ts` writes widget/domain/signals/risk-model.generated.ts.
import { pathToFileURL } from 'node:url';
import type { PackedModel } from '#domain/signals/linear-model';
import { ABSENT, banking, clinc, hasLabelledData, type Labelled, multidogo, type Split, star } from './labelled.ts';
import { type Example, recentred, train } from './linear.ts';
import { writeModel } from './write-model.ts';

export type Source = 'banking77' | 'clinc150' | 'multidogo' | 'star';

export const RISK_SOURCES: Readonly<Record<Source, (split: Split) => Labelled[]>> = {
  banking77: banking,
  clinc150: clinc,
  multidogo,
  star,
};

const RECIPE = { epochs: 4, rate: 0.5, decay: 2e-6, atLeast: 3, keep: 1600 };

/** Where the model alone calls a risk: high enough that ordinary dialogue of a source it never saw stays quiet. */
const FIRES_AT = 0.75;

/** A model over all sources but the ones left out. */
export function trainRisk(without: readonly Source[] = []): PackedModel {
  const examples = Object.entries(RISK_SOURCES)
    .filter(([name]) => !without.some((left) => left === name))
    .flatMap(([, read]) => weighed(read('train')));
  return recentred(train(examples, RECIPE), FIRES_AT);
}

/** Repeated small talk counts once. */
function weighed(rows: readonly Labelled[]): Example[] {
  const unique = new Map(rows.map((row) => [`${row.label}${row.text.toLowerCase()}`, row]));
  return [...unique.values()].map(({ text, label }) => ({ text, label, weight: label === 1 ? 2 : 1 }));
}

const HEADER = `// Weights of the linear half of the risk check. Made by \`npx tsx server/train/risk.ts\`; do not edit.
// Trained on BANKING77 (PolyAI, CC BY 4.0), CLINC150 (Larson et al. 2019, CC BY 3.0), MultiDoGO (Amazon, CDLA-Permissive-1.0) and STAR (Rasa, MIT).
// The texts were changed into hashed word counts; only weights stand here.`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (hasLabelledData) writeModel('risk-model', 'RISK_MODEL', HEADER, trainRisk());
  else console.error(ABSENT);
  process.exitCode = hasLabelledData ? 0 : 1;
}
