// The page of promises is honest: nothing on it is without a check, and it is what the command makes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testsById } from './found.ts';
import { GROUPS } from './list.ts';
import { measuredRuns, performance, reliability } from './table.ts';

const promises = GROUPS.flatMap((group) => group.promises);

test('every promise has a test or a measured figure', () => {
  const tests = testsById();
  const measured = new Set(measuredRuns().flatMap((run) => run.figures.map((figure) => figure.id)));
  expect(
    promises.filter(({ id, shows }) => !tests.has(id) && !shows.every((one) => measured.has(one))).map(({ id }) => id),
  ).toEqual([]);
});

test('every id stands once', () => {
  const ids = promises.map(({ id }) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test('docs/reliability.md and docs/performance.md are what `npm run promises` makes', () => {
  const page = (name: string) => readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8');
  expect(page('reliability.md')).toBe(reliability());
  expect(page('performance.md')).toBe(performance());
});
