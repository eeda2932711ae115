// The customer's chat: where the thread lives, when the relay is dialled, and what another tab sees; over the relay in memory.
import { expect, test } from 'vitest';
import type { Playbook } from '#domain/playbook';
import type { Reader } from '#domain/signals/check';
import { type Chat, type CustomerLine, createChat } from '../../widget/chat.ts';
import { createTurns } from '../../widget/turns.ts';
import { PLAYBOOK, readingOf, readOf } from '../domain/playbook.ts';
import { createClock } from '../peer/clock.ts';
import { memoryRelay } from '../peer/memory-line.ts';
import { memoryStorage, type Tab } from '../peer/storage.ts';

const clock = createClock();
const reader = (): Reader => ({
  take: (turn) =>
    turn.from === 'customer'
      ? readOf(turn.id, null, {}, /human/.test(turn.text) ? [{ words: turn.text, rule: 'person' }] : [])
      : null,
  judge: () => readingOf('confidence', 0.1),
  repeats: () => readingOf('looping', 0),
  segment: () => undefined,
});

interface Asked {
  readonly reason: string;
  readonly asked: boolean;
}

function stage(given: Partial<Playbook> = {}, beforeHandOff: (one: Asked) => Promise<boolean> = async () => false) {
  let playbook = given;
  let loads = 0;
  const hearing: ((packet: { revision: string }) => void)[] = [];
  const relay = memoryRelay({ clock });
  const storage = memoryStorage();
  let dials = 0;
  let ids = 0;
  const told: string[] = [];
  const details: Record<string, unknown[]> = {};
  function chatIn({ storage: values, watch }: Tab): Chat {
    return createChat({
      site: 'demo',
      locale: 'en',
      words: { clarify: () => 'Which one?', dontKnow: 'No idea.', disclosure: 'I am an AI.' },
      values,
      watch,
      timers: clock.timers,
      now: clock.now,
      newId: () => `id-${String(++ids).padStart(8, '0')}`,
      brain: async () => {
        loads += 1;
        const loaded = { ...PLAYBOOK, ...playbook };
        return {
          playbook: loaded,
          assistant: async ({ text }) => ({ text: `About ${text}` }),
          turnsOver: (parts) => createTurns({ playbook: loaded, reader: reader(), ...parts }),
        };
      },
      dial: async () => {
        dials++;
        const line = relay.line({ kind: 'customer' }) as unknown as CustomerLine;
        line.onState(() => told.push(`line ${line.state()}`));
        const on: CustomerLine['on'] = (name, hear) => {
          if (name === 'playbook') hearing.push(hear as (packet: { revision: string }) => void);
          return line.on(name, hear);
        };
        return { ...line, on };
      },
      beforeHandOff,
      page: () => ({ url: 'https://shop.example/', title: 'Shop' }),
      onForgotten: () => told.push('forgotten'),
      tell: (name, detail) => {
        told.push(name);
        (details[name] ??= []).push(detail);
      },
    });
  }
  const thread = (chat: Chat) => chat.view.value.thread;
  const texts = (chat: Chat) => thread(chat).items.flatMap((item) => (item.kind === 'said' ? [item.text] : []));
  const publish = (next: Partial<Playbook>) => {
    playbook = { ...playbook, ...next };
    for (const hear of hearing) hear({ revision: next.revision ?? '' });
  };
  return { relay, storage, chatIn, thread, texts, told, details, publish, dials: () => dials, loads: () => loads };
}

test('a playbook published while the chat is open decides the next turn, and no turn is answered twice', async () => {
  const { storage, chatIn, thread, texts, publish, loads } = stage();
  const chat = chatIn(storage.tab());
  chat.wake();
  await clock.pass(10);
  chat.say('one');
  await clock.pass(5_000);
  publish({ revision: 'v2', unknown: { ...PLAYBOOK.unknown, action: 'handoff' } });
  await clock.pass(10);
  expect(loads()).toBe(1);
  chat.say('two');
  await clock.pass(5_000);
  expect(loads()).toBe(2);
  expect(texts(chat)).toEqual(['one', 'About one', 'two']);
  expect(thread(chat).decisions.map((one) => [one.act, one.playbook])).toEqual([
    ['answer', PLAYBOOK.revision],
    ['handoff', 'v2'],
  ]);
  expect(thread(chat).owner.kind).toBe('queue');
});

