// Who may write what, and when: the one place where ownership of a thread is enforced. The relay asks it before every append.
import { agentMay, type By, customerRole, type Draft, type EventOf } from './event.ts';
import { handoffAt, isRemovable, type Thread } from './thread.ts';

/** An expected no, as a value: the reason for machines, and for people what to do. */
export interface Refusal {
  readonly refused:
    | 'malformed'
    | 'too_large'
    | 'not_found'
    | 'forbidden'
    | 'stale'
    | 'not_owner'
    | 'conflict'
    | 'busy'
    | 'unauthorised'
    | 'limited'
    | 'erased';
  readonly what: string;
}

export type Proposer =
  | { readonly kind: 'customer' }
  | { readonly kind: 'agent'; readonly id: string; readonly name: string };

export function refusal(refused: Refusal['refused'], what: string): Refusal {
  return { refused, what };
}

/** Who an accepted draft is by. Null: this proposer may not propose such an event at all. */
export function byOf(proposer: Proposer, draft: Draft): By | null {
  if (proposer.kind === 'agent')
    return agentMay(draft.event.type) ? { role: 'agent', id: proposer.id, name: proposer.name } : null;
  const role = customerRole(draft.event.type);
  return role === null ? null : { role };
}

/**
 * Why this draft may not be appended now, or null when it may. Fails closed: whatever is written under an older epoch is refused,
 * but for what a customer may always do (speak, judge, correct, rate, leave an address).
 */
export function whyNotAppend(thread: Thread, proposer: Proposer, draft: Draft): Refusal | null {
  const { event } = draft;
  if (byOf(proposer, draft) === null)
    return refusal('forbidden', `A ${proposer.kind} may not propose “${event.type}”.`);
  if (thread.head === 0) {
    if (event.type !== 'started') return refusal('not_found', 'There is no such thread. Start it with “started”.');
    return proposer.kind === 'customer' ? null : refusal('forbidden', 'Only a customer starts a thread.');
  }
  return proposer.kind === 'customer' ? whyNotCustomer(thread, draft) : whyNotAgent(thread, proposer.id, draft);
}

function whyNotCustomer(thread: Thread, draft: Draft): Refusal | null {
  switch (draft.event.type) {
    case 'started':
      return refusal('conflict', 'The thread has started already.');
    case 'said':
    case 'attached':
    case 'identified':
    case 'judged':
    case 'corrected':
    case 'rated':
    case 'contactLeft':
      return null;
    case 'packaged':
    case 'collected':
      return null;
    case 'cancelled':
      return thread.owner.kind === 'queue'
        ? staleOrNull(thread, draft)
        : refusal('not_owner', 'There is no waiting handoff to cancel.');
    default:
      return staleOrNull(thread, draft) ?? assistantOnly(thread);
  }
}

function assistantOnly(thread: Thread): Refusal | null {
  return thread.owner.kind === 'assistant'
    ? null
    : refusal('not_owner', 'The assistant is silent while a queue or a person owns the thread.');
}

function staleOrNull(thread: Thread, draft: Draft): Refusal | null {
  return draft.epoch === thread.epoch
    ? null
    : refusal(
        'stale',
        `Written under epoch ${draft.epoch}; the thread has a new owner (epoch ${thread.epoch}). Catch up and decide again.`,
      );
}

function whyNotAgent(thread: Thread, agent: string, draft: Draft): Refusal | null {
  const { event } = draft;
  if (event.type === 'noted') return null;
  // A judgement of what has happened stays true whoever has the thread by now.
  if (event.type === 'assessed')
    return handoffAt(thread, event.handoff)
      ? null
      : refusal('conflict', 'There is no handoff at this place of the thread. Catch up and judge again.');
  // What was written stays written whoever has the thread by now, and so does a correction of it.
  if (event.type === 'edited') return whyNotEdit(thread, agent, event);
  if (event.type === 'removed') return whyNotRemove(thread, event.entry);
  const stale = staleOrNull(thread, draft);
  if (stale) return stale;
  const mine = thread.owner.kind === 'agent' && thread.owner.agent === agent;
  const others = thread.owner.kind === 'agent' && !mine;
  switch (event.type) {
    case 'claimed':
      return mine ? refusal('conflict', 'You have this thread already.') : null;
    case 'handedOff':
      return thread.owner.kind === 'assistant' ? null : refusal('conflict', 'The thread is with people already.');
    case 'transferred':
      if (mine && event.to?.agent === agent) return refusal('conflict', 'You have this thread already.');
      return others ? refusal('not_owner', 'Another agent has this thread. Take it over first.') : null;
    case 'snoozed':
      if (!mine) return refusal('not_owner', 'Claim the thread first.');
      return event.until === null && thread.snoozedUntil === undefined
        ? refusal('conflict', 'The thread is not snoozed.')
        : null;
    case 'said':
    case 'attached':
    case 'resolved':
      return others ? refusal('not_owner', 'Another agent has this thread. Take it over first.') : null;
    case 'released':
    case 'handedBack':
      return mine ? null : refusal('not_owner', 'Claim the thread first.');
    default:
      return refusal('forbidden', `An agent may not propose “${event.type}”.`);
  }
}

function whyNotEdit({ items }: Thread, agent: string, { entry, text }: EventOf<'edited'>): Refusal | null {
  const item = items.find((one) => one.seq === entry);
  if (item?.kind !== 'said' || item.by.role !== 'agent' || item.by.id !== agent)
    return refusal('forbidden', 'Only your own messages can be edited. Choose one of them.');
  if (item.removed) return refusal('conflict', 'This message was removed. Write a new one.');
  return item.text === text ? refusal('conflict', 'Nothing was changed.') : null;
}

function whyNotRemove({ items }: Thread, entry: number): Refusal | null {
  const item = items.find((one) => one.seq === entry);
  if (item === undefined || !isRemovable(item))
    return refusal('conflict', 'There is no message, note or file at this place of the thread.');
  return item.removed ? refusal('conflict', 'This was removed already.') : null;
}
