// The store in one SQLite file. An append resolves after the commit that flushed it; appends that come within 2 ms share one.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import type { Card } from '#domain/card';
import { checkpointsElsewhere } from './checkpoints.ts';
import { eraseStatements } from './erase-statements.ts';
import { type File, groupCommit } from './group-commit.ts';
import { logStatements } from './log-statements.ts';
import { mailStatements } from './mail-statements.ts';
import { migrate } from './migrations.ts';
import { replyStatements } from './reply-statements.ts';
import { followLog, searchIndex } from './search-index.ts';
import { searchStatement } from './search-statement.ts';
import type { AgentSkills, Invite, Site, SiteIdentity, Store, ThreadRow, Visitor } from './store.ts';
import type { Tables } from './tables.ts';

export interface SqliteStore extends Store {
  /** The same file for whoever keeps tables of its own in it (agents' accounts). */
  readonly db: Kysely<Tables>;
  /** The steps of the schema that opening it has taken. */
  readonly migrated: readonly string[];
}

/** Milliseconds a statement waits, and everything with it, while another process writes. A relay has others to serve. */
const COMMAND_WAITS = 2_000;
export const RELAY_WAITS = 20;
/** Of the file's pages kept in memory. SQLite's own 2 MB are full with what some hundred threads touch. */
const CACHE_KB = 8_192;

