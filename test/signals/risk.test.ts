// The risk check: what it must find, what it must leave alone, and what it says about why.
import { expect, test } from 'vitest';
import { createRiskCheck } from '#domain/signals/risk';
import { WORLD } from '#domain/signals/world';
import { casesOf, scoreOf } from './cases.ts';

const read = (text: string) =>
  createRiskCheck().take({ id: 't0', from: 'customer', text }, { account: null, world: WORLD });

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
  expect(check.take(turn, { account: null, world: WORLD })).toBeNull();
});

test('risk: a risk that is ruled out does not fire', () => {
  expect(read("I don't want to cancel, I have a question about features")?.strength).toBeLessThan(0.5);
});

test('risk: a yes takes on the risk that the assistant asked about, with the question as evidence', () => {
  const check = createRiskCheck();
  check.take(
    { id: 't0', from: 'assistant', text: 'Do you want to close your account?' },
    { account: null, world: WORLD },
  );
  const reading = check.take({ id: 't1', from: 'customer', text: 'yes please' }, { account: null, world: WORLD });
  expect(reading?.strength).toBeGreaterThanOrEqual(0.5);
  expect(reading?.evidence).toContainEqual({ words: 'close your account', rule: 'cancellation', turn: 't0' });
});

test('risk: a yes to an ordinary question is no risk, and neither is a field that was asked for', () => {
  const check = createRiskCheck();
  check.take(
    { id: 't0', from: 'assistant', text: 'Do you want to see our opening hours?' },
    { account: null, world: WORLD },
  );
  expect(
    check.take({ id: 't1', from: 'customer', text: 'yes please' }, { account: null, world: WORLD })?.strength,
  ).toBeLessThan(0.5);
  check.take({ id: 't2', from: 'assistant', text: 'What is your invoice number?' }, { account: null, world: WORLD });
  expect(
    check.take({ id: 't3', from: 'customer', text: 'INV-2231' }, { account: null, world: WORLD })?.strength,
  ).toBeLessThan(0.5);
});
