// All five checks, the intent classifier and the request for a person, over one thread.
import { isCourtesy } from '../courtesy.ts';
import { createIntentReader } from '../intent.ts';
import type { Playbook } from '../playbook.ts';
import type { Reader } from './check.ts';
import { createConfidenceCheck } from './confidence.ts';
import { createEmotionCheck } from './emotion.ts';
import { createLoopingCheck } from './looping.ts';
import { asksForPerson } from './person.ts';
import type { IntentReading, Reading, Turn } from './reading.ts';
import { createRiskCheck } from './risk.ts';
import { createValueCheck } from './value.ts';

/** A courtesy asks for nothing, so no row of the matrix is about it. */
const NOTHING: IntentReading = { id: null, score: 1 };

/**
 * Costs the same on every turn, and holds no more of the thread than the checks say they do: long threads are read as they come. Who makes
 * many for one playbook makes `intentOf` once: it unpacks the classifier.
 */
export function createReader(
  playbook: Pick<Playbook, 'classifier'>,
  intentOf = createIntentReader(playbook.classifier),
): Reader {
  const checks = { risk: createRiskCheck(), emotion: createEmotionCheck(), value: createValueCheck() };
  const looping = createLoopingCheck();
  const confidence = createConfidenceCheck();
  let question = '';

  return {
    take(turn, context) {
      const read = (check: { take(turn: Turn, now: typeof context): Reading | null }) => check.take(turn, context);
      const risk = read(checks.risk);
      const emotion = read(checks.emotion);
      const value = read(checks.value);
      const loops = read(looping);
      if (turn.from !== 'customer' || !risk || !emotion || !value || !loops) return null;
      question = turn.text;
      return {
        turn: turn.id,
        intent: isCourtesy(turn.text) ? NOTHING : intentOf(turn.text),
        person: asksForPerson(turn.text),
        readings: { risk, confidence: confidence.judge(question, null), emotion, value, looping: loops },
      };
    },
    judge: (answer) => confidence.judge(question, answer),
    repeats: (answer) => looping.repeats(answer),
    segment() {
      for (const check of Object.values(checks)) check.segment?.();
      looping.segment?.();
    },
  };
}
