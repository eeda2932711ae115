// One side of a thread against a relay in memory: the numbered rules of the log, one by one. The clock is turned by hand.
import { expect, test } from 'vitest';
import { refusal } from '#domain/ownership';
import { emptyThread, reduceAll } from '#domain/thread';
import { ADA, answered, BEN, CUSTOMER, createStage, handedOff, said, started, THREAD } from './stage.ts';

/** A customer whose thread has started and whose first words are in the log. */
async function underWay(parts: Parameters<typeof createStage>[0] = {}) {
  const stage = createStage(parts);
  const customer = stage.enter();
  customer.peer.propose(started);
  customer.say('hello');
  await stage.clock.pass(1_000);
  return { ...stage, customer };
}

test('rule 1: a draft becomes an entry when the relay numbered it, and not before', async () => {
  const stage = createStage();
  const { peer, line } = stage.enter();
  line.reachable(false);
  peer.propose(started);
  const draft = peer.propose(said('hello'));
  expect(peer.view().confirmed.head).toBe(0);
  expect(peer.view().statuses(draft.id)).toBe('pending');
  line.reachable(true);
  await stage.clock.pass(3_000);
  expect(peer.view().statuses(draft.id)).toBe('sent');
  expect(peer.entries()).toEqual(stage.relay.log(THREAD));
  expect(peer.view().thread).toEqual(peer.view().confirmed);
});

test('rule 2: resending after a lost acknowledgement does not double', async () => {
  const { clock, customer, log } = await underWay();
  customer.line.loseAnswers(1);
  customer.line.loseBroadcasts(1);
  customer.say('once');
  await clock.pass(15_000);
  expect(log()).toEqual(['started', 'hello', 'once']);
  expect(customer.texts()).toEqual(['hello', 'once']);
});

test('rule 2: entries that come twice, or an id proposed twice, change nothing', async () => {
  const { clock, customer, relay, log } = await underWay();
  const draft = customer.peer.propose(said('derived'), 'some-turn.derived');
  expect(customer.peer.propose(said('derived again'), 'some-turn.derived')).toBe(draft);
  await clock.pass(1_000);
  expect(customer.peer.propose(said('derived late'), 'some-turn.derived').event).toEqual(said('derived'));
  const before = customer.peer.view().thread;
  for (const entry of relay.log(THREAD)) customer.peer.receive(entry);
  await clock.pass(1_000);
  expect(customer.peer.view().thread).toBe(before);
  expect(log()).toEqual(['started', 'hello', 'derived']);
});

test('rule 3: a gap asks for what is missing, and what came early waits', async () => {
  const { clock, relay, customer } = await underWay({ beaconEvery: Number.POSITIVE_INFINITY });
  customer.line.loseBroadcasts(1);
  relay.append(THREAD, { role: 'agent', id: 'agent-ada', name: 'Ada' }, said('lost on the way'));
  relay.append(THREAD, { role: 'agent', id: 'agent-ada', name: 'Ada' }, said('came'));
  await clock.pass(21);
  expect(customer.texts()).toEqual(['hello']);
  await clock.pass(200);
  expect(customer.texts()).toEqual(['hello', 'lost on the way', 'came']);
  expect(customer.line.sent.filter((one) => one.event === 'join').at(-1)?.packet).toMatchObject({ after: 2 });
});

test('rule 3: an acknowledgement that comes before what is missing is not taken for silence', async () => {
  const { clock, relay, customer, log } = await underWay({ beaconEvery: Number.POSITIVE_INFINITY });
  customer.line.loseBroadcasts(2);
  relay.append(THREAD, { role: 'relay' }, said('missed'));
  const before = customer.line.sent.length;
  customer.say('mine');
  await clock.pass(500);
  expect(customer.line.sent.slice(before).map((one) => one.event)).toEqual(['propose', 'join']);
  expect(customer.texts()).toEqual(log().slice(1));
});

test('rule 3: a gap that no answer fills is not asked for without end', async () => {
  const { clock, customer } = await underWay();
  const before = customer.line.sent.length;
  customer.peer.receive({ seq: 9, at: 0, age: 0, by: { role: 'relay' }, id: 'from-nowhere', event: said('?') });
  await clock.pass(60_000);
  expect(customer.line.sent.length - before).toBeLessThan(15);
  expect(customer.peer.view().confirmed.head).toBe(2);
});

