// Erasing customers and old threads from a running relay: from the store, from memory, and from every screen that shows them.
import type { Shelf } from './files/shelf.ts';
import type { Inbox } from './inbox.ts';
import { type Hub, toAgents, toCustomers } from './sockets/hub.ts';
import { hears, INBOX, roomOf, threadsHeard } from './sockets/rooms.ts';
import { hashOfId } from './store/hash-of-id.ts';
import type { Store, ThreadRow } from './store/store.ts';
import type { Threads } from './threads.ts';
import type { Tickets } from './tickets.ts';

export interface ErasingParts {
  readonly store: Store;
  readonly threads: Threads;
  readonly inbox: Inbox;
  readonly tickets: Tickets;
  readonly hub: Hub;
  readonly shelf: Pick<Shelf, 'sweep'>;
  now(): number;
}

/** Milliseconds after which what nobody wrote to any more is erased; 0: never. */
export interface Retention {
  /** Resolved threads. */
  readonly resolved: number;
  /** Threads that were never resolved and are with the assistant. */
  readonly alone: number;
  /** Files, from when they were put. */
  readonly files: number;
}

export interface Erasing {
  /** Erases the customer of a thread: all their threads, and themselves. Null: there is no such thread. */
  customerOf(thread: string, by: string): Promise<{ readonly threads: number } | null>;
  /** Takes what another process has erased (the command line) off every screen. */
  notice(): Promise<void>;
  /** Erases what is older than this, and files of threads that are not there any more. Gives how many threads. */
  stale(retention: Retention): Promise<number>;
}

/** Threads erased in one transaction by the schedule, so that customers do not wait for it. */
const AT_ONCE = 100;

export function createErasing(parts: ErasingParts): Erasing {
  const { store, threads, inbox, tickets, hub, shelf, now } = parts;
  let noticed = now();

  return {
    async customerOf(thread, by) {
      const row = await store.thread(thread);
      if (!row) return null;
      const count = await gone(await store.threadsOf(row.visitor), [row.visitor], by);
      hangUp(row.visitor);
      return { threads: count };
    },
    async notice() {
      const others = await store.erasedSince(noticed);
      if (others.length === 0) return;
      noticed = others.at(-1)?.at ?? noticed;
      const hashes = new Set(others.map((one) => one.hash));
      for (const id of shown()) if (hashes.has(hashOfId(id))) leave(id);
    },
    async stale({ resolved, alone, files }) {
      await shelf.sweep(files > 0 ? now() - files : 0, async (id) => (await store.thread(id)) !== null);
      const since = { resolved: resolved > 0 ? now() - resolved : 0, alone: alone > 0 ? now() - alone : 0 };
      let count = 0;
      for (;;) {
        const rows = await store.stale(since, AT_ONCE);
        if (rows.length > 0) count += await gone(rows, [], 'retention');
        if (rows.length < AT_ONCE) return count;
      }
    },
  };

  async function gone(rows: readonly ThreadRow[], visitors: readonly string[], by: string): Promise<number> {
    const count = await threads.erase({ threads: rows.map((row) => row.id), visitors, at: now(), by });
    for (const row of rows) forget(row);
    return count;
  }

  function forget({ id, visitor }: ThreadRow): void {
    tickets.update(visitor, { id, owner: { kind: 'assistant' } });
    leave(id);
  }

  /** The threads somebody sees: in the inbox, or open on a screen. */
  function shown(): ReadonlySet<string> {
    const cards = inbox.all().map((card) => card.thread);
    return new Set([...cards, ...threadsHeard(hub.customers), ...threadsHeard(hub.agents)]);
  }

  function leave(id: string): void {
    inbox.drop(id);
    toAgents(hub, INBOX, 'erased', { thread: id });
    const packet = { thread: id };
    if (hears(hub.customers, id)) toCustomers(hub, id, 'erased', packet);
    hub.customers.socketsLeave(roomOf(id));
    hub.agents.socketsLeave(roomOf(id));
  }

  /** Their token opens nothing any more: whoever is there comes back as somebody new. */
  function hangUp(visitor: string): void {
    for (const socket of hub.customers.sockets.values()) if (socket.data.visitor === visitor) socket.disconnect(true);
  }
}
