// The statements of the outbox for e-mails. A mail is made in the transaction of the answer it tells of.
import type { Mailed } from './log-statements.ts';
import { type Mails, MOST_WAITS } from './mails.ts';
import type { File } from './open-file.ts';
import type { Tables } from './tables.ts';

type Change = Parameters<Mails['save']>[1];

/** To be run inside a transaction. */
export function mailWrites(file: File) {
  const add = file.prepare(
    `insert into mails (id, thread, first, made_at, due_at, state, tries) values (?, ?, ?, ?, ?, 'waiting', 0)
     on conflict (thread) where last is null
     do update set due_at = max(due_at, min(excluded.due_at, made_at + ${MOST_WAITS} * (excluded.due_at - excluded.made_at)))`,
  );
  const fix = file.prepare(
    `update mails set last = ?, "to" = ? where id = ? and last is null and (select head from threads where id = mails.thread) = ?`,
  );
  const save = file.prepare(
    `update mails set state = coalesce(?, state), due_at = coalesce(?, due_at), tries = coalesce(?, tries), "to" = coalesce(?, "to"),
     sent_at = coalesce(?, sent_at)
     where id = ?`,
  );
  const drop = file.prepare('delete from mails where id = ?');
  const take = file.prepare('update mails set taken_by = ? where id = ? and taken_by is null');
  const takenBy = file.prepare('select taken_by from mails where id = ?');
  const stop = file.prepare('insert into mail_stops ("to", at) values (?, ?) on conflict do nothing');
  const forget = file.prepare(`delete from mails where state <> 'waiting' and made_at < ?`);

  return {
    addMail: ({ id, thread, seq, at, dueAt }: Mailed): void => void add.run(id, thread, seq, at, dueAt),
    fixMail: (id: string, head: number, last: number, to: string): boolean =>
      Number(fix.run(last, to, id, head).changes) > 0,
    saveMail(id: string, { state, dueAt, tries, to, sentAt }: Change): void {
      save.run(state ?? null, dueAt ?? null, tries ?? null, to ?? null, sentAt ?? null, id);
    },
    dropMail: (id: string): void => void drop.run(id),
    takeMail(id: string, visitor: string): string | null {
      take.run(visitor, id);
      const row = takenBy.get(id) as Pick<Tables['mails'], 'taken_by'> | undefined;
      return row?.taken_by ?? null;
    },
    stopMails: (to: string, at: number): void => void stop.run(to, at),
    forgetMails: (before: number): void => void forget.run(before),
  };
}
