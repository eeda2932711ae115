// Golden Transfer within Tolerance, held against values worked out by the paper's own formula.
import { expect, test } from 'vitest';
import { firstHandoffTiming, goldenTransfer } from '../bench/handoff-timing.ts';

test.each([
  { gold: [3], predicted: [3], scores: [1, 1, 1] },
  { gold: [3], predicted: [2], scores: [0.60653072, 0.882496914, 0.945959472] },
  { gold: [3], predicted: [4], scores: [0.60653072, 0.882496914, 0.945959472] },
  { gold: [], predicted: [], scores: [1, 1, 1] },
  { gold: [], predicted: [1], scores: [0, 0, 0] },
  { gold: [1], predicted: [], scores: [0, 0, 0] },
])('GT-I, II and III of $predicted against $gold', ({ gold, predicted, scores }) => {
  const found = [1, 2, 3].map((tolerance) => goldenTransfer(gold, predicted, tolerance));
  found.forEach((score, i) => {
    expect(score).toBeCloseTo(scores[i] ?? -1, 6);
  });
});

test('lateness punishes late handoffs harder above 0, early ones below', () => {
  expect(goldenTransfer([3], [2], 1, 0.5)).toBeCloseTo(0.716531358, 6);
  expect(goldenTransfer([3], [2], 1, -0.5)).toBeCloseTo(0.367879515, 6);
  expect(goldenTransfer([3], [4], 1, 0.5)).toBeCloseTo(0.367879515, 6);
});

test.each([
  { gold: [3], predicted: [3, 5], timing: 'exact' },
  { gold: [3], predicted: [4], timing: 'near' },
  { gold: [5], predicted: [1], timing: 'early' },
  { gold: [1], predicted: [5], timing: 'late' },
  { gold: [1], predicted: [], timing: 'missed' },
  { gold: [], predicted: [1], timing: 'false alarm' },
  { gold: [], predicted: [], timing: 'none' },
])('the first handoff at $predicted where $gold was due is $timing', ({ gold, predicted, timing }) => {
  expect(firstHandoffTiming(gold, predicted, 1)).toBe(timing);
});
