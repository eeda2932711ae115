// `createRelay` of `baton/server`: the relay inside somebody else's Node process, set up from an environment as `baton serve` is.
import { readFileSync } from 'node:fs';
import { readConfig } from './config.ts';
import { createLog } from './logs.ts';
import { packagedRelay } from './packaged.ts';

export interface EmbeddedRelay {
  /** Opens the store and listens. Rejects with everything that is wrong, a line each, and what to do. */
  start(): Promise<{ readonly url: string; readonly port: number; readonly setUpLink: string | null }>;
  /** Lets what was begun be stored, tells everybody to come back, and closes. */
  stop(): Promise<void>;
}

/**
 * A relay that is not started yet. `environment`: the variables of `.env.example`, by name; relative paths start at the working directory.
 * Throws an Error that lists what is wrong with them.
 */
export function createRelay(environment: Readonly<Record<string, string | undefined>> = process.env): EmbeddedRelay {
  const read = readConfig(environment, process.cwd(), (path) => readFileSync(path, 'utf8'));
  if (!read.ok) throw new Error(`The environment is not right:\n${read.errors.join('\n')}`);
  const { config } = read;
  const log = createLog(config.logLevel);
  const relay = packagedRelay(config, log);
  return {
    async start() {
      const started = await relay.start();
      if (!started.ok) throw new Error(`Baton cannot start:\n${started.errors.join('\n')}`);
      const { url, port, setUpLink } = started.running;
      return { url, port, setUpLink };
    },
    stop: () => relay.stop(),
  };
}
