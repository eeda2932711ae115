// One side of one thread, for the customer, the console and tests alike: proposes drafts, takes entries, and says what to show.
import type { Draft, Entry, ThreadEvent } from '#domain/event';
import type { Proposer, Refusal } from '#domain/ownership';
import type { Thread } from '#domain/thread';
import type { SeenUpTo, Standing } from '#domain/wire';
import type { Cache } from './cache.ts';
import { createDelivery, type Delivery, type DeliveryState } from './delivery.ts';
import { fateOf } from './fate.ts';
import type { Line, Undo } from './line.ts';
import { createLog, type Log } from './log.ts';
import type { Outbox, Pending } from './outbox.ts';
import { overlay } from './overlay.ts';
import type { Timers } from './timers.ts';
import { createTyping, createTypingReport, type Typist } from './typing.ts';

/** Pending: not with the relay yet. Sent: in the log. Seen: the other side read up to it. */
export type Status = 'pending' | 'sent' | 'seen' | 'failed';

export interface Failed {
  readonly draft: Draft;
  readonly refusal: Refusal;
}

/** What to show now. A new object after each change. */
export interface View {
  /** The log and what is pending on top of it, with provisional seqs; failed drafts are not part of it. */
  readonly thread: Thread;
  /** What the relay has told, and nothing else. */
  readonly confirmed: Thread;
  /** By the id of a draft or an entry; null for ids this thread does not know. */
  statuses(id: string): Status | null;
  /** Drafts that were not sent and will not be, unless `retry` is called. */
  readonly failed: readonly Failed[];
  /** Local: this thread has no line. Live: caught up, and sending. */
  readonly state: 'local' | DeliveryState;
  /** Why the relay refuses the connection or the thread; `not_found` also stands for a thread that has not started. */
  readonly refused: Refusal | null;
  /** False: something pending could not be stored, and would be lost with the page. */
  readonly durable: boolean;
  readonly seen: SeenUpTo;
  readonly typing: Typist | null;
  /** Null unless a queue owns the thread. */
  readonly standing: Standing | null;
}

export interface PeerParts {
  /** The thread's id. */
  readonly id: string;
  /** Null: the thread lives in this browser alone until `attach`. Whoever made the line opens it. */
  readonly line: Line | null;
  readonly outbox: Outbox;
  readonly cache?: Cache;
  /** Empty so far. */
  readonly log?: Log;
  readonly proposer: Proposer;
  readonly timers: Timers;
  /** Milliseconds since 1970. */
  now(): number;
  /** At least 128 random bits, in 8 to 96 letters, digits and .:_- */
  newId(): string;
  random?(): number;
  /** A draft was refused for good. It is in `failed` now if a person wrote it, else it is gone. Told in the tab that learned of it. */
  onRefused?(draft: Draft, refusal: Refusal): void;
  /** The relay has erased the thread, and nothing of it is left here. */
  onErased?(): void;
}

export interface Peer {
  view(): View;
  /** The confirmed entries so far. */
  entries(): readonly Entry[];
  /** Called after each change. What it throws is thrown again outside, where it harms no delivery. */
  subscribe(fn: () => void): Undo;
  /** Shows the event at once and sends it when its turn comes. A known `id` changes nothing: derived events are proposed once. */
  propose(event: ThreadEvent, id?: string): Draft;
  /** Puts a thread that lived in this browser alone on the line: its drafts go out in order. */
  attach(line: Line): void;
  /** The one way in, in any order and any number of times. A gap asks for what is missing. */
  receive(entry: Entry): void;
  /** Sends a failed draft again, as if it were proposed now. */
  retry(id: string): void;
  discard(id: string): void;
  /** To be called on each keystroke, and with false when the field is left or emptied. */
  typing(on: boolean): void;
  /** This side has read up to this seq. */
  seen(upTo: number): void;
  stop(): void;
}

/** Milliseconds between the last change and keeping the log for a reload. */
const CACHE_AFTER = 500;
const NOBODY: SeenUpTo = { customer: 0, agent: 0 };