test('rule 3: what is asked for while an answer is under way is asked for once more', async () => {
  const { clock, relay, customer } = await underWay({ readTime: 1_000, beaconEvery: Number.POSITIVE_INFINITY });
  await clock.pass(3_000);
  customer.line.wake();
  await clock.pass(100);
  customer.line.loseBroadcasts(1);
  relay.append(THREAD, { role: 'relay' }, said('after the backlog was read'));
  customer.line.wake();
  await clock.pass(2_500);
  expect(customer.peer.view().confirmed.head).toBe(3);
});

test('rule 3: entries out of order end up in order', async () => {
  const { clock, relay, customer } = await underWay();
  customer.line.delayBroadcasts(1);
  for (const text of ['a', 'b', 'c']) relay.append(THREAD, { role: 'relay' }, said(text));
  await clock.pass(3_000);
  expect(customer.peer.view().confirmed).toEqual(reduceAll(emptyThread(THREAD), relay.log(THREAD)));
});

test('rule 3: a quiet tail is found by the beacon', async () => {
  const { clock, relay, customer } = await underWay();
  customer.line.loseBroadcasts(2);
  relay.append(THREAD, { role: 'relay' }, said('one'));
  relay.append(THREAD, { role: 'relay' }, said('two'));
  await clock.pass(6_000);
  expect(customer.peer.view().confirmed.head).toBe(4);
});

test('rule 4: what was missed while away comes in pages, then the outbox drains', async () => {
  const { clock, relay, customer, log } = await underWay({ page: 3 });
  customer.line.reachable(false);
  for (let at = 0; at < 10; at += 1) relay.append(THREAD, { role: 'relay' }, said(`missed ${at}`));
  customer.say('written offline');
  await clock.pass(60_000);
  customer.line.reachable(true);
  await clock.pass(5_000);
  expect(customer.peer.view().confirmed.head).toBe(13);
  expect(log().at(-1)).toBe('written offline');
  expect(customer.texts()).toEqual(log().slice(1));
  expect(relay.log(THREAD).at(-1)?.age).toBeGreaterThan(59_000);
});

test('rule 4: order is kept when something is said while an old queue drains', async () => {
  const { clock, customer, log } = await underWay({ latency: 200 });
  customer.line.reachable(false);
  for (const text of ['1', '2', '3']) customer.say(text);
  await clock.pass(5_000);
  customer.line.reachable(true);
  await clock.pass(1_700);
  expect(log().length).toBeLessThan(5);
  customer.say('4');
  await clock.pass(10_000);
  expect(log()).toEqual(['started', 'hello', '1', '2', '3', '4']);
});

test('rule 4: one draft is in flight at a time', async () => {
  const { clock, customer } = await underWay({ latency: 100 });
  const before = customer.line.sent.length;
  for (const text of ['1', '2', '3']) customer.say(text);
  await clock.pass(150);
  expect(customer.line.sent.slice(before).map((one) => one.event)).toEqual(['propose']);
});

test('rule 4: silence redials, and the draft still lands once', async () => {
  const { clock, customer, log } = await underWay();
  customer.line.loseAnswers(2);
  const draft = customer.say('into silence');
  const states: string[] = [];
  customer.peer.subscribe(() => states.push(customer.peer.view().state));
  await clock.pass(30_000);
  expect(states).toContain('down');
  expect(customer.peer.view()).toMatchObject({ state: 'live' });
  expect(customer.peer.view().statuses(draft.id)).toBe('sent');
  expect(log().filter((text) => text === 'into silence')).toHaveLength(1);
});

test.each(['busy', 'limited', 'unauthorised'] as const)(
  'rule 4: “%s” is tried again, later each time, and nothing is lost or shown as failed',
  async (code) => {
    const { clock, relay, customer, log } = await underWay();
    relay.refuseDrafts(refusal(code, 'Not now.'));
    const draft = customer.say('patient');
    customer.say('behind it');
    await clock.pass(60_000);
    const proposals = customer.line.sent.filter((one) => one.event === 'propose').length - 2;
    expect(proposals).toBeGreaterThan(3);
    expect(proposals).toBeLessThan(12);
    expect(customer.peer.view().statuses(draft.id)).toBe('pending');
    relay.refuseDrafts(null);
    await clock.pass(31_000);
    expect(log()).toEqual(['started', 'hello', 'patient', 'behind it']);
  },
);

