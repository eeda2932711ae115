// The value check: talk of growth, of a sale, of renewal, of leaving; and trouble, where the account is large or renews soon.
import { type AccountWorth, accountWorth, LARGE_MRR } from './account-worth.ts';
import type { Check, Context } from './check.ts';
import { fold } from './normalise.ts';
import type { Reading, Turn } from './reading.ts';
import { type Fired, firedInWorld, firedRules, together } from './rule.ts';
import { MATTERS_TO_LARGE_ACCOUNTS, VALUE_RULES, WORLD_VALUE_RULES } from './value-rules.ts';

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

export function createValueCheck({ largeMrr = LARGE_MRR }: ValueOptions = {}): Check {
  return { take: (turn, context) => (turn.from === 'customer' ? read(turn, context, largeMrr) : null) };
}

function read(turn: Turn, { account }: Context, largeMrr: number): Reading {
  const worth = accountWorth(account, turn.at ?? null, largeMrr);
  const fired = [...dealRules(turn), ...troubleRules(turn, worth)];
  const said = fired.map(({ rule }) => rule.strength);
  return {
    signal: 'value',
    strength: together([...said, ...standing(worth)]),
    evidence: [...fired.map(({ evidence }) => evidence), ...worth.evidence],
  };
}

function dealRules(turn: Turn): Fired[] {
  const folded = fold(turn.text);
  return firedInWorld(VALUE_RULES, WORLD_VALUE_RULES, folded);
}

function troubleRules(turn: Turn, { large, renewsSoon }: AccountWorth): Fired[] {
  return large || renewsSoon ? firedRules(MATTERS_TO_LARGE_ACCOUNTS, fold(turn.text)) : [];
}

function standing({ large, times, renewsSoon }: AccountWorth): number[] {
  const size = Math.min(LARGEST_ALONE, LARGE_ALONE + TENFOLD * Math.log10(Math.max(1, times)));
  return [...(large ? [size] : []), ...(renewsSoon ? [RENEWS_SOON_ALONE] : [])];
}
