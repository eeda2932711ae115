// The statements of the log itself, prepared once: every message runs them, and preparing or building one costs more than running it.
import type { By, Entry, ThreadEvent } from '#domain/event';
import type { SeenUpTo } from '#domain/wire';
import type { ToMail } from './mails.ts';
import { entryOf } from './memory.ts';
import type { File } from './open-file.ts';
import type { Append, Appended, Visitor } from './store.ts';
import type { Tables } from './tables.ts';

type Value = string | number | null;

/** An append as its statements take it. Its JSON is made before it crosses to the thread that writes: text crosses faster than what it stands for. */
export interface Bound {
  readonly thread: string;
  readonly after: number;
  readonly id: string;
  readonly digest: string;
  /** at, age, by_json, event_json */
  readonly entry: readonly [at: number, age: number, by: string, event: string];
  readonly site: string;
  readonly visitor: string;
  /** epoch, status, owner, queue, agent, last_at, card */
  readonly row: readonly Value[];
  /** What few entries have; null: nothing of it. */
  readonly more: {
    /** Seq of each entry that holds something else from now on, and what. */
    readonly emptied: readonly (readonly [seq: number, event: string])[];
    readonly wait: Append['wait'];
    readonly mail: ToMail | null;
  } | null;
}

/** How it went, as it crosses back. */
export type Went =
  | { readonly kind: 'appended' }
  | { readonly kind: 'again'; readonly row: Tables['entries'] }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'moved'; readonly head: number };

export interface Mailed extends ToMail {
  readonly thread: string;
  readonly seq: number;
  readonly at: number;
}

export function boundOf(item: Append): Bound {
  const { thread, after, id, digest, at, age, by, event, row } = item;
  const { emptied = [], wait, mail = null } = item;
  const isPlain = emptied.length === 0 && wait === null && mail === null;
  return {
    thread,
    after,
    id,
    digest,
    entry: [at, age, JSON.stringify(by), JSON.stringify(event)],
    site: row.site,
    visitor: row.visitor,
    row: [row.epoch, row.status, row.owner, row.queue, row.agent, row.lastAt, JSON.stringify(row.card)],
    more: isPlain ? null : { emptied: emptied.map((one) => [one.seq, JSON.stringify(one.event)]), wait, mail },
  };
}

export function appendedOf(item: Append, went: Went): Appended {
  if (went.kind === 'appended') return { kind: 'appended', entry: entryOf(item) };
  return went.kind === 'again' ? { kind: 'again', entry: toEntry(went.row) } : went;
}

/** To be run inside a transaction. `addMail` is run with the entry it tells of. */
export function logWrites(file: File, addMail: (mail: Mailed) => void) {
  const oneEntry = rows<Tables['entries']>(file, 'select * from entries where thread = ? and id = ?');
  const marks = rows<Pick<Tables['threads'], 'head' | 'customer_seen' | 'agent_seen'>>(
    file,
    'select head, customer_seen, agent_seen from threads where id = ?',
  );
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
    `insert into entries (thread, seq, id, digest, at, age, by_json, event_json) values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict do nothing`,
  );
  const takeBack = changes(file, 'delete from entries where thread = ? and seq = ?');
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

  return {
    /** Its id and its seq are keys: the row itself says whether there was such a draft, or such a seq, before. */
    append(bound: Bound): Went {
      const { thread, after, id, digest, more } = bound;
      const isNew = insert(thread, after + 1, id, digest, ...bound.entry) > 0;
      if (isNew && claimSeq(bound)) {
        if (more) alongside(bound, more);
        return { kind: 'appended' };
      }
      if (isNew) takeBack(thread, after + 1);
      const before = oneEntry(thread, id)[0];
      if (!before) return { kind: 'moved', head: marks(thread)[0]?.head ?? 0 };
      return before.digest === digest ? { kind: 'again', row: before } : { kind: 'conflict' };
    },
    seen(thread: string, side: keyof SeenUpTo, upTo: number): SeenUpTo {
      (side === 'customer' ? customerSaw : agentSaw)(upTo, thread);
      const row = marks(thread)[0];
      return { customer: row?.customer_seen ?? 0, agent: row?.agent_seen ?? 0 };
    },
    saveVisitor({ id, site, generation, createdAt, lastSeenAt, sameAs }: Visitor): void {
      keepVisitor(id, site, generation, createdAt, lastSeenAt, sameAs ?? null);
    },
    reassign: (thread: string, visitor: string): void => void give(visitor, thread),
  };

  /** Takes the next seq in the row itself, if nobody did. */
  function claimSeq({ thread, after, site, visitor, row }: Bound): boolean {
    return (after === 0 ? start(thread, 1, site, visitor, ...row) : goOn(after + 1, ...row, thread, after)) > 0;
  }

  function alongside({ thread, after, site, entry: [at] }: Bound, more: NonNullable<Bound['more']>): void {
    const seq = after + 1;
    for (const [emptied, event] of more.emptied) empty(event, thread, emptied);
    if (more.wait) waited(site, more.wait.queue, thread, seq, at, more.wait.ms);
    if (more.mail) addMail({ ...more.mail, thread, seq, at });
  }
}

export interface LogReads {
  entryOf(thread: string, id: string): { readonly entry: Entry; readonly digest: string } | null;
  entries(thread: string, after: number, limit: number): readonly Entry[];
  thread(id: string): Tables['threads'] | null;
  visitor(id: string): Tables['visitors'] | null;
}

export function logReads(file: File): LogReads {
  const oneEntry = rows<Tables['entries']>(file, 'select * from entries where thread = ? and id = ?');
  const page = rows<Tables['entries']>(file, 'select * from entries where thread = ? and seq > ? order by seq limit ?');
  const oneThread = rows<Tables['threads']>(file, 'select * from threads where id = ?');
  const oneVisitor = rows<Tables['visitors']>(file, 'select * from visitors where id = ?');
  return {
    entryOf(thread, id) {
      const row = oneEntry(thread, id)[0];
      return row ? { entry: toEntry(row), digest: row.digest } : null;
    },
    entries: (thread, after, limit) => page(thread, after, limit).map(toEntry),
    thread: (id) => oneThread(id)[0] ?? null,
    visitor: (id) => oneVisitor(id)[0] ?? null,
  };
}

function rows<Row>(file: File, text: string): (...values: readonly Value[]) => readonly Row[] {
  const statement = file.prepare(text);
  return (...values) => statement.all(...values) as readonly Row[];
}

/** How many rows it changed. */
function changes(file: File, text: string): (...values: readonly Value[]) => number {
  const statement = file.prepare(text);
  return (...values) => Number(statement.run(...values).changes);
}

function toEntry(row: Tables['entries']): Entry {
  const { seq, at, age, id } = row;
  const by: By = JSON.parse(row.by_json);
  const event: ThreadEvent = JSON.parse(row.event_json);
  return { seq, at, age, by, id, event };
}
