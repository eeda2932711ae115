// A relay in memory and lines to it that fail on demand: they cut, delay, lose, double and reorder. For tests; it keeps the relay's promises.
import { asCustomerSees, type Entry, type ThreadEvent } from '#domain/event';
import { byOf, type Proposer, type Refusal, refusal, whyNotAppend } from '#domain/ownership';
import { emptyThread, reduce, reduceAll, type Thread } from '#domain/thread';
import type { JoinAnswer, PeerToRelay, ProposeAnswer, RelayToPeer, SeenUpTo, Standing } from '#domain/wire';
import { type Line, LineDown, type LineState } from '../../widget/peer/line.ts';
import type { Clock } from './clock.ts';

export interface MemoryRelay {
  line(proposer: Proposer): MemoryLine;
  log(thread: string): readonly Entry[];
  /** Appends as the relay itself, or as somebody who has no line here. */
  append(thread: string, by: Entry['by'], event: ThreadEvent): Entry;
  /** While set, every draft is refused with it. */
  refuseDrafts(why: Refusal | null): void;
  refuseJoins(why: Refusal | null): void;
  /** Back to an older backup: the first `keep` entries, under a new lineage. Cuts all lines. */
  restore(thread: string, keep: number): void;
  stand(thread: string, standing: Standing): void;
  stop(): void;
}

export interface MemoryLine extends Line {
  /** The connection goes, with all that is on the way. It redials by itself unless unreachable. */
  cut(): void;
  reachable(yes: boolean): void;
  /** The next so many answers, or broadcasts, never arrive. */
  loseAnswers(count: number): void;
  loseBroadcasts(count: number): void;
  doubleBroadcasts(count: number): void;
  /** The next so many broadcasts are late by two seconds, and so come after what was sent later. */
  delayBroadcasts(count: number): void;
  /** Says on this line that the device woke. */
  wake(): void;
  /** What the peers sent, for tests that count. */
  readonly sent: readonly { readonly event: keyof PeerToRelay; readonly packet: unknown }[];
}

export interface RelayParts {
  readonly clock: Clock;
  readonly page?: number;
  /** Milliseconds one way. */
  readonly latency?: number;
  /** Milliseconds between joining the room and answering with the backlog that was read then. */
  readonly readTime?: number;
  /** Milliseconds; Infinity: no beacon. */
  readonly beaconEvery?: number;
}

interface Stored {
  log: Entry[];
  state: Thread;
  seen: SeenUpTo;
  standing: Standing | null;
}

interface End {
  readonly proposer: Proposer;
  readonly rooms: Set<string>;
  push<E extends keyof RelayToPeer>(event: E, packet: Parameters<RelayToPeer[E]>[0]): void;
}

const SILENCE = 8_000;

