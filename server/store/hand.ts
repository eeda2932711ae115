// The hand that writes: on this thread, or (hand-elsewhere.ts) on one of its own. Whoever uses it holds the pen.
import { eraseStatements } from './erase-statements.ts';
import { groupCommit, type Outcome } from './group-commit.ts';
import type { File } from './open-file.ts';
import { type Order, writesOn } from './writes.ts';

export interface Hand {
  /** See `groupCommit`: everything that is told to be done is on the disk. Rejects before anything was tried. */
  commit(group: readonly Order[]): Promise<readonly Outcome[]>;
  /** Takes what was removed out of the write-ahead log. False: another process is reading it (a backup). */
  purge(): Promise<boolean>;
  /** Brings what is in the write-ahead log into the file, as far as nobody reads it. */
  checkpoint(): Promise<void>;
  close(): Promise<void>;
}

/** The same, done at once. */
export type Verbs = { readonly [K in keyof Hand]: (...values: Parameters<Hand[K]>) => Awaited<ReturnType<Hand[K]>> };

export function verbsOn(file: File): Verbs {
  const checkpoint = file.prepare('pragma wal_checkpoint(passive)');
  return {
    commit: groupCommit(file, writesOn(file)),
    purge: eraseStatements(file).purge,
    checkpoint: () => void checkpoint.all(),
    close: () => file.close(),
  };
}

/** Stops everybody on this thread for each flush: for commands, tests, and databases that are in memory alone. The file is its owner's to close. */
export function handHere(file: File): Hand {
  const verbs = verbsOn(file);
  return {
    commit: async (group) => verbs.commit(group),
    purge: async () => verbs.purge(),
    checkpoint: async () => verbs.checkpoint(),
    close: async () => {},
  };
}
