// What the probes say: alive while the process turns, ready only while an entry could be taken.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, expect, test } from 'vitest';
import { createReadiness } from '../../server/readiness.ts';
import { dial, type Options, startTestRelay, startThread, type TestRelay, withSite } from './relay-for-test.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function aRelay(options: Options = {}): Promise<TestRelay> {
  const relay = await startTestRelay(options);
  closing.push(() => rmSync(relay.data, { recursive: true }), relay.stop);
  await withSite(relay);
  return relay;
}

/** The status of each probe, and what the last says. */
async function probes(relay: TestRelay): Promise<readonly unknown[]> {
  const answers = await Promise.all(['/healthz', '/livez', '/readyz'].map((path) => fetch(relay.url + path)));
  const body: { what?: string } = await answers[2]?.json();
  return [...answers.map((answer) => answer.status), body.what ?? null];
}

test('AVL-08: a relay that serves is alive and ready', async () => {
  expect(await probes(await aRelay())).toEqual([200, 200, 200, null]);
});

test('AVL-08: a relay whose database is gone is alive and not ready', async () => {
  const relay = await startTestRelay();
  closing.push(() => rmSync(relay.data, { recursive: true }));
  await relay.running.store.close();
  expect(await probes(relay)).toEqual([200, 200, 503, 'The database cannot be written to.']);
  await relay.stop();
});

test('AVL-08: a relay that is stopping is alive and not ready', async () => {
  const relay = await startTestRelay();
  closing.push(() => rmSync(relay.data, { recursive: true }));
  await withSite(relay);
  const customer = await dial(relay);
  const bye = new Promise((resolve) => customer.socket.once('bye', resolve));
  const stopped = relay.stop();
  expect(await probes(relay)).toEqual([200, 200, 503, 'The relay is stopping.']);
  await bye;
  await stopped;
  customer.close();
});

test('AVL-08: a relay with as much to store as it takes is alive and not ready', async () => {
  const relay = await aRelay({ config: { limits: { writesAtOnce: 1 } } });
  const customer = await dial(relay);
  const thread = await startThread(customer);
  const other = new DatabaseSync(join(relay.data, 'baton.db'));
  other.exec('begin immediate');
  const answer = customer.propose(thread, { type: 'said', text: 'held up' });
  const full = 'More is written at this moment than the relay can store.';
  while ((await probes(relay)).at(-1) !== full);
  expect(await probes(relay)).toEqual([200, 200, 503, full]);
  other.close();
  expect(await answer).toMatchObject({ ok: true });
  expect(await probes(relay)).toEqual([200, 200, 200, null]);
});

test('AVL-08: a relay whose loop was held up is not ready until it has been on time for a while', async () => {
  let clock = 1_000_000;
  let tick = () => {};
  const timers = {
    after: () => () => {},
    every(_ms: number, task: () => void) {
      tick = task;
      return () => {};
    },
  };
  const readiness = createReadiness({
    store: { probe: async () => {} },
    relay: { draining: () => false, isFull: () => false },
    faults: { trouble: () => null },
    timers,
    now: () => clock,
  });
  const pass = (ms: number) => {
    clock += ms;
    tick();
  };
  for (let at = 0; at < 10; at += 1) pass(300);
  expect(await readiness.whyNot()).toBeNull();
  pass(3_250);
  expect(await readiness.whyNot()).toBe('The relay was 3000 ms late: it has more to do than it can.');
  for (let at = 0; at < 21; at += 1) pass(250);
  expect(await readiness.whyNot()).toBeNull();
});

test('AVL-08: holding up the process itself is noticed', async () => {
  const relay = await aRelay();
  const until = performance.now() + 1_500;
  while (performance.now() < until);
  const [healthz, livez, readyz, what] = await probes(relay);
  expect([healthz, livez, readyz]).toEqual([200, 200, 503]);
  expect(what).toMatch(/^The relay was \d+ ms late/u);
});
