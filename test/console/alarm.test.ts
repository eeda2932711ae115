import { computed, signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { createAlarm, RING_AGAIN } from '../../server/console/alarm.ts';
import { bench, memoryStorage, settled, sit } from './bench.ts';
import { CHARGED_TWICE, chargedTwice, MAYA, short } from './cast.ts';

async function listening({ away = false, granted = true } = {}) {
  const on = bench();
  chargedTwice(on);
  const maya = sit(on, MAYA);
  const log: string[] = [];
  let again = () => {};
  const isAway = signal(away);
  const alarm = createAlarm({
    cards: maya.desk.inbox.cards,
    loaded: maya.desk.inbox.loaded,
    away: computed(() => isAway.value),
    title: 'Baton',
    setTitle: (title) => log.push(title),
    blip: (pitches) => log.push(pitches.length > 2 ? 'urgent blip' : 'blip'),
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
  const { log, again, maya } = await listening();
  again();
  expect(log).toEqual(['blip']);
  maya.desk.open(CHARGED_TWICE);
  await settled();
  await maya.desk.claim();
  again();
  expect(log).toEqual(['blip', 'Baton']);
});

test('a thread handed over a second time is news a second time', async () => {
  const { log, maya } = await listening();
  maya.desk.open(CHARGED_TWICE);
  await settled();
  await maya.desk.claim();
  log.length = 0;
  await maya.desk.transfer('legal', null);
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
