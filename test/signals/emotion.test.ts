// The emotion check: heat in one turn, and mild heat that adds up over several.
import { expect, test } from 'vitest';
import { createEmotionCheck } from '#domain/signals/emotion';
import { WORLD } from '#domain/signals/world';
import { casesOf, scoreOf } from './cases.ts';

const NOBODY = { account: null, world: WORLD };
const said = (id: number, text: string) => ({ id: `t${id}`, from: 'customer', text }) as const;

test('emotion: at least 93 % of the hand-written heated turns are found', () => {
  const { recall, missed } = scoreOf(casesOf('emotion'));
  expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(0.93);
});

test('emotion: at most 5 % of the hand-written calm turns raise it', () => {
  const { falseAlarms, wrong } = scoreOf(casesOf('emotion'));
  expect(falseAlarms, wrong.join('\n')).toBeLessThanOrEqual(0.05);
});

test('emotion: mild frustration that stays under the threshold once crosses it when it is repeated', () => {
  const check = createEmotionCheck();
  const strengths = [1, 2, 3].map((n) => check.take(said(n, 'it is still the same'), NOBODY)?.strength ?? 0);
  expect(strengths[0]).toBeLessThan(0.5);
  expect(strengths[2]).toBeGreaterThanOrEqual(0.5);
});

test('emotion: what adds up is shown with the turn it stands in', () => {
  const check = createEmotionCheck();
  check.take(said(1, 'it is still the same'), NOBODY);
  const evidence = check.take(said(2, 'it is still the same'), NOBODY)?.evidence ?? [];
  expect(evidence).toContainEqual({ words: 'still the same', rule: 'earlier_frustration', turn: 't1' });
});

test('emotion: a calm turn after a heated one is calm', () => {
  const check = createEmotionCheck();
  check.take(said(1, 'THIS IS RIDICULOUS, fix it!!!'), NOBODY);
  expect(check.take(said(2, 'my order number is 4432'), NOBODY)?.strength).toBeLessThan(0.5);
});

test('emotion: a new segment forgets what was said before', () => {
  const [fresh, reopened] = [createEmotionCheck(), createEmotionCheck()];
  reopened.take(said(1, 'this is ridiculous'), NOBODY);
  reopened.segment?.();
  const turn = said(2, 'it is still the same');
  expect(reopened.take(turn, NOBODY)).toEqual(fresh.take(turn, NOBODY));
});
