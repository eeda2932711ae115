// The seeded bugs still fit the source: code that goes on takes its bugs along. That they are caught takes longer: `npm run chaos:bugs`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BUGS } from './bugs.ts';
import { seeded } from './mutate.ts';

const ROOT = join(import.meta.dirname, '../..');

test.each(BUGS.map((bug) => [bug.id, bug] as const))(
  'DEL-14: every edit of the bug %s fits the source exactly once',
  (_id, { edits }) => {
    const sources = new Map<string, string>();
    for (const edit of edits) {
      const before = sources.get(edit.file) ?? readFileSync(join(ROOT, edit.file), 'utf8');
      const after = seeded(before, edit);
      expect(after).not.toBe(before);
      sources.set(edit.file, after);
    }
  },
);

test('an edit that fits nowhere, or twice, stops the build', () => {
  const edit = { file: 'x.ts', find: 'one', replace: 'two' };
  expect(() => seeded('two', edit)).toThrow('0 times');
  expect(() => seeded('one one', edit)).toThrow('2 times');
});
