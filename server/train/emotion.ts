// Trains the linear half of the emotion check.
import type { PackedModel } from '#domain/signals/linear-model';
import { clincRisks, forumHeat, type Labelled, multidogoRisks, starTalk } from './data.ts';
import { makeWhenStarted, modelCode } from './generated.ts';
import { type Example, recentred, train } from './linear.ts';
import { writtenCases, writtenLines } from './lines.ts';
import { valueTalk } from './value-talk.ts';

const RECIPE = {
  ...{ epochs: 4, rate: 0.2, decay: 4e-6, atLeast: 3, keep: 1300, steps: 7, cut: 100 },
  ...{ leaning: true, again: 0.5 },
};

/**
 * The probability that becomes a half. On forum text, where one text in seven is heated, F1 changes little from .18 to .28; ordinary support dialogue
 * stays as calm as it was before messages written by hand were learnt from.
 */
const FIRES_AT = 0.24;

/** A calm turn of a support desk counts as two forum texts: that is where the check works. */
const CALM_COUNTS = 2;
/** How much a message written by hand counts, where it is heated and where it only sounds like it. */
const HOT_COUNTS = 3;
const HARMLESS_COUNTS = 4;

/** Forum text for the heat, calm support dialogue, which forum text does not show, and what customers say, written by hand. */
function trainEmotion(folder: string): PackedModel {
  const calm = [
    ...[multidogoRisks, clincRisks, starTalk].flatMap((read) => read(folder, 'train')),
    ...nothingWrong(),
    ...writtenLines('ordinary'),
  ].map(({ text }): Labelled => ({ text, label: 0 }));
  const examples = [
    ...forumHeat(folder, 'train').map((row): Example => ({ ...row, weight: 1 })),
    ...once(calm).map((row): Example => ({ ...row, weight: CALM_COUNTS })),
    ...written().map((row): Example => ({ ...row, weight: row.label === 1 ? HOT_COUNTS : HARMLESS_COUNTS })),
  ];
  return recentred(train(examples, RECIPE), FIRES_AT);
}

function written(): Labelled[] {
  const cases = writtenCases().filter(({ signal }) => signal === 'emotion');
  return [...writtenLines('emotion'), ...cases.map(({ text, expect }): Labelled => ({ text, label: expect ? 1 : 0 }))];
}

/** What customers of a software ask while nothing is wrong: public support dialogue has little of it. */
const nothingWrong = () => valueTalk().filter(({ label }) => label === 0);

const once = (rows: readonly Labelled[]) => [...new Map(rows.map((row) => [row.text.toLowerCase(), row])).values()];

makeWhenStarted(import.meta.url, (folder) => ({
  file: 'signals/emotion-model',
  what: 'Weights of the linear half of the emotion check. The texts were changed into hashed word counts; all but GoEmotions are calm.',
  sources: ['emotions', 'clinc', 'multidogo', 'star'],
  kept: 'numbers and words',
  code: modelCode('EMOTION_MODEL', trainEmotion(folder)),
}));
