// Opens the database's file, with what every connection to it must hold: whoever writes flushes, and what is erased is gone.
import { chmodSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';

export type File = InstanceType<typeof DatabaseSync>;

/** Milliseconds a statement waits, and everything on its thread with it, while another process writes. A relay has others to serve. */
export const COMMAND_WAITS = 2_000;
export const RELAY_WAITS = 20;
/** Of the file's pages kept in memory. SQLite's own 2 MB are full with what some hundred threads touch. */
const CACHE_KB = 8_192;
/** Pages in the log after which SQLite makes a checkpoint by itself, where a thread makes them: only if that cannot keep up. */
const FALLBACK = 8_000;

/** `:memory:` for none. Throws when it cannot be opened. */
export function openFile(path: string): File {
  const file = new DatabaseSync(path, { timeout: COMMAND_WAITS, defensive: true });
  if (path !== ':memory:') chmodSync(path, 0o600);
  // FULL: NORMAL loses acknowledged messages in a power cut. secure_delete: what is erased is gone from the file too.
  file.exec(
    'pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma foreign_keys = on;',
  );
  file.exec(`pragma cache_size = -${CACHE_KB}; pragma wal_autocheckpoint = ${FALLBACK}`);
  return file;
}
