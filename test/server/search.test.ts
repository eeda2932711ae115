// Searching from an agent's line: what is found, how it is shown, and what a customer gets of it.
import { afterEach, expect, test } from 'vitest';
import type { SearchHit } from '#domain/wire';
import {
  dial,
  dialAgent,
  expectOk,
  signUp,
  startTestRelay,
  startThread,
  type TestRelay,
  withSite,
} from './relay-for-test.ts';

let relay: TestRelay;
afterEach(() => relay.stop());

test('an agent finds words of customers and notes of colleagues, marked; a customer can search nothing', async () => {
  relay = await startTestRelay();
  await withSite(relay);
  const customer = await dial(relay);
  const thread = await startThread(customer, 'Meine Rechnung für Zoë wurde doppelt abgebucht');
  const ada = await dialAgent(relay, await signUp(relay, 'Ada', 'owner'));
  expectOk(await ada.propose(thread, 0, { type: 'noted', text: 'refund of 49 euros promised' }));
  const search = async (text: string) => expectOk(await ada.socket.timeout(5_000).emitWithAck('search', { text }));
  const { hits, more } = await search('zoe');
  expect(more).toBe(false);
  expect(hits.map((hit: SearchHit) => [hit.card.thread, hit.entry.seq, hit.entry.by.role])).toEqual([
    [thread, 2, 'customer'],
  ]);
  expect(hits[0]?.excerpt).toContainEqual({ text: 'Zoë', hit: true });
  expect((await search('refund')).hits[0]?.entry.by).toMatchObject({ role: 'agent', name: 'Ada' });
  expect((await search('nothing of this')).hits).toEqual([]);
  const line = customer.socket as unknown as typeof ada.socket;
  await expect(line.timeout(300).emitWithAck('search', { text: 'refund' })).rejects.toThrow('timed out');
  expect(relay.faults).toEqual([]);
  for (const one of [customer, ada]) one.close();
});
