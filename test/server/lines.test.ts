// Lines: who may open one, what is refused on it, and that nothing that arrives on one brings the relay down.

import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AGENTS, CUSTOMERS, PAGE, PROTOCOL } from '#domain/wire';
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
  type TestRelay,
  until,
  withSite,
} from './relay-for-test.ts';

let relay: TestRelay;
beforeAll(async () => {
  relay = await startTestRelay();
  await withSite(relay);
});
afterAll(() => relay.stop());

const refusedWith = (refused: string) =>
  expect.objectContaining({ data: expect.objectContaining({ refused, what: expect.any(String) }) });

test('a wrong site, origin, or protocol is refused in the handshake, with what to do', async () => {
  await expect(dial(relay, { site: 'nobody' })).rejects.toEqual(refusedWith('not_found'));
  for (const origin of [
    'https://evil.example',
    'null',
    `${ORIGIN}.evil.example`,
    'https://shop.example:8443',
    'http://shop.example',
  ])
    await expect(dial(relay, { origin })).rejects.toEqual(refusedWith('forbidden'));
  for (const protocol of [0, PROTOCOL + 1])
    await expect(dial(relay, { protocol })).rejects.toEqual(refusedWith('conflict'));
});

test('the relay’s own pages and no browser at all may open a customer’s line', async () => {
  for (const origin of [relay.url, null]) (await dial(relay, { origin })).close();
});

test('SEC-07: the console’s line needs a session and the console’s exact origin', async () => {
  const cookie = await signUp(relay, 'Ann');
  for (const origin of [null, ORIGIN, 'null', `${relay.url}.evil.example`])
    await expect(dialAgent(relay, cookie, origin)).rejects.toEqual(refusedWith('forbidden'));
  for (const forged of ['', 'baton.session_token=forged.forged', cookie.replace(/=.{6}/u, '=AAAAAA')])
    await expect(dialAgent(relay, forged)).rejects.toEqual(refusedWith('unauthorised'));
  (await dialAgent(relay, cookie)).close();
});

test('ID-07, ID-10: an agent who is disabled loses the line', async () => {
  const own = await startTestRelay({ beaconEvery: 50 });
  const cookie = await signUp(own, 'Bea');
  const bea = await dialAgent(own, cookie);
  const bye = new Promise((resolve) => bea.socket.once('bye', resolve));
  await fetch(`${own.url}/api/auth/sign-out`, {
    method: 'POST',
    headers: { cookie, origin: own.url, 'content-type': 'application/json' },
    body: '{}',
  });
  expect(await bye).toEqual({ reason: 'You were signed out.', comeBackIn: null });
  await own.stop();
});

test('ID-08: viewers read along and write nothing', async () => {
  const eve = await dialAgent(relay, await signUp(relay, 'Eve', 'viewer'));
  const thread = await startThread(await dial(relay));
  expectOk(await eve.join(thread));
  expect(await eve.propose(thread, 0, { type: 'claimed' })).toMatchObject({ ok: false, refused: 'forbidden' });
});

test('SEC-08, I11: one visitor cannot read, write or see another’s thread, and is told what they would be told of none', async () => {
  const [anna, mallory] = [await dial(relay), await dial(relay)];
  const thread = await startThread(anna);
  const nothing = await mallory.join('no-such-thread');
  expect(await mallory.join(thread)).toEqual(nothing);
  expect(await mallory.propose(thread, { type: 'said', text: 'hi' })).toEqual(nothing);
  const [started] = await relay.running.store.entries(thread, 0, 1);
  const stolen = { id: started?.id ?? '' };
  expect(await mallory.propose(thread, { type: 'started', site: 'shop', locale: 'en', page: null }, stolen)).toEqual(
    nothing,
  );
  mallory.socket.emit('seen', { thread, upTo: 2 });
  mallory.socket.emit('typing', { thread, on: true });
  expectOk(await anna.propose(thread, { type: 'said', text: 'private' }));
  expect(mallory.entries).toEqual([]);
  expect((await relay.running.store.thread(thread))?.seen.customer).toBe(0);
});

test('SEC-08, I11: a thread of one site is not reached with a line to another', async () => {
  await withSite(relay, 'other');
  const anna = await dial(relay);
  const thread = await startThread(anna);
  const elsewhere = await dial(relay, { site: 'other', token: anna.token });
  expect(elsewhere.visitor).not.toBe(anna.visitor);
  expect(await elsewhere.join(thread)).toMatchObject({ ok: false, refused: 'not_found' });
});

