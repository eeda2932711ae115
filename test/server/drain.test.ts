// A relay that is stopped and started again under customers who go on writing: nobody loses a message, nobody is shown an error.
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, test } from 'vitest';
import { CUSTOMERS, type PeerToRelay, PROTOCOL, type RelayToCustomer } from '#domain/wire';
import { connect } from '../../widget/peer/connection.ts';
import type { Line } from '../../widget/peer/line.ts';
import { createOutbox } from '../../widget/peer/outbox.ts';
import { createPeer, type Peer } from '../../widget/peer/peer.ts';
import { realTimers, type Timers } from '../../widget/peer/timers.ts';
import { rawLine } from '../bench/raw-line.ts';
import { freePort } from '../bench/served.ts';
import { dial, folder, newId, ORIGIN, startTestRelay, startThread, until, withSite } from './relay-for-test.ts';

const CUSTOMERS_THERE = 200;

interface One {
  readonly line: Line<PeerToRelay, RelayToCustomer>;
  readonly peer: Peer;
  readonly said: string[];
  comeBackIn: number | null;
}

/** Waits between dials are a tenth of what they are; patience is not. */
const timers: Timers = (fn, ms) => realTimers(fn, ms === 8_000 ? ms : ms / 10);

test('AVL-04: hundreds of customers write through a restart: all of it is in the log once, in order, and nothing was shown as failed', async () => {
  const data = folder();
  const port = await freePort();
  const before = await startTestRelay({ data, config: { port } });
  await withSite(before);
  const all = Array.from({ length: CUSTOMERS_THERE }, () => customer(before.url));
  await until(() => all.every(({ peer }) => peer.view().state === 'live'), 'everybody to be there');
  let turn = 0;
  const chatter = setInterval(() => {
    for (let at = 0; at < 10; at += 1) {
      const one = all[(turn += 1) % all.length];
      if (one) say(one);
    }
  }, 10);
  await pause(300);
  const begun = performance.now();
  await before.stop();
  expect(performance.now() - begun).toBeLessThan(25_000);
  await pause(300);
  const after = await startTestRelay({ data, config: { port } });
  await pause(300);
  clearInterval(chatter);
  await until(() => all.every(({ peer, said }) => texts(peer).length === said.length), 'everything to arrive');
  for (const { peer, said } of all) {
    expect(texts(peer)).toEqual(said);
    expect(peer.view().failed).toEqual([]);
    // Of the customer's: where a slow machine takes seconds over this, the relay's second look may have called a person meanwhile.
    const log = await after.running.store.entries(peer.view().thread.id, 0, 1_000);
    expect(log.filter(({ by }) => by.role === 'customer')).toHaveLength(said.length + 1);
  }
  // F7: spread over the time that so many need, so that the relay is not stormed by those it sent away.
  const told = all.map((one) => one.comeBackIn ?? -1);
  expect(Math.min(...told)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...told)).toBeLessThan(500);
  const fifths = Array.from({ length: 5 }, (_, at) => told.filter((ms) => Math.floor(ms / 100) === at).length);
  for (const count of fifths) expect(count).toBeGreaterThan(CUSTOMERS_THERE / 5 / 3);
  for (const { peer, line } of all) {
    peer.stop();
    line.close();
  }
  await after.stop();
  expect([...before.faults, ...after.faults]).toEqual([]);
}, 30_000);

test('F7: from the first moment of a stop it is not ready, takes in nobody new, and stores what was begun', async () => {
  const relay = await startTestRelay();
  await withSite(relay);
  const anna = await dial(relay);
  const thread = await startThread(anna);
  const bye = new Promise((resolve) => anna.socket.once('bye', resolve));
  // Somebody else writes: what was begun takes a moment, in which the stop is looked at however slow the machine is.
  const other = new DatabaseSync(join(relay.data, 'baton.db'));
  other.exec('begin immediate');
  const last = anna.propose(thread, { type: 'said', text: 'one more' });
  // What came after it on the same line was answered, so it has come.
  await anna.join(newId());
  const stopped = relay.stop();
  const ready = fetch(`${relay.url}/readyz`).then((response) => response.status);
  const { port } = relay.running;
  const late = new Promise<number | null>((resolve) =>
    rawLine({ port, namespace: CUSTOMERS, auth: {}, onClose: ({ status }) => resolve(status) }),
  );
  expect(await ready).toBe(503);
  expect(await late).toBe(503);
  other.close();
  await bye;
  expect((await last).ok).toBe(true);
  await stopped;
});

function customer(url: string): One {
  let token: string | null = null;
  const line = connect<PeerToRelay, RelayToCustomer>({
    url,
    namespace: CUSTOMERS,
    auth: () => ({ protocol: PROTOCOL, site: 'shop', token }),
    headers: { origin: ORIGIN },
    timers,
  });
  const id = newId();
  const peer = createPeer({
    id,
    line: line as unknown as Line,
    outbox: createOutbox({ thread: id, storage: null }),
    proposer: { kind: 'customer' },
    timers,
    now: Date.now,
    newId,
  });
  const one: One = { line, peer, said: [], comeBackIn: null };
  line.on('welcome', (packet) => {
    token = packet.token;
  });
  line.on('bye', (packet) => {
    one.comeBackIn = packet.comeBackIn;
  });
  peer.propose({ type: 'started', site: 'shop', locale: 'en', page: null });
  line.open();
  return one;
}

function say({ peer, said }: One): void {
  const text = `message ${said.length}`;
  said.push(text);
  peer.propose({ type: 'said', text });
}

function texts(peer: Peer): readonly string[] {
  return peer.view().confirmed.items.flatMap((item) => (item.kind === 'said' ? item.text : []));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