test('rule 4: a new draft does not jump the wait after “limited”', async () => {
  const { clock, relay, customer } = await underWay();
  relay.refuseDrafts(refusal('limited', 'Slower, please.'));
  for (let at = 0; at < 20; at += 1) {
    customer.say(`more ${at}`);
    await clock.pass(100);
  }
  expect(customer.line.sent.filter((one) => one.event === 'propose').length - 2).toBeLessThan(6);
});

test('rule 4: a join refused with “busy” is tried again', async () => {
  const { clock, relay, customer } = await underWay();
  relay.refuseJoins(refusal('busy', 'full'));
  customer.line.cut();
  await clock.pass(10_000);
  expect(customer.peer.view().state).toBe('connecting');
  relay.refuseJoins(null);
  await clock.pass(31_000);
  expect(customer.peer.view().state).toBe('live');
});

test('rule 4: a thread that may not be joined says so and sends nothing', async () => {
  const { clock, relay, customer } = await underWay();
  relay.refuseJoins(refusal('forbidden', 'Not yours.'));
  customer.line.cut();
  customer.say('kept');
  await clock.pass(60_000);
  expect(customer.peer.view()).toMatchObject({ state: 'down', refused: { refused: 'forbidden' } });
  expect(customer.line.sent.filter((one) => one.event === 'join')).toHaveLength(3);
  expect(customer.texts()).toEqual(['hello', 'kept']);
});

test('rule 4: a device that wakes on a line that seems up catches up at once', async () => {
  const { clock, relay, customer } = await underWay({ beaconEvery: Number.POSITIVE_INFINITY });
  customer.line.loseBroadcasts(1);
  relay.append(THREAD, { role: 'relay' }, said('while asleep'));
  customer.line.wake();
  await clock.pass(100);
  expect(customer.peer.view()).toMatchObject({ state: 'live', confirmed: { head: 3 } });
});

test('rule 5: what is pending stands behind what is confirmed, until it is confirmed itself', async () => {
  const { clock, relay, customer } = await underWay();
  customer.line.loseBroadcasts(1);
  relay.append(THREAD, { role: 'relay' }, said('before'));
  customer.say('after');
  expect(customer.texts()).toEqual(['hello', 'after']);
  await clock.pass(1_000);
  expect(customer.texts()).toEqual(['hello', 'before', 'after']);
  expect(customer.peer.view().thread.items.map((item) => item.seq)).toEqual([2, 3, 4]);
});

test('rule 5: a reload restores the outbox, and the log is there before the relay answers', async () => {
  const stage = createStage();
  const tab = stage.storage.tab();
  const first = stage.enter(CUSTOMER, { tab, cached: true });
  first.peer.propose(started);
  first.say('hello');
  await stage.clock.pass(2_000);
  first.line.reachable(false);
  first.say('typed offline');
  first.peer.stop();
  first.line.close();

  const second = stage.enter(CUSTOMER, { tab, cached: true });
  expect(second.texts()).toEqual(['hello', 'typed offline']);
  expect(second.peer.view().confirmed.head).toBe(2);
  await stage.clock.pass(1_000);
  expect(stage.log()).toEqual(['started', 'hello', 'typed offline']);
  expect([...stage.storage.values.keys()]).toEqual([`baton:${THREAD}:log`]);
  expect(second.line.sent[0]).toMatchObject({ event: 'join', packet: { after: 2, lineage: 'lineage-1' } });
});

test('rule 5: a draft that is in the kept log already is not pending', async () => {
  const stage = createStage();
  const tab = stage.storage.tab();
  const first = stage.enter(CUSTOMER, { tab, cached: true });
  first.peer.propose(started);
  await stage.clock.pass(100);
  const draft = first.say('hello');
  const kept = [...stage.storage.values].find(([key]) => key.includes(draft.id)) ?? ['', ''];
  await stage.clock.pass(2_000);
  first.peer.stop();
  first.line.close();
  stage.storage.values.set(...kept);
  const second = stage.enter(CUSTOMER, { tab, cached: true });
  expect(second.texts()).toEqual(['hello']);
  expect(second.peer.view().statuses(draft.id)).toBe('sent');
  expect([...stage.storage.values.keys()]).toEqual([`baton:${THREAD}:log`]);
});