test('ID-05: the token is new at every connection; the last one still works until the next was used', async () => {
  const first = await dial(relay);
  const thread = await startThread(first);
  const second = await dial(relay, { token: first.token });
  expect(second.visitor).toBe(first.visitor);
  expect(second.token).not.toBe(first.token);
  // The second welcome was lost, or another tab had the same token: the first still opens the thread, and gives the same next one.
  const grace = await dial(relay, { token: first.token });
  expect(grace).toMatchObject({ visitor: first.visitor, token: second.token });
  const third = await dial(relay, { token: second.token });
  expect(third.visitor).toBe(first.visitor);
  const stale = await dial(relay, { token: first.token });
  expect(stale.visitor).not.toBe(first.visitor);
  expect(await stale.join(thread)).toMatchObject({ ok: false });
  expectOk(await third.join(thread));
});

test('ID-05: a forged token makes somebody new', async () => {
  const anna = await dial(relay);
  for (const token of [
    '',
    'x',
    `${anna.visitor}.1.`,
    `${anna.visitor}.1.${'A'.repeat(43)}`,
    anna.token.replace(/\.1\./u, '.2.'),
    '.'.repeat(200),
  ])
    expect((await dial(relay, { token })).visitor).not.toBe(anna.visitor);
});

test('I4, I8: a catch-up comes in pages, in order, without a gap, and tells when there is more', async () => {
  const anna = await dial(relay);
  const thread = await startThread(anna);
  const { threads } = relay.running;
  const author = { kind: 'customer', visitor: anna.visitor, site: 'shop' } as const;
  for (let at = 0; at < PAGE + 50; at += 1)
    expectOk(
      await threads.append(
        thread,
        author,
        { id: newId(), epoch: 0, event: { type: 'said', text: `message ${at}` } },
        0,
      ),
    );
  const seqs: number[] = [];
  for (let more = true; more; ) {
    const page = expectOk(await anna.join(thread, seqs.at(-1) ?? 0));
    expect(page.entries.length).toBeLessThanOrEqual(PAGE);
    expect(page.head).toBe(PAGE + 52);
    seqs.push(...page.entries.map((one) => one.seq));
    more = page.more;
  }
  expect(seqs).toEqual(Array.from({ length: PAGE + 52 }, (_, at) => at + 1));
  expect(expectOk(await anna.join(thread, 9_999))).toMatchObject({ entries: [], more: false });
});

test('whoever comes with another lineage gets the whole log', async () => {
  const anna = await dial(relay);
  const thread = await startThread(anna);
  expect(expectOk(await anna.join(thread, 2, relay.running.store.lineage)).entries).toEqual([]);
  expect(expectOk(await anna.join(thread, 2, 'another')).entries).toHaveLength(2);
});

test('I8: an entry written while a line joins arrives once or twice, never not at all', async () => {
  const anna = await dial(relay);
  const thread = await startThread(anna);
  for (let round = 0; round < 20; round += 1) {
    const tab = await dial(relay, { token: anna.token });
    const said = anna.propose(thread, { type: 'said', text: `round ${round}` });
    const joined = expectOk(await tab.join(thread));
    const { entry } = expectOk(await said);
    await until(() => [...joined.entries, ...tab.entries].some((one) => one.seq === entry.seq), 'the entry');
    tab.close();
  }
});

test('I2: a line gets what it proposed as its answer and not a second time; the visitor’s other lines and agents are told', async () => {
  const customer = await dial(relay);
  const thread = await startThread(customer);
  const other = await dial(relay, { token: customer.token });
  expectOk(await other.join(thread));
  const told: string[] = [];
  customer.socket.on('entry', ({ entry }) => told.push(entry.id));
  const first = expectOk(await customer.propose(thread, { type: 'said', text: 'from here' })).entry;
  await until(() => other.entries.some(({ id }) => id === first.id), 'the other line to be told');
  const second = expectOk(await other.propose(thread, { type: 'said', text: 'from there' })).entry;
  await until(() => told.includes(second.id), 'this line to be told');
  expect(told).toEqual([second.id]);
  for (const one of [customer, other]) one.close();
});

test('I7: a live thread’s head is repeated, so that a lost last entry is noticed', async () => {
  const own = await startTestRelay({ beaconEvery: 30 });
  await withSite(own);
  const anna = await dial(own);
  const thread = await startThread(anna);
  const beacon = await new Promise((resolve) => anna.socket.once('beacon', resolve));
  expect(beacon).toEqual({ thread, head: 2, lineage: own.running.store.lineage, comeBackWithin: 500 });
  await own.stop();
});

