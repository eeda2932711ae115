// The way of a handoff over real sockets: from the customer's draft to the agent's reply and back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Customer,
  dial,
  dialAgent,
  expectOk,
  handedOff,
  newId,
  signUp,
  startTestRelay,
  startThread,
  type TestAgent,
  type TestRelay,
  until,
  withSite,
} from './relay-for-test.ts';

let relay: TestRelay;
let cookie: string;
let customer: Customer;
let ann: TestAgent;

beforeAll(async () => {
  relay = await startTestRelay();
  await withSite(relay);
  cookie = await signUp(relay, 'Ann');
  customer = await dial(relay);
  ann = await dialAgent(relay, cookie);
  await ann.inbox();
});
afterAll(() => relay.stop());

test('a handoff reaches the inbox, is claimed, answered and resolved, and the customer sees each step', async () => {
  const thread = await startThread(customer);
  expectOk(await customer.propose(thread, handedOff()));
  const { card } = await until(
    () => ann.cards.findLast((one) => one.card.thread === thread && one.card.owner.kind === 'queue'),
    'the card',
  );
  expect(card).toMatchObject({
    queue: 'billing',
    row: 'invoice-wrong',
    priority: 'high',
    lastText: 'my invoice is wrong',
  });

  const joined = expectOk(await ann.join(thread));
  expect(joined.entries.map((one) => one.event.type)).toEqual(['started', 'said', 'handedOff']);
  const claimed = expectOk(await ann.propose(thread, 1, { type: 'claimed' }));
  expect(claimed.entry.by).toMatchObject({ role: 'agent', name: 'Ann' });
  expectOk(await ann.propose(thread, 2, { type: 'said', text: 'I am on it.' }));
  expectOk(await ann.propose(thread, 2, { type: 'resolved', reason: 'credit note' }));

  await until(() => customer.entries.some((one) => one.event.type === 'resolved'), 'the resolution');
  const seen = customer.entries.filter((one) => one.seq > 3).map((one) => one.event);
  expect(seen).toEqual([
    { type: 'claimed' },
    { type: 'said', text: 'I am on it.' },
    { type: 'resolved', reason: null },
  ]);
  const lately = (one: (typeof ann.cards)[number]) =>
    one.card.thread === thread && one.card.status === 'resolved' && !one.gone;
  await until(() => ann.cards.some(lately), 'the card among those resolved lately');
  expect((await ann.inbox()).cards.find((card) => card.thread === thread)?.status).toBe('resolved');
});

test('the promises of a handoff are the playbook’s, not the browser’s', async () => {
  const thread = await startThread(customer);
  const { entry } = expectOk(await customer.propose(thread, handedOff()));
  expect(entry.event).toEqual({
    type: 'handedOff',
    queue: 'billing',
    priority: 'high',
    row: 'invoice-wrong',
    firstReply: 900_000,
  });
  const other = await startThread(customer);
  const unknown = expectOk(await customer.propose(other, handedOff('no-such-row')));
  expect(unknown.entry.event).toEqual({
    type: 'handedOff',
    queue: 'general',
    priority: 'normal',
    row: 'unknown',
    firstReply: 1_800_000,
  });
});

test('I9: of twenty agents who claim at once one gets the thread', async () => {
  const thread = await startThread(customer);
  expectOk(await customer.propose(thread, handedOff()));
  const agents = await Promise.all(Array.from({ length: 20 }, () => dialAgent(relay, cookie)));
  // One session is enough for the race of lines; that they are one agent makes the losers' refusal “conflict”, not “stale”.
  const answers = await Promise.all(agents.map((agent) => agent.propose(thread, 1, { type: 'claimed' })));
  expect(answers.filter((one) => one.ok)).toHaveLength(1);
  for (const agent of agents) agent.close();
});

test('I9, PAIN-25: twenty different agents claim at once: one winner, nineteen told that it is stale', async () => {
  const thread = await startThread(customer);
  expectOk(await customer.propose(thread, handedOff()));
  const { threads } = relay.running;
  const claims = Array.from({ length: 20 }, (_, at) =>
    threads.append(
      thread,
      { kind: 'agent', id: `agent-${at}`, name: `Agent ${at}` },
      { id: newId(), epoch: 1, event: { type: 'claimed' } },
      0,
    ),
  );
  const answers = await Promise.all(claims);
  expect(answers.filter((one) => one.ok)).toHaveLength(1);
  expect(answers.filter((one) => !one.ok && one.refused === 'stale')).toHaveLength(19);
});

