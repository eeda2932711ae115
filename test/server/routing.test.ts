// Queues that give out: who waits goes to the least busy agent who is here, speaks the language and has room, once and to one only.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AgentSkills } from '../../server/store/store.ts';
import {
  type Customer,
  dial,
  dialAgent,
  expectOk,
  handedOff,
  newId,
  type Options,
  signUp,
  startTestRelay,
  type TestAgent,
  type TestRelay,
  until,
  withSite,
} from './relay-for-test.ts';

const PLAYBOOK = `version: 1
queues:
  billing: { name: Billing, assign: automatic }
  general: { name: General, overflow: sales }
  sales: { name: Sales, overflow: general }
intents:
  - { id: invoice-wrong, says: [wrong invoice], action: handoff, queue: billing, sla: { firstReply: 10m } }
  - { id: other, says: [else], action: handoff, queue: general, sla: { firstReply: 10m } }
  - { id: moves, says: [moves], action: handoff, queue: sales, sla: { firstReply: 10m, priority: high } }
unknown: { action: answer, queue: general }
`;

let relay: TestRelay;
let owner: string;
let customer: Customer;

beforeEach(() => begin());
afterEach(() => end());

async function end(): Promise<void> {
  await relay.stop();
  rmSync(relay.data, { recursive: true, force: true });
}

async function begin(options: Options = {}): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'baton-routing-'));
  writeFileSync(join(data, 'playbook.yaml'), PLAYBOOK);
  relay = await startTestRelay({ data, ...options });
  await withSite(relay);
  owner = await signUp(relay, 'Ada', 'owner');
  customer = await dial(relay);
}

async function arrives(name: string, skills: Partial<AgentSkills> = {}): Promise<TestAgent & { readonly id: string }> {
  const cookie = await signUp(relay, name);
  const id = String((await (await fetch(`${relay.url}/api/me`, { headers: { cookie } })).json()).id);
  await take(id, skills);
  const agent = await dialAgent(relay, cookie);
  return { ...agent, id };
}

async function take(agent: string, skills: Partial<AgentSkills>, status = 200): Promise<void> {
  const answer = await fetch(`${relay.url}/api/admin/agents/${agent}/skills`, {
    method: 'POST',
    headers: { cookie: owner, origin: relay.url, 'content-type': 'application/json' },
    body: JSON.stringify({ capacity: 4, queues: null, languages: [], ...skills }),
  });
  expect(answer.status).toBe(status);
}

async function waits(locale = 'en', row = 'invoice-wrong'): Promise<string> {
  const thread = newId();
  expectOk(await customer.propose(thread, { type: 'started', site: 'shop', locale, page: null }));
  expectOk(await customer.propose(thread, handedOff(row)));
  return thread;
}

const ownerOf = async (thread: string) => (await relay.running.threads.known(thread))?.thread.owner;
const log = (thread: string) => relay.running.store.entries(thread, 0, 100);

async function goesTo(thread: string, agent: string): Promise<void> {
  await expect.poll(() => ownerOf(thread), { timeout: 5_000 }).toMatchObject({ kind: 'agent', agent });
}

test('who waits in a queue that gives out is given to an agent at once, as an entry of the relay; in another queue nobody is', async () => {
  const ann = await arrives('Ann');
  const other = await waits('en', 'other');
  const thread = await waits();
  await goesTo(thread, ann.id);
  expect((await log(thread)).at(-1)).toMatchObject({
    by: { role: 'relay' },
    event: { type: 'assigned', agent: ann.id, name: 'Ann' },
  });
  const seen = await until(() => customer.entries.find((one) => one.event.type === 'assigned'), 'the news');
  expect(seen.event).toMatchObject({ name: 'Ann' });
  expect(await ownerOf(other)).toEqual({ kind: 'queue', queue: 'general' });
  // Theirs as if claimed: they answer, and nobody else.
  expectOk(await ann.propose(thread, 2, { type: 'said', text: 'Hello.' }));
});

