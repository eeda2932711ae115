// A few power cuts, over the built relay. `npm run powercuts` makes hundreds.
import { expect, test } from 'vitest';
import { CLI } from '../built-server.ts';
import { findCompiler, NO_COMPILER } from '../compiler.mjs';
import { cutPower } from './cuts.ts';
import { createDisk } from './disk.ts';
import { recordLoad } from './relay-under-load.ts';

const compiler = findCompiler();
if (compiler === null) console.warn(NO_COMPILER);

const SEED = 20_261;

const cuts = async (weaker: boolean) => {
  const relay = [CLI];
  const load = { compiler: compiler ?? 'cc', relay, weaker, customers: 8, messages: 250, starts: 2 };
  return cutPower(await recordLoad(load), 14, SEED);
};

test.skipIf(compiler === null)(
  'DEL-07: after a power cut everything is there that the relay told anyone, the database is whole, and so is the secret',
  async () => {
    const found = await cuts(false);
    expect(found.map(({ mode, losing, broken, why }) => ({ mode, losing, broken, why }))).toEqual(
      ['drop', 'subset', 'prefix'].map((mode) => ({ mode, losing: 0, broken: 0, why: null })),
    );
    expect(found[0]?.told).toBeGreaterThan(100);
  },
  40_000,
);

test.skipIf(compiler === null)(
  'DEL-07: the same cuts lose messages of a relay that syncs less (control)',
  async () => {
    const [drop] = await cuts(true);
    expect(drop?.losing).toBeGreaterThan(0);
  },
  40_000,
);

test('the disk of the harness keeps what was synced, and takes the rest', () => {
  const disk = createDisk();
  const written = (text: string, at: number) =>
    disk.take({ kind: 'written', name: 'a', at, bytes: Buffer.from(text, 'latin1') });
  const cut = (mode: 'drop' | 'prefix', chance: number) =>
    disk
      .cut(mode, () => chance)
      .get('a')
      ?.toString('latin1');
  disk.take({ kind: 'created', name: 'a' });
  written('one', 0);
  disk.take({ kind: 'synced', name: 'a' });
  expect(cut('drop', 0)).toBeUndefined();
  disk.take({ kind: 'folderSynced' });
  expect(cut('drop', 0)).toBe('one');
  written('two', 3);
  written('x'.repeat(1_024), 6);
  expect(cut('drop', 0)).toBe('one');
  expect(cut('prefix', 0.4)).toBe('one');
  expect(cut('prefix', 0.99)).toBe(`onetwo${'\0'.repeat(512)}`.slice(0, 6));
  disk.take({ kind: 'truncated', name: 'a', to: 2 });
  disk.take({ kind: 'synced', name: 'a' });
  disk.take({ kind: 'unlinked', name: 'a' });
  expect(cut('drop', 0)).toBe('on');
  disk.take({ kind: 'folderSynced' });
  expect(cut('drop', 0)).toBeUndefined();
});
