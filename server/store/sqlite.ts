// The store in one SQLite file. An append resolves after the commit that flushed it; appends that come within 2 ms share one.
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Kysely } from 'kysely';
import type { Card } from '#domain/card';
import { checkpointsElsewhere } from './checkpoints.ts';
import { eraseStatements } from './erase-statements.ts';
import { handHere } from './hand.ts';
import { handElsewhere } from './hand-elsewhere.ts';
import { kyselyOn } from './kysely-on.ts';
import { appendedOf, boundOf, logReads } from './log-statements.ts';
import { mailsOn } from './mails-on.ts';
import { migrate } from './migrations.ts';
import { COMMAND_WAITS, openFile } from './open-file.ts';
import { createPen } from './pen.ts';
import { repliesOn } from './replies-on.ts';
import { followLog, searchIndex } from './search-index.ts';
import { searchStatement } from './search-statement.ts';
import type { AgentSkills, Invite, Site, SiteIdentity, Store, ThreadRow, Visitor } from './store.ts';
import type { Tables } from './tables.ts';
import { createWriter } from './writer.ts';

export interface SqliteStore extends Store {
  /** The same file for whoever keeps tables of its own in it (agents' accounts). */
  readonly db: Kysely<Tables>;
  /** The steps of the schema that opening it has taken. */
  readonly migrated: readonly string[];
}

export interface SqliteOptions {
  /** Milliseconds a statement waits while another process writes. Those of commands, unless said. */
  readonly waits?: number;
  /** The built thread that writes (dist/server/writer.js); null: this one does. */
  readonly thread?: string | null;
}

/** Orders on this thread wait longer the longer a flush takes, for nobody is served during one. A thread of its own collects while it writes. */
const COLLECTS_HERE = { least: 2, most: 20 } as const;
const COLLECTS_ELSEWHERE = { least: 2, most: 2 } as const;

/** Opens or makes the file (`:memory:` for none). Throws when it cannot be opened. */
export async function sqliteStore(
  path: string,
  { waits = COMMAND_WAITS, thread = null }: SqliteOptions = {},
): Promise<SqliteStore> {
  const inMemory = path === ':memory:';
  if (!inMemory) mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openFile(path);
  const pen = createPen();
  const db = kyselyOn(file, pen);
  const migrated = await migrate(db);
  const lineage = await lineageOf(db);
  file.exec(`pragma busy_timeout = ${waits}`);
  const elsewhere = thread !== null && !inMemory;
  const hand = elsewhere ? handElsewhere(thread, path) : handHere(file);
  const checkpoints = inMemory ? null : checkpointsElsewhere({ path, finish: () => pen.with(hand.checkpoint) });
  const collects = elsewhere ? COLLECTS_ELSEWHERE : COLLECTS_HERE;
  const { write, flush } = createWriter({ hand, pen, collects, wrote: (count) => checkpoints?.wrote(count) });
  // Emptying the log takes that nobody else is at it: a backup reads for seconds.
  const purge = async () => {
    let empty = false;
    for (const end = performance.now() + PURGE_MS; ; await pause(LOOK_MS)) {
      await pen.with(async () => {
        await checkpoints?.rest();
        empty = await hand.purge();
      });
      if (empty) return;
      if (performance.now() > end)
        throw new Error('The write-ahead log was read all the time and could not be emptied.');
    }
  };
  const log = logReads(file);
  const { isErased } = eraseStatements(file);
  const search = searchStatement(file);
  const index = followLog(searchIndex(file), (most) => write('index', most));
  index.later();

  return {
    db,
    migrated,
    lineage,
    mails: mailsOn(file, write),
    replies: repliesOn(file, write),
    async append(item) {
      const done = appendedOf(item, await write('append', boundOf(item)));
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
    seen: (thread, side, upTo) => write('seen', thread, side, upTo),
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
    reassign: (thread, visitor) => write('reassign', thread, visitor),
    async visitor(id) {
      const row = log.visitor(id);
      return row ? toVisitor(row) : null;
    },
    saveVisitor: (visitor) => write('saveVisitor', visitor),
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
      const count = await write('erase', gone);
      await purge();
      return count;
    },
    isErased: async (thread) => isErased(thread),
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
    probe: () => write('probe', Date.now()),
    async close() {
      await index.stop();
      await flush();
      await checkpoints?.stop();
      await pen.with(hand.close);
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
