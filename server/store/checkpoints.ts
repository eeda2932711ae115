// Checkpoints, what is in the write-ahead log brought into the file, on a thread of their own: on the relay's they held everybody up for 10 to 25 ms.
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

export interface Checkpoints {
  /** So many writes were committed. To be called by whoever has the pen. */
  wrote(count: number): void;
  /** Resolves when the thread is not at work; while somebody has the pen it does not begin anew. */
  rest(): Promise<void>;
  /** Ends the thread, and closes what it has open. */
  stop(): Promise<void>;
}

export interface CheckpointsParts {
  /** Where the file lies. */
  readonly path: string;
  /** Makes a small one, with nobody writing meanwhile. */
  finish(): Promise<void>;
}

/** A message writes to four pages or so: about as often as SQLite by itself. */
const AFTER = 250;
/** Until the log begins anew it grows: to some 16 MB. Nothing is written while it comes to that, so it is not done each time. */
const ANEW_AFTER = 1_000;

/**
 * Text, because it must run the same from the sources, the tests and the bundle. SQLite flushes the log before a checkpoint and the file
 * after it, unless it is told not to flush at all.
 */
const THREAD = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { DatabaseSync } = require(workerData.sqlite);
  const file = new DatabaseSync(workerData.path, { timeout: 0 });
  const checkpoint = file.prepare('pragma wal_checkpoint(passive)');
  parentPort.on('message', (order) => {
    if (order === 'end') {
      file.close();
      return parentPort.close();
    }
    try {
      checkpoint.get();
    } catch {
      // Full, locked or failing: whoever writes next hears of it.
    }
    parentPort.postMessage('done');
  });
`;

/** The thread begins with the first checkpoint, so that a command or a quiet relay has none. */
export function checkpointsElsewhere({ path, finish }: CheckpointsParts): Checkpoints {
  let thread: Worker | null = null;
  let broken = false;
  let written = 0;
  let sinceAnew = 0;
  /** Resolves with the answer of the thread, or its end. */
  let underWay: Promise<void> | null = null;
  let answered = () => {};

  return {
    wrote(count) {
      written += count;
      if (written < AFTER || underWay || broken) return;
      sinceAnew += written;
      written = 0;
      underWay = order().then(() => {
        underWay = null;
        if (sinceAnew < ANEW_AFTER) return;
        sinceAnew = 0;
        // What was written meanwhile is little, and with it the log is whole in the file: the next write begins the log anew.
        finish().catch(() => {});
      });
    },
    rest: async () => underWay ?? undefined,
    async stop() {
      broken = true;
      await underWay;
      const ending = thread;
      if (!ending) return;
      await new Promise<void>((resolve) => {
        ending.once('exit', () => resolve());
        ending.ref();
        ending.postMessage('end');
      });
    },
  };

  function order(): Promise<void> {
    thread ??= begin();
    const done = new Promise<void>((resolve) => {
      answered = resolve;
    });
    thread.postMessage('checkpoint');
    return done;
  }

  function begin(): Worker {
    const sqlite = createRequire(import.meta.url).resolve('@photostructure/sqlite');
    const worker = new Worker(THREAD, { eval: true, workerData: { path, sqlite } });
    worker.unref();
    worker.on('message', () => answered());
    // Its work is SQLite's own, later: see open-file.ts.
    worker.on('error', () => {
      broken = true;
    });
    worker.on('exit', () => {
      thread = null;
      answered();
    });
    return worker;
  }
}
