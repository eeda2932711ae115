import { expect, test } from 'vitest';
import { bench, settled, sit } from './bench.ts';
import { CHARGED_TWICE, chargedTwice, completed, fullInbox, MAYA, short, TOM } from './cast.ts';

/** Longer than the moment in which a claim may have been meant for a thread that still waited. */
function passes({ on, tom, maya }: Awaited<ReturnType<typeof two>>): void {
  on.clock.set(on.clock.now() + 4_000);
  for (const { desk } of [tom, maya]) desk.tick();
}

async function two() {
  const on = bench();
  fullInbox(on);
  const maya = sit(on, MAYA);
  const tom = sit(on, TOM);
  maya.desk.open(CHARGED_TWICE);
  tom.desk.open(CHARGED_TWICE);
  await settled();
  return { on, maya, tom, owner: () => on.relay.thread(CHARGED_TWICE).owner };
}

test('of two agents who claim at once one wins, and the other learns who has it', async () => {
  const { maya, tom, owner } = await two();
  const [first, second] = await Promise.all([maya.desk.claim(), tom.desk.claim()]);
  expect([first, second]).toEqual([true, false]);
  expect(owner()).toMatchObject({ kind: 'agent', agent: MAYA.id });
  expect(maya.says()).toEqual([]);
  expect(tom.says()).toEqual([
    'Maya Okafor was faster and has this thread. Help with a note, or take it over if you agreed on that.',
  ]);
  expect(tom.screen.stance.value).toMatchObject({ kind: 'others', name: 'Maya Okafor' });
});

test('who has it is asked for when the refusal is faster than the news', async () => {
  const { on, tom } = await two();
  on.relay.hush();
  on.relay.agent(MAYA, CHARGED_TWICE, { type: 'claimed' });
  expect(await tom.desk.claim()).toBe(false);
  expect(tom.says()[0]).toContain('Maya Okafor was faster');
});

test('a thread is mine when the relay says so, not before', async () => {
  const { maya } = await two();
  const claiming = maya.desk.claim();
  expect(maya.screen.stance.value?.kind).toBe('waiting');
  await claiming;
  expect(maya.screen.stance.value?.kind).toBe('mine');
});

test('a colleague can take over in sight of both', async () => {
  const both = await two();
  const { maya, tom, owner } = both;
  await maya.desk.claim();
  await settled();
  passes(both);
  expect(await tom.desk.claim()).toBe(true);
  expect(owner()).toMatchObject({ agent: TOM.id });
  expect(maya.screen.stance.value).toMatchObject({ kind: 'others', name: 'Tom Brandt' });
});

test('a reply written while a colleague took over is not sent, and comes back into the composer', async () => {
  const both = await two();
  const { on, maya } = both;
  await maya.desk.claim();
  on.relay.cut(true);
  maya.screen.write('Hello Nora');
  const sending = maya.screen.send();
  expect(maya.screen.text.value).toBe('');
  maya.screen.write('and one more thing');
  on.relay.agent(TOM, CHARGED_TWICE, { type: 'claimed' });
  on.relay.cut(false);
  await sending;
  expect(maya.says()).toEqual([
    'Not done: Tom Brandt has this thread. Your text is still in the composer. Take it over first.',
  ]);
  expect(on.relay.thread(CHARGED_TWICE).items.at(-1)).toMatchObject({ event: { type: 'claimed' } });
  expect(maya.desk.opened.value?.peer.unsent.value).toEqual([]);
  passes(both);
  await maya.desk.claim();
  expect(maya.screen.text.value).toBe('Hello Nora\nand one more thing');
});

test('without a line a claim is refused at once, and does not happen later', async () => {
  const { on, maya, owner } = await two();
  on.relay.cut(true);
  expect(await maya.desk.claim()).toBe(false);
  expect(maya.says()).toEqual(['No connection to the relay, so nothing was done. Try again when it is back.']);
  on.relay.cut(false);
  await settled();
  expect(owner().kind).toBe('queue');
});