test('I9, PAIN-25: two agents and twenty threads at once: each thread has one owner, and nobody more than they have room for', async () => {
  const [ann, bea] = [await arrives('Ann'), await arrives('Bea', { capacity: 3 })];
  const threads = await Promise.all(Array.from({ length: 20 }, () => waits()));
  const owners = async () => (await Promise.all(threads.map(ownerOf))).map((one) => one?.kind === 'agent' && one.agent);
  const count = async (id: string) => (await owners()).filter((one) => one === id).length;
  await expect.poll(async () => [await count(ann.id), await count(bea.id)], { timeout: 5_000 }).toEqual([4, 3]);
  for (const thread of threads)
    expect((await log(thread)).filter((one) => one.event.type === 'assigned').length).toBeLessThanOrEqual(1);

  // Room again: the next is given, and only that one.
  const done = threads[(await owners()).indexOf(ann.id)] ?? '';
  expectOk(await ann.propose(done, 2, { type: 'resolved', reason: null }));
  await expect.poll(() => count(ann.id), { timeout: 5_000 }).toBe(4);
  await expect.poll(async () => (await owners()).filter(Boolean).length).toBe(7);
});

test('I9: while agents claim for themselves, nothing is given twice', async () => {
  const agents = [await arrives('Ann', { capacity: 20 }), await arrives('Bea', { capacity: 20 })];
  const { append } = relay.running.threads;
  const visitor = { kind: 'customer', visitor: customer.visitor, site: 'shop' } as const;
  const started = { type: 'started', site: 'shop', locale: 'en', page: null } as const;
  const threads = await Promise.all(
    Array.from({ length: 20 }, async (_, at) => {
      const thread = newId();
      await append(thread, visitor, { id: newId(), epoch: 0, event: started }, 0);
      const { id = '' } = agents[at % 2] ?? {};
      // In one breath: the relay means to give it out, and is told that it is gone.
      const [, claimed] = await Promise.all([
        append(thread, visitor, { id: newId(), epoch: 0, event: handedOff() }, 0),
        append(thread, { kind: 'agent', id, name: id }, { id: newId(), epoch: 1, event: { type: 'claimed' } }, 0),
      ]);
      expectOk(claimed);
      return thread;
    }),
  );
  // What was begun is over once one more was given.
  const last = await waits();
  await expect.poll(() => ownerOf(last), { timeout: 5_000 }).toMatchObject({ kind: 'agent', given: true });
  for (const thread of threads) {
    const taken = (await log(thread)).filter((one) => one.event.type === 'assigned' || one.event.type === 'claimed');
    expect(taken).toHaveLength(1);
  }
});

test('nobody here: it waits, and is given to whoever comes, comes back, or is allowed more', async () => {
  const first = await waits();
  const ann = await arrives('Ann', { capacity: 1 });
  await goesTo(first, ann.id);
  await ann.socket.emitWithAck('away', { away: true });
  const second = await waits();
  await take(ann.id, { capacity: 2 });
  expect(await ownerOf(second)).toMatchObject({ kind: 'queue' });
  await ann.socket.emitWithAck('away', { away: false });
  await goesTo(second, ann.id);
  const third = await waits();
  expect(await ownerOf(third)).toMatchObject({ kind: 'queue' });
  await take(ann.id, { capacity: 3 });
  await goesTo(third, ann.id);
});

test('viewers, and agents of other queues, are given nothing', async () => {
  const viewer = await dialAgent(relay, await signUp(relay, 'Vic', 'viewer'));
  const ben = await arrives('Ben', { queues: ['general'] });
  const thread = await waits();
  const { standing } = expectOk(await customer.join(thread));
  expect(standing).toMatchObject({ agents: 0 });
  await until(() => customer.entries.some((one) => one.event.type === 'promised'), 'the promise');
  expect(await ownerOf(thread)).toMatchObject({ kind: 'queue' });
  await take(ben.id, { queues: ['general', 'billing'] });
  await goesTo(thread, ben.id);
  viewer.close();
});

test('put back by an agent, it goes to another, and never to the same again', async () => {
  const ann = await arrives('Ann');
  const thread = await waits();
  await goesTo(thread, ann.id);
  expectOk(await ann.propose(thread, 2, { type: 'released', reason: 'gave up' }));
  const other = await waits();
  await goesTo(other, ann.id);
  expect(await ownerOf(thread)).toMatchObject({ kind: 'queue' });
  const bea = await arrives('Bea');
  await goesTo(thread, bea.id);
});