export function createPeer(parts: PeerParts): Peer {
  const { id, outbox, cache, proposer, timers, now, newId, random = Math.random, log = createLog(parts.id) } = parts;
  const other = proposer.kind === 'customer' ? 'agent' : 'customer';
  const typing = createTyping(timers, changed);
  const report = createTypingReport(timers, now, (on) => line?.send('typing', { thread: id, on }));
  const subscribers = new Set<() => void>();
  let line: Line | null = null;
  let delivery: Delivery | null = null;
  let undoLine: readonly Undo[] = [];
  let failed: readonly Failed[] = [];
  /** Drafts another tab took out of the outbox: confirmed or discarded, the next catch-up tells which. Shown until then. */
  let leaving: readonly Pending[] = [];
  let seen = NOBODY;
  let read = 0;
  let standing: Standing | null = null;
  let shown = log.thread();
  let view: View | null = null;
  let uncache: Undo = () => {};
  let stopped = false;

  recall();
  const undoOutbox = outbox.onForeign(foreign);
  if (parts.line) attach(parts.line);

  /** What the last visit left: the log the relay had confirmed, and the drafts it had not. */
  function recall(): void {
    const cached = cache?.load();
    if (cached) {
      log.reset(cached.lineage);
      seen = cached.seen;
      log.add(cached.entries);
    }
    for (const { draft } of outbox.all()) if (log.seqOf(draft.id) !== undefined) outbox.remove(draft.id);
    restack();
  }

  function attach(next: Line): void {
    for (const undo of undoLine) undo();
    delivery?.stop();
    line = next;
    undoLine = [
      next.on('typing', (packet) => packet.thread === id && heard(packet.role, packet.name, packet.on)),
      next.on('seen', (packet) => packet.thread === id && sawUpTo(packet.seen)),
      next.on('standing', (packet) => packet.thread === id && stands(packet.standing)),
      next.on('erased', (packet) => packet.thread === id && erased()),
    ];
    delivery = createDelivery({
      thread: id,
      line: next,
      log,
      timers,
      now,
      random,
      next: () => outbox.all().find((one) => !isFailed(one.draft.id)) ?? null,
      take,
      refuse: (pending, refusal) => {
        refuse(pending, refusal);
        changed();
      },
      restart,
      erased,
      caughtUp,
      changed,
    });
    changed();
  }

  function propose(event: ThreadEvent, draftId = newId()): Draft {
    const known = outbox.all().find((one) => one.draft.id === draftId)?.draft ?? confirmedDraft(draftId);
    if (known) return known;
    const draft: Draft = { id: draftId, epoch: shown.epoch, event };
    if (event.type === 'said') report(false);
    enqueue({ draft, since: now() });
    return draft;
  }

  function confirmedDraft(draftId: string): Draft | null {
    const entry = log.seqOf(draftId) && log.entries().find((one) => one.id === draftId);
    return entry ? { id: entry.id, epoch: shown.epoch, event: entry.event } : null;
  }

  function enqueue(pending: Pending): void {
    outbox.put(pending);
    stack([pending]);
    changed();
    delivery?.drain();
  }

  function take(entries: readonly Entry[]): void {
    const { epoch } = log.thread();
    const fresh = log.add(entries);
    for (const entry of fresh) confirm(entry);
    if (fresh.length > 0) {
      if (log.thread().epoch !== epoch) typing.clear();
      restack();
      keep();
      changed();
    }
    if (log.gap()) delivery?.catchUp();
  }

  function confirm({ id: draftId, by, event }: Entry): void {
    outbox.remove(draftId);
    failed = failed.filter((one) => one.draft.id !== draftId);
    leaving = leaving.filter((one) => one.draft.id !== draftId);
    if (event.type === 'said' && by.role === typing.now()?.role) typing.clear();
  }

  /** The whole overlay again, on a new log or without a draft. */
  function restack(): void {
    shown = log.thread();
    stack([...leaving, ...outbox.all().filter((one) => !isFailed(one.draft.id))]);
  }

  /** Puts drafts on top of what is shown. Those the relay is certain to refuse are refused here and now. */
  function stack(pendings: readonly Pending[]): void {
    const over = overlay(shown, pendings, proposer);
    shown = over.thread;
    for (const { pending, refusal } of over.doomed) settle(pending, refusal);
  }

  function refuse(pending: Pending, refusal: Refusal): void {
    settle(pending, refusal);
    restack();
  }

  function settle({ draft }: Pending, refusal: Refusal): void {
    leaving = leaving.filter((one) => one.draft.id !== draft.id);
    if (!outbox.has(draft.id)) return;
    if (fateOf(draft, refusal) === 'fail') failed = [...failed, { draft, refusal }];
    else outbox.remove(draft.id);
    tell(draft, refusal);
  }

  /** Not at once: the change under way is not whole yet, and whoever is told may propose again, and again. */
  function tell(draft: Draft, refusal: Refusal): void {
    timers(() => {
      if (!stopped) parts.onRefused?.(draft, refusal);
    }, 0);
  }

  function isFailed(draftId: string): boolean {
    return failed.some((one) => one.draft.id === draftId);
  }

  /** Another lineage: nothing of the old log holds; the new one is taken before anyone looks. A thread it does not know is started again, so that what waits can land. */
  function restart(lineage: string | null, head: number): void {
    const first = log.entries()[0];
    log.reset(lineage);
    seen = NOBODY;
    standing = null;
    typing.clear();
    cache?.clear();
    if (first?.event.type === 'started' && head === 0 && outbox.all().length > 0)
      outbox.put({ draft: { id: first.id, epoch: 0, event: first.event }, since: first.at - first.age }, true);
    restack();
  }

  /** Nothing of it is kept, and nothing is offered again. */
  function erased(): void {
    delivery?.stop();
    failed = [];
    leaving = [];
    for (const { draft } of outbox.all()) outbox.remove(draft.id);
    restart(null, 0);
    uncache();
    changed();
    parts.onErased?.();
  }

  function caughtUp(upTo: SeenUpTo, where: Standing | null): void {
    if (leaving.length > 0) {
      leaving = [];
      restack();
    }
    standing = where;
    sawUpTo(upTo);
    if (read > seen[proposer.kind]) line?.send('seen', { thread: id, upTo: read });
    changed();
  }

  function foreign(pending: Pending, gone: boolean): void {
    const { id: draftId } = pending.draft;
    const known = log.seqOf(draftId) !== undefined || isFailed(draftId);
    failed = failed.filter((one) => one.draft.id !== draftId);
    leaving = leaving.filter((one) => one.draft.id !== draftId);
    if (gone && !known) leaving = [...leaving, pending];
    if (!gone && log.seqOf(draftId) !== undefined) outbox.remove(draftId);
    restack();
    changed();
    if (gone) delivery?.catchUp();
    else delivery?.drain();
  }

  function heard(role: Typist['role'], name: string, on: boolean): void {
    const own = proposer.kind === 'agent' ? role === 'agent' && name === proposer.name : role === 'customer';
    if (!own) typing.heard({ role, name }, on);
  }

  /** Never goes back: a message once seen stays seen. */
  function sawUpTo({ customer, agent }: SeenUpTo): void {
    if (customer <= seen.customer && agent <= seen.agent) return;
    seen = { customer: Math.max(customer, seen.customer), agent: Math.max(agent, seen.agent) };
    keep();
    changed();
  }

  function stands(next: Standing | null): void {
    standing = next;
    changed();
  }

  function keep(): void {
    uncache();
    uncache = timers(() => {
      const lineage = log.lineage();
      if (lineage !== null) cache?.save({ lineage, seen, entries: log.entries() });
    }, CACHE_AFTER);
  }

  function statusOf(draftId: string): Status | null {
    const seq = log.seqOf(draftId);
    if (seq !== undefined) return seq <= seen[other] ? 'seen' : 'sent';
    if (isFailed(draftId)) return 'failed';
    return outbox.has(draftId) || leaving.some((one) => one.draft.id === draftId) ? 'pending' : null;
  }

  function changed(): void {
    view = null;
    for (const fn of subscribers) guarded(fn);
  }

  function guarded(fn: () => void): void {
    try {
      fn();
    } catch (error) {
      timers(() => {
        throw error;
      }, 0);
    }
  }

  function current(): View {
    return {
      thread: shown,
      confirmed: log.thread(),
      statuses: statusOf,
      failed,
      state: delivery?.state() ?? 'local',
      refused: delivery?.refused() ?? line?.refused() ?? null,
      durable: outbox.durable(),
      seen,
      typing: typing.now(),
      standing: log.thread().owner.kind === 'queue' ? standing : null,
    };
  }

  return {
    view: () => (view ??= current()),
    entries: log.entries,
    subscribe(fn) {
      subscribers.add(fn);
      return () => subscribers.delete(fn);
    },
    propose,
    attach,
    receive: (entry) => take([entry]),
    retry(draftId) {
      const one = failed.find((each) => each.draft.id === draftId);
      if (!one) return;
      failed = failed.filter((each) => each !== one);
      outbox.remove(draftId);
      enqueue({ draft: { ...one.draft, epoch: shown.epoch }, since: now() });
    },
    discard(draftId) {
      failed = failed.filter((one) => one.draft.id !== draftId);
      outbox.remove(draftId);
      restack();
      changed();
    },
    typing: report,
    seen(upTo) {
      const next = Math.min(upTo, log.thread().head);
      if (next <= Math.max(read, seen[proposer.kind])) return;
      read = next;
      line?.send('seen', { thread: id, upTo: read });
    },
    stop() {
      stopped = true;
      delivery?.stop();
      for (const undo of undoLine) undo();
      undoOutbox();
      outbox.stop();
      report(false);
      typing.clear();
      uncache();
      subscribers.clear();
    },
  };
}