test('a reply waits for the line, in sight, and goes out once', async () => {
  const { on, maya } = await two();
  await maya.desk.claim();
  on.relay.cut(true);
  const saying = maya.desk.say('Hello Nora');
  expect(maya.desk.link.value).toBe('down');
  expect(maya.desk.opened.value?.peer.unsent.value).toMatchObject([{ event: { text: 'Hello Nora' }, refused: null }]);
  on.relay.cut(false);
  expect(await saying).toBe(true);
  const said = on.relay
    .thread(CHARGED_TWICE)
    .items.filter((item) => item.kind === 'said' && item.text === 'Hello Nora');
  expect(said).toHaveLength(1);
  expect(maya.desk.opened.value?.peer.unsent.value).toEqual([]);
});

test('words on their way are delivered although another thread was opened', async () => {
  const { on, maya } = await two();
  await maya.desk.claim();
  on.relay.cut(true);
  void maya.desk.say('Hello Nora');
  maya.desk.open('thread-break-in');
  on.relay.cut(false);
  await settled();
  expect(on.relay.thread(CHARGED_TWICE).items.at(-1)).toMatchObject({ kind: 'said', text: 'Hello Nora' });
});

test('transfer, put back, hand back and resolve change the owner', async () => {
  const { maya, owner, on } = await two();
  await maya.desk.claim();
  await maya.desk.transfer({ kind: 'queue', queue: 'legal' }, 'she quotes the contract');
  expect(owner()).toEqual({ kind: 'queue', queue: 'legal' });
  await maya.desk.claim();
  await maya.desk.release();
  expect(owner()).toEqual({ kind: 'queue', queue: 'legal' });
  await maya.desk.claim();
  await maya.desk.handBack();
  expect(owner()).toEqual({ kind: 'assistant' });
  await maya.desk.claim();
  await maya.desk.resolve(null, 'late');
  expect(on.relay.thread(CHARGED_TWICE).status).toBe('resolved');
  expect(on.relay.thread(CHARGED_TWICE).items.at(-1)).toMatchObject({ event: { type: 'assessed', verdict: 'late' } });
  expect(maya.says()).toEqual([
    'Transferred to Legal and privacy.',
    'Put back in its queue.',
    'Handed back to the assistant.',
    'Resolved.',
  ]);
});

test('what was given up is taken back, also from another thread, as long as nothing has happened to it since', async () => {
  const { maya, owner, on } = await two();
  await maya.desk.claim();
  await maya.desk.resolve(null, null);
  maya.desk.open('thread-break-in');
  maya.toasts.undo();
  await settled();
  expect(owner()).toMatchObject({ kind: 'agent', agent: MAYA.id });
  expect(on.relay.thread(CHARGED_TWICE).status).toBe('open');

  maya.desk.open(CHARGED_TWICE);
  await settled();
  await maya.desk.transfer({ kind: 'agent', agent: TOM.id, name: TOM.name }, null);
  expect(owner()).toMatchObject({ agent: TOM.id, given: true });
  on.relay.agent(TOM, CHARGED_TWICE, { type: 'handedBack' });
  maya.toasts.undo();
  await settled();
  expect(owner()).toEqual({ kind: 'assistant' });
  expect(maya.says().at(-1)).toContain('Not done');
});

test('PAIN-25: a claim that comes a moment too late takes nothing away; taking over on purpose later does', async () => {
  const both = await two();
  const { maya, tom, owner } = both;
  await maya.desk.claim();
  await settled();
  expect(await tom.desk.claim()).toBe(false);
  expect(owner()).toMatchObject({ agent: MAYA.id });
  expect(tom.says().at(-1)).toContain('was faster');
  passes(both);
  expect(await tom.desk.claim()).toBe(true);
  expect(owner()).toMatchObject({ agent: TOM.id });
});

test('put aside and taken up again', async () => {
  const { maya, on } = await two();
  await maya.desk.claim();
  const until = maya.desk.now.value + 3_600_000;
  await maya.desk.snooze(until);
  expect(on.relay.thread(CHARGED_TWICE).snoozedUntil).toBe(until);
  expect(maya.screen.shelves.value.find(({ id }) => id === 'aside')?.cards).toHaveLength(1);
  expect(maya.screen.stance.value).toMatchObject({ kind: 'mine', asideUntil: until });
  maya.toasts.undo();
  await settled();
  expect(on.relay.thread(CHARGED_TWICE).snoozedUntil).toBeUndefined();
  expect(maya.screen.shelves.value.find(({ id }) => id === 'mine')?.cards).toHaveLength(1);
});

