// Kysely over the relay's own connection: accounts, sites and whatever is written now and then. It reads at any time, and writes with the pen.
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { File } from './open-file.ts';
import { createPen, type Pen } from './pen.ts';
import type { Tables } from './tables.ts';

export function kyselyOn(file: File, pen: Pen): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => driverOn(file, pen),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}

/** There is one connection, lent to one at a time: what a transaction has not committed is nobody else's to see. */
function driverOn(file: File, pen: Pen): Driver {
  const lent = createPen();
  const statement = keptStatements(file);
  let giveBackConnection = () => {};
  /** While a transaction has the pen, it is what gives it back. */
  let giveBackPen: (() => void) | null = null;

  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const run = async () => statement(sql)(parameters) as QueryResult<R>;
      return giveBackPen !== null || READS.test(sql) ? run() : pen.with(run);
    },
    // biome-ignore lint/correctness/useYield: nobody streams
    async *streamQuery() {
      throw new Error('Queries are not streamed here.');
    },
  };

  return {
    async init() {},
    async acquireConnection() {
      giveBackConnection = await lent.take();
      return connection;
    },
    async releaseConnection() {
      giveBackConnection();
    },
    async beginTransaction() {
      giveBackPen = await pen.take();
      try {
        file.exec('begin');
      } catch (error) {
        over();
        throw error;
      }
    },
    async commitTransaction() {
      file.exec('commit');
      over();
    },
    async rollbackTransaction() {
      try {
        if (file.isTransaction) file.exec('rollback');
      } finally {
        over();
      }
    },
    async destroy() {
      file.close();
    },
  };

  function over(): void {
    giveBackPen?.();
    giveBackPen = null;
  }
}

const READS = /^\s*select/iu;

/** Statements are kept: preparing one costs more than running it. */
function keptStatements(file: File): (text: string) => (values: readonly unknown[]) => QueryResult<unknown> {
  const kept = new Map<string, ReturnType<typeof made>>();
  return (text) => {
    const statement = kept.get(text) ?? made(text);
    if (kept.size >= 300) kept.clear();
    if (/^\s*(select|insert|update|delete|replace)/iu.test(text)) kept.set(text, statement);
    return statement;
  };

  function made(text: string) {
    const statement = file.prepare(text);
    const reads = statement.columns().length > 0;
    return (values: readonly unknown[]): QueryResult<unknown> => {
      if (reads) return { rows: statement.all(...values) };
      const { changes, lastInsertRowid } = statement.run(...values);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    };
  }
}