test('SEC-10: malformed packets are refused or ignored, and the relay stays up for everybody else', async () => {
  const bystander = await dial(relay);
  const thread = await startThread(bystander);
  const cookie = await signUp(relay, 'Fay');
  const junk: unknown[] = [
    undefined,
    null,
    0,
    -1,
    '',
    'x',
    [],
    {},
    [[]],
    { thread: 1 },
    { thread, draft: null },
    true,
    Number.NaN,
    new Uint8Array(3),
  ];
  const more = Array.from({ length: 60 }, (_, at) => noise(at));
  const packet = (at: number) => ({ thread, draft: { id: newId(), epoch: 0, event: noise(at) }, age: 0 });
  for (const name of ['propose', 'join', 'typing', 'seen', 'inbox', 'away', 'nonsense', '__proto__']) {
    const customer = await dial(relay);
    const agent = await dialAgent(relay, cookie);
    for (const { socket } of [customer, agent]) {
      for (const one of [...junk, ...more, packet(name.length)]) {
        Reflect.apply(socket.emit, socket, [name, one]);
        Reflect.apply(socket.emit, socket, [name, one, () => {}]);
        Reflect.apply(socket.emit, socket, [name]);
        Reflect.apply(socket.emit, socket, [name, one, one, one]);
      }
      const answer: unknown = await new Promise((resolve) =>
        Reflect.apply(socket.emit, socket, ['propose', { thread }, resolve]),
      );
      expect(answer).toMatchObject({ ok: false, refused: 'malformed', what: expect.any(String) });
    }
    customer.close();
    agent.close();
  }
  expectOk(await bystander.propose(thread, { type: 'said', text: 'still here' }));
  expect(relay.faults).toEqual([]);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test('SEC-10: raw frames that are no packets end their own line at most', async () => {
  const bystander = await dial(relay);
  const thread = await startThread(bystander);
  for (const frame of [
    '',
    '4',
    '40',
    '42',
    `40${CUSTOMERS},{"auth":1}`,
    `40${CUSTOMERS},[`,
    `40${AGENTS},{}`,
    '451-["x",{"_placeholder":true,"num":0}]',
    '4599999-["x"]',
    '42["__proto__",{"polluted":1}]',
    '9',
    'b4AAAA',
    '\u0000',
  ]) {
    const { socket } = await dial(relay);
    rawSend(socket, frame);
    rawSend(socket, `40${CUSTOMERS},{"protocol":1,"site":"shop","token":null}`);
    rawSend(socket, frame);
    await new Promise((resolve) => setTimeout(resolve, 5));
    socket.close();
  }
  expectOk(await bystander.propose(thread, { type: 'said', text: 'still here' }));
  expect(relay.faults).toEqual([]);
});

test('F9, SEC-11: a packet that is too large ends the line; a text that is too long is refused', async () => {
  const anna = await dial(relay);
  const thread = await startThread(anna);
  expect(await anna.propose(thread, { type: 'said', text: 'x'.repeat(16_385) })).toMatchObject({
    ok: false,
    refused: 'too_large',
  });
  const gone = new Promise((resolve) => anna.socket.once('disconnect', resolve));
  anna.propose(thread, { type: 'said', text: 'x'.repeat(40_000) }).catch(() => {});
  await gone;
  (await dial(relay)).close();
});

test('F10: whoever sends too much is told to wait, and others are not slowed', async () => {
  const own = await startTestRelay({ config: { limits: {} } });
  await withSite(own);
  const anna = await dial(own);
  const thread = await startThread(anna);
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, at) => anna.propose(thread, { type: 'said', text: `${at}` })),
  );
  const limited = answers.filter((one) => !one.ok);
  expect(limited.length).toBeGreaterThan(10);
  expect(limited[0]).toMatchObject({ refused: 'limited', what: expect.stringContaining('Wait') });
  await startThread(await dial(own));
  await own.stop();
});

test('F10: whoever floods a line loses it', async () => {
  const anna = await dial(relay);
  const gone = new Promise((resolve) => anna.socket.once('disconnect', resolve));
  for (let at = 0; at < 1_000; at += 1) anna.socket.emit('seen', { thread: 'no-such-thread', upTo: 1 });
  await gone;
});

test('polling is not served', async () => {
  const socket = io(relay.url + CUSTOMERS, { transports: ['polling'], forceNew: true, reconnection: false });
  await new Promise((resolve) => socket.once('connect_error', resolve));
  socket.close();
});

