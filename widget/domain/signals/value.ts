// The value check: talk of growth, of a sale, of renewal, of leaving; and trouble, where the account is large or renews soon.
import { type AccountWorth, accountWorth, LARGE_MRR } from './account-worth.ts';
import type { Check, Context } from './check.ts';
import { dealPairs } from './deal-words.ts';
import { looksForeign } from './english.ts';
import { createLinearModel, type LinearModel } from './linear-model.ts';
import { type Folded, fold } from './normalise.ts';
import type { Reading, Turn } from './reading.ts';
import { type Fired, firedInWorld, firedRules, together } from './rule.ts';
import type { Mark } from './shouting.ts';
import { VALUE_MODEL } from './value-model.generated.ts';
import { MATTERS_TO_LARGE_ACCOUNTS, VALUE_RULES } from './value-rules.ts';
import type { World } from './world.ts';

/**
 * A large account alone stays under the threshold: its "hello" needs no person. It lifts whatever else is said, so that trouble,
 * which is no value from a small account (0.45 and not shown), is value from a large one.
 */
const LARGE_ALONE = 0.3;
/** Ten times the revenue of a large account weighs so much more … */
const TENFOLD = 0.07;
/** … up to this: however large, an account alone is no reason for a person. */
const LARGEST_ALONE = 0.45;
const RENEWS_SOON_ALONE = 0.15;

export interface ValueOptions {
  /** Revenue a month from which an account is large. */
  readonly largeMrr?: number;
}

export function createValueCheck({ largeMrr = LARGE_MRR }: ValueOptions = {}, packed = VALUE_MODEL): Check {
  const model = createLinearModel(packed, { besides: dealPairs });
  return { take: (turn, context) => (turn.from === 'customer' ? read(turn, context, largeMrr, model) : null) };
}

function read(turn: Turn, { account, world }: Context, largeMrr: number, model: LinearModel): Reading {
  const worth = accountWorth(account, turn.at ?? null, largeMrr);
  const folded = fold(turn.text);
  const said = [...dealMarks(folded, model, world), ...troubleRules(folded, worth)];
  return {
    signal: 'value',
    strength: together([...said.map(({ strength }) => strength), ...standing(worth)]),
    evidence: [...said.map(({ evidence }) => evidence).filter(({ words }) => words !== ''), ...worth.evidence],
  };
}

const markOf = ({ rule: { strength }, evidence }: Fired): Mark => ({ strength, evidence });

/**
 * Rules say what a deal sounds like, the model also what only sounds like one ("the upgrade fee on my boarding pass"): where it is sure that there
 * is none, a rule alone is not enough. What the model is not sure of adds next to nothing.
 */
function dealMarks(folded: Folded, model: LinearModel, world: World | null): Mark[] {
  const heard = firedInWorld(VALUE_RULES, world?.value ?? null, folded).map(markOf);
  // The model has read English only.
  if (looksForeign(folded.text)) return heard;
  const { probability, because } = model.score(folded);
  const share = probability < SURE_OF_NONE ? DOUBTED : 1;
  const strength = probability < 0.5 ? 0.5 * (2 * probability) ** 16 : probability;
  return [
    ...heard.map((mark) => ({ ...mark, strength: mark.strength * share })),
    { strength, evidence: { words: probability < 0.5 ? '' : because(), rule: 'deal_words' } },
  ];
}

/** Set by five-fold cross-validation over lines and cases: of 257 deals that a rule found two were under it, of 35 look-alikes 15. */
const SURE_OF_NONE = 0.03;
const DOUBTED = 0.5;

function troubleRules(folded: Folded, { large, renewsSoon }: AccountWorth): Mark[] {
  return large || renewsSoon ? firedRules(MATTERS_TO_LARGE_ACCOUNTS, folded).map(markOf) : [];
}

function standing({ large, times, renewsSoon }: AccountWorth): number[] {
  const size = Math.min(LARGEST_ALONE, LARGE_ALONE + TENFOLD * Math.log10(Math.max(1, times)));
  return [...(large ? [size] : []), ...(renewsSoon ? [RENEWS_SOON_ALONE] : [])];
}
