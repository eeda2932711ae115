// The thread: what a log of entries amounts to. One `reduce` for the widget, the relay, the console and replay.
import type { AttachedFile } from './attachment.ts';
import type { ContextPackage } from './context-package.ts';
import type { Decision, Question } from './decision.ts';
import type { By, Entry, EventOf, EventType, Page, RemovalReason, Verdict } from './event.ts';
import type { Priority } from './playbook.ts';
import { decisionWithout, fieldsWithout, packageWithout } from './removal.ts';
import type { AnswerDocument, Traits, Turn } from './signals/reading.ts';

/** One at a time. Every change of owner raises the thread's epoch. */
export type Owner =
  | { readonly kind: 'assistant' }
  | { readonly kind: 'queue'; readonly queue: string }
  | {
      readonly kind: 'agent';
      readonly queue: string;
      readonly agent: string;
      readonly name: string;
      /** The relay gave it to them, and they have not answered yet. */
      readonly given?: true;
    };

/** A thing said, as people see it. */
export interface Said {
  readonly kind: 'said';
  readonly id: string;
  readonly seq: number;
  /** When it was said, milliseconds since 1970. */
  readonly at: number;
  readonly by: By;
  readonly text: string;
  readonly documents: readonly AnswerDocument[];
  readonly confidence: number | null;
  /** What the assistant asks for here; null where this is not a question of the assistant. */
  readonly question: Question | null;
  /** Thumbs up or down from the customer; null: not judged. */
  readonly helpful: boolean | null;
  /** What stood here before it was corrected, the oldest first, each with the time of the correction; absent: never. */
  readonly edits?: readonly { readonly text: string; readonly at: number }[];
  readonly removed?: Removal;
}

/** Somebody took the content away; there is nothing of it here. */
export interface Removal {
  readonly by: By;
  readonly at: number;
  readonly why: RemovalReason;
}

/** A change of stage, shown as a line between the things said. */
export interface Stage {
  readonly kind: 'stage';
  readonly id: string;
  readonly seq: number;
  readonly at: number;
  readonly by: By;
  readonly removed?: Removal;
  readonly event: EventOf<
    | 'handedOff'
    | 'claimed'
    | 'assigned'
    | 'escalated'
    | 'transferred'
    | 'released'
    | 'handedBack'
    | 'cancelled'
    | 'resolved'
    | 'rated'
    | 'promised'
    | 'delayed'
    | 'contactLeft'
    | 'snoozed'
    | 'noted'
    | 'assessed'
  >;
}

/** A file that somebody put into the thread. */
export interface Attached {
  readonly kind: 'attached';
  readonly id: string;
  readonly seq: number;
  readonly at: number;
  readonly by: By;
  readonly file: AttachedFile;
  readonly removed?: Removal;
}

export type Item = Said | Stage | Attached;

export type SegmentKind = 'assistant' | 'waiting' | 'person';

/** A stretch under one kind of owner. Times and ratings are kept per segment. */
export interface Segment {
  readonly kind: SegmentKind;
  /** The seq of the entry that began it. */
  readonly from: number;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly queue: string | null;
  readonly agent: string | null;
  readonly firstReplyAt: number | null;
  readonly rating: number | null;
}

/** A handoff on its way or under way: from the request to the hand back or the resolution. */
export interface Handoff {
  readonly seq: number;
  readonly at: number;
  readonly queue: string;
  readonly priority: Priority;
  readonly row: string;
  /** When the SLA's first reply is due, milliseconds since 1970; null: no promise. */
  readonly dueAt: number | null;
  readonly firstReplyAt: number | null;
  /** When the relay raised it, because the first reply was nearly due; absent: it did not. */
  readonly escalatedAt?: number;
}

/** Who the customer is. `verified`: the site signed it. */
export interface Account {
  readonly traits: Traits;
  readonly verified: boolean;
  /** What the page says beside what the site signed: to be believed less. */
  readonly claimed?: Traits;
}

