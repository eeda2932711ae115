// What every command starts from: the configuration, the relay's data, and how to end with an error people can read.
import { readFileSync } from 'node:fs';
import { type Auth, openAuth } from '../auth.ts';
import { type Config, readConfig } from '../config.ts';
import { openStore } from '../main.ts';
import { keptSecret } from '../secret.ts';
import { ownOrigins } from '../sockets/origins.ts';
import type { SqliteStore } from '../store/sqlite.ts';

/** Null: it is wrong, all of it was said, and the process will end with 1. */
export function configOrSay(): Config | null {
  const read = readConfig(process.env, process.cwd(), (path) => readFileSync(path, 'utf8'));
  if (read.ok) return read.config;
  fail('The environment is not right:', read.errors);
  return null;
}

export function fail(title: string, lines: readonly string[] = []): void {
  process.exitCode = 1;
  console.error([title, ...lines.map((line) => `  ${line}`)].join('\n'));
}

export interface Data {
  readonly config: Config;
  readonly store: SqliteStore;
  readonly auth: Auth;
  readonly url: string;
}

/** Runs a command over the relay's data, which may be served at the same time. Null config or store: said, and nothing runs. */
export async function withData(task: (data: Data) => Promise<void>): Promise<void> {
  const config = configOrSay();
  if (!config) return;
  const opened = await openStore(config);
  if (!opened.ok) return fail('The relay’s data cannot be used:', opened.errors);
  const { store } = opened;
  const url = config.publicUrl ?? `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${config.port}`;
  const secret = config.secret ?? keptSecret(config.dataDir);
  const warn = (line: string) => console.error(line);
  const auth = await openAuth({
    db: store.db,
    store,
    secret,
    publicUrl: url,
    origins: ownOrigins(url),
    now: Date.now,
    warn,
  });
  try {
    await task({ config, store, auth, url });
  } finally {
    await store.close();
  }
}