test('rule 5: two tabs on one outbox show the same, send in order, and store each draft once', async () => {
  const stage = createStage();
  const one = stage.enter();
  const two = stage.enter();
  one.peer.propose(started);
  one.say('from one');
  two.say('from two');
  expect(one.texts()).toEqual(['from one', 'from two']);
  expect(two.texts()).toEqual(['from one', 'from two']);
  await stage.clock.pass(2_000);
  one.line.reachable(false);
  one.say('one, offline');
  await stage.clock.pass(2_000);
  expect(stage.log()).toEqual(['started', 'from one', 'from two', 'one, offline']);
  expect(two.texts()).toEqual(['from one', 'from two', 'one, offline']);
  expect(one.texts()).toEqual(two.texts());
  expect(stage.storage.values.size).toBe(0);
  one.line.reachable(true);
  await stage.clock.pass(5_000);
  expect(one.peer.view().confirmed).toEqual(two.peer.view().confirmed);
});

test('rule 5: a draft that another tab sent does not vanish before its entry comes', async () => {
  const stage = createStage();
  const one = stage.enter();
  const two = stage.enter();
  one.peer.propose(started);
  await stage.clock.pass(1_000);
  const seen: string[] = [];
  two.peer.subscribe(() => seen.push(two.texts().join()));
  two.line.delayBroadcasts(1);
  one.say('steady');
  await stage.clock.pass(5_000);
  expect(new Set(seen)).toEqual(new Set(['steady']));
});

test('rule 5: a full storage loses nothing while the page lives, and says that it would', async () => {
  const { clock, storage, customer, log } = await underWay();
  customer.line.reachable(false);
  storage.fill(true);
  customer.say('unsaved');
  expect(customer.peer.view().durable).toBe(false);
  storage.fill(false);
  customer.say('saved');
  expect(customer.peer.view().durable).toBe(true);
  customer.line.reachable(true);
  await clock.pass(5_000);
  expect(log()).toEqual(['started', 'hello', 'unsaved', 'saved']);
});

test('rule 6: typing is told at once, repeated while it lasts, lapses, and ends with what was said', async () => {
  const { clock, relay, customer, enter } = await underWay();
  const ada = enter(ADA);
  await clock.pass(500);
  ada.peer.propose({ type: 'claimed' });
  await clock.pass(500);
  for (let at = 0; at < 10; at += 1) {
    ada.peer.typing(true);
    await clock.pass(700);
  }
  expect(customer.peer.view().typing).toEqual({ role: 'agent', name: 'Ada' });
  expect(ada.peer.view().typing).toBeNull();
  expect(ada.line.sent.filter((one) => one.event === 'typing')).toHaveLength(3);
  await clock.pass(12_000);
  expect(customer.peer.view().typing).toBeNull();
  ada.peer.typing(true);
  await clock.pass(100);
  expect(customer.peer.view().typing).not.toBeNull();
  ada.say('here you are');
  expect(ada.line.sent.findLast((one) => one.event === 'typing')?.packet).toMatchObject({ on: false });
  await clock.pass(100);
  expect(customer.peer.view().typing).toBeNull();
  ada.peer.typing(true);
  await clock.pass(100);
  relay.append(THREAD, { role: 'agent', id: 'agent-ada', name: 'Ada' }, said('sent from elsewhere'));
  await clock.pass(100);
  expect(customer.peer.view().typing).toBeNull();
});

test('rule 6: typing that is never ended lapses by itself, and a change of owner clears it', async () => {
  const { clock, relay, customer, enter } = await underWay();
  const ada = enter(ADA);
  await clock.pass(500);
  ada.peer.typing(true);
  await clock.pass(100);
  expect(customer.peer.view().typing).not.toBeNull();
  ada.line.reachable(false);
  await clock.pass(6_000);
  expect(customer.peer.view().typing).toBeNull();
  ada.line.reachable(true);
  await clock.pass(2_000);
  ada.peer.typing(true);
  await clock.pass(100);
  relay.append(THREAD, { role: 'agent', id: 'agent-ben', name: 'Ben' }, { type: 'claimed' });
  await clock.pass(100);
  expect(customer.peer.view().typing).toBeNull();
});

