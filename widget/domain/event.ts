// What happens in a thread: events. A draft is an event somebody proposes; an entry is a draft the relay accepted.
import type { AttachedFile } from './attachment.ts';
import type { ContextPackage } from './context-package.ts';
import type { Decision } from './decision.ts';
import type { Priority } from './playbook.ts';
import type { AnswerDocument, Traits } from './signals/reading.ts';

export interface Page {
  readonly url: string;
  readonly title: string;
}

/** Events are in the past tense, and their meaning never changes: logs outlive code. */
export type ThreadEvent =
  | { readonly type: 'started'; readonly site: string; readonly locale: string; readonly page: Page | null }
  | { readonly type: 'identified'; readonly traits: Traits; readonly verified: boolean }
  | { readonly type: 'said'; readonly text: string }
  /** Never proposed over the socket: it stands in the log because the relay has the file. */
  | { readonly type: 'attached'; readonly file: AttachedFile }
  | {
      readonly type: 'answered';
      readonly to: string;
      readonly text: string;
      readonly documents: readonly AnswerDocument[];
      readonly confidence: number | null;
    }
  | { readonly type: 'asked'; readonly to: string; readonly text: string; readonly field: string | null }
  | { readonly type: 'collected'; readonly field: string; readonly value: string | null }
  | { readonly type: 'judged'; readonly answer: string; readonly helpful: boolean }
  | { readonly type: 'decided'; readonly decision: Decision }
  | {
      readonly type: 'handedOff';
      readonly queue: string;
      readonly priority: Priority;
      readonly row: string;
      /** Milliseconds within which the row promises a first reply; null: no promise. */
      readonly firstReply: number | null;
    }
  | {
      readonly type: 'packaged';
      readonly package: ContextPackage;
      /** Stamped by the relay: what of it stands neither in the thread nor in the account, the documents or the playbook. */
      readonly invented?: readonly string[];
    }
  | { readonly type: 'corrected'; readonly summary: string }
  | { readonly type: 'claimed' }
  /** The relay gave the thread to an agent who has room: theirs as if they had claimed it. */
  | { readonly type: 'assigned'; readonly agent: string; readonly name: string }
  /** The first reply is nearly due and nobody has given it: the relay raised the priority to this. */
  | { readonly type: 'escalated'; readonly priority: Priority }
  /** To a queue, or to a colleague (`to`), who then has it in that queue as if it had been given to them. The relay stamps the name. */
  | {
      readonly type: 'transferred';
      readonly queue: string;
      readonly note: string | null;
      readonly to?: { readonly agent: string; readonly name: string };
    }
  | { readonly type: 'released'; readonly reason: 'left' | 'gave up' | 'unanswered' }
  | { readonly type: 'handedBack' }
  | { readonly type: 'cancelled' }
  | { readonly type: 'resolved'; readonly reason: string | null }
  | { readonly type: 'rated'; readonly score: number; readonly comment: string | null }
  | { readonly type: 'contactLeft'; readonly email: string }
  | { readonly type: 'promised'; readonly opensAt: number | null }
  /**
   * The time promised for a first reply is over without one. `expectedWait`: milliseconds from the handoff to a first reply, as measured; null:
   * nothing measured says more than has passed already.
   */
  | { readonly type: 'delayed'; readonly expectedWait: number | null }
  /** Out of the agent's sight until then, milliseconds since 1970, or until somebody writes, whichever is first; null: no longer. */
  | { readonly type: 'snoozed'; readonly until: number | null }
  /** `mentions`: ids of the colleagues whose eye is wanted. */
  | { readonly type: 'noted'; readonly text: string; readonly mentions?: readonly string[] }
  /** An agent corrects what they said in the entry of this seq. The latest correction counts; what stood before stays in the log. */
  | { readonly type: 'edited'; readonly entry: number; readonly text: string }
  /** What the entry of this seq held is gone: from every screen, from the log, and from what was made of it (see removal.ts). */
  | { readonly type: 'removed'; readonly entry: number; readonly why: RemovalReason }
  /** An agent's judgement of the handoff whose entry has this seq. Judging it again replaces it. */
  | { readonly type: 'assessed'; readonly handoff: number; readonly verdict: Verdict };