test('a page without a line asks for the playbook again after a minute, when the customer writes', async () => {
  const { storage, chatIn, thread, publish, loads } = stage({ record: 'handoff' });
  const chat = chatIn(storage.tab());
  chat.wake();
  await clock.pass(10);
  chat.say('one');
  publish({ revision: 'v2' });
  await clock.pass(50_000);
  chat.say('two');
  await clock.pass(15_000);
  expect(loads()).toBe(1);
  chat.say('three');
  await clock.pass(100);
  expect(loads()).toBe(2);
  expect(thread(chat).decisions.map((one) => one.playbook)).toEqual([PLAYBOOK.revision, PLAYBOOK.revision, 'v2']);
});

test('rule 10: with `record: handoff` nothing is dialled before the handoff; then the log so far is streamed, in order', async () => {
  const { relay, storage, chatIn, thread, texts, dials } = stage({ record: 'handoff' });
  const chat = chatIn(storage.tab());
  chat.wake();
  await clock.pass(10);
  chat.say('how do I export?');
  await clock.pass(100);
  expect(texts(chat)).toEqual(['how do I export?', 'About how do I export?']);
  expect(dials()).toBe(0);
  chat.say('I want a human');
  await clock.pass(5_000);
  expect(dials()).toBe(1);
  const types = relay.log(thread(chat).id).map((entry) => entry.event.type);
  expect(types).toEqual(['started', 'said', 'decided', 'answered', 'said', 'decided', 'handedOff', 'packaged']);
});

test('with `record: always` the relay keeps the thread from the first message on', async () => {
  const { relay, storage, chatIn, thread } = stage();
  const chat = chatIn(storage.tab());
  chat.wake();
  await clock.pass(10);
  chat.say('hello there');
  await clock.pass(5_000);
  expect(relay.log(thread(chat).id).map((entry) => entry.event.type)).toEqual([
    'started',
    'said',
    'decided',
    'answered',
  ]);
});

test('nothing is stored, dialled or begun by waking alone', async () => {
  const { storage, chatIn, dials } = stage();
  chatIn(storage.tab()).wake();
  await clock.pass(5_000);
  expect(storage.values.size).toBe(0);
  expect(dials()).toBe(0);
});

test('PAIN-20: a second tab shows the same thread, and one of them answers', async () => {
  const { relay, storage, chatIn, texts, thread } = stage();
  const first = chatIn(storage.tab());
  const second = chatIn(storage.tab());
  first.wake();
  second.wake();
  await clock.pass(10);
  first.say('from the first tab');
  await clock.pass(6_000);
  expect(texts(second)).toEqual(['from the first tab', 'About from the first tab']);
  second.say('from the second');
  await clock.pass(6_000);
  expect(texts(first)).toEqual(texts(second));
  expect(relay.log(thread(first).id).filter((entry) => entry.event.type === 'answered')).toHaveLength(2);
});

test('ID-04, PAIN-14: whoever comes after a log-out finds nothing of the last one: not in the storage, nor in another tab, nor on the line', async () => {
  const { storage, chatIn, texts, thread, relay, told } = stage();
  const first = chatIn(storage.tab());
  const second = chatIn(storage.tab());
  first.wake();
  first.say('before anybody was known');
  first.identify({ name: 'Ada', plan: 'enterprise' });
  second.identify({ name: 'Ada', plan: 'enterprise' });
  first.say('my secret problem');
  await clock.pass(6_000);
  expect(texts(second)).toContain('my secret problem');
  const hers = thread(first).id;
  first.startOver();
  first.seen();
  second.seen();
  await clock.pass(6_000);
  expect(texts(first)).toEqual([]);
  expect(texts(second)).toEqual([]);
  expect([...storage.values.keys()]).toEqual([]);
  expect(told.filter((one) => one === 'forgotten')).toHaveLength(2);

  second.say('I am somebody else');
  await clock.pass(6_000);
  expect(thread(second).id).not.toBe(hers);
  expect(JSON.stringify(relay.log(thread(second).id))).not.toMatch(/Ada|secret|before anybody/);
  expect(JSON.stringify([...storage.values])).not.toMatch(/Ada|secret|before anybody/);
});

