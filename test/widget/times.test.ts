// Durations and moments in the customer's words.
import { expect, test } from 'vitest';
import { clockIn, dayIn, durationIn, momentIn } from '../../widget/words/times.ts';

const NOW = new Date(2026, 10, 23, 17, 30).getTime();
const at = (day: number, hour = 9) => new Date(2026, 10, day, hour).getTime();

test('a promised moment names its day: today, tomorrow, a weekday within the week, and a date beyond it', () => {
  expect(momentIn('en-GB', at(23, 18), NOW)).toBe('today, 18:00');
  expect(momentIn('en-GB', at(24), NOW)).toBe('tomorrow, 09:00');
  expect(momentIn('de', at(24), NOW)).toBe('morgen, 09:00');
  expect(momentIn('en-GB', at(26), NOW)).toMatch(/^Thursday/);
  expect(momentIn('en-GB', at(26), NOW)).not.toMatch(/26/);
  expect(momentIn('en-GB', at(30), NOW)).toMatch(/^Monday.*30 November/);
});

test('a duration is never less than a minute, hours from an hour and a half on, and on one line with its unit', () => {
  expect(durationIn('en', 5_000)).toBe('1\u00a0minute');
  expect(durationIn('en', 4 * 60_000)).toBe('4\u00a0minutes');
  expect(durationIn('de', 120 * 60_000)).toBe('2\u00a0Stunden');
});

test('a past day is named as people name it, and with its year when that is over', () => {
  expect(dayIn('en-GB', at(23, 8), NOW)).toBe('Today');
  expect(dayIn('de', at(22), NOW)).toBe('Gestern');
  expect(dayIn('en-GB', at(16), NOW)).toBe('Monday 16 November');
  expect(dayIn('en-GB', new Date(2025, 11, 31).getTime(), NOW)).toContain('2025');
  // A clock that is behind the relay's does not speak of tomorrow.
  expect(dayIn('en-GB', at(24), NOW)).toBe('Today');
});

test('the time of day is written as the language writes it', () => {
  expect(clockIn('de', at(23, 14))).toBe('14:00');
  expect(clockIn('en-US', at(23, 14))).toMatch(/^2:00\sPM/);
});
