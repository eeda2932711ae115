// Tells customers who wait where they stand: once their queue settles, and only those for whom it is news. A queue of hundreds changes several times a second.
import type { Standing } from '#domain/wire';
import type { Inbox } from '../inbox.ts';
import type { Sites } from '../sites.ts';
import { type StandingParts, standingsOf } from '../standing.ts';
import type { Timers } from '../timers.ts';

export interface StandingsParts {
  readonly figures: StandingParts;
  readonly inbox: Pick<Inbox, 'waiting'>;
  readonly sites: Pick<Sites, 'ready'>;
  readonly timers: Timers;
  /** Whether a customer of this thread is there to be told. */
  hears(thread: string): boolean;
  tell(thread: string, standing: Standing): void;
  onFault(error: unknown): void;
}

export interface Standings {
  /** Something changed about this queue: whoever waits in it is told soon. */
  changed(site: string, queue: string): void;
  /** The thread came into this queue, or left it: whatever was told about it holds no more. */
  moved(site: string, queue: string, thread: string): void;
}

/** A change of a queue is told once it settles: a burst of claims is one telling. */
const SETTLE_MS = 200;
/** Customers told in one turn of the loop, so that a long queue holds up nobody's message. */
const SLICE = 50;

export function createStandings({ figures, inbox, sites, timers, hears, tell, onFault }: StandingsParts): Standings {
  const settling = new Set<string>();
  /** Of each queue the threads that wait in it, and what was last told about each. */
  const told = new Map<string, Map<string, string>>();

  return {
    changed(site, queue) {
      const key = keyOf(site, queue);
      if (settling.has(key)) return;
      settling.add(key);
      timers.after(SETTLE_MS, () => {
        settling.delete(key);
        tellAll(site, queue).catch(onFault);
      });
    },
    moved: (site, queue, thread) => void told.get(keyOf(site, queue))?.delete(thread),
  };

  async function tellAll(site: string, queue: string): Promise<void> {
    const live = sites.ready(site);
    if (!live) return;
    const key = keyOf(site, queue);
    const all = await standingsOf(figures, live, queue);
    const before = told.get(key);
    const now = new Map<string, string>();
    told.set(key, now);
    let count = 0;
    for (const { thread } of inbox.waiting(site, queue)) {
      const mine = hears(thread) ? all.get(thread) : undefined;
      if (!mine) continue;
      const words = JSON.stringify(mine);
      now.set(thread, words);
      if (before?.get(thread) === words) continue;
      tell(thread, mine);
      count += 1;
      if (count % SLICE === 0) await new Promise((resolve) => setImmediate(resolve));
      // Figured anew meanwhile: the rest is told from there.
      if (told.get(key) !== now) return;
    }
  }
}

function keyOf(site: string, queue: string): string {
  return `${site} ${queue}`;
}
