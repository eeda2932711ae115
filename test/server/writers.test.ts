// Many who write to one thread at once, over every store and over two relays on one store: no gap, no repeat, no reordering, one holder.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Entry, ThreadEvent } from '#domain/event';
import { memoryStore } from '../../server/store/memory.ts';
import { sqliteStore } from '../../server/store/sqlite.ts';
import type { Store } from '../../server/store/store.ts';
import { createThreads, type Threads } from '../../server/threads.ts';
import { WRITER } from '../built-server.ts';
import { expectOk, newId } from './relay-for-test.ts';

const CUSTOMER = { kind: 'customer', visitor: 'visitor-1', site: 'shop' } as const;
const AGENTS = Array.from(
  { length: 20 },
  (_, at) => ({ kind: 'agent', id: `agent-${at}`, name: `Agent ${at}` }) as const,
);
const MESSAGES = 15;
const ROUNDS = 500;

const STORES: readonly (readonly [name: string, open: (folder: string) => Promise<Store>])[] = [
  ['memory', async () => memoryStore('lineage')],
  ['sqlite', (folder) => sqliteStore(join(folder, 'baton.db'))],
  ['sqlite, written on a thread of its own', (folder) => sqliteStore(join(folder, 'baton.db'), { thread: WRITER })],
];

/** Two relays that know nothing of each other, on one store. */
function twoRelays(store: Store): {
  readonly relays: readonly [Threads, Threads];
  readonly published: readonly Entry[][];
} {
  const published: Entry[][] = [[], []];
  const relay = (at: number) =>
    createThreads({
      store,
      now: Date.now,
      newId,
      publish: ({ entry }) => published[at]?.push(entry),
      mayAsk: () => true,
      askedInVain: () => {},
      forgetFiles: async () => {},
      dropFile: async () => {},
      answers: () => null,
      mailAfter: null,
      playbookOf: () => null,
      routed: (_site, queue) => queue,
    });
  return { relays: [relay(0), relay(1)], published };
}

/** An agent who did not win. */
const other = (winner: (typeof AGENTS)[number] | undefined) => AGENTS.find((agent) => agent !== winner) ?? CUSTOMER;

const draft = (event: ThreadEvent, epoch = 0) => ({ id: newId(), epoch, event });
const started: ThreadEvent = { type: 'started', site: 'shop', locale: 'en', page: null };

async function withStore(
  open: (folder: string) => Promise<Store>,
  check: (store: Store) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-writers-'));
  const store = await open(folder);
  try {
    await check(store);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function whole(store: Store, thread: string): Promise<readonly Entry[]> {
  return store.entries(thread, 0, 100_000);
}

for (const [name, open] of STORES) {
  test(
    `DEL-03, I4, I6 (${name}): 20 writers at once on one thread make no gap, no repeat and no reordering`,
    () =>
      withStore(open, async (store) => {
        const { relays, published } = twoRelays(store);
        const thread = newId();
        expectOk(await relays[0].append(thread, CUSTOMER, draft(started), 0));
        const acknowledged: Entry[] = [];
        await Promise.all(
          AGENTS.map(async (agent, at) => {
            const relay = relays[at % 2] ?? relays[0];
            for (let n = 0; n < MESSAGES; n += 1) {
              const mine = draft({ type: 'noted', text: `${agent.id} ${n}` });
              // Told busy by a relay that lost the race too often, a peer sends the same draft again.
              let answer = await relay.append(thread, agent, mine, 0);
              while (!answer.ok && answer.refused === 'busy') answer = await relay.append(thread, agent, mine, 0);
              acknowledged.push(expectOk(answer).entry);
            }
          }),
        );
        const log = await whole(store, thread);
        expect(log.map((entry) => entry.seq)).toEqual(log.map((_, at) => at + 1));
        expect(log).toHaveLength(1 + AGENTS.length * MESSAGES);
        for (const entry of acknowledged) expect(log[entry.seq - 1]).toEqual(entry);
        for (const { id } of AGENTS) {
          const mine = log.flatMap(({ event }) =>
            event.type === 'noted' && event.text.startsWith(`${id} `) ? [event.text] : [],
          );
          expect(mine).toEqual(Array.from({ length: MESSAGES }, (_, n) => `${id} ${n}`));
        }
        for (const entries of published)
          expect(entries.map((entry) => entry.seq)).toEqual(entries.map((entry) => entry.seq).sort((a, b) => a - b));
      }),
    60_000,
  );

  test(
    `DEL-12, I9, PAIN-25 (${name}): 20 agents race to claim, ${ROUNDS} rounds over two relays: one wins each, and what was written under an older epoch never lands`,
    () =>
      withStore(open, async (store) => {
        const { relays } = twoRelays(store);
        const thread = newId();
        expectOk(await relays[0].append(thread, CUSTOMER, draft(started), 0));
        let epoch = 0;
        let wins = 0;
        for (let round = 0; round < ROUNDS; round += 1) {
          const answers = await Promise.all(
            AGENTS.map((agent, at) =>
              (relays[at % 2] ?? relays[0]).append(thread, agent, draft({ type: 'claimed' }, epoch), 0),
            ),
          );
          const winners = AGENTS.filter((_, at) => answers[at]?.ok);
          expect(winners).toHaveLength(1);
          wins += winners.length;
          const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.refused]));
          expect(new Set(refusals)).toEqual(new Set(['stale']));
          const stale = await relays[1].append(
            thread,
            other(winners[0]),
            draft({ type: 'said', text: 'late' }, epoch),
            0,
          );
          expect(stale).toMatchObject({ ok: false, refused: 'stale' });
          const holder = winners[0] ?? CUSTOMER;
          expectOk(
            await relays[0].append(thread, holder, draft({ type: 'released', reason: 'gave up' }, epoch + 1), 0),
          );
          epoch += 2;
        }
        expect(wins).toBe(ROUNDS);
        const log = await whole(store, thread);
        expect(log.filter((entry) => entry.event.type === 'claimed')).toHaveLength(ROUNDS);
        expect(log.some((entry) => entry.event.type === 'said')).toBe(false);
      }),
    60_000,
  );
}
