// A look at a database file from outside, changing nothing: is it Baton's, is it whole, of which version and line is it?
import { statSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';
import { type Schema, schemaOf } from './migrations.ts';
import type { File } from './open-file.ts';

export interface Inspected {
  /** What `pragma integrity_check` says: `ok`, or what is wrong. Null: it was not asked. */
  readonly integrity: string | null;
  readonly schema: Schema;
  readonly lineage: string;
  /** Every line of data this one comes from, itself included. */
  readonly lineages: readonly string[];
  readonly threads: number;
  readonly entries: number;
  /** Bytes of the file, and of what is still in its write-ahead log. */
  readonly bytes: number;
  readonly walBytes: number;
}

export type Inspection =
  | { readonly ok: true; readonly found: Inspected }
  /** Not there, not readable, not a database, or not one of Baton's: in words. */
  | { readonly ok: false; readonly why: string };

/** `thorough` reads every page of it, which takes a while where there are many. */
export function inspect(path: string, { thorough }: { readonly thorough: boolean }): Inspection {
  if (sizeOf(path) === null) return { ok: false, why: 'there is no such file' };
  try {
    const file = new DatabaseSync(path, { readOnly: true, timeout: 2_000 });
    try {
      return looked(file, path, thorough);
    } finally {
      file.close();
    }
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}

function looked(file: File, path: string, thorough: boolean): Inspection {
  const tables = namesIn(file, `select name from sqlite_schema where type = 'table'`);
  if (!['steps', 'facts', 'threads', 'entries'].every((name) => tables.includes(name)))
    return { ok: false, why: 'it is not a Baton database' };
  const lineage = factIn(file, 'lineage');
  if (lineage === null) return { ok: false, why: 'it is not a Baton database: it has no lineage' };
  return {
    ok: true,
    found: {
      integrity: thorough ? namesIn(file, 'pragma integrity_check').join('; ') : null,
      schema: schemaOf(namesIn(file, 'select name from steps')),
      lineage,
      lineages: [...(factIn(file, 'lineages') ?? '').split(' ').filter(Boolean), lineage],
      threads: countIn(file, 'threads'),
      entries: countIn(file, 'entries'),
      bytes: sizeOf(path) ?? 0,
      walBytes: sizeOf(`${path}-wal`) ?? 0,
    },
  };
}

/** The first column of every row. */
function namesIn(file: File, query: string): readonly string[] {
  return file
    .prepare(query)
    .all()
    .map((row) => String(Object.values(row ?? {})[0]));
}

function factIn(file: File, name: string): string | null {
  return namesIn(file, `select value from facts where name = '${name}'`)[0] ?? null;
}

function countIn(file: File, table: string): number {
  return Number(namesIn(file, `select count(*) from ${table}`)[0]);
}

function sizeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.size ?? null;
}
