// Away by itself: after ten minutes without input, in no window of this browser, and back at the first touch.
import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { createIdle, IDLE_AFTER } from '../../server/console/idle.ts';
import { memoryStorage, settled } from './bench.ts';

function chair(storage = memoryStorage(), clock = { at: 1_000_000 }, away = signal(false)) {
  const said: boolean[] = [];
  const ticks: (() => void)[] = [];
  const inputs: (() => void)[] = [];
  const { idle, close } = createIdle({
    away,
    async setAway(to) {
      said.push(to);
      away.value = to;
      return true;
    },
    onInput: (seen) => {
      inputs.push(seen);
      return () => {};
    },
    every: (_ms, run) => {
      ticks.push(run);
      return () => {};
    },
    storage,
    now: () => clock.at,
  });
  const pass = async (ms: number) => {
    clock.at += ms;
    for (const tick of ticks) tick();
    await settled();
  };
  const touch = async () => {
    for (const input of inputs) input();
    await settled();
  };
  return { away, idle, said, pass, touch, clock, storage, close };
}

test('ten minutes without input are away, once; the first touch is back', async () => {
  const { said, idle, pass, touch } = chair();
  await pass(IDLE_AFTER - 1);
  await touch();
  await pass(IDLE_AFTER - 1);
  expect(said).toEqual([]);
  await pass(1);
  await pass(60_000);
  expect([said, idle.value]).toEqual([[true], true]);
  await touch();
  expect([said, idle.value]).toEqual([[true, false], false]);
});

test('who said so themselves stays away when they touch something', async () => {
  const { said, away, idle, pass, touch } = chair();
  away.value = true;
  await pass(IDLE_AFTER * 2);
  await touch();
  expect([said, idle.value, away.value]).toEqual([[], false, true]);
});

test('work in one window keeps the other from leaving, and brings it back', async () => {
  const here = chair();
  const there = chair(here.storage, here.clock);
  here.clock.at += IDLE_AFTER - 1;
  await here.touch();
  await there.pass(1);
  expect(there.said).toEqual([]);
  await there.pass(IDLE_AFTER);
  expect(there.said).toEqual([true]);
  await here.touch();
  await there.pass(1);
  expect(there.said).toEqual([true, false]);
});

test('a reload is no reason to stay away: the next touch is back', async () => {
  const before = chair();
  await before.pass(IDLE_AFTER);
  before.close();
  const after = chair(before.storage, before.clock, before.away);
  await after.pass(10_000);
  await after.touch();
  expect([after.said, after.idle.value]).toEqual([[false], false]);
});
