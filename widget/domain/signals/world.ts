// What the checks know of other languages than English: a part of its own, so that an English page need not load it.
import { WORLD_EMOTION_RULES } from './emotion-rules-world.ts';
import { WORLD_RISK_RULES } from './risk-rules-world.ts';
import type { Rule } from './rule.ts';
import { WORLD_VALUE_RULES } from './value-rules-world.ts';

/** Rules beside the English ones, by the check that reads them. */
export interface World {
  readonly risk: readonly Rule[];
  readonly emotion: readonly Rule[];
  readonly value: readonly Rule[];
}

export const WORLD: World = { risk: WORLD_RISK_RULES, emotion: WORLD_EMOTION_RULES, value: WORLD_VALUE_RULES };