test('rule 6: how far the other side read is told, only rises, and survives a reconnect', async () => {
  const { clock, customer, enter } = await underWay();
  const ada = enter(ADA);
  await clock.pass(500);
  const id = customer.peer.entries()[1]?.id ?? '';
  expect(customer.peer.view().statuses(id)).toBe('sent');
  ada.peer.seen(99);
  ada.peer.seen(1);
  await clock.pass(100);
  expect(customer.peer.view().statuses(id)).toBe('seen');
  expect(ada.line.sent.filter((one) => one.event === 'seen').map((one) => one.packet)).toEqual([
    { thread: THREAD, upTo: 2 },
  ]);
  customer.line.cut();
  customer.peer.seen(2);
  await clock.pass(3_000);
  expect(customer.peer.view().seen).toEqual({ customer: 2, agent: 2 });
});

test('rule 6: where a waiting thread stands is shown while a queue has it', async () => {
  const { clock, relay, customer } = await underWay();
  const standing = { queue: 'q', queueName: 'Q', position: 1, expectedWait: null, agents: 1, opensAt: null };
  customer.peer.propose(handedOff);
  await clock.pass(100);
  relay.stand(THREAD, standing);
  await clock.pass(100);
  expect(customer.peer.view().standing).toEqual(standing);
  relay.append(THREAD, { role: 'agent', id: 'agent-ada', name: 'Ada' }, { type: 'claimed' });
  await clock.pass(100);
  expect(customer.peer.view().standing).toBeNull();
});

test('rule 7: the age of a draft is the time it waited, by the clock it was written under, and never negative', async () => {
  const { clock, relay, customer } = await underWay();
  customer.line.reachable(false);
  customer.say('ten years ahead');
  clock.step(-10 * 365 * 86_400_000);
  customer.say('now');
  customer.line.reachable(true);
  await clock.pass(5_000);
  expect(relay.log(THREAD).map((entry) => entry.age >= 0)).toEqual([true, true, true, true]);
  expect(customer.texts()).toEqual(['hello', 'ten years ahead', 'now']);
});

test('rule 10: at the handoff the log that lived in the browser is streamed in order, with its ages', async () => {
  const stage = createStage();
  const customer = stage.enter(CUSTOMER, { local: true });
  const { peer } = customer;
  peer.propose(started);
  customer.say('my invoice is wrong');
  await stage.clock.pass(10_000);
  peer.propose(answered('Read the invoice page.'), 'turn.answered');
  customer.say('I want a person');
  expect(peer.view()).toMatchObject({ state: 'local', thread: { head: 4, epoch: 0 } });
  expect(stage.relay.log(THREAD)).toEqual([]);
  peer.propose(handedOff);
  peer.attach(customer.line);
  await stage.clock.pass(2_000);
  customer.say('are you there?');
  await stage.clock.pass(2_000);
  expect(stage.log()).toEqual([
    'started',
    'my invoice is wrong',
    'Read the invoice page.',
    'I want a person',
    'handedOff',
    'are you there?',
  ]);
  const ages = stage.relay.log(THREAD).map((entry) => Math.round(entry.age / 1_000));
  expect(ages).toEqual([10, 10, 0, 0, 0, 0]);
  expect(peer.view()).toMatchObject({ state: 'live', confirmed: { head: 6, owner: { kind: 'queue' } } });
});

test('rule 11: a pending change of owner raises the epoch of what is proposed after it', async () => {
  const stage = createStage();
  const { peer, line, say } = stage.enter();
  line.reachable(false);
  peer.propose(started);
  expect(peer.propose(answered('first')).epoch).toBe(0);
  expect(peer.propose(handedOff).epoch).toBe(0);
  expect(say('still there?').epoch).toBe(1);
  expect(peer.propose({ type: 'cancelled' }).epoch).toBe(1);
  expect(peer.propose(answered('second')).epoch).toBe(2);
  line.reachable(true);
  await stage.clock.pass(5_000);
  expect(stage.log()).toEqual(['started', 'first', 'handedOff', 'still there?', 'cancelled', 'second']);
});

