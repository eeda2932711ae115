// What an account is worth, from the traits that the host page gives: plan, revenue, seats, VIP, a renewal that is near.
import type { Evidence, Traits } from './reading.ts';

export interface AccountWorth {
  /** Large: by plan, revenue, seats or because the host says so. */
  readonly large: boolean;
  /** The revenue of a large account, times this; 0 where none is known. */
  readonly times: number;
  readonly renewsSoon: boolean;
  readonly evidence: readonly Evidence[];
}

/** Revenue a month from which an account is large, in the host's own currency. Change it with `createValueCheck({ largeMrr })`. */
export const LARGE_MRR = 1000;

/** Seats from which an account is large. */
const MANY_SEATS = 100;

/** A renewal is near in the last 60 days before it. */
const NEAR = 60 * 24 * 60 * 60 * 1000;

const LARGE_PLAN = /enterprise|premium|business|corporate|platinum|unlimited/i;
const VIP_TIER = /^(?:vip|key|gold|platinum|strategic|enterprise|tier ?1|a)$/i;

/** `now` is milliseconds since 1970, or null where the turn has no time: then no renewal counts as near. */
export function accountWorth(account: Traits | null, now: number | null, largeMrr: number): AccountWorth {
  if (account === null) return { large: false, times: 0, renewsSoon: false, evidence: [] };
  const size = sizeOf(account, largeMrr);
  const renewal = now === null ? [] : renewalOf(account, now);
  return {
    large: size.length > 0,
    times: timesOf(account, largeMrr),
    renewsSoon: renewal.length > 0,
    evidence: [...size, ...renewal],
  };
}

function timesOf({ mrr, arr }: Traits, largeMrr: number): number {
  const monthly = Math.max(amount(mrr) || 0, (amount(arr) || 0) / 12);
  return largeMrr > 0 && Number.isFinite(monthly) ? monthly / largeMrr : 0;
}

function sizeOf({ plan, mrr, arr, seats, vip, tier }: Traits, largeMrr: number): Evidence[] {
  const found: Evidence[] = [];
  if (typeof plan === 'string' && LARGE_PLAN.test(plan)) found.push(trait('plan', plan, 'account_plan'));
  if (amount(mrr) >= largeMrr) found.push(trait('mrr', amount(mrr), 'account_revenue'));
  if (amount(arr) >= largeMrr * 12) found.push(trait('arr', amount(arr), 'account_revenue'));
  if (amount(seats) >= MANY_SEATS) found.push(trait('seats', amount(seats), 'account_seats'));
  if (vip === true || vip === 'true') found.push(trait('vip', 'true', 'account_vip'));
  if (typeof tier === 'string' && VIP_TIER.test(tier)) found.push(trait('tier', tier, 'account_vip'));
  return found;
}

function renewalOf({ renewalAt }: Traits, now: number): Evidence[] {
  const at =
    typeof renewalAt === 'number' ? renewalAt : typeof renewalAt === 'string' ? Date.parse(renewalAt) : Number.NaN;
  if (!(at >= now && at - now <= NEAR)) return [];
  return [trait('renewalAt', renewalAt ?? '', 'account_renews_soon')];
}

/** A host page may give numbers as text. */
const amount = (value: Traits[string] | undefined) =>
  typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : Number.NaN;

const trait = (name: string, value: string | number | boolean, rule: string): Evidence => ({
  words: `${name}: ${value}`,
  rule,
});
