// Files in threads over real sockets and HTTP: who may put and read them, what is refused, how they are served, and that they go with their thread.
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type AttachedFile, MAX_FILE } from '#domain/attachment';
import type { Config } from '../../server/config.ts';
import { baton } from './baton-for-test.ts';
import { CANARY, concat, PDF, PNG, tattlingJpeg } from './pictures-for-test.ts';
import {
  type Customer,
  dial,
  dialAgent,
  expectOk,
  folder,
  handedOff,
  newId,
  ORIGIN,
  signUp,
  startTestRelay,
  startThread,
  type TestAgent,
  type TestRelay,
  until,
  withSite,
} from './relay-for-test.ts';

const DAY = 86_400_000;
const NO_LIMITS = { uploads: { perSecond: 1_000, burst: 1_000 } };

let relay: TestRelay;
afterEach(() => relay.stop());

interface Scene {
  readonly customer: Customer;
  readonly thread: string;
}

async function withPerson(options: Parameters<typeof startTestRelay>[0] = {}): Promise<Scene> {
  const { limits = {} } = options.config ?? {};
  const config: Partial<Config> = { ...options.config, limits: { ...BASE, ...NO_LIMITS, ...limits } };
  relay = await startTestRelay({ ...options, config });
  await withSite(relay);
  const customer = await dial(relay);
  const thread = await startThread(customer);
  expectOk(await customer.propose(thread, handedOff()));
  return { customer, thread };
}
/** What the other tests' relays have. */
const BASE = { threadsPerVisitor: { perSecond: 1, burst: 1_000 }, threadsPerAddress: { perSecond: 1, burst: 1_000 } };

type Asking = Customer | TestAgent;

function asks(who: Asking, thread: string, bytes: number, name = 'photo.png', id = newId()) {
  return (who.socket as Customer['socket']).timeout(5_000).emitWithAck('attach', { thread, id, name, bytes });
}

async function ticket(who: Asking, thread: string, bytes: number, name?: string): Promise<string> {
  const answer = expectOk(await asks(who, thread, bytes, name));
  if (!('put' in answer)) throw new Error('put before');
  return answer.put;
}

function put(path: string, bytes: Uint8Array): Promise<Response> {
  return fetch(relay.url + path, { method: 'PUT', body: Buffer.from(bytes), headers: { origin: ORIGIN } });
}

async function attach(who: Asking, thread: string, bytes: Uint8Array, name?: string): Promise<AttachedFile> {
  const answer = await put(await ticket(who, thread, bytes.length, name), bytes);
  if (!answer.ok) throw new Error(await answer.text());
  return (await filesIn(thread)).at(-1) as AttachedFile;
}

async function filesIn(thread: string): Promise<readonly AttachedFile[]> {
  const known = await relay.running.threads.known(thread);
  return known?.thread.items.flatMap((item) => (item.kind === 'attached' ? [item.file] : [])) ?? [];
}

async function address(customer: Customer, thread: string, file: string): Promise<string> {
  return relay.url + expectOk(await customer.socket.timeout(5_000).emitWithAck('read', { thread, file })).path;
}

function onDisk(): readonly string[] {
  const folder = join(relay.data, 'files');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /[/\\]/u.test(name));
}

test('PRV-01: a file that an agent removes is off the disk, its name out of the log, and its address gives nothing', async () => {
  const { customer, thread } = await withPerson();
  const agent = await dialAgent(relay, await signUp(relay, 'Olga', 'owner'));
  const file = await attach(customer, thread, tattlingJpeg(6), 'passport of quokka.jpg');
  const url = await address(customer, thread, file.id);
  expect((await fetch(url, { headers: { origin: ORIGIN } })).status).toBe(200);
  const known = await relay.running.threads.known(thread);
  const entry = known?.thread.items.find((item) => item.kind === 'attached')?.seq ?? 0;
  expectOk(await agent.propose(thread, 1, { type: 'removed', entry, why: 'personal' }));
  expect(onDisk()).toEqual([]);
  expect((await fetch(url, { headers: { origin: ORIGIN } })).status).toBe(404);
  expect(JSON.stringify(expectOk(await agent.join(thread)).entries)).not.toContain('quokka');
});

