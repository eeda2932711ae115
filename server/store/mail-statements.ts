// The statements of the outbox for e-mails. A mail is made in the transaction of the answer it tells of.
import type { File } from './group-commit.ts';
import { type Mail, type Mails, MOST_WAITS, type ToMail } from './mails.ts';
import type { Tables } from './tables.ts';

export interface MailStatements {
  /** To be run inside the transaction of the entry. */
  append(answer: ToMail & { readonly thread: string; readonly seq: number; readonly at: number }): void;
  /** `write` runs a task inside a transaction, and resolves once it is on the disk. */
  over(write: <T>(task: () => T) => Promise<T>): Mails;
}

export function mailStatements(file: File): MailStatements {
  const add = file.prepare(
    `insert into mails (id, thread, first, made_at, due_at, state, tries) values (?, ?, ?, ?, ?, 'waiting', 0)
     on conflict (thread) where last is null
     do update set due_at = max(due_at, min(excluded.due_at, made_at + ${MOST_WAITS} * (excluded.due_at - excluded.made_at)))`,
  );
  const due = file.prepare(`select * from mails where state = 'waiting' and due_at <= ? order by due_at limit ?`);
  const one = file.prepare('select * from mails where id = ?');
  const ofThread = file.prepare('select * from mails where thread = ? order by first');
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
  const lastTo = file.prepare('select max(sent_at) as at from mails where "to" = ?');
  const stop = file.prepare('insert into mail_stops ("to", at) values (?, ?) on conflict do nothing');
  const stopped = file.prepare('select 1 from mail_stops where "to" = ?');
  const counts = file.prepare('select state, count(*) as count from mails group by state');
  const forget = file.prepare(`delete from mails where state <> 'waiting' and made_at < ?`);
  const mail = (id: string) => mailsIn(one.all(id))[0] ?? null;

  return {
    append: ({ id, thread, seq, at, dueAt }) => void add.run(id, thread, seq, at, dueAt),
    over: (write) => ({
      due: async (now, limit) => mailsIn(due.all(now, limit)),
      mail: async (id) => mail(id),
      ofThread: async (thread) => mailsIn(ofThread.all(thread)),
      fix: (id, head, { last, to }) => write(() => Number(fix.run(last, to, id, head).changes) > 0),
      async save(id, { state, dueAt, tries, to, sentAt }) {
        await write(() => save.run(state ?? null, dueAt ?? null, tries ?? null, to ?? null, sentAt ?? null, id));
      },
      async drop(id) {
        await write(() => drop.run(id));
      },
      take: (id, visitor) =>
        write(() => {
          take.run(visitor, id);
          return mail(id)?.takenBy ?? null;
        }),
      async lastTo(to) {
        const at: unknown = Object(lastTo.get(to)).at;
        return typeof at === 'number' ? at : null;
      },
      async stop(to, at) {
        await write(() => stop.run(to, at));
      },
      isStopped: async (to) => stopped.get(to) !== undefined,
      async counts() {
        const found = counts.all().map((row) => [Object(row).state, Number(Object(row).count)]);
        return { waiting: 0, sent: 0, dead: 0, ...Object.fromEntries(found) };
      },
      async forget(before) {
        await write(() => forget.run(before));
      },
    }),
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