export interface Thread {
  readonly id: string;
  readonly head: number;
  readonly epoch: number;
  readonly site: string;
  readonly locale: string;
  readonly page: Page | null;
  readonly startedAt: number;
  readonly lastAt: number;
  readonly owner: Owner;
  readonly status: 'open' | 'resolved';
  readonly items: readonly Item[];
  readonly segments: readonly Segment[];
  readonly account: Account | null;
  readonly fields: Readonly<Record<string, string | null>>;
  readonly decisions: readonly Decision[];
  readonly handoff: Handoff | null;
  readonly package: ContextPackage | null;
  /** What of the package the relay could not find in the thread: to be believed less. */
  readonly invented: readonly string[];
  readonly correction: string | null;
  readonly contact: string | null;
  /** Its agent put it aside until then, milliseconds since 1970; absent: no. Whoever writes, or takes it, ends that. */
  readonly snoozedUntil?: number;
  /** The seq of the last note that mentions an agent, by the agent's id. */
  readonly mentions: Readonly<Record<string, number>>;
  /** How often the thread was taken up again after it was resolved. */
  readonly reopened: number;
}

export function emptyThread(id: string): Thread {
  return {
    id,
    head: 0,
    epoch: 0,
    site: '',
    locale: 'en',
    page: null,
    startedAt: 0,
    lastAt: 0,
    owner: { kind: 'assistant' },
    status: 'open',
    items: [],
    segments: [],
    account: null,
    fields: {},
    decisions: [],
    handoff: null,
    package: null,
    invented: [],
    correction: null,
    contact: null,
    mentions: {},
    reopened: 0,
  };
}

/** The thread after one more entry. Idempotent by seq; events of a type this code does not know change nothing but the head. */
export function reduce(thread: Thread, entry: Entry): Thread {
  if (entry.seq <= thread.head) return thread;
  const next = applied(thread, entry);
  return { ...next, head: entry.seq, lastAt: Math.max(thread.lastAt, entry.at - entry.age) };
}

/** The same as one `reduce` after the other, without copying the items so far for each: a thread of ten thousand entries opens at once. */
export function reduceAll(thread: Thread, entries: Iterable<Entry>): Thread {
  let items: Item[] = [...thread.items];
  let next: Thread = { ...thread, items: NOTHING };
  for (const entry of entries) {
    if (REACHES_BACK.has(entry.event.type)) {
      const whole = reduce({ ...next, items }, entry);
      items = [...whole.items];
      next = { ...whole, items: NOTHING };
      continue;
    }
    next = reduce(next, entry);
    items.push(...next.items);
    if (next.items !== NOTHING) next = { ...next, items: NOTHING };
  }
  return { ...next, items };
}

const NOTHING: readonly Item[] = [];
/** Events that change what stands already. */
export const REACHES_BACK: ReadonlySet<EventType> = new Set<EventType>(['judged', 'edited', 'removed']);

/** What the page claims never takes the place of what the site signed. */
function identified(known: Account | null, { traits, verified }: EventOf<'identified'>): Account {
  if (known?.verified && !verified) return { ...known, claimed: traits };
  return known?.claimed && verified ? { traits, verified, claimed: known.claimed } : { traits, verified };
}

