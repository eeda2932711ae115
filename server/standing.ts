// Where a waiting customer stands: position, expected wait and opening time, from measured figures only.
import type { Thread } from '#domain/thread';
import type { Standing } from '#domain/wire';
import type { Inbox } from './inbox.ts';
import type { LiveSite } from './sites.ts';
import type { Store } from './store/store.ts';

/** Fewer measured waits than this say nothing. */
const FEWEST = 3;
const LATEST = 50;

export interface StandingParts {
  readonly store: Store;
  readonly inbox: Inbox;
  /** How many are there who answer this queue, and are not away. */
  free(queue: string): number;
  now(): number;
}

/** Where this thread stands; null while it does not wait. */
export async function standingOf(parts: StandingParts, live: LiveSite, thread: Thread): Promise<Standing | null> {
  if (thread.owner.kind !== 'queue') return null;
  const all = await standingsOf(parts, live, thread.owner.queue);
  return all.get(thread.id) ?? all.next;
}

export interface Standings {
  /** Of a thread in this queue. */
  get(thread: string): Standing | undefined;
  /** Of the one to be taken next. */
  readonly next: Standing;
}

/** Where everybody in a queue stands, figured once for all of them. */
export async function standingsOf(parts: StandingParts, live: LiveSite, queue: string): Promise<Standings> {
  const waits = await parts.store.waits(live.site.id, queue, LATEST);
  const median = medianOf(waits);
  const places = new Map(parts.inbox.waiting(live.site.id, queue).map((card, at) => [card.thread, at + 1]));
  const shared = {
    queue,
    queueName: live.playbook.queues.find((one) => one.id === queue)?.name ?? queue,
    agents: parts.free(queue),
    opensAt: live.hours.get(queue)?.nextOpening(parts.now()) ?? null,
  };
  // The median of what was measured, once for each who is to be taken up to and with this one.
  const at = (position: number): Standing => ({
    ...shared,
    position,
    expectedWait: median === null ? null : Math.round(median * position),
  });
  return {
    get(thread) {
      const place = places.get(thread);
      return place === undefined ? undefined : at(place);
    },
    next: at(1),
  };
}

/** Null while too few were measured. */
function medianOf(waits: readonly number[]): number | null {
  if (waits.length < FEWEST) return null;
  const sorted = [...waits].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