test('ID-04: a log-out while the relay is being dialled leaves no line, and nothing in the storage', async () => {
  const { storage, chatIn, told, dials } = stage({ record: 'always' });
  const chat = chatIn(storage.tab());
  chat.wake();
  await clock.pass(10);
  chat.say('hello');
  chat.startOver();
  await clock.pass(6_000);
  expect(dials()).toBe(1);
  expect(told).not.toContain('line up');
  expect(chat.view.value.line).toBe('local');
  expect([...storage.values.keys()]).toEqual([]);
});

test('PAIN-13: a reload shows the thread, and takes up a turn that was left without an answer', async () => {
  const { storage, chatIn, texts } = stage();
  const tab = storage.tab();
  const before = chatIn(tab);
  before.say('how do I export?');
  before.stop();
  const after = chatIn(tab);
  after.wake();
  await clock.pass(6_000);
  expect(texts(after)).toEqual(['how do I export?', 'About how do I export?']);
});

test('PRV-01: a secret is masked before it reaches storage or line, in every field, while the line is down too', async () => {
  const { relay, storage, chatIn, texts, thread } = stage({ record: 'handoff' });
  const chat = chatIn(storage.tab());
  chat.identify({ note: 'card 4111 1111 1111 1111' });
  chat.say('my password is hunter2');
  chat.say('card 4111 1111\n1111 1111, cvv 123');
  expect(texts(chat)).toEqual(['my password is [password ••••]', 'card [card ••••], cvv [code ••••]']);
  chat.askForPerson();
  chat.leaveContact('DE89370400440532013000');
  chat.rate(1, 'ssn 536-90-4399');
  chat.correctSummary('token sk_live_51H8xYzAbCdEfGhIj');
  const kept = () => JSON.stringify([...storage.values]);
  const secret = /hunter2|4111|DE8937|536-90|sk_live/;
  expect(kept()).toMatch(/\[card ••••\]/);
  expect(kept()).not.toMatch(secret);
  await clock.pass(10_000);
  expect(kept()).not.toMatch(secret);
  const log = relay.log(thread(chat).id);
  expect(log.some(({ event }) => event.type === 'said')).toBe(true);
  expect(JSON.stringify(log)).not.toMatch(secret);
});

test('BOT-01: the button hands over even when the playbook could not be loaded', async () => {
  const { storage, chatIn, thread, told } = stage();
  const chat = chatIn(storage.tab());
  chat.askForPerson();
  await clock.pass(6_000);
  expect(thread(chat).owner.kind).toBe('queue');
  expect(told).toContain('handoff:queued');
});

test('files may be sent once a person was asked for; a site may let them always, or never', async () => {
  for (const [attachments, before, after] of [
    ['person', false, true],
    ['always', true, true],
    ['off', false, false],
  ] as const) {
    const { storage, chatIn } = stage({ attachments });
    const chat = chatIn(storage.tab());
    chat.wake();
    await clock.pass(10);
    expect([attachments, chat.view.value.attaches]).toEqual([attachments, before]);
    chat.say('I want a human');
    await clock.pass(5_000);
    expect([attachments, chat.view.value.attaches]).toEqual([attachments, after]);
    chat.stop();
  }
});

test('a file is sent to a thread that the relay has: begun for it where there is none, and not before it is there', async () => {
  const { relay, storage, chatIn } = stage({ attachments: 'always', record: 'handoff' });
  const chat = chatIn(storage.tab());
  chat.wake();
  await clock.pass(10);
  const reached = chat.reach();
  await clock.pass(1_000);
  const { thread } = await reached;
  expect(relay.log(thread).map((entry) => entry.event.type)).toEqual(['started']);
  chat.stop();
});