function applied(thread: Thread, entry: Entry): Thread {
  const { event } = entry;
  const at = entry.at - entry.age;
  switch (event.type) {
    case 'started': {
      const started = { ...thread, site: event.site, locale: event.locale, page: event.page, startedAt: at };
      return owned(started, thread.owner, entry, 0);
    }
    case 'identified':
      return { ...thread, account: identified(thread.account, event) };
    case 'said':
      return said(thread, entry, event);
    case 'attached':
      return attached(thread, entry, event);
    case 'answered':
      return replied(thread, entry, { ...event, question: null });
    case 'asked': {
      const question = { field: event.field, text: event.text };
      return replied(thread, entry, { text: event.text, documents: [], confidence: null, question });
    }
    case 'collected':
      return { ...thread, fields: { ...thread.fields, [event.field]: event.value } };
    case 'judged':
      return { ...thread, items: thread.items.map((item) => judged(item, event)) };
    case 'decided':
      return { ...thread, decisions: [...thread.decisions, event.decision] };
    case 'handedOff':
      return handedOff(thread, entry, event);
    case 'packaged':
      return { ...thread, package: event.package, invented: event.invented ?? [] };
    case 'corrected':
      return { ...thread, correction: event.summary };
    case 'claimed':
      return staged(claimed(thread, entry), entry, event);
    case 'assigned': {
      const next = { agent: event.agent, name: event.name, given: true } as const;
      return staged(toAgent(thread, entry, next), entry, event);
    }
    case 'escalated': {
      const handoff = thread.handoff && { ...thread.handoff, priority: event.priority, escalatedAt: at };
      return staged({ ...thread, handoff }, entry, event);
    }
    case 'transferred':
      return staged(transferred(thread, entry, event), entry, event);
    case 'released': {
      const queue = thread.owner.kind === 'assistant' ? null : thread.owner.queue;
      return staged(queue === null ? thread : toQueue(thread, entry, queue), entry, event);
    }
    case 'handedBack':
    case 'cancelled':
      return staged({ ...owned(thread, { kind: 'assistant' }, entry), handoff: null, package: null }, entry, event);
    case 'resolved': {
      const closed = owned(thread, { kind: 'assistant' }, entry);
      return staged({ ...closed, status: 'resolved', handoff: null }, entry, event);
    }
    case 'rated':
      return staged({ ...thread, segments: rated(thread.segments, event.score) }, entry, event);
    case 'contactLeft':
      return staged({ ...thread, contact: event.email }, entry, event);
    case 'promised':
    case 'delayed':
    case 'assessed':
      return staged(thread, entry, event);
    case 'edited':
      return { ...thread, items: thread.items.map((item) => edited(item, event, at)) };
    case 'removed':
      return withoutContent(thread, event.entry, { by: entry.by, at, why: event.why });
    case 'snoozed':
      return staged(snoozed(thread, event.until), entry, event);
    case 'noted':
      return staged({ ...thread, mentions: mentioned(thread, entry, event) }, entry, event);
    default:
      return unknownEvent(event, thread);
  }
}

/** An event of a later version: kept in the log, without effect here. A known type without a case above does not compile. */
function unknownEvent(_event: never, thread: Thread): Thread {
  return thread;
}

/** A change of owner: the epoch rises (unless told otherwise), the running segment ends and one of the new kind begins. */
function owned(thread: Thread, owner: Owner, entry: Entry, raise = 1): Thread {
  const at = entry.at - entry.age;
  const segment: Segment = {
    kind: owner.kind === 'assistant' ? 'assistant' : owner.kind === 'queue' ? 'waiting' : 'person',
    from: entry.seq,
    startedAt: at,
    endedAt: null,
    queue: owner.kind === 'assistant' ? null : owner.queue,
    agent: owner.kind === 'agent' ? owner.agent : null,
    firstReplyAt: null,
    rating: null,
  };
  const ended = thread.segments.map((one) => (one.endedAt === null ? { ...one, endedAt: at } : one));
  return { ...awake(thread), owner, epoch: thread.epoch + raise, segments: [...ended, segment] };
}

function claimed(thread: Thread, entry: Entry): Thread {
  return entry.by.role === 'agent' ? toAgent(thread, entry, { agent: entry.by.id, name: entry.by.name }) : thread;
}

function toAgent(
  thread: Thread,
  entry: Entry,
  agent: Omit<Extract<Owner, { kind: 'agent' }>, 'kind' | 'queue'>,
): Thread {
  const queue = thread.owner.kind === 'assistant' ? (thread.handoff?.queue ?? '') : thread.owner.queue;
  return {
    ...owned(thread, { kind: 'agent', queue, ...agent }, entry),
    status: 'open',
    handoff: thread.handoff ?? handoffOf(entry, { queue, priority: 'normal', row: 'unknown', firstReply: null }),
  };
}

function toQueue(thread: Thread, entry: Entry, queue: string): Thread {
  const next = owned(thread, { kind: 'queue', queue }, entry);
  const handoff = thread.handoff ?? handoffOf(entry, { queue, priority: 'normal', row: 'unknown', firstReply: null });
  return { ...next, status: 'open', handoff: { ...handoff, queue } };
}

function transferred(thread: Thread, entry: Entry, { queue, to }: EventOf<'transferred'>): Thread {
  const moved = toQueue(thread, entry, queue);
  // One change of owner, not two: whoever follows counts epochs and segments.
  return to
    ? { ...toAgent({ ...thread, owner: moved.owner }, entry, { ...to, given: true }), handoff: moved.handoff }
    : moved;
}

