// Saved replies over a database: read on this connection, written with everything that is written by groups.
import type { File } from './open-file.ts';
import type { Replies } from './replies.ts';
import type { Tables } from './tables.ts';
import type { Write } from './writes.ts';

export function repliesOn(file: File, write: Write): Replies {
  const all = file.prepare('select * from replies order by title_key, id');
  return {
    async all() {
      return (all.all() as readonly Tables['replies'][]).map(({ title_key: _, updated_at: updatedAt, ...row }) => ({
        ...row,
        updatedAt,
      }));
    },
    save: (reply) => write('saveReply', reply),
    drop: (id) => write('dropReply', id),
  };
}
