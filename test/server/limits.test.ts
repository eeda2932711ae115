// Limits: what one address, one visitor and one line may cost the relay, and that whoever is over one is told so and comes through later.
import { connect, type Socket as TcpSocket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Card } from '#domain/card';
import { CUSTOMERS, PROTOCOL } from '#domain/wire';
import { addressKey, callerOf } from '../../server/address.ts';
import { LIMITS, type Limits } from '../../server/limits.ts';
import { createAdmission } from '../../server/sockets/admission.ts';
import { createBuckets } from '../../server/sockets/bucket.ts';
import { connect as connectLine } from '../../widget/peer/connection.ts';
import type { Line } from '../../widget/peer/line.ts';
import { createOutbox } from '../../widget/peer/outbox.ts';
import { createPeer } from '../../widget/peer/peer.ts';
import { realTimers } from '../../widget/peer/timers.ts';
import { type Closed, type RawLine, rawLine, textFrame } from '../bench/raw-line.ts';
import {
  type Customer,
  dial,
  dialAgent,
  expectOk,
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

const started = { type: 'started', site: 'shop', locale: 'en', page: null } as const;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A relay behind one proxy, so that a test says which address it calls from. */
async function relayWith(limits: Partial<Limits>, trustProxy = 1): Promise<TestRelay> {
  const relay = await startTestRelay({ config: { limits, trustProxy } });
  closing.push(relay.stop);
  await withSite(relay);
  return relay;
}

interface Called {
  readonly line: RawLine;
  readonly closed: Promise<Closed>;
}

function call(
  relay: TestRelay,
  from: string,
  auth: object | null = { protocol: PROTOCOL, site: 'shop', token: null },
): Called {
  let onClose: (why: Closed) => void = () => {};
  const closed = new Promise<Closed>((resolve) => {
    onClose = resolve;
  });
  const { port } = relay.running;
  const line = rawLine({ port, namespace: CUSTOMERS, auth, headers: { 'x-forwarded-for': from }, onClose });
  closing.push(line.close);
  return { line, closed };
}

/** Null: welcomed. */
async function turnedAway(relay: TestRelay, from: string): Promise<Closed | null> {
  const { line, closed } = call(relay, from);
  return Promise.race([line.ready.then(() => null), closed]);
}

test('F10: the figures are the specification’s', () => {
  expect(LIMITS).toMatchObject({
    handshakes: { perSecond: 1_500 },
    handshakesPerAddress: { perSecond: 20 },
    socketsPerAddress: 50,
    socketsPerVisitor: 5,
    sayings: { perSecond: 1, burst: 5 },
    threadsPerVisitor: { perSecond: 5 / 3_600, burst: 5 },
    ticketsPerVisitor: 1,
    authWithin: 5_000,
    headersWithin: 9_000,
    requestWithin: 15_000,
    queuedPackets: 200,
    queuedBytes: 256 * 1_024,
  });
});

test('AVL-05: lines are asked to come back in as much time as the relay needs to let them in again', () => {
  const { comeBackWithin } = createAdmission({
    limits: LIMITS,
    trustProxy: 0,
    now: () => 0,
    random: () => 0,
    draining: () => false,
    warn() {},
  });
  expect([1, 200, 2_000, 5_000, 10_000, 100_000].map(comeBackWithin)).toEqual([500, 500, 1_481, 3_704, 7_407, 10_000]);
});

test('AVL-06: X-Forwarded-For is believed as far as the proxies reach that were configured, and no further', () => {
  const spoofed = '1.2.3.4, 203.0.113.9, 198.51.100.7';
  expect(callerOf(spoofed, '10.0.0.1', 0)).toBe('10.0.0.1');
  expect(callerOf(spoofed, '10.0.0.1', 1)).toBe('198.51.100.7');
  expect(callerOf(spoofed, '10.0.0.1', 2)).toBe('203.0.113.9');
  expect(callerOf(undefined, '10.0.0.1', 1)).toBe('10.0.0.1');
  expect(callerOf('198.51.100.7', '10.0.0.1', 2)).toBe('10.0.0.1');
  expect(callerOf('not an address', '10.0.0.1', 1)).toBe('10.0.0.1');
});

test('AVL-06: an IPv6 customer is counted by their /64, IPv4 in IPv6 clothes as IPv4, this machine not at all', () => {
  const same = ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:0DB8:0001:0002:0:0:0:9'].map(addressKey);
  expect(new Set(same)).toEqual(new Set(['2001:db8:1:2::/64']));
  expect(addressKey('2001:db8:1:3::1')).not.toBe(same[0]);
  expect(addressKey('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(addressKey('::ffff:203.0.113.9')).toBe('203.0.113.9');
  for (const own of ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1', '', 'nonsense'])
    expect(addressKey(own)).toBe(null);
});

test('AVL-06: whoever opens lines faster than an address may is told 429 and when to come back; others are let in', async () => {
  const relay = await relayWith({ handshakesPerAddress: { perSecond: 0.001, burst: 3 } });
  const answers = await Promise.all(Array.from({ length: 10 }, () => turnedAway(relay, '203.0.113.9')));
  const away = answers.filter((one) => one !== null);
  expect(away).toHaveLength(7);
  for (const one of away) {
    expect(one.status).toBe(429);
    expect(one.retryAfter).toBeGreaterThan(0);
  }
  expect(await turnedAway(relay, '203.0.113.10')).toBe(null);
  expect(await turnedAway(relay, '2001:db8::1')).toBe(null);
});

test('AVL-06: an address in the first place of X-Forwarded-For moves nobody to another’s allowance', async () => {
  const relay = await relayWith({ handshakesPerAddress: { perSecond: 0.001, burst: 2 } });
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, at) => turnedAway(relay, `192.0.2.${at}, 203.0.113.9`)),
  );
  expect(answers.filter((one) => one === null)).toHaveLength(2);
});

test('F10: an address has so many lines open, and a place is free again when one closes', async () => {
  const relay = await relayWith({ socketsPerAddress: 3 });
  const first = Array.from({ length: 3 }, () => call(relay, '203.0.113.9'));
  await Promise.all(first.map(({ line }) => line.ready));
  expect(await turnedAway(relay, '203.0.113.9')).toMatchObject({ status: 429 });
  first[0]?.line.close();
  await pause(50);
  expect(await turnedAway(relay, '203.0.113.9')).toBe(null);
});

test('F10: a visitor has so many lines open, and is told so in words', async () => {
  const relay = await relayWith({ socketsPerVisitor: 2 });
  const anna = await dial(relay);
  const second = await dial(relay, { token: anna.token });
  await expect(dial(relay, { token: second.token })).rejects.toMatchObject({ data: { refused: 'limited' } });
  second.close();
  await pause(50);
  (await dial(relay, { token: second.token })).close();
});

test('F6: the relay takes in so many lines a second; the rest are told 503 and a spread of seconds, before a WebSocket is made', async () => {
  const relay = await relayWith({ handshakes: { perSecond: 0.001, burst: 20 } });
  const answers = await Promise.all(Array.from({ length: 120 }, (_, at) => turnedAway(relay, `203.0.113.${at}`)));
  const away = answers.filter((one) => one !== null);
  expect(away).toHaveLength(100);
  expect(new Set(away.map((one) => one.status))).toEqual(new Set([503]));
  expect(new Set(away.map((one) => one.retryAfter)).size).toBeGreaterThan(1);
});

test('F10: new threads are counted for a visitor and a site, and for an address whoever they say they are', async () => {
  const relay = await relayWith({
    threadsPerVisitor: { perSecond: 0.001, burst: 2 },
    threadsPerAddress: { perSecond: 0.001, burst: 3 },
  });
  const anna = await dial(relay);
  const open = (customer: Customer) => customer.propose(newId(), started);
  expect([await open(anna), await open(anna)]).toMatchObject([{ ok: true }, { ok: true }]);
  expect(await open(anna)).toMatchObject({ ok: false, refused: 'limited', what: expect.stringContaining('Wait') });
  const answers = [];
  for (let at = 0; at < 5; at += 1) {
    const { line } = call(relay, '2001:db8::1');
    await line.ready;
    const draft = { id: newId(), epoch: 0, event: started };
    answers.push(
      await new Promise<{ ok: boolean }>((resolve) =>
        line.call('propose', { thread: newId(), draft, age: 0 }, (answer) => resolve(answer as { ok: boolean })),
      ),
    );
  }
  expect(answers.filter((one) => one.ok)).toHaveLength(3);
});

test('F10: the same start sent again is no new thread', async () => {
  const relay = await relayWith({ threadsPerVisitor: { perSecond: 0.001, burst: 1 } });
  const anna = await dial(relay);
  const [thread, id] = [newId(), newId()];
  for (let times = 0; times < 3; times += 1) expectOk(await anna.propose(thread, started, { id }));
});

test('F10: five at once and one a second, and a conversation that led to a handoff is not held up', async () => {
  const relay = await relayWith({});
  const anna = await dial(relay);
  const thread = newId();
  expectOk(await anna.propose(thread, started));
  const say = (age: number) => anna.propose(thread, { type: 'said', text: 'hello' }, { age });
  const now = await Promise.all(Array.from({ length: 8 }, () => say(0)));
  expect(now.filter((one) => one.ok)).toHaveLength(5);
  const kept = await Promise.all(Array.from({ length: 30 }, () => say(60_000)));
  expect(kept.filter((one) => one.ok)).toHaveLength(30);
});

test('F10: buckets fill with time and hold no more than their burst', () => {
  let now = 0;
  const buckets = createBuckets({ perSecond: 1, burst: 5 }, () => now);
  const taken = () => Array.from({ length: 10 }, () => buckets.take('anna')).filter((wait) => wait === 0).length;
  expect(taken()).toBe(5);
  now += 2_000;
  expect(taken()).toBe(2);
  now += 3_600_000;
  expect(taken()).toBe(5);
  expect(buckets.take('anna')).toBe(1_000);
  expect(buckets.take('bob')).toBe(0);
});

test('DEL-09: a clock that is set back by an hour makes nobody wait for an hour', () => {
  let now = 10_000_000;
  const buckets = createBuckets({ perSecond: 1, burst: 2 }, () => now);
  expect([buckets.take('a'), buckets.take('a')]).toEqual([0, 0]);
  now -= 3_600_000;
  expect(buckets.take('a')).toBe(1_000);
  now += 1_000;
  expect(buckets.take('a')).toBe(0);
});

test('F10: a customer who was offline and wrote twenty messages gets all of them in, in order, by waiting', async () => {
  const relay = await relayWith({ sayings: { perSecond: 20, burst: 5 }, backlog: { perSecond: 0.001, burst: 1 } });
  const line = connectLine({
    url: relay.url,
    namespace: CUSTOMERS,
    auth: () => ({ protocol: PROTOCOL, site: 'shop', token: null }),
    headers: { origin: ORIGIN },
  });
  const id = newId();
  const peer = createPeer({
    id,
    line: line as unknown as Line,
    outbox: createOutbox({ thread: id, storage: null }),
    proposer: { kind: 'customer' },
    timers: (fn, ms) => realTimers(fn, ms / 10),
    now: Date.now,
    newId,
  });
  closing.push(line.close, peer.stop);
  peer.propose(started);
  const texts = Array.from({ length: 20 }, (_, at) => `message ${at}`);
  for (const text of texts) peer.propose({ type: 'said', text });
  line.open();
  const inLog = () => peer.view().confirmed.items.flatMap((item) => (item.kind === 'said' ? item.text : []));
  await until(() => inLog().length === 20, 'all of them');
  expect(inLog()).toEqual(texts);
  expect(peer.view().failed).toEqual([]);
});

test('F4: what is more than the relay can store at once is told busy, and goes in when it is sent again', async () => {
  const relay = await relayWith({ writesAtOnce: 10, sayings: LIMITS.packets, drafts: LIMITS.packets });
  const anna = await dial(relay);
  const thread = newId();
  expectOk(await anna.propose(thread, started));
  const ids = Array.from({ length: 100 }, newId);
  const say = (id: string) => anna.propose(thread, { type: 'said', text: id }, { id });
  const answers = await Promise.all(ids.map(say));
  const busy = ids.filter((_, at) => !answers[at]?.ok);
  expect(busy.length).toBeGreaterThan(20);
  expect(answers.filter((one) => !one.ok).every((one) => !one.ok && one.refused === 'busy')).toBe(true);
  for (const id of busy) expectOk(await say(id));
  expect((await relay.running.store.thread(thread))?.head).toBe(101);
  expect(relay.faults).toEqual([]);
});

test('BOT-06: a thousand scripted requests for a person are one open ticket, and an honest one is through in 2 s', async () => {
  const relay = await relayWith({ threadsPerVisitor: LIMITS.packets, drafts: { perSecond: 10_000, burst: 10_000 } });
  const script = await dial(relay);
  const agent = await dialAgent(relay, await signUp(relay, 'Ann'));
  await agent.inbox();
  const threads = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const thread = newId();
      expectOk(await script.propose(thread, started));
      return thread;
    }),
  );
  const inQueue = async () => {
    const honest = await dial(relay);
    const asked = await startThread(honest);
    expectOk(await honest.propose(asked, handedOff()));
    const isIt = ({ card }: { readonly card: Card }) => card.thread === asked && card.owner.kind === 'queue';
    await until(() => agent.cards.find(isIt), 'the honest one');
    return asked;
  };
  // What this machine needs for it while nobody floods: a busy one may be slow, the flood may not make it so.
  const before = performance.now();
  await inQueue();
  const begun = performance.now();
  const alone = begun - before;
  const flood = Array.from({ length: 1_000 }, (_, at) =>
    script.propose(threads[at % 20] ?? '', handedOff(), { epoch: at % 3 }).catch(() => null),
  );
  const asked = await inQueue();
  const took = performance.now() - begun;
  expect(took).toBeLessThan(2_000 + 10 * alone);
  await Promise.all(flood);
  const waiting = (await agent.inbox()).cards.filter((card) => card.owner.kind === 'queue');
  expect(waiting.filter((card) => threads.includes(card.thread))).toHaveLength(1);
  expect(waiting.some((card) => card.thread === asked)).toBe(true);
});

