// What is read on a turn once an answer to it is known: may it be trusted, does it go round in circles, does it promise a person?
import { promisesAPerson } from './promises-a-person.ts';
import type { ProposedAnswer, Reader } from './signals/check.ts';
import type { Reading, TurnReadings } from './signals/reading.ts';

/** The readings of the last customer turn, judged with the answer that is about to be given to it. Changes nothing in the reader. */
export function withAnswer(reader: Reader, read: TurnReadings, answer: ProposedAnswer): TurnReadings {
  const repeats = reader.repeats(answer);
  const looping = repeats.strength > read.readings.looping.strength ? repeats : read.readings.looping;
  return { ...read, readings: { ...read.readings, confidence: keeping(reader.judge(answer), answer.text), looping } };
}

/** An answer that promises a person is no answer: only a handoff keeps the promise. */
function keeping(judged: Reading, answer: string): Reading {
  const promise = promisesAPerson(answer);
  return promise ? { ...judged, strength: 1, evidence: [promise, ...judged.evidence] } : judged;
}
