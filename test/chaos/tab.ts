// A page a customer has open: a line of its own, a peer over the storage that all their pages share, and a clock that may be wrong by years.
import { CUSTOMERS, type PeerToRelay, PROTOCOL, type RelayToCustomer } from '#domain/wire';
import { createCache } from '../../widget/peer/cache.ts';
import { connect } from '../../widget/peer/connection.ts';
import { createOutbox } from '../../widget/peer/outbox.ts';
import { createPeer, type Peer } from '../../widget/peer/peer.ts';
import { realTimers } from '../../widget/peer/timers.ts';
import { createVisitorToken } from '../../widget/peer/visitor-token.ts';
import type { Tab as TabStorage } from '../peer/storage.ts';
import type { LineProxy } from './proxy.ts';
import { newId, ORIGIN, proxyOf, SITE, type World } from './world.ts';

export interface Tab {
  readonly proxy: LineProxy;
  peer(): Peer;
  /** The page goes and comes back: what is not in the storage is gone. `killed`: without closing its line first. */
  reload(killed: boolean): void;
  stepClock(ms: number): void;
  close(): void;
}

export interface TabParts {
  readonly name: string;
  readonly thread: string;
  readonly storage: TabStorage;
  written(): readonly string[];
}

const TOKEN = `baton:${SITE}:token`;

export async function openTab(world: World, { name, thread, storage: page, written }: TabParts): Promise<Tab> {
  const proxy = await proxyOf(world, { kind: 'customer', name });
  const { storage, watch } = page;
  let skew = 0;
  let shown = load();

  function load() {
    const token = createVisitorToken({
      get: () => storage.getItem(TOKEN),
      set: (next) => storage.setItem(TOKEN, next),
    });
    const line = connect<PeerToRelay, RelayToCustomer>({
      url: proxy.url,
      namespace: CUSTOMERS,
      auth: () => ({ protocol: PROTOCOL, site: SITE, token: token.present() }),
      headers: { origin: ORIGIN },
    });
    line.on('welcome', (welcome) => {
      if (token.welcomed(welcome)) return;
      line.close();
      line.open();
    });
    const peer = createPeer({
      id: thread,
      line,
      outbox: createOutbox({ thread, storage, watch }),
      cache: createCache(thread, storage),
      proposer: { kind: 'customer' },
      timers: realTimers,
      now: () => Date.now() + skew,
      newId,
      onRefused(draft, refusal) {
        if (draft.event.type === 'said')
          world.verdict.broken('I13', `${name}: “${draft.event.text}” was refused for good: ${refusal.refused}.`);
      },
    });
    const unwatch = world.views.watch({ name, kind: 'customer', thread, peer, written });
    line.open();
    return { line, peer, unwatch };
  }

  function unload(): void {
    shown.unwatch();
    shown.peer.stop();
    shown.line.close();
  }

  return {
    proxy,
    peer: () => shown.peer,
    reload(killed) {
      if (killed) proxy.cut();
      unload();
      shown = load();
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