test('rule 11: a late answer of the assistant is dropped, and whoever proposed it is told', async () => {
  const { clock, customer, enter, log } = await underWay();
  const ada = enter(ADA);
  await clock.pass(500);
  customer.line.reachable(false);
  customer.peer.propose(answered('too late'), 'turn.answered');
  ada.say('Ada here');
  await clock.pass(500);
  customer.line.reachable(true);
  await clock.pass(5_000);
  expect(log()).toEqual(['started', 'hello', 'Ada here']);
  expect(customer.texts()).toEqual(['hello', 'Ada here']);
  expect(customer.peer.view().failed).toEqual([]);
  expect(customer.refused.map((one) => [one.draft.id, one.refusal.refused])).toEqual([['turn.answered', 'stale']]);
});

test('rule 11: an answer in flight when a person takes over never lands, and is gone from the view at once', async () => {
  const { clock, relay, customer, log } = await underWay({ latency: 100 });
  customer.peer.propose(answered('racing'));
  relay.append(THREAD, { role: 'agent', id: 'agent-ada', name: 'Ada' }, { type: 'claimed' });
  await clock.pass(101);
  expect(customer.texts()).toEqual(['hello', 'claimed']);
  await clock.pass(5_000);
  expect(log()).toEqual(['started', 'hello', 'claimed']);
  expect(customer.refused).toHaveLength(1);
});

test('rule 11: what the customer says always lands, whoever owns the thread by then', async () => {
  const { clock, relay, customer, log } = await underWay();
  customer.line.reachable(false);
  customer.say('written under the assistant');
  relay.append(THREAD, { role: 'agent', id: 'agent-ada', name: 'Ada' }, { type: 'claimed' });
  relay.append(THREAD, { role: 'agent', id: 'agent-ada', name: 'Ada' }, { type: 'resolved', reason: null });
  await clock.pass(5_000);
  customer.line.reachable(true);
  await clock.pass(5_000);
  expect(log().at(-1)).toBe('written under the assistant');
  expect(customer.refused).toEqual([]);
});

test('rule 11: an epoch reached by another way does not let in what rested on a refused change of owner', async () => {
  const { clock, relay, customer, log } = await underWay();
  customer.line.reachable(false);
  customer.peer.propose(handedOff);
  customer.peer.propose({ type: 'cancelled' });
  expect(customer.peer.propose(answered('from another world')).epoch).toBe(2);
  relay.append(THREAD, { role: 'agent', id: 'agent-ada', name: 'Ada' }, { type: 'claimed' });
  relay.append(THREAD, { role: 'agent', id: 'agent-ada', name: 'Ada' }, { type: 'handedBack' });
  await clock.pass(1_000);
  customer.line.reachable(true);
  await clock.pass(5_000);
  expect(log()).toEqual(['started', 'hello', 'claimed', 'handedBack']);
  expect(customer.refused.map((one) => one.draft.event.type)).toEqual(['handedOff', 'cancelled', 'answered']);
});

test('rule 11: a draft under an epoch that this side has yet to learn of is not given up', async () => {
  const { clock, storage, customer, enter, log } = await underWay({ page: 2 });
  const { peer } = customer;
  for (const event of [handedOff, { type: 'cancelled' }, handedOff, { type: 'cancelled' }] as const) {
    peer.propose(event);
    await clock.pass(200);
  }
  customer.line.reachable(false);
  expect(peer.propose(answered('under epoch 4')).epoch).toBe(4);
  peer.stop();
  const fresh = enter(CUSTOMER, { tab: storage.tab() });
  await clock.pass(2_000);
  expect(fresh.refused).toEqual([]);
  expect(log().at(-1)).toBe('under epoch 4');
});

test('rule 11: two agents reply at once: one takes the thread, the other sees that the reply was not sent', async () => {
  const { clock, enter, log } = await underWay();
  const ada = enter(ADA);
  const ben = enter(BEN);
  await clock.pass(500);
  ada.say('Ada here');
  const late = ben.say('Ben here');
  await clock.pass(1_000);
  expect(log()).toEqual(['started', 'hello', 'Ada here']);
  expect(ben.peer.view().statuses(late.id)).toBe('failed');
  expect(ben.peer.view().failed[0]?.draft).toEqual(late);
  expect(ben.texts()).toEqual(['hello', 'Ada here']);
});