test('SEC-14: a file of a customer stands in the log for both sides, stripped, under a random name, with its size', async () => {
  const { customer, thread } = await withPerson();
  const agent = await dialAgent(relay, await signUp(relay, 'Olga', 'owner'));
  expectOk(await agent.join(thread));
  const file = await attach(customer, thread, tattlingJpeg(6), 'my\u202egpj.exe');
  expect(file).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{32}$/u),
    name: 'mygpj.exe.jpg',
    type: 'image/jpeg',
    bytes: expect.any(Number),
    width: 4,
    height: 6,
  });
  for (const side of [customer, agent])
    await until(() => side.entries.some((one) => one.event.type === 'attached'), 'the entry');
  const entry = agent.entries.find((one) => one.event.type === 'attached');
  expect(entry).toMatchObject({ by: { role: 'customer' }, event: { type: 'attached', file } });
  const [name = ''] = onDisk();
  const kept = readFileSync(join(relay.data, 'files', name));
  expect(kept.length).toBe(file.bytes);
  expect(kept.includes(CANARY)).toBe(false);
});

test('SEC-14: what is served can run nothing and is taken for nothing else; a PDF is given as a file to keep', async () => {
  const { customer, thread } = await withPerson();
  const picture = await attach(customer, thread, PNG, 'a "b" é.png');
  const pdf = await attach(customer, thread, PDF, 'bill.pdf.html');
  const shown = await fetch(await address(customer, thread, picture.id));
  expect([shown.status, Buffer.from(await shown.arrayBuffer()).equals(Buffer.from(PNG))]).toEqual([200, true]);
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': `inline; filename="a _b_ _.png"; filename*=UTF-8''a%20_b_%20%C3%A9.png`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=300',
    'referrer-policy': 'no-referrer',
  });
  const kept = await fetch(await address(customer, thread, pdf.id));
  expect(kept.headers.get('content-type')).toBe('application/pdf');
  expect(kept.headers.get('content-disposition')).toMatch(/^attachment; filename="bill\.pdf\.html\.pdf"/u);
  expect(kept.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
});

