// Erasing a customer, and old threads: gone from every file, from memory and from every screen, and nothing brings them back.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import {
  type Customer,
  dial,
  dialAgent,
  expectOk,
  handedOff,
  newId,
  signUp,
  startTestRelay,
  startThread,
  type TestRelay,
  until,
  withSite,
} from './relay-for-test.ts';

const CANARY = 'canary-7f3a91';
const DAY = 86_400_000;

let relay: TestRelay;
afterEach(() => relay.stop());

async function started(options: Parameters<typeof startTestRelay>[0] = {}): Promise<void> {
  relay = await startTestRelay(options);
  await withSite(relay);
}

/** The words of somebody who leaves a trace in every field they can. */
async function tracesOf(customer: Customer): Promise<string> {
  const thread = newId();
  const page = { url: `https://shop.example/${CANARY}`, title: CANARY };
  expectOk(await customer.propose(thread, { type: 'started', site: 'shop', locale: 'en', page }));
  expectOk(
    await customer.propose(thread, { type: 'identified', traits: { name: CANARY, plan: CANARY }, verified: false }),
  );
  expectOk(await customer.propose(thread, { type: 'said', text: `my words ${CANARY}` }));
  expectOk(await customer.propose(thread, handedOff()));
  expectOk(await customer.propose(thread, { type: 'contactLeft', email: `${CANARY}@example.org` }, { epoch: 1 }));
  return thread;
}

function filesWithCanary(): string[] {
  return readdirSync(relay.data, { recursive: true, encoding: 'utf8' }).filter((file) => {
    try {
      return readFileSync(join(relay.data, file)).includes(CANARY);
    } catch {
      return false;
    }
  });
}

function call(cookie: string, method: string, thread: string, query = ''): Promise<Response> {
  return fetch(`${relay.url}/api/threads/${thread}/customer${query}`, {
    method,
    headers: { cookie, origin: relay.url },
  });
}

test('PRV-02, I15: after an erasure the customer’s words are in no file, and were before', async () => {
  await started();
  const owner = await signUp(relay, 'Olga', 'owner');
  const customer = await dial(relay);
  const thread = await tracesOf(customer);
  const other = await startThread(await dial(relay), 'somebody else');
  const agent = await dialAgent(relay, owner);
  expectOk(await agent.propose(thread, 1, { type: 'noted', text: `about ${CANARY}` }));
  expect(filesWithCanary().length).toBeGreaterThan(0);

  const answer = await call(owner, 'DELETE', thread);
  expect([answer.status, await answer.json()]).toEqual([200, { threads: 1 }]);
  expect(filesWithCanary()).toEqual([]);
  expect(await relay.running.store.thread(other)).not.toBeNull();
  expect(await relay.running.store.visitor(customer.visitor)).toBeNull();
});

test('PRV-02: customer and agents are told, the line is cut, and nothing brings the thread back', async () => {
  await started();
  const owner = await signUp(relay, 'Olga', 'owner');
  const customer = await dial(relay);
  const thread = await tracesOf(customer);
  const agent = await dialAgent(relay, owner);
  await agent.inbox();
  const told: string[] = [];
  customer.socket.on('erased', (packet) => told.push(`customer ${packet.thread}`));
  agent.socket.on('erased', (packet) => told.push(`agent ${packet.thread}`));

  await call(owner, 'DELETE', thread);
  await until(() => told.length === 2 && customer.socket.disconnected, 'the news');
  expect(told.sort()).toEqual([`agent ${thread}`, `customer ${thread}`]);
  expect((await agent.inbox()).cards).toEqual([]);
  expect(await agent.join(thread)).toMatchObject({ ok: false, refused: 'not_found' });

  const back = await dial(relay, { token: customer.token });
  expect(back.visitor).not.toBe(customer.visitor);
  const again = await back.propose(thread, { type: 'started', site: 'shop', locale: 'en', page: null });
  expect(again).toMatchObject({ ok: false, refused: 'erased' });
  expect(await back.join(thread)).toMatchObject({ ok: false, refused: 'erased' });
  expect(await agent.propose(thread, 1, { type: 'noted', text: CANARY })).toMatchObject({ ok: false });
  expect(filesWithCanary()).toEqual([]);
});

