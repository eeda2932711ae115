// The statements of the outbox for e-mails. A mail is made in the transaction of the answer it tells of.
import type { Mailed } from './log-statements.ts';
import { type Mail, type Mails, MOST_WAITS } from './mails.ts';
import type { File } from './open-file.ts';
import type { Tables } from './tables.ts';
import type { Write } from './writes.ts';

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

export function mailsOn(file: File, write: Write): Mails {
  const due = file.prepare(`select * from mails where state = 'waiting' and due_at <= ? order by due_at limit ?`);
  const one = file.prepare('select * from mails where id = ?');
  const ofThread = file.prepare('select * from mails where thread = ? order by first');
  const lastTo = file.prepare('select max(sent_at) as at from mails where "to" = ?');
  const stopped = file.prepare('select 1 from mail_stops where "to" = ?');
  const counts = file.prepare('select state, count(*) as count from mails group by state');

  return {
    due: async (now, limit) => mailsIn(due.all(now, limit)),
    mail: async (id) => mailsIn(one.all(id))[0] ?? null,
    ofThread: async (thread) => mailsIn(ofThread.all(thread)),
    fix: (id, head, { last, to }) => write('fixMail', id, head, last, to),
    save: (id, change) => write('saveMail', id, change),
    drop: (id) => write('dropMail', id),
    take: (id, visitor) => write('takeMail', id, visitor),
    async lastTo(to) {
      const at: unknown = Object(lastTo.get(to)).at;
      return typeof at === 'number' ? at : null;
    },
    stop: (to, at) => write('stopMails', to, at),
    isStopped: async (to) => stopped.get(to) !== undefined,
    async counts() {
      const found = counts.all().map((row) => [Object(row).state, Number(Object(row).count)]);
      return { waiting: 0, sent: 0, dead: 0, ...Object.fromEntries(found) };
    },
    forget: (before) => write('forgetMails', before),
  };
}

function mailsIn(rows: readonly unknown[]): readonly Mail[] {
  return (rows as readonly Tables['mails'][]).map((row) => ({
    id: row.id,
    thread: row.thread,
    first: row.first,
    last: row.last,
    state: row.state,
    madeAt: row.made_at,
    dueAt: row.due_at,
    tries: row.tries,
    to: row.to,
    sentAt: row.sent_at,
    takenBy: row.taken_by,
  }));
}
