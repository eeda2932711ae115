// The version in the handshake: a relay serves its own clients and those of the version before, and says to the others what to do.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

const OWN = 5;
let relay: TestRelay;
let cookie: string;

beforeAll(async () => {
  relay = await startTestRelay({ protocol: OWN });
  await withSite(relay);
  cookie = await signUp(relay, 'Ann');
});
afterAll(async () => {
  await relay.stop();
  rmSync(relay.data, { recursive: true });
});

const refusedWith = (what: string) => expect.objectContaining({ data: { refused: 'conflict', what } });

test('a client of this version and of the one before is served, on both kinds of lines', async () => {
  for (const protocol of [OWN, OWN - 1]) {
    const customer = await dial(relay, { protocol });
    const thread = await startThread(customer);
    const agent = await dialAgent(relay, cookie, relay.url, protocol);
    expect(expectOk(await agent.join(thread)).head).toBe(2);
    customer.close();
    agent.close();
  }
});

test('a page older than that is told to reload, one that is newer that the relay is to be updated', async () => {
  for (const [protocol, todo] of [
    [OWN - 2, 'Reload the page.'],
    [0, 'Reload the page.'],
    [OWN + 1, 'Update the relay.'],
  ] as const) {
    const why = refusedWith(`This page speaks version ${protocol}, the relay ${OWN}. ${todo}`);
    await expect(dial(relay, { protocol })).rejects.toEqual(why);
    await expect(dialAgent(relay, cookie, relay.url, protocol)).rejects.toEqual(why);
  }
});
