// The part of a long thread that is drawn: enough to read, never so much that the page slows down.
import { expect, test } from 'vitest';
import { around, earlier, followed, later, newest, type TalkWindow } from '../../server/console/talk-window.ts';

const COUNT = 10_000;
const END = Number.POSITIVE_INFINITY;

function drawn({ from, to }: TalkWindow): number {
  return Math.min(to, COUNT) - from;
}

test('a short thread is drawn whole, a long one from its newest turns to its end', () => {
  expect(newest(20)).toEqual({ from: 0, to: END });
  expect(newest(COUNT).to).toBe(END);
  expect(drawn(newest(COUNT))).toBeLessThan(120);
});

test('going up to the first turn and down again meets every turn, and draws few at a time', () => {
  let window = newest(COUNT);
  const met = new Set<number>();
  const meet = () => {
    expect(drawn(window)).toBeLessThanOrEqual(300);
    for (let item = window.from; item < Math.min(window.to, COUNT); item += 1) met.add(item);
  };
  for (meet(); window.from > 0; meet()) window = earlier(window, COUNT);
  expect(met.size).toBe(COUNT);
  for (let steps = 0; window.to !== END && steps < 1_000; steps += 1) {
    const before = window;
    window = later(window, COUNT);
    expect(window.from).toBeLessThanOrEqual(before.to);
    expect(drawn(window)).toBeLessThanOrEqual(300);
  }
  expect(window.to).toBe(END);
});

test('a linked turn is drawn wherever it stands, with some before it; one that is drawn moves nothing', () => {
  const window = around(newest(COUNT), 17, COUNT);
  expect(window.from).toBe(0);
  expect(window.to).toBeGreaterThan(17);
  const far = around(newest(COUNT), 5_000, COUNT);
  expect(far.from).toBeLessThan(5_000);
  expect(drawn(far)).toBeLessThan(120);
  const near = newest(COUNT);
  expect(around(near, COUNT - 1, COUNT)).toBe(near);
  expect(around(near, -1, COUNT)).toBe(near);
});

test('who follows the end of a thread for a day keeps a bounded part of it', () => {
  let window = newest(10);
  for (let count = 10; count < 2_000; count += 1) {
    window = followed(window, count);
    expect(count - window.from).toBeLessThanOrEqual(300);
  }
});
