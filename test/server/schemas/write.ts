// Writes the fixture of the schema as it is now, N.sql for its N steps: run it once when a step is added, and never change what it wrote.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { schemaOf } from '../../../server/store/migrations.ts';
import {
  dial,
  dialAgent,
  expectOk,
  handedOff,
  signUp,
  startTestRelay,
  startThread,
  withSite,
} from '../relay-for-test.ts';

const relay = await startTestRelay();
await withSite(relay);
const cookie = await signUp(relay, 'Ann', 'owner');
const customer = await dial(relay);
const thread = await startThread(customer, 'my invoice is “wrong”');
expectOk(await customer.propose(thread, handedOff()));
const agent = await dialAgent(relay, cookie);
const { epoch } = expectOk(await agent.join(thread)).entries.reduce(
  (at, { event }) => (event.type === 'handedOff' ? { epoch: at.epoch + 1 } : at),
  { epoch: 0 },
);
expectOk(await agent.propose(thread, epoch, { type: 'said', text: 'Ann here.' }));
customer.close();
agent.close();
await relay.stop();

const file = new DatabaseSync(join(relay.data, 'baton.db'), { readOnly: true });
const kinds = new Map(
  file
    .prepare('pragma table_list')
    .all()
    .map((row) => [String(Object(row).name), String(Object(row).type)]),
);
const lines = [...schema(file, ['table', 'index']), ...rows(file), ...indexes(file), ...schema(file, ['trigger'])];
const version = schemaOf([]).missing.length;
writeFileSync(join(import.meta.dirname, `${version}.sql`), `${lines.join('\n')}\n`);
rmSync(relay.data, { recursive: true });
console.log(`${version}.sql: ${lines.length} statements`);

type Database = InstanceType<typeof DatabaseSync>;

/** Virtual tables and what they keep themselves come after the rows they index, triggers last: none is to run now. */
function schema(database: Database, types: readonly string[]): readonly string[] {
  const made = database
    .prepare('select type, tbl_name, sql from sqlite_schema where sql is not null order by rowid')
    .all();
  return made
    .map((row) => Object(row))
    .filter((row) => types.includes(row.type) && kinds.get(row.tbl_name) === 'table')
    .map((row) => `${row.sql};`);
}

function indexes(database: Database): readonly string[] {
  return [...kinds].flatMap(([name, kind]) => {
    if (kind !== 'virtual') return [];
    const { sql } = Object(database.prepare('select sql from sqlite_schema where name = ?').get(name));
    const settings = database.prepare(`select k, v from "${name}_config" where k <> 'version'`).all().map(Object);
    const set = settings.map(({ k, v }) => `insert into "${name}" ("${name}", rank) values ('${k}', ${v});`);
    return [`${sql};`, ...set, `insert into "${name}" ("${name}") values ('rebuild');`];
  });
}

function rows(database: Database): readonly string[] {
  const tables = database.prepare(`select name from sqlite_schema where type = 'table'`).all();
  const own = tables.map((table) => String(Object(table).name)).filter((name) => kinds.get(name) === 'table');
  return own.flatMap((name) => {
    const columns = Object.keys(database.prepare(`select * from "${name}" limit 1`).get() ?? {});
    const values = columns.map((column) => `quote("${column}")`).join(` || ', ' || `);
    const found = columns.length === 0 ? [] : database.prepare(`select ${values} as text from "${name}"`).all();
    return found.map((row) => `insert into "${name}" values (${String(Object(row).text)});`);
  });
}
