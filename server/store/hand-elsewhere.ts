// The hand on a thread of its own, so that no line waits while the disk flushes. One verb at a time crosses to it, and one answer back.
import { Worker } from 'node:worker_threads';
import type { Hand, Verbs } from './hand.ts';

export interface Asked {
  readonly verb: keyof Verbs;
  readonly values: readonly unknown[];
}
export type Told = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown };

/** An error as plain data, with the code that tells what is wrong with a database: of an Error only the message would cross. */
export interface PlainError {
  readonly message: string;
  readonly code: unknown;
  readonly errcode: unknown;
}

/**
 * `thread` is the built writer-thread.ts, `path` the file. A thread that dies takes the process with it, by an error nobody catches: what it was
 * asked is on the disk or not, nobody was told, and whoever starts the relay again sees which.
 */
export function handElsewhere(thread: string, path: string): Hand {
  const worker = new Worker(thread, { workerData: { path } });
  const waiting: { resolve(value: unknown): void; reject(error: unknown): void }[] = [];
  let closed = false;
  worker.on('message', (told: Told) => {
    const one = waiting.shift();
    if (told.ok) one?.resolve(told.value);
    else one?.reject(errorOf(told.error));
  });
  worker.on('error', (error) => {
    throw error;
  });
  worker.on('exit', (code) => {
    if (!closed) throw new Error(`The thread that writes ended by itself (${code}).`);
  });

  return {
    commit: async (group) => {
      const outcomes = (await ask('commit', group)) as Awaited<ReturnType<Hand['commit']>>;
      return outcomes.map((one) => (one.ok ? one : { ok: false, error: errorOf(one.error) }));
    },
    purge: async () => (await ask('purge')) === true,
    checkpoint: async () => void (await ask('checkpoint')),
    async close() {
      const over = ask('close');
      closed = true;
      await over;
      await worker.terminate();
    },
  };

  function ask(verb: keyof Verbs, ...values: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (closed) return reject(new Error('The database is closed.'));
      waiting.push({ resolve, reject });
      worker.postMessage({ verb, values } satisfies Asked);
    });
  }
}

export function plainError(error: unknown): PlainError {
  const { message = String(error), code, errcode } = Object(error);
  return { message, code, errcode };
}

function errorOf(plain: unknown): Error {
  const { message, code, errcode } = plain as PlainError;
  return Object.assign(new Error(message), { code, errcode });
}