test('SEC-14: SVG, HTML, XML and whatever else is none of the five is refused, and never touches the disk', async () => {
  const { customer, thread } = await withPerson();
  for (const [name, bytes] of [
    ['logo.svg', concat('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['page.png', concat('<!doctype html><script>alert(1)</script>')],
    ['feed.xml', concat('<?xml version="1.0"?><a/>')],
    ['broken.png', PNG.subarray(0, 40)],
  ] as const) {
    const answer = await put(await ticket(customer, thread, bytes.length, name), bytes);
    expect([name, answer.status, (await answer.json()).refused]).toEqual([name, 400, 'malformed']);
  }
  expect(onDisk()).toEqual([]);
  expect(await filesIn(thread)).toEqual([]);
});

test('F9: more than 10 MB is refused before it is sent; more than was asked for is cut off, and nothing is left on the disk', async () => {
  const { customer, thread } = await withPerson();
  expect(await asks(customer, thread, MAX_FILE + 1)).toMatchObject({ ok: false, refused: 'malformed' });
  const path = await ticket(customer, thread, 1_000);
  const answer = await put(path, concat(PNG, new Uint8Array(2_000)));
  expect([answer.status, (await answer.json()).refused]).toEqual([413, 'too_large']);
  const short = await put(await ticket(customer, thread, PNG.length + 1), PNG);
  expect([short.status, (await short.json()).refused]).toEqual([400, 'malformed']);
  expect(onDisk()).toEqual([]);
  // The limit itself is taken: a picture with something after its end.
  const largest = new Uint8Array(MAX_FILE);
  largest.set(PNG);
  expect(await attach(customer, thread, largest)).toMatchObject({ type: 'image/png', bytes: PNG.length });
});

test('F9: one that sends without end is cut off, and one that stops sending gives its place back', async () => {
  const { customer, thread } = await withPerson({ config: { limits: { uploadingAtOnce: MAX_FILE } } });
  const path = await ticket(customer, thread, MAX_FILE);
  const closed = endless(path);
  await closed;
  expect(onDisk()).toEqual([]);
  const broken = await ticket(customer, thread, MAX_FILE);
  await brokenOff(broken);
  // Its share of what may be on its way at once is free again.
  await expect.poll(async () => (await put(await ticket(customer, thread, PNG.length), PNG)).status).toBe(200);
});

/** Chunks without a length, until the relay has enough. */
function endless(path: string): Promise<void> {
  return new Promise((resolve) => {
    const tcp = connect(relay.running.port, '127.0.0.1');
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    const more = () => tcp.writable && tcp.write(chunk) && setImmediate(more);
    tcp.on('drain', more);
    tcp.on('error', () => {});
    tcp.on('close', () => resolve());
    tcp.resume();
    tcp.write(`PUT ${path} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n`);
    more();
  });
}

async function brokenOff(path: string): Promise<void> {
  const tcp = await begun(path, MAX_FILE);
  tcp.write('only this much');
  tcp.destroy();
}

/** A request with its ticket taken, and nothing of the file sent. */
async function begun(path: string, length: number): Promise<Socket> {
  const tcp = connect(relay.running.port, '127.0.0.1');
  tcp.on('error', () => {});
  const heard = new Promise((resolve) => tcp.once('data', resolve));
  tcp.write(`PUT ${path} HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: ${length}\r\n\r\n`);
  await heard;
  await new Promise((resolve) => setTimeout(resolve, 5));
  return tcp;
}

test('SEC-08: a ticket is for whoever may write there, works once, and runs out', async () => {
  let now = Date.now();
  const { customer, thread } = await withPerson({ now: () => now });
  const stranger = await dial(relay);
  expect(await asks(stranger, thread, 9)).toMatchObject({ ok: false, refused: 'not_found' });
  const path = await ticket(customer, thread, PNG.length);
  expect((await put(path, PNG)).status).toBe(200);
  expect((await put(path, PNG)).status).toBe(404);
  const late = await ticket(customer, thread, PNG.length);
  now += 60_001;
  expect((await put(late, PNG)).status).toBe(404);
  expect((await put('/api/files/guessed', PNG)).status).toBe(404);
  expect(await filesIn(thread)).toHaveLength(1);
});

test('SEC-14: “attached” cannot be proposed: a file stands in the log because the relay has it', async () => {
  const { customer, thread } = await withPerson();
  const file: AttachedFile = { id: '0'.repeat(32), name: 'a.png', type: 'image/png', bytes: 1 };
  const agent = await dialAgent(relay, await signUp(relay, 'Olga', 'owner'));
  const forged = { type: 'attached', file } as const;
  expect(await customer.propose(thread, forged)).toMatchObject({ ok: false, refused: 'forbidden' });
  expect(await agent.propose(thread, 1, forged)).toMatchObject({ ok: false, refused: 'forbidden' });
});

test('SEC-08: a file is read by agents and by its own customer, and by nobody else, whatever they know of it', async () => {
  let now = Date.now();
  const { customer, thread } = await withPerson({ now: () => now });
  const { id } = await attach(customer, thread, PNG);
  const plain = `${relay.url}/api/files/${id}?thread=${thread}`;
  expect((await fetch(plain)).status).toBe(401);
  const viewer = await signUp(relay, 'Vera', 'viewer');
  expect((await fetch(plain, { headers: { cookie: viewer } })).status).toBe(200);
  expect((await fetch(plain.replace(thread, 'another-thread'), { headers: { cookie: viewer } })).status).toBe(404);

  const stranger = await dial(relay);
  const theirs = await startThread(stranger);
  for (const of of [thread, theirs])
    expect(await stranger.socket.timeout(5_000).emitWithAck('read', { thread: of, file: id })).toMatchObject({
      ok: false,
      refused: 'not_found',
    });

  const given = await address(customer, thread, id);
  expect((await fetch(given)).status).toBe(200);
  const other = await attach(customer, thread, PNG);
  for (const forged of [
    given.replace(id, other.id),
    given.replace(thread, theirs),
    given.replace(/until=\d/u, 'until=9'),
  ])
    expect((await fetch(forged)).status).toBe(401);
  now += 600_001;
  expect((await fetch(given)).status).toBe(401);
});

test('I2: an upload whose answer was lost is not made twice: asked again, the relay gives the entry', async () => {
  const { customer, thread } = await withPerson();
  const id = newId();
  const first = expectOk(await asks(customer, thread, PNG.length, 'a.png', id));
  await put('put' in first ? first.put : '', PNG);
  expect(expectOk(await asks(customer, thread, PNG.length, 'a.png', id))).toMatchObject({ entry: { id } });
  const twice = newId();
  const tickets = [
    await asks(customer, thread, PNG.length, 'b.png', twice),
    await asks(customer, thread, PNG.length, 'b.png', twice),
  ];
  const answers = await Promise.all(tickets.map((one) => put('put' in one ? one.put : '', PNG)));
  expect(answers.map((one) => one.status).sort()).toEqual([200, 409]);
  expect(onDisk()).toHaveLength(2);
  expect(await filesIn(thread)).toHaveLength(2);
});

test('a file of an agent takes the thread as a reply does, and of a thread a colleague has it is refused', async () => {
  const { customer, thread } = await withPerson();
  const one = await dialAgent(relay, await signUp(relay, 'Ann', 'owner'));
  const other = await dialAgent(relay, await signUp(relay, 'Bob', 'agent'));
  await attach(one, thread, PDF, 'guide.pdf');
  expect((await relay.running.threads.known(thread))?.thread.owner).toMatchObject({ kind: 'agent', name: 'Ann' });
  expect(await asks(other, thread, 9)).toMatchObject({ ok: false, refused: 'not_owner' });
  await until(() => customer.entries.some((entry) => entry.by.role === 'agent'), 'the entry');
  expect(customer.entries.at(-1)).toMatchObject({ by: { name: 'Ann' }, event: { file: { name: 'guide.pdf' } } });
});

test('before a person was asked for nobody takes a customer’s file, unless the playbook lets; it may switch files off', async () => {
  const { customer } = await withPerson();
  const alone = await startThread(customer);
  expect(await asks(customer, alone, 9)).toMatchObject({ ok: false, refused: 'forbidden' });
  const { writeFileSync } = await import('node:fs');
  for (const [attachments, answer] of [
    ['off', { ok: false, refused: 'forbidden' }],
    ['always', { ok: true }],
  ] as const) {
    const playbook = `version: 1\nqueues: { general: {} }\nintents: []\nattachments: ${attachments}\n`;
    writeFileSync(join(relay.data, `${attachments}.yaml`), playbook);
    const site = {
      id: attachments,
      name: attachments,
      origins: [ORIGIN],
      playbook: `${attachments}.yaml`,
      knowledge: null,
    };
    await relay.running.store.saveSite(site);
    const theirs = await dial(relay, { site: attachments });
    const thread = newId();
    expectOk(await theirs.propose(thread, { type: 'started', site: attachments, locale: 'en', page: null }));
    expect(await asks(theirs, thread, 9)).toMatchObject(answer);
  }
});

test('AVL-06: a visitor sends so many files at once, and is told how long to wait', async () => {
  const { customer, thread } = await withPerson({ config: { limits: { uploads: { perSecond: 0.1, burst: 2 } } } });
  for (const _ of [1, 2]) expectOk(await asks(customer, thread, 9));
  expect(await asks(customer, thread, 9)).toMatchObject({
    ok: false,
    refused: 'limited',
    what: expect.stringContaining('Wait'),
  });
});

test('PRV-02, I15: an erasure takes the files along, one that races it too, and their addresses open nothing', async () => {
  const { customer, thread } = await withPerson();
  const owner = await signUp(relay, 'Olga', 'owner');
  const { id } = await attach(customer, thread, PNG);
  const given = await address(customer, thread, id);
  const racing = await Promise.all([1, 2, 3, 4].map(() => ticket(customer, thread, PNG.length)));
  const erased = fetch(`${relay.url}/api/threads/${thread}/customer`, {
    method: 'DELETE',
    headers: { cookie: owner, origin: relay.url },
  });
  await Promise.all([erased, ...racing.map((path) => put(path, PNG).catch(() => null))]);
  expect((await erased).status).toBe(200);
  expect(onDisk()).toEqual([]);
  expect((await fetch(given)).status).toBe(404);
  expect(relay.faults).toEqual([]);
});

test('PRV-03: files go after 90 days while the conversation stays, and says so', async () => {
  let now = Date.now();
  const { customer, thread } = await withPerson({ now: () => now });
  const { id } = await attach(customer, thread, PNG);
  const { data } = relay;
  customer.close();
  for (const [days, left] of [
    [89, 1],
    [2, 0],
  ] as const) {
    await relay.stop();
    now += days * DAY;
    relay = await startTestRelay({ data, now: () => now });
    await expect.poll(() => onDisk().length).toBe(left);
  }
  expect(await filesIn(thread)).toMatchObject([{ id }]);
  const cookie = await signUp(relay, 'Olga', 'owner');
  expect((await fetch(`${relay.url}/api/files/${id}?thread=${thread}`, { headers: { cookie } })).status).toBe(404);
});

test('AVL-09: a file outlasts a restart of the relay, byte for byte', async () => {
  const { customer, thread } = await withPerson();
  const { id } = await attach(customer, thread, PDF, 'bill.pdf');
  customer.close();
  const { data } = relay;
  await relay.stop();
  relay = await startTestRelay({ data });
  const cookie = await signUp(relay, 'Olga', 'owner');
  const answer = await fetch(`${relay.url}/api/files/${id}?thread=${thread}`, {
    headers: { cookie, connection: 'close' },
  });
  expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(PDF))).toBe(true);
});

