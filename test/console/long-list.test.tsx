// @vitest-environment happy-dom
// The inbox's list draws what is in sight, and says where in the whole each row stands.
import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { LongList } from '../../server/console/LongList.tsx';
import { rowsDrawn, rowWindow } from '../../server/console/row-window.ts';

afterEach(cleanup);

const THREADS = Array.from({ length: 5_000 }, (_, at) => `t${at}`);

function shown(selected: string | null) {
  const { container } = render(
    <div class="cards">
      <LongList items={THREADS} keyOf={(one) => one} selected={selected}>
        {(one) => <a href={`#/t/${one}`}>{one}</a>}
      </LongList>
    </div>,
  );
  return [...container.querySelectorAll('li')];
}

test('the window holds the rows in sight and six around them, and never leaves the list', () => {
  expect(rowWindow(5_000, 100, 10_000, 800)).toEqual({ start: 94, end: 114 });
  expect(rowWindow(5_000, 100, -300, 800)).toEqual({ start: 0, end: 11 });
  expect(rowWindow(10, 100, 5_000, 800)).toEqual({ start: 10, end: 10 });
  expect(rowWindow(0, 100, 0, 800)).toEqual({ start: 0, end: 0 });
});

test('rows kept from outside the window stand in their order, once', () => {
  expect(rowsDrawn({ start: 2, end: 4 }, [7, 3, -1])).toEqual([2, 3, 7]);
});

test('of 5,000 threads fewer than forty are drawn, each with its place among all', () => {
  const rows = shown(null);
  expect(rows.length).toBeGreaterThan(8);
  expect(rows.length).toBeLessThan(40);
  expect(rows[0]?.getAttribute('aria-posinset')).toBe('1');
  expect(rows[0]?.getAttribute('aria-setsize')).toBe('5000');
});

test('the chosen thread is drawn wherever it stands', () => {
  const last = shown('t4321').at(-1);
  expect(last?.textContent).toBe('t4321');
  expect(last?.getAttribute('aria-posinset')).toBe('4322');
});
