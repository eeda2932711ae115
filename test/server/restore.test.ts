// Backup and restore: while everybody writes, to an older moment, and with nothing coming back that was meant to be gone.
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, expect, test } from 'vitest';
import type { Entry } from '#domain/event';
import {
  AGENTS,
  type AgentToRelay,
  CUSTOMERS,
  type PeerToRelay,
  PROTOCOL,
  type RelayToAgent,
  type RelayToCustomer,
} from '#domain/wire';
import { backUp } from '../../server/store/backup.ts';
import { inspect } from '../../server/store/inspect.ts';
import { type Restored, restore } from '../../server/store/restore.ts';
import { connect } from '../../widget/peer/connection.ts';
import type { Line } from '../../widget/peer/line.ts';
import { createOutbox } from '../../widget/peer/outbox.ts';
import { createPeer, type Peer } from '../../widget/peer/peer.ts';
import { realTimers, type Timers } from '../../widget/peer/timers.ts';
import { freePort } from '../bench/served.ts';
import { said } from '../peer/stage.ts';
import { baton } from './baton-for-test.ts';
import {
  dial,
  expectOk,
  folder,
  handedOff,
  newId,
  ORIGIN,
  signUp,
  startTestRelay,
  startThread,
  type TestRelay,
  until,
  withSite,
} from './relay-for-test.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Waits between dials are a tenth of what they are; patience is not. */
const timers: Timers = (fn, ms) => realTimers(fn, ms === 8_000 ? ms : ms / 10);

async function house(): Promise<{ data: string; port: number; start(): Promise<TestRelay> }> {
  const data = folder();
  const port = await freePort();
  closing.push(() => rmSync(data, { recursive: true }));
  const limits = { handshakesPerAddress: { perSecond: 1_000, burst: 1_000 } };
  return { data, port, start: () => startTestRelay({ data, beaconEvery: 300, config: { port, limits } }) };
}

const paths = (data: string) => ({ path: join(data, 'baton.db'), file: join(data, 'monday.db') });

/** Restores after the relay of this process was stopped. Its prepared statements keep their locks until they are garbage: the file is made another one first. */
function restoring(from: string, path: string, served = false): Promise<Restored> {
  if (existsSync(path)) {
    copyFileSync(path, `${path}-copy`);
    renameSync(`${path}-copy`, path);
  }
  return restore({ from, path, now: (restores += 60_000), isServed: async () => served });
}

let restores = Date.UTC(2026, 0, 1);

function customerLine(relay: TestRelay): Line<PeerToRelay, RelayToCustomer> {
  let token: string | null = null;
  const line = connect<PeerToRelay, RelayToCustomer>({
    url: relay.url,
    namespace: CUSTOMERS,
    auth: () => ({ protocol: PROTOCOL, site: 'shop', token }),
    headers: { origin: ORIGIN },
    timers,
  });
  line.on('welcome', (packet) => {
    token = packet.token;
  });
  closing.push(line.close);
  line.open();
  return line;
}

function agentLine(relay: TestRelay, cookie: string): Line<AgentToRelay, RelayToAgent> {
  const auth = () => ({ protocol: PROTOCOL });
  const headers = { cookie, origin: relay.url };
  const line = connect<AgentToRelay, RelayToAgent>({ url: relay.url, namespace: AGENTS, auth, headers, timers });
  closing.push(line.close);
  line.open();
  return line;
}

function peerOn(line: Line | null, thread: string, agent?: { readonly id: string; readonly name: string }): Peer {
  const outbox = createOutbox({ thread, storage: null });
  const proposer = agent ? ({ kind: 'agent', ...agent } as const) : ({ kind: 'customer' } as const);
  const peer = createPeer({ id: thread, line, outbox, proposer, timers, now: Date.now, newId });
  closing.push(peer.stop);
  return peer;
}

const textsOf = (peer: Peer) => peer.view().thread.items.flatMap((item) => (item.kind === 'said' ? [item.text] : []));

const isSettled = (peer: Peer) => {
  const { state, thread, confirmed } = peer.view();
  return state === 'live' && thread === confirmed;
};

