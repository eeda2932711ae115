// How long to wait before the next try: exponential with full jitter, so that many clients never come back together.
import type { Undo } from './line.ts';
import type { Timers } from './timers.ts';

/** Milliseconds. */
const LONGEST = 30_000;
const FIRST_RETRY = 500;

/**
 * Milliseconds, uniform from 0 to `first` × 2^`tries`, at most to `longest`: 30 s.
 * Full jitter: Marc Brooker, “Exponential Backoff and Jitter”, AWS Architecture Blog, 2015.
 */
export function backoff(first: number, tries: number, random: () => number, longest = LONGEST): number {
  return random() * Math.min(longest, first * 2 ** tries);
}

/** Something that is tried again, later each time: after up to 0.5 s at first, up to 30 s in the end. */
export interface Retry {
  later(): void;
  waiting(): boolean;
  /** It worked, or no longer matters. */
  reset(): void;
}

export function createRetry(parts: { readonly timers: Timers; random(): number }, go: () => void): Retry {
  let tries = 0;
  let cancel: Undo | null = null;

  return {
    later() {
      cancel?.();
      cancel = parts.timers(
        () => {
          cancel = null;
          go();
        },
        backoff(FIRST_RETRY, tries, parts.random),
      );
      tries += 1;
    },
    waiting: () => cancel !== null,
    reset() {
      cancel?.();
      cancel = null;
      tries = 0;
    },
  };
}
