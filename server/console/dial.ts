// An agent's desk on a line of widget/peer: the inbox's messages, and one peer for each thread that is opened.
import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Entry, ThreadEvent } from '#domain/event';
import type { Refusal } from '#domain/ownership';
import type { AgentToRelay, RelayToAgent } from '#domain/wire';
import { type Line, LineDown } from '../../widget/peer/line.ts';
import { createOutbox, type KeyValues, type Outbox } from '../../widget/peer/outbox.ts';
import { createPeer, type Peer } from '../../widget/peer/peer.ts';
import type { Timers } from '../../widget/peer/timers.ts';
import type { UploadsParts } from '../../widget/peer/uploads.ts';
import type { Me } from './api.ts';
import { createDeskFiles, type DeskFiles } from './desk-files.ts';
import type { DeskLine, DeskPeer, Heard, Hears, Link, Taken, Unsent } from './desk-line.ts';
import { createNewestLog, type NewestLog } from './newest-log.ts';
import { NO_LINE } from './refusal-words.ts';

export type AgentLine = Line<AgentToRelay, RelayToAgent>;

export interface DialParts {
  readonly line: AgentLine;
  readonly me: Pick<Me, 'id' | 'name'>;
  /** Where drafts wait for the line: of this tab alone. */
  readonly storage: KeyValues | null;
  readonly timers: Timers;
  readonly now: () => number;
  /** Puts a file at a path of the relay. */
  readonly put: UploadsParts['put'];
  /** At least 128 random bits. */
  readonly newId: () => string;
}

/** A line to the relay for one agent, and how to hang up for good. */
export interface Dialled {
  readonly line: DeskLine;
  readonly openPeer: (thread: string) => DeskPeer;
  readonly hangUp: () => void;
}

export function dial(parts: DialParts): Dialled {
  const { line, put, newId } = parts;
  line.open();
  // A file on its way outlasts a look at another thread.
  const known = new Map<string, DeskFiles>();
  const filesOf = (thread: string) => {
    const files = known.get(thread) ?? createDeskFiles({ line, thread, put, newId });
    known.set(thread, files);
    return files;
  };
  return { line: deskLine(line), openPeer: (thread) => openPeer(parts, thread, filesOf(thread)), hangUp: line.close };
}

function deskLine(line: AgentLine): DeskLine {
  const link = signal<Link>('connecting');
  const why = signal<string | null>(null);
  let dismissed: string | null = null;
  let everUp = false;
  const look = () => {
    const state = line.state();
    const refused = line.refused();
    everUp ||= state === 'up';
    if (state !== 'down') dismissed = null;
    why.value = refused?.what ?? dismissed;
    if (state === 'up') link.value = 'up';
    else if (dismissed !== null || (refused !== null && !isPassing(refused))) link.value = 'ended';
    else link.value = everUp || state === 'down' ? 'down' : 'connecting';
  };
  line.on('bye', ({ reason, comeBackIn }) => {
    dismissed = comeBackIn === null ? reason : null;
  });
  line.onState(look);
  if (line.state() !== 'down') look();
  return {
    link,
    why,
    inbox: () => line.call('inbox', {}).catch(nullWhenDown),
    search: (text) => line.call('search', { text: text.slice(0, 200) }).catch(nullWhenDown),
    views: (views) => line.call('views', { views: views === null ? null : [...views] }).catch(nullWhenDown),
    away: async (away) => (await line.call('away', { away }).catch(nullWhenDown)) ?? { ok: false, ...NO_LINE },
    looking: (thread) => line.send('looking', { thread }),
    on: <K extends Hears>(name: K, hear: (packet: Heard<K>) => void) => line.on(name, hear as never),
    retry: line.open,
  };
}

function isPassing({ refused }: Refusal): boolean {
  return refused === 'busy' || refused === 'limited';
}

function nullWhenDown(error: unknown): null {
  if (error instanceof LineDown) return null;
  throw error;
}

function openPeer(parts: DialParts, thread: string, files: DeskFiles): DeskPeer {
  const { line, me, timers, now, newId, storage } = parts;
  const outbox = createOutbox({ thread, storage });
  const waiting = new Map<string, (taken: Taken) => void>();
  const settle = (id: string, taken: Taken) => {
    waiting.get(id)?.(taken);
    waiting.delete(id);
    stopWhenDone();
  };
  const log = createNewestLog(thread);
  const peer = createPeer({
    id: thread,
    line: newestFirst(line, log) as unknown as Line,
    log,
    outbox,
    proposer: { kind: 'agent', id: me.id, name: me.name },
    timers,
    now,
    newId,
    onRefused({ id }, refusal) {
      // Whoever waits for it takes the words back; what a reload left behind stays in sight as not sent.
      if (waiting.has(id)) peer.discard(id);
      settle(id, { ok: false, ...refusal });
    },
    onErased() {
      shown.erase();
      files.clear();
    },
  });
  const shown = shownBy(peer, log, outbox);
  const back = createGoingBack(line, thread, log, () => shown.update());
  let closing = false;
  const undo = peer.subscribe(() => {
    shown.update();
    files.arrived(log.thread());
    if (log.isTorn()) void back.anew();
    for (const id of waiting.keys()) if (isTaken(peer, id)) settle(id, { ok: true, id });
    stopWhenDone();
  });
  /** Closed, and nothing of it on its way or waited for. */
  function stopWhenDone(): void {
    if (!closing || outbox.all().length > 0 || waiting.size > 0) return;
    undo();
    peer.stop();
  }

  return {
    ...shown.signals,
    files,
    propose: (event: ThreadEvent) =>
      new Promise((resolve) => {
        const id = newId();
        waiting.set(id, resolve);
        peer.propose(event, id);
      }),
    async catchUp() {
      const after = log.thread().head;
      const answer = await line.call('join', { thread, after, lineage: null }).catch(nullWhenDown);
      if (answer?.ok) for (const entry of answer.entries) peer.receive(entry);
    },
    goBack: back.to,
    retry: peer.retry,
    discard: peer.discard,
    typing: peer.typing,
    saw: peer.seen,
    close() {
      closing = true;
      peer.typing(false);
      stopWhenDone();
    },
  };
}

