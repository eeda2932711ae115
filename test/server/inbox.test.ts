// The inbox as the relay opens it: nobody who waits is left in the store.
import { expect, test } from 'vitest';
import { cardOf } from '#domain/card';
import type { Entry } from '#domain/event';
import { emptyThread, reduceAll } from '#domain/thread';
import { openInbox } from '../../server/inbox.ts';
import { memoryStore } from '../../server/store/memory.ts';

const NOW = 1_750_000_000_000;

test('after a restart the inbox holds all of 3,000 who wait', async () => {
  const store = memoryStore('a'.repeat(32));
  for (let number = 0; number < 3_000; number += 1) {
    const id = `thread-${number}`;
    const event = { type: 'handedOff', queue: 'billing', priority: 'normal', row: 'r', firstReply: null } as const;
    const entry: Entry = { seq: 1, at: NOW, age: 0, by: { role: 'customer' }, id: `entry-${number}`, event };
    const thread = reduceAll(emptyThread(id), [entry]);
    const row = { id, site: 'shop', visitor: 'v', epoch: 1, status: 'open', lastAt: NOW } as const;
    const held = { ...row, owner: 'queue', queue: 'billing', agent: null, card: cardOf(thread) } as const;
    await store.append({ ...entry, thread: id, after: 0, digest: '-', row: held, wait: null });
  }
  expect((await openInbox(store, NOW)).cards(NOW)).toHaveLength(3_000);
});
