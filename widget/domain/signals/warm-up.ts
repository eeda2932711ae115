// Does what the first reading would do once and for all (compile expressions, unpack weights), in steps small enough for an idle moment.
import { createConfidenceCheck } from './confidence.ts';
import { createEmotionCheck } from './emotion.ts';
import { EMOTION_RULES } from './emotion-rules.ts';
import { createLoopingCheck } from './looping.ts';
import { meaningOf, partsOf } from './meaning.ts';
import { fold } from './normalise.ts';
import { asksForPerson } from './person.ts';
import { PERSON_PHRASES } from './person-phrases.ts';
import { REJECTION_RULES } from './rejection-rules.ts';
import { createRiskCheck } from './risk.ts';
import { RISK_RULES } from './risk-rules.ts';
import type { Rule } from './rule.ts';
import { createValueCheck } from './value.ts';
import { VALUE_RULES } from './value-rules.ts';

/** Long enough for each expression to be worth compiling, and about nothing. */
const TEXT = 'hello there, how do i change the picture that is shown beside my name on the page?';
const RULES: readonly Rule[] = [...RISK_RULES, ...EMOTION_RULES, ...VALUE_RULES, ...PERSON_PHRASES, ...REJECTION_RULES];
const TURN = { id: 'warm-up', from: 'customer', text: TEXT } as const;
const NOBODY = { account: null, world: null };

/** Take it on until it is done; each step is a millisecond or a few. Changes nothing that any thread sees. */
export function* warmUp(): Generator<void> {
  const { text } = fold(TEXT);
  for (const { pattern, unless } of RULES) {
    // Twice: the first run interprets, the second compiles.
    for (const each of [pattern, pattern, unless]) each?.test(text);
    yield;
  }
  meaningOf(partsOf(['hello']));
  yield;
  for (const create of [createRiskCheck, createEmotionCheck, createValueCheck, createLoopingCheck]) {
    create().take(TURN, NOBODY);
    yield;
  }
  asksForPerson(TEXT);
  yield;
  createConfidenceCheck().judge(TEXT, {
    text: TEXT,
    documents: ['a', 'b'].map((id) => ({ id, title: TEXT, text: TEXT })),
  });
}
