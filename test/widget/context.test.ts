// What a page says of itself, as flat values.
import { expect, test } from 'vitest';
import { flatContext } from '../../widget/context.ts';

function flat(context: Record<string, unknown>) {
  const warnings: string[] = [];
  return { traits: flatContext(context, (what) => warnings.push(what)), warnings };
}

test('nested values get dotted keys, lists one text, dates their moment; what is no data stays on the page', () => {
  const { traits, warnings } = flat({
    page: 'checkout',
    cart: { total: 99.5, items: ['mug', 'tea'], gift: true, note: null },
    since: new Date(0),
    fn: () => 1,
    missing: undefined,
    bad: Number.NaN,
  });
  expect(traits).toEqual({
    page: 'checkout',
    'cart.total': 99.5,
    'cart.items': 'mug, tea',
    'cart.gift': true,
    'cart.note': null,
    since: '1970-01-01T00:00:00.000Z',
  });
  expect(warnings).toEqual([]);
});

test('what is too much is left out and named: too many, too long, too deep, itself', () => {
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`k${i}`, i]));
  expect(Object.keys(flat(many).traits)).toHaveLength(50);
  expect(flat(many).warnings[0]).toContain('k59');
  expect(String(flat({ long: 'x'.repeat(9_000) }).traits.long)).toHaveLength(500);
  const loop: Record<string, unknown> = { name: 'a' };
  loop.self = loop;
  const { traits, warnings } = flat(loop);
  expect(traits.name).toBe('a');
  expect(warnings[0]).toContain('self.self');
});

test('a key with a special meaning makes no object of another kind', () => {
  const { traits } = flat(JSON.parse('{"__proto__": {"admin": true}, "a": 1}'));
  expect(traits).toEqual({ a: 1, '__proto__.admin': true });
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});
