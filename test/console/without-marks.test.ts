import { expect, test } from 'vitest';
import { withoutMarks } from '../../server/console/without-marks.ts';

test('marks go, words stay, and what only looks like a mark stays too', () => {
  expect(withoutMarks('Open **Admin, Billing** and choose `PDF`, see [the article](https://a.example/b).')).toBe(
    'Open Admin, Billing and choose PDF, see the article.',
  );
  expect(withoutMarks('## Steps\n1. Open\n- Choose\n> Quoted')).toBe('Steps\nOpen\nChoose\nQuoted');
  expect(withoutMarks('5 * 3 is 15, snake_case, a [note], 1.5 GB and f(x)')).toBe(
    '5 * 3 is 15, snake_case, a [note], 1.5 GB and f(x)',
  );
});

test('SEC-20: sixteen thousand marks are done at once', () => {
  const began = performance.now();
  for (const mark of ['[', '![', '**', '`', '[a](', '# ']) withoutMarks(mark.repeat(16_384 / mark.length));
  expect(performance.now() - began).toBeLessThan(2_000);
});
