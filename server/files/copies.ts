// The files of a backup: copied beside it, and back. A file never changes once it has its name, so that copies need no moment of quiet.
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';

/** Where the files of a backup lie. */
export function filesBeside(backup: string): string {
  return `${backup}-files`;
}

/** Copies every file of `folder` to `to`, which is made if there are any. Gives how many. */
export function copyFiles(folder: string, to: string): number {
  return eachFile(folder, (thread, id) => placed(join(folder, thread, id), join(to, thread), id, false));
}

/**
 * Makes `folder` hold the files of these threads: those of the backup, and those that lie there now. What lay there stays, beside it
 * and under another name (`kept`; null: there was nothing), as the replaced database does. `count`: how many of the backup.
 */
export function restoreFiles(parts: {
  readonly from: string;
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  isThere(thread: string): boolean;
}): { readonly count: number; readonly kept: string | null } {
  const { from, folder } = parts;
  const isThere = (thread: string) => parts.isThere(Buffer.from(thread, 'hex').toString());
  const before = `${folder}.before-restore-${new Date(parts.now).toISOString().replace(/\W/gu, '-')}`;
  const kept = existsSync(folder) ? before : null;
  if (kept !== null) renameSync(folder, kept);
  const count = eachFile(from, (thread, id) =>
    isThere(thread) ? placed(join(from, thread, id), join(folder, thread), id, false) : 0,
  );
  eachFile(before, (thread, id) =>
    isThere(thread) ? placed(join(before, thread, id), join(folder, thread), id, true) : 0,
  );
  return { count, kept };
}

function eachFile(folder: string, take: (thread: string, id: string) => number): number {
  let count = 0;
  for (const thread of namesIn(folder))
    for (const id of namesIn(join(folder, thread))) if (/^[0-9a-f]{32}$/u.test(id)) count += take(thread, id);
  return count;
}

/** 0: it is there already, or was removed meanwhile. On the disk before it counts. */
function placed(from: string, folder: string, id: string, mayLink: boolean): number {
  const to = join(folder, id);
  if (existsSync(to)) return 0;
  try {
    const { atime, mtime } = statSync(from);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (mayLink && isLinked(from, to)) return 1;
    copyFileSync(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    // When it was put decides how long it is kept.
    utimesSync(to, atime, mtime);
    sync(to);
    return 1;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}

function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
