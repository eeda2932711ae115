// What a restore must not bring back: customers who were erased since the backup, agents who left, sessions that ended, links that were
// used, e-mails that were sent, and those to people who want none.
import type { File } from './open-file.ts';

/** Tables of accounts, in the order they may be filled. They are carried over whole: who may sign in is not a matter of the backup. */
const ACCOUNTS = ['agents', 'agent_accounts', 'agent_sessions', 'invites'] as const;
/** Remembered erasures: those of both. */
const ERASURES = ['erased', 'erasures', 'mail_stops'] as const;
/** What was mailed since the backup is not mailed again, and a link that was used stays used. */
const MAILED = ['mails'] as const;

/** Takes accounts and erasures over from the database at `path`, which must be of the same house. */
export function carryOver(file: File, path: string): void {
  file.exec('pragma foreign_keys = off');
  file.prepare('attach ? as replaced').run(path);
  try {
    file.exec('begin immediate');
    for (const table of [...ACCOUNTS].reverse()) if (isInBoth(file, table)) file.exec(`delete from main.${table}`);
    for (const table of ACCOUNTS) if (isInBoth(file, table)) copy(file, table, 'insert');
    for (const table of ERASURES) if (isInBoth(file, table)) copy(file, table, 'insert or ignore');
    for (const table of MAILED) if (isInBoth(file, table)) copy(file, table, 'insert or replace');
    file.exec('commit');
  } catch (error) {
    if (file.isTransaction) file.exec('rollback');
    throw error;
  } finally {
    file.exec('detach replaced');
    file.exec('pragma foreign_keys = on');
  }
}

/** Nobody stays signed in, and no link works: for a database whose accounts come from the backup alone. */
export function endSessions(file: File): void {
  for (const table of ['agent_sessions', 'invites'])
    if (columnsOf(file, 'main', table).length > 0) file.exec(`delete from main.${table}`);
}

function isInBoth(file: File, table: string): boolean {
  return columnsOf(file, 'main', table).length > 0 && columnsOf(file, 'replaced', table).length > 0;
}

/** The columns that both have: one of the two may be of an older version. */
function copy(file: File, table: string, insert: string): void {
  const theirs = columnsOf(file, 'replaced', table);
  const columns = columnsOf(file, 'main', table)
    .filter((column) => theirs.includes(column))
    .map((column) => `"${column}"`)
    .join(', ');
  file.exec(`${insert} into main.${table} (${columns}) select ${columns} from replaced.${table}`);
}

function columnsOf(file: File, schema: 'main' | 'replaced', table: string): readonly string[] {
  return file
    .prepare(`select name from pragma_table_info('${table}', '${schema}')`)
    .all()
    .map((row) => String(Object(row).name));
}
