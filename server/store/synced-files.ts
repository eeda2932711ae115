// Files that outlast a power cut: their bytes are synced, and so is the folder that has their name.
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Makes the file, readable by its owner alone. Throws when there is one. */
export function writeSynced(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Gives a file its name, unless something has it: then false. The old name is gone after it. */
export function nameFile(draft: string, path: string): boolean {
  if (existsSync(path)) return false;
  try {
    linkSync(draft, path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw error;
    // A file system without links (a memory stick): not as safe against two at once, but as whole.
    renameSync(draft, path);
  }
  rmSync(draft, { force: true });
  syncFolder(dirname(resolve(path)));
  return true;
}

/** What was written to this file by whatever means lasts from here on. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Names given, taken and changed in this folder last from here on. */
export function syncFolder(path: string): void {
  // Windows has no such call, and keeps names in a journal of its own.
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
