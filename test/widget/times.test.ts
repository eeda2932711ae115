// Durations and moments in the customer's words.
import { expect, test } from 'vitest';
import { durationIn, momentIn } from '../../widget/words/times.ts';

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

test('a duration is never less than a minute, and hours from an hour and a half on', () => {
  expect(durationIn('en', 5_000)).toBe('1 minute');
  expect(durationIn('en', 4 * 60_000)).toBe('4 minutes');
  expect(durationIn('de', 120 * 60_000)).toBe('2 Stunden');
});