test('PAIN-9: an agent whose line is gone loses the thread to the queue, in its old place, and to whoever comes next; the customer is told', async () => {
  await end();
  await begin({ leaveAfter: 100 });
  const ann = await arrives('Ann');
  const thread = await waits();
  await goesTo(thread, ann.id);
  const before = (await relay.running.store.thread(thread))?.card;
  ann.close();
  const back = await until(() => customer.entries.find((one) => one.event.type === 'released'), 'the release');
  expect(back).toMatchObject({ by: { role: 'relay' }, event: { reason: 'left' } });
  const { priority, waitingSince, dueAt } = (await relay.running.store.thread(thread))?.card ?? {};
  expect({ priority, waitingSince, dueAt }).toEqual({
    priority: before?.priority,
    waitingSince: before?.waitingSince,
    dueAt: before?.dueAt,
  });
  const bea = await arrives('Bea');
  await goesTo(thread, bea.id);
});

test('PAIN-9: at 80 % of the promised time what nobody has answered rises once, also over a restart, and the customer reads none of it', async () => {
  await end();
  let clock = Date.now();
  const timed = { now: () => clock, beaconEvery: 20 };
  await begin(timed);
  const ann = await arrives('Ann');
  const [waiting, claimed] = [await waits('en', 'other'), await waits('en', 'other')];
  expectOk(await ann.propose(claimed, 1, { type: 'claimed' }));
  const raised = async (thread: string) => (await log(thread)).filter((one) => one.event.type === 'escalated');
  // One more that is far from due shows that it was looked.
  const looked = async () => {
    const other = await waits();
    await goesTo(other, ann.id);
    await new Promise((resolve) => setTimeout(resolve, 60));
  };
  clock += 0.79 * 600_000;
  await looked();
  expect(await raised(waiting)).toEqual([]);
  clock += 0.02 * 600_000;
  for (const thread of [waiting, claimed])
    await expect
      .poll(() => raised(thread), { timeout: 5_000 })
      .toMatchObject([{ by: { role: 'relay' }, event: { priority: 'high' } }]);
  expect((await relay.running.store.thread(waiting))?.card).toMatchObject({ priority: 'high', escalatedAt: clock });
  const again = await dial(relay, { token: customer.token });
  const { entries } = expectOk(await again.join(waiting));
  expect(entries.map((one) => one.event)).toContainEqual({ type: 'noted', text: '' });
  expect(JSON.stringify(entries)).not.toContain('escalated');

  const { data } = relay;
  await relay.stop();
  relay = await startTestRelay({ data, ...timed });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await raised(waiting)).toHaveLength(1);
});

test('PAIN-9: at 80 % it goes to the queue that takes over, with its priority raised, once', async () => {
  await end();
  let clock = Date.now();
  await begin({ now: () => clock, beaconEvery: 20 });
  const thread = await waits('en', 'moves');
  clock += 481_000;
  const moves = async () => (await log(thread)).filter((one) => one.event.type === 'transferred');
  await expect.poll(moves, { timeout: 5_000 }).toMatchObject([{ event: { queue: 'general' } }]);
  await expect
    .poll(async () => (await relay.running.store.thread(thread))?.card, { timeout: 5_000 })
    .toMatchObject({ priority: 'urgent', owner: { kind: 'queue', queue: 'general' } });
  clock += 600_000;
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(await moves()).toHaveLength(1);
});

test('PAIN-9: whoever was given a thread and does not answer loses it after half the time that was left, to another', async () => {
  await end();
  let clock = Date.now();
  await begin({ now: () => clock, beaconEvery: 20 });
  const ann = await arrives('Ann');
  const [lies, answered] = [await waits(), await waits()];
  for (const thread of [lies, answered]) await goesTo(thread, ann.id);
  expectOk(await ann.propose(answered, 2, { type: 'said', text: 'Hello.' }));
  const bea = await arrives('Bea');
  clock += 301_000;
  await goesTo(lies, bea.id);
  expect((await log(lies)).map((one) => one.event)).toContainEqual({ type: 'released', reason: 'unanswered' });
  expect(await ownerOf(answered)).toMatchObject({ agent: ann.id });
});

test('what is no number of threads, no language or no queue is refused', async () => {
  const ann = await arrives('Ann');
  await take(ann.id, { capacity: -1 }, 400);
  await take(ann.id, { languages: ['German'] }, 400);
  await take(ann.id, { queues: [] }, 400);
  await take('nobody', {}, 404);
});
