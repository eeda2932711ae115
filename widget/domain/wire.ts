// What crosses the socket: the messages by name, their shapes, and the schemas that check them on both sides.
import * as v from 'valibot';
import { FILE_TYPES, MAX_FILE } from './attachment.ts';
import type { Card } from './card.ts';
import type { Draft, Entry, EventType, ThreadEvent } from './event.ts';
import { MAX_COMPOSER } from './limits.ts';
import type { Before } from './newest.ts';
import type { Refusal } from './ownership.ts';

export { AGENTS, CUSTOMERS, PROTOCOL } from './limits.ts';

/** Longest text of one message, in UTF-16 units: what the composer takes, and what the relay takes. */
export const MAX_TEXT = { composer: MAX_COMPOSER, relay: 16_384 } as const;

/** Largest packet the relay reads, in bytes. */
export const MAX_FRAME = 32_768;

/** Entries in one page of a catch-up. */
export const PAGE = 200;

// The schemas

const id = v.pipe(v.string(), v.regex(/^[\w.:-]{8,96}$/u, 'ids are 8 to 96 letters, digits and .:_-'));
const line = v.pipe(v.string(), v.maxLength(500));
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TEXT.relay));
const name = v.pipe(v.string(), v.maxLength(120));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const unit = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const signal = v.picklist(['risk', 'confidence', 'emotion', 'value', 'looping']);
const priority = v.picklist(['low', 'normal', 'high', 'urgent']);
const key = v.pipe(
  v.string(),
  v.maxLength(60),
  v.check((one) => one !== '__proto__' && one !== 'constructor' && one !== 'prototype', 'this name is reserved'),
);
const traits = v.pipe(
  v.record(key, v.union([line, v.pipe(v.number(), v.finite()), v.boolean(), v.null()])),
  v.check((one) => Object.keys(one).length <= 50, 'at most 50 traits'),
);

const evidence = v.strictObject({
  words: line,
  rule: name,
  turn: v.exactOptional(id),
  against: v.exactOptional(line),
});
const reading = v.strictObject({ signal, strength: unit, evidence: v.pipe(v.array(evidence), v.maxLength(12)) });
const readings = v.pipe(v.array(reading), v.maxLength(5));

const answerDocument = v.strictObject({
  id: name,
  title: line,
  url: v.exactOptional(v.pipe(v.string(), v.maxLength(2_000))),
  score: v.exactOptional(v.pipe(v.number(), v.finite())),
  text: v.exactOptional(v.pipe(v.string(), v.maxLength(1_000))),
});

const decision = v.strictObject({
  turn: id,
  act: v.picklist(['answer', 'ask', 'handoff']),
  row: name,
  intentScore: unit,
  queue: name,
  priority,
  because: readings,
  asked: v.pipe(v.array(evidence), v.maxLength(12)),
  question: v.nullable(v.strictObject({ field: v.nullable(name), text: line })),
  stop: v.boolean(),
  acted: v.boolean(),
  playbook: name,
});

const contextPackage = v.strictObject({
  intent: v.strictObject({ id: v.nullable(name), name, score: unit }),
  summary: v.pipe(
    v.array(
      v.strictObject({ text: v.pipe(v.string(), v.maxLength(1_000)), turns: v.pipe(v.array(id), v.maxLength(20)) }),
    ),
    v.maxLength(20),
  ),
  correction: v.nullable(v.pipe(v.string(), v.maxLength(2_000))),
  account: v.nullable(v.strictObject({ traits, verified: v.boolean() })),
  attempted: v.pipe(
    v.array(
      v.strictObject({
        turn: id,
        text: line,
        documents: v.pipe(v.array(name), v.maxLength(5)),
        taken: v.picklist(['rejected', 'asked again', 'accepted', 'no reaction']),
        words: v.nullable(line),
      }),
    ),
    v.maxLength(10),
  ),
  documents: v.pipe(
    v.array(v.strictObject({ id: name, title: line, url: v.exactOptional(v.pipe(v.string(), v.maxLength(2_000))) })),
    v.maxLength(20),
  ),
  confidence: v.nullable(unit),
  nextStep: v.nullable(line),
  raisedBy: readings,
  asked: v.pipe(v.array(evidence), v.maxLength(12)),
  fields: v.record(key, v.nullable(line)),
});

const fileId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/u, 'ids of files are 32 hex digits'));
const pixels = v.pipe(count, v.minValue(1));
const file = v.strictObject({
  id: fileId,
  name,
  type: v.picklist(FILE_TYPES),
  bytes: v.pipe(count, v.maxValue(MAX_FILE)),
  width: v.exactOptional(pixels),
  height: v.exactOptional(pixels),
});

