// Databases of earlier schemas, as they were then: this version takes them on, and nothing in them is lost.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, test } from 'vitest';
import { schemaOf } from '../../server/store/migrations.ts';
import { cookieOf, dialAgent, expectOk, folder, PASSWORD, startTestRelay, type TestRelay } from './relay-for-test.ts';

const SCHEMAS = join(import.meta.dirname, 'schemas');
/** The relay's clock, so that no fixture grows so old that it is erased. */
const WRITTEN = Date.UTC(2026, 10, 23, 12);
const versions = readdirSync(SCHEMAS).filter((name) => name.endsWith('.sql'));

test('the schema of this version has its fixture', () => {
  const steps = schemaOf([]).missing.length;
  expect(versions, 'run `npx tsx test/server/schemas/write.ts`').toContain(`${steps}.sql`);
});

test.each(versions)(
  'AVL-09: a database of schema %s is taken on: its tables are those of a new one, its thread goes on',
  async (name) => {
    const data = folder();
    const file = new DatabaseSync(join(data, 'baton.db'));
    file.exec(readFileSync(join(SCHEMAS, name), 'utf8'));
    file.close();
    const [relay, fresh] = [await startTestRelay({ data, now: () => WRITTEN }), await startTestRelay()];
    const cookie = await signIn(relay);
    const agent = await dialAgent(relay, cookie);
    const [card] = expectOk(await agent.inbox()).cards;
    const thread = card?.thread ?? '';
    const { entries } = expectOk(await agent.join(thread));
    expect(entries.map((entry) => entry.event.type)).toEqual(['started', 'said', 'handedOff', 'promised', 'said']);
    const epoch = 2;
    expectOk(await agent.propose(thread, epoch, { type: 'said', text: 'Still here after the update.' }));
    agent.close();
    await relay.stop();
    await fresh.stop();
    expect(columns(data)).toEqual(columns(fresh.data));
  },
);

async function signIn(relay: TestRelay): Promise<string> {
  const response = await fetch(`${relay.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: relay.url },
    body: JSON.stringify({ email: 'ann@example.com', password: PASSWORD }),
  });
  if (!response.ok) throw new Error(await response.text());
  return cookieOf(response);
}

/** Every table with its columns, in an order of its own: steps add columns at the end. */
function columns(data: string): Readonly<Record<string, readonly string[]>> {
  const file = new DatabaseSync(join(data, 'baton.db'), { readOnly: true });
  const tables = file.prepare(`select name from sqlite_schema where type in ('table', 'index') order by name`).all();
  const found = tables.map((table) => {
    const name = String(Object(table).name);
    const of = file.prepare(`select name from pragma_table_info(?) order by name`).all(name);
    return [name, of.map((column) => String(Object(column).name))] as const;
  });
  file.close();
  return Object.fromEntries(found);
}