test('failed: what comes after goes on, and a retry goes out as new, under the epoch of now', async () => {
  const { clock, relay, enter, log } = await underWay();
  const ada = enter(ADA);
  await clock.pass(500);
  ada.peer.propose({ type: 'claimed' });
  await clock.pass(500);
  ada.line.reachable(false);
  const late = ada.say('one moment');
  relay.append(THREAD, { role: 'relay' }, { type: 'released', reason: 'left' });
  await clock.pass(2_000);
  ada.line.reachable(true);
  await clock.pass(3_000);
  expect(ada.peer.view().statuses(late.id)).toBe('failed');
  ada.peer.propose({ type: 'noted', text: 'back again' });
  await clock.pass(500);
  ada.peer.retry(late.id);
  expect(ada.peer.view().statuses(late.id)).toBe('pending');
  await clock.pass(500);
  expect(log()).toEqual(['started', 'hello', 'claimed', 'released', 'back again', 'one moment']);
  expect(ada.peer.view()).toMatchObject({ failed: [], confirmed: { owner: { agent: 'agent-ada' } } });
});

test('failed: a discarded draft is gone, also after a reload', async () => {
  const { clock, relay, customer, enter } = await underWay();
  relay.refuseDrafts(refusal('too_large', 'Shorten it.'));
  const draft = customer.say('much too long');
  await clock.pass(500);
  expect(customer.peer.view().failed).toEqual([{ draft, refusal: expect.objectContaining({ refused: 'too_large' }) }]);
  const second = enter();
  await clock.pass(500);
  expect(second.peer.view().statuses(draft.id)).toBe('failed');
  customer.peer.discard(draft.id);
  await clock.pass(500);
  expect(customer.peer.view()).toMatchObject({ failed: [] });
  expect(second.peer.view()).toMatchObject({ failed: [] });
  expect(second.texts()).toEqual(['hello']);
  expect(enter().texts()).toEqual([]);
});

test('lineage: after a restored backup the old log is dropped, the new one loaded, and the outbox offered again', async () => {
  const { clock, relay, customer, log } = await underWay();
  for (const text of ['a', 'b', 'c']) customer.say(text);
  await clock.pass(1_000);
  customer.line.reachable(false);
  customer.say('pending over the restore');
  relay.restore(THREAD, 3);
  customer.line.reachable(true);
  await clock.pass(5_000);
  expect(log()).toEqual(['started', 'hello', 'a', 'pending over the restore']);
  expect(customer.peer.view().confirmed).toEqual(reduceAll(emptyThread(THREAD), relay.log(THREAD)));
});

test('lineage: entries of a restored backup never mix with the old log, also when they come before the answer', async () => {
  const { clock, relay, customer } = await underWay({ readTime: 500 });
  for (const text of ['a', 'b']) customer.say(text);
  await clock.pass(3_000);
  expect(customer.peer.view().confirmed.head).toBe(4);
  relay.restore(THREAD, 2);
  for (const text of ['x', 'y']) relay.append(THREAD, { role: 'relay' }, said(text));
  await clock.pass(1_100);
  expect(customer.line.state()).toBe('up');
  const shown: string[] = [];
  customer.peer.subscribe(() => shown.push(customer.texts().join()));
  relay.append(THREAD, { role: 'relay' }, said('live'));
  await clock.pass(5_000);
  expect(new Set(shown)).toEqual(new Set(['hello,x,y,live']));
  expect(customer.peer.view().confirmed).toEqual(reduceAll(emptyThread(THREAD), relay.log(THREAD)));
});

test('lineage: what was held or came early under the old lineage is not taken into the new log', async () => {
  const { clock, relay, customer } = await underWay({ readTime: 500 });
  await clock.pass(3_000);
  customer.line.loseBroadcasts(1);
  for (const text of ['lost', 'early: 4']) relay.append(THREAD, { role: 'relay' }, said(text));
  await clock.pass(100);
  customer.line.cut();
  await clock.pass(1_100);
  relay.append(THREAD, { role: 'relay' }, said('held: 5'));
  await clock.pass(100);
  relay.restore(THREAD, 2);
  relay.append(THREAD, { role: 'relay' }, said('new: 3'));
  await clock.pass(5_000);
  expect(customer.texts()).toEqual(['hello', 'new: 3']);
  relay.append(THREAD, { role: 'relay' }, said('new: 4'));
  await clock.pass(5_000);
  expect(customer.texts()).toEqual(['hello', 'new: 3', 'new: 4']);
  expect(customer.peer.entries()).toEqual(relay.log(THREAD));
});