test('I9, PAIN-1: an answer of the assistant that comes late, after the handoff, is refused', async () => {
  const thread = await startThread(customer);
  expectOk(await customer.propose(thread, handedOff()));
  const answered = { type: 'answered', to: newId(), text: 'Late.', documents: [], confidence: 0.9 } as const;
  expect(await customer.propose(thread, answered, { epoch: 0 })).toMatchObject({ ok: false, refused: 'stale' });
  expect(await customer.propose(thread, answered, { epoch: 1 })).toMatchObject({ ok: false, refused: 'not_owner' });
});

test('I9: a reply of an agent under an older epoch is refused', async () => {
  const thread = await startThread(customer);
  expectOk(await customer.propose(thread, handedOff()));
  expectOk(await ann.propose(thread, 1, { type: 'claimed' }));
  expectOk(await ann.propose(thread, 2, { type: 'handedBack' }));
  expect(await ann.propose(thread, 2, { type: 'said', text: 'late' })).toMatchObject({ ok: false, refused: 'stale' });
});

test('PAIN-15: notes never reach the customer, live or in a catch-up, and leave no gap', async () => {
  const thread = await startThread(customer);
  expectOk(await customer.propose(thread, handedOff()));
  expectOk(await ann.propose(thread, 1, { type: 'noted', text: 'CANARY-NOTE' }));
  expectOk(await ann.propose(thread, 1, { type: 'transferred', queue: 'general', note: 'CANARY-WHY' }));
  await until(() => customer.entries.some((one) => one.event.type === 'transferred'), 'the transfer');
  const again = expectOk(await customer.join(thread));
  for (const entries of [customer.entries, again.entries]) expect(JSON.stringify(entries)).not.toContain('CANARY');
  expect(again.entries.map((one) => one.seq)).toEqual([1, 2, 3, 4, 5]);
  expect(again.entries[3]).toMatchObject({ by: { role: 'relay' }, event: { type: 'noted', text: '' } });
  const agents = expectOk(await ann.join(thread));
  expect(JSON.stringify(agents.entries)).toContain('CANARY-NOTE');
});

test('an agent judges a handoff after it is resolved: counted once by its row, never shown to the customer', async () => {
  const thread = await startThread(customer);
  expectOk(await customer.propose(thread, handedOff()));
  expectOk(await ann.propose(thread, 1, { type: 'resolved', reason: null }));
  const judging = { type: 'assessed', handoff: 3, verdict: 'late' } as const;
  expect(await customer.propose(thread, judging)).toMatchObject({ ok: false, refused: 'forbidden' });
  expect(await ann.propose(thread, 2, { ...judging, handoff: 2 })).toMatchObject({ ok: false, refused: 'conflict' });
  expectOk(await ann.propose(thread, 2, judging));
  expectOk(await ann.propose(thread, 1, { ...judging, verdict: 'unneeded' }));
  expectOk(await ann.propose(thread, 1, { ...judging, verdict: 'unneeded' }));

  const seen = expectOk(await customer.join(thread)).entries;
  expect(seen.slice(4).map((one) => one.event)).toEqual(Array(3).fill({ type: 'noted', text: '' }));
  expect(seen.at(-1)?.by).toEqual({ role: 'relay' });
  const figures = await (await fetch(`${relay.url}/metrics`)).text();
  expect(figures.match(/^baton_handoffs_judged_total.*$/gmu)).toEqual([
    'baton_handoffs_judged_total{row="invoice-wrong",verdict="late"} 1',
  ]);
  expect(figures.match(/^baton_verdicts_changed_total.*$/gmu)).toEqual([
    'baton_verdicts_changed_total{row="invoice-wrong",from="late",to="unneeded"} 1',
  ]);
});

test('I3, SEC-22, BOT-05: a customer may not act as agent or relay, and is verified by nobody’s word', async () => {
  const thread = await startThread(customer);
  for (const event of [
    { type: 'claimed' },
    { type: 'noted', text: 'x' },
    { type: 'promised', opensAt: 1 },
    { type: 'released', reason: 'left' },
  ] as const)
    expect(await customer.propose(thread, event)).toMatchObject({ ok: false, refused: 'forbidden' });
  const { entry } = expectOk(
    await customer.propose(thread, { type: 'identified', traits: { plan: 'enterprise' }, verified: true }),
  );
  expect(entry.event).toEqual({ type: 'identified', traits: { plan: 'enterprise' }, verified: false });
});