test('colleagues see who else has a thread on the screen', async () => {
  const { maya, tom } = await two();
  expect(maya.desk.onlookers(CHARGED_TWICE)).toEqual([TOM.name]);
  tom.desk.open(null);
  await settled();
  expect(maya.desk.onlookers(CHARGED_TWICE)).toEqual([]);
});

test('a thread the assistant has is routed to people as its row says', async () => {
  const on = bench();
  short(on, { id: 'thread-invite', ago: 60_000, name: 'Wei', plan: null, says: ['invite?'], row: 'add-teammate' });
  const rows = [{ id: 'add-teammate', name: 'Add', queue: 'general', priority: 'high', firstReply: 600_000 }] as const;
  const maya = sit(on, MAYA, 0, { rows });
  maya.desk.open('thread-invite');
  await settled();
  expect(await maya.desk.route('sales')).toBe(true);
  expect(on.relay.thread('thread-invite').handoff).toMatchObject({
    queue: 'sales',
    priority: 'high',
    row: 'add-teammate',
    dueAt: on.now + 600_000,
  });
});

test('the clocks go by the relay, however wrong the agent’s own is', async () => {
  const on = bench();
  chargedTwice(on);
  const maya = sit(on, MAYA, -3_600_000);
  await settled();
  expect(maya.desk.now.value).toBe(on.now);
  on.clock.pass(5_000);
  maya.desk.tick();
  expect(maya.desk.now.value).toBe(on.now + 5_000);
});

test('the brief marks what came after the thread was opened, and nothing before', async () => {
  const { on, maya } = await two();
  expect(maya.desk.opened.value?.fresh.value).toEqual(new Set());
  completed(on.relay);
  await settled();
  expect([...(maya.desk.opened.value?.fresh.value ?? [])]).toEqual([
    'summary She wants it settled before the renewal in January.',
    'correction It is three payments, not two: the third one came in this morning.',
    'reason renewal_risk',
  ]);
});

test('a thread is unread until it is looked at, and again when the customer writes elsewhere', async () => {
  const { on, maya } = await two();
  const unread = (thread: string) => {
    const card = maya.desk.inbox.cards.value.get(thread);
    return card !== undefined && maya.unread.isUnread(card);
  };
  expect([unread(CHARGED_TWICE), unread('thread-break-in')]).toEqual([false, true]);
  maya.desk.open('thread-break-in');
  await settled();
  expect(unread('thread-break-in')).toBe(false);
  on.relay.customer(CHARGED_TWICE, { type: 'said', text: 'hello?' });
  expect(unread(CHARGED_TWICE)).toBe(true);
});

test('the customer learns that it was seen from whoever has the thread, and from nobody who only looks', async () => {
  const { maya, tom } = await two();
  const seen = (line: typeof maya.line) => line.sent.filter((one) => one.name === 'seen');
  expect(seen(maya.line)).toEqual([]);
  await maya.desk.claim();
  await settled();
  expect(seen(maya.line)).not.toEqual([]);
  expect(seen(tom.line)).toEqual([]);
});

test('typing is told for replies and never for notes', async () => {
  const { maya } = await two();
  const typed = () => maya.line.sent.filter((one) => one.name === 'typing');
  maya.screen.setMode('note');
  maya.screen.write('he was rude last time');
  expect(typed()).toEqual([]);
  await maya.desk.claim();
  maya.screen.setMode('reply');
  maya.screen.write('Hello');
  expect(typed()).toEqual([{ name: 'typing', packet: { thread: CHARGED_TWICE, on: true } }]);
});

test('a customer’s typing shows on the card and lapses', async () => {
  const { on, maya } = await two();
  on.relay.customerTypes(CHARGED_TWICE, true);
  expect(maya.desk.typing.value).toEqual(new Set([CHARGED_TWICE]));
  on.clock.pass(6_100);
  maya.desk.tick();
  expect(maya.desk.typing.value).toEqual(new Set());
});

test('away is what the relay says it is', async () => {
  const { maya, tom } = await two();
  await maya.desk.setAway(true);
  expect(maya.desk.inbox.away.value).toBe(true);
  expect(tom.desk.inbox.agents.value).toContainEqual({ ...MAYA, away: true, looking: [CHARGED_TWICE] });
});
