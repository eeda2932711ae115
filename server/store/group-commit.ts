// Group commit: writes that come within 2 ms (on a slow disk within the time of a flush) share one transaction and one flush, and each resolves after it.
import type { DatabaseSync } from '@photostructure/sqlite';
import type { Append, Appended } from './store.ts';
import { troubleOf } from './trouble.ts';

export type File = InstanceType<typeof DatabaseSync>;

export interface Group {
  /** Resolves once what the task wrote is committed and flushed. The task runs inside the transaction and must not wait for anything. */
  write<T>(task: () => T): Promise<T>;
  append(item: Append): Promise<Appended>;
  flush(): Promise<void>;
}

export interface GroupParts {
  readonly file: File;
  /** Runs a task while no other transaction is open on this connection. */
  alone(task: () => Promise<void>): Promise<void>;
  append(item: Append): Appended;
  /** So many were committed in one transaction, which is over. */
  wrote(count: number): void;
}

interface Waiting {
  run(): void;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * How long the first of a group waits for others, in milliseconds: as long as the last flush took, between these. Nobody else is served
 * during a flush, so that a busy disk would otherwise stop the relay for most of the time.
 */
const GROUP_MS = { least: 2, most: 20 } as const;
/** How long a group waits for another process to be done with the file, and how often it looks. The relay serves everybody else meanwhile. */
const PATIENCE_MS = 2_000;
const LOOK_MS = 25;

export function groupCommit({ file, alone, append, wrote }: GroupParts): Group {
  const begin = file.prepare('begin immediate');
  const commit = file.prepare('commit');
  const rollback = file.prepare('rollback');
  let waiting: Waiting[] = [];
  let running: Promise<void> = Promise.resolve();
  let flushTook = 0;

  return { write, append: (item) => write(() => append(item)), flush };

  function write<T>(task: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      let done: { readonly value: T } | null = null;
      waiting.push({
        run: () => {
          done = { value: task() };
        },
        resolve: () => done && resolve(done.value),
        reject,
      });
      if (waiting.length === 1) setTimeout(flush, Math.min(GROUP_MS.most, Math.max(GROUP_MS.least, flushTook)));
    });
  }

  function flush(): Promise<void> {
    running = running.then(() => {
      const group = waiting;
      waiting = [];
      return group.length === 0 ? undefined : patiently(group).catch(refuse(group));
    });
    return running;
  }

  async function patiently(group: readonly Waiting[]): Promise<void> {
    const begun = performance.now();
    for (;;) {
      try {
        return await alone(async () => store(group));
      } catch (error) {
        if (troubleOf(error) !== 'locked' || performance.now() - begun > PATIENCE_MS) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  /** One transaction for the group. Should it fail, each is tried alone, so that only the one at fault is refused. Throws before anything was tried. */
  function store(group: readonly Waiting[]): void {
    begin.run();
    try {
      inOne(group);
    } catch (error) {
      if (group.length === 1) refuse(group)(error);
      else for (const one of group) storeAlone(one);
      return;
    }
    for (const one of group) one.resolve();
    wrote(group.length);
  }

  function storeAlone(one: Waiting): void {
    try {
      store([one]);
    } catch (error) {
      one.reject(error);
    }
  }

  function inOne(group: readonly Waiting[]): void {
    try {
      for (const one of group) one.run();
      const begun = performance.now();
      commit.run();
      flushTook = performance.now() - begun;
    } catch (error) {
      if (file.isTransaction) rollback.run();
      throw error;
    }
  }
}

function refuse(group: readonly Waiting[]): (error: unknown) => void {
  return (error) => {
    for (const one of group) one.reject(error);
  };
}