test('PRV-04: an export takes the files along: base64 in JSON Lines, in the page itself, by name in CSV', async () => {
  const { customer, thread } = await withPerson();
  const { id } = await attach(customer, thread, PNG, '=cmd.png');
  await attach(customer, thread, PDF, 'bill.pdf');
  const cookie = await signUp(relay, 'Olga', 'owner');
  const exported = async (format: string) =>
    (await fetch(`${relay.url}/api/threads/${thread}/customer?format=${format}`, { headers: { cookie } })).text();
  const line = JSON.parse(await exported('jsonl'));
  expect(line.files).toMatchObject([
    { id, name: '=cmd.png', data: Buffer.from(PNG).toString('base64') },
    { name: 'bill.pdf' },
  ]);
  const page = await exported('html');
  expect(page).toContain(`<img alt="=cmd.png" src="data:image/png;base64,${Buffer.from(PNG).toString('base64')}">`);
  expect(page).toContain('download="bill.pdf"');
  expect(await exported('csv')).toContain('"File: bill.pdf"');
});

test('AVL-09, PRV-02: a backup and its restore take the files along; what was erased since stays gone; the command line erases them too', async () => {
  const { customer, thread } = await withPerson();
  const other = await dial(relay);
  const kept = await startThread(other, 'stays');
  await attach(customer, thread, PNG);
  await relay.running.threads.attach(
    kept,
    { kind: 'customer', visitor: other.visitor, site: 'shop' },
    newId(),
    async () => {
      const { createShelf } = await import('../../server/files/shelf.ts');
      const id = await createShelf(join(relay.data, 'files'), Date.now).put(kept, PDF);
      return { id, name: 'b.pdf', type: 'application/pdf', bytes: PDF.length };
    },
  );
  expect(onDisk()).toHaveLength(2);
  const backup = join(relay.data, 'backup.db');
  expect((await baton(relay.data, 'backup', backup)).out).toContain('2 files');
  const erased = await baton(relay.data, 'customer', 'erase', thread, '--yes');
  expect([erased.code, onDisk().length]).toEqual([0, 1]);
  for (const one of [customer, other]) one.close();
  await relay.stop();
  // Elsewhere: this process may hold the database for a while after it closed it.
  const data = folder();
  cpSync(relay.data, data, { recursive: true });
  // What is there stays there, beside it.
  const restored = await baton(data, 'restore', backup);
  expect([restored.code, restored.err]).toEqual([0, '']);
  expect(restored.out).toMatch(/1 file came back.*The files that were there are kept: \S+files\.before-restore-/su);
  relay = await startTestRelay({ data });
  expect(onDisk()).toHaveLength(1);
  const cookie = await signUp(relay, 'Olga', 'owner');
  const [file] = await filesIn(kept);
  const answer = await fetch(`${relay.url}/api/files/${file?.id}?thread=${kept}`, {
    headers: { cookie, connection: 'close' },
  });
  expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(PDF))).toBe(true);
  expect(await relay.running.store.thread(thread)).toBeNull();
});