test('BOT-06: the ticket is given back when the request is cancelled, and found again after a restart', async () => {
  const relay = await relayWith({});
  const anna = await dial(relay);
  const [first, second] = [await startThread(anna), await startThread(anna)];
  expectOk(await anna.propose(first, handedOff()));
  expect(await anna.propose(second, handedOff())).toMatchObject({ ok: false, refused: 'conflict' });
  await relay.stop();
  const again = await startTestRelay({ data: relay.data, config: { limits: {} } });
  closing.push(again.stop);
  const back = await dial(again, { token: anna.token });
  expect(await back.propose(second, handedOff())).toMatchObject({ ok: false, refused: 'conflict' });
  expectOk(await back.propose(first, { type: 'cancelled' }, { epoch: 1 }));
  expectOk(await back.propose(second, handedOff()));
});

// What a hostile line may cost

test('SEC-12: a line that does not say who it is is closed, in no namespace, in the wrong one, or after leaving its own', async () => {
  const relay = await relayWith({ authWithin: 200 });
  const silent = call(relay, '203.0.113.1', null);
  const root = call(relay, '203.0.113.2', null);
  const left = call(relay, '203.0.113.3');
  const knocking = call(relay, '203.0.113.4', null);
  const connected = (tcp: TcpSocket) => new Promise((resolve) => tcp.once('data', resolve));
  await Promise.all([root.line.tcp, knocking.line.tcp].map(connected));
  root.line.send('40');
  for (let at = 0; at < 5; at += 1) knocking.line.send(`40/nowhere-${at},{}`);
  await left.line.ready;
  left.line.send(`41${CUSTOMERS},`);
  // By itself Socket.IO would give the first 45 s, and the one that left for ever.
  await Promise.all([silent.closed, root.closed, left.closed, knocking.closed]);
}, 20_000);

