// The store contract over both stores, and what only a file can promise.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, test } from 'vitest';
import { memoryStore } from '../../server/store/memory.ts';
import { searchTerms } from '../../server/store/search-words.ts';
import { sqliteStore } from '../../server/store/sqlite.ts';
import { WRITER } from '../built-server.ts';
import { anAppend, storeContract } from './store-contract.ts';

const file = () => join(mkdtempSync(join(tmpdir(), 'baton-store-')), 'baton.db');

storeContract('memory', { open: async () => memoryStore('lineage') });
storeContract('sqlite', { open: () => sqliteStore(file()) });

storeContract('sqlite, written on a thread of its own', { open: () => sqliteStore(file(), { thread: WRITER }) });

/** What a file promises, whichever thread writes to it. */
const WRITERS = [
  ['here', { thread: null }],
  ['on a thread of its own', { thread: WRITER }],
] as const;

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

for (const [where, options] of WRITERS)
  test(`sqlite: appends that arrive together share a commit, and one that fails does not take the others with it (written ${where})`, async () => {
    const store = await sqliteStore(file(), options);
    const bad = anAppend({ thread: 'thread-bad', after: 0, at: Number.NaN });
    const good = Array.from({ length: 20 }, (_, at) => anAppend({ thread: `thread-${at}`, after: 0 }));
    const done = await Promise.allSettled([bad, ...good].map(store.append));
    expect(done.map((one) => one.status)).toEqual(['rejected', ...good.map(() => 'fulfilled')]);
    expect(await store.thread('thread-bad')).toBeNull();
    await store.close();
  });