test('SEC-12: a body that dribbles in is cut in time; a file with a ticket may take its time, and without one may not', async () => {
  const { customer, thread } = await withPerson({ config: { limits: { requestWithin: 300 } } });
  const [half, rest] = [PNG.subarray(0, 50), PNG.subarray(50)];
  const head = (path: string, method: string) =>
    `${method} ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${PNG.length}\r\n\r\n`;
  const slowly = (path: string, method: string, goOn?: Promise<void>) =>
    new Promise<string>((resolve) => {
      const tcp = connect(relay.running.port, '127.0.0.1');
      let heard = '';
      tcp.on('data', (chunk) => {
        heard += chunk;
        if (heard.includes('entry')) tcp.destroy();
      });
      tcp.on('error', () => {});
      tcp.on('close', () => resolve(heard.split('\r\n')[0] ?? ''));
      tcp.write(head(path, method));
      tcp.write(half);
      goOn?.then(() => tcp.write(rest));
    });
  const path = await ticket(customer, thread, PNG.length);
  let go = () => {};
  const patient = slowly(
    path,
    'PUT',
    new Promise<void>((resolve) => {
      go = resolve;
    }),
  );
  // Begun after it, with nothing more to come: they end because they are cut, and it is still there when they are.
  await Promise.all([slowly('/api/setup', 'POST'), slowly('/api/files/none', 'PUT')]);
  go();
  expect(await patient).toContain('200');
}, 20_000);

