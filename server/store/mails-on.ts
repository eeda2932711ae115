// The outbox for e-mails over a database: read on this connection, written with everything that is written by groups.
import type { Mail, Mails } from './mails.ts';
import type { File } from './open-file.ts';
import type { Tables } from './tables.ts';
import type { Write } from './writes.ts';

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
