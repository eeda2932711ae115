// Before a promise breaks: what nobody has answered by 80 % of its time rises, goes to the queue that takes over, and leads are told. Each once for a
// handoff. And who was given a thread and lets it lie loses it. All of it is read from the log and the clock, so that a restart forgets nothing.
import type { Card } from '#domain/card';
import type { Priority } from '#domain/playbook';
import type { Thread } from '#domain/thread';
import type { Inbox } from '../inbox.ts';
import type { OwnEvent, Threads } from '../threads.ts';

export interface EscalationParts {
  readonly inbox: Pick<Inbox, 'unanswered' | 'withAgents'>;
  readonly asRelay: Threads['asRelay'];
  /** The queue that takes over from this one and is open; null: none. */
  overflowOf(site: string, queue: string): string | null;
  now(): number;
}

export interface Escalation {
  /** Looks through what waits. To be called every few seconds. */
  look(): Promise<void>;
}

/** The share of the promised time after which a promise is about to break. */
const PRESSING = 0.8;
/** Whoever was given a thread has half of what is left of the promised time, and never less than this: milliseconds. */
const LEAST_MS = 60_000;
/** Where nothing was promised. */
const USUAL_MS = 300_000;

export function createEscalation({ inbox, asRelay, overflowOf, now }: EscalationParts): Escalation {
  return {
    async look() {
      const pressing = inbox.unanswered().filter((card) => isPressing(card, now()));
      const given = inbox.withAgents().filter(({ owner }) => owner.kind === 'agent' && owner.given);
      await Promise.all([...pressing.map(moved), ...pressing.map(raised), ...given.map(takenBack)]);
    },
  };

  async function raised({ thread: id, escalatedAt }: Card): Promise<void> {
    if (escalatedAt !== undefined) return;
    await asRelay(id, ({ handoff, owner }): OwnEvent | null =>
      handoff && owner.kind !== 'assistant' && handoff.firstReplyAt === null && handoff.escalatedAt === undefined
        ? { type: 'escalated', priority: NEXT[handoff.priority] }
        : null,
    );
  }

  async function moved({ thread: id, site, owner: { kind }, queue }: Card): Promise<void> {
    const next = kind === 'queue' && queue !== null ? overflowOf(site, queue) : null;
    if (next === null) return;
    await asRelay(id, (thread): OwnEvent | null =>
      thread.owner.kind === 'queue' && thread.owner.queue === queue && !wasMoved(thread)
        ? { type: 'transferred', queue: next, note: 'Nobody has answered, and the first reply is nearly due.' }
        : null,
    );
  }

  async function takenBack({ thread: id }: Card): Promise<void> {
    await asRelay(id, (thread): OwnEvent | null =>
      thread.owner.kind === 'agent' && thread.owner.given && now() >= answerBy(thread)
        ? { type: 'released', reason: 'unanswered' }
        : null,
    );
  }
}

const NEXT: Readonly<Record<Priority, Priority>> = { low: 'normal', normal: 'high', high: 'urgent', urgent: 'urgent' };

function isPressing({ waitingSince, dueAt }: Card, now: number): boolean {
  return waitingSince !== null && dueAt !== null && now >= waitingSince + PRESSING * (dueAt - waitingSince);
}

function answerBy({ segments, handoff }: Thread): number {
  const since = segments.at(-1)?.startedAt ?? 0;
  const left = handoff?.dueAt ? (handoff.dueAt - since) / 2 : USUAL_MS;
  return since + Math.max(LEAST_MS, left);
}

/** Whether the relay moved the handoff under way to another queue already. */
function wasMoved(thread: Thread): boolean {
  const from = thread.handoff?.seq ?? 0;
  return thread.items.some(
    (item) => item.kind === 'stage' && item.event.type === 'transferred' && item.by.role === 'relay' && item.seq > from,
  );
}
