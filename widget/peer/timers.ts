// Timers as an argument: tests turn the clock by hand.
import type { Undo } from './line.ts';

/** Runs `fn` once after `ms` milliseconds. The answer cancels it. */
export type Timers = (fn: () => void, ms: number) => Undo;

export const realTimers: Timers = (fn, ms) => {
  const timer = setTimeout(fn, ms);
  return () => clearTimeout(timer);
};
