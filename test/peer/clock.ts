// A clock turned by hand: timers fire in order, and between two of them everything that was promised is settled.
import type { Timers } from '../../widget/peer/timers.ts';

export interface Clock {
  readonly timers: Timers;
  now(): number;
  /** Lets this much time pass. */
  pass(ms: number): Promise<void>;
  /** Sets the clock without firing anything: what a person does to a computer. Timers keep their distance. */
  step(ms: number): void;
  /** Timers that wait. */
  waiting(): number;
}

interface Timer {
  readonly due: number;
  readonly order: number;
  readonly fn: () => void;
}

export function createClock(start = 1_000_000): Clock {
  let elapsed = 0;
  let offset = start;
  let order = 0;
  const timers = new Set<Timer>();

  const next = (until: number) =>
    [...timers].filter((one) => one.due <= until).sort((a, b) => a.due - b.due || a.order - b.order)[0];

  return {
    now: () => offset + elapsed,
    timers(fn, ms) {
      const timer = { due: elapsed + ms, order: order++, fn };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async pass(ms) {
      const until = elapsed + ms;
      await settled();
      for (let timer = next(until); timer; timer = next(until)) {
        timers.delete(timer);
        elapsed = Math.max(elapsed, timer.due);
        timer.fn();
        await settled();
      }
      elapsed = until;
    },
    step(ms) {
      offset += ms;
    },
    waiting: () => timers.size,
  };
}

/** Promises settle in microtasks; a macrotask later all of them have. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
