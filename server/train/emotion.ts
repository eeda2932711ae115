// Trains the linear half of the emotion check. `npx tsx server/train/emotion.ts` writes widget/domain/signals/emotion-model.generated.ts.
import { pathToFileURL } from 'node:url';
import type { PackedModel } from '#domain/signals/linear-model';
import { ABSENT, clinc, goEmotions, hasLabelledData, type Labelled, multidogo, star } from './labelled.ts';
import { type Example, recentred, train } from './linear.ts';
import { writeModel } from './write-model.ts';

const RECIPE = { epochs: 2, rate: 0.2, decay: 4e-6, atLeast: 3, keep: 1400, leaning: true };

/** The probability that gives the best F1 on forum text, where one text in seven is heated, becomes a half. Calm support dialogue stays far below it. */
const FIRES_AT = 0.24;

/** Forum text for the heat, and calm support dialogue, which forum text does not show. */
export function trainEmotion(): PackedModel {
  const calm = [...multidogo('train'), ...clinc('train'), ...star('train')].map(
    ({ text }): Labelled => ({ text, label: 0 }),
  );
  const examples = [...goEmotions('train'), ...once(calm)].map((row): Example => ({ ...row, weight: 1 }));
  return recentred(train(examples, RECIPE), FIRES_AT);
}

const once = (rows: readonly Labelled[]) => [...new Map(rows.map((row) => [row.text.toLowerCase(), row])).values()];

const HEADER = `// Weights of the linear half of the emotion check. Made by \`npx tsx server/train/emotion.ts\`; do not edit.
// Trained on GoEmotions (Demszky et al. 2020, Google, CC BY 4.0) and, as calm text, CLINC150 (Larson et al. 2019, CC BY 3.0), MultiDoGO (Amazon,
// CDLA-Permissive-1.0) and STAR (Rasa, MIT). The texts were changed into hashed word counts; only weights stand here.`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (hasLabelledData) writeModel('emotion-model', 'EMOTION_MODEL', HEADER, trainEmotion());
  else console.error(ABSENT);
  process.exitCode = hasLabelledData ? 0 : 1;
}
