// JSON of plain data on pages that have hung `toJSON` on built-in prototypes, as Prototype.js 1.6 does.
import { afterEach, expect, test } from 'vitest';
import { asItIs, toJson } from '#domain/json';

const lists = Array.prototype as { toJSON?: () => unknown };
afterEach(() => {
  delete lists.toJSON;
});

const DATA = { text: 'a', list: [1, { deep: ['b'] }], none: null };

test('EMB-06: lists stay lists where the page has given them a toJSON', () => {
  const plain = JSON.stringify(DATA);
  lists.toJSON = () => 'broken';
  expect(JSON.stringify(DATA)).not.toBe(plain);
  expect(toJson(DATA)).toBe(plain);
  expect(JSON.stringify(DATA, asItIs)).toBe(plain);
});

test('members that are not to be told are left out at any depth', () => {
  expect(toJson({ words: 1, list: [{ words: 2, rule: 'x' }] }, ['words'])).toBe('{"list":[{"rule":"x"}]}');
});