test('PRV-01: secrets are masked again on the relay, before they are stored', async () => {
  const thread = await startThread(customer, 'my card is 4111 1111 1111 1111, charge it');
  const [, said] = await relay.running.store.entries(thread, 0, 10);
  expect(JSON.stringify(said)).not.toContain('4111 1111');
  expect(said?.event).toMatchObject({ text: expect.stringContaining('[card ••••]') });
});

test('I2: the same draft twice is one entry; the same id with another text is a conflict', async () => {
  const thread = await startThread(customer);
  const id = newId();
  const first = expectOk(await customer.propose(thread, { type: 'said', text: 'once' }, { id }));
  const again = expectOk(await customer.propose(thread, { type: 'said', text: 'once' }, { id, age: 5_000 }));
  expect(again.entry).toEqual(first.entry);
  expect(await customer.propose(thread, { type: 'said', text: 'other' }, { id })).toMatchObject({
    ok: false,
    refused: 'conflict',
  });
  const handoff = newId();
  const asked = expectOk(await customer.propose(thread, handedOff(), { id: handoff }));
  const resent = expectOk(await customer.propose(thread, handedOff(), { id: handoff }));
  expect(resent.entry).toEqual(asked.entry);
});

test('nobody free: the relay says so once for a handoff; somebody free: it does not', async () => {
  const alone = await dial(relay);
  const thread = await startThread(alone);
  expectOk(await alone.propose(thread, handedOff()));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(alone.entries.some((one) => one.event.type === 'promised')).toBe(false);
  await ann.socket.emitWithAck('away', { away: true });
  const other = await startThread(alone);
  expectOk(await alone.propose(other, handedOff()));
  const promised = await until(() => alone.entries.find((one) => one.event.type === 'promised'), 'the promise');
  expect(promised).toMatchObject({ by: { role: 'relay' }, event: { opensAt: null } });
  await ann.socket.emitWithAck('away', { away: false });
  alone.close();
});

test('waiting customers hear where they stand, and it moves when somebody is taken', async () => {
  const own = await startTestRelay();
  await withSite(own);
  const bea = await dialAgent(own, await signUp(own, 'Bea'));
  const standings: {
    thread: string;
    position: number | null;
    expectedWait: number | null | undefined;
    agents: number | undefined;
  }[] = [];
  const two = await dial(own);
  two.socket.on('standing', ({ thread, standing }) =>
    standings.push({
      thread,
      position: standing?.position ?? null,
      expectedWait: standing?.expectedWait,
      agents: standing?.agents,
    }),
  );
  const first = await startThread(two);
  const second = await startThread(two);
  expectOk(await two.propose(first, handedOff()));
  expectOk(await two.propose(second, handedOff()));
  await until(() => standings.findLast((one) => one.thread === second)?.position === 2, 'position 2');
  expect(standings.at(-1)).toMatchObject({ expectedWait: null, agents: 1 });
  expectOk(await bea.propose(first, 1, { type: 'claimed' }));
  await until(() => standings.findLast((one) => one.thread === second)?.position === 1, 'position 1');
  expect(standings.findLast((one) => one.thread === first)?.position).toBeNull();
  await own.stop();
});

test('who waits is told where they stand when that is news: not for each who comes after them, and anew when they come back', async () => {
  const own = await startTestRelay();
  await withSite(own);
  const bea = await dialAgent(own, await signUp(own, 'Bea'));
  const customer = await dial(own);
  const heard: (readonly [thread: string, position: number | null])[] = [];
  customer.socket.on('standing', ({ thread, standing }) => heard.push([thread, standing?.position ?? null]));
  const of = (thread: string) => heard.flatMap(([one, position]) => (one === thread ? [position] : []));
  const first = await startThread(customer);
  expectOk(await customer.propose(first, handedOff()));
  await until(() => of(first).includes(1), 'the first place');
  // Sooner than the queue settles.
  expectOk(await bea.propose(first, 1, { type: 'claimed' }));
  expectOk(await bea.propose(first, 2, { type: 'released', reason: 'gave up' }));
  await until(() => of(first).length === 3, 'the first place again');
  for (const place of [2, 3]) {
    const later = await startThread(customer);
    expectOk(await customer.propose(later, handedOff()));
    await until(() => of(later).includes(place), `place ${place}`);
  }
  expect(of(first)).toEqual([1, null, 1]);
  await own.stop();
});

