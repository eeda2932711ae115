// Opening hours: what is open when, and when it opens next, across zones, weekends, midnights and changes of the clocks.
import { expect, test } from 'vitest';
import { type Hours, parseHours } from '../../server/hours.ts';

function hours(text: string, holidays: readonly string[] = []): Hours {
  const parsed = parseHours(text, holidays);
  if ('refused' in parsed) throw new Error(parsed.what);
  return parsed;
}

const at = (iso: string) => Date.parse(iso);
const BERLIN = 'Mon-Fri 09:00-18:00 Europe/Berlin';

test.each([
  ['Monday 09:00 in winter', '2026-01-05T08:00:00Z', true],
  ['a minute before', '2026-01-05T07:59:59Z', false],
  ['Monday 17:59', '2026-01-05T16:59:59Z', true],
  ['Monday 18:00', '2026-01-05T17:00:00Z', false],
  ['Monday 09:00 in summer', '2026-07-06T07:00:00Z', true],
  ['Saturday noon', '2026-01-03T11:00:00Z', false],
])('open at %s', (_what, iso, open) => {
  expect(hours(BERLIN).isOpen(at(iso))).toBe(open);
});

test.each([
  ['on Sunday: Monday', BERLIN, '2026-01-04T12:00:00Z', '2026-01-05T08:00:00Z'],
  ['before opening: the same day', BERLIN, '2026-01-05T03:00:00Z', '2026-01-05T08:00:00Z'],
  ['after closing on Friday: Monday', BERLIN, '2026-01-09T18:00:00Z', '2026-01-12T08:00:00Z'],
  ['over the weekend the clocks go forward: by the new clock', BERLIN, '2026-03-27T20:00:00Z', '2026-03-30T07:00:00Z'],
  ['over the weekend the clocks go back: by the new clock', BERLIN, '2026-10-23T20:00:00Z', '2026-10-26T08:00:00Z'],
  ['in New York', 'Mon-Sun 08:30-20:00 America/New_York', '2026-07-01T04:00:00Z', '2026-07-01T12:30:00Z'],
  ['between two spans', 'Mon-Fri 09:00-12:00, 13:00-17:00 UTC', '2026-01-05T12:30:00Z', '2026-01-05T13:00:00Z'],
  ['a week ahead', 'Mon 09:00-10:00 UTC', '2026-01-05T11:00:00Z', '2026-01-12T09:00:00Z'],
])('next opening %s', (_what, text, now, opening) => {
  expect(hours(text).nextOpening(at(now))).toBe(at(opening));
});

test('open now: there is no next opening to tell', () => {
  expect(hours(BERLIN).nextOpening(at('2026-01-05T10:00:00Z'))).toBeNull();
});

test('a span over midnight belongs to the day it began', () => {
  const night = hours('Fri 22:00-06:00 UTC');
  expect(night.isOpen(at('2026-01-09T23:00:00Z'))).toBe(true);
  expect(night.isOpen(at('2026-01-10T05:59:00Z'))).toBe(true);
  expect(night.isOpen(at('2026-01-09T05:00:00Z'))).toBe(false);
  expect(night.nextOpening(at('2026-01-10T06:00:00Z'))).toBe(at('2026-01-16T22:00:00Z'));
});

test('round the clock, in any zone', () => {
  const always = hours('Mon-Sun 00:00-24:00 Asia/Kolkata');
  for (let hour = 0; hour < 24 * 8; hour += 1)
    expect(always.isOpen(at('2026-03-25T00:30:00Z') + hour * 3_600_000)).toBe(true);
});

test.each([
  'Mon-Fri 9-18 Europe/Berlin',
  'Mon-Fri 09:00-18:00',
  'Mon-Fri 09:00-18:00 Europe/Nowhere',
  'Mo-Fr 09:00-18:00 UTC',
  'Mon-Fri 09:00-25:00 UTC',
  'Mon-Fri 09:70-18:00 UTC',
  'Mon-Fri 09:00-09:00 UTC',
  '',
])('“%s” is refused with an example of how to write it', (text) => {
  expect(parseHours(text)).toMatchObject({
    refused: 'malformed',
    what: expect.stringContaining('Mon-Fri 09:00-18:00 Europe/Berlin'),
  });
});

test.each([
  ['all day long', '2026-12-25T11:00:00Z', false],
  ['from midnight in its own zone', '2026-12-24T22:59:00Z', true],
  ['from midnight in its own zone on', '2026-12-24T23:00:00Z', false],
  ['until midnight in its own zone', '2026-12-25T23:00:00Z', true],
])('a holiday is closed %s', (_what, iso, open) => {
  expect(hours('Mon-Sun 00:00-24:00 Europe/Berlin', ['2026-12-25']).isOpen(at(iso))).toBe(open);
});

test.each([
  ['before Christmas: after the weekend', '2026-12-24T18:00:00Z', ['2026-12-25', '2026-12-28'], '2026-12-29T08:00:00Z'],
  ['on a holiday: the next day', '2026-05-01T10:00:00Z', ['2026-05-01'], '2026-05-04T07:00:00Z'],
])('the next opening skips holidays, %s', (_what, now, closed, opening) => {
  expect(hours(BERLIN, closed).nextOpening(at(now))).toBe(at(opening));
});

test('a queue that opens once a week is closed on that day, thrice running: it opens in the fourth week', () => {
  const mondays = hours('Mon 09:00-10:00 UTC', ['2026-01-05', '2026-01-12', '2026-01-19']);
  expect(mondays.nextOpening(at('2026-01-02T09:00:00Z'))).toBe(at('2026-01-26T09:00:00Z'));
});
