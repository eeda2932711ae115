import { expect, test } from 'vitest';
import { localTime, snoozeTimes } from '../../server/console/snooze-times.ts';

const offered = (now: Date) => snoozeTimes(now.getTime());
const at = (...[month, day, hour, minute = 0]: readonly [number, number, number, number?]) =>
  new Date(2026, month - 1, day, hour, minute);

test('every time is still to come, in order, and no two are the same: at every hour of two weeks', () => {
  for (let hour = 0; hour < 14 * 24; hour += 1) {
    const now = at(3, 22, hour, 30).getTime();
    const times = snoozeTimes(now);
    expect(times.length).toBeGreaterThanOrEqual(3);
    for (const [index, one] of times.entries()) expect(one.until).toBeGreaterThan(times[index - 1]?.until ?? now);
    expect(new Set(times.map(({ name }) => name)).size).toBe(times.length);
  }
});

test('mornings begin at nine in the agent’s own time zone, also over a change of clocks', () => {
  // In Europe the clocks change in this night; elsewhere it is a night like another.
  const saturday = offered(at(3, 28, 20));
  const morning = saturday.find(({ name }) => name === 'Tomorrow morning');
  expect(new Date(morning?.until ?? 0)).toEqual(at(3, 29, 9));
  expect(saturday.find(({ name }) => name === 'Next Monday')?.until).toBe(at(3, 30, 9).getTime());
});

test('late in the day nothing is offered “later today”, and on a Sunday tomorrow is not called Monday too', () => {
  const names = (now: Date) => offered(now).map(({ name }) => name);
  expect(names(at(11, 25, 10))).toContain('Later today');
  expect(names(at(11, 25, 18))).not.toContain('Later today');
  expect(names(at(11, 29, 12))).not.toContain('Next Monday');
  expect(names(at(11, 25, 6))).toContain('This morning');
});

test('a time as the browser’s own field writes it', () => {
  expect(localTime(at(11, 23, 14, 5).getTime())).toBe('2026-11-23T14:05');
});
