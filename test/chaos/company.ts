// A few real peers on a relay in this process, each behind a proxy of its own: for tests of one fault at a time.
import { AGENTS, CUSTOMERS, type PeerToRelay, PROTOCOL, type RelayToCustomer } from '#domain/wire';
import { connect } from '../../widget/peer/connection.ts';
import type { Line } from '../../widget/peer/line.ts';
import { createOutbox } from '../../widget/peer/outbox.ts';
import { createPeer, type Peer } from '../../widget/peer/peer.ts';
import { realTimers } from '../../widget/peer/timers.ts';
import { createVisitorToken } from '../../widget/peer/visitor-token.ts';
import { memoryStorage } from '../peer/storage.ts';
import { newId, ORIGIN, type TestRelay } from '../server/relay-for-test.ts';
import { type LineProxy, openProxy } from './proxy.ts';
import { createRandom } from './random.ts';

export interface Side {
  readonly peer: Peer;
  readonly line: Line;
  readonly proxy: LineProxy;
  close(): void;
}

export interface Company {
  readonly thread: string;
  /** One more tab of the customer. `now`: the clock of its machine. */
  tab(now?: () => number): Promise<Side>;
  agent(cookie: string, who: { readonly id: string; readonly name: string }, now?: () => number): Promise<Side>;
  close(): void;
}

const nobody = { up: () => {}, down: () => {}, closed: () => {} };
const started = { type: 'started', site: 'shop', locale: 'en', page: null } as const;

/** `seed`: of what the proxies do by chance. The first tab starts the thread. */
export function company(relay: TestRelay, seed: number): Company {
  const random = createRandom(seed);
  const thread = newId();
  const storage = memoryStorage();
  const sides: Side[] = [];
  const port = Number(new URL(relay.url).port);
  const place = {
    get: () => storage.values.get('token') ?? null,
    set: (next: string) => storage.values.set('token', next),
  };

  async function side(dial: (url: string) => Line, make: (line: Line) => Peer): Promise<Side> {
    const proxy = await openProxy({ target: () => port, random: random.fork(), watch: () => nobody });
    const line = dial(proxy.url);
    const peer = make(line);
    line.open();
    const close = () => {
      peer.stop();
      line.close();
      proxy.close();
    };
    const made = { peer, line, proxy, close };
    sides.push(made);
    return made;
  }

  return {
    thread,
    async tab(now = Date.now) {
      const token = createVisitorToken(place);
      const page = storage.tab();
      const dial = (url: string) => {
        const auth = () => ({ protocol: PROTOCOL, site: 'shop', token: token.present() });
        const line = connect<PeerToRelay, RelayToCustomer>({
          url,
          namespace: CUSTOMERS,
          auth,
          headers: { origin: ORIGIN },
        });
        line.on('welcome', (welcome) => {
          if (token.welcomed(welcome)) return;
          line.close();
          line.open();
        });
        return line as unknown as Line;
      };
      const first = sides.length === 0;
      const made = await side(dial, (line) =>
        createPeer({
          id: thread,
          line,
          outbox: createOutbox({ thread, ...page }),
          proposer: { kind: 'customer' },
          timers: realTimers,
          now,
          newId,
        }),
      );
      if (first) made.peer.propose(started);
      return made;
    },
    agent: (cookie, who, now = Date.now) =>
      side(
        (url) => {
          const headers = { cookie, origin: relay.url };
          return connect({ url, namespace: AGENTS, auth: () => ({ protocol: PROTOCOL }), headers });
        },
        (line) =>
          createPeer({
            id: thread,
            line,
            outbox: createOutbox({ thread, storage: null }),
            proposer: { kind: 'agent', ...who },
            timers: realTimers,
            now,
            newId,
          }),
      ),
    close() {
      for (const one of sides) one.close();
    },
  };
}

/** What a customer said in this log or view, in order. */
export function textsIn(peer: Peer): readonly string[] {
  return peer.entries().flatMap(({ event }) => (event.type === 'said' ? [event.text] : []));
}

/** Polls until it holds; throws with `what` after so many milliseconds, else gives how long it took. */
export async function eventually(holds: () => boolean, ms: number, what: string): Promise<number> {
  const start = performance.now();
  for (;;) {
    const took = performance.now() - start;
    if (holds()) return took;
    if (took > ms) throw new Error(`Not within ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
