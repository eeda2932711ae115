// A promise that broke: the first reply is due and nobody has given it. The customer is told so, once for each handoff, and what is known of the wait.
// Read from the cards and the log, so that a restart forgets nothing, and what came due meanwhile is told then.
import type { Card } from '#domain/card';
import { isDelayed, type Thread } from '#domain/thread';
import type { Standing } from '#domain/wire';
import type { Inbox } from './inbox.ts';
import { isOpen, type LiveSite } from './sites.ts';
import type { OwnEvent, Threads } from './threads.ts';

export interface DelaysParts {
  readonly inbox: Pick<Inbox, 'all'>;
  readonly threads: Pick<Threads, 'known' | 'asRelay'>;
  standing(thread: Thread): Promise<Standing | null>;
  ready(site: string): LiveSite | null;
  now(): number;
}

export interface Delays {
  /** Looks through what waits. To be called every few seconds. */
  look(): Promise<void>;
}

export function createDelays(parts: DelaysParts): Delays {
  const { threads, now } = parts;
  /** Handoffs that need no further look: told. */
  let done: ReadonlySet<string> = new Set();

  return {
    async look() {
      const late = parts.inbox.all().filter((card) => isLate(card, now()));
      const known = late.map(nameOf).filter((name) => done.has(name));
      const told = await Promise.all(late.filter((card) => !done.has(nameOf(card))).map(tell));
      done = new Set([...known, ...told.flatMap((name) => name ?? [])]);
    },
  };

  /** The handoff's name once it is told; null: not yet. */
  async function tell(card: Card): Promise<string | null> {
    const known = await threads.known(card.thread);
    const standing = known && (await parts.standing(known.thread));
    const told = await threads.asRelay(card.thread, (thread): OwnEvent | null =>
      isToldNow(thread) ? { type: 'delayed', expectedWait: worthSaying(thread, standing?.expectedWait ?? null) } : null,
    );
    return told || (known && isDelayed(known.thread)) ? nameOf(card) : null;
  }

  function isToldNow(thread: Thread): boolean {
    const due = dueAt(thread);
    return due !== null && due < now() && !isDelayed(thread) && isOpenFor(thread);
  }

  /** While the queue is closed the customer has been told when it opens, and nothing else is true. */
  function isOpenFor({ site, owner }: Thread): boolean {
    const live = parts.ready(site);
    return owner.kind === 'agent' || (live !== null && owner.kind === 'queue' && isOpen(live, owner.queue, now()));
  }

  /** A measured wait that is over already would be no answer. */
  function worthSaying({ handoff }: Thread, expected: number | null): number | null {
    return expected !== null && handoff !== null && expected > now() - handoff.at ? expected : null;
  }
}

function nameOf({ thread, waitingSince }: Card): string {
  return `${thread} ${waitingSince}`;
}

function isLate({ owner, dueAt, firstReplyAt }: Card, now: number): boolean {
  return owner.kind !== 'assistant' && dueAt !== null && firstReplyAt === null && dueAt < now;
}

/** When the first reply of the handoff under way is due: its time runs from the opening that was promised, if one was. Null: it is given, or was not promised. */
function dueAt({ handoff, items }: Thread): number | null {
  if (!handoff || handoff.dueAt === null || handoff.firstReplyAt !== null) return null;
  const opens = items.map((item) =>
    item.kind === 'stage' && item.event.type === 'promised' && item.seq > handoff.seq ? (item.event.opensAt ?? 0) : 0,
  );
  return Math.max(handoff.at, ...opens) + handoff.dueAt - handoff.at;
}
