// The relay reads each customer turn once more, with the widget's own checks: whoever should be with a person and was kept from it, by a tab
// that closed or a browser that was tampered with, gets there. It can only raise: nothing here takes a handoff back.
import { decide } from '#domain/decide';
import { createIntentReader } from '#domain/intent';
import { buildPackage } from '#domain/pack';
import { type Playbook, rowOf } from '#domain/playbook';
import type { Reader } from '#domain/signals/check';
import { createReader } from '#domain/signals/reader';
import type { TurnReadings } from '#domain/signals/reading';
import { warmUp, warmUpWorld } from '#domain/signals/warm-up';
import { WORLD } from '#domain/signals/world';
import { type Said, segmentStart, type Thread, turnOf } from '#domain/thread';
import { inStretches } from './in-stretches.ts';
import type { OwnEvent, Published, Threads } from './threads.ts';
import type { Timers } from './timers.ts';

type IntentOf = ReturnType<typeof createIntentReader>;

export interface SecondLookParts {
  readonly timers: Timers;
  asRelay: Threads['asRelay'];
  playbookOf(site: string): Playbook | null;
  routed(site: string, queue: string): string;
  /** Takes a ticket for a request for a person; false: this visitor has theirs. */
  mayAsk(visitor: string, thread: string): boolean;
  onFault(error: unknown): void;
}

export interface SecondLook {
  /** To be called with each entry, after it was told to everybody. */
  at(published: Published): void;
  /** Looks no more: whoever was kept from people meanwhile is read again when they write to the next relay. */
  stop(): void;
}

/** Milliseconds for the browser to act by itself: reading takes it one, the line to the relay some hundred. */
const GRACE = 3_000;
/** Items read: what was just said, and what it may repeat or add to. More would cost every message what only long threads need. */
const RECENT = 6;

export function createSecondLook(parts: SecondLookParts): SecondLook {
  let stopped = false;
  /** Of each thread the turn that is looked at next: only the customer's last word is undecided. */
  const next = new Map<string, string>();
  const intents = new WeakMap<Playbook, IntentOf>();
  /** Looks whose time has come. One in each turn of the loop: after a moment in which nothing went on there are many. */
  const due: (() => void)[] = [];
  let isWarm = false;

  return {
    at({ thread: { id, owner }, entry, visitor }) {
      if (entry.event.type !== 'said' || entry.by.role !== 'customer' || owner.kind !== 'assistant') return;
      // The first look took a tenth of a second and more for what is done once and for all. There are seconds for it until then.
      if (!isWarm) inStretches(warm()).catch(parts.onFault);
      isWarm = true;
      next.set(id, entry.id);
      parts.timers.after(GRACE, () => {
        if (next.get(id) !== entry.id) return;
        next.delete(id);
        due.push(() => void look(id, entry.id, visitor).catch(parts.onFault));
        if (due.length === 1) setImmediate(lookAtOne);
      });
    },
    stop() {
      stopped = true;
    },
  };

  function lookAtOne(): void {
    if (!stopped) due[0]?.();
    due.shift();
    if (due.length > 0) setImmediate(lookAtOne);
  }

  function intentOf(playbook: Playbook): IntentOf {
    const made = intents.get(playbook) ?? createIntentReader(playbook.classifier);
    intents.set(playbook, made);
    return made;
  }

  async function look(id: string, turn: string, visitor: string): Promise<void> {
    let read: readonly TurnReadings[] = [];
    const handedOff = await parts.asRelay(id, (thread): OwnEvent | null => {
      const playbook = parts.playbookOf(thread.site);
      if (!playbook || !isUndecided(thread, turn)) return null;
      read = readingsOf(createReader(playbook, intentOf(playbook)), thread);
      const one = read.find((each) => each.turn === turn);
      const decision = one && decide(playbook, upTo(thread, turn), one);
      if (decision?.act !== 'handoff' || !decision.acted || !parts.mayAsk(visitor, id)) return null;
      const { row, priority } = decision;
      const firstReply = (rowOf(playbook, row).sla ?? playbook.unknown.sla)?.firstReply ?? null;
      return { type: 'handedOff', queue: parts.routed(thread.site, decision.queue), priority, row, firstReply };
    });
    if (!handedOff) return;
    await parts.asRelay(id, (thread): OwnEvent | null => {
      const playbook = parts.playbookOf(thread.site);
      return playbook && thread.package === null
        ? { type: 'packaged', package: buildPackage(playbook, thread, read) }
        : null;
    });
  }
}

/** The customer's last word, with the assistant still. An answer to it settles nothing: the decision may call for a person all the same. */
function isUndecided(thread: Thread, turn: string): boolean {
  if (thread.owner.kind !== 'assistant' || thread.status === 'resolved') return false;
  const last = thread.items.findLast((item): item is Said => item.kind === 'said' && item.by.role === 'customer');
  if (last?.id !== turn || last.seq < segmentStart(thread)) return false;
  // Handed over and back again meanwhile: it was dealt with.
  return !thread.items.some((item) => item.kind === 'stage' && item.seq > last.seq);
}

function* warm(): Generator<void> {
  yield* warmUp();
  yield* warmUpWorld(WORLD);
}

function readingsOf(reader: Reader, thread: Thread): readonly TurnReadings[] {
  const account = thread.account?.traits ?? null;
  return thread.items.slice(-RECENT).flatMap((item) => {
    if (item.kind === 'stage' && ['handedBack', 'cancelled', 'resolved'].includes(item.event.type)) reader.segment();
    const turn = turnOf(item);
    return (turn && reader.take(turn, { account, world: WORLD })) ?? [];
  });
}

function upTo(thread: Thread, turn: string): Thread {
  const at = thread.items.find((item) => item.id === turn)?.seq ?? thread.head;
  return {
    ...thread,
    items: thread.items.filter((item) => item.seq <= at),
    decisions: thread.decisions.filter((one) => one.turn !== turn),
  };
}
