// How fast a queue moves: from measured first replies only, by turns and not by whole waits, and silent while they are too few.
import { expect, test } from 'vitest';
import { type Hours, parseHours } from '../../server/hours.ts';
import { paceOf } from '../../server/routing/pace.ts';

const MINUTE = 60_000;
const NOW = Date.parse('2026-11-23T12:00:00Z');
/** Answered so many minutes ago, after waiting so many. */
const waited = (ago: number, minutes: number) => ({ at: NOW - ago * MINUTE, ms: minutes * MINUTE });

test('a line that is answered every four minutes takes four minutes a place, however long each stood in it', () => {
  const line = [1, 2, 3, 4, 5, 6].map((place) => waited(28 - 4 * place, 4 * place));
  expect(paceOf(line, null, NOW)).toBe(4 * MINUTE);
});

test('where nobody stood before, the wait is the turn', () => {
  const alone = [10, 70, 130, 190, 250].map((ago) => waited(ago, 2));
  expect(paceOf(alone, null, NOW)).toBe(2 * MINUTE);
});

test('fewer than five, or only old ones, say nothing', () => {
  const four = [10, 70, 130, 190].map((ago) => waited(ago, 2));
  expect(paceOf(four, null, NOW)).toBeNull();
  const old = [1, 2, 3, 4, 5].map((at) => waited(8 * 1_440 + 60 * at, 2));
  expect(paceOf([...four, ...old], null, NOW)).toBeNull();
});

test('one that was forgotten for a day does not make the others wait', () => {
  const many = Array.from({ length: 20 }, (_, at) => waited(60 * at, at === 7 ? 59 : 2));
  expect(paceOf(many, null, NOW)).toBe(2 * MINUTE);
});

test('what was asked behind closed doors is no pace', () => {
  const hours = parseHours('Mon-Sun 09:00-18:00 UTC') as Hours;
  // The first of each morning had waited all night, and the next four their two minutes.
  const days = [0, 1, 2].flatMap((day) => [
    waited(day * 1_440 + 170, 600),
    ...[160, 120, 80, 40].map((ago) => waited(day * 1_440 + ago, 2)),
  ]);
  expect(paceOf(days, hours, NOW)).toBe(2 * MINUTE);
});
