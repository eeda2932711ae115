// The playbook while everything runs: read by every agent, published by those who may, taken over by widgets, relay and consoles, and rolled back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildClassifier, classifierSteps } from '#domain/compile';
import { inStretches } from '../../server/in-stretches.ts';
import {
  dial,
  dialAgent,
  expectOk,
  newId,
  signUp,
  startTestRelay,
  startThread,
  type TestRelay,
  until,
  withSite,
} from './relay-for-test.ts';

let relay: TestRelay;
let owner: string;
let agent: string;

beforeAll(async () => {
  relay = await startTestRelay();
  owner = await signUp(relay, 'Ada', 'owner');
  agent = await signUp(relay, 'Ben');
});
afterAll(() => relay.stop());

test('what takes long is done in stretches: whoever waits has a turn in between', async () => {
  let turns = 0;
  let done = false;
  const turn = () => {
    turns += 1;
    if (!done) setImmediate(turn);
  };
  setImmediate(turn);
  function* work(): Generator<void, string> {
    for (let step = 0; step < 60; step++) {
      const until = performance.now() + 1;
      while (performance.now() < until);
      yield;
    }
    return 'made';
  }
  expect(await inStretches(work())).toBe('made');
  done = true;
  expect(turns).toBeGreaterThan(4);
});

test('a classifier built in steps is the one that is built at once', () => {
  const rows = ['a', 'b', 'c'].map((id) => ({ id, says: [`${id} one two`, `${id} three four`, `five ${id} six`] }));
  const steps = classifierSteps(rows);
  let count = 0;
  for (;;) {
    const step = steps.next();
    count += 1;
    if (!step.done) continue;
    expect(step.value).toEqual(buildClassifier(rows));
    break;
  }
  expect(count).toBeGreaterThan(20);
});

/** A site of its own for each test. */
async function aSite(): Promise<string> {
  const id = newId();
  await withSite(relay, id);
  await relay.running.store.site(id);
  await fetch(`${relay.url}/playbook.json?site=${id}`);
  return id;
}

