// The statements of saved replies.
import type { SavedReply } from '#domain/saved-reply';
import type { File } from './open-file.ts';
import { titleKey } from './replies.ts';

/** To be run inside a transaction. */
export function replyWrites(file: File) {
  const taken = file.prepare('select 1 from replies where title_key = ? and site is ? and id <> ?');
  const save = file.prepare(
    `insert into replies (id, title, title_key, text, site, updated_at, by) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set title = excluded.title, title_key = excluded.title_key, text = excluded.text,
     site = excluded.site, updated_at = excluded.updated_at, by = excluded.by`,
  );
  const drop = file.prepare('delete from replies where id = ?');
  return {
    saveReply({ id, title, text, site, updatedAt, by }: SavedReply): boolean {
      const key = titleKey(title);
      if (taken.get(key, site, id) !== undefined) return false;
      save.run(id, title, key, text, site, updatedAt, by);
      return true;
    },
    dropReply: (id: string): boolean => Number(drop.run(id).changes) > 0,
  };
}
