// Puts a backup in the place of the database: checked first, brought up to this version, under a lineage of its own. The old one stays beside it.
import { randomBytes } from 'node:crypto';
import { chmodSync, constants, copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { carryOver, endSessions } from './carry-over.ts';
import { hashOfId } from './hash-of-id.ts';
import { type Inspected, inspect } from './inspect.ts';
import { whyNotSchema } from './migrations.ts';
import type { File } from './open-file.ts';
import { sqliteStore } from './sqlite.ts';
import { syncFile, syncFolder } from './synced-files.ts';
import { troubleOf } from './trouble.ts';

export type Restored =
  | {
      readonly ok: true;
      readonly lineage: string;
      readonly threads: number;
      readonly entries: number;
      /** Where the database that was replaced lies now; null: there was none. */
      readonly kept: string | null;
      /** Accounts, sessions and erasures are those of the replaced database; false: there was none, or of another house. */
      readonly carried: boolean;
      /** Threads of the backup that had been erased since, and were erased again. */
      readonly erasedAgain: number;
      /** The steps of the schema that the backup was behind. */
      readonly migrated: readonly string[];
    }
  /** In words, with what to do. Nothing was changed. */
  | { readonly ok: false; readonly why: string };

export interface RestoreParts {
  readonly from: string;
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Asked when the database is too damaged for its locks to say it: whether a relay answers where this one would. */
  isServed(): Promise<boolean>;
}

/** Throws for what nobody can foresee; the database is then the old one or the new one, never half. */
export async function restore(parts: RestoreParts): Promise<Restored> {
  const { from, path, now } = parts;
  const backup = inspect(from, { thorough: true });
  const why = backup.ok ? whyNotBackup(backup.found) : backup.why;
  if (!backup.ok || why !== null) return { ok: false, why: `${from} cannot be restored: ${why}` };
  const first = await takeOver(parts);
  if (!first.ok) return first;
  first.release();
  const draft = `${path}-restored-${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    copyFileSync(from, draft, constants.COPYFILE_EXCL);
    chmodSync(draft, 0o600);
    const carried = isSameHouse(path, backup.found);
    const made = await makeNew(draft, carried ? path : null, now);
    // Again, and for good: that took a while.
    const taken = await takeOver(parts);
    if (!taken.ok) return taken;
    const kept = exchange(draft, path, now);
    taken.release();
    return { ok: true, threads: backup.found.threads, entries: backup.found.entries, kept, carried, ...made };
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(draft + end, { force: true });
  }
}

function whyNotBackup({ integrity, schema }: Inspected): string | null {
  return integrity === 'ok' ? whyNotSchema(schema) : `it is damaged (${integrity}). Use another backup`;
}

type TakenOver =
  /** Nobody else can open the database until `release`. */
  { readonly ok: true; release(): void } | { readonly ok: false; readonly why: string };

/** Takes the database from everybody: SQLite lets nobody leave WAL while others have the file open. What its log still held is in it then. */
async function takeOver({ path, isServed }: RestoreParts): Promise<TakenOver> {
  const served = {
    ok: false,
    why: `${path} is being served, or another command uses it. Stop the relay, then restore`,
  } as const;
  if (!existsSync(path)) return { ok: true, release: () => {} };
  const file = new DatabaseSync(path, { timeout: 500 });
  try {
    file.exec('pragma locking_mode = exclusive; pragma journal_mode = delete; begin exclusive; commit');
    return { ok: true, release: () => file.close() };
  } catch (error) {
    file.close();
    const trouble = troubleOf(error);
    if (trouble === 'locked') return served;
    if (trouble !== 'damaged') throw error;
    return (await isServed()) ? served : { ok: true, release: () => {} };
  }
}

/** Whether both come from one database: then accounts and erasures of the later one hold. */
function isSameHouse(path: string, backup: Inspected): boolean {
  const replaced = inspect(path, { thorough: false });
  return replaced.ok && replaced.found.lineages.some((lineage) => backup.lineages.includes(lineage));
}

/** Up to this version, with what must not come back gone again, and under a new lineage: clients drop what they have and offer their outboxes anew. */
async function makeNew(draft: string, replaced: string | null, now: number) {
  const lineage = randomBytes(16).toString('hex');
  const before = await sqliteStore(draft);
  await before.close();
  const file = new DatabaseSync(draft);
  if (replaced === null) endSessions(file);
  else carryOver(file, replaced);
  file.exec(`insert into facts (name, value) select 'lineages', value from facts where name = 'lineage'
    on conflict do update set value = value || ' ' || excluded.value`);
  file.prepare(`update facts set value = ? where name = 'lineage'`).run(lineage);
  const erased = erasedIn(file);
  file.close();
  const store = await sqliteStore(draft);
  if (erased.threads.length > 0) await store.erase({ ...erased, at: now, by: 'restore' });
  await store.close();
  syncFile(draft);
  return { lineage, migrated: before.migrated, erasedAgain: erased.threads.length };
}

/** Threads that are remembered as erased and are there again, and the visitors who had no other. */
function erasedIn(file: File): { readonly threads: readonly string[]; readonly visitors: readonly string[] } {
  const rows = (query: string) => file.prepare(query).all().map(Object);
  const hashes = new Set(rows('select hash from erased').map((row) => String(row.hash)));
  if (hashes.size === 0) return { threads: [], visitors: [] };
  const threads = rows('select id, visitor from threads');
  const gone = threads.filter((row) => hashes.has(hashOfId(String(row.id))));
  const kept = new Set(threads.filter((row) => !gone.includes(row)).map((row) => String(row.visitor)));
  const visitors = new Set(gone.map((row) => String(row.visitor)));
  return { threads: gone.map((row) => String(row.id)), visitors: [...visitors].filter((id) => !kept.has(id)) };
}

/** Puts the new one in the place of the old one, which keeps another name. A power cut in between leaves either. */
function exchange(draft: string, path: string, now: number): string | null {
  const kept = existsSync(path) ? `${path}.before-restore-${new Date(now).toISOString().replace(/\W/gu, '-')}` : null;
  // A log of the old one, where it could not be written into it, must never be taken for the new one's.
  if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${kept ?? path}-wal-left`);
  rmSync(`${path}-shm`, { force: true });
  if (kept !== null) copyName(path, kept);
  renameSync(draft, path);
  syncFolder(dirname(path));
  return kept;
}

function copyName(path: string, other: string): void {
  try {
    linkSync(path, other);
  } catch {
    // No links on this file system: for a moment there is no database, and then the new one.
    renameSync(path, other);
  }
}
