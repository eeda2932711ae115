// How each queue stands now: open or not, who waits, how long, how long it takes. For people, not for routing.
import type { Card } from '#domain/card';
import { isOpen, type LiveSite } from './sites.ts';
import { type StandingParts, standingsOf } from './standing.ts';

/** Times are milliseconds. */
export interface QueueFigures {
  readonly site: string;
  readonly siteName: string;
  readonly id: string;
  readonly name: string;
  /** As written; null: always open. */
  readonly hours: string | null;
  readonly open: boolean;
  /** When it opens next; null: it is open, or never opens. */
  readonly opensAt: number | null;
  /** The name of the queue that takes over while it is closed. */
  readonly overflow: string | null;
  readonly waiting: number;
  readonly overdue: number;
  /** Since when the one who waits longest has waited; null: nobody does. */
  readonly oldest: number | null;
  readonly withPeople: number;
  /** The median of what the last who were answered had waited; null: too few were measured. */
  readonly typicalWait: number | null;
  /** What whoever is next in line is told; null: nothing, since too few were measured lately, or nobody is there. */
  readonly expectedWait: number | null;
}

/** Fewer measured waits than this say nothing. */
const FEWEST = 3;
const LATEST = 50;

export async function queueFigures(parts: StandingParts, sites: readonly LiveSite[]): Promise<readonly QueueFigures[]> {
  const all = sites.flatMap((live) => live.playbook.queues.map((queue) => ({ live, queue })));
  return Promise.all(all.map(({ live, queue }) => figuresOf(parts, live, queue)));
}

async function figuresOf(
  parts: StandingParts,
  live: LiveSite,
  { id, name, hours, overflow }: LiveSite['playbook']['queues'][number],
): Promise<QueueFigures> {
  const now = parts.now();
  const waiting = parts.inbox.waiting(live.site.id, id);
  const waits = await parts.store.waits(live.site.id, id, LATEST);
  const { next } = await standingsOf(parts, live, id);
  const isHere = (card: Card) => card.site === live.site.id && card.owner.kind === 'agent' && card.owner.queue === id;
  return {
    site: live.site.id,
    siteName: live.site.name,
    id,
    name,
    hours: hours ?? null,
    open: isOpen(live, id, now),
    opensAt: live.hours.get(id)?.nextOpening(now) ?? null,
    overflow: live.playbook.queues.find((one) => one.id === overflow)?.name ?? null,
    waiting: waiting.length,
    overdue: waiting.filter((card) => card.dueAt !== null && card.firstReplyAt === null && card.dueAt < now).length,
    oldest: oldestOf(waiting),
    withPeople: parts.inbox.withAgents().filter(isHere).length,
    typicalWait: medianOf(waits.map(({ ms }) => ms)),
    expectedWait: next.expectedWait,
  };
}

function oldestOf(waiting: readonly Card[]): number | null {
  const since = waiting.flatMap((card) => card.waitingSince ?? []);
  return since.length === 0 ? null : Math.min(...since);
}

/** Null while too few were measured. */
function medianOf(waits: readonly number[]): number | null {
  if (waits.length < FEWEST) return null;
  const sorted = [...waits].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