test('DEL-13: after a restore to an older moment peers reload by themselves, what waits lands once, and all see the log', async () => {
  const { data, start } = await house();
  const { path, file } = paths(data);
  let relay = await start();
  closing.push(() => relay.stop());
  await withSite(relay);
  const cookie = await signUp(relay, 'Ann', 'owner');
  const [thread, later] = [newId(), newId()];
  const line = customerLine(relay);
  const customer = peerOn(line, thread);
  customer.propose({ type: 'started', site: 'shop', locale: 'en', page: null });
  customer.propose(said('before the backup'));
  customer.propose(handedOff());
  await until(() => isSettled(customer) && customer.view().confirmed.head >= 3, 'the customer');
  const desk = agentLine(relay, cookie);
  await until(() => desk.state() === 'up', 'the console');
  const inbox = expectOk(await desk.call('inbox', {}));
  const agent = peerOn(desk, thread, inbox.agent);
  await until(() => isSettled(agent), 'the thread in the console');
  agent.propose(said('Ann here'));
  await until(() => textsOf(customer).includes('Ann here'), 'the reply');

  expect(backUp(path, file)).toMatchObject({ ok: true, found: { integrity: 'ok' } });

  customer.propose(said('after the backup'));
  agent.propose(said('also after'));
  const young = peerOn(line, later);
  young.propose({ type: 'started', site: 'shop', locale: 'en', page: null });
  young.propose(said('a thread the backup does not know'));
  await until(() => [customer, agent, young].every(isSettled) && textsOf(agent).length === 4, 'what came after it');
  // The customer comes back twice: a token newer than the backup's.
  const { lineage } = relay.running.store;
  for (const _ of ['once', 'twice']) {
    await relay.stop();
    await until(() => [customer, agent].every((peer) => peer.view().state !== 'live'), 'everybody to be gone');
    relay = await start();
    await until(() => [customer, agent].every(isSettled), 'everybody to be back');
  }
  await relay.stop();
  customer.propose(said('written while it was down'));
  agent.propose(said('by Ann too'));
  young.propose(said('and here'));

  const restored = await restoring(file, path);
  expect(restored).toMatchObject({ ok: true, carried: true, erasedAgain: 0 });
  relay = await start();
  expect(relay.running.store.lineage).not.toBe(lineage);
  const peers = [customer, agent, young];
  await until(() => peers.every(isSettled) && textsOf(agent).length === 4, 'the restored thread');
  const log = await relay.running.store.entries(thread, 0, 100);
  const texts = (entries: readonly Entry[]) =>
    entries.flatMap(({ event }) => (event.type === 'said' ? [event.text] : []));
  const [first, second, ...waited] = texts(log);
  expect([first, second]).toEqual(['before the backup', 'Ann here']);
  expect([...waited].sort()).toEqual(['by Ann too', 'written while it was down']);
  expect(log.map((entry) => entry.seq)).toEqual(log.map((_, at) => at + 1));
  for (const peer of [customer, agent]) {
    expect(textsOf(peer)).toEqual(texts(log));
    expect(peer.view().failed).toEqual([]);
    expect(peer.entries().map((entry) => entry.id)).toEqual(log.map((entry) => entry.id));
  }
  expect(texts(await relay.running.store.entries(later, 0, 100))).toEqual(['and here']);
  expect(textsOf(young)).toEqual(['and here']);
}, 30_000);

test('AVL-09: a backup while customers write is one moment of it, whole; it is nobody else’s to read, and overwrites nothing', async () => {
  const { data, start } = await house();
  const { file } = paths(data);
  const relay = await start();
  closing.push(relay.stop);
  await withSite(relay);
  const customers = await Promise.all(Array.from({ length: 4 }, () => dial(relay)));
  const threads = await Promise.all(customers.map((customer) => startThread(customer)));
  let writing = true;
  const written = Promise.all(
    customers.map(async (customer, at) => {
      const author = { kind: 'customer', visitor: customer.visitor, site: 'shop' } as const;
      for (let count = 0; writing; count += 1)
        await relay.running.threads.append(
          threads[at] ?? '',
          author,
          { id: newId(), epoch: 0, event: said(`${count}`) },
          0,
        );
    }),
  );
  const { out, code } = await baton(data, 'backup', file);
  writing = false;
  await written;
  expect([code, out]).toEqual([0, expect.stringMatching(/\d+ entries of 4 threads, .* checked/u)]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const copy = new DatabaseSync(file, { readOnly: true });
  const rows = copy
    .prepare('select head, (select count(*) from entries where thread = threads.id) as count from threads')
    .all();
  copy.close();
  expect(rows).toHaveLength(4);
  for (const row of rows) expect(Object(row).head).toBe(Object(row).count);
  const before = readFileSync(file);
  const again = await baton(data, 'backup', file);
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('is there already')]);
  expect(readFileSync(file).equals(before)).toBe(true);
  // And while it is being served nothing is restored.
  const served = await baton(data, 'restore', file);
  expect([served.code, served.err]).toEqual([1, expect.stringContaining('is being served')]);
  expect(readdirSync(data).filter((name) => /monday.db-|restored-|before-restore/u.test(name))).toEqual([]);
  expectOk(await (customers[0] ?? (await dial(relay))).propose(threads[0] ?? '', said('still here')));
}, 40_000);

