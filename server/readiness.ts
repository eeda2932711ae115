// Whether the relay can take an entry now, and if not why: what `/readyz` says to a load balancer.
import { type Faults, WORDS } from './faults.ts';
import type { Relay } from './relay.ts';
import type { Store } from './store/store.ts';
import { troubleOf } from './store/trouble.ts';
import type { Timers } from './timers.ts';

export interface ReadinessParts {
  readonly store: Pick<Store, 'probe'>;
  readonly relay: Pick<Relay, 'draining' | 'isFull'>;
  readonly faults: Pick<Faults, 'trouble'>;
  readonly timers: Timers;
  now(): number;
}

export interface Readiness {
  /** Null: it can. */
  whyNot(): Promise<string | null>;
  stop(): void;
}

/** How often the loop is asked to be on time; later than this much, within the last few seconds, and it has more to do than it can. */
const TICK_MS = 250;
const LATE_MS = 1_000;
const LASTS = 5_000;

export function createReadiness({ store, relay, faults, timers, now }: ReadinessParts): Readiness {
  let due = now() + TICK_MS;
  let late = { ms: 0, at: Number.NEGATIVE_INFINITY };
  const stop = timers.every(TICK_MS, () => {
    const at = now();
    if (at - due > LATE_MS) late = { ms: Math.round(at - due), at };
    due = at + TICK_MS;
  });

  return { whyNot, stop };

  async function whyNot(): Promise<string | null> {
    if (relay.draining()) return 'The relay is stopping.';
    if (relay.isFull()) return 'More is written at this moment than the relay can store.';
    if (now() - late.at < LASTS) return `The relay was ${late.ms} ms late: it has more to do than it can.`;
    return faults.trouble() ?? (await probed());
  }

  async function probed(): Promise<string | null> {
    try {
      await store.probe();
      return null;
    } catch (error) {
      const trouble = troubleOf(error);
      return trouble ? WORDS[trouble] : 'The database cannot be written to.';
    }
  }
}