for (const [where, options] of WRITERS)
  test(`PRV-02, I15: erased words are gone from the search’s index in the file, word by word, however much was said since (written ${where})`, async () => {
    const path = file();
    const store = await sqliteStore(path, options);
    const say = (thread: string, after: number, text: string) =>
      store.append(anAppend({ thread, after, event: { type: 'said', text } }));
    for (let after = 0; after < 60; after += 1)
      await say('thread-1', after, `of line ${after} my zebra7f3a91 says w${after}`);
    for (let after = 0; after < 60; after += 1)
      await say('thread-2', after, `of line ${after} others say other things`);
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

/** What the index holds and what it does not hold yet, seen from outside. */
function indexOf(path: string): { readonly searched: number; readonly unsearched: number } {
  const raw = new DatabaseSync(path, { readOnly: true });
  const count = (table: string) => Number(Object(raw.prepare(`select count(*) as count from ${table}`).get()).count);
  const counts = { searched: count('searched'), unsearched: count('unsearched') };
  raw.close();
  return counts;
}

for (const [where, options] of WRITERS)
  test(`I15: what was said and did not come into the search’s index before a crash is found all the same (written ${where})`, async () => {
    const path = file();
    const first = await sqliteStore(path, options);
    await first.append(anAppend({ after: 0, event: { type: 'said', text: 'the lid leaks' } }));
    await first.close();
    // As a relay leaves it that was killed: the entry is there, with its mark, and nobody has taken it into the index.
    const raw = new DatabaseSync(path);
    raw.exec(
      `insert into entries select thread, 2, 'said-2', digest, at, age, by_json, replace(event_json, 'lid', 'kettle') from entries`,
    );
    raw.close();
    expect(indexOf(path)).toEqual({ searched: 1, unsearched: 1 });
    const second = await sqliteStore(path, options);
    expect(await second.search(searchTerms('kettle'), 5)).toHaveLength(1);
    expect(indexOf(path)).toEqual({ searched: 2, unsearched: 0 });
    await second.close();
  });

for (const [where, options] of WRITERS)
  test(`the search’s index follows the log by itself (written ${where})`, async () => {
    const path = file();
    const store = await sqliteStore(path, options);
    for (let after = 0; after < 700; after += 1)
      await store.append(anAppend({ after, event: { type: 'said', text: `the kettle leaks ${after}` } }));
    await expect.poll(() => indexOf(path), { timeout: 10_000 }).toEqual({ searched: 700, unsearched: 0 });
    await store.close();
  });

for (const [where, options] of WRITERS)
  test(`PRV-02, I15: words that were erased, changed or removed before they were in the index never come into it (written ${where})`, async () => {
    const path = file();
    const store = await sqliteStore(path, options);
    const said = { type: 'said', text: 'CANARY-ONE in a thread that is erased' } as const;
    await store.append(anAppend({ thread: 'thread-gone', after: 0, event: said }));
    await store.append(anAppend({ after: 0, event: { type: 'said', text: 'CANARY-TWO that is removed' } }));
    const [second] = await store.entries('thread-1', 0, 9);
    if (!second) throw new Error('nothing was stored');
    const emptied = [{ ...second, event: { type: 'said', text: '' } }] as const;
    await store.append(anAppend({ after: 1, event: { type: 'removed', entry: 1, why: 'secret' }, emptied }));
    await store.erase({ threads: ['thread-gone'], visitors: [], at: 1, by: 'test' });
    expect(await store.search(searchTerms('canary'), 5)).toEqual([]);
    await store.append(anAppend({ after: 2, event: { type: 'said', text: 'said afterwards' } }));
    expect(await store.search(searchTerms('afterwards'), 5)).toHaveLength(1);
    expect(indexOf(path)).toEqual({ searched: 1, unsearched: 0 });
    for (const name of readdirSync(dirname(path)))
      expect(readFileSync(join(dirname(path), name), 'latin1'), name).not.toMatch(/canary/iu);
    await store.close();
  });

for (const [where, options] of WRITERS)
  test(`PRV-02, I15: an erasure while a backup reads is over once the words are gone from the write-ahead log too (written ${where})`, async () => {
    const path = file();
    const store = await sqliteStore(path, options);
    await store.append(anAppend({ after: 0, event: { type: 'said', text: 'CANARY-3310' } }));
    const backup = new DatabaseSync(path, { readOnly: true });
    backup.exec('begin');
    backup.prepare('select count(*) from entries').get();
    let over = false;
    const erasing = store.erase({ threads: ['thread-1'], visitors: [], at: 1, by: 'test' }).finally(() => {
      over = true;
    });
    const log = () => readFileSync(`${path}-wal`, 'latin1');
    // The relay goes on meanwhile.
    await store.append(anAppend({ thread: 'thread-2', after: 0 }));
    expect(over).toBe(false);
    expect(log()).toContain('CANARY-3310');
    backup.exec('commit');
    backup.close();
    await erasing;
    for (const name of readdirSync(dirname(path)))
      expect(readFileSync(join(dirname(path), name), 'latin1'), name).not.toContain('CANARY-3310');
    await store.close();
  });

for (const [where, options] of WRITERS)
  test(`sqlite: what is written is brought into the file beside the appends, and the log does not grow without end (written ${where})`, async () => {
    const path = file();
    const store = await sqliteStore(path, options);
    const threads = Array.from({ length: 100 }, (_, at) => `thread-${at}`);
    for (let after = 0; after < 60; after += 1)
      await Promise.all(threads.map((thread) => store.append(anAppend({ thread, after, event: LONG }))));
    // All that was written would be some 60 MB; what SQLite falls back to is 32.
    expect(statSync(`${path}-wal`).size).toBeLessThan(32_000_000);
    expect(statSync(path).size).toBeGreaterThan(6_000 * LONG.text.length);
    await store.erase({ threads, visitors: [], at: 1, by: 'test' });
    expect(statSync(`${path}-wal`).size).toBe(0);
    await store.close();
  });

test('a store that is closed far behind with its search’s index leaves the rest for the next start', async () => {
  const path = file();
  const first = await sqliteStore(path);
  await first.append(anAppend({ after: 0, event: { type: 'said', text: 'the kettle leaks' } }));
  await first.close();
  const raw = new DatabaseSync(path);
  raw.exec(`with recursive n (seq) as (select 2 union all select seq + 1 from n where seq < 2000)
    insert into entries select thread, n.seq, 'said-' || n.seq, digest, at, age, by_json, event_json from entries, n`);
  raw.close();
  await (await sqliteStore(path, { thread: WRITER })).close();
  const { searched, unsearched } = indexOf(path);
  expect(searched + unsearched).toBe(2_000);
  expect(unsearched).toBeGreaterThan(1_000);
});

test('what is written now and then and what is written by groups wait for each other, and neither is told “locked”', async () => {
  const store = await sqliteStore(file(), { thread: WRITER, waits: 0 });
  const site = { id: 'shop', name: 'Shop', origins: ['*'], playbook: 'shop.yaml', knowledge: null };
  for (let after = 0; after < 30; after += 1) {
    const appends = Array.from({ length: 20 }, (_, at) => store.append(anAppend({ thread: `thread-${at}`, after })));
    const sites = Array.from({ length: 5 }, (_, at) => store.saveSite({ ...site, name: `Shop ${after} ${at}` }));
    await store.db.transaction().execute(async (trx) => {
      await trx.selectFrom('sites').selectAll().execute();
      await trx
        .replaceInto('facts')
        .values({ name: 'round', value: String(after) })
        .execute();
    });
    for (const done of await Promise.all(appends)) expect(done.kind).toBe('appended');
    await Promise.all(sites);
    expect((await store.site('shop'))?.name).toBe(`Shop ${after} 4`);
    // Whatever was told is read at once, by another connection than wrote it.
    expect((await store.thread('thread-7'))?.head).toBe(after + 1);
  }
  await store.close();
});

test('a thread that writes and dies takes the process with it, and what it had not written was told nobody', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-dying-'));
  const dying = join(folder, 'dying.mjs');
  // It takes one order, and ends without a word.
  writeFileSync(
    dying,
    `import { parentPort } from 'node:worker_threads'; parentPort.once('message', () => process.exit(0));`,
  );
  const script = `
    import { sqliteStore } from '${join(import.meta.dirname, '../../server/store/sqlite.ts')}';
    import { anAppend } from '${join(import.meta.dirname, 'store-contract.ts')}';
    const store = await sqliteStore('${join(folder, 'baton.db')}', { thread: '${dying}' });
    setInterval(() => {}, 1_000);
    await store.append(anAppend({ after: 0 })).then(() => console.log('told'), () => console.log('refused'));`;
  writeFileSync(join(folder, 'run.mts'), script);
  const done = spawnSync(process.execPath, ['--import', 'tsx', join(folder, 'run.mts')], {
    cwd: join(import.meta.dirname, '../..'),
    encoding: 'utf8',
    timeout: 14_000,
  });
  expect(done.stdout).toBe('');
  expect(done.stderr).toContain('The thread that writes ended by itself');
  expect(done.status).not.toBe(0);
  expect(done.signal).toBeNull();
});

const LONG = { type: 'said', text: 'the kettle leaks, '.repeat(100) } as const;
