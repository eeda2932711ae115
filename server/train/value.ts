// Trains the linear half of the value check: on sentences put together from classes of words, on hand-written cases and lines, and on ordinary dialogue.
import type { PackedModel } from '#domain/signals/linear-model';
import { fold } from '#domain/signals/normalise';
import { firedRules } from '#domain/signals/rule';
import { VALUE_RULES } from '#domain/signals/value-rules';
import { bankingRisks, clincRisks, type Labelled, multidogoRisks, starTalk } from './data.ts';
import { makeWhenStarted, modelCode } from './generated.ts';
import { type Example, recentred, train } from './linear.ts';
import { writtenCases, writtenLines } from './lines.ts';
import { valueTalk } from './value-talk.ts';

const RECIPE = { epochs: 8, rate: 0.4, decay: 4e-6, atLeast: 3, keep: 2500, leaning: true };

const CASES_COUNT = 6;
const LINES_COUNT = 12;
const MADE_COUNT = 1.5;
/** One line in so many of ordinary dialogue: more would drown the few thousand sentences. */
const ORDINARY = 2;

/** At this chance the model alone calls a deal: about one ordinary turn in 400 is above it, and the demo’s calm threads stay calm. */
const FIRES_AT = 0.34;

export function trainValue(folder: string): PackedModel {
  const examples = [
    ...weighed(casesOfValue(), CASES_COUNT),
    ...weighed(writtenLines('value'), LINES_COUNT),
    ...weighed(once(valueTalk()), MADE_COUNT),
    ...weighed(ordinary(folder), 1),
  ];
  return recentred(train(examples, RECIPE), FIRES_AT);
}

const weighed = (rows: readonly Labelled[], weight: number) => rows.map((row): Example => ({ ...row, weight }));

const once = (rows: readonly Labelled[]) => [...new Map(rows.map((row) => [row.text.toLowerCase(), row])).values()];

function ordinary(folder: string): Labelled[] {
  const talk = [multidogoRisks, clincRisks, bankingRisks, starTalk].flatMap((read) => read(folder, 'train'));
  return once(talk.map(({ text }) => ({ text, label: 0 as const }))).filter((_, i) => i % ORDINARY === 0);
}

/** The cases of value, and those of heat and of asking for a person in which no rule hears a deal. What an account adds is no matter of words. */
function casesOfValue(): Labelled[] {
  return writtenCases().flatMap(({ text, signal, expect, account }): Labelled[] => {
    if (signal === 'value') return expect && account !== undefined ? [] : [{ text, label: expect ? 1 : 0 }];
    const another = signal !== 'risk' && firedRules(VALUE_RULES, fold(text)).length === 0;
    return another ? [{ text, label: 0 }] : [];
  });
}

makeWhenStarted(import.meta.url, (folder) => ({
  file: 'signals/value-model',
  what: 'Weights of the linear half of the value check, learnt from hand-written sentences. The texts were changed into hashed word counts; all of the sources named here are ordinary talk.',
  sources: ['banking', 'clinc', 'multidogo', 'star'],
  kept: 'numbers and words',
  code: modelCode('VALUE_MODEL', trainValue(folder)),
}));
