// The value check: talk of growth, of renewal, of leaving; weighed by what the account is worth.
import type { Check, Context } from './check.ts';
import { fold } from './normalise.ts';
import type { Evidence, Reading, Traits, Turn } from './reading.ts';
import { firedRules, together } from './rule.ts';
import { VALUE_RULES } from './value-rules.ts';

/** Monthly revenue from which an account counts as high-value, in the site's own currency. */
const HIGH_MRR = 1000;

/** A high-value account alone stays under the threshold: its "hello" needs no person. It raises whatever else is said. */
const ACCOUNT_ALONE = 0.3;

export function createValueCheck(): Check {
  return { take: (turn, context) => (turn.from === 'customer' ? read(turn, context) : null) };
}

function read(turn: Turn, { account }: Context): Reading {
  const fired = firedRules(VALUE_RULES, fold(turn.text));
  const traits = account === null ? [] : worth(account);
  const strengths = fired.map(({ rule }) => rule.strength);
  return {
    signal: 'value',
    strength: together(traits.length > 0 ? [...strengths, ACCOUNT_ALONE] : strengths),
    evidence: [...fired.map(({ evidence }) => evidence), ...traits],
  };
}

function worth(account: Traits): Evidence[] {
  const { plan, mrr } = account;
  const found: Evidence[] = [];
  if (typeof plan === 'string' && /enterprise|premium|business/i.test(plan)) {
    found.push({ words: `plan: ${plan}`, rule: 'account_plan' });
  }
  if (typeof mrr === 'number' && mrr >= HIGH_MRR) found.push({ words: `mrr: ${mrr}`, rule: 'account_mrr' });
  return found;
}