export function memoryRelay(parts: RelayParts): MemoryRelay {
  const { clock, page = 200, latency = 20, readTime = 0, beaconEvery = 5_000 } = parts;
  const threads = new Map<string, Stored>();
  const ends = new Set<End>();
  const lines: MemoryLine[] = [];
  let lineage = 'lineage-1';
  let noDrafts: Refusal | null = null;
  let noJoins: Refusal | null = null;
  let own = 0;
  let stopped = false;
  if (beaconEvery < Infinity) clock.timers(beacon, beaconEvery);

  function beacon(): void {
    for (const end of ends)
      for (const thread of end.rooms)
        end.push('beacon', { thread, head: threads.get(thread)?.log.length ?? 0, lineage });
    if (!stopped) clock.timers(beacon, beaconEvery);
  }

  function store(thread: string, draft: Omit<Entry, 'seq' | 'at'>): Entry {
    const stored = threads.get(thread) ?? {
      log: [],
      state: emptyThread(thread),
      seen: { customer: 0, agent: 0 },
      standing: null,
    };
    threads.set(thread, stored);
    const entry = { ...draft, seq: stored.log.length + 1, at: clock.now() };
    stored.log.push(entry);
    stored.state = reduce(stored.state, entry);
    for (const end of ends)
      if (end.rooms.has(thread)) end.push('entry', { thread, entry: shownTo(end.proposer, entry) });
    return entry;
  }

  function propose(end: End, { thread, draft, age }: Parameters<PeerToRelay['propose']>[0]): ProposeAnswer {
    if (noDrafts) return { ok: false, ...noDrafts };
    const log = threads.get(thread)?.log ?? [];
    const event = draft.event as ThreadEvent;
    const again = log.find((one) => one.id === draft.id);
    if (again && JSON.stringify(again.event) !== JSON.stringify(event))
      return { ok: false, ...refusal('conflict', 'another draft has this id') };
    const why = again
      ? null
      : whyNotAppend(threads.get(thread)?.state ?? emptyThread(thread), end.proposer, { ...draft, event });
    const by = byOf(end.proposer, { ...draft, event });
    if (why || !by) return { ok: false, ...(why ?? refusal('forbidden', 'no')) };
    end.rooms.add(thread);
    const entry = again ?? store(thread, { id: draft.id, age, by, event });
    return { ok: true, entry: shownTo(end.proposer, entry) };
  }

  function join(end: End, { thread, after, lineage: theirs }: Parameters<PeerToRelay['join']>[0]): JoinAnswer {
    if (noJoins) return { ok: false, ...noJoins };
    const stored = threads.get(thread);
    if (!stored) return { ok: false, ...refusal('not_found', 'no such thread') };
    end.rooms.add(thread);
    const from = theirs === null || theirs === lineage ? after : 0;
    const entries = stored.log.slice(from, from + page).map((entry) => shownTo(end.proposer, entry));
    const { seen, standing, log } = stored;
    return { ok: true, lineage, head: log.length, entries, more: from + page < log.length, seen, standing };
  }

  function saw(end: End, { thread, upTo }: Parameters<PeerToRelay['seen']>[0]): void {
    const stored = threads.get(thread);
    if (!stored) return;
    stored.seen = { ...stored.seen, [end.proposer.kind]: Math.max(upTo, stored.seen[end.proposer.kind]) };
    for (const each of ends) if (each.rooms.has(thread)) each.push('seen', { thread, seen: stored.seen });
  }

  function typed(end: End, { thread, on }: Parameters<PeerToRelay['typing']>[0]): void {
    const name = end.proposer.kind === 'agent' ? end.proposer.name : '';
    for (const each of ends)
      if (each !== end && each.rooms.has(thread)) each.push('typing', { thread, role: end.proposer.kind, name, on });
  }

  function answer(end: End, event: keyof PeerToRelay, packet: never): JoinAnswer | ProposeAnswer | null {
    if (event === 'join') return join(end, packet);
    if (event === 'propose') return propose(end, packet);
    if (event === 'seen') saw(end, packet);
    else typed(end, packet);
    return null;
  }

  function line(proposer: Proposer): MemoryLine {
    const made = memoryLine({ clock, latency, readTime, proposer, ends, answer });
    lines.push(made);
    return made;
  }

  return {
    line,
    log: (thread) => threads.get(thread)?.log ?? [],
    append: (thread, by, event) => store(thread, { id: `relays-own-${own++}`, age: 0, by, event }),
    refuseDrafts(why) {
      noDrafts = why;
    },
    refuseJoins(why) {
      noJoins = why;
    },
    restore(thread, keep) {
      lineage = `${lineage}+`;
      for (const each of lines) each.cut();
      const stored = threads.get(thread);
      if (keep === 0) threads.delete(thread);
      else if (stored) {
        stored.log = stored.log.slice(0, keep);
        stored.state = reduceAll(emptyThread(thread), stored.log);
      }
    },
    stand(thread, standing) {
      const stored = threads.get(thread);
      if (stored) stored.standing = standing;
      for (const end of ends) if (end.rooms.has(thread)) end.push('standing', { thread, standing });
    },
    stop() {
      stopped = true;
      for (const each of lines) each.close();
    },
  };
}

function shownTo(proposer: Proposer, entry: Entry): Entry {
  return proposer.kind === 'customer' ? asCustomerSees(entry) : entry;
}

interface LineParts {
  readonly clock: Clock;
  readonly latency: number;
  readonly readTime: number;
  readonly proposer: Proposer;
  readonly ends: Set<End>;
  answer(end: End, event: keyof PeerToRelay, packet: never): JoinAnswer | ProposeAnswer | null;
}

