// Trains the linear half of the emotion check.
import type { PackedModel } from '#domain/signals/linear-model';
import { clincRisks, forumHeat, type Labelled, multidogoRisks, starTalk } from './data.ts';
import { makeWhenStarted, modelCode } from './generated.ts';
import { type Example, recentred, train } from './linear.ts';

const RECIPE = { epochs: 2, rate: 0.2, decay: 4e-6, atLeast: 3, keep: 1400, leaning: true };

/** The probability that gives the best F1 on forum text, where one text in seven is heated, becomes a half. Calm support dialogue stays far below it. */
const FIRES_AT = 0.24;

/** Forum text for the heat, and calm support dialogue, which forum text does not show. */
function trainEmotion(folder: string): PackedModel {
  const calm = [multidogoRisks, clincRisks, starTalk]
    .flatMap((read) => read(folder, 'train'))
    .map(({ text }): Labelled => ({ text, label: 0 }));
  const examples = [...forumHeat(folder, 'train'), ...once(calm)].map((row): Example => ({ ...row, weight: 1 }));
  return recentred(train(examples, RECIPE), FIRES_AT);
}

const once = (rows: readonly Labelled[]) => [...new Map(rows.map((row) => [row.text.toLowerCase(), row])).values()];

makeWhenStarted(import.meta.url, (folder) => ({
  file: 'signals/emotion-model',
  what: 'Weights of the linear half of the emotion check. The texts were changed into hashed word counts; all but GoEmotions are calm.',
  sources: ['emotions', 'clinc', 'multidogo', 'star'],
  kept: 'numbers and words',
  code: modelCode('EMOTION_MODEL', trainEmotion(folder)),
}));
