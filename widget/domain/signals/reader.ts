// The reader: all five checks, the intent classifier and the request for a person, over one thread, a turn at a time.
import { createIntentReader } from '../intent.ts';
import type { Playbook } from '../playbook.ts';
import type { Reader } from './check.ts';
import { judgeAnswer } from './confidence.ts';
import { createEmotionCheck } from './emotion.ts';
import { createLoopingCheck } from './looping.ts';
import { asksForPerson } from './person.ts';
import type { Reading } from './reading.ts';
import { createRiskCheck } from './risk.ts';
import { createValueCheck } from './value.ts';

const REST: Reading = { signal: 'confidence', strength: 0, evidence: [] };

export function createReader(playbook: Pick<Playbook, 'classifier'>): Reader {
  const intentOf = createIntentReader(playbook.classifier);
  const risk = createRiskCheck();
  const emotion = createEmotionCheck();
  const value = createValueCheck();
  const looping = createLoopingCheck();
  let question = '';

  return {
    take(turn, context) {
      const readings = {
        risk: risk.take(turn, context),
        emotion: emotion.take(turn, context),
        value: value.take(turn, context),
        looping: looping.take(turn, context),
      };
      if (turn.from !== 'customer' || !readings.risk || !readings.emotion || !readings.value || !readings.looping)
        return null;
      question = turn.text;
      const { risk: one, emotion: two, value: three, looping: four } = readings;
      return {
        turn: turn.id,
        intent: intentOf(turn.text),
        person: asksForPerson(turn.text),
        readings: { risk: one, confidence: REST, emotion: two, value: three, looping: four },
      };
    },
    judge: (answer) => judgeAnswer(question, answer),
    repeats: (answer) => looping.repeats(answer),
    segment() {
      emotion.segment?.();
      looping.segment?.();
    },
  };
}
