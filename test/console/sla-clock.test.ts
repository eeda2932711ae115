import { expect, test } from 'vitest';
import { ago, slaClock, span, spoken } from '../../server/console/sla-clock.ts';

const MINUTE = 60_000;
const fifteen = { waitingSince: 0, dueAt: 15 * MINUTE, firstReplyAt: null };
const toneAt = (minutes: number) => slaClock(fifteen, minutes * MINUTE).tone;

test('green until a quarter of the time is left, then amber, then red', () => {
  expect([0, 11.24, 11.26, 14.99, 15, 40].map(toneAt)).toEqual(['good', 'good', 'soon', 'soon', 'late', 'late']);
});

test('the figures count down to the reply and up from the breach', () => {
  expect(slaClock(fifteen, 11 * MINUTE).text).toBe('4:00');
  expect(slaClock(fifteen, 17.5 * MINUTE).text).toBe('−2:30');
  expect(slaClock(fifteen, 17.5 * MINUTE).label).toBe('First reply overdue by 2 minutes');
});

test('a reply stops the clock, in time or too late', () => {
  expect(slaClock({ ...fifteen, firstReplyAt: 3 * MINUTE }, 99 * MINUTE)).toMatchObject({ tone: 'kept', text: '3:00' });
  expect(slaClock({ ...fifteen, firstReplyAt: 16 * MINUTE }, 99 * MINUTE).tone).toBe('missed');
});

test('no promise, no clock', () => {
  expect(slaClock({ waitingSince: 0, dueAt: null, firstReplyAt: null }, 5).tone).toBe('none');
});

test('a clock that stands before the handoff shows the whole time, not more', () => {
  expect(slaClock(fifteen, -MINUTE).left).toBe(1);
});

test('spans keep their width by the minute and stay short by the day', () => {
  expect([7_000, 59 * MINUTE, 65 * MINUTE, 47.5 * 60 * MINUTE, 72 * 60 * MINUTE].map(span)).toEqual([
    '0:07',
    '59:00',
    '1 h 05',
    '47 h 30',
    '3 d',
  ]);
  expect([1_000, MINUTE, 125 * MINUTE].map(spoken)).toEqual(['1 second', '1 minute', '2 hours 5 minutes']);
  expect([0, 4 * MINUTE, 3 * 60 * MINUTE, 72 * 60 * MINUTE].map(ago)).toEqual(['now', '4m', '3h', '3d']);
});