const page = v.nullable(v.strictObject({ url: v.pipe(v.string(), v.maxLength(2_000)), title: line }));

export const eventSchema = v.variant('type', [
  v.strictObject({ type: v.literal('started'), site: name, locale: v.pipe(v.string(), v.maxLength(35)), page }),
  v.strictObject({ type: v.literal('identified'), traits, verified: v.boolean() }),
  v.strictObject({ type: v.literal('said'), text }),
  v.strictObject({ type: v.literal('attached'), file }),
  v.strictObject({
    type: v.literal('answered'),
    to: id,
    text,
    documents: v.pipe(v.array(answerDocument), v.maxLength(5)),
    confidence: v.nullable(unit),
  }),
  v.strictObject({ type: v.literal('asked'), to: id, text, field: v.nullable(name) }),
  v.strictObject({ type: v.literal('collected'), field: key, value: v.nullable(line) }),
  v.strictObject({ type: v.literal('judged'), answer: id, helpful: v.boolean() }),
  v.strictObject({ type: v.literal('decided'), decision }),
  v.strictObject({ type: v.literal('handedOff'), queue: name, priority, row: name, firstReply: v.nullable(count) }),
  v.strictObject({ type: v.literal('packaged'), package: contextPackage }),
  v.strictObject({ type: v.literal('corrected'), summary: v.pipe(v.string(), v.maxLength(2_000)) }),
  v.strictObject({ type: v.literal('claimed') }),
  v.strictObject({ type: v.literal('assigned'), agent: name, name }),
  v.strictObject({ type: v.literal('escalated'), priority }),
  v.strictObject({
    type: v.literal('transferred'),
    queue: name,
    note: v.nullable(line),
    to: v.exactOptional(v.strictObject({ agent: name, name })),
  }),
  v.strictObject({ type: v.literal('edited'), entry: count, text }),
  v.strictObject({
    type: v.literal('removed'),
    entry: count,
    why: v.picklist(['secret', 'personal', 'other']),
  }),
  v.strictObject({ type: v.literal('snoozed'), until: v.nullable(count) }),
  v.strictObject({ type: v.literal('released'), reason: v.picklist(['left', 'gave up', 'unanswered']) }),
  v.strictObject({ type: v.literal('handedBack') }),
  v.strictObject({ type: v.literal('cancelled') }),
  v.strictObject({ type: v.literal('resolved'), reason: v.nullable(line) }),
  v.strictObject({
    type: v.literal('rated'),
    score: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
    comment: v.nullable(v.pipe(v.string(), v.maxLength(2_000))),
  }),
  v.strictObject({
    type: v.literal('contactLeft'),
    email: v.pipe(v.string(), v.email('this is not an e-mail address'), v.maxLength(254)),
  }),
  v.strictObject({ type: v.literal('promised'), opensAt: v.nullable(count) }),
  v.strictObject({ type: v.literal('delayed'), expectedWait: v.nullable(count) }),
  v.strictObject({
    type: v.literal('noted'),
    text,
    mentions: v.exactOptional(v.pipe(v.array(name), v.maxLength(20, 'a note mentions 20 people at most'))),
  }),
  v.strictObject({
    type: v.literal('assessed'),
    handoff: count,
    verdict: v.picklist(['right', 'late', 'unneeded']),
  }),
]) satisfies v.GenericSchema<unknown, ThreadEvent>;

export const draftSchema = v.strictObject({ id, epoch: count, event: eventSchema }) satisfies v.GenericSchema<
  unknown,
  Draft
>;

