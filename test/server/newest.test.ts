// A long thread is joined by its newest page: with what all of it amounts to, for agents alone.
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  dial,
  dialAgent,
  expectOk,
  handedOff,
  signUp,
  startTestRelay,
  startThread,
  type TestRelay,
  withSite,
} from './relay-for-test.ts';

let relay: TestRelay;
beforeAll(async () => {
  relay = await startTestRelay();
  await withSite(relay);
});
afterAll(() => relay.stop());

/** So much that it goes into two pages: a page has 24 KiB. */
const SAID = 14;
const LONG = ' and so on'.repeat(300);

async function longThread(): Promise<string> {
  const customer = await dial(relay);
  const thread = await startThread(customer);
  expectOk(await customer.propose(thread, handedOff()));
  for (let turn = 0; turn < SAID; turn += 1)
    expectOk(await customer.propose(thread, { type: 'said', text: `turn ${turn}${LONG}` }, { epoch: 1 }));
  return thread;
}

test('an agent gets the newest page and what comes before it in short; then each page before that one', async () => {
  const thread = await longThread();
  const agent = await dialAgent(relay, await signUp(relay, 'Ada'));
  const answer = expectOk(
    await agent.socket.timeout(5_000).emitWithAck('join', { thread, after: 0, lineage: null, newest: true }),
  );
  const first = answer.entries[0]?.seq ?? 0;
  expect(first).toBeGreaterThan(1);
  expect(answer.entries.at(-1)).toMatchObject({ seq: answer.head, event: { text: `turn ${SAID - 1}${LONG}` } });
  expect(answer.more).toBe(false);
  expect(answer.before?.thread).toMatchObject({ head: answer.head, items: [], owner: { kind: 'queue' } });
  expect(answer.before?.earlier.handedOff).toBeLessThan(first);
  const earlier = expectOk(await agent.join(thread, first - 3)).entries.map(({ seq }) => seq);
  expect(earlier.slice(0, 3)).toEqual([first - 2, first - 1, first]);
  agent.close();
});

test('what goes on while it is read is told after it, and a line that comes back asks for what it missed', async () => {
  const thread = await longThread();
  const agent = await dialAgent(relay, await signUp(relay, 'Ben'));
  const join = (after: number) =>
    agent.socket
      .timeout(5_000)
      .emitWithAck('join', { thread, after, lineage: relay.running.store.lineage, newest: true });
  const { head } = expectOk(await join(0));
  const missed = expectOk(await join(head - 3));
  expect(missed.before).toBeUndefined();
  expect(missed.entries.map(({ seq }: { seq: number }) => seq)).toEqual([head - 2, head - 1, head]);
  agent.close();
});

test('a customer cannot ask so', async () => {
  const customer = await dial(relay);
  const thread = await startThread(customer);
  const answer = await customer.socket
    .timeout(5_000)
    .emitWithAck('join', { thread, after: 0, lineage: null, newest: true } as never);
  expect(answer).toMatchObject({ ok: false, refused: 'malformed' });
});
