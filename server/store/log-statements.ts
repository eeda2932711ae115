// The statements of the log itself, prepared once: every message runs them, and preparing or building one costs more than running it.
import type { By, Entry, ThreadEvent } from '#domain/event';
import type { SeenUpTo } from '#domain/wire';
import type { File } from './group-commit.ts';
import type { MailStatements } from './mail-statements.ts';
import { entryOf } from './memory.ts';
import type { Append, Appended, Visitor } from './store.ts';
import type { Tables } from './tables.ts';

export interface LogStatements {
  /** To be run inside a transaction. */
  append(item: Append): Appended;
  seen(thread: string, side: keyof SeenUpTo, upTo: number): SeenUpTo;
  saveVisitor(visitor: Visitor): void;
  reassign(thread: string, visitor: string): void;
  entryOf(thread: string, id: string): { readonly entry: Entry; readonly digest: string } | null;
  entries(thread: string, after: number, limit: number): readonly Entry[];
  thread(id: string): Tables['threads'] | null;
  visitor(id: string): Tables['visitors'] | null;
}

type Values = readonly (string | number | null)[];

export function logStatements(file: File, mails: Pick<MailStatements, 'append'>): LogStatements {
  const oneEntry = rows<Tables['entries']>(file, 'select * from entries where thread = ? and id = ?');
  const page = rows<Tables['entries']>(file, 'select * from entries where thread = ? and seq > ? order by seq limit ?');
  const oneThread = rows<Tables['threads']>(file, 'select * from threads where id = ?');
  const oneVisitor = rows<Tables['visitors']>(file, 'select * from visitors where id = ?');
  const start = changes(
    file,
    `insert into threads (id, head, customer_seen, agent_seen, site, visitor, epoch, status, owner, queue, agent, last_at, card)
     values (?, ?, 0, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
  );
  // Neither site nor visitor: what stands here is written to its index anew, changed or not.
  const goOn = changes(
    file,
    `update threads set head = ?, epoch = ?, status = ?, owner = ?, queue = ?, agent = ?, last_at = ?, card = ?
     where id = ? and head = ?`,
  );
  const insert = changes(
    file,
    'insert into entries (thread, seq, id, digest, at, age, by_json, event_json) values (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  // A digest of a few digits could be guessed back.
  const empty = changes(file, `update entries set event_json = ?, digest = '' where thread = ? and seq = ?`);
  const waited = changes(file, 'insert into waits (site, queue, thread, seq, at, ms) values (?, ?, ?, ?, ?, ?)');
  const customerSaw = changes(file, 'update threads set customer_seen = max(customer_seen, ?) where id = ?');
  const agentSaw = changes(file, 'update threads set agent_seen = max(agent_seen, ?) where id = ?');
  const keepVisitor = changes(
    file,
    'replace into visitors (id, site, generation, created_at, last_seen_at, same_as) values (?, ?, ?, ?, ?, ?)',
  );
  const give = changes(file, 'update threads set visitor = ? where id = ?');
  const threadOf = (id: string) => oneThread(id)[0] ?? null;

  return {
    append(item) {
      const before = oneEntry(item.thread, item.id)[0];
      if (before)
        return before.digest === item.digest ? { kind: 'again', entry: toEntry(before) } : { kind: 'conflict' };
      if (!claimSeq(item)) return { kind: 'moved', head: threadOf(item.thread)?.head ?? 0 };
      const entry = entryOf(item);
      const { seq, id, at, age, by, event } = entry;
      insert(item.thread, seq, id, item.digest, at, age, JSON.stringify(by), JSON.stringify(event));
      for (const one of item.emptied ?? []) empty(JSON.stringify(one.event), item.thread, one.seq);
      if (item.wait) waited(item.row.site, item.wait.queue, item.thread, seq, item.at, item.wait.ms);
      if (item.mail) mails.append({ ...item.mail, thread: item.thread, seq, at: item.at });
      return { kind: 'appended', entry };
    },
    seen(thread, side, upTo) {
      (side === 'customer' ? customerSaw : agentSaw)(upTo, thread);
      const row = threadOf(thread);
      return { customer: row?.customer_seen ?? 0, agent: row?.agent_seen ?? 0 };
    },
    saveVisitor: ({ id, site, generation, createdAt, lastSeenAt, sameAs }) => {
      keepVisitor(id, site, generation, createdAt, lastSeenAt, sameAs ?? null);
    },
    reassign: (thread, visitor) => void give(visitor, thread),
    entryOf(thread, id) {
      const row = oneEntry(thread, id)[0];
      return row ? { entry: toEntry(row), digest: row.digest } : null;
    },
    entries: (thread, after, limit) => page(thread, after, limit).map(toEntry),
    thread: threadOf,
    visitor: (id) => oneVisitor(id)[0] ?? null,
  };

  /** Takes the next seq in the row itself, if nobody did. */
  function claimSeq({ after, row }: Append): boolean {
    const { id, site, visitor, epoch, status, owner, queue, agent, lastAt } = row;
    const values = [epoch, status, owner, queue, agent, lastAt, JSON.stringify(row.card)] as const;
    return (after === 0 ? start(id, 1, site, visitor, ...values) : goOn(after + 1, ...values, id, after)) > 0;
  }
}

function rows<Row>(file: File, text: string): (...values: Values) => readonly Row[] {
  const statement = file.prepare(text);
  return (...values) => statement.all(...values) as readonly Row[];
}

/** How many rows it changed. */
function changes(file: File, text: string): (...values: Values) => number {
  const statement = file.prepare(text);
  return (...values) => Number(statement.run(...values).changes);
}

function toEntry(row: Tables['entries']): Entry {
  const { seq, at, age, id } = row;
  const by: By = JSON.parse(row.by_json);
  const event: ThreadEvent = JSON.parse(row.event_json);
  return { seq, at, age, by, id, event };
}
