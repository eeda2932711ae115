// What is written by groups: every message, and what must be on the disk with it. An order is plain data, so that it may cross to another thread.
import { eraseStatements } from './erase-statements.ts';
import { logWrites } from './log-statements.ts';
import { mailWrites } from './mail-statements.ts';
import type { File } from './open-file.ts';
import { replyWrites } from './reply-statements.ts';
import { searchIndex } from './search-index.ts';

/** Each is run inside a transaction, and waits for nothing. */
export function writesOn(file: File) {
  const mails = mailWrites(file);
  const { erase } = eraseStatements(file);
  const probe = file.prepare('replace into facts (name, value) values (?, ?)');
  return {
    ...logWrites(file, mails.addMail),
    ...mails,
    ...replyWrites(file),
    erase,
    /** The search's index takes so many entries of the log. Gives how many there were. */
    index: searchIndex(file).take,
    probe: (at: number) => void probe.run('probe', String(at)),
  };
}

export type Writes = ReturnType<typeof writesOn>;
/** Which of them, and its arguments. */
export type Order = {
  readonly [K in keyof Writes]: readonly [kind: K, ...values: Parameters<Writes[K]>];
}[keyof Writes];
/** Resolves with what it gave once that is committed and flushed to the disk. */
export type Write = <K extends keyof Writes>(
  kind: K,
  ...values: Parameters<Writes[K]>
) => Promise<ReturnType<Writes[K]>>;
