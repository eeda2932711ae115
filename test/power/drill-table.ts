// The drill's hand in a database, for one act at a time: `fill PATH MESSAGES`, `count PATH THREAD`, `whole PATH`.
import { DatabaseSync } from '@photostructure/sqlite';
import type { ThreadEvent } from '#domain/event';
import { inspect } from '../../server/store/inspect.ts';
import { sqliteStore } from '../../server/store/sqlite.ts';
import { anAppend } from '../server/store-contract.ts';

const PER_THREAD = 20;

const [act = '', path = '', what = ''] = process.argv.slice(2);
if (act === 'fill') await fill(path, Number(what));
else if (act === 'count') console.log(said(path, what));
else if (act === 'whole') console.log(whole(path));
else throw new Error(`There is no act “${act}”.`);

/** Real rows, written the short way: the store's own appends would take a quarter of an hour. */
async function fill(path: string, messages: number): Promise<void> {
  const store = await sqliteStore(path);
  await store.append(anAppend({ thread: 'filling-00000000', after: 0, at: Date.now() }));
  await store.close();
  const file = new DatabaseSync(path);
  const entry: ThreadEvent = {
    type: 'said',
    text: 'The invoice of last month has a line that I do not know. '.repeat(3),
  };
  // Or the relay would erase it all as too old.
  const now = Date.now();
  file.exec('pragma synchronous = off; begin');
  const insert = file.prepare(
    'insert into entries select ?, ?, ?, digest, at, age, by_json, ? from entries where thread = ?',
  );
  const start = file.prepare(
    `insert into threads select ?, site, ?, ?, epoch, status, 'assistant', null, null, ?, 0, 0, card from threads where id = ?`,
  );
  for (let at = 0; at < messages; at += 1) {
    const thread = `filled-${String(Math.floor(at / PER_THREAD)).padStart(9, '0')}`;
    const seq = (at % PER_THREAD) + 1;
    if (seq === 1) start.run(thread, `visitor-${thread}`, Math.min(PER_THREAD, messages - at), now, 'filling-00000000');
    insert.run(thread, seq, `said-${at}`, JSON.stringify(entry), 'filling-00000000');
  }
  file.exec('commit; pragma wal_checkpoint(truncate)');
  file.close();
}

/** How much was said in this thread. */
function said(path: string, thread: string): number {
  const file = new DatabaseSync(path, { readOnly: true });
  const query = `select count(*) as count from entries where thread = ? and event_json like '{"type":"said"%'`;
  return Number(Object(file.prepare(query).get(thread)).count);
}

/** How many entries there are, or none if the database is not whole. */
function whole(path: string): number {
  const found = inspect(path, { thorough: true });
  return found.ok && found.found.integrity === 'ok' ? found.found.entries : 0;
}
