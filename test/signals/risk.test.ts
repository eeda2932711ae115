// The risk check: what it must find, what it must leave alone, and what it says about why.
import { expect, test } from 'vitest';
import { createRiskCheck } from '#domain/signals/risk';
import { casesOf, scoreOf } from './cases.ts';

const read = (text: string) => createRiskCheck().take({ id: 't0', from: 'customer', text }, { account: null });

test('risk: at least 93 % of the hand-written risks are found', () => {
  const { recall, missed } = scoreOf(casesOf('risk'));
  expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(0.93);
});

test('risk: at most 4 % of the hand-written look-alikes raise it', () => {
  const { falseAlarms, wrong } = scoreOf(casesOf('risk'));
  expect(falseAlarms, wrong.join('\n')).toBeLessThanOrEqual(0.04);
});

test('risk: the evidence is the words as the customer wrote them, with the rule', () => {
  expect(read('Hello, YOU CHARGED ME TWICE for May')?.evidence).toContainEqual({
    words: 'CHARGED ME TWICE',
    rule: 'double_charge',
  });
});

test('risk: look-alike letters and invisible characters hide nothing', () => {
  expect(read('you ch\u0430rged me tw\u200bice')?.strength).toBeGreaterThanOrEqual(0.5);
});

test('risk: only what the customer says is read', () => {
  const check = createRiskCheck();
  const turn = { id: 't0', from: 'assistant', text: 'Were you charged twice?' } as const;
  expect(check.take(turn, { account: null })).toBeNull();
});

test('risk: a risk that is ruled out does not fire', () => {
  expect(read("I don't want to cancel, I have a question about features")?.strength).toBeLessThan(0.5);
});
