// Trains the linear half of the value check: on sentences put together from classes of words, on hand-written cases and lines, and on ordinary dialogue.
import { dealPairs } from '#domain/signals/deal-words';
import type { PackedModel } from '#domain/signals/linear-model';
import { bankingRisks, clincRisks, customerTurns, type Labelled, multidogoRisks, starTalk } from './data.ts';
import { makeWhenStarted, modelCode } from './generated.ts';
import { type Example, type Recipe, recentred, train } from './linear.ts';
import { writtenCases, writtenLines } from './lines.ts';
import { valueTalk } from './value-talk.ts';

const RECIPE: Recipe = {
  epochs: 4,
  rate: 0.4,
  decay: 4e-6,
  atLeast: 3,
  keep: 3700,
  leaning: true,
  again: 0.5,
  steps: 5,
  reads: { besides: dealPairs },
};

const CASES_COUNT = 6;
const LINES_COUNT = 8;
const MADE_COUNT = 1.5;
const ORDINARY_COUNTS = 2;

/**
 * At this chance the model alone calls a deal: the lowest at which at most .3 % of the turns of ordinary dialogue are taken for one, and at most
 * 1.3 % of a source it never saw (travel, MultiWOZ).
 */
const FIRES_AT = 0.45;

export function trainValue(folder: string): PackedModel {
  const examples = [
    ...weighed(casesOfValue(), CASES_COUNT),
    ...weighed(writtenLines('value'), LINES_COUNT),
    ...weighed(once(valueTalk()), MADE_COUNT),
    ...weighed(harmless(), LINES_COUNT),
    ...weighed(ordinary(folder), ORDINARY_COUNTS),
  ];
  return recentred(train(examples, RECIPE), FIRES_AT);
}

const weighed = (rows: readonly Labelled[], weight: number) => rows.map((row): Example => ({ ...row, weight }));

const once = (rows: readonly Labelled[]) => [...new Map(rows.map((row) => [row.text.toLowerCase(), row])).values()];

/** Lines of other checks that tell of nothing. */
const harmless = () => [...writtenLines('risk'), ...writtenLines('emotion')].filter(({ label }) => label === 0);

function ordinary(folder: string): Labelled[] {
  const support = [multidogoRisks, clincRisks, bankingRisks, starTalk].flatMap((read) => read(folder, 'train'));
  const chat = customerTurns(folder, 'breakdown_dbdc3/train.jsonl').map((text) => ({ text }));
  return once([...support, ...chat].map(({ text }) => ({ text, label: 0 as const })));
}

/** In these words a case of another check may be a deal as well. */
const SOUNDS_LIKE_A_DEAL =
  /cancel|subscri|contract|member|renew|leav|switch|compet|pric|expens|plan|service|account|sales|upgrad|licen|seat|quote|buy|purchas|business|worth|else|demo|trial|refund|pay|angebot|vertrag|abo|kund/i;

/** The cases of value, and those of heat and of asking for a person in which nobody hears a deal. What an account adds is no matter of words. */
function casesOfValue(): Labelled[] {
  return writtenCases().flatMap(({ text, signal, expect, account }): Labelled[] => {
    if (signal === 'value') return expect && account !== undefined ? [] : [{ text, label: expect ? 1 : 0 }];
    const another = signal !== 'risk' && !SOUNDS_LIKE_A_DEAL.test(text);
    return another ? [{ text, label: 0 }] : [];
  });
}

makeWhenStarted(import.meta.url, (folder) => ({
  file: 'signals/value-model',
  what: 'Weights of the linear half of the value check, learnt from hand-written sentences. The texts were changed into hashed word counts; all of the sources named here are ordinary talk.',
  sources: ['banking', 'clinc', 'multidogo', 'star', 'breakdown'],
  kept: 'numbers and words',
  code: modelCode('VALUE_MODEL', trainValue(folder)),
}));
