// A card: what the console's inbox shows of a thread, and how cards sort by urgency.
import type { Priority } from './playbook.ts';
import type { Attached, Owner, Said, Thread } from './thread.ts';

export interface Card {
  readonly thread: string;
  readonly site: string;
  readonly head: number;
  readonly epoch: number;
  readonly status: Thread['status'];
  readonly owner: Owner;
  readonly queue: string | null;
  readonly row: string | null;
  readonly intent: string | null;
  readonly priority: Priority;
  /** When the current handoff was asked for; null: none is under way. */
  readonly waitingSince: number | null;
  readonly dueAt: number | null;
  readonly firstReplyAt: number | null;
  /** When the relay raised it, nearly due and not answered; absent: it did not. */
  readonly escalatedAt?: number;
  /** The language of the customer's page; absent: the card was made before this was kept. */
  readonly locale?: string;
  readonly customer: string;
  readonly verified: boolean;
  readonly plan: string | null;
  readonly lastText: string;
  readonly lastBy: 'customer' | 'assistant' | 'agent' | null;
  readonly lastAt: number;
  /** Its agent put it aside until then, milliseconds since 1970. */
  readonly snoozedUntil?: number;
  /** The seq of the last note that mentions an agent, by the agent's id; absent: none does. */
  readonly mentions?: Readonly<Record<string, number>>;
  readonly reopened: number;
}

const PREVIEW = 140;

export function cardOf(thread: Thread): Card {
  const last = thread.items.findLast((item) => item.kind !== 'stage');
  const { handoff, owner } = thread;
  return {
    thread: thread.id,
    site: thread.site,
    head: thread.head,
    epoch: thread.epoch,
    status: thread.status,
    owner,
    queue: owner.kind === 'assistant' ? (handoff?.queue ?? null) : owner.queue,
    row: handoff?.row ?? null,
    intent: thread.package?.intent.name ?? null,
    priority: handoff?.priority ?? 'normal',
    waitingSince: handoff?.at ?? null,
    dueAt: handoff?.dueAt ?? null,
    firstReplyAt: handoff?.firstReplyAt ?? null,
    ...(handoff?.escalatedAt !== undefined && { escalatedAt: handoff.escalatedAt }),
    locale: thread.locale,
    customer: customerOf(thread),
    verified: thread.account?.verified ?? false,
    plan: textTrait(thread, 'plan'),
    lastText: last ? previewOf(last) : '',
    lastBy: last && last.by.role !== 'relay' ? last.by.role : null,
    lastAt: thread.lastAt,
    ...(thread.snoozedUntil !== undefined && { snoozedUntil: thread.snoozedUntil }),
    ...(Object.keys(thread.mentions).length > 0 && { mentions: thread.mentions }),
    reopened: thread.reopened,
  };
}

/** The name a customer goes by; '': none is known. */
export function customerOf(thread: Pick<Thread, 'account'>): string {
  return textTrait(thread, 'name') ?? textTrait(thread, 'email') ?? '';
}

function previewOf(item: Said | Attached): string {
  if (item.removed) return 'Message removed';
  return item.kind === 'said' ? item.text.slice(0, PREVIEW) : `File: ${item.file.name}`;
}

function textTrait(thread: Pick<Thread, 'account'>, name: string): string | null {
  const trait = thread.account?.traits[name];
  return typeof trait === 'string' && trait !== '' ? trait : null;
}

/** Whether its agent put it aside, and it is not time yet. */
export function isAside({ snoozedUntil }: { readonly snoozedUntil?: number }, now: number): boolean {
  return snoozedUntil !== undefined && snoozedUntil > now;
}

const WEIGHT: Readonly<Record<Priority, number>> = { urgent: 0, high: 1, normal: 2, low: 3 };

/** Most urgent first: priority, then whose first reply is due soonest, then who has waited longest. */
export function byUrgency(a: Card, b: Card): number {
  const due = (card: Card) =>
    card.firstReplyAt === null ? (card.dueAt ?? Number.MAX_SAFE_INTEGER) : Number.MAX_SAFE_INTEGER;
  return (
    WEIGHT[a.priority] - WEIGHT[b.priority] ||
    due(a) - due(b) ||
    (a.waitingSince ?? a.lastAt) - (b.waitingSince ?? b.lastAt) ||
    (a.thread < b.thread ? -1 : 1)
  );
}