function memoryLine({ clock, latency, readTime, proposer, ends, answer }: LineParts): MemoryLine {
  const handlers = new Map<string, Set<(packet: never) => void>>();
  const watchers = new Set<(state: LineState) => void>();
  const cuts = new Set<() => void>();
  const sent: { event: keyof PeerToRelay; packet: unknown }[] = [];
  let state: LineState = 'down';
  let wanted = false;
  let reachable = true;
  let connection = 0;
  let end: End | null = null;
  let loseAnswers = 0;
  let loseBroadcasts = 0;
  let doubleBroadcasts = 0;
  let delayBroadcasts = 0;

  function become(next: LineState): void {
    state = next;
    for (const fn of [...watchers]) fn(next);
  }

  function dial(): void {
    if (!wanted || state !== 'down') return;
    become('connecting');
    const mine = ++connection;
    clock.timers(() => {
      if (mine !== connection) return;
      if (reachable) arrived(mine);
      else cut();
    }, latency);
  }

  function arrived(mine: number): void {
    end = { proposer, rooms: new Set(), push: (event, packet) => pushed(mine, event, packet) };
    ends.add(end);
    become('up');
  }

  /** On the wire for as long as this connection lasts; in order, unless delayed. */
  function carry(mine: number, fn: () => void, ms = latency): void {
    clock.timers(() => {
      if (mine === connection && state === 'up') fn();
    }, ms);
  }

  function pushed(mine: number, event: string, packet: unknown): void {
    if (loseBroadcasts > 0) {
      loseBroadcasts -= 1;
      return;
    }
    const late = delayBroadcasts > 0 ? 2_000 : 0;
    delayBroadcasts = Math.max(0, delayBroadcasts - 1);
    const times = doubleBroadcasts > 0 ? 2 : 1;
    doubleBroadcasts = Math.max(0, doubleBroadcasts - 1);
    for (let time = 0; time < times; time += 1)
      carry(
        mine,
        () => {
          for (const fn of [...(handlers.get(event) ?? [])]) fn(structuredClone(packet) as never);
        },
        latency + late,
      );
  }

  function cut(): void {
    if (state === 'down') return;
    connection += 1;
    if (end) ends.delete(end);
    end = null;
    for (const one of [...cuts]) one();
    become('down');
    if (wanted) clock.timers(dial, 1_000);
  }

  return {
    sent,
    state: () => state,
    refused: () => null,
    call(event, packet) {
      sent.push({ event, packet });
      return new Promise((resolve, reject) => {
        const mine = connection;
        if (state !== 'up') return reject(new LineDown(event));
        const cancel = clock.timers(cut, SILENCE);
        const fail = () => {
          cuts.delete(fail);
          cancel();
          reject(new LineDown(event));
        };
        cuts.add(fail);
        carry(mine, () => {
          const answered = end && answer(end, event, structuredClone(packet) as never);
          if (loseAnswers > 0) {
            loseAnswers -= 1;
            return;
          }
          const kept = structuredClone(answered);
          const answerArrived = () => {
            if (!cuts.delete(fail)) return;
            cancel();
            resolve(kept as never);
          };
          carry(mine, answerArrived, event === 'join' ? latency + readTime : latency);
        });
      });
    },
    send(event, packet) {
      sent.push({ event, packet });
      if (state === 'up') carry(connection, () => void (end && answer(end, event, packet as never)));
    },
    on(event, fn) {
      const set = handlers.get(event) ?? new Set();
      handlers.set(event, set.add(fn as (packet: never) => void));
      return () => set.delete(fn as (packet: never) => void);
    },
    onState(fn) {
      watchers.add(fn);
      return () => watchers.delete(fn);
    },
    open() {
      wanted = true;
      dial();
    },
    close() {
      wanted = false;
      cut();
    },
    cut,
    reachable(yes) {
      reachable = yes;
      if (!yes) cut();
    },
    loseAnswers(count) {
      loseAnswers = count;
    },
    loseBroadcasts(count) {
      loseBroadcasts = count;
    },
    doubleBroadcasts(count) {
      doubleBroadcasts = count;
    },
    delayBroadcasts(count) {
      delayBroadcasts = count;
    },
    wake() {
      if (state === 'up') become('up');
    },
  };
}
