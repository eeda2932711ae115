// Where a waiting customer stands: position, expected wait and opening time, from measured figures only.
import type { Thread } from '#domain/thread';
import type { Standing } from '#domain/wire';
import type { Inbox } from './inbox.ts';
import { paceOf } from './routing/pace.ts';
import type { LiveSite } from './sites.ts';
import type { Store } from './store/store.ts';

/** First replies the pace is read from, at most. */
const LATEST = 50;

export interface StandingParts {
  readonly store: Store;
  readonly inbox: Inbox;
  /** Answers are e-mailed. */
  readonly byMail: boolean;
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
  const now = parts.now();
  const hours = live.hours.get(queue) ?? null;
  const waits = await parts.store.waits(live.site.id, queue, LATEST);
  const places = new Map(parts.inbox.waiting(live.site.id, queue).map((card, at) => [card.thread, at + 1]));
  const shared = {
    queue,
    queueName: live.playbook.queues.find((one) => one.id === queue)?.name ?? queue,
    agents: parts.free(queue),
    opensAt: hours?.nextOpening(now) ?? null,
    ...(parts.byMail && { byMail: true as const }),
  };
  // While nobody is there the queue does not move, however fast it was.
  const moves = shared.agents > 0 && shared.opensAt === null;
  const pace = moves ? paceOf(waits, hours, now) : null;
  // Once for each who is to be answered up to and with this one.
  const at = (position: number): Standing => ({
    ...shared,
    position,
    expectedWait: pace === null ? null : Math.round(pace * position),
  });
  return {
    get(thread) {
      const place = places.get(thread);
      return place === undefined ? undefined : at(place);
    },
    next: at(1),
  };
}