/** The same line, but that a thread is joined by its newest page. */
function newestFirst(line: AgentLine, log: NewestLog): AgentLine {
  const call = async (event: string, packet: object) => {
    if (event !== 'join') return line.call(event as 'join', packet as never);
    const answer = await line.call('join', { ...(packet as JoinPacket), newest: true });
    log.expect((answer.ok && answer.before) || null);
    return answer;
  };
  return { ...line, call: call as AgentLine['call'] };
}

type JoinPacket = Parameters<AgentToRelay['join']>[0];

interface GoingBack {
  to(turn: string | null): Promise<void>;
  /** The newest page again, with what the thread amounts to now. */
  anew(): Promise<void>;
}

function createGoingBack(line: AgentLine, thread: string, log: NewestLog, changed: () => void): GoingBack {
  const join = (packet: Omit<JoinPacket, 'thread'>) => line.call('join', { thread, ...packet }).catch(nullWhenDown);
  let busy: Promise<void> | null = null;
  let asking = false;

  /** What stands between this seq and the first entry here, in the order of the log; null: it cannot be had now. */
  const between = async (after: number, end: number): Promise<readonly Entry[] | null> => {
    const found: Entry[] = [];
    while ((found.at(-1)?.seq ?? after) < end) {
      const answer = await join({ after: found.at(-1)?.seq ?? after, lineage: log.lineage() });
      if (!answer?.ok || answer.lineage !== log.lineage() || answer.entries.length === 0) return null;
      found.push(...answer.entries.filter(({ seq }) => seq <= end));
    }
    return found;
  };

  const fetch = async (turn: string | null): Promise<void> => {
    const first = log.first();
    let found: readonly Entry[] = [];
    for (let end = first - 1; end > 0; ) {
      const more = await between(Math.max(0, end - STEP_BACK), end);
      if (more === null) return;
      found = [...more, ...found];
      end = (found[0]?.seq ?? 1) - 1;
      if (turn === null || more.some(({ id }) => id === turn)) break;
    }
    if (log.first() !== first) return;
    log.addEarlier(found);
    changed();
  };

  return {
    async to(turn) {
      while (busy !== null) await busy;
      if (log.first() === 1 || (turn !== null && log.seqOf(turn) !== undefined)) return;
      busy = fetch(turn).finally(() => {
        busy = null;
      });
      return busy;
    },
    async anew() {
      if (asking) return;
      asking = true;
      const answer = await join({ after: 0, lineage: null, newest: true });
      asking = false;
      if (!answer?.ok || !answer.before || answer.lineage !== log.lineage()) return;
      // What came meanwhile is newer than the answer: the next change asks again.
      if (answer.before.thread.head < log.thread().head) return;
      log.expect(answer.before);
      log.add(answer.entries);
      changed();
    },
  };
}

/** Entries asked for at a time: about as many as the relay sends at once. */
const STEP_BACK = 100;

function isTaken(peer: Peer, id: string): boolean {
  const status = peer.view().statuses(id);
  return status === 'sent' || status === 'seen';
}

interface ShownBy {
  readonly signals: Pick<DeskPeer, 'thread' | 'earlier' | 'unsent' | 'seen' | 'colleague' | 'state'>;
  update(): void;
  /** There is no such thread any more. */
  erase(): void;
}

/** What a peer shows, as signals: each changes only when what it holds did. */
function shownBy(peer: Peer, log: NewestLog, outbox: Outbox): ShownBy {
  const thread = signal(log.thread());
  const earlier = signal(log.earlier());
  const seen = signal(peer.view().seen);
  const colleague = signal<string | null>(null);
  const unsent: Signal<readonly Unsent[]> = signal([]);
  const state = signal<'loading' | 'ready' | 'refused'>('loading');
  let erased = false;
  const update = () =>
    batch(() => {
      const view = peer.view();
      thread.value = log.thread();
      earlier.value = log.earlier();
      seen.value = view.seen;
      colleague.value = view.typing?.role === 'agent' ? view.typing.name : null;
      state.value = erased ? 'refused' : stateAfter(state.peek(), peer);
      const next = unsentOf(peer, outbox);
      if (next.length > 0 || unsent.peek().length > 0) unsent.value = next;
    });
  update();
  return {
    signals: { thread, earlier, unsent, seen, colleague, state } satisfies Record<string, ReadonlySignal<unknown>>,
    update,
    erase() {
      erased = true;
      update();
    },
  };
}

/** Once ready, a thread stays in sight through whatever the line does. */
function stateAfter(before: 'loading' | 'ready' | 'refused', peer: Peer): 'loading' | 'ready' | 'refused' {
  const { confirmed, refused, state } = peer.view();
  if (confirmed.head > 0 && (before === 'ready' || state === 'live')) return 'ready';
  return refused !== null && state !== 'connecting' ? 'refused' : 'loading';
}

function unsentOf(peer: Peer, outbox: Outbox): readonly Unsent[] {
  const failed = new Map(peer.view().failed.map((one) => [one.draft.id, one.refusal]));
  return outbox.all().map(({ draft }) => ({ id: draft.id, event: draft.event, refused: failed.get(draft.id) ?? null }));
}
