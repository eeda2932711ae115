// Customers as they are: the widget's own peer, outbox and line. What a restart, a crash and a handoff look like from their side.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import {
  AGENTS,
  type AgentToRelay,
  CUSTOMERS,
  type PeerToRelay,
  PROTOCOL,
  type RelayToAgent,
  type RelayToCustomer,
} from '#domain/wire';
import { connect } from '../../widget/peer/connection.ts';
import type { Line } from '../../widget/peer/line.ts';
import { createOutbox } from '../../widget/peer/outbox.ts';
import { createPeer, type Peer } from '../../widget/peer/peer.ts';
import { realTimers } from '../../widget/peer/timers.ts';
import { peakOverMean } from './peak.ts';
import { type Percentiles, percentiles } from './percentiles.ts';
import { SITE } from './served.ts';

export interface Settled {
  /** Said in all, and how many of them are in the log of whoever said them. */
  readonly said: number;
  readonly confirmed: number;
  /** Shown as not sent: what a person would see as an error. */
  readonly failed: number;
}

export interface Returned extends Settled {
  /** Milliseconds from the mark until 95 % and all were live again with nothing left to send. */
  readonly p95: number;
  readonly all: number;
  /** Dials that met the relay after it was back, and of these in the fullest 100 ms, over the mean until 95 % had come. */
  readonly dials: number;
  readonly peakOverMean: number;
  /** Milliseconds that this process stood still at most since the mark: dials that were due in them came in one heap. */
  readonly stoodStill: number;
}

export interface Peers {
  open(count: number, perSecond: number): Promise<number>;
  /** Each says something about once in so many milliseconds, until `hush`. */
  chatter(everyMs: number): void;
  hush(): void;
  /** Now the relay goes. */
  mark(): void;
  /** `ready`: when the relay was back, milliseconds since 1970. */
  returned(within: number, ready: number): Promise<Returned>;
  /** Times from a customer's decision to the package on the agent's socket. */
  handoffs(count: number, perSecond: number, cookie: string): Promise<Percentiles>;
  close(): void;
}

