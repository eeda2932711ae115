// The one way into a thread's log: whoever proposes a draft, it is judged, stamped, stored, and only then told to anyone.
import { hash } from 'node:crypto';
import type { AttachedFile } from '#domain/attachment';
import { cardOf } from '#domain/card';
import type { By, Draft, Entry, EventOf, ThreadEvent } from '#domain/event';
import { byOf, type Refusal, refusal, whyNotAppend } from '#domain/ownership';
import { inventedIn } from '#domain/package-facts';
import { type Playbook, queueOf, rowOf } from '#domain/playbook';
import { redactEvent } from '#domain/redact';
import { emptiedEntries } from '#domain/removal';
import type { Traits } from '#domain/signals/reading';
import { emptyThread, type Item, reduce, reduceAll, type Thread } from '#domain/thread';
import { PAGE, type ProposeAnswer } from '#domain/wire';
import type { ToMail } from './store/mails.ts';
import type { Append, Erasure, Store } from './store/store.ts';

/** Who proposes, as the relay knows them: never as they say. */
export type Author =
  | {
      readonly kind: 'customer';
      readonly visitor: string;
      readonly site: string;
      /** What the site signed about them; absent: nothing. */
      readonly signed?: Traits;
    }
  | { readonly kind: 'agent'; readonly id: string; readonly name: string };

/** What the relay does by itself. */
export type OwnEvent = EventOf<
  'assigned' | 'escalated' | 'released' | 'promised' | 'delayed' | 'transferred' | 'handedOff' | 'packaged'
>;

/** A thread and whom it belongs to. */
export interface Known {
  readonly thread: Thread;
  readonly visitor: string;
  readonly site: string;
}

/** An entry that was stored: what the thread was before it, and what it is now. */
export interface Published extends Known {
  readonly entry: Entry;
  readonly before: Thread;
  /** The line whose proposal it was, which gets it as the answer to that; null: none. */
  readonly line: string | null;
}

export interface ThreadsParts {
  readonly store: Store;
  now(): number;
  newId(): string;
  /** Removes the files of these threads. */
  forgetFiles(threads: readonly string[]): Promise<void>;
  /** Removes one of them. */
  dropFile(thread: string, file: string): Promise<void>;
  /** Called after each entry was stored, in the order of the log. */
  publish(published: Published): void;
  /** Whether this visitor may have a request for a person open on this thread; true takes it. */
  mayAsk(visitor: string, thread: string): boolean;
  /** The request taken by `mayAsk` was not stored: the thread stands as before. */
  askedInVain(visitor: string, thread: Thread): void;
  /** The playbook of a site that is being served; null: none. */
  playbookOf(site: string): Playbook | null;
  /** Who this agent is, if they are here and may answer. */
  answers(agent: string): { readonly id: string; readonly name: string } | null;
  /** Milliseconds after which an answer is mailed to a customer who left an address; null: nothing is mailed. */
  readonly mailAfter: number | null;
  /** Where a handoff to this queue goes now: itself, or the queue that takes over while it is closed. */
  routed(site: string, queue: string, now: number): string;
}

export interface Threads {
  /** Appends a draft, or says why not. The same draft again gives the same entry. Throws only for a fault of the store. `line`: see `Published`. */
  append(thread: string, author: Author, draft: Draft, age: number, line?: string): Promise<ProposeAnswer>;
  /**
   * Puts a file into the log, under the thread's owner as it then is. `keep` puts it on the disk; nothing is written to the thread
   * meanwhile, and it is not erased. `id` is the entry's.
   */
  attach(thread: string, author: Author, id: string, keep: () => Promise<AttachedFile>): Promise<ProposeAnswer>;
  /** Appends an event of the relay's own, if `propose` (asked with the thread as it then stands) gives one. */
  asRelay(thread: string, propose: (thread: Thread) => OwnEvent | null): Promise<Entry | null>;
  /** The thread as it stands; null: there is none. */
  known(thread: string): Promise<Known | null>;
  /** How long its log is, as far as it is known now; null: there is none. */
  head(thread: string): Promise<number | null>;
  /** Gives a thread to another visitor, if this one has it. */
  reassign(thread: string, from: string, to: string): Promise<void>;
  /** Removes threads for good, after what was begun on them and before anything else. Gives how many there were. */
  erase(gone: Erasure): Promise<number>;
  /** Resolves when everything begun by now is stored. */
  drain(): Promise<void>;
}

