// The statements of saved replies.
import type { File } from './group-commit.ts';
import { type Replies, titleKey } from './replies.ts';
import type { Tables } from './tables.ts';

/** `write` runs a task inside a transaction, and resolves once it is on the disk. */
export function replyStatements(file: File, write: <T>(task: () => T) => Promise<T>): Replies {
  const all = file.prepare('select * from replies order by title_key, id');
  const taken = file.prepare('select 1 from replies where title_key = ? and site is ? and id <> ?');
  const save = file.prepare(
    `insert into replies (id, title, title_key, text, site, updated_at, by) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set title = excluded.title, title_key = excluded.title_key, text = excluded.text,
     site = excluded.site, updated_at = excluded.updated_at, by = excluded.by`,
  );
  const drop = file.prepare('delete from replies where id = ?');
  return {
    async all() {
      return (all.all() as readonly Tables['replies'][]).map(({ title_key: _, updated_at: updatedAt, ...row }) => ({
        ...row,
        updatedAt,
      }));
    },
    save: ({ id, title, text, site, updatedAt, by }) =>
      write(() => {
        const key = titleKey(title);
        if (taken.get(key, site, id) !== undefined) return false;
        save.run(id, title, key, text, site, updatedAt, by);
        return true;
      }),
    drop: (id) => write(() => Number(drop.run(id).changes) > 0),
  };
}