interface One {
  readonly line: Line<PeerToRelay, RelayToCustomer>;
  readonly peer: Peer;
  said: number;
  /** When it was last seen to be cut off, and when it was whole again; 0: never. */
  cutAt: number;
  wholeAt: number;
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

let ids = 0;
const newId = () => `peer-${process.pid}-${(ids += 1)}`;

export function createPeers(port: number): Peers {
  const all: One[] = [];
  const url = `http://127.0.0.1:${port}`;
  let chat: NodeJS.Timeout | null = null;
  let markedAt = 0;
  let dials: number[] = [];
  const still = monitorEventLoopDelay({ resolution: 10 });

  return {
    async open(count, perSecond) {
      const begun = performance.now();
      for (let made = 0; made < count; made += 1) {
        all.push(one());
        const ahead = (made / perSecond) * 1_000 - (performance.now() - begun);
        if (ahead > 1) await wait(ahead);
      }
      const deadline = performance.now() + 30_000;
      while (!all.every(isWhole) && performance.now() < deadline) await wait(20);
      return all.filter(isWhole).length;
    },
    chatter(everyMs) {
      let next = 0;
      const each = 20;
      chat = setInterval(() => {
        for (let due = (all.length * each) / everyMs; due > Math.random(); due -= 1) {
          const author = all[next++ % all.length];
          if (!author) continue;
          author.said += 1;
          author.peer.propose({ type: 'said', text: `message ${author.said}` });
        }
      }, each);
    },
    hush() {
      if (chat) clearInterval(chat);
      chat = null;
    },
    mark() {
      markedAt = performance.now();
      dials = [];
      still.enable();
      still.reset();
      for (const each of all) each.cutAt = each.wholeAt = 0;
    },
    async returned(within, ready) {
      const deadline = markedAt + within;
      // What was said last may still be on its way.
      while (!all.every((each) => each.wholeAt > each.cutAt && isWhole(each)) && performance.now() < deadline)
        await wait(20);
      const back = percentiles(all.map((each) => (each.wholeAt > each.cutAt ? each.wholeAt - markedAt : within)));
      const met = dials.filter((at) => at >= ready - performance.timeOrigin);
      return {
        ...settled(),
        p95: Math.round(back.p95),
        all: Math.round(back.max),
        dials: met.length,
        peakOverMean: peakOverMean(met),
        stoodStill: Math.round(still.max / 1e6),
      };
    },
    handoffs,
    close() {
      for (const { line, peer } of all.splice(0)) {
        peer.stop();
        line.close();
      }
    },
  };

  function one(): One {
    let token: string | null = null;
    const line = connect<PeerToRelay, RelayToCustomer>({
      url,
      namespace: CUSTOMERS,
      auth: () => ({ protocol: PROTOCOL, site: SITE, token }),
    });
    line.on('welcome', (packet) => {
      token = packet.token;
    });
    const id = newId();
    const peer = createPeer({
      id,
      line: line as unknown as Line,
      outbox: createOutbox({ thread: id, storage: null }),
      proposer: { kind: 'customer' },
      timers: realTimers,
      now: Date.now,
      newId,
    });
    const made: One = { line, peer, said: 0, cutAt: 0, wholeAt: 0 };
    line.onState((state) => {
      if (state === 'connecting') dials.push(performance.now());
      if (state !== 'up') made.cutAt = performance.now();
    });
    peer.subscribe(() => {
      if (made.wholeAt <= made.cutAt && isWhole(made)) made.wholeAt = performance.now();
    });
    peer.propose({ type: 'started', site: SITE, locale: 'en', page: null });
    line.open();
    return made;
  }

  function isWhole({ peer }: One): boolean {
    const { state, thread, confirmed } = peer.view();
    return state === 'live' && confirmed.head > 0 && thread.head === confirmed.head;
  }

  function settled(): Settled {
    const sum = (of: (one: One) => number) => all.reduce((total, each) => total + of(each), 0);
    return {
      said: sum((each) => each.said),
      confirmed: sum((each) => each.peer.view().confirmed.items.filter((item) => item.kind === 'said').length),
      failed: sum((each) => each.peer.view().failed.length),
    };
  }

  async function handoffs(count: number, perSecond: number, cookie: string): Promise<Percentiles> {
    const agent = connect<AgentToRelay, RelayToAgent>({
      url,
      namespace: AGENTS,
      auth: () => ({ protocol: PROTOCOL }),
      headers: { cookie, origin: url },
    });
    const decided = new Map<string, number>();
    const times: number[] = [];
    agent.on('card', ({ card }) => {
      const at = decided.get(card.thread);
      if (at === undefined || card.intent === null || card.owner.kind !== 'queue') return;
      decided.delete(card.thread);
      times.push(performance.now() - at);
    });
    agent.open();
    while (agent.state() !== 'up') await wait(10);
    await agent.call('inbox', {});
    for (const { peer } of all.slice(0, count)) {
      decided.set(peer.view().thread.id, performance.now());
      peer.propose({ type: 'handedOff', queue: 'general', priority: 'normal', row: 'unknown', firstReply: null });
      peer.propose({ type: 'packaged', package: PACKAGE });
      await wait(1_000 / perSecond);
    }
    await wait(1_000);
    agent.close();
    return percentiles(times);
  }
}

const PACKAGE = {
  intent: { id: 'invoice-wrong', name: 'Wrong invoice', score: 0.9 },
  summary: [{ text: 'Was charged twice for one order and wrote an e-mail nobody answered.', turns: [] }],
  correction: null,
  account: null,
  attempted: [],
  documents: [],
  confidence: 0.4,
  nextStep: null,
  raisedBy: [],
  asked: [],
  fields: {},
} as const;
