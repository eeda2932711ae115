// The store contract over both stores, and what only a file can promise.
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memoryStore } from '../../server/store/memory.ts';
import { searchTerms } from '../../server/store/search-words.ts';
import { sqliteStore } from '../../server/store/sqlite.ts';
import { anAppend, storeContract } from './store-contract.ts';

const file = () => join(mkdtempSync(join(tmpdir(), 'baton-store-')), 'baton.db');

storeContract('memory', { open: async () => memoryStore('lineage') });
storeContract('sqlite', { open: () => sqliteStore(file()) });

test('sqlite: what was acknowledged is there when the file is opened again, under the same lineage', async () => {
  const path = file();
  const first = await sqliteStore(path);
  await first.append(anAppend({ thread: 'thread-1', after: 0 }));
  await first.close();
  const second = await sqliteStore(path);
  expect(second.lineage).toBe(first.lineage);
  expect(first.migrated.length).toBeGreaterThan(0);
  expect(second.migrated).toEqual([]);
  expect(await second.entries('thread-1', 0, 10)).toHaveLength(1);
  await second.close();
});

test('sqlite: every commit is flushed to the disk (synchronous=FULL) and erased text leaves the file', async () => {
  const path = file();
  const store = await sqliteStore(path);
  const pragma = async (name: string) => {
    const { sql } = await import('kysely');
    return (await sql.raw(`pragma ${name}`).execute(store.db)).rows[0];
  };
  expect(await pragma('synchronous')).toEqual({ synchronous: 2 });
  expect(await pragma('journal_mode')).toEqual({ journal_mode: 'wal' });
  await store.append(anAppend({ after: 0, event: { type: 'said', text: 'CANARY-7261' } }));
  await store.db.deleteFrom('entries').execute();
  await store.close();
  const folder = join(path, '..');
  const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  expect(bytes.join('')).not.toContain('CANARY-7261');
});

test('sqlite: appends that arrive together share a commit, and one that fails does not take the others with it', async () => {
  const store = await sqliteStore(file());
  const bad = anAppend({ thread: 'thread-bad', after: 0, at: Number.NaN });
  const good = Array.from({ length: 20 }, (_, at) => anAppend({ thread: `thread-${at}`, after: 0 }));
  const done = await Promise.allSettled([bad, ...good].map(store.append));
  expect(done.map((one) => one.status)).toEqual(['rejected', ...good.map(() => 'fulfilled')]);
  expect(await store.thread('thread-bad')).toBeNull();
  await store.close();
});

test('PRV-02, I15: erased words are gone from the search’s index in the file, word by word, however much was said since', async () => {
  const path = file();
  const store = await sqliteStore(path);
  const say = (thread: string, after: number, text: string) =>
    store.append(anAppend({ thread, after, event: { type: 'said', text } }));
  for (let after = 0; after < 60; after += 1)
    await say('thread-1', after, `of line ${after} my zebra7f3a91 says w${after}`);
  for (let after = 0; after < 60; after += 1) await say('thread-2', after, `of line ${after} others say other things`);
  const folder = join(path, '..');
  const bytes = () =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('');
  // Words that begin alike are stored once, with what differs.
  expect(bytes()).toContain('ebra7f3a91');
  await store.erase({ threads: ['thread-1'], visitors: [], at: 9, by: 'somebody' });
  expect(bytes()).not.toContain('ebra7f3a91');
  expect(await store.search(searchTerms('others'), 9)).toHaveLength(1);
  await store.close();
  expect(bytes()).not.toContain('ebra7f3a91');
});
