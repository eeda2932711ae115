// One recovery: join brings what was missed, then the outbox drains, one draft in flight. Knows the line; the peer knows the thread.
import type { Entry } from '#domain/event';
import type { Refusal } from '#domain/ownership';
import type { PeerToRelay, SeenUpTo, Standing } from '#domain/wire';
import { createRetry } from './backoff.ts';
import { isPassing } from './fate.ts';
import { type AnswerOf, type EventIn, type Line, LineDown, type LineState, type PacketOf } from './line.ts';
import type { Log } from './log.ts';
import type { Pending } from './outbox.ts';
import type { Timers } from './timers.ts';

export interface DeliveryParts {
  readonly thread: string;
  readonly line: Line;
  readonly log: Log;
  readonly timers: Timers;
  now(): number;
  random(): number;
  /** The next draft to send, or null. */
  next(): Pending | null;
  take(entries: readonly Entry[]): void;
  /** The relay has erased the thread. */
  erased(): void;
  /** The relay refused this draft, and time will not heal it. */
  refuse(pending: Pending, refusal: Refusal): void;
  /** The relay's log is of another lineage, or gone (null), and `head` entries long: drop this one. */
  restart(lineage: string | null, head: number): void;
  /** Everything up to the head has come. */
  caughtUp(seen: SeenUpTo, standing: Standing | null): void;
  /** The state changed, or why the relay refuses the whole thread. */
  changed(): void;
}

export type DeliveryState = 'connecting' | 'live' | 'down';

export interface Delivery {
  state(): DeliveryState;
  refused(): Refusal | null;
  /** Sends what waits, unless it is being sent already. */
  drain(): void;
  /** Asks for what is missing after the head. */
  catchUp(): void;
  stop(): void;
}

export function createDelivery(parts: DeliveryParts): Delivery {
  const { thread, line, log } = parts;
  const retryJoin = createRetry(parts, catchUp);
  const retrySend = createRetry(parts, drain);
  let state: DeliveryState = 'connecting';
  let refused: Refusal | null = null;
  /** Raised with each connection: whatever was begun under an earlier one is void. */
  let round = 0;
  /** In the relay's room for this thread. False although live: the relay does not know the thread yet. */
  let joined = false;
  let joining = false;
  let joinAgain = false;
  let sending = false;
  /** Broadcasts that came before the join was answered: they may be of another lineage, which only the answer tells. */
  let held: Entry[] = [];

  const undos = [
    line.onState(onState),
    line.on('entry', (packet) => packet.thread === thread && heard(packet.entry)),
    line.on('beacon', (packet) => packet.thread === thread && compare(packet.head, packet.lineage)),
  ];
  onState(line.state());

  function onState(next: LineState): void {
    const woke = next === 'up' && (joining || joined);
    if (!woke) begin(next);
    if (next === 'up') catchUp();
  }

  function begin(next: LineState): void {
    round += 1;
    joined = joining = joinAgain = sending = false;
    held = [];
    retryJoin.reset();
    retrySend.reset();
    become(next === 'up' ? 'connecting' : next);
  }

  function become(next: DeliveryState, why: Refusal | null = null): void {
    if (next === state && why === refused) return;
    state = next;
    refused = why;
    parts.changed();
  }

  function heard(entry: Entry): void {
    if (joined) parts.take([entry]);
    else held.push(entry);
  }

  function compare(head: number, lineage: string): void {
    if (joined && (head > log.thread().head || lineage !== log.lineage())) catchUp();
  }

  /** One at a time. What is asked for meanwhile is asked for once more: the answer under way may be older than the question. */
  function catchUp(): void {
    if (joining) joinAgain = true;
    else if (line.state() === 'up' && !retryJoin.waiting()) void join();
  }

  async function join(): Promise<void> {
    const mine = round;
    joining = true;
    do {
      joinAgain = false;
      const after = log.thread().head;
      const answer = await ask('join', { thread, after, lineage: log.lineage() });
      if (mine !== round || !answer) return;
      if (!answer.ok) return notJoined(answer);
      const restarted = answer.lineage !== log.lineage();
      if (restarted) parts.restart(answer.lineage, answer.head);
      joined = true;
      parts.take([...answer.entries, ...held.splice(0)]);
      const whole = !answer.more && answer.head <= log.thread().head && !log.gap();
      // Asked again meanwhile: this answer may be older than the question, and is not the end of the catch-up.
      if (whole && !joinAgain) caughtUp(answer.seen, answer.standing);
      else if (!whole && log.thread().head === after && !restarted) return joinLater();
      else joinAgain = true;
    } while (joinAgain && mine === round);
    if (mine !== round) return;
    joining = false;
    drain();
  }

  function caughtUp(seen: SeenUpTo, standing: Standing | null): void {
    retryJoin.reset();
    parts.caughtUp(seen, standing);
    become('live');
  }

  function joinLater(): void {
    joining = false;
    retryJoin.later();
  }

  /** A thread the relay does not know may be about to start: what waits is offered, and the relay decides. */
  function notJoined(refusal: Refusal): void {
    if (refusal.refused === 'erased') return parts.erased();
    const unknown = refusal.refused === 'not_found';
    if (isPassing(refusal) || held.length > 0) joinLater();
    else {
      joining = false;
      if (unknown && log.thread().head > 0) parts.restart(null, 0);
      become(unknown ? 'live' : 'down', refusal);
      drain();
    }
  }

  function drain(): void {
    if (state === 'live' && !sending && !retrySend.waiting()) void send();
  }

  async function send(): Promise<void> {
    const mine = round;
    sending = true;
    for (let next = parts.next(); next; next = parts.next()) {
      const age = Math.max(0, Math.round(parts.now() - next.since));
      const answer = await ask('propose', { thread, draft: next.draft, age });
      if (mine !== round || !answer) return;
      if (answer.ok && !accepted(answer.entry)) break;
      if (!answer.ok && answer.refused === 'erased') return parts.erased();
      if (!answer.ok && isPassing(answer)) {
        retrySend.later();
        break;
      }
      if (!answer.ok) parts.refuse(next, answer);
    }
    sending = false;
  }

  /** False: it is not in the log yet, and sending goes on when the catch-up brought it. */
  function accepted(entry: Entry): boolean {
    retrySend.reset();
    if (joined) parts.take([entry]);
    else {
      held.push(entry);
      catchUp();
    }
    return log.seqOf(entry.id) !== undefined;
  }

  /** The answer, or null when the line went: the next one begins a new round. */
  async function ask<E extends EventIn<PeerToRelay>>(
    event: E,
    packet: PacketOf<PeerToRelay, E>,
  ): Promise<AnswerOf<PeerToRelay, E> | null> {
    try {
      return await line.call(event, packet);
    } catch (error) {
      if (error instanceof LineDown) return null;
      throw error;
    }
  }

  return {
    state: () => state,
    refused: () => refused,
    drain,
    catchUp,
    stop() {
      round += 1;
      retryJoin.reset();
      retrySend.reset();
      for (const undo of undos) undo();
    },
  };
}