test('where the relay cannot be had, sending a file gives up after a while, and can be tried again', async () => {
  const { relay, storage, chatIn } = stage({ attachments: 'always' });
  const chat = chatIn(storage.tab());
  relay.refuseJoins({ refused: 'busy', what: 'Not now.' });
  const reached = chat.reach().then(
    () => 'reached',
    () => 'gave up',
  );
  await clock.pass(9_000);
  expect(await reached).toBe('gave up');
  chat.stop();
});

test('a file that the assistant gets alone is nothing it can answer: a person is offered', async () => {
  const { relay, storage, chatIn } = stage({ attachments: 'always', record: 'always' });
  const chat = chatIn(storage.tab());
  chat.wake();
  await clock.pass(10);
  chat.say('look at this');
  await clock.pass(1_000);
  expect(chat.view.value.offersPerson).toBe(false);
  const file = { id: '1'.repeat(32), name: 'a.png', type: 'image/png', bytes: 9, width: 3, height: 3 } as const;
  relay.append(chat.view.value.thread.id, { role: 'customer' }, { type: 'attached', file });
  await clock.pass(100);
  expect(chat.view.value.offersPerson).toBe(true);
  chat.stop();
});

test('the page hears of a handoff from the offer to the agent, and of an unkept promise once', async () => {
  const { relay, storage, chatIn, told, details } = stage();
  const chat = chatIn(storage.tab());
  chat.wake();
  await clock.pass(10);
  chat.say('copy please');
  await clock.pass(5_000);
  const answer = chat.view.value.thread.items.findLast((item) => item.by.role === 'assistant');
  chat.judge(answer?.id ?? '', false);
  chat.judge(answer?.id ?? '', false);
  expect(told.filter((name) => name === 'handoff:suggested')).toHaveLength(1);
  chat.askForPerson();
  await clock.pass(100);
  const { handoff, id } = chat.view.value.thread;
  expect(details['handoff:queued']?.[0]).toEqual({ queue: handoff?.queue, position: null, eta: null });
  relay.append(id, { role: 'relay' }, { type: 'delayed', expectedWait: null });
  await clock.pass(100);
  expect(details['handoff:timeout']).toEqual([{ queue: handoff?.queue }]);
  relay.stand(id, {
    queue: handoff?.queue ?? '',
    queueName: 'Q',
    position: 2,
    expectedWait: 60_000,
    agents: 1,
    opensAt: null,
  });
  await clock.pass(100);
  expect(details['handoff:queued']?.at(-1)).toEqual({ queue: handoff?.queue, position: 2, eta: 60_000 });
  expect(details.availability).toEqual([{ available: true, opensAt: null }]);
  relay.append(id, { role: 'agent', id: 'a1', name: 'Ada' }, { type: 'claimed' });
  await clock.pass(3_600_000);
  expect(details['handoff:assigned']).toEqual([{ queue: handoff?.queue, agent: 'Ada' }]);
  expect(details['handoff:joined']).toEqual([{ agent: 'Ada' }]);
  expect(told.filter((name) => name === 'handoff:timeout')).toHaveLength(1);
});

test('the page may stop a handoff that signals raised: it is recorded, and the assistant answers', async () => {
  const asked: Asked[] = [];
  const { storage, chatIn, thread, texts } = stage(
    { unknown: { ...PLAYBOOK.unknown, action: 'handoff' } },
    async (one) => {
      asked.push(one);
      return true;
    },
  );
  const chat = chatIn(storage.tab());
  chat.wake();
  await clock.pass(10);
  chat.say('something odd');
  await clock.pass(5_000);
  expect(texts(chat)).toEqual(['something odd', 'About something odd']);
  expect(thread(chat).decisions.map(({ act, acted }) => [act, acted])).toEqual([['handoff', false]]);
  expect(asked).toHaveLength(1);
  expect(asked[0]?.asked).toBe(false);
});

test('BOT-01: the page cannot stop a handoff that the customer ordered, in words or with the button', async () => {
  for (const order of [(chat: Chat) => chat.say('a human please'), (chat: Chat) => chat.askForPerson()]) {
    const { storage, chatIn, thread } = stage({}, async () => true);
    const chat = chatIn(storage.tab());
    chat.wake();
    await clock.pass(10);
    order(chat);
    await clock.pass(5_000);
    expect(thread(chat).owner.kind).toBe('queue');
  }
});