async function call(path: string, body?: object, cookie = owner) {
  const answer = await fetch(`${relay.url}/api/admin/playbooks/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { cookie, origin: relay.url, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, text, json: () => JSON.parse(text) };
}

interface Source {
  readonly queues: Record<string, unknown>;
  readonly intents: readonly object[];
  readonly [more: string]: unknown;
}

async function sourceOf(site: string): Promise<Source> {
  return (await call(site)).json().source;
}

const revisionOf = async (site: string) =>
  ((await (await fetch(`${relay.url}/playbook.json?site=${site}`)).json()) as { revision: string }).revision;

test('what the site’s file says is the start version, which every agent reads', async () => {
  const site = await aSite();
  const read = (await call(site, undefined, agent)).json();
  expect(read).toMatchObject({ number: 0, by: null, source: { version: 1, queues: { billing: { name: 'Billing' } } } });
  expect(read.problems[0]).toMatchObject({ path: ['intents', 0, 'says'], level: 'warning' });
  expect((await call(`${site}/versions`)).json()).toEqual({ versions: [] });
});

test('a version is published with number, time and author, runs at once, and is what a restart reads', async () => {
  const site = await aSite();
  const before = await revisionOf(site);
  const source = { ...(await sourceOf(site)), mode: 'shadow' };
  const done = await call(`${site}/versions`, { source, base: 0, note: 'Watch only' });
  expect(done.json()).toMatchObject({ number: 1 });
  const after = await revisionOf(site);
  expect(after).not.toBe(before);
  expect(after).toBe(done.json().revision);
  const [version] = (await call(`${site}/versions`)).json().versions;
  expect(version).toMatchObject({ number: 1, by: 'Ada', note: 'Watch only', at: expect.any(Number) });
  const again = await startTestRelay({ data: relay.data });
  const served = await fetch(`${again.url}/playbook.json?site=${site}`);
  expect(await served.json()).toMatchObject({ revision: after, mode: 'shadow' });
  await again.stop();
});

test('what is wrong with a draft is said where it stands, in the words of `baton check`, and nothing is published', async () => {
  const site = await aSite();
  const source = await sourceOf(site);
  const wrong = {
    ...source,
    queues: { general: { hours: 'always' } },
    intents: [{ id: 'a', says: [], action: 'collect' }],
  };
  const { problems } = (await call(`${site}/check`, { source: wrong })).json();
  const paths = (problems as { path: unknown[]; level: string }[]).map((one) => `${one.level} ${one.path.join('.')}`);
  expect(paths).toContain('error intents.0.action');
  expect(paths).toContain('warning intents.0.says');
  const hours = { ...source, queues: { ...source.queues, general: { hours: 'always' } } };
  expect((await call(`${site}/check`, { source: hours })).json().problems.at(-1)).toMatchObject({
    path: ['queues', 'general', 'hours'],
    level: 'error',
  });
  const refused = await call(`${site}/versions`, { source: hours, base: 0, note: null });
  expect(refused.status).toBe(400);
  expect(refused.json().problems).not.toEqual([]);
  expect((await call(`${site}/versions`)).json().versions).toEqual([]);
});

test('of two who publish on top of the same version one wins, and the other is told', async () => {
  const site = await aSite();
  const source = await sourceOf(site);
  const both = await Promise.all(
    ['live', 'shadow'].map((mode) => call(`${site}/versions`, { source: { ...source, mode }, base: 0, note: null })),
  );
  expect(both.map((one) => one.status).sort()).toEqual([200, 409]);
  expect((await call(`${site}/versions`)).json().versions).toHaveLength(1);
  for (const base of [0, 9]) expect((await call(`${site}/versions`, { source, base, note: null })).status).toBe(409);
});

test('an old version is rolled back to by publishing it again, the file’s included', async () => {
  const site = await aSite();
  const first = await sourceOf(site);
  await call(`${site}/versions`, { source: { ...first, mode: 'shadow' }, base: 0, note: null });
  const file = (await call(`${site}?version=0`)).json();
  expect(file.source).toEqual(first);
  expect((await call(`${site}/versions`, { source: file.source, base: 1, note: 'Back' })).json().number).toBe(2);
  expect((await call(`${site}?version=1`)).json().source.mode).toBe('shadow');
  const { versions } = (await call(`${site}/versions`)).json();
  expect(versions.map((one: { number: number }) => one.number)).toEqual([2, 1]);
});

test('a file goes out as YAML and comes in again as the same playbook; one that is no YAML is refused with its line', async () => {
  const site = await aSite();
  const { text } = await call(`${site}/yaml`);
  expect(text).toContain('invoice-wrong');
  const read = (await call(`${site}/import`, { yaml: text })).json();
  expect(read.source).toEqual(await sourceOf(site));
  const broken = await call(`${site}/import`, { yaml: 'version: 1\nqueues: {{' });
  expect(broken.status).toBe(400);
  expect(broken.json().what).toMatch(/^Line 2: /);
});

test('lines that are open hear of it: customers the revision, consoles the version and its queues', async () => {
  const site = await aSite();
  const customer = await dial(relay, { site });
  const console = await dialAgent(relay, agent);
  await console.inbox();
  const heard: { revision: string }[] = [];
  const told: { site: string; version: number; queues: readonly { id: string }[] }[] = [];
  customer.socket.on('playbook', (packet) => heard.push(packet));
  console.socket.on('playbook', (packet) => told.push(packet));
  const source = await sourceOf(site);
  const queues = { ...source.queues, refunds: { name: 'Refunds' } };
  const { revision } = (await call(`${site}/versions`, { source: { ...source, queues }, base: 0, note: null })).json();
  await until(() => heard.length > 0 && told.length > 0, 'both to hear');
  expect(heard).toEqual([{ revision }]);
  expect(told[0]).toMatchObject({ site, version: 1 });
  expect(told[0]?.queues.map((one) => one.id)).toContain('refunds');
  const later = await dial(relay, { site });
  later.close();
  customer.close();
  console.close();
});

test('the relay decides by the new version too: a handoff goes to the queue its row has now', async () => {
  const site = await aSite();
  const customer = await dial(relay, { site });
  const source = await sourceOf(site);
  const intents = source.intents.map((row) => ({ ...row, queue: 'general' }));
  expect((await call(`${site}/versions`, { source: { ...source, intents }, base: 0, note: null })).status).toBe(200);
  const thread = newId();
  expectOk(await customer.propose(thread, { type: 'started', site, locale: 'en', page: null }));
  expectOk(await customer.propose(thread, { type: 'said', text: 'wrong invoice' }));
  const event = { type: 'handedOff', queue: 'billing', priority: 'low', row: 'invoice-wrong', firstReply: 1 } as const;
  expectOk(await customer.propose(thread, event));
  expect((await relay.running.threads.known(thread))?.thread.owner).toMatchObject({ kind: 'queue', queue: 'general' });
  customer.close();
});

test('a queue that is taken out while threads wait in it is warned of', async () => {
  await withSite(relay);
  const customer = await dial(relay);
  const thread = await startThread(customer);
  expectOk(
    await customer.propose(thread, {
      type: 'handedOff',
      queue: 'billing',
      priority: 'low',
      row: 'invoice-wrong',
      firstReply: 1,
    }),
  );
  const source = await sourceOf('shop');
  const intents = source.intents.map((row) => ({ ...row, queue: 'general' }));
  const { problems } = (
    await call('shop/check', { source: { ...source, intents, queues: { general: { name: 'General' } } } })
  ).json();
  expect(problems.at(-1)).toMatchObject({
    level: 'warning',
    what: expect.stringContaining('1 thread waits in “Billing”'),
  });
  customer.close();
});

test('how a queue stands: who waits and how long, whether it is open, and who takes over', async () => {
  await withSite(relay, 'figures');
  const customer = await dial(relay, { site: 'figures' });
  const thread = newId();
  expectOk(await customer.propose(thread, { type: 'started', site: 'figures', locale: 'en', page: null }));
  expectOk(await customer.propose(thread, { type: 'said', text: 'wrong invoice' }));
  const event = { type: 'handedOff', queue: 'billing', priority: 'low', row: 'invoice-wrong', firstReply: 1 } as const;
  expectOk(await customer.propose(thread, event));
  const answer = await fetch(`${relay.url}/api/admin/queues`, { headers: { cookie: agent } });
  const { queues, now } = (await answer.json()) as { queues: Record<string, unknown>[]; now: number };
  const of = (id: string) => queues.find((one) => one.site === 'figures' && one.id === id);
  expect(of('billing')).toMatchObject({
    waiting: 1,
    withPeople: 0,
    open: true,
    overflow: 'General',
    typicalWait: null,
    expectedWait: null,
  });
  expect(Math.abs(now - Number(of('billing')?.oldest))).toBeLessThan(10_000);
  expect(of('closed')).toMatchObject({ waiting: 0, oldest: null, hours: 'Mon-Fri 09:00-18:00 Europe/Berlin' });
  customer.close();
});
