// The store in one SQLite file. An append resolves after the commit that flushed it; appends that come within 2 ms share one.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { Kysely, type SqliteDatabase, SqliteDialect, sql, type Transaction } from 'kysely';
import type { Card } from '#domain/card';
import type { By, Entry, ThreadEvent } from '#domain/event';
import { entryOf } from './memory.ts';
import { migrate } from './migrations.ts';
import type { Append, Appended, Invite, Site, Store, ThreadRow, Visitor } from './store.ts';
import type { Tables } from './tables.ts';

export interface SqliteStore extends Store {
  /** The same file for whoever keeps tables of its own in it (agents' accounts). */
  readonly db: Kysely<Tables>;
  /** The steps of the schema that opening it has taken. */
  readonly migrated: readonly string[];
}

/** How long the first of a group of appends waits for others, in milliseconds. */
const GROUP_MS = 2;

/** Opens or makes the file (`:memory:` for none). Throws when it cannot be opened. */
export async function sqliteStore(path: string): Promise<SqliteStore> {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = opened(path);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyReads(file) }) });
  const migrated = await migrate(db);
  const lineage = await lineageOf(db);
  const group = groupCommit(db);

  return {
    db,
    migrated,
    lineage,
    append: group.append,
    async entryOf(thread, id) {
      const row = await db
        .selectFrom('entries')
        .selectAll()
        .where('thread', '=', thread)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? { entry: toEntry(row), digest: row.digest } : null;
    },
    async entries(thread, after, limit) {
      const query = db.selectFrom('entries').selectAll().where('thread', '=', thread).where('seq', '>', after);
      return (await query.orderBy('seq').limit(limit).execute()).map(toEntry);
    },
    async thread(id) {
      const row = await db.selectFrom('threads').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toThread(row) : null;
    },
    async inbox(since, limit) {
      const latest = db.selectFrom('threads').selectAll().orderBy('last_at', 'desc');
      const people = await latest.where('owner', 'in', ['queue', 'agent']).limit(limit).execute();
      const assistant = latest.where('owner', '=', 'assistant').where('last_at', '>=', since);
      const rest = await assistant.limit(limit - people.length).execute();
      return [...people, ...rest].map(toThread);
    },
    async seen(thread, side, upTo) {
      const column = side === 'customer' ? 'customer_seen' : 'agent_seen';
      const row = await db
        .updateTable('threads')
        .set({ [column]: sql`max(${sql.ref(column)}, ${upTo})` })
        .where('id', '=', thread)
        .returning(['customer_seen', 'agent_seen'])
        .executeTakeFirst();
      return { customer: row?.customer_seen ?? 0, agent: row?.agent_seen ?? 0 };
    },
    async waits(site, queue, limit) {
      const query = db.selectFrom('waits').select('ms').where('site', '=', site).where('queue', '=', queue);
      return (await query.orderBy('at', 'desc').limit(limit).execute()).map((row) => row.ms);
    },
    async site(id) {
      const row = await db.selectFrom('sites').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toSite(row) : null;
    },
    async sites() {
      return (await db.selectFrom('sites').selectAll().orderBy('id').execute()).map(toSite);
    },
    async saveSite(site) {
      await db
        .replaceInto('sites')
        .values({ ...site, origins: JSON.stringify(site.origins) })
        .execute();
    },
    async visitor(id) {
      const row = await db.selectFrom('visitors').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toVisitor(row) : null;
    },
    async saveVisitor({ id, site, generation, createdAt, lastSeenAt }) {
      const row = { id, site, generation, created_at: createdAt, last_seen_at: lastSeenAt };
      await db.replaceInto('visitors').values(row).execute();
    },
    async invite(hash) {
      const row = await db.selectFrom('invites').selectAll().where('hash', '=', hash).executeTakeFirst();
      return row ? toInvite(row) : null;
    },
    async saveInvite({ hash, email, name, role, expiresAt }) {
      await db.replaceInto('invites').values({ hash, email, name, role, expires_at: expiresAt }).execute();
    },
    async takeInvite(hash) {
      const done = await db.deleteFrom('invites').where('hash', '=', hash).executeTakeFirst();
      return done.numDeletedRows > 0n;
    },
    async dropInvites(email) {
      await db
        .deleteFrom('invites')
        .where('email', email === null ? 'is' : '=', email)
        .execute();
    },
    async probe() {
      await db
        .replaceInto('facts')
        .values({ name: 'probe', value: String(Date.now()) })
        .execute();
    },
    async close() {
      await group.flush();
      file.exec('pragma wal_checkpoint(truncate)');
      await db.destroy();
    },
  };
}

type File = InstanceType<typeof DatabaseSync>;

function opened(path: string): File {
  const file = new DatabaseSync(path, { timeout: 2_000, defensive: true });
  if (path !== ':memory:') chmodSync(path, 0o600);
  // FULL: NORMAL loses acknowledged messages in a power cut. secure_delete: what is erased is gone from the file too.
  file.exec(
    'pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma foreign_keys = on;',
  );
  return file;
}

/** Kysely reads the API of better-sqlite3. Statements are kept: preparing one costs more than running it. */
function asKyselyReads(file: File): SqliteDatabase {
  const prepared = new Map<string, ReturnType<typeof statementOf>>();
  return {
    close: () => file.close(),
    prepare(text) {
      const statement = prepared.get(text) ?? statementOf(file, text);
      if (prepared.size >= 300) prepared.clear();
      if (/^\s*(select|insert|update|delete|replace)/iu.test(text)) prepared.set(text, statement);
      return statement;
    },
  };
}