test('AVL-09: what is no backup, is damaged, or of a newer version is refused in words, and nothing changes', async () => {
  const { data, start } = await house();
  const { path, file } = paths(data);
  const relay = await start();
  await withSite(relay);
  await startThread(await dial(relay));
  backUp(path, file);
  await relay.stop();
  const before = readFileSync(path);
  const wrong: readonly (readonly [bytes: Buffer | null, why: RegExp])[] = [
    [null, /there is no such file/u],
    [Buffer.from('hello'), /not a database/u],
    [damaged(readFileSync(file)), /damaged|malformed/u],
  ];
  for (const [bytes, why] of wrong) {
    const bad = join(data, 'bad.db');
    if (bytes) writeFileSync(bad, bytes);
    expect(await restoring(bad, path)).toEqual({ ok: false, why: expect.stringMatching(why) });
    rmSync(bad, { force: true });
  }
  const newer = new DatabaseSync(file);
  newer.exec(`insert into steps values ('99 what is to come', 1)`);
  newer.close();
  const answer = await restoring(file, path);
  expect(answer).toEqual({ ok: false, why: expect.stringContaining('made by a newer Baton') });
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('AVL-09: a restore keeps the old database beside it, also a damaged one, whose log is never taken for the new one’s', async () => {
  const { data, start } = await house();
  const { path, file } = paths(data);
  let relay = await start();
  await withSite(relay);
  const thread = await startThread(await dial(relay));
  backUp(path, file);
  await relay.stop();
  const whole = await restoring(file, path);
  if (!whole.ok) throw new Error(whole.why);
  expect(inspect(whole.kept ?? '', { thorough: true })).toMatchObject({ ok: true, found: { entries: 2 } });
  writeFileSync(path, 'no database any more');
  const other = new DatabaseSync(join(data, 'other.db'));
  other.exec(
    'pragma journal_mode = wal; create table theirs (x); pragma wal_checkpoint(truncate); insert into theirs values (1)',
  );
  copyFileSync(join(data, 'other.db-wal'), `${path}-wal`);
  other.close();
  const served = await restoring(file, path, true);
  expect(served).toEqual({ ok: false, why: expect.stringContaining('is being served') });
  const again = await restoring(file, path);
  if (!again.ok) throw new Error(again.why);
  expect(readFileSync(again.kept ?? '', 'utf8')).toContain('no database any more');
  expect(existsSync(`${path}-wal`)).toBe(false);
  expect(again.lineage).not.toBe(whole.lineage);
  relay = await start();
  expect(await relay.running.store.entries(thread, 0, 10)).toHaveLength(2);
  await relay.stop();
});

test('I15: what was erased after the backup stays erased when the backup is restored; agents who left stay out', async () => {
  const { data, start } = await house();
  const { path, file } = paths(data);
  let relay = await start();
  await withSite(relay);
  const cookie = await signUp(relay, 'Ann', 'owner');
  const gone = await dial(relay);
  const thread = await startThread(gone, 'CANARY-1881');
  const stays = await startThread(await dial(relay), 'something else');
  backUp(path, file);
  await relay.running.store.erase({ threads: [thread], visitors: [gone.visitor], at: Date.now(), by: 'test' });
  const headers = { cookie, origin: relay.url, 'content-type': 'application/json' };
  await fetch(`${relay.url}/api/auth/sign-out`, { method: 'POST', headers, body: '{}' });
  await relay.stop();
  expect(await restoring(file, path)).toMatchObject({ ok: true, carried: true, erasedAgain: 1 });
  expect(readFileSync(path, 'latin1')).not.toContain('CANARY-1881');
  relay = await start();
  closing.push(relay.stop);
  expect(await relay.running.store.thread(thread)).toBeNull();
  expect(await relay.running.store.visitor(gone.visitor)).toBeNull();
  expect(await relay.running.store.isErased(thread)).toBe(true);
  expect((await relay.running.store.thread(stays))?.head).toBe(2);
  expect((await fetch(`${relay.url}/api/me`, { headers })).status).toBe(401);
});

test('AVL-09: restored into another house, accounts come with the backup, and nobody is signed in', async () => {
  const [one, other] = [await house(), await house()];
  let relay = await one.start();
  await withSite(relay);
  const cookie = await signUp(relay, 'Ann', 'owner');
  const { path, file } = paths(one.data);
  backUp(path, file);
  await relay.stop();
  relay = await other.start();
  await signUp(relay, 'Zoe', 'owner');
  await relay.stop();
  expect(await restoring(file, paths(other.data).path)).toMatchObject({ ok: true, carried: false });
  relay = await other.start();
  closing.push(relay.stop);
  expect(relay.running.setUpLink).toBeNull();
  const me = () => fetch(`${relay.url}/api/me`, { headers: { cookie } });
  expect((await me()).status).toBe(401);
  const body = JSON.stringify({ email: 'ann@example.com', password: 'correct horse battery' });
  const headers = { origin: relay.url, 'content-type': 'application/json' };
  const signIn = await fetch(`${relay.url}/api/auth/sign-in/email`, { method: 'POST', headers, body });
  expect(signIn.status).toBe(200);
});

/** A page in the middle overwritten. */
function damaged(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.fill(0xa5, 4_096 * 3, 4_096 * 9);
  return copy;
}
