// An agent's desk on a line of widget/peer: the inbox's messages, and one peer for each thread that is opened.
import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ThreadEvent } from '#domain/event';
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
  const peer = createPeer({
    id: thread,
    line: line as unknown as Line,
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
  const shown = shownBy(peer, outbox);
  let closing = false;
  const undo = peer.subscribe(() => {
    shown.update();
    files.arrived(peer.view().confirmed);
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
      const after = peer.view().confirmed.head;
      const answer = await line.call('join', { thread, after, lineage: null }).catch(nullWhenDown);
      if (answer?.ok) for (const entry of answer.entries) peer.receive(entry);
    },
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

function isTaken(peer: Peer, id: string): boolean {
  const status = peer.view().statuses(id);
  return status === 'sent' || status === 'seen';
}

interface ShownBy {
  readonly signals: Pick<DeskPeer, 'thread' | 'unsent' | 'seen' | 'colleague' | 'state'>;
  update(): void;
  /** There is no such thread any more. */
  erase(): void;
}

/** What a peer shows, as signals: each changes only when what it holds did. */
function shownBy(peer: Peer, outbox: Outbox): ShownBy {
  const first = peer.view();
  const thread = signal(first.confirmed);
  const seen = signal(first.seen);
  const colleague = signal<string | null>(null);
  const unsent: Signal<readonly Unsent[]> = signal([]);
  const state = signal<'loading' | 'ready' | 'refused'>('loading');
  let erased = false;
  const update = () =>
    batch(() => {
      const view = peer.view();
      thread.value = view.confirmed;
      seen.value = view.seen;
      colleague.value = view.typing?.role === 'agent' ? view.typing.name : null;
      state.value = erased ? 'refused' : stateAfter(state.peek(), peer);
      const next = unsentOf(peer, outbox);
      if (next.length > 0 || unsent.peek().length > 0) unsent.value = next;
    });
  update();
  return {
    signals: { thread, unsent, seen, colleague, state } satisfies Record<string, ReadonlySignal<unknown>>,
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
