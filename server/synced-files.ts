// Files that outlast a power cut: their bytes are synced, and so is the folder that has their name.
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

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
