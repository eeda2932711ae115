// What each side is sent: an allow-list of fields, and nothing of what others keep to themselves.

import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CUSTOMERS, PROTOCOL } from '#domain/wire';
import {
  dial,
  dialAgent,
  expectOk,
  handedOff,
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
  relay = await startTestRelay({ beaconEvery: 50 });
  await withSite(relay);
});
afterAll(() => relay.stop());

/** Every packet a socket gets, by its name. */
function overheard(socket: unknown): Map<string, object[]> {
  const heard = new Map<string, object[]>();
  const any = socket as { onAny(fn: (name: string, packet: object) => void): void };
  any.onAny((name, packet) => heard.set(name, [...(heard.get(name) ?? []), packet]));
  return heard;
}

const keysOf = (packets: readonly object[] = []) => [...new Set(packets.flatMap(Object.keys))].sort();

const TO_CUSTOMERS: Readonly<Record<string, readonly string[]>> = {
  beacon: ['comeBackWithin', 'head', 'lineage', 'thread'],
  entry: ['entry', 'thread'],
  seen: ['seen', 'thread'],
  standing: ['standing', 'thread'],
  typing: ['name', 'on', 'role', 'thread'],
};

test('SEC-09: a customer gets these fields and no others, and nothing of the agent but the name', async () => {
  const customer = await dial(relay);
  const heard = overheard(customer.socket);
  const agent = await dialAgent(relay, await signUp(relay, 'Secretive'));
  await agent.inbox();
  const toAgent = overheard(agent.socket);
  const thread = await startThread(customer);
  expectOk(await customer.propose(thread, handedOff()));
  expectOk(await agent.propose(thread, 1, { type: 'claimed' }));
  agent.socket.emit('typing', { thread, on: true });
  expectOk(await agent.propose(thread, 2, { type: 'noted', text: 'difficult customer' }));
  expectOk(await agent.propose(thread, 2, { type: 'said', text: 'Hello.' }));
  agent.socket.emit('seen', { thread, upTo: 5 });
  await until(() => heard.has('beacon') && heard.has('seen') && heard.has('typing'), 'one packet of each kind');

  for (const [name, packets] of heard) expect([name, keysOf(packets)]).toEqual([name, TO_CUSTOMERS[name]]);
  const all = JSON.stringify([...heard.values(), expectOk(await customer.join(thread))]);
  for (const secret of ['secretive@example.com', 'difficult customer', '127.0.0.1', relay.data])
    expect(all).not.toContain(secret);

  const everything = JSON.stringify([...toAgent.values(), await agent.inbox()]);
  for (const secret of [customer.token, '127.0.0.1', relay.data]) expect(everything).not.toContain(secret);
});

test('ID-06: no token is taken from an address: a link cannot plant one', async () => {
  const victim = await dial(relay);
  const socket = io(`${relay.url}${CUSTOMERS}?token=${victim.token}&site=shop`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    query: { token: victim.token, identity: 'x' },
    auth: { protocol: PROTOCOL, site: 'shop', token: null },
    extraHeaders: { origin: ORIGIN },
  });
  const welcome = await new Promise<{ visitor: string }>((resolve) => socket.once('welcome', resolve));
  expect(welcome.visitor).not.toBe(victim.visitor);
  socket.close();
});
