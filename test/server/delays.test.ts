// The promise of a first reply, broken: the customer is told, once, whatever the relay went through meanwhile.
import { afterEach, expect, test } from 'vitest';
import type { EventOf } from '#domain/event';
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
  type TestRelay,
  until,
  withSite,
} from './relay-for-test.ts';

const MINUTE = 60_000;
/** A Wednesday, 12:00 in Berlin: everything is open. */
const WEDNESDAY = Date.UTC(2026, 0, 7, 11);
const BEAT = 15;
const running: TestRelay[] = [];
let ahead = 0;

afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  ahead = 0;
});

async function relayOn(data = folder(), more: Options = {}): Promise<TestRelay> {
  const began = Date.now();
  const relay = await startTestRelay({
    data,
    beaconEvery: BEAT,
    now: () => WEDNESDAY + Date.now() - began + ahead,
    ...more,
  });
  running.push(relay);
  await withSite(relay);
  return relay;
}

async function asks(relay: TestRelay, row: string): Promise<{ customer: Customer; thread: string }> {
  const customer = await dial(relay);
  const thread = await startThread(customer);
  expectOk(await customer.propose(thread, handedOff(row)));
  return { customer, thread };
}

async function delaysOf(relay: TestRelay, thread: string): Promise<readonly EventOf<'delayed'>[]> {
  const entries = await relay.running.store.entries(thread, 0, 100);
  return entries.flatMap(({ event, by }) => (event.type === 'delayed' && by.role === 'relay' ? [event] : []));
}

const beats = () => new Promise((resolve) => setTimeout(resolve, 6 * BEAT));

test('PAIN-9: when the first reply is due and nobody has given it the customer is told so, once for each handoff', async () => {
  const relay = await relayOn();
  const { customer, thread } = await asks(relay, 'unknown');
  ahead = 29 * MINUTE;
  await beats();
  expect(await delaysOf(relay, thread)).toEqual([]);
  ahead = 31 * MINUTE;
  const told = await until(() => customer.entries.find((one) => one.event.type === 'delayed'), 'the word');
  expect(told).toMatchObject({ by: { role: 'relay' }, event: { type: 'delayed', expectedWait: null } });
  await beats();
  expect(await delaysOf(relay, thread)).toHaveLength(1);
  expectOk(await customer.propose(thread, { type: 'cancelled' }, { epoch: 1 }));
  expectOk(await customer.propose(thread, handedOff('unknown'), { epoch: 2 }));
  ahead = 62 * MINUTE;
  await until(() => customer.entries.filter((one) => one.event.type === 'delayed').length === 2, 'the second word');
  expect(relay.faults).toEqual([]);
});

test('PAIN-9: what came due while the relay was down is told when it is back, and what was told is not told again', async () => {
  const data = folder();
  const first = await relayOn(data);
  const { thread, customer } = await asks(first, 'unknown');
  const early = await asks(first, 'invoice-wrong');
  ahead = 16 * MINUTE;
  await until(() => early.customer.entries.find((one) => one.event.type === 'delayed'), 'the early one');
  customer.close();
  early.customer.close();
  await first.stop();
  ahead = 3 * 60 * MINUTE;
  const second = await relayOn(data);
  await expect.poll(() => delaysOf(second, thread)).toHaveLength(1);
  await beats();
  expect([(await delaysOf(second, thread)).length, (await delaysOf(second, early.thread)).length]).toEqual([1, 1]);
});

test('a reply in time, or a closed queue, and nothing is said; the time runs from the opening that was promised', async () => {
  const relay = await relayOn();
  const ann = await dialAgent(relay, await signUp(relay, 'Ann', 'owner'));
  const answered = await asks(relay, 'unknown');
  expectOk(await ann.propose(answered.thread, 1, { type: 'said', text: 'Here I am.' }));
  // Closed at 18:00 in Berlin; the next morning is told.
  ahead = 7 * 60 * MINUTE;
  const { customer, thread } = await asks(relay, 'late-topic');
  const promised = await until(() => customer.entries.find((one) => one.event.type === 'promised'), 'the promise');
  expect(promised.event).toEqual({ type: 'promised', opensAt: Date.UTC(2026, 0, 8, 8) });
  ahead = 10 * 60 * MINUTE;
  await beats();
  ahead = (9 + 12) * 60 * MINUTE + 19 * MINUTE;
  await beats();
  expect(await delaysOf(relay, thread)).toEqual([]);
  ahead += 2 * MINUTE;
  await until(() => customer.entries.find((one) => one.event.type === 'delayed'), 'the word');
  expect(await delaysOf(relay, answered.thread)).toEqual([]);
});

test('PAIN-9: the wait that is told was measured, and is not over already', async () => {
  const relay = await relayOn();
  const ann = await dialAgent(relay, await signUp(relay, 'Ann', 'owner'));
  for (let at = 0; at < 5; at += 1) {
    const { thread, customer } = await asks(relay, 'unknown');
    ahead += 40 * MINUTE;
    await until(() => customer.entries.find((one) => one.event.type === 'delayed'), 'the word');
    expectOk(await ann.propose(thread, 1, { type: 'said', text: 'At last.' }));
    customer.close();
  }
  const { thread } = await asks(relay, 'unknown');
  ahead += 31 * MINUTE;
  const [told] = await untilSome(() => delaysOf(relay, thread));
  expect(Math.round((told?.expectedWait ?? 0) / MINUTE)).toBe(40);
  // Others were answered sooner than this one has waited: their wait is no answer.
  for (let at = 0; at < 12; at += 1) {
    const quick = await asks(relay, 'unknown');
    expectOk(await ann.propose(quick.thread, 1, { type: 'said', text: 'At once.' }));
    quick.customer.close();
  }
  const last = await asks(relay, 'unknown');
  ahead += 31 * MINUTE;
  expect((await untilSome(() => delaysOf(relay, last.thread)))[0]?.expectedWait).toBeNull();
});

async function untilSome<T>(look: () => Promise<readonly T[]>): Promise<readonly T[]> {
  for (let tries = 0; tries < 500; tries += 1) {
    const found = await look();
    if (found.length > 0) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('Waited too long.');
}
