import { computed, type Signal, signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { type Card, cardOf } from '#domain/card';
import { emptyThread, type Owner } from '#domain/thread';
import { createAlarm, RING_AGAIN } from '../../server/console/alarm.ts';
import type { CardBook } from '../../server/console/card-book.ts';
import { bench, memoryStorage, settled, sit } from './bench.ts';
import { CHARGED_TWICE, chargedTwice, MAYA, short } from './cast.ts';

interface Listening {
  readonly away?: boolean;
  readonly granted?: boolean;
  readonly leads?: boolean;
  readonly cards?: Signal<Pick<CardBook, 'people' | 'assistant'>>;
  readonly looking?: Signal<string | null>;
}

async function listening({
  away = false,
  granted = true,
  leads = false,
  cards,
  looking = signal(null),
}: Listening = {}) {
  const on = bench();
  chargedTwice(on);
  const maya = sit(on, MAYA);
  const log: string[] = [];
  let again = () => {};
  const isAway = signal(away);
  const alarm = createAlarm({
    me: MAYA.id,
    leads,
    cards: cards ?? maya.desk.inbox.cards,
    queues: computed(() => [{ id: 'calls', name: 'Calls', automatic: true } as const]),
    loaded: maya.desk.inbox.loaded,
    away: computed(() => isAway.value),
    now: maya.desk.now,
    looking,
    isUnread: ({ thread }) => thread !== looking.value,
    title: 'Baton',
    setTitle: (title) => log.push(title),
    blip: (pitches) => log.push(['', 'soft blip', 'blip', 'urgent blip'][pitches.length] ?? ''),
    notifier: {
      state: () => (granted ? 'granted' : 'default'),
      ask: async () => 'granted',
      show: (title) => log.push(`shown ${title}`),
    },
    storage: memoryStorage(),
    every(ms, run) {
      expect(ms).toBe(RING_AGAIN);
      again = run;
      return () => {};
    },
  });
  await settled();
  log.length = 0;
  const breakIn = () =>
    short(on, {
      id: 'thread-break-in',
      ago: 0,
      name: 'Ibrahim',
      plan: null,
      says: ['someone logged in as me'],
      queue: 'security',
      priority: 'urgent',
      intent: 'Account compromised',
    });
  return { on, maya, alarm, log, breakIn, again: () => again() };
}

test('a new handoff sounds, shows and says itself, and is counted in the title', async () => {
  const { log, alarm, breakIn } = await listening();
  breakIn();
  expect(log).toContain('(2) Baton');
  expect(log).toContain('urgent blip');
  expect(log.filter((one) => one.startsWith('shown'))).toHaveLength(1);
  expect(alarm.announced.value).toContain('Urgent handoff');
});

test('what waits rings again until somebody claims it', async () => {
  const looking = signal<string | null>(null);
  const { log, again, maya } = await listening({ looking });
  again();
  expect(log).toEqual(['blip']);
  maya.desk.open(CHARGED_TWICE);
  looking.value = CHARGED_TWICE;
  await settled();
  await maya.desk.claim();
  again();
  expect(log).toEqual(['blip', 'Baton']);
});

test('a customer who writes to their agent is told softly, once until somebody looks; not to who has the thread in sight', async () => {
  const cards = signal<Pick<CardBook, 'people' | 'assistant'>>({ people: [], assistant: [] });
  const owner: Owner = { kind: 'agent', queue: 'calls', agent: MAYA.id, name: 'Maya' };
  const says = (lastBy: Card['lastBy'], lastText: string, more: Partial<Card> = {}) => {
    const card = { ...cardOf(emptyThread('thread-mine')), customer: 'Nora', owner, lastBy, lastText, ...more };
    cards.value = { people: [card], assistant: [] };
  };
  const looking = signal<string | null>(null);
  const { log } = await listening({ cards, looking });
  says('agent', 'Hello');
  expect(log).toEqual([]);
  says('customer', 'ok');
  expect(log).toEqual(['(1) Baton', 'shown Nora wrote', 'soft blip']);
  says('customer', 'and another thing');
  expect(log.slice(3)).toEqual(['shown Nora wrote']);
  log.length = 0;
  looking.value = 'thread-mine';
  says('customer', 'seen as it comes');
  expect(log).toEqual(['Baton']);
  looking.value = null;
  says('agent', 'Yes');
  log.length = 0;
  says('customer', 'ok');
  expect(log).toEqual(['(1) Baton', 'shown Nora wrote', 'soft blip']);
  says('customer', 'to a colleague', { owner: { ...owner, agent: 'tom' } });
  expect(log.slice(3)).toEqual(['Baton']);
});

test('a thread handed over a second time is news a second time', async () => {
  const { log, maya } = await listening();
  maya.desk.open(CHARGED_TWICE);
  await settled();
  await maya.desk.claim();
  log.length = 0;
  await maya.desk.transfer({ kind: 'queue', queue: 'legal' }, null);
  expect(log).toContain('blip');
});

test('away, or with the sound off, nothing rings', async () => {
  const gone = await listening({ away: true });
  gone.breakIn();
  gone.again();
  expect(gone.log.filter((one) => !one.includes('Baton'))).toEqual([]);
  const quiet = await listening({ granted: false });
  quiet.alarm.toggleSound();
  quiet.breakIn();
  quiet.again();
  expect(quiet.log.filter((one) => !one.includes('Baton'))).toEqual([]);
});

test('PAIN-7: of a queue that gives out, whoever is given the thread is told, and again until they answer; nobody else is', async () => {
  const cards = signal<Pick<CardBook, 'people' | 'assistant'>>({ people: [], assistant: [] });
  const put = (owner: Owner, more: Partial<Card> = {}) => {
    const card = { ...cardOf(emptyThread('thread-call')), owner, queue: 'calls', waitingSince: 1, ...more };
    cards.value = { people: [card], assistant: [] };
  };
  const { log, alarm, again } = await listening({ cards });
  const mine = { kind: 'agent', queue: 'calls', agent: MAYA.id, name: 'Maya', given: true } as const;
  put({ kind: 'queue', queue: 'calls' });
  expect(log.filter((one) => one !== '(1) Baton')).toEqual([]);
  put({ ...mine, agent: 'somebody-else' }, { epoch: 1 });
  expect(log).not.toContain('blip');
  put(mine, { epoch: 2 });
  expect(log).toContain('blip');
  expect(alarm.announced.value).toContain('Given to you');
  const rung = () => log.filter((one) => one === 'blip').length;
  again();
  expect(rung()).toBe(2);
  const { given: _, ...answered } = mine;
  put(answered, { epoch: 2 });
  again();
  expect(rung()).toBe(2);
});

test('a colleague’s call and the end of being put aside are told once each; a call of somebody else is not', async () => {
  const cards = signal<Pick<CardBook, 'people' | 'assistant'>>({ people: [], assistant: [] });
  const { log, alarm, maya } = await listening({ cards });
  const now = maya.desk.now.value;
  const mine = { kind: 'agent', queue: 'calls', agent: MAYA.id, name: 'Maya' } as const;
  const put = (more: Partial<Card>) => {
    const card = { ...cardOf(emptyThread('thread-call')), owner: mine, queue: 'calls', waitingSince: 1, ...more };
    cards.value = { people: [card], assistant: [] };
  };
  put({ mentions: { 'somebody-else': 4 } });
  expect(log).not.toContain('blip');
  put({ mentions: { [MAYA.id]: 5 } });
  expect(alarm.announced.value).toContain('calls for you');
  put({ mentions: { [MAYA.id]: 5 }, head: 9 });
  const rung = () => log.filter((one) => one === 'blip').length;
  expect(rung()).toBe(1);
  put({ mentions: { [MAYA.id]: 10 } });
  expect(rung()).toBe(2);
  put({ snoozedUntil: now + 3_600_000 });
  expect(rung()).toBe(2);
  put({ snoozedUntil: now - 20_000 });
  expect(rung()).toBe(3);
  expect(alarm.announced.value).toContain('Back from being put aside');
});

test('PAIN-9: leads are told once of what is about to break its promise, also when a colleague has it; agents are not', async () => {
  for (const leads of [true, false]) {
    const cards = signal<Pick<CardBook, 'people' | 'assistant'>>({ people: [], assistant: [] });
    const { log, alarm } = await listening({ cards, leads });
    const owner = { kind: 'agent', queue: 'calls', agent: 'somebody-else', name: 'Bo' } as const;
    const card = { ...cardOf(emptyThread('thread-late')), owner, priority: 'urgent', waitingSince: 1 } as const;
    cards.value = { people: [card], assistant: [] };
    expect(log.filter((one) => one.includes('blip'))).toEqual([]);
    for (const head of [1, 2]) cards.value = { people: [{ ...card, escalatedAt: 5, head }], assistant: [] };
    expect(log.filter((one) => one === 'urgent blip')).toHaveLength(leads ? 1 : 0);
    expect(alarm.announced.value.startsWith('Nearly late')).toBe(leads);
  }
});
