// The statements that make things gone: rows are overwritten (`secure_delete`), and the write-ahead log is emptied after them.

import { hashOfId } from './hash-of-id.ts';
import type { File } from './open-file.ts';
import type { Erasure } from './store.ts';

export interface EraseStatements {
  /** To be run inside a transaction. Gives how many threads there were. */
  erase(gone: Erasure): number;
  /** Takes what was removed out of the write-ahead log. To be run outside a transaction. False: another process is reading it (a backup). */
  purge(): boolean;
  isErased(thread: string): boolean;
}

export function eraseStatements(file: File): EraseStatements {
  const statements = (...texts: readonly string[]) => texts.map((text) => file.prepare(text));
  const ofThread = statements(
    'delete from entries where thread = ?',
    'delete from waits where thread = ?',
    'delete from mails where thread = ?',
    'delete from unsearched where thread = ?',
  );
  const thread = file.prepare('delete from threads where id = ?');
  const visitor = file.prepare('delete from visitors where id = ? or same_as = ?');
  const remember = file.prepare('insert into erased (hash, at) values (?, ?) on conflict do nothing');
  const note = file.prepare('insert into erasures (at, by, threads, visitors) values (?, ?, ?, ?)');
  const empty = file.prepare('pragma wal_checkpoint(truncate)');
  const known = file.prepare('select 1 from erased where hash = ?');

  return {
    erase({ threads, visitors, at, by }) {
      let count = 0;
      for (const id of threads) {
        for (const each of ofThread) each.run(id);
        count += Number(thread.run(id).changes);
        remember.run(hashOfId(id), at);
      }
      for (const id of visitors) visitor.run(id, id);
      note.run(at, by, count, visitors.length);
      return count;
    },
    purge: () => Object(empty.get()).busy === 0,
    isErased: (id) => known.get(hashOfId(id)) !== undefined,
  };
}