/** Threads kept in memory, reduced: so many, and so many UTF-16 units of what was said in them. The latest used stays in any case. */
const KEPT = 5_000;
const KEPT_TEXT = 64 * 1_048_576;
const RETRIES = 5;
/** A draft cannot have waited longer than this: 30 days. */
const OLDEST = 30 * 86_400_000;

export const ERASED = refusal('erased', 'This conversation was deleted. Start a new one.');
function isSigned(traits: Traits, author: Author): boolean {
  return author.kind === 'customer' && author.signed !== undefined && sameTraits(traits, author.signed);
}

/** The same names with the same values, in whatever order. */
export function sameTraits(a: Traits, b: Traits): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && a[name] === b[name]);
}

const NO_THREAD = refusal('not_found', 'There is no such thread. Start it with “started”.');

export function createThreads(parts: ThreadsParts): Threads {
  const { store } = parts;
  const kept = new Map<string, Known & { readonly weight: number }>();
  let weight = 0;
  const lines = new Map<string, Promise<unknown>>();

  return {
    async append(thread, author, draft, age, line) {
      if (draft.event.type === 'attached') return refused(NOT_SO);
      return inLine(thread, () => proposed(thread, author, draft, age, line ?? null));
    },
    attach: (thread, author, id, keep) => inLine(thread, () => attached(thread, author, id, keep)),
    asRelay: (thread, propose) => inLine(thread, () => own(thread, propose)),
    known: (thread) => inLine(thread, () => load(thread)),
    head: async (thread) => kept.get(thread)?.thread.head ?? (await store.thread(thread))?.head ?? null,
    reassign: (thread, from, to) => inLine(thread, () => reassigned(thread, from, to)),
    erase,
    async drain() {
      await Promise.allSettled(lines.values());
    },
  };

  async function reassigned(id: string, from: string, to: string): Promise<void> {
    const known = await load(id);
    if (known?.visitor !== from) return;
    await store.reassign(id, to);
    keep(id, { ...known, visitor: to });
  }

  /** Holds the line of each thread while they go, so that nothing is written in between. */
  async function erase(gone: Erasure): Promise<number> {
    let done = () => {};
    const over = new Promise<void>((resolve) => {
      done = resolve;
    });
    const reached = gone.threads.map(
      (id) =>
        new Promise<void>((resolve) => {
          void inLine(id, async () => {
            resolve();
            await over;
            kept.delete(id);
          });
        }),
    );
    try {
      await Promise.all(reached);
      const count = await store.erase(gone);
      await parts.forgetFiles(gone.threads);
      return count;
    } finally {
      done();
    }
  }

  /** One at a time for each thread, in the order of asking. */
  function inLine<T>(thread: string, task: () => Promise<T>): Promise<T> {
    const before = lines.get(thread) ?? Promise.resolve();
    const mine = before.then(task, task);
    lines.set(thread, mine);
    const leave = () => {
      if (lines.get(thread) === mine) lines.delete(thread);
    };
    mine.then(leave, leave);
    return mine;
  }

  async function load(id: string): Promise<Known | null> {
    const before = kept.get(id);
    if (before) {
      kept.delete(id);
      kept.set(id, before);
      return before;
    }
    const row = await store.thread(id);
    if (!row) return null;
    let thread = emptyThread(id);
    for (
      let page = await store.entries(id, 0, PAGE);
      page.length > 0;
      page = await store.entries(id, thread.head, PAGE)
    )
      thread = reduceAll(thread, page);
    return keep(id, { thread, visitor: row.visitor, site: row.site });
  }

  /** Most lately used last, so that the first is the one to forget. */
  function keep(id: string, known: Known): Known {
    const before = kept.get(id);
    forget(id);
    const mine = weightOf(known.thread, before);
    kept.set(id, { ...known, weight: mine });
    weight += mine;
    for (const oldest of kept.keys()) {
      if (oldest === id || (kept.size <= KEPT && weight <= KEPT_TEXT)) break;
      forget(oldest);
    }
    return known;
  }

  function forget(id: string): void {
    weight -= kept.get(id)?.weight ?? 0;
    kept.delete(id);
  }

  async function proposed(
    id: string,
    author: Author,
    draft: Draft,
    age: number,
    line: string | null,
  ): Promise<ProposeAnswer> {
    const event = author.kind === 'customer' ? redactEvent(draft.event) : draft.event;
    const clean = { ...draft, event };
    const by = byOf(author, clean);
    if (!by) return refused(refusal('forbidden', `A ${author.kind} may not propose “${event.type}”.`));
    const digest = digestOf(by, event);
    for (let tries = 0; tries < RETRIES; tries += 1) {
      const known = await load(id);
      if (known && !belongs(known, author)) return refused(NO_THREAD);
      if (!known && (await store.isErased(id))) return refused(ERASED);
      const thread = known?.thread ?? emptyThread(id);
      const why = whyNotAppend(thread, author, clean) ?? whyNotHere(known, author, event);
      // What was appended before is that entry, even where it may not be appended any more; where it may, the store says so.
      if (why) return (await appendedBefore(id, draft.id, digest)) ?? refused(why);
      const fixed = figured(event, known, author);
      const emptied = fixed.type === 'removed' ? await emptiedBy(thread, fixed.entry) : [];
      const item = { by, digest, id: draft.id, event: fixed, age: Math.min(age, OLDEST), emptied, line };
      const answer = await asking(thread, author, event, () => put(id, known, author, item));
      if (answer) return answer;
      forget(id);
    }
    return refused(refusal('busy', 'Too many write to this thread at once. Try again.'));
  }

  async function appendedBefore(thread: string, id: string, digest: string): Promise<ProposeAnswer | null> {
    const before = await store.entryOf(thread, id);
    if (!before) return null;
    return before.digest === digest ? { ok: true, entry: before.entry } : refused(CLASH);
  }

  /** A customer's request for a person is stored only while they have no other open. */
  async function asking(
    thread: Thread,
    author: Author,
    event: ThreadEvent,
    store: () => Promise<ProposeAnswer | null>,
  ): Promise<ProposeAnswer | null> {
    if (event.type !== 'handedOff' || author.kind !== 'customer') return store();
    if (!parts.mayAsk(author.visitor, thread.id)) return refused(ASKED);
    let answer: ProposeAnswer | null = null;
    try {
      return (answer = await store());
    } finally {
      if (!answer?.ok) parts.askedInVain(author.visitor, thread);
    }
  }

  async function attached(
    id: string,
    author: Author,
    draft: string,
    keep: () => Promise<AttachedFile>,
  ): Promise<ProposeAnswer> {
    const known = await load(id);
    if (!known) return refused((await store.isErased(id)) ? ERASED : NO_THREAD);
    const { epoch } = known.thread;
    return proposed(id, author, { id: draft, epoch, event: { type: 'attached', file: await keep() } }, 0, null);
  }

  async function own(id: string, propose: Parameters<Threads['asRelay']>[1]): Promise<Entry | null> {
    for (let tries = 0; tries < RETRIES; tries += 1) {
      const known = await load(id);
      const event = known && propose(known.thread);
      if (!known || !event) return null;
      const by: By = { role: 'relay' };
      const answer = await put(id, known, null, { by, digest: digestOf(by, event), id: parts.newId(), event, age: 0 });
      if (answer) return answer.ok ? answer.entry : null;
      forget(id);
    }
    return null;
  }

  type Stamped = Pick<Append, 'by' | 'digest' | 'id' | 'event' | 'age' | 'emptied'> & Partial<Pick<Published, 'line'>>;

  /** Stores and publishes; null: the log went on meanwhile (another relay on the same store), decide again. */
  async function put(
    id: string,
    known: Known | null,
    author: Author | null,
    item: Stamped,
  ): Promise<ProposeAnswer | null> {
    const before = known?.thread ?? emptyThread(id);
    const owner = known ?? (author?.kind === 'customer' ? author : null);
    if (!owner) return refused(NO_THREAD);
    const at = parts.now();
    const { by, digest, event, age } = item;
    const thread = reduce(before, { seq: before.head + 1, at, age, by, id: item.id, event });
    const row = rowFor(thread, owner);
    const done = await store.append({
      thread: id,
      after: before.head,
      id: item.id,
      digest,
      at,
      age,
      by,
      event,
      row,
      wait: waitOf(before, thread),
      mail: toMail(thread, by, event, at),
      emptied: item.emptied ?? [],
    });
    if (done.kind === 'moved') return null;
    if (done.kind === 'conflict') return refused(CLASH);
    if (done.kind === 'appended') {
      await withFile(before, event);
      const { visitor, site } = owner;
      keep(id, { thread, visitor, site });
      parts.publish({ entry: done.entry, before, thread, visitor, site, line: item.line ?? null });
    }
    return { ok: true, entry: done.entry };
  }

  /** Of a thread of ten thousand entries all are read: a removal is rare, and must find every copy. */
  async function emptiedBy({ id, head }: Thread, seq: number): Promise<readonly Entry[]> {
    const entries: Entry[] = [];
    while (entries.length < head) {
      const page = await store.entries(id, entries.length, PAGE);
      if (page.length === 0) break;
      entries.push(...page);
    }
    return emptiedEntries(entries, seq);
  }

  /** A file goes with the entry that held it. */
  async function withFile({ id, items }: Thread, event: ThreadEvent): Promise<void> {
    const item = event.type === 'removed' ? items.find((one) => one.seq === event.entry) : undefined;
    if (item?.kind === 'attached') await parts.dropFile(id, item.file.id);
  }

  /** An agent's answer to somebody who left an address. */
  function toMail({ contact }: Thread, by: By, { type }: ThreadEvent, at: number): ToMail | null {
    const answers = by.role === 'agent' && (type === 'said' || type === 'attached');
    if (!answers || contact === null || parts.mailAfter === null) return null;
    return { id: parts.newId(), dueAt: at + parts.mailAfter };
  }

  /** What only the relay can judge: the site that was started, the queue that was named. */
  function whyNotHere(known: Known | null, author: Author, event: ThreadEvent): Refusal | null {
    if (event.type === 'started' && author.kind === 'customer' && event.site !== author.site)
      return refusal('forbidden', `This line serves the site “${author.site}”.`);
    if (event.type === 'snoozed') return whyNotUntil(event.until, parts.now());
    if (event.type === 'transferred' && event.to && parts.answers(event.to.agent) === null)
      return refusal('conflict', `${event.to.name} is not here now. Choose somebody who is, or a queue.`);
    const playbook = known && parts.playbookOf(known.site);
    if (!playbook || author.kind !== 'agent' || (event.type !== 'transferred' && event.type !== 'handedOff'))
      return null;
    const queues = playbook.queues.map((queue) => queue.id);
    return queues.includes(event.queue)
      ? null
      : refusal('not_found', `There is no queue “${event.queue}”. Use one of ${queues.join(', ')}.`);
  }

  function named(to: { readonly agent: string; readonly name: string }): typeof to {
    return { ...to, name: parts.answers(to.agent)?.name ?? to.name };
  }

  /** The event with what the relay knows better: nobody is verified by saying so, and a row's promises are the playbook's. */
  function figured(event: ThreadEvent, known: Known | null, author: Author): ThreadEvent {
    if (event.type === 'transferred' && event.to) return { ...event, to: named(event.to) };
    if (event.type === 'identified') return { ...event, verified: isSigned(event.traits, author) };
    if (event.type !== 'handedOff' && event.type !== 'packaged') return event;
    const site = known?.site ?? siteOf(author);
    const playbook = parts.playbookOf(site);
    if (!playbook) return event;
    if (event.type === 'packaged') return marked(playbook, known?.thread ?? null, event);
    const row = rowOf(playbook, event.row);
    const sla = row.sla ?? playbook.unknown.sla;
    const figures = { row: row.id, firstReply: sla?.firstReply ?? null };
    if (author.kind === 'agent') return { ...event, ...figures };
    const queue = parts.routed(site, queueOf(playbook, row), parts.now());
    return { ...event, ...figures, queue, priority: sla?.priority ?? 'normal' };
  }
}

