// The log: one JSON line for what an operator should know. Never message text, tokens or cookies.
import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

export interface Log {
  info(what: string, figures?: Readonly<Record<string, string | number>>): void;
  warn(what: string, figures?: Readonly<Record<string, string | number>>): void;
  /** A bug, with where it happened. */
  fault(error: unknown): void;
}

/** Writes to the standard error stream: the standard output is for people. */
export function createLog(level: Config['logLevel']): Log {
  const logger = pino({ level, base: { service: 'baton' } }, pino.destination({ dest: 2, sync: true }));
  return logOver(logger);
}

function logOver(logger: Logger): Log {
  return {
    info: (what, figures = {}) => logger.info(figures, what),
    warn: (what, figures = {}) => logger.warn(figures, what),
    fault(error) {
      // Name and place only: a database's or a parser's message can quote what it was given.
      const name = error instanceof Error ? error.name : typeof error;
      const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
      const stack =
        error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line)) : [];
      logger.error({ name, code, at: stack.slice(0, 6).map((line) => line.trim()) }, 'fault');
    },
  };
}
