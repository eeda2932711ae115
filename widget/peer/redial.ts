// When to dial again. Thousands may have lost the same relay in the same moment, and none of them knows: so each takes its turn.
import { backoff } from './backoff.ts';

/** Milliseconds in which the first redials of everybody are spread, until the relay says how many it needs. */
export const FIRST_REDIAL = 2_000;
/** Redials after the first that come once a window each. */
const IN_TURN = 2;
/** For about the first minute none is further away than 6 s: after such an outage everybody is back within 10 s (RELIABILITY I7). */
const NEAR = { tries: 20, longest: 6_000 };

/**
 * Milliseconds until the next dial, after so many that failed. The first comes at a random moment of the window (`within`), the next two one
 * window later each: so the same number dial in every tenth of a second, and whenever in the first three windows the relay is back, everybody
 * has dialled it one window later. Drawn anew each time, dials heap up to twice as many, some of which the relay must turn away. After that
 * full jitter, up to 30 s.
 */
export function redialAfter(tries: number, within: number, random: () => number): number {
  if (tries === 0) return random() * within;
  if (tries <= IN_TURN) return within;
  return backoff(within, tries - IN_TURN, random, tries < NEAR.tries ? Math.max(NEAR.longest, within) : undefined);
}
