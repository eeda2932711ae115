// The value check: talk of growth, sale, renewal and leaving, and what the account adds to it.
import { expect, test } from 'vitest';
import { createValueCheck } from '#domain/signals/value';
import { WORLD } from '#domain/signals/world';
import { casesOf, scoreOf } from './cases.ts';

const read = (text: string, account: Record<string, string | number> | null = null, at?: number) => {
  const turn = { id: 't0', from: 'customer', text } as const;
  return createValueCheck().take(at === undefined ? turn : { ...turn, at }, { world: WORLD, account });
};

test('value: at least 95 % of the hand-written deals are found', () => {
  const { recall, missed } = scoreOf(casesOf('value'));
  expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
});

test('value: at most 4 % of the hand-written look-alikes raise it', () => {
  const { falseAlarms, wrong } = scoreOf(casesOf('value'));
  expect(falseAlarms, wrong.join('\n')).toBeLessThanOrEqual(0.04);
});

test('value: a large account that says hello stays under the threshold, with the trait as evidence', () => {
  const reading = read('hello', { plan: 'enterprise' });
  expect(reading?.strength).toBeLessThan(0.5);
  expect(reading?.evidence).toEqual([{ words: 'plan: enterprise', rule: 'account_plan' }]);
});

test('value: trouble counts on a large account and not on a small one', () => {
  expect(read('there is an outage', { mrr: 4200 })?.strength).toBeGreaterThanOrEqual(0.5);
  expect(read('there is an outage', { mrr: 20 })?.strength).toBeLessThan(0.5);
});

test('value: the host sets from which revenue an account is large', () => {
  const check = createValueCheck({ largeMrr: 10 });
  const turn = { id: 't0', from: 'customer', text: 'there is an outage' } as const;
  expect(check.take(turn, { world: WORLD, account: { mrr: 20 } })?.strength).toBeGreaterThanOrEqual(0.5);
});

test('value: a renewal is near in the sixty days before it, by the clock of the turn', () => {
  const account = { renewalAt: '2026-12-20T00:00:00Z' };
  const text = 'we are disappointed';
  expect(read(text, account, Date.parse('2026-12-01T00:00:00Z'))?.strength).toBeGreaterThanOrEqual(0.5);
  expect(read(text, account, Date.parse('2026-06-01T00:00:00Z'))?.strength).toBeLessThan(0.5);
});

test('value: the more revenue an account brings the more it weighs, and never enough by itself', () => {
  const strengths = [1_000, 10_000, 100_000, 1e9].map((mrr) => read('hello', { mrr })?.strength ?? 1);
  expect([...strengths].sort((a, b) => a - b)).toEqual(strengths);
  expect(strengths[1]).toBeGreaterThan(strengths[0] ?? 1);
  expect(strengths.at(-1)).toBeLessThan(0.5);
});

test('value: talk of an invoice is no deal, whoever asks', () => {
  for (const account of [null, { plan: 'enterprise', mrr: 4200 }])
    for (const text of [
      'our invoice is ready, where is it?',
      'the invoice is due on the 30th',
      'resend the invoice please',
    ])
      expect(read(text, account)?.strength, text).toBeLessThan(0.5);
  expect(read('the invoice is wrong', { mrr: 4200 })?.strength).toBeGreaterThanOrEqual(0.5);
});