function statementOf(file: File, text: string) {
  const statement = file.prepare(text);
  return {
    reader: statement.columns().length > 0,
    all: (parameters: readonly unknown[]): unknown[] => statement.all(...parameters),
    run: (parameters: readonly unknown[]) => statement.run(...parameters),
    iterate: (parameters: readonly unknown[]): IterableIterator<unknown> => statement.iterate(...parameters),
  };
}

async function lineageOf(db: Kysely<Tables>): Promise<string> {
  const fresh = { name: 'lineage', value: randomBytes(16).toString('hex') };
  await db
    .insertInto('facts')
    .values(fresh)
    .onConflict((clash) => clash.doNothing())
    .execute();
  const row = await db.selectFrom('facts').select('value').where('name', '=', 'lineage').executeTakeFirstOrThrow();
  return row.value;
}

// Group commit

interface Waiting {
  readonly item: Append;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: unknown) => void;
}

function groupCommit(db: Kysely<Tables>) {
  let waiting: Waiting[] = [];
  let running: Promise<void> = Promise.resolve();

  function append(item: Append): Promise<Appended> {
    return new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (waiting.length === 1) setTimeout(flush, GROUP_MS);
    });
  }

  function flush(): Promise<void> {
    running = running.then(async () => {
      const group = waiting;
      waiting = [];
      if (group.length > 0) await commit(db, group);
    });
    return running;
  }

  return { append, flush };
}

/** One transaction for the group. Should it fail, each is tried alone, so that only the one at fault is refused. */
async function commit(db: Kysely<Tables>, group: readonly Waiting[]): Promise<void> {
  try {
    const done = await inOne(
      db,
      group.map((one) => one.item),
    );
    group.forEach((one, at) => {
      const appended = done[at];
      if (appended) one.resolve(appended);
    });
  } catch (error) {
    if (group.length === 1) group[0]?.reject(error);
    else for (const one of group) await commit(db, [one]);
  }
}

function inOne(db: Kysely<Tables>, items: readonly Append[]): Promise<readonly Appended[]> {
  return db.transaction().execute(async (trx) => {
    const done: Appended[] = [];
    for (const item of items) done.push(await appendOne(trx, item));
    return done;
  });
}

async function appendOne(trx: Transaction<Tables>, item: Append): Promise<Appended> {
  const { thread, id, digest } = item;
  const before = await trx
    .selectFrom('entries')
    .selectAll()
    .where('thread', '=', thread)
    .where('id', '=', id)
    .executeTakeFirst();
  if (before) return before.digest === digest ? { kind: 'again', entry: toEntry(before) } : { kind: 'conflict' };
  const head = await claimSeq(trx, item);
  if (head !== null) return { kind: 'moved', head };
  const entry = entryOf(item);
  await trx
    .insertInto('entries')
    .values(fromEntry(thread, digest, entry))
    .execute();
  if (item.wait)
    await trx
      .insertInto('waits')
      .values({ site: item.row.site, queue: item.wait.queue, thread, seq: entry.seq, at: item.at, ms: item.wait.ms })
      .execute();
  return { kind: 'appended', entry };
}

/** Takes the next seq in the row itself, if nobody did: null. Otherwise the head that stands there now. */
async function claimSeq(trx: Transaction<Tables>, item: Append): Promise<number | null> {
  const { id, site, visitor, epoch, status, owner, queue, agent, lastAt, card } = item.row;
  const values = { site, visitor, epoch, status, owner, queue, agent, last_at: lastAt, card: JSON.stringify(card) };
  const head = item.after + 1;
  const done =
    item.after === 0
      ? await trx
          .insertInto('threads')
          .values({ id, head, customer_seen: 0, agent_seen: 0, ...values })
          .onConflict((clash) => clash.doNothing())
          .executeTakeFirst()
      : await trx
          .updateTable('threads')
          .set({ head, ...values })
          .where('id', '=', id)
          .where('head', '=', item.after)
          .executeTakeFirst();
  const rows = 'numUpdatedRows' in done ? done.numUpdatedRows : (done.numInsertedOrUpdatedRows ?? 0n);
  if (rows > 0n) return null;
  const row = await trx.selectFrom('threads').select('head').where('id', '=', id).executeTakeFirst();
  return row?.head ?? 0;
}

// Rows and what they stand for

function toEntry(row: Tables['entries']): Entry {
  const { seq, at, age, id } = row;
  const by: By = JSON.parse(row.by_json);
  const event: ThreadEvent = JSON.parse(row.event_json);
  return { seq, at, age, by, id, event };
}

function fromEntry(thread: string, digest: string, entry: Entry): Tables['entries'] {
  const { seq, id, at, age, by, event } = entry;
  return { thread, seq, id, digest, at, age, by_json: JSON.stringify(by), event_json: JSON.stringify(event) };
}

function toThread(row: Tables['threads']): ThreadRow {
  const { id, site, visitor, head, epoch, status, owner, queue, agent } = row;
  const card: Card = JSON.parse(row.card);
  const seen = { customer: row.customer_seen, agent: row.agent_seen };
  return { id, site, visitor, head, epoch, status, owner, queue, agent, lastAt: row.last_at, seen, card };
}

function toSite(row: Tables['sites']): Site {
  const origins: readonly string[] = JSON.parse(row.origins);
  return { id: row.id, name: row.name, origins, playbook: row.playbook, knowledge: row.knowledge };
}

function toVisitor(row: Tables['visitors']): Visitor {
  const { id, site, generation } = row;
  return { id, site, generation, createdAt: row.created_at, lastSeenAt: row.last_seen_at };
}

function toInvite(row: Tables['invites']): Invite {
  return { hash: row.hash, email: row.email, name: row.name, role: row.role, expiresAt: row.expires_at };
}
