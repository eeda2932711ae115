// What agents do with threads beside answering: passing one to a colleague, putting one aside, seeing who else looks, calling for a colleague's eye.
import { rmSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import type { AgentPresence } from '#domain/wire';
import {
  type Customer,
  dial,
  dialAgent,
  expectOk,
  folder,
  handedOff,
  type Options,
  signUp,
  startTestRelay,
  startThread,
  type TestAgent,
  type TestRelay,
  until,
  withSite,
} from './relay-for-test.ts';

const HOUR = 3_600_000;

let relay: TestRelay;
let customer: Customer;
let thread: string;

afterEach(async () => {
  await relay.stop();
  rmSync(relay.data, { recursive: true, force: true });
});

/** A customer who waits in the queue for invoices. */
async function begin(options: Options = {}): Promise<void> {
  relay = await startTestRelay({ data: folder(), ...options });
  await withSite(relay);
  customer = await dial(relay);
  thread = await startThread(customer);
  expectOk(await customer.propose(thread, handedOff()));
}

async function arrives(name: string, role = 'agent'): Promise<TestAgent & { readonly id: string }> {
  const agent = await dialAgent(relay, await signUp(relay, name, role));
  return { ...agent, id: (await agent.inbox()).agent.id };
}

const known = async () => (await relay.running.threads.known(thread))?.thread;
const passed = (to: { readonly id: string }, name = 'Whoever', note: string | null = null) =>
  ({ type: 'transferred', queue: 'billing', note, to: { agent: to.id, name } }) as const;

test('a colleague who is here gets the thread as if it were given to them, under the name the relay knows; the note stays among agents', async () => {
  await begin();
  const [ann, bea] = [await arrives('Ann'), await arrives('Bea')];
  expectOk(await ann.propose(thread, 1, { type: 'claimed' }));
  expectOk(await ann.propose(thread, 2, passed(bea, 'Mallory', 'CANARY: he shouts')));
  expect((await known())?.owner).toEqual({
    kind: 'agent',
    queue: 'billing',
    agent: bea.id,
    name: 'Bea',
    given: true,
  });
  expect(await known()).toMatchObject({ epoch: 3, handoff: { queue: 'billing', firstReplyAt: null } });
  const news = await until(() => customer.entries.find((one) => one.event.type === 'transferred'), 'the news');
  expect(news.event).toEqual({ type: 'transferred', queue: 'billing', note: null, to: { agent: bea.id, name: 'Bea' } });
  expect(await ann.propose(thread, 3, { type: 'said', text: 'One more thing' })).toMatchObject({
    refused: 'not_owner',
  });
  expectOk(await bea.propose(thread, 3, { type: 'said', text: 'Hello, I am Bea.' }));
});

test('nobody gets a thread who is not here, only reads along, or has it already', async () => {
  await begin();
  const [ann, bea, vic] = [await arrives('Ann'), await arrives('Bea'), await arrives('Vic', 'viewer')];
  expectOk(await ann.propose(thread, 1, { type: 'claimed' }));
  expect(await ann.propose(thread, 2, passed(ann))).toMatchObject({ refused: 'conflict' });
  expect(await ann.propose(thread, 2, passed(vic, 'Vic'))).toMatchObject({
    refused: 'conflict',
    what: /Vic is not here/,
  });
  expect(await bea.propose(thread, 2, passed(bea))).toMatchObject({ refused: 'not_owner' });
  bea.close();
  await expect.poll(async () => (await ann.inbox()).agents.map(({ name }) => name)).not.toContain('Bea');
  expect(await ann.propose(thread, 2, passed(bea, 'Bea'))).toMatchObject({
    refused: 'conflict',
    what: /Bea is not here/,
  });
  expect(await known()).toMatchObject({ epoch: 2, owner: { agent: ann.id } });
  expect((await ann.inbox()).team.map(({ name }) => name)).toEqual(['Ann', 'Bea']);
});

test('a thread that waits is passed to a colleague without taking it first', async () => {
  await begin();
  const [ann, bea] = [await arrives('Ann'), await arrives('Bea')];
  expectOk(await ann.propose(thread, 1, passed(bea)));
  expect((await known())?.owner).toMatchObject({ agent: bea.id, given: true });
});

test('what is put aside stays with its agent while they are gone, until the customer writes', async () => {
  await begin({ leaveAfter: 60, beaconEvery: 40 });
  const ann = await arrives('Ann');
  expectOk(await ann.propose(thread, 1, { type: 'claimed' }));
  expectOk(await ann.propose(thread, 2, { type: 'snoozed', until: Date.now() + HOUR }));
  ann.close();
  // Another thread of theirs goes back to its queue, so that the minute of being gone is certainly over.
  const other = await startThread(customer, 'and one more');
  const bea = await arrives('Bea');
  expectOk(await bea.propose(other, 0, { type: 'claimed' }));
  bea.close();
  await expect
    .poll(async () => (await relay.running.threads.known(other))?.thread.owner.kind, { timeout: 5_000 })
    .toBe('queue');
  expect((await known())?.owner).toMatchObject({ kind: 'agent', agent: ann.id });

  expectOk(await customer.propose(thread, { type: 'said', text: 'Any news?' }, { epoch: 2 }));
  expect((await known())?.snoozedUntil).toBeUndefined();
  await expect.poll(async () => (await known())?.owner.kind, { timeout: 5_000 }).toBe('queue');
});

test('what is put aside by somebody who never comes back waits for everybody once its time is over, through a restart', async () => {
  let later = 0;
  const options = { data: folder(), leaveAfter: 60, beaconEvery: 40, now: () => Date.now() + later };
  await begin(options);
  const ann = await arrives('Ann');
  expectOk(await ann.propose(thread, 1, { type: 'claimed' }));
  const until = Date.now() + HOUR;
  expectOk(await ann.propose(thread, 2, { type: 'snoozed', until }));
  ann.close();
  customer.close();
  await relay.stop();
  relay = await startTestRelay(options);
  expect(await known()).toMatchObject({ snoozedUntil: until, owner: { kind: 'agent', agent: ann.id } });
  later = HOUR + 1_000;
  await expect.poll(async () => (await known())?.owner.kind, { timeout: 5_000 }).toBe('queue');
});

test('only whoever has a thread puts it aside, for a time to come within 90 days; the customer learns nothing of it', async () => {
  await begin();
  const [ann, bea] = [await arrives('Ann'), await arrives('Bea')];
  expectOk(await ann.propose(thread, 1, { type: 'claimed' }));
  const aside = (until: number | null) => ({ type: 'snoozed', until }) as const;
  expect(await bea.propose(thread, 2, aside(Date.now() + HOUR))).toMatchObject({ refused: 'not_owner' });
  expect(await ann.propose(thread, 2, aside(Date.now() - 1))).toMatchObject({ refused: 'malformed', what: /to come/ });
  expect(await ann.propose(thread, 2, aside(Date.now() + 91 * 24 * HOUR))).toMatchObject({ refused: 'malformed' });
  expect(await ann.propose(thread, 2, aside(null))).toMatchObject({ refused: 'conflict' });
  const until = Date.now() + HOUR;
  const { entry } = expectOk(await ann.propose(thread, 2, aside(until)));
  const log = expectOk(await customer.join(thread)).entries;
  expect(log.find((one) => one.seq === entry.seq)?.event).toEqual({ type: 'noted', text: '' });
  expect(JSON.stringify(log)).not.toContain(String(until));
  expect((await ann.inbox()).cards.find((card) => card.thread === thread)?.snoozedUntil).toBe(until);
  expectOk(await ann.propose(thread, 2, { type: 'said', text: 'There is news.' }));
  expect((await known())?.snoozedUntil).toBeUndefined();
});

test('PAIN-25: agents see who else has a thread on the screen, and no longer once it is left, or the line is gone', async () => {
  await begin();
  const [ann, bea] = [await arrives('Ann'), await arrives('Bea')];
  let here: readonly AgentPresence[] = [];
  bea.socket.on('presence', (packet) => {
    here = packet.agents;
  });
  const looking = () => here.find(({ id }) => id === ann.id)?.looking ?? [];
  ann.socket.emit('looking', { thread });
  await until(() => looking().includes(thread), 'Ann to be seen looking');
  expect((await bea.inbox()).agents.find(({ id }) => id === ann.id)?.looking).toEqual([thread]);
  ann.socket.emit('looking', { thread: null });
  await until(() => looking().length === 0, 'Ann to be seen leaving');
  ann.socket.emit('looking', { thread });
  await until(() => looking().includes(thread), 'Ann to be seen again');
  ann.close();
  await until(() => here.every(({ id }) => id !== ann.id), 'Ann to be gone');
});

test('PAIN-15: a note calls for colleagues, whose inbox says so; the customer gets neither the words nor the names', async () => {
  await begin();
  const [ann, bea] = [await arrives('Ann'), await arrives('Bea')];
  const { entry } = expectOk(
    await ann.propose(thread, 1, { type: 'noted', text: 'CANARY @Bea, is this fraud?', mentions: [bea.id] }),
  );
  await until(() => bea.cards.find(({ card }) => card.mentions?.[bea.id] === entry.seq), 'the card');
  const log = expectOk(await customer.join(thread)).entries;
  expect(JSON.stringify(log)).not.toMatch(/CANARY/);
  expect(JSON.stringify(log)).not.toContain(bea.id);
});
