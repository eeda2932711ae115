// An agent: one line, a peer for each thread, and a habit of claiming, replying, noting and passing on.
import type { ThreadEvent } from '#domain/event';
import { AGENTS, type AgentToRelay, PROTOCOL, type RelayToAgent } from '#domain/wire';
import { connect } from '../../widget/peer/connection.ts';
import type { Line } from '../../widget/peer/line.ts';
import { createOutbox } from '../../widget/peer/outbox.ts';
import { createPeer, type Peer } from '../../widget/peer/peer.ts';
import { realTimers } from '../../widget/peer/timers.ts';
import { memoryStorage } from '../peer/storage.ts';
import type { Account } from './accounts.ts';
import type { LineProxy } from './proxy.ts';
import { newId, proxyOf, type World } from './world.ts';

export interface Agent {
  readonly name: string;
  readonly proxy: LineProxy;
  /** Opens a thread, and keeps it open. */
  open(thread: string): void;
  /** Does one thing an agent may do now, in any thread. */
  act(): void;
  claim(thread: string): void;
  say(thread: string): void;
  note(thread: string): void;
  /** The console is reloaded: every thread from the start, with what waits for the line. */
  reload(): void;
  stepClock(ms: number): void;
  close(): void;
}

export async function enterAgent(world: World, account: Account): Promise<Agent> {
  const { witness, relay } = world;
  const { id, name, cookie } = account;
  const proxy = await proxyOf(world, { kind: 'agent', name, id });
  const random = world.random.fork();
  const page = memoryStorage().tab();
  const threads: string[] = [];
  const counts = new Map<string, number>();
  let skew = 0;
  let desk = load();

  function load() {
    const line = connect<AgentToRelay, RelayToAgent>({
      url: proxy.url,
      namespace: AGENTS,
      auth: () => ({ protocol: PROTOCOL }),
      headers: { cookie, origin: relay.url },
    });
    const peers = new Map<string, { readonly peer: Peer; unwatch(): void }>();
    for (const thread of threads) peers.set(thread, peerOf(line as unknown as Line, thread));
    line.open();
    return { line, peers };
  }

  function peerOf(line: Line, thread: string) {
    const peer = createPeer({
      id: thread,
      line,
      outbox: createOutbox({ thread, ...page }),
      proposer: { kind: 'agent', id, name },
      timers: realTimers,
      now: () => Date.now() + skew,
      newId,
      onRefused(draft) {
        if ('text' in draft.event) witness.failed.add(draft.event.text);
        peer.discard(draft.id);
      },
    });
    const unwatch = world.views.watch({ name, kind: 'agent', thread, peer, written: () => [] });
    return { peer, unwatch };
  }

  function unload(): void {
    for (const { peer, unwatch } of desk.peers.values()) {
      unwatch();
      peer.stop();
    }
    desk.line.close();
  }

  function write(thread: string, type: 'said' | 'noted'): void {
    const n = (counts.get(thread) ?? 0) + 1;
    counts.set(thread, n);
    const text = `${name}#${n} in ${thread}`;
    witness.presses.set(text, { text, author: name, thread, n });
    desk.peers.get(thread)?.peer.propose({ type, text });
  }

  const propose = (thread: string, event: ThreadEvent) => desk.peers.get(thread)?.peer.propose(event);

  function act(): void {
    const thread = random.pick(threads);
    const view = thread === undefined ? undefined : desk.peers.get(thread)?.peer.view();
    if (thread === undefined || !view || view.confirmed.head === 0) return;
    const { owner } = view.confirmed;
    if (random.chance(0.2)) desk.peers.get(thread)?.peer.seen(view.confirmed.head);
    if (random.chance(0.15)) return write(thread, 'noted');
    if (owner.kind === 'queue') return void propose(thread, { type: 'claimed' });
    if (owner.kind !== 'agent' || owner.agent !== id) {
      if (random.chance(0.12)) propose(thread, { type: 'claimed' });
      return;
    }
    const next = random.chance(0.75) ? null : passOn(random.between(0, 3));
    if (next) propose(thread, next);
    else write(thread, 'said');
  }

  return {
    name,
    proxy,
    open(thread) {
      threads.push(thread);
      desk.peers.set(thread, peerOf(desk.line as unknown as Line, thread));
    },
    act,
    claim: (thread) => void propose(thread, { type: 'claimed' }),
    say: (thread) => write(thread, 'said'),
    note: (thread) => write(thread, 'noted'),
    reload() {
      unload();
      desk = load();
    },
    stepClock(ms) {
      skew += ms;
    },
    close() {
      unload();
      proxy.close();
    },
  };
}

function passOn(which: number): ThreadEvent {
  if (which === 0) return { type: 'handedBack' };
  if (which === 1) return { type: 'resolved', reason: 'for agents only' };
  if (which === 2) return { type: 'transferred', queue: 'billing', note: 'for agents only' };
  return { type: 'released', reason: 'gave up' };
}
