// Queues with `assign: automatic`: whoever waits is given to an agent who is here and has room. One at a time, so that nobody gets more than they can take.
import type { Card } from '#domain/card';
import { givenTo } from '#domain/event';
import type { Thread } from '#domain/thread';
import type { Inbox } from '../inbox.ts';
import { isOpen, type LiveSite } from '../sites.ts';
import type { OwnEvent, Threads } from '../threads.ts';
import { type Candidate, choose } from './choose.ts';
import type { Roster } from './roster.ts';

export interface AssignerParts {
  readonly inbox: Pick<Inbox, 'waiting' | 'withAgents'>;
  readonly roster: Pick<Roster, 'of'>;
  readonly asRelay: Threads['asRelay'];
  sites(): readonly LiveSite[];
  /** Agents who are here, not away, and may answer. */
  here(): readonly { readonly id: string; readonly name: string }[];
  now(): number;
  draining(): boolean;
  onFault(error: unknown): void;
}

export interface Assigner {
  /** Somebody began to wait, came, or has room again: looks through what waits, soon. Cheap to call often. */
  look(): void;
}

export function createAssigner(parts: AssignerParts): Assigner {
  const { inbox, roster, now } = parts;
  /** When each agent was last given a thread. */
  const given = new Map<string, number>();
  let running = false;
  let again = false;

  return { look };

  function look(): void {
    again = true;
    if (running) return;
    running = true;
    run()
      .catch(parts.onFault)
      .finally(() => {
        running = false;
      });
  }

  async function run(): Promise<void> {
    while (again && !parts.draining()) {
      again = false;
      for (const live of parts.sites())
        for (const { id, assign } of live.playbook.queues)
          if (assign === 'automatic' && isOpen(live, id, now())) await empty(live.site.id, id);
    }
  }

  async function empty(site: string, queue: string): Promise<void> {
    let here = candidates();
    for (const card of inbox.waiting(site, queue)) {
      if (!here.some(({ load, skills }) => load < skills.capacity)) return;
      if (choose(card, queue, here, now()) && (await give(card, queue))) here = candidates();
    }
  }

  async function give(card: Card, queue: string): Promise<boolean> {
    // Chosen again when it is this thread's turn: the thread, or whoever was chosen, may have gone meanwhile.
    const entry = await parts.asRelay(card.thread, (thread): OwnEvent | null => {
      if (thread.owner.kind !== 'queue' || thread.owner.queue !== queue) return null;
      const refused = refusedBy(thread);
      const agent = choose(
        card,
        queue,
        candidates().filter(({ id }) => !refused.has(id)),
        now(),
      );
      return agent && { type: 'assigned', agent: agent.id, name: agent.name };
    });
    if (entry?.event.type === 'assigned') given.set(entry.event.agent, now());
    return entry !== null;
  }

  function candidates(): readonly Candidate[] {
    const loads = new Map<string, number>();
    for (const { owner } of inbox.withAgents())
      if (owner.kind === 'agent') loads.set(owner.agent, (loads.get(owner.agent) ?? 0) + 1);
    return parts.here().map(({ id, name }) => ({
      id,
      name,
      load: loads.get(id) ?? 0,
      givenAt: given.get(id) ?? 0,
      skills: roster.of(id),
    }));
  }
}

/** Who had this thread since it was handed over, and has it no more: they put it back, or let it lie. */
function refusedBy({ items, handoff }: Thread): ReadonlySet<string> {
  const had = new Set<string>();
  for (const item of items) {
    if (item.kind !== 'stage' || item.seq < (handoff?.seq ?? 0)) continue;
    const given = givenTo(item.event);
    if (given) had.add(given.agent);
    if (item.event.type === 'claimed' && item.by.role === 'agent') had.add(item.by.id);
  }
  return had;
}
