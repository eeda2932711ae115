// A reader that does not read: its line is cut before what waits for it fills the relay's memory.
import { expect, test } from 'vitest';
import { CUSTOMERS, type PeerToRelay, PROTOCOL, type RelayToCustomer } from '#domain/wire';
import { connect } from '../../widget/peer/connection.ts';
import type { Line, LineState } from '../../widget/peer/line.ts';
import { createOutbox } from '../../widget/peer/outbox.ts';
import { createPeer } from '../../widget/peer/peer.ts';
import { realTimers } from '../../widget/peer/timers.ts';
import { openProxy } from '../chaos/proxy.ts';
import { createRandom } from '../chaos/random.ts';
import { dial, expectOk, newId, ORIGIN, startTestRelay, startThread, until, withSite } from './relay-for-test.ts';

test('F8, I12: a line that does not read is cut, others on the same thread go on, and the slow one catches up', async () => {
  const relay = await startTestRelay();
  await withSite(relay);
  const slow = await dial(relay);
  const thread = await startThread(slow);
  const quick = await dial(relay, { token: slow.token });
  expectOk(await quick.join(thread));
  const line: unknown = Reflect.get(slow.socket.io.engine.transport, 'ws');
  const tcp = (line as { _socket: { pause(): void; resume(): void } })._socket;
  tcp.pause();
  const lines = async () => {
    const figures = await (await fetch(`${relay.url}/metrics`)).text();
    return Number(/^baton_customers_connected (\d+)$/mu.exec(figures)?.[1]);
  };
  const author = { kind: 'customer', visitor: slow.visitor, site: 'shop' } as const;
  const text = 'x'.repeat(16_000);
  let sent = 0;
  while ((await lines()) === 2 && sent < 2_000) {
    const drafts = Array.from({ length: 20 }, () => ({
      id: newId(),
      epoch: 0,
      event: { type: 'said', text } as const,
    }));
    await Promise.all(drafts.map((draft) => relay.running.threads.append(thread, author, draft, 0)));
    sent += 20;
  }
  expect(await lines()).toBe(1);
  await until(() => quick.entries.length === sent, 'the quick one to have all');
  tcp.resume();
  const again = await dial(relay, { token: quick.token });
  expect(expectOk(await again.join(thread, sent)).head).toBe(sent + 2);
  await relay.stop();
}, 30_000);

test('F8: three hundred packets in one turn of the loop are no reason to cut a line that reads', async () => {
  const relay = await startTestRelay();
  await withSite(relay);
  const anna = await dial(relay);
  const threads = Array.from({ length: 300 }, newId);
  const start = (thread: string) => anna.propose(thread, { type: 'started', site: 'shop', locale: 'en', page: null });
  // The disk takes them as one group, so that they are answered in one turn.
  for (const answer of await Promise.all(threads.map(start))) expectOk(answer);
  expect(anna.socket.connected).toBe(true);
  const figures = await (await fetch(`${relay.url}/metrics`)).text();
  expect(figures).not.toContain('baton_lines_cut_total{');
  await relay.stop();
});

test('F8: a phone at 5 KB/s that reads keeps its line: a page of what was said, then ten seconds of what comes all at once', async () => {
  const relay = await startTestRelay();
  await withSite(relay);
  const quick = await dial(relay);
  const thread = await startThread(quick);
  const say = () => quick.propose(thread, { type: 'said', text: 'x'.repeat(4_000) });
  for (let said = 0; said < 3; said += 1) expectOk(await say());
  const nobody = { up() {}, down() {}, closed() {} };
  const proxy = await openProxy({
    target: () => relay.running.port,
    random: createRandom(1),
    watch: () => nobody,
  });
  proxy.slow(true);
  const phone = connect<PeerToRelay, RelayToCustomer>({
    url: proxy.url,
    namespace: CUSTOMERS,
    auth: () => ({ protocol: PROTOCOL, site: 'shop', token: quick.token }),
    headers: { origin: ORIGIN },
  });
  const states: LineState[] = [];
  phone.onState((state) => states.push(state));
  const peer = createPeer({
    id: thread,
    line: phone as unknown as Line,
    outbox: createOutbox({ thread, storage: null }),
    proposer: { kind: 'customer' },
    timers: realTimers,
    now: Date.now,
    newId,
  });
  phone.open();
  const heard = () => peer.view().confirmed.items.filter(({ kind }) => kind === 'said').length;
  const before = await relay.running.threads.head(thread);
  await until(() => peer.view().confirmed.head === before, 'the phone to have what was said', 30_000);
  const first = heard();
  for (let said = 0; said < 12; said += 1) expectOk(await say());
  await until(() => heard() === first + 12, 'the phone to have the rest', 30_000);
  expect(states).toEqual(['connecting', 'up']);
  peer.stop();
  phone.close();
  proxy.close();
  await relay.stop();
  expect(relay.faults).toEqual([]);
}, 90_000);