test('an agent whose last line is gone loses their threads to the queue; a reload in between loses none', async () => {
  const own = await startTestRelay({ leaveAfter: 600 });
  await withSite(own);
  const cookie = await signUp(own, 'Gus');
  const anna = await dial(own);
  const thread = await startThread(anna);
  expectOk(await anna.propose(thread, handedOff()));
  const gus = await dialAgent(own, cookie);
  expectOk(await gus.propose(thread, 1, { type: 'claimed' }));
  gus.close();
  const again = await dialAgent(own, cookie);
  await new Promise((resolve) => setTimeout(resolve, 800));
  expect(anna.entries.some((one) => one.event.type === 'released')).toBe(false);
  again.close();
  const released = await until(() => anna.entries.find((one) => one.event.type === 'released'), 'the release');
  expect(released).toMatchObject({ by: { role: 'relay' }, event: { reason: 'left' } });
  expect((await own.running.store.thread(thread))?.owner).toBe('queue');
  await own.stop();
});

test('I10: a restart keeps threads, visitors and sessions, and releases what an agent had who does not come back', async () => {
  const data = folder();
  const before = await startTestRelay({ data });
  await withSite(before);
  const cookie = await signUp(before, 'Hal');
  const anna = await dial(before);
  const thread = await startThread(anna);
  expectOk(await anna.propose(thread, handedOff()));
  const hal = await dialAgent(before, cookie);
  expectOk(await hal.propose(thread, 1, { type: 'claimed' }));
  const { lineage } = before.running.store;
  await before.stop();

  const after = await startTestRelay({ data, leaveAfter: 100 });
  expect(after.running.store.lineage).toBe(lineage);
  const back = await dial(after, { token: anna.token });
  expect(back.visitor).toBe(anna.visitor);
  const joined = expectOk(await back.join(thread));
  expect(joined.entries.map((one) => one.event.type)).toEqual(
    expect.arrayContaining(['started', 'said', 'handedOff', 'claimed']),
  );
  await until(() => [...joined.entries, ...back.entries].find((one) => one.event.type === 'released'), 'the release');
  const ivy = await dialAgent(after, cookie);
  const inbox = await ivy.inbox();
  expect(inbox.cards.find((card) => card.thread === thread)?.owner).toEqual({ kind: 'queue', queue: 'billing' });
  await after.stop();
});

test('a relay that stops says bye, and when to come back: soon, where few are concerned', async () => {
  const own = await startTestRelay();
  await withSite(own);
  const anna = await dial(own);
  const thread = await startThread(anna);
  const bye = new Promise<{ comeBackIn: number | null }>((resolve) => anna.socket.once('bye', resolve));
  const last = anna.propose(thread, { type: 'said', text: 'one more' });
  await new Promise((resolve) => setTimeout(resolve, 1));
  const stopped = own.stop();
  const { comeBackIn } = await bye;
  expect(comeBackIn).toBeGreaterThanOrEqual(0);
  expect(comeBackIn).toBeLessThan(500);
  await last;
  await stopped;
  await expect(fetch(`${own.url}/healthz`)).rejects.toThrow();
});

/** Past Socket.IO and its encoder, straight onto the line. */
function rawSend(socket: Customer['socket'], frame: string): void {
  const line: unknown = Reflect.get(socket.io.engine.transport, 'ws');
  (line as { send(data: string): void } | undefined)?.send(frame);
}

/** Values no client of ours would send, the same ones every time. */
function noise(seed: number): unknown {
  const names = [
    'type',
    'thread',
    'draft',
    'event',
    '__proto__',
    'constructor',
    'text',
    'id',
    'epoch',
    'age',
    'after',
    'on',
    'upTo',
  ];
  const values: unknown[] = [
    'said',
    'started',
    null,
    1e308,
    -1,
    0.5,
    '',
    'x'.repeat(500),
    [],
    { polluted: 1 },
    true,
    '\uD800',
    Number.MAX_SAFE_INTEGER,
  ];
  const pick = <T>(from: readonly T[], at: number): T | undefined => from[(seed * 7 + at * 13) % from.length];
  const made: Record<string, unknown> = JSON.parse(
    `{"__proto__":{"polluted":true},"nested":${'['.repeat(seed % 40)}${']'.repeat(seed % 40)}}`.replace(
      '"nested":}',
      '"nested":0}',
    ),
  );
  for (let at = 0; at < seed % 6; at += 1)
    Object.defineProperty(made, pick(names, at) ?? 'x', {
      value: pick(values, at),
      enumerable: true,
      configurable: true,
    });
  return seed % 5 === 0 ? [made, made] : made;
}
