// `baton backup` and `baton restore`: the database as one file, and back.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineCommand } from 'citty';
import type { Config } from '../config.ts';
import { copyFiles, filesBeside, restoreFiles } from '../files/copies.ts';
import { filesIn } from '../files/shelf.ts';
import { backUp } from '../store/backup.ts';
import { type Restored, restore as restoreDatabase } from '../store/restore.ts';
import { sqliteStore } from '../store/sqlite.ts';
import { configOrSay, fail } from './environment.ts';

export const backup = defineCommand({
  meta: { name: 'backup', description: 'Copy the database to a file, also while the relay runs, and check the copy.' },
  args: { file: { type: 'positional', required: true, description: 'The file to make. It must not be there yet.' } },
  run({ args }) {
    const config = configOrSay();
    const path = config && pathOrSay(config);
    if (!config || path === null) return;
    const begun = performance.now();
    const done = backUp(path, resolve(args.file));
    if (!done.ok) return fail(`There is no backup: ${done.why}.`);
    const files = copyFiles(filesIn(config.dataDir), filesBeside(resolve(args.file)));
    const { threads, entries, bytes } = done.found;
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
    console.log(
      `${args.file}: ${entries} entries of ${threads} threads, ${megabytes(bytes)} MB, checked, in ${seconds} s.`,
    );
    if (files > 0)
      console.log(
        `${filesBeside(args.file)}: ${filesSaid(files)} of these threads. Keep the folder beside the backup.`,
      );
    if (config.secret === null && existsSync(join(config.dataDir, 'secret')))
      console.log(
        `Keep ${join(config.dataDir, 'secret')} too: without it everybody who is signed in has to sign in anew.`,
      );
  },
});

export const restore = defineCommand({
  meta: {
    name: 'restore',
    description:
      'Put a backup in the place of the database. The relay must not run; the old database is kept beside it.',
  },
  args: { file: { type: 'positional', required: true, description: 'What baton backup made.' } },
  async run({ args }) {
    const config = configOrSay();
    const path = config && pathOrSay(config);
    if (!config || path === null) return;
    const isServed = () => answers(`http://${config.host}:${config.port}/healthz`);
    const done = await restoreDatabase({ from: resolve(args.file), path, now: Date.now(), isServed });
    if (!done.ok) return fail(`Nothing was restored: ${done.why}.`);
    const files = await filesOf(config, path, resolve(args.file));
    for (const line of told(done)) console.log(line);
    if (files.count > 0) console.log(`${filesSaid(files.count)} came back with it.`);
    if (files.kept !== null)
      console.log(
        `The files that were there are kept: ${files.kept}. No erasure reaches them: remove the folder in time.`,
      );
  },
});

function told({ threads, entries, kept, carried, erasedAgain, migrated }: Extract<Restored, { ok: true }>) {
  return [
    `Restored: ${entries} entries of ${threads} threads. Start the relay: customers and agents get the restored threads by themselves, and what they had not sent yet is sent again.`,
    ...(kept === null ? [] : [`The database that was there is kept: ${kept}`]),
    ...(migrated.length === 0 ? [] : [`It was brought up to this version: ${migrated.join(', ')}.`]),
    ...(erasedAgain === 0 ? [] : [`${erasedAgain} threads that had been erased since the backup were erased again.`]),
    carried
      ? 'Accounts, sessions and invitations are those of the database that was replaced, not of the backup.'
      : 'Accounts are those of the backup. Everybody has to sign in anew.',
  ];
}

/** Puts the files of the backup back, as far as their threads are there again. */
async function filesOf({ dataDir }: Config, path: string, backup: string): Promise<ReturnType<typeof restoreFiles>> {
  const store = await sqliteStore(path);
  const there = new Set<string>();
  const rows = await store.db.selectFrom('threads').select('id').execute();
  for (const { id } of rows) there.add(id);
  await store.close();
  const parts = { from: filesBeside(backup), folder: filesIn(dataDir), now: Date.now() };
  return restoreFiles({ ...parts, isThere: (thread) => there.has(thread) });
}

function filesSaid(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}

/** Where the database lies; null: nowhere, and it was said. */
function pathOrSay({ database }: Config): string | null {
  if (database.kind === 'sqlite') return database.path;
  fail('DATABASE_URL is memory: there is no file to back up or to restore.');
  return null;
}

function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    () => true,
    () => false,
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(1);
}
