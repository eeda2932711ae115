// The relay's clock on this screen: the agent's own, corrected by what the relay said. SLA clocks read no other.
import { computed, type ReadonlySignal, signal } from '@preact/signals';

export interface RelayClock {
  /** Milliseconds since 1970 by the relay's clock. Moves when `tick` is called. */
  readonly now: ReadonlySignal<number>;
  /** The relay said `relayNow` in the answer to a question asked at `askedAt` (this clock's own time). */
  set(relayNow: number, askedAt: number): void;
  /** Call once a second. */
  tick(): void;
}

/** `now` is this machine's clock. */
export function createRelayClock(now: () => number): RelayClock {
  const here = signal(now());
  const ahead = signal(0);
  return {
    now: computed(() => here.value + ahead.value),
    set(relayNow, askedAt) {
      // The answer was made about half way between question and arrival.
      ahead.value = relayNow - (askedAt + now()) / 2;
      here.value = now();
    },
    tick() {
      here.value = now();
    },
  };
}