/** The longest a thread is put aside: 90 days, so that one mistyped date does not bury a customer. */
const LONGEST_SNOOZE = 90 * 86_400_000;

function whyNotUntil(until: number | null, now: number): Refusal | null {
  if (until === null || (until > now && until <= now + LONGEST_SNOOZE)) return null;
  return refusal('malformed', 'Choose a time that is still to come, within 90 days.');
}

/** A package with what it says and nothing else does: the agent is told not to build on it. */
function marked(playbook: Playbook, thread: Thread | null, event: EventOf<'packaged'>): ThreadEvent {
  const invented = thread ? inventedIn(playbook, thread, event.package) : [];
  return { type: 'packaged', package: event.package, ...(invented.length > 0 && { invented }) };
}

const ASKED = refusal('conflict', 'A person has been asked for in another conversation already. Go on there.');
const NOT_SO = refusal('forbidden', 'Files are put over HTTP. Ask where with “attach”.');
const CLASH = refusal('conflict', 'Another draft was taken under this id. Give each draft an id of its own.');

/** What a thread takes in memory, roughly: its texts, and as much again as an item's frame for each. An entry that adds an item changes no other. */
function weightOf({ items }: Thread, before: { readonly thread: Thread; readonly weight: number } | undefined): number {
  const known = before?.thread.items;
  const last = items.at(-1);
  if (known && last && items.length === known.length + 1) return before.weight + weightOfItem(last);
  return items.reduce((sum, item) => sum + weightOfItem(item), 500);
}