test('lineage: a thread that the backup did not have is started again for what waits', async () => {
  const { clock, relay, customer, log } = await underWay();
  customer.line.reachable(false);
  customer.say('is anybody there?');
  relay.restore(THREAD, 0);
  customer.line.reachable(true);
  await clock.pass(5_000);
  expect(log()).toEqual(['started', 'is anybody there?']);
  expect(customer.peer.view()).toMatchObject({ state: 'live', refused: null, confirmed: { head: 2 } });
});

test('lineage: a thread that was erased is gone from the view and from the storage', async () => {
  const stage = createStage();
  const customer = stage.enter(CUSTOMER, { cached: true });
  customer.peer.propose(started);
  customer.say('hello');
  await stage.clock.pass(2_000);
  expect(stage.storage.values.size).toBe(1);
  stage.relay.restore(THREAD, 0);
  await stage.clock.pass(5_000);
  expect(customer.peer.view()).toMatchObject({ confirmed: { head: 0 }, refused: { refused: 'not_found' } });
  expect(stage.storage.values.size).toBe(0);
});

test('a subscriber that throws stops nobody, and is heard of', async () => {
  const { clock, customer, log } = await underWay();
  let heard = 0;
  customer.peer.subscribe(() => {
    throw new Error('in the view');
  });
  customer.peer.subscribe(() => {
    heard += 1;
  });
  expect(() => customer.say('goes on')).not.toThrow();
  await expect(clock.pass(1_000)).rejects.toThrow('in the view');
  await clock.pass(1_000).catch(() => {});
  expect(heard).toBeGreaterThan(0);
  expect(log()).toContain('goes on');
});

test('whoever is told of a refusal may propose again at once', async () => {
  const stage = createStage();
  const first = stage.enter();
  first.peer.propose(started);
  await stage.clock.pass(1_000);
  first.peer.stop();
  const customer = stage.enter(CUSTOMER, {
    onRefused() {
      if (customer.peer.view().thread.owner.kind === 'assistant') customer.peer.propose(handedOff, 'once-more');
    },
  });
  await stage.clock.pass(1_000);
  stage.relay.append(THREAD, { role: 'agent', id: 'agent-ada', name: 'Ada' }, { type: 'claimed' });
  stage.relay.append(THREAD, { role: 'agent', id: 'agent-ada', name: 'Ada' }, { type: 'handedBack' });
  customer.peer.propose(handedOff);
  await stage.clock.pass(1_000);
  customer.say('please');
  await stage.clock.pass(1_000);
  expect(customer.refused.map((one) => one.refusal.refused)).toEqual(['stale']);
  expect(stage.log()).toEqual(['started', 'claimed', 'handedBack', 'handedOff', 'please']);
});

test('a thread of 5,000 entries loads and takes new ones fast', async () => {
  const { clock, relay, enter } = await underWay({ latency: 1 });
  for (let at = 0; at < 5_000; at += 1) relay.append(THREAD, { role: 'relay' }, said(`line ${at}`));
  const start = process.cpuUsage();
  const late = enter();
  await clock.pass(1_000);
  expect(late.peer.view().confirmed.head).toBe(5_002);
  for (let at = 0; at < 50; at += 1) late.say(`new ${at}`);
  await clock.pass(1_000);
  expect(late.peer.view().confirmed.head).toBe(5_052);
  const { user } = process.cpuUsage(start);
  expect(user / 1_000).toBeLessThan(5_000);
});

test('a stopped peer leaves no timer behind and hears nothing more', async () => {
  const { clock, relay, customer } = await underWay({ beaconEvery: Number.POSITIVE_INFINITY });
  customer.peer.typing(true);
  customer.peer.stop();
  customer.line.close();
  await clock.pass(10_000);
  expect(clock.waiting()).toBe(0);
  relay.append(THREAD, { role: 'relay' }, said('later'));
  await clock.pass(1_000);
  expect(customer.peer.view().confirmed.head).toBe(2);
});