/** Opens or makes the file (`:memory:` for none). Throws when it cannot be opened. */
export async function sqliteStore(path: string, waits = COMMAND_WAITS): Promise<SqliteStore> {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = opened(path);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyReads(file) }) });
  const migrated = await migrate(db);
  const lineage = await lineageOf(db);
  file.exec(`pragma busy_timeout = ${waits}`);
  const mails = mailStatements(file);
  const log = logStatements(file, mails);
  // Kysely has one connection, and lends it to one at a time: accounts may be in the middle of a transaction.
  const alone = (task: () => Promise<void>) => db.connection().execute(task);
  const checkpoints = path === ':memory:' ? null : checkpointsElsewhere({ file, path, alone });
  const group = groupCommit({ file, alone, append: log.append, wrote: (count) => checkpoints?.wrote(count) });
  const erasing = eraseStatements(file);
  // Emptying the log takes that nobody else is at it: a backup reads for seconds.
  const purge = async () => {
    let empty = false;
    for (const end = performance.now() + PURGE_MS; ; await pause(LOOK_MS)) {
      await alone(async () => {
        await checkpoints?.rest();
        empty = erasing.purge();
      });
      if (empty) return;
      if (performance.now() > end)
        throw new Error('The write-ahead log was read all the time and could not be emptied.');
    }
  };
  const search = searchStatement(file);
  const index = followLog(searchIndex(file), group.write);
  index.later();

  return {
    db,
    migrated,
    lineage,
    mails: mails.over(group.write),
    replies: replyStatements(file, group.write),
    async append(item) {
      const done = await group.append(item);
      index.later();
      if (item.emptied?.length) await purge();
      return done;
    },
    entryOf: async (thread, id) => log.entryOf(thread, id),
    entries: async (thread, after, limit) => log.entries(thread, after, limit),
    async thread(id) {
      const row = log.thread(id);
      return row ? toThread(row) : null;
    },
    async inbox(since, most) {
      const latest = db.selectFrom('threads').selectAll().orderBy('last_at', 'desc');
      const people = await latest.where('owner', 'in', ['queue', 'agent']).limit(most.people).execute();
      const assistant = latest.where('owner', '=', 'assistant').where('last_at', '>=', since);
      const watched = await assistant.limit(most.watched).execute();
      return [...people, ...watched].map(toThread);
    },
    async threadsSince(since, after, limit) {
      const query = db.selectFrom('threads').select('id').where('id', '>', after).where('last_at', '>=', since);
      return (await query.orderBy('id').limit(limit).execute()).map(({ id }) => id);
    },
    seen: (thread, side, upTo) => group.write(() => log.seen(thread, side, upTo)),
    async waits(site, queue, limit) {
      const query = db.selectFrom('waits').select(['at', 'ms']).where('site', '=', site).where('queue', '=', queue);
      return query.orderBy('at', 'desc').limit(limit).execute();
    },
    async search(terms, limit) {
      await index.now();
      return search(terms, limit);
    },
    async views(agent) {
      const row = await db.selectFrom('views').select('views').where('agent', '=', agent).executeTakeFirst();
      return row ? JSON.parse(row.views) : [];
    },
    async saveViews(agent, views) {
      await db
        .replaceInto('views')
        .values({ agent, views: JSON.stringify(views) })
        .execute();
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
        .values({
          ...site,
          origins: JSON.stringify(site.origins),
          identity: JSON.stringify(site.identity ?? NO_IDENTITY),
        })
        .execute();
    },
    async playbookVersions(site) {
      const columns = ['site', 'number', 'at', 'by', 'note'] as const;
      return db.selectFrom('playbooks').select(columns).where('site', '=', site).orderBy('number', 'desc').execute();
    },
    async playbookVersion(site, number) {
      const all = db.selectFrom('playbooks').selectAll().where('site', '=', site).orderBy('number', 'desc');
      const row = await (number === undefined ? all : all.where('number', '=', number)).executeTakeFirst();
      return row ? { ...row, source: JSON.parse(row.source) } : null;
    },
    async savePlaybookVersion(version) {
      const values = { ...version, source: JSON.stringify(version.source) };
      const done = await db
        .insertInto('playbooks')
        .values(values)
        .onConflict((clash) => clash.doNothing())
        .executeTakeFirst();
      return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    async reassign(thread, visitor) {
      await group.write(() => log.reassign(thread, visitor));
    },
    async visitor(id) {
      const row = log.visitor(id);
      return row ? toVisitor(row) : null;
    },
    saveVisitor: (visitor) => group.write(() => log.saveVisitor(visitor)),
    async threadsOf(visitor) {
      return (
        await db.selectFrom('threads').selectAll().where('visitor', '=', visitor).orderBy('last_at').execute()
      ).map(toThread);
    },
    async stale(since, limit) {
      const rows = await db
        .selectFrom('threads')
        .selectAll()
        .where('owner', '=', 'assistant')
        .where((is) =>
          is.or([
            is.and([is('status', '=', 'resolved'), is('last_at', '<', since.resolved)]),
            is.and([is('status', '=', 'open'), is('last_at', '<', since.alone)]),
          ]),
        )
        .orderBy('last_at')
        .limit(limit)
        .execute();
      return rows.map(toThread);
    },
    async erase(gone) {
      const count = await group.write(() => erasing.erase(gone));
      await purge();
      return count;
    },
    isErased: async (thread) => erasing.isErased(thread),
    async erasedSince(at) {
      return db.selectFrom('erased').selectAll().where('at', '>', at).orderBy('at').limit(10_000).execute();
    },
    async invite(hash) {
      const row = await db.selectFrom('invites').selectAll().where('hash', '=', hash).executeTakeFirst();
      return row ? toInvite(row) : null;
    },
    async invites(now) {
      const all = db.selectFrom('invites').selectAll().where('expires_at', '>', now).orderBy('expires_at');
      return (await all.execute()).map(toInvite);
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
    async skills() {
      return (await db.selectFrom('skills').selectAll().orderBy('agent').execute()).map(toSkills);
    },
    async saveSkills({ agent, capacity, queues, languages }) {
      const lists = { queues: queues && JSON.stringify(queues), languages: JSON.stringify(languages) };
      await db
        .replaceInto('skills')
        .values({ agent, capacity, ...lists })
        .execute();
    },
    async probe() {
      await db
        .replaceInto('facts')
        .values({ name: 'probe', value: String(Date.now()) })
        .execute();
    },
    async close() {
      await index.now();
      index.stop();
      await group.flush();
      await checkpoints?.stop();
      file.exec('pragma wal_checkpoint(truncate)');
      await db.destroy();
    },
  };
}

/** How long whoever reads the log is waited for, and how often it is looked: PRV-02 has a minute. */
const PURGE_MS = 60_000;
const LOOK_MS = 20;

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

const NO_IDENTITY: SiteIdentity = { required: false, keys: [] };

function opened(path: string): File {
  const file = new DatabaseSync(path, { timeout: COMMAND_WAITS, defensive: true });
  if (path !== ':memory:') chmodSync(path, 0o600);
  // FULL: NORMAL loses acknowledged messages in a power cut. secure_delete: what is erased is gone from the file too.
  file.exec(
    'pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma foreign_keys = on;',
  );
  file.exec(`pragma cache_size = -${CACHE_KB}`);
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

// Rows and what they stand for

function toThread(row: Tables['threads']): ThreadRow {
  const { id, site, visitor, head, epoch, status, owner, queue, agent } = row;
  const card: Card = JSON.parse(row.card);
  const seen = { customer: row.customer_seen, agent: row.agent_seen };
  return { id, site, visitor, head, epoch, status, owner, queue, agent, lastAt: row.last_at, seen, card };
}

function toSite(row: Tables['sites']): Site {
  const origins: readonly string[] = JSON.parse(row.origins);
  const identity: SiteIdentity = JSON.parse(row.identity);
  const { id, name, playbook, knowledge } = row;
  return {
    id,
    name,
    origins,
    playbook,
    knowledge,
    ...(identity.keys.length > 0 || identity.required ? { identity } : {}),
  };
}

function toVisitor(row: Tables['visitors']): Visitor {
  const { id, site, generation, same_as: sameAs } = row;
  const times = { createdAt: row.created_at, lastSeenAt: row.last_seen_at };
  return { id, site, generation, ...times, ...(sameAs !== null && { sameAs }) };
}

function toSkills({ agent, capacity, queues, languages }: Tables['skills']): AgentSkills {
  return { agent, capacity, queues: queues === null ? null : JSON.parse(queues), languages: JSON.parse(languages) };
}

function toInvite(row: Tables['invites']): Invite {
  return { hash: row.hash, email: row.email, name: row.name, role: row.role, expiresAt: row.expires_at };
}
