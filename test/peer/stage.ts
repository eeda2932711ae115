// A stage for tests of peers: one thread, a relay in memory, and whoever is called on.
import type { Draft, ThreadEvent } from '#domain/event';
import type { Proposer, Refusal } from '#domain/ownership';
import { createCache } from '../../widget/peer/cache.ts';
import { createOutbox } from '../../widget/peer/outbox.ts';
import { createPeer, type Peer } from '../../widget/peer/peer.ts';
import { type Clock, createClock } from './clock.ts';
import { type MemoryLine, type MemoryRelay, memoryRelay, type RelayParts } from './memory-line.ts';
import { type MemoryStorage, memoryStorage, type Tab } from './storage.ts';

export const THREAD = 'thread-0001';
export const CUSTOMER: Proposer = { kind: 'customer' };
export const ADA: Proposer = { kind: 'agent', id: 'agent-ada', name: 'Ada' };
export const BEN: Proposer = { kind: 'agent', id: 'agent-ben', name: 'Ben' };

export const started: ThreadEvent = { type: 'started', site: 'demo', locale: 'en', page: null };
export const said = (text: string): ThreadEvent => ({ type: 'said', text });
export const answered = (text: string): ThreadEvent => ({
  type: 'answered',
  to: 'some-turn',
  text,
  documents: [],
  confidence: 0.8,
});
export const handedOff: ThreadEvent = {
  type: 'handedOff',
  queue: 'billing',
  priority: 'normal',
  row: 'invoice-wrong',
  firstReply: 900_000,
};

export interface Side {
  readonly peer: Peer;
  readonly line: MemoryLine;
  readonly tab: Tab;
  readonly refused: readonly { readonly draft: Draft; readonly refusal: Refusal }[];
  say(text: string): Draft;
  texts(): readonly string[];
}

interface How {
  /** Not on the line until it is attached. */
  readonly local?: boolean;
  readonly tab?: Tab;
  readonly cached?: boolean;
  onRefused?(draft: Draft): void;
}

export interface Stage {
  readonly clock: Clock;
  readonly relay: MemoryRelay;
  readonly storage: MemoryStorage;
  /** A tab or a console: with its own line, open unless `local`. */
  enter(proposer?: Proposer, how?: How): Side;
  log(): readonly string[];
}

export function createStage(parts: Partial<RelayParts> = {}): Stage {
  const clock = createClock();
  const relay = memoryRelay({ clock, ...parts });
  const storage = memoryStorage();
  let ids = 0;

  return {
    clock,
    relay,
    storage,
    log: () => relay.log(THREAD).map((entry) => describe(entry.event)),
    enter(proposer = CUSTOMER, { local = false, tab = storage.tab(), cached = false, onRefused } = {}) {
      const line = relay.line(proposer);
      const refused: { draft: Draft; refusal: Refusal }[] = [];
      const peer = createPeer({
        id: THREAD,
        line: local ? null : line,
        outbox: createOutbox({ thread: THREAD, ...(proposer.kind === 'agent' ? { storage: null } : tab) }),
        ...(cached && { cache: createCache(THREAD, tab.storage) }),
        proposer,
        timers: clock.timers,
        now: clock.now,
        newId: () => `draft-${String(ids++).padStart(6, '0')}`,
        random: () => 0.5,
        onRefused(draft, refusal) {
          refused.push({ draft, refusal });
          onRefused?.(draft);
        },
      });
      line.open();
      return {
        peer,
        line,
        tab,
        refused,
        say: (text) => peer.propose(said(text)),
        texts: () => textsOf(peer),
      };
    },
  };
}

export function textsOf(peer: Peer): readonly string[] {
  return peer
    .view()
    .thread.items.map((item) =>
      item.kind === 'said' ? item.text : item.kind === 'stage' ? item.event.type : item.kind,
    );
}

export function describe(event: ThreadEvent): string {
  return 'text' in event ? event.text : event.type;
}