test('SEC-12: headers that dribble in are cut in time, and others are served meanwhile', async () => {
  const relay = await relayWith({ headersWithin: 500 });
  const { port } = relay.running;
  const slow = Array.from({ length: 200 }, () => {
    const tcp = connect(port, '127.0.0.1');
    closing.push(() => tcp.destroy());
    tcp.on('error', () => {});
    tcp.resume();
    tcp.write('GET /healthz HTTP/1.1\r\nHost: x\r\n');
    return new Promise<void>((resolve) => tcp.once('close', () => resolve()));
  });
  const anna = await dial(relay);
  await startThread(anna);
  // By itself Node would give them 60 s, and look every 30 s.
  await Promise.all(slow);
}, 20_000);

test('SEC-11: what is too large, too deep, too many or in crumbs costs its sender the line at most, and the relay no memory', async () => {
  const relay = await relayWith({});
  const bystander = await dial(relay);
  const before = process.memoryUsage().rss;
  const deep = `42${CUSTOMERS},1["propose",${'['.repeat(15_000)}${']'.repeat(15_000)}]`;
  const keys = `42${CUSTOMERS},1["propose",{${Array.from({ length: 3_000 }, (_, at) => `"k${at}":0`).join()}}]`;
  for (let round = 0; round < 10; round += 1) {
    const large = call(relay, '203.0.113.1');
    const crumbs = call(relay, '203.0.113.2');
    const odd = call(relay, '203.0.113.3');
    await Promise.all([large.line.ready, crumbs.line.ready, odd.line.ready]);
    large.line.send('x'.repeat(1_000_000));
    crumbs.line.tcp.write(textFrame('4', 0x01));
    for (let at = 0; at < 40_000; at += 1) crumbs.line.tcp.write(textFrame('2', 0x00));
    odd.line.send(deep);
    odd.line.send(keys);
    expect((await large.closed).code).toBe(1009);
    await crumbs.closed;
    odd.line.close();
  }
  await startThread(bystander);
  expect(relay.faults).toEqual([]);
  // The senders are in this process too: this is far above what the relay itself may keep.
  expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(120);
}, 20_000);

