// The tables, as a list of steps that are each taken once, in order. A step that was shipped is never changed.
import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

type Step = { readonly name: string; readonly sql: readonly string[] };

const STEPS: readonly Step[] = [
  {
    name: '1 threads, entries, sites, visitors, invites, waits',
    sql: [
      `create table facts (name text primary key, value text not null) strict`,
      `create table threads (
        id text primary key, site text not null, visitor text not null,
        head integer not null, epoch integer not null, status text not null,
        owner text not null, queue text, agent text, last_at integer not null,
        customer_seen integer not null default 0, agent_seen integer not null default 0,
        card text not null
      ) strict`,
      `create index threads_inbox on threads (status, owner, last_at desc)`,
      `create index threads_visitor on threads (visitor)`,
      // A rowid table: entries of all threads are written at the end of one tree, which is what makes group commit fast.
      `create table entries (
        thread text not null, seq integer not null, id text not null, digest text not null,
        at integer not null, age integer not null, by_json text not null, event_json text not null,
        primary key (thread, seq), unique (thread, id)
      ) strict`,
      `create table waits (
        site text not null, queue text not null, thread text not null, seq integer not null, at integer not null, ms integer not null,
        primary key (thread, seq)
      ) strict`,
      `create index waits_queue on waits (site, queue, at desc)`,
      `create table sites (id text primary key, name text not null, origins text not null, playbook text not null, knowledge text) strict`,
      `create table visitors (
        id text primary key, site text not null, generation integer not null,
        created_at integer not null, last_seen_at integer not null
      ) strict`,
      `create table invites (hash text primary key, email text, name text, role text not null, expires_at integer not null) strict`,
    ],
  },
  {
    name: '2 erasures',
    sql: [
      `create table erased (hash text primary key, at integer not null) strict`,
      `create index erased_at on erased (at)`,
      `create table erasures (at integer not null, by text not null, threads integer not null, visitors integer not null) strict`,
      `create index threads_stale on threads (owner, last_at)`,
    ],
  },
  {
    name: '3 signed identity',
    sql: [`alter table sites add column identity text not null default '{"required":false,"keys":[]}'`],
  },
  {
    name: '4 playbook versions',
    sql: [
      `create table playbooks (
        site text not null, number integer not null, at integer not null, by text not null, note text, source text not null,
        primary key (site, number)
      ) strict, without rowid`,
    ],
  },
  {
    name: '5 e-mails',
    sql: [
      `create table mails (
        id text primary key, thread text not null, first integer not null, last integer, state text not null,
        made_at integer not null, due_at integer not null, tries integer not null,
        "to" text, sent_at integer, taken_by text
      ) strict, without rowid`,
      `create unique index mails_open on mails (thread) where last is null`,
      `create index mails_thread on mails (thread)`,
      `create index mails_due on mails (state, due_at)`,
      `create index mails_to on mails ("to", sent_at)`,
      `create table mail_stops ("to" text primary key, at integer not null) strict, without rowid`,
      `alter table visitors add column same_as text`,
      `create index visitors_same on visitors (same_as) where same_as is not null`,
    ],
  },
  {
    name: '6 what agents take on',
    sql: [
      // Lists are JSON; queues null: all.
      `create table skills (agent text primary key, capacity integer not null, queues text, languages text not null) strict`,
    ],
  },
  {
    // Triggers keep the index: whatever is appended is found, and whatever goes, by whichever way, is gone from it at once (`secure-delete`).
    name: '7 search',
    sql: [
      `create table searched (id integer primary key, thread text not null, seq integer not null, text text not null) strict`,
      `create unique index searched_entry on searched (thread, seq)`,
      `create virtual table search using fts5 (
        text, content = 'searched', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
      )`,
      `insert into search (search, rank) values ('secure-delete', 1)`,
      `create trigger searched_comes after insert on searched begin
        insert into search (rowid, text) values (new.id, new.text);
      end`,
      `create trigger searched_goes after delete on searched begin
        insert into search (search, rowid, text) values ('delete', old.id, old.text);
      end`,
      `create trigger entries_come after insert on entries when ${firstWordsIn('new.event_json')} <> '' begin
        insert into searched (thread, seq, text) values (new.thread, new.seq, ${firstWordsIn('new.event_json')});
      end`,
      `create trigger entries_go after delete on entries begin
        delete from searched where thread = old.thread and seq = old.seq;
      end`,
      `insert into searched (thread, seq, text)
        select thread, seq, ${firstWordsIn('event_json')} from entries where ${firstWordsIn('event_json')} <> '' order by at`,
    ],
  },
  {
    name: '8 views of the inbox',
    sql: [`create table views (agent text primary key, views text not null) strict, without rowid`],
  },
  {
    name: '9 saved replies',
    sql: [
      // site null: all sites. title_key: the title, case aside.
      `create table replies (
        id text primary key, title text not null, title_key text not null, text text not null, site text,
        updated_at integer not null, by text not null
      ) strict, without rowid`,
    ],
  },
  {
    name: '10 edited and removed',
    sql: [
      `drop trigger entries_come`,
      `create trigger entries_come after insert on entries when ${wordsIn('new.event_json')} <> '' begin
        insert into searched (thread, seq, text) values (new.thread, new.seq, ${wordsIn('new.event_json')});
      end`,
      // What an entry no longer holds is not found any more, and stands nowhere in the index.
      `create trigger entries_change after update of event_json on entries begin
        delete from searched where thread = old.thread and seq = old.seq;
        insert into searched (thread, seq, text)
          select new.thread, new.seq, ${wordsIn('new.event_json')} where ${wordsIn('new.event_json')} <> '';
      end`,
    ],
  },
  {
    // Entries that the index does not hold yet: see search-index.ts. Whatever changes or goes is still dealt with at once, by the triggers above.
    name: '11 the index follows the log',
    sql: [
      `create table unsearched (id integer primary key, thread text not null, seq integer not null) strict`,
      `drop trigger entries_come`,
      `create trigger entries_come after insert on entries begin
        insert into unsearched (thread, seq) values (new.thread, new.seq);
      end`,
      // Every message wrote to it, and nothing is read by it: the inbox reads by “threads_stale”.
      `drop index threads_inbox`,
    ],
  },
];