test('the expected wait comes from measured first replies, once there are five, for each place in line; and there is none while nobody is here', async () => {
  let clock = Date.now();
  const own = await startTestRelay({ now: () => clock });
  await withSite(own);
  const bea = await dialAgent(own, await signUp(own, 'Bea'));
  const one = await dial(own);
  const wait = async () => {
    const thread = await startThread(one);
    expectOk(await one.propose(thread, handedOff()));
    return thread;
  };
  const told = async (thread: string) => expectOk(await one.join(thread)).standing;
  for (let at = 0; at < 5; at += 1) {
    const thread = await wait();
    expect((await told(thread))?.expectedWait).toBeNull();
    clock += 20_000;
    expectOk(await bea.propose(thread, 1, { type: 'said', text: 'Hello.' }));
  }
  const [first, second] = [await wait(), await wait()];
  expect(await told(first)).toMatchObject({ position: 1, expectedWait: 20_000 });
  expect(await told(second)).toMatchObject({ position: 2, expectedWait: 40_000 });
  await bea.socket.emitWithAck('away', { away: true });
  expect(await told(first)).toMatchObject({ agents: 0, expectedWait: null });
  await own.stop();
});

test('outside its hours a queue promises when it opens, or the queue that takes over gets the thread', async () => {
  // A Sunday noon, UTC.
  const sunday = Date.UTC(2026, 0, 4, 12);
  const own = await startTestRelay({ now: () => sunday });
  await withSite(own);
  const one = await dial(own);
  const closed = await startThread(one);
  expectOk(await one.propose(closed, handedOff('closed-topic')));
  const promised = await until(() => one.entries.find((entry) => entry.event.type === 'promised'), 'the promise');
  // Monday 09:00 in Berlin, winter time.
  expect(promised.event).toEqual({ type: 'promised', opensAt: Date.UTC(2026, 0, 5, 8) });
  expect(expectOk(await one.join(closed)).standing).toMatchObject({
    queueName: 'Closed',
    opensAt: Date.UTC(2026, 0, 5, 8),
  });
  const night = await startThread(one);
  const routed = expectOk(await one.propose(night, handedOff('night-topic')));
  expect(routed.entry.event).toMatchObject({ queue: 'general' });
  await own.stop();
});

test('past the SLA’s first reply a waiting thread goes to the queue that takes over, once', async () => {
  let clock = Date.now();
  const own = await startTestRelay({ now: () => clock, beaconEvery: 20 });
  await withSite(own);
  const one = await dial(own);
  const thread = await startThread(one);
  expectOk(await one.propose(thread, handedOff()));
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect((await own.running.store.thread(thread))?.queue).toBe('billing');
  clock += 15 * 60_000 + 1;
  const moved = await until(() => one.entries.find((entry) => entry.event.type === 'transferred'), 'the transfer');
  expect(moved).toMatchObject({ by: { role: 'relay' }, event: { queue: 'general', note: null } });
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(one.entries.filter((entry) => entry.event.type === 'transferred')).toHaveLength(1);
  await own.stop();
});

test('typing and read marks are passed on, never logged, and cleared when the owner changes', async () => {
  const thread = await startThread(customer);
  expectOk(await customer.propose(thread, handedOff()));
  expectOk(await ann.join(thread));
  const heard: unknown[] = [];
  customer.socket.on('typing', (packet) => heard.push(packet));
  customer.socket.on('seen', (packet) => heard.push(packet));
  ann.socket.emit('typing', { thread, on: true });
  expectOk(await ann.propose(thread, 1, { type: 'claimed' }));
  ann.socket.emit('typing', { thread, on: true });
  await until(() => heard.length === 1, 'the typing');
  expect(heard[0]).toEqual({ thread, role: 'agent', name: 'Ann', on: true });
  expectOk(await ann.propose(thread, 2, { type: 'handedBack' }));
  await until(() => heard.length === 2, 'the end of it');
  expect(heard[1]).toMatchObject({ on: false });
  customer.socket.emit('seen', { thread, upTo: 4 });
  customer.socket.emit('seen', { thread, upTo: 2 });
  customer.socket.emit('seen', { thread, upTo: 4_000 });
  await until(() => heard.length === 5, 'the read marks');
  const marks = heard.slice(2).map((one) => (one as { seen: { customer: number } }).seen.customer);
  // On and never back, and not beyond the log.
  expect(marks).toEqual([...marks].sort());
  expect(marks.at(-1)).toBe(5);
  expect(
    (await relay.running.store.entries(thread, 0, 50)).every((one) => !['typing', 'seen'].includes(one.event.type)),
  ).toBe(true);
});
