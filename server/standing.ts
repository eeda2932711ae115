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
  /** Agents who are there and not away. */
  free(): number;
  now(): number;
}

/** Where this thread stands; null while it does not wait. */
export async function standingOf(parts: StandingParts, live: LiveSite, thread: Thread): Promise<Standing | null> {
  if (thread.owner.kind !== 'queue') return null;
  const { queue } = thread.owner;
  const place = parts.inbox.waiting(live.site.id, queue).findIndex((card) => card.thread === thread.id);
  const position = Math.max(1, place + 1);
  const waits = await parts.store.waits(live.site.id, queue, LATEST);
  const hours = live.hours.get(queue);
  return {
    queue,
    queueName: live.playbook.queues.find((one) => one.id === queue)?.name ?? queue,
    position,
    expectedWait: expectedWait(waits, position),
    agents: parts.free(),
    opensAt: hours?.nextOpening(parts.now()) ?? null,
  };
}

/** The median of what was measured, once for each who is to be taken up to and with this one; null while too few were measured. */
export function expectedWait(waits: readonly number[], position: number): number | null {
  if (waits.length < FEWEST) return null;
  const sorted = [...waits].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
  return Math.round(median * position);
}