test('SEC-11: compression is not agreed to, so that nothing small can become large', async () => {
  const relay = await relayWith({});
  const { port } = relay.running;
  const tcp = connect(port, '127.0.0.1');
  closing.push(() => tcp.destroy());
  const key = Buffer.alloc(16).toString('base64');
  tcp.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n`,
  );
  const head = String(await new Promise((resolve) => tcp.once('data', resolve)));
  expect(head).toMatch(/^HTTP\/1.1 101/u);
  expect(head.toLowerCase()).not.toContain('sec-websocket-extensions');
});

test('AVL-07: an agent who works through many threads hears of the last two hundred, so that the day does not pile up', async () => {
  const relay = await startTestRelay({ beaconEvery: 100 });
  closing.push(relay.stop);
  await withSite(relay);
  const anna = await dial(relay);
  const agent = await dialAgent(relay, await signUp(relay, 'Ann'));
  const threads = Array.from({ length: 205 }, newId);
  for (const answer of await Promise.all(threads.map((thread) => anna.propose(thread, started)))) expectOk(answer);
  for (const thread of threads) expectOk(await agent.propose(thread, 0, { type: 'noted', text: 'seen' }));
  const heard = new Set<string>();
  let rounds = 0;
  agent.socket.on('beacon', (packet) => {
    heard.add(packet.thread);
    if (packet.thread === threads.at(-1)) rounds += 1;
  });
  // From the first that is heard of the last thread to the third, all threads had their turn twice.
  await until(() => rounds >= 3, 'beacons');
  expect([...heard].sort()).toEqual(threads.slice(-200).sort());
});

// Readers who do not read

test('AVL-03: a hundred readers who do not read are cut as slow before they cost the relay its memory', async () => {
  const relay = await relayWith({ socketsPerVisitor: 200, packets: { perSecond: 10_000, burst: 10_000 } });
  const anna = await dial(relay);
  const thread = await startThread(anna);
  const lines: Called[] = [];
  for (let at = 0; at < 100; at += 1) {
    const one = call(relay, `203.0.113.${at}`, { protocol: PROTOCOL, site: 'shop', token: anna.token });
    await one.line.ready;
    await new Promise((resolve) => one.line.call('join', { thread, after: 0, lineage: null }, resolve));
    one.line.tcp.pause();
    lines.push(one);
  }
  const author = { kind: 'customer', visitor: anna.visitor, site: 'shop' } as const;
  const text = 'x'.repeat(16_000);
  const cuts = async () => {
    const figures = await (await fetch(`${relay.url}/metrics`)).text();
    return Number(/^baton_lines_cut_total\{reason="slow"\} (\d+)$/mu.exec(figures)?.[1] ?? 0);
  };
  const before = process.memoryUsage().rss;
  let most = 0;
  for (let sent = 0; (await cuts()) < 100 && sent < 1_500; sent += 10) {
    const drafts = Array.from({ length: 10 }, () => ({
      id: newId(),
      epoch: 0,
      event: { type: 'said', text } as const,
    }));
    await Promise.all(drafts.map((draft) => relay.running.threads.append(thread, author, draft, 0)));
    most = Math.max(most, process.memoryUsage().rss - before);
  }
  expect(await cuts()).toBe(100);
  // Readers, log and relay share this process, so twice the 30 MB; `bench:relay` measures the relay alone.
  expect(most / 2 ** 20).toBeLessThan(60);
  // Anna reads, and is not cut.
  expect(anna.socket.connected).toBe(true);
  lines[0]?.line.tcp.resume();
  expect(await lines[0]?.closed).toMatchObject({ code: 1013, reason: 'slow' });
}, 30_000);