test('F7: a file on a slow line does not hold up a relay that stops', async () => {
  const { customer, thread } = await withPerson();
  const path = await ticket(customer, thread, MAX_FILE);
  const tcp = await begun(path, MAX_FILE);
  const closed = new Promise((resolve) => tcp.on('close', resolve));
  customer.close();
  // The file itself would have ten minutes.
  await relay.stop();
  await closed;
}, 20_000);

test('AVL-06: nobody takes up all places: the fifth file of one at a time is told to come again, another visitor’s is taken', async () => {
  const { customer, thread } = await withPerson();
  const held = await Promise.all([1, 2, 3, 4].map(() => ticket(customer, thread, 1_000)));
  const sockets = await Promise.all(held.map((path) => begun(path, 1_000)));
  expect((await put(await ticket(customer, thread, PNG.length), PNG)).status).toBe(503);
  const other = await dial(relay);
  const theirs = await startThread(other);
  expectOk(await other.propose(theirs, handedOff()));
  expect((await put(await ticket(other, theirs, PNG.length), PNG)).status).toBe(200);
  for (const tcp of sockets) tcp.destroy();
  await expect.poll(async () => (await put(await ticket(customer, thread, PNG.length), PNG)).status).toBe(200);
});

test('SEC-12: a file of which too little comes for too long is cut, and its place is free', async () => {
  const { customer, thread } = await withPerson({ config: { limits: { uploadStretch: 200 } } });
  const tcp = await begun(await ticket(customer, thread, 1_000), 1_000);
  let heard = '';
  tcp.on('data', (chunk) => (heard += chunk));
  const dribbling = setInterval(() => tcp.write('x'), 20);
  const closed = new Promise((resolve) => tcp.on('close', resolve));
  await closed;
  clearInterval(dribbling);
  expect(heard).toContain('HTTP/1.1 400');
  expect((await put(await ticket(customer, thread, PNG.length), PNG)).status).toBe(200);
});