export const proposeSchema = v.strictObject({ thread: id, draft: draftSchema, age: count });
export const joinSchema = v.strictObject({ thread: id, after: count, lineage: v.nullable(name) });
/** `newest`: of a thread longer than a page that page which ends it, and what the whole amounts to. */
export const agentJoinSchema = v.strictObject({ ...joinSchema.entries, newest: v.exactOptional(v.literal(true)) });
export const typingSchema = v.strictObject({ thread: id, on: v.boolean() });
export const seenSchema = v.strictObject({ thread: id, upTo: count });
/** `id`: of the entry it shall become, the proposer's own as in a draft. `name` and `bytes` as they are before anything is stripped. */
export const attachSchema = v.strictObject({
  thread: id,
  id,
  name: v.pipe(v.string(), v.maxLength(1_000)),
  bytes: v.pipe(count, v.minValue(1), v.maxValue(MAX_FILE)),
});
export const readSchema = v.strictObject({ thread: id, file: fileId });
/** `pass`: what the page of an e-mail's link gave the browser. */
export const backSchema = v.strictObject({ pass: v.pipe(v.string(), v.maxLength(300)) });
/** The thread on an agent's screen; null: none. */
export const lookingSchema = v.strictObject({ thread: v.nullable(id) });
export const awaySchema = v.strictObject({ away: v.boolean() });
/** All of an agent's views anew; null: only tell them. */
export const viewsSchema = v.strictObject({
  views: v.nullable(
    v.pipe(
      v.array(v.strictObject({ name: v.pipe(name, v.minLength(1)), address: line })),
      v.maxLength(30, 'thirty views are kept at most'),
    ),
  ),
});
/** `text` as typed: words by their beginnings, phrases in quotes. */
export const searchSchema = v.strictObject({ text: v.pipe(v.string(), v.maxLength(200)) });
/** What a customer's socket brings in its handshake. */
export const customerAuthSchema = v.object({
  protocol: count,
  site: name,
  /** The visitor token of the last `welcome`; null on the first visit. */
  token: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  /** The site’s signed word on who this is, a JWT; null or absent: it says nothing. */
  identity: v.exactOptional(v.nullable(v.pipe(v.string(), v.maxLength(4_096)))),
});
/** What an agent's socket brings; who it is stands in the session cookie. */
export const agentAuthSchema = v.object({ protocol: count });

// The messages

export type Answered<T> = ({ readonly ok: true } & T) | ({ readonly ok: false } & Refusal);

/** How far each side has read. */
export interface SeenUpTo {
  readonly customer: number;
  readonly agent: number;
}

/** Where a waiting thread stands, from real figures. Never logged. */
export interface Standing {
  readonly queue: string;
  readonly queueName: string;
  /** 1 for the next to be taken. */
  readonly position: number;
  /** Milliseconds, from measured first replies of this queue; null while too few were measured to say, or nobody is there. */
  readonly expectedWait: number | null;
  /** Agents who are there for this queue now. */
  readonly agents: number;
  /** When the queue opens, milliseconds since 1970; null: it is open, or keeps no hours. */
  readonly opensAt: number | null;
  /** Answers are e-mailed to who leaves an address; absent: they are not. */
  readonly byMail?: true;
}

export type JoinAnswer = Answered<{
  readonly lineage: string;
  readonly head: number;
  readonly entries: readonly Entry[];
  /** There is more after these entries: join again after the last of them. */
  readonly more: boolean;
  readonly seen: SeenUpTo;
  readonly standing: Standing | null;
}>;
/** `before`: the entries are the newest of more, and this is what goes with them. */
export type AgentJoinAnswer = JoinAnswer & { readonly before?: Before };
/** Where to put the file, once and soon (a path of the relay); or the entry, if it has been put there before. */
export type AttachAnswer = Answered<{ readonly put: string } | { readonly entry: Entry }>;
/** Where to read the file, for a few minutes: a path of the relay. */
export type ReadAnswer = Answered<{ readonly path: string }>;
export type ProposeAnswer = Answered<{ readonly entry: Entry }>;

/** Where an agent, or nobody, is right now. */
export interface AgentPresence {
  readonly id: string;
  readonly name: string;
  readonly away: boolean;
  /** They answer nobody. */
  readonly viewer?: true;
  /** The threads on their screens now; absent: none. */
  readonly looking?: readonly string[];
}

/** Somebody who answers customers, here or not. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

export interface QueueInfo {
  readonly id: string;
  readonly name: string;
  /** Who waits here is given to agents by the relay. */
  readonly automatic?: true;
}

export type InboxAnswer = Answered<{
  readonly agent: { readonly id: string; readonly name: string; readonly role: string; readonly away: boolean };
  readonly queues: readonly QueueInfo[];
  readonly cards: readonly Card[];
  readonly agents: readonly AgentPresence[];
  /** Everybody who may answer, the agent too, by name. */
  readonly team: readonly Colleague[];
  /** The relay's clock, so that SLA clocks do not depend on the agent's. */
  readonly now: number;
}>;

/** A piece of a text, and whether it is what was searched for. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** A thread that holds what was searched for, and the latest entry that does. */
export interface SearchHit {
  readonly card: Card;
  readonly entry: Pick<Entry, 'id' | 'seq' | 'at' | 'by'> & { readonly type: EventType };
  readonly excerpt: readonly Piece[];
}

/** A view of the inbox that an agent keeps: its shelf, filters and search, as the console's address has them. */
export interface SavedView {
  readonly name: string;
  readonly address: string;
}

