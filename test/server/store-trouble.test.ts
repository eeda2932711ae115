// A disk that is full, a database that is read-only or held by somebody else: refused as busy, acknowledged never, well again by itself.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, expect, test } from 'vitest';
import type { Entry } from '#domain/event';
import { type SqliteStore, sqliteStore } from '../../server/store/sqlite.ts';
import { troubleOf } from '../../server/store/trouble.ts';
import { firstAgent, freePort } from '../bench/served.ts';
import {
  type Customer,
  dial,
  expectOk,
  newId,
  type Options,
  startTestRelay,
  startThread,
  type TestRelay,
  withSite,
} from './relay-for-test.ts';
import { startServed } from './served-for-test.ts';
import { anAppend } from './store-contract.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function relayWithThread(
  options: Options = {},
): Promise<{ relay: TestRelay; customer: Customer; thread: string }> {
  const relay = await startTestRelay(options);
  closing.push(() => rmSync(relay.data, { recursive: true }), relay.stop);
  await withSite(relay);
  const customer = await dial(relay);
  return { relay, customer, thread: await startThread(customer) };
}

const said = (text: string) => ({ type: 'said', text }) as const;

/** Somebody else holds the file for writing. */
function hold(data: string): () => void {
  const other = new DatabaseSync(join(data, 'baton.db'));
  other.exec('begin immediate');
  return () => other.close();
}

/** A machine that is busy with other things makes a relay late, which is not ready either: that passes. */
async function ready({ url }: Pick<TestRelay, 'url'>): Promise<void> {
  while ((await fetch(`${url}/readyz`)).status !== 200) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function wholeLog(customer: Customer, thread: string): Promise<readonly Entry[]> {
  const all: Entry[] = [];
  for (let more = true; more; ) {
    const page = expectOk(await customer.join(thread, all.length));
    all.push(...page.entries);
    more = page.more;
  }
  return all;
}

async function textsIn(store: Pick<SqliteStore, 'entries'>, thread: string): Promise<readonly string[]> {
  const entries = await store.entries(thread, 0, 1_000);
  return entries.flatMap(({ event }) => (event.type === 'said' ? [event.text] : []));
}

test('DEL-08: a lock held for long: busy, nothing stored, others are served meanwhile, and the same draft lands after it', async () => {
  const { relay, customer, thread } = await relayWithThread();
  const release = hold(relay.data);
  const id = newId();
  const answering = customer.propose(thread, said('held up'), { id });
  let served = 0;
  let answered = false;
  void answering.finally(() => {
    answered = true;
  });
  for (; !answered; served += 1) expect((await fetch(`${relay.url}/healthz`)).status).toBe(200);
  expect(await answering).toMatchObject({ ok: false, refused: 'busy' });
  // Waiting for the lock in one piece would leave time for one or two.
  expect(served).toBeGreaterThan(4);
  expect((await fetch(`${relay.url}/readyz`)).status).toBe(503);
  expect(await textsIn(relay.running.store, thread)).not.toContain('held up');
  release();
  expectOk(await customer.propose(thread, said('held up'), { id }));
  expect((await textsIn(relay.running.store, thread)).filter((text) => text === 'held up')).toHaveLength(1);
  await ready(relay);
  expect(relay.faults).toEqual([]);
}, 30_000);

test('DEL-08: a lock held for a moment holds drafts up and refuses none', async () => {
  const { relay, customer, thread } = await relayWithThread();
  const release = hold(relay.data);
  setTimeout(release, 300);
  const drafts = Array.from({ length: 4 }, (_, at) => customer.propose(thread, said(`short ${at}`)));
  for (const answer of await Promise.all(drafts)) expectOk(answer);
}, 20_000);

for (const [kind, broken, mended] of [
  ['read-only', 'query_only = on', 'query_only = off'],
  ['full', 'max_page_count = 1', 'max_page_count = 1000000000'],
] as const)
  test(`DEL-08: a database that is ${kind}: busy, nothing stored, and well again by itself`, async () => {
    // Of this process the test can say how its database is: on the thread of its own nobody can.
    const { relay, customer, thread } = await relayWithThread({ writer: null });
    const { sql } = await import('kysely');
    const { db } = relay.running.store as SqliteStore;
    const pragma = (text: string) => sql.raw(`pragma ${text}`).execute(db);
    await pragma(broken);
    // Long enough to need a page that is not there yet.
    const long = 'x'.repeat(9_000);
    const drafts = Array.from({ length: 4 }, () => ({ id: newId(), event: said(long) }));
    const propose = () => Promise.all(drafts.map(({ id, event }) => customer.propose(thread, event, { id })));
    for (const answer of await propose()) expect(answer).toMatchObject({ ok: false, refused: 'busy' });
    expect(await textsIn(relay.running.store, thread)).not.toContain(long);
    const metrics = await (await fetch(`${relay.url}/metrics`)).text();
    expect(metrics).toMatch(new RegExp(`baton_store_trouble_total\\{kind="${kind}"\\} [1-9]`, 'u'));
    await pragma(mended);
    for (const answer of await propose()) expectOk(answer);
    expect((await textsIn(relay.running.store, thread)).filter((text) => text === long)).toHaveLength(4);
    expect(relay.faults).toEqual([]);
  });

test('DEL-08: one append of a group meets a full database, and only those that need room are refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-full-'));
  closing.push(() => rmSync(folder, { recursive: true }));
  const store = await sqliteStore(join(folder, 'baton.db'));
  closing.push(store.close);
  await store.append(anAppend({ thread: 'thread-1', after: 0 }));
  const { sql } = await import('kysely');
  await sql.raw('pragma max_page_count = 1').execute(store.db);
  const large = anAppend({ thread: 'thread-2', after: 0, event: said('x'.repeat(20_000)) });
  const small = anAppend({ thread: 'thread-1', after: 1, event: said('small') });
  const [first, second] = await Promise.allSettled([store.append(large), store.append(small)]);
  expect(first.status === 'rejected' && troubleOf(first.reason)).toBe('full');
  expect(second.status).toBe('fulfilled');
});

