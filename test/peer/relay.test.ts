// Peers on the relay itself, over real sockets: a thread that began in the browser is streamed, a person answers, the relay restarts.
import { afterEach, expect, test } from 'vitest';
import {
  AGENTS,
  type AgentToRelay,
  CUSTOMERS,
  type PeerToRelay,
  PROTOCOL,
  type RelayToAgent,
  type RelayToCustomer,
} from '#domain/wire';
import { connect } from '../../widget/peer/connection.ts';
import type { Line } from '../../widget/peer/line.ts';
import { createOutbox } from '../../widget/peer/outbox.ts';
import { createPeer, type Peer } from '../../widget/peer/peer.ts';
import { realTimers, type Timers } from '../../widget/peer/timers.ts';
import {
  folder,
  newId,
  ORIGIN,
  signUp,
  startTestRelay,
  type TestRelay,
  until,
  withSite,
} from '../server/relay-for-test.ts';
import { answered, handedOff, said, textsOf } from './stage.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const started = { type: 'started', site: 'shop', locale: 'en', page: null } as const;

/** Waits between dials are a tenth of what they are; patience is not. */
const timers: Timers = (fn, ms) => realTimers(fn, ms === 8_000 ? ms : ms / 10);

function customerLine(relay: TestRelay): Line<PeerToRelay, RelayToCustomer> {
  let token: string | null = null;
  const line = connect<PeerToRelay, RelayToCustomer>({
    url: relay.url,
    namespace: CUSTOMERS,
    auth: () => ({ protocol: PROTOCOL, site: 'shop', token }),
    headers: { origin: ORIGIN },
    timers,
  });
  line.on('welcome', (packet) => {
    token = packet.token;
  });
  closing.push(line.close);
  return line;
}

function agentLine(relay: TestRelay, cookie: string): Line<AgentToRelay, RelayToAgent> {
  const line = connect<AgentToRelay, RelayToAgent>({
    url: relay.url,
    namespace: AGENTS,
    auth: () => ({ protocol: PROTOCOL }),
    headers: { cookie, origin: relay.url },
    timers,
  });
  closing.push(line.close);
  return line;
}

function peerOn(line: Line | null, thread: string, agent?: { readonly id: string; readonly name: string }): Peer {
  const peer = createPeer({
    id: thread,
    line,
    outbox: createOutbox({ thread, storage: null }),
    proposer: agent ? { kind: 'agent', ...agent } : { kind: 'customer' },
    timers,
    now: Date.now,
    newId,
  });
  closing.push(peer.stop);
  return peer;
}

/** Nothing is pending on either side, and both know as much. */
function sameEnd(...peers: readonly Peer[]): boolean {
  const views = peers.map((peer) => peer.view());
  return views.every(({ thread, confirmed }) => thread === confirmed && confirmed.head === views[0]?.confirmed.head);
}

test('a thread from the browser alone to a person, over a restart of the relay, with nothing lost or doubled', {
  timeout: 30_000,
}, async () => {
  const data = folder();
  let relay = await startTestRelay({ data, beaconEvery: 500 });
  closing.push(() => relay.stop());
  await withSite(relay);
  const cookie = await signUp(relay, 'Ann');
  const thread = newId();

  const customer = peerOn(null, thread);
  customer.propose(started);
  customer.propose(said('my invoice is wrong'));
  customer.propose(answered('Read the invoice page.'));
  customer.propose(handedOff);
  const line = customerLine(relay);
  customer.attach(line);
  customer.propose(said('hello?'));
  line.open();
  await until(
    () => customer.view().confirmed.head >= 5 && customer.view().thread === customer.view().confirmed,
    'the stream',
  );
  expect(customer.view()).toMatchObject({ state: 'live', refused: null, confirmed: { owner: { kind: 'queue' } } });

  const desk = agentLine(relay, cookie);
  desk.open();
  await until(() => desk.state() === 'up', 'the console');
  const inbox = await desk.call('inbox', {});
  if (!inbox.ok) throw new Error(inbox.what);
  const agent = peerOn(desk, thread, inbox.agent);
  await until(() => agent.view().state === 'live', 'the thread in the console');
  agent.propose(said('Ann here.'));
  await until(() => textsOf(customer).includes('Ann here.'), 'the reply');
  agent.typing(true);
  await until(() => customer.view().typing?.name === 'Ann', 'typing');
  agent.seen(agent.view().confirmed.head);
  const hello = customer.entries().find((entry) => entry.event.type === 'said' && entry.event.text === 'hello?');
  await until(() => customer.view().statuses(hello?.id ?? '') === 'seen', 'the tick');

  const port = Number(new URL(relay.url).port);
  const stopping = relay.stop();
  for (let at = 0; at < 5; at += 1) customer.propose(said(`over the restart ${at}`));
  agent.propose(said('and mine'));
  await stopping;
  await until(() => customer.view().state === 'down', 'the line to go');
  customer.propose(said('while it is away'));
  relay = await startTestRelay({ data, beaconEvery: 500, config: { port } });
  await until(() => customer.view().state === 'live' && agent.view().state === 'live', 'both to be back');
  await until(() => sameEnd(customer, agent), 'both to be equal');

  const stored = await relay.running.store.entries(thread, 0, 200);
  expect(agent.entries()).toEqual(stored);
  expect(customer.entries()).toEqual(stored);
  expect(
    textsOf(customer)
      .filter((text) => /restart|away|mine/.test(text))
      .sort(),
  ).toEqual([
    'and mine',
    'over the restart 0',
    'over the restart 1',
    'over the restart 2',
    'over the restart 3',
    'over the restart 4',
    'while it is away',
  ]);
  const mine = stored.flatMap(({ by, event }) => (by.role === 'customer' && event.type === 'said' ? [event.text] : []));
  expect(mine.slice(2)).toEqual([0, 1, 2, 3, 4].map((at) => `over the restart ${at}`).concat('while it is away'));
  expect(relay.faults).toEqual([]);
});
