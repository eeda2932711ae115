// Classes of words: a risk told in words that no rule and no training line has, and the same words where nothing is wrong.
import { expect, test } from 'vitest';
import { createRiskCheck } from '#domain/signals/risk';
import { riskClassesOf } from '#domain/signals/risk-words';

const read = (text: string) =>
  createRiskCheck().take({ id: 't0', from: 'customer', text }, { account: null, world: null });

test('risk words: a word is in the class of the word it is an ending of, and most words are in none', () => {
  expect(riskClassesOf("daughter's")).toEqual(riskClassesOf('daughter'));
  expect(riskClassesOf('table')).toEqual([]);
  expect(riskClassesOf('constructor')).toEqual([]);
});

test('risk words: who, what was done and to what are heard together, where no rule speaks', () => {
  const reading = read('my grandson has a rash on his back from the wristband');
  expect(reading?.strength).toBeGreaterThanOrEqual(0.5);
  expect(reading?.evidence.map(({ rule }) => rule)).toEqual(['risk_words']);
  expect(read('a stranger rang and wanted the code from my text message')?.strength).toBeGreaterThanOrEqual(0.5);
});

test('risk words: the same people and things where nothing is wrong are none', () => {
  expect(read('my grandson wants a band for his wrist')?.strength).toBeLessThan(0.5);
  expect(read('the code for my text editor theme, where do I find it')?.strength).toBeLessThan(0.5);
});