function snoozed(thread: Thread, until: number | null): Thread {
  return until === null ? awake(thread) : { ...thread, snoozedUntil: until };
}

function awake(thread: Thread): Thread {
  if (thread.snoozedUntil === undefined) return thread;
  const { snoozedUntil: _, ...rest } = thread;
  return rest;
}

function mentioned({ mentions }: Thread, { seq }: Entry, event: EventOf<'noted'>): Thread['mentions'] {
  if (!event.mentions) return mentions;
  return { ...mentions, ...Object.fromEntries(event.mentions.map((agent) => [agent, seq])) };
}

function handoffOf(
  entry: Entry,
  event: Pick<EventOf<'handedOff'>, 'queue' | 'priority' | 'row' | 'firstReply'>,
): Handoff {
  const { queue, priority, row, firstReply } = event;
  const dueAt = firstReply === null ? null : entry.at + firstReply;
  return { seq: entry.seq, at: entry.at, queue, priority, row, dueAt, firstReplyAt: null };
}

function handedOff(thread: Thread, entry: Entry, event: EventOf<'handedOff'>): Thread {
  const next = owned(thread, { kind: 'queue', queue: event.queue }, entry);
  return staged({ ...next, status: 'open', handoff: handoffOf(entry, event) }, entry, event);
}

function said(thread: Thread, entry: Entry, event: EventOf<'said'>): Thread {
  const what = { text: event.text, documents: [], confidence: null, question: null };
  const added = replied(spokenUp(thread, entry), entry, what);
  return entry.by.role === 'agent' ? firstReplied(added, entry) : added;
}

function attached(thread: Thread, entry: Entry, { file }: EventOf<'attached'>): Thread {
  const { id, seq, by } = entry;
  const item: Attached = { kind: 'attached', id, seq, at: entry.at - entry.age, by, file };
  const next = spokenUp(thread, entry);
  const added = { ...next, items: [...next.items, item] };
  return by.role === 'agent' ? firstReplied(added, entry) : added;
}

/** A customer or an agent speaks. An agent's reply by any route takes ownership; a customer's reopens what was resolved. */
function spokenUp(thread: Thread, entry: Entry): Thread {
  const { by } = entry;
  if (by.role === 'agent' && !(thread.owner.kind === 'agent' && thread.owner.agent === by.id))
    return claimed(thread, entry);
  if (by.role !== 'customer' || thread.status !== 'resolved') return awake(thread);
  return {
    ...owned(thread, { kind: 'assistant' }, entry),
    status: 'open',
    reopened: thread.reopened + 1,
    package: null,
  };
}

function firstReplied(thread: Thread, entry: Entry): Thread {
  const segments = thread.segments.map((one) =>
    one.endedAt === null && one.firstReplyAt === null ? { ...one, firstReplyAt: entry.at } : one,
  );
  const handoff = thread.handoff && { ...thread.handoff, firstReplyAt: thread.handoff.firstReplyAt ?? entry.at };
  return { ...thread, owner: answering(thread.owner), segments, handoff };
}

/** The owner once they have answered. */
function answering(owner: Owner): Owner {
  if (owner.kind !== 'agent') return owner;
  const { given: _, ...rest } = owner;
  return rest;
}

function replied(
  thread: Thread,
  entry: Entry,
  what: Pick<Said, 'text' | 'documents' | 'confidence' | 'question'>,
): Thread {
  const item: Said = {
    kind: 'said',
    id: entry.id,
    seq: entry.seq,
    at: entry.at - entry.age,
    by: entry.by,
    text: what.text,
    documents: what.documents,
    confidence: what.confidence,
    question: what.question,
    helpful: null,
  };
  return { ...thread, items: [...thread.items, item] };
}

function staged(thread: Thread, entry: Entry, event: Stage['event']): Thread {
  const { id, seq, by } = entry;
  return { ...thread, items: [...thread.items, { kind: 'stage', id, seq, at: entry.at - entry.age, by, event }] };
}

function judged(item: Item, event: EventOf<'judged'>): Item {
  return item.kind === 'said' && item.id === event.answer ? { ...item, helpful: event.helpful } : item;
}