/** As steps 7 to 9 had it. */
function firstWordsIn(json: string): string {
  return `(case ${json} ->> '$.type'
    when 'said' then ${json} ->> '$.text'
    when 'answered' then ${json} ->> '$.text'
    when 'asked' then ${json} ->> '$.text'
    when 'noted' then ${json} ->> '$.text'
    when 'corrected' then ${json} ->> '$.summary'
    when 'contactLeft' then ${json} ->> '$.email'
    when 'attached' then ${json} ->> '$.file.name'
    when 'identified' then (select group_concat(value, ' ') from json_each(${json}, '$.traits') where type = 'text')
    else '' end)`;
}

/** What of an event people search for; the same as `searchedIn` in search-words.ts. From step 10 on. */
export function wordsIn(json: string): string {
  return `(case ${json} ->> '$.type' when 'edited' then ${json} ->> '$.text' else ${firstWordsIn(json)} end)`;
}

export interface Schema {
  /** Steps of this version that the database has not taken yet, in order. */
  readonly missing: readonly string[];
  /** Steps it has taken that this version does not know: a newer Baton was here. */
  readonly unknown: readonly string[];
}

/** Where a database stands whose taken steps these are. */
export function schemaOf(taken: readonly string[]): Schema {
  const own = STEPS.map((step) => step.name);
  return {
    missing: own.filter((name) => !taken.includes(name)),
    unknown: taken.filter((name) => !own.includes(name)),
  };
}

/** Why a database of this schema cannot be used; null: it can. */
export function whyNotSchema({ unknown }: Schema): string | null {
  if (unknown.length === 0) return null;
  const steps = unknown.map((name) => `“${name}”`).join(', ');
  return `it was made by a newer Baton (this one does not know its ${unknown.length > 1 ? 'steps' : 'step'} ${steps}). Update Baton, or restore a backup that was made before the update`;
}

/** Takes the steps that were not yet taken. Gives their names. Throws, and changes nothing, when the database is of a newer version. */
export async function migrate(db: Kysely<Tables>): Promise<readonly string[]> {
  await sql`create table if not exists steps (name text primary key, at integer not null) strict`.execute(db);
  const schema = schemaOf((await db.selectFrom('steps').select('name').execute()).map((one) => one.name));
  const why = whyNotSchema(schema);
  if (why !== null) throw Object.assign(new Error(why), { code: 'NEWER' });
  for (const step of STEPS) if (schema.missing.includes(step.name)) await take(db, step);
  return schema.missing;
}

function take(db: Kysely<Tables>, step: Step): Promise<void> {
  return db.transaction().execute(async (trx) => {
    for (const statement of step.sql) await sql.raw(statement).execute(trx);
    await trx.insertInto('steps').values({ name: step.name, at: Date.now() }).execute();
  });
}