/** A secret (a card, a password); what is private to somebody; anything else. */
export type RemovalReason = 'secret' | 'personal' | 'other';

/** Was it right that this came to people: yes; yes, but sooner; or not at all. */
export type Verdict = 'right' | 'late' | 'unneeded';

export type EventType = ThreadEvent['type'];
export type EventOf<T extends EventType> = Extract<ThreadEvent, { type: T }>;

/** Who did it. Stamped by the relay; an agent has an id and the name customers see. */
export type By =
  | { readonly role: 'customer' }
  | { readonly role: 'assistant' }
  | { readonly role: 'relay' }
  | { readonly role: 'agent'; readonly id: string; readonly name: string };

/** To whom an event gave the thread unasked; null: to nobody. */
export function givenTo(event: ThreadEvent): { readonly agent: string; readonly name: string } | null {
  if (event.type === 'assigned') return event;
  return event.type === 'transferred' ? (event.to ?? null) : null;
}

export interface Draft {
  /** The proposer's own random id, at least 128 bits; an entry keeps it. Proposing it twice does no harm. */
  readonly id: string;
  /** The thread's epoch as the proposer knew it. */
  readonly epoch: number;
  readonly event: ThreadEvent;
}

export interface Entry {
  /** 1, 2, 3 … without a gap in each thread. */
  readonly seq: number;
  /** The relay's clock, milliseconds since 1970, when the entry was accepted. */
  readonly at: number;
  /** Milliseconds the draft had waited in the proposer's outbox by then: it was said at `at - age`. */
  readonly age: number;
  readonly by: By;
  readonly id: string;
  readonly event: ThreadEvent;
}

/** Event types only agents may see. Everything a customer's socket gets passes this allow-list. */
const CUSTOMER_SEES: Readonly<Record<EventType, boolean>> = {
  started: true,
  identified: true,
  said: true,
  attached: true,
  answered: true,
  asked: true,
  collected: true,
  judged: true,
  decided: true,
  handedOff: true,
  packaged: true,
  corrected: true,
  claimed: true,
  assigned: true,
  escalated: false,
  transferred: true,
  released: true,
  handedBack: true,
  cancelled: true,
  resolved: true,
  rated: true,
  contactLeft: true,
  promised: true,
  delayed: true,
  edited: true,
  removed: true,
  snoozed: false,
  noted: false,
  assessed: false,
};

/**
 * The entry as a customer may see it: agents' notes become a bare mark, so that numbering has no gap and nothing of them crosses.
 */
export function asCustomerSees(entry: Entry): Entry {
  const { event } = entry;
  if (CUSTOMER_SEES[event.type] !== true)
    return { ...entry, by: { role: 'relay' }, event: { type: 'noted', text: '' } };
  if (event.type === 'transferred' && event.note !== null) return { ...entry, event: { ...event, note: null } };
  if (event.type === 'resolved' && event.reason !== null) return { ...entry, event: { ...event, reason: null } };
  return entry;
}

/** The role a customer's browser acts in when it proposes an event; null: not for customers to propose. */
export function customerRole(type: EventType): 'customer' | 'assistant' | null {
  switch (type) {
    case 'started':
    case 'identified':
    case 'said':
    case 'attached':
    case 'judged':
    case 'corrected':
    case 'cancelled':
    case 'rated':
    case 'contactLeft':
    case 'handedOff':
      return 'customer';
    case 'answered':
    case 'asked':
    case 'collected':
    case 'decided':
    case 'packaged':
      return 'assistant';
    case 'claimed':
    case 'assigned':
    case 'escalated':
    case 'transferred':
    case 'released':
    case 'handedBack':
    case 'resolved':
    case 'promised':
    case 'delayed':
    case 'edited':
    case 'removed':
    case 'snoozed':
    case 'noted':
    case 'assessed':
      return null;
  }
}

/** What an agent may propose. */
export function agentMay(type: EventType): boolean {
  switch (type) {
    case 'said':
    case 'attached':
    case 'claimed':
    case 'transferred':
    case 'released':
    case 'handedBack':
    case 'resolved':
    case 'snoozed':
    case 'edited':
    case 'removed':
    case 'noted':
    case 'assessed':
    case 'handedOff':
      return true;
    default:
      return false;
  }
}