test('PRV-02: writes that race an erasure land before it and are gone, or are refused', async () => {
  await started();
  const owner = await signUp(relay, 'Olga', 'owner');
  const customer = await dial(relay);
  const thread = await tracesOf(customer);
  const said = Array.from({ length: 40 }, () => customer.propose(thread, { type: 'said', text: CANARY }, { epoch: 1 }));
  const [answer] = await Promise.all([call(owner, 'DELETE', thread), Promise.allSettled(said)]);
  expect(answer.status).toBe(200);
  expect(await relay.running.store.entries(thread, 0, 9)).toEqual([]);
  expect(filesWithCanary()).toEqual([]);
});

test('PRV-02: what the command line erases leaves the screens of a relay that is running', async () => {
  await started({ beaconEvery: 40 });
  const owner = await signUp(relay, 'Olga', 'owner');
  const customer = await dial(relay);
  const thread = await tracesOf(customer);
  const agent = await dialAgent(relay, owner);
  await agent.inbox();
  const told: string[] = [];
  agent.socket.on('erased', (packet) => told.push(packet.thread));
  await relay.running.store.erase({
    threads: [thread],
    visitors: [customer.visitor],
    at: Date.now(),
    by: 'command line',
  });
  await until(() => told.includes(thread), 'the news');
  expect((await agent.inbox()).cards).toEqual([]);
});

test('PRV-03: what nobody wrote to for as long as the site keeps things is gone, and its bytes too', async () => {
  let now = Date.now();
  await started({ now: () => now });
  const { data } = relay;
  const customer = await dial(relay);
  const left = await startThread(customer, `left alone ${CANARY}`);
  const waiting = await startThread(customer, 'still waiting');
  expectOk(await customer.propose(waiting, handedOff()));
  customer.close();
  await relay.stop();

  now += 89 * DAY;
  relay = await startTestRelay({ data, now: () => now });
  expect(await relay.running.store.thread(left)).not.toBeNull();
  await relay.stop();

  now += 2 * DAY;
  relay = await startTestRelay({ data, now: () => now });
  for (let tries = 0; tries < 200 && (await relay.running.store.thread(left)); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(await relay.running.store.thread(left)).toBeNull();
  expect(await relay.running.store.thread(waiting)).not.toBeNull();
  expect(filesWithCanary()).toEqual([]);
});

test('PRV-04: an export holds all of one customer’s threads and nobody else’s, as transcripts that replay reads', async () => {
  await started();
  const owner = await signUp(relay, 'Olga', 'owner');
  const customer = await dial(relay);
  const first = await tracesOf(customer);
  const second = await startThread(customer, 'a second matter');
  await startThread(await dial(relay), 'somebody else');
  const agent = await dialAgent(relay, owner);
  expectOk(await agent.propose(first, 1, { type: 'noted', text: 'a note among agents' }));

  const answer = await call(owner, 'GET', first);
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  const text = await answer.text();
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map((line) => line.id).sort()).toEqual([first, second].sort());
  expect(lines.find((line) => line.id === first)).toMatchObject({
    contact: `${CANARY}@example.org`,
    account: { name: CANARY },
    turns: [{ from: 'customer', text: `my words ${CANARY}` }],
  });
  expect(text).not.toContain('somebody else');
  expect(text).not.toContain('a note among agents');
  const { parseTranscript } = await import('#domain/transcript');
  expect(lines.map((line) => parseTranscript(JSON.stringify(line)).ok)).toEqual([true, true]);
});

test('PRV-04, ID-08: agents and viewers may neither export nor erase, strangers are told to sign in', async () => {
  await started();
  const customer = await dial(relay);
  const thread = await tracesOf(customer);
  for (const role of ['agent', 'viewer']) {
    const cookie = await signUp(relay, `One ${role}`.replace(' ', ''), role);
    expect((await call(cookie, 'GET', thread)).status).toBe(403);
    expect((await call(cookie, 'DELETE', thread)).status).toBe(403);
  }
  expect((await call('', 'GET', thread)).status).toBe(401);
  expect((await call('', 'DELETE', thread)).status).toBe(401);
  expect(await relay.running.store.thread(thread)).not.toBeNull();
});