function weightOfItem(item: Item): number {
  return 200 + (item.kind === 'said' ? item.text.length : 0);
}

function refused(why: Refusal): ProposeAnswer {
  return { ok: false, ...why };
}

/** Whoever may not know of a thread is told what they would be told if it were not there. */
function belongs(known: Known, author: Author): boolean {
  return author.kind === 'agent' || (known.visitor === author.visitor && known.site === author.site);
}

function siteOf(author: Author): string {
  return author.kind === 'customer' ? author.site : '';
}

/** Of what was proposed, secrets masked: a digest of the secret itself could be guessed back. */
function digestOf(by: By, event: ThreadEvent): string {
  const who = by.role === 'agent' ? `agent ${by.id}` : by.role;
  return hash('sha256', `${who}\n${JSON.stringify(event)}`, 'base64url');
}

function rowFor(thread: Thread, owner: { readonly visitor: string; readonly site: string }): Append['row'] {
  const { id, epoch, status, lastAt } = thread;
  const who = thread.owner;
  return {
    id,
    site: owner.site,
    visitor: owner.visitor,
    epoch,
    status,
    owner: who.kind,
    queue: who.kind === 'assistant' ? null : who.queue,
    agent: who.kind === 'agent' ? who.agent : null,
    lastAt,
    card: cardOf(thread),
  };
}

/** How long a customer who had asked for a person waited for the first reply, if this entry gave it. */
function waitOf(before: Thread, after: Thread): Append['wait'] {
  const asked = before.handoff;
  const repliedAt = after.handoff?.firstReplyAt ?? null;
  if (!asked || asked.firstReplyAt !== null || repliedAt === null) return null;
  return { queue: asked.queue, ms: Math.max(0, repliedAt - asked.at) };
}