test.skipIf(process.platform !== 'linux')(
  'DEL-08: a relay whose files may grow no further says busy, stays up, starts again like that, and recovers when there is room',
  async () => {
    const port = await freePort();
    const relay = await startServed(port);
    closing.push(relay.close);
    const room = (bytes: string) => execFileSync('prlimit', ['--pid', String(relay.pid()), `--fsize=${bytes}:`]);
    await firstAgent({ port, said: relay.said });
    const customer = await dial({ url: relay.url } as TestRelay, { site: 'demo', origin: null });
    closing.push(customer.close);
    const thread = newId();
    expectOk(await customer.propose(thread, { type: 'started', site: 'demo', locale: 'en', page: null }));
    room('2000000');
    const acknowledged: string[] = [];
    // First what is long finds no room, then nothing does.
    for (const length of [3_000, 1])
      for (let refused = 0, at = 0; refused < 3; at += 1) {
        expect(at).toBeLessThan(2_000);
        const id = newId();
        const answer = await customer.propose(thread, said('y'.repeat(length)), { id });
        if (answer.ok) acknowledged.push(id);
        else refused += answer.refused === 'busy' ? 1 : Number.NaN;
      }
    expect(acknowledged.length).toBeGreaterThan(10);
    expect((await fetch(`${relay.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${relay.url}/readyz`)).status).toBe(503);
    expect(relay.said()).toContain('messages are refused as busy');
    // Killed and started without room: up, and not ready.
    await relay.end('SIGKILL');
    await relay.start('1900000');
    expect((await fetch(`${relay.url}/readyz`)).status).toBe(503);
    room('unlimited');
    await ready(relay);
    const back = await dial({ url: relay.url } as TestRelay, { site: 'demo', origin: null, token: customer.token });
    closing.push(back.close);
    // Of the customer's: where a slow machine takes seconds over this, the relay's second look adds entries of its own.
    const stored = (await wholeLog(back, thread)).filter(({ by }) => by.role === 'customer').map(({ id }) => id);
    expect(stored.slice(1)).toEqual(acknowledged);
    expectOk(await back.propose(thread, said('again')));
  },
  60_000,
);