export type ViewsAnswer = Answered<{ readonly views: readonly SavedView[] }>;

export type SearchAnswer = Answered<{
  readonly hits: readonly SearchHit[];
  /** There are more threads than these. */
  readonly more: boolean;
}>;

type Ack<T> = (answer: T) => void;

/** What both kinds of client may send. */
export interface PeerToRelay {
  join(packet: v.InferOutput<typeof joinSchema>, ack: Ack<JoinAnswer>): void;
  propose(packet: v.InferOutput<typeof proposeSchema>, ack: Ack<ProposeAnswer>): void;
  /** Asks to put a file into the thread: the one way to do it. */
  attach(packet: v.InferOutput<typeof attachSchema>, ack: Ack<AttachAnswer>): void;
  /** Asks for a file of the thread. */
  read(packet: v.InferOutput<typeof readSchema>, ack: Ack<ReadAnswer>): void;
  typing(packet: v.InferOutput<typeof typingSchema>): void;
  seen(packet: v.InferOutput<typeof seenSchema>): void;
}

export interface CustomerToRelay extends PeerToRelay {
  /** The browser came by the link of an e-mail: from now on it is the customer's of that thread. Dial again to be. */
  back(packet: v.InferOutput<typeof backSchema>, ack: Ack<Answered<{ readonly thread: string }>>): void;
}

export interface AgentToRelay extends Omit<PeerToRelay, 'join'> {
  join(packet: v.InferOutput<typeof agentJoinSchema>, ack: Ack<AgentJoinAnswer>): void;
  /** The whole inbox, and from then on every change of it as `card`. */
  inbox(packet: Record<string, never>, ack: Ack<InboxAnswer>): void;
  /** The agent's own views of the inbox: kept, and told. */
  views(packet: v.InferOutput<typeof viewsSchema>, ack: Ack<ViewsAnswer>): void;
  /** Everything that was ever said, agents' notes included, in threads that were not erased. */
  search(packet: v.InferOutput<typeof searchSchema>, ack: Ack<SearchAnswer>): void;
  /** What is on this line's screen, for colleagues to see. */
  looking(packet: v.InferOutput<typeof lookingSchema>): void;
  away(packet: v.InferOutput<typeof awaySchema>, ack: Ack<Answered<{ readonly away: boolean }>>): void;
}

/** What the relay sends to both. */
export interface RelayToPeer {
  entry(packet: { readonly thread: string; readonly entry: Entry }): void;
  /**
   * The head of a live thread, repeated: whoever missed the last entry learns of it. And in how many milliseconds the relay can take all its
   * lines in again: should it vanish, each comes back at a moment of its own in that time.
   */
  beacon(packet: {
    readonly thread: string;
    readonly head: number;
    readonly lineage: string;
    readonly comeBackWithin?: number;
  }): void;
  /** `on` lapses after 6 s unless repeated. */
  typing(packet: {
    readonly thread: string;
    readonly role: 'customer' | 'agent';
    readonly name: string;
    readonly on: boolean;
  }): void;
  seen(packet: { readonly thread: string; readonly seen: SeenUpTo }): void;
  standing(packet: { readonly thread: string; readonly standing: Standing | null }): void;
  /** The thread was erased: nothing of it is to be kept. */
  erased(packet: { readonly thread: string }): void;
  /** The relay closes this line on purpose, and when to come back, in milliseconds; null: do not. */
  bye(packet: { readonly reason: string; readonly comeBackIn: number | null }): void;
}

export interface RelayToCustomer extends RelayToPeer {
  /** First message on every connection. The token is new each time and replaces the last one. `playbook`: the revision that runs. */
  welcome(packet: {
    readonly visitor: string;
    readonly token: string;
    readonly lineage: string;
    readonly playbook?: string;
  }): void;
  /** Another revision of the site's playbook runs from now on. */
  playbook(packet: { readonly revision: string }): void;
}

export interface RelayToAgent extends RelayToPeer {
  /** A thread's card changed, or (gone) left the inbox. */
  card(packet: { readonly card: Card; readonly gone: boolean }): void;
  presence(packet: { readonly agents: readonly AgentPresence[] }): void;
  /** A site runs another version of its playbook: `queues` are now these, and rows may have other names. */
  playbook(packet: { readonly site: string; readonly version: number; readonly queues: readonly QueueInfo[] }): void;
  /** Saved replies were added, changed or deleted at this time. They are read over HTTP. */
  replies(packet: { readonly at: number }): void;
}