function edited(item: Item, { entry, text }: EventOf<'edited'>, at: number): Item {
  if (item.kind !== 'said' || item.seq !== entry || item.removed) return item;
  return { ...item, text, edits: [...(item.edits ?? []), { text: item.text, at }] };
}

/**
 * The thread without what its entry of this seq held: the words, the note or the name of the file; and in the brief and the decisions the
 * sentences that are linked to the turn, and the evidence and the fields whose words stood in it. What people quoted of it in turns of
 * their own stays there: each can be removed by itself.
 */
function withoutContent(thread: Thread, seq: number, removal: Removal): Thread {
  const target = thread.items.find((item) => item.seq === seq);
  if (!target || target.removed || !isRemovable(target)) return thread;
  const gone = { turn: target.id, texts: textsOf(target) };
  return {
    ...thread,
    items: thread.items.map((item) => (item === target ? emptiedItem(target, removal) : item)),
    package: thread.package && packageWithout(thread.package, gone),
    decisions: thread.decisions.map((one) => decisionWithout(one, gone)),
    fields: fieldsWithout(thread.fields, gone),
  };
}

function textsOf(item: Item): readonly string[] {
  if (item.kind === 'said') return [item.text, ...(item.edits ?? []).map(({ text }) => text)];
  if (item.kind === 'attached') return [item.file.name];
  return item.event.type === 'noted' ? [item.event.text] : [];
}

function emptiedItem(item: Item, removed: Removal): Item {
  switch (item.kind) {
    case 'said': {
      const { edits: _, ...rest } = item;
      return { ...rest, text: '', documents: [], question: null, removed };
    }
    case 'attached':
      return { ...item, file: { ...item.file, name: '' }, removed };
    case 'stage':
      return item.event.type === 'noted' ? { ...item, event: { ...item.event, text: '' }, removed } : item;
  }
}

/** A rating belongs to the last stretch with a person; without one, to the last stretch. */
function rated(segments: readonly Segment[], score: number): readonly Segment[] {
  const person = segments.findLastIndex((one) => one.kind === 'person');
  const target = person < 0 ? segments.length - 1 : person;
  return segments.map((one, index) => (index === target ? { ...one, rating: score } : one));
}

/** What can be taken out of a thread: words, notes and files. */
export function isRemovable(item: Item): boolean {
  return item.kind !== 'stage' || item.event.type === 'noted';
}

/** What the checks read of an item: things said, not stages. */
export function turnOf(item: Item): Turn | null {
  if (item.kind !== 'said' || item.by.role === 'relay' || item.removed) return null;
  const { id, at, text, documents, confidence } = item;
  return { id, from: item.by.role, at, text, documents, ...(confidence === null ? {} : { confidence }) };
}

/** The seq of the last handoff, under way or over; null: the thread never came to people by one. */
export function lastHandoff(thread: Thread): number | null {
  return thread.items.findLast((item) => item.kind === 'stage' && item.event.type === 'handedOff')?.seq ?? null;
}

/** The handoff this seq names, as it was recorded; null: there is none. */
export function handoffAt(thread: Thread, seq: number): EventOf<'handedOff'> | null {
  const item = thread.items.find((one) => one.seq === seq);
  return item?.kind === 'stage' && item.event.type === 'handedOff' ? item.event : null;
}

/** How agents judge the handoff of this seq, by their last judgement; null: none judged it. */
export function verdictOn({ items }: Pick<Thread, 'items'>, handoff: number): Verdict | null {
  const last = items.findLast(
    (item) => item.kind === 'stage' && item.event.type === 'assessed' && item.event.handoff === handoff,
  );
  return last?.kind === 'stage' && last.event.type === 'assessed' ? last.event.verdict : null;
}

/** The time promised for the first reply of the handoff under way is over, and the customer was told. */
export function isDelayed({ handoff, items }: Thread): boolean {
  const from = handoff?.seq ?? Number.POSITIVE_INFINITY;
  return items.some((item) => item.kind === 'stage' && item.event.type === 'delayed' && item.seq > from);
}

/** The seq at which the segment under way began. */
export function segmentStart(thread: Thread): number {
  return thread.segments.at(-1)?.from ?? 0;
}
