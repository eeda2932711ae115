// The writer: collects orders, has them written in groups, and answers each once it is on the disk. While one group is written, the next collects.
import type { Hand } from './hand.ts';
import type { Pen } from './pen.ts';
import { troubleOf } from './trouble.ts';
import type { Order, Write, Writes } from './writes.ts';

export interface Writer {
  readonly write: Write;
  /** Resolves once everything that was ordered by now is on the disk, or refused. */
  flush(): Promise<void>;
}

export interface WriterParts {
  readonly hand: Hand;
  readonly pen: Pen;
  /** How long the first of a group waits for others, in milliseconds: as long as the last group took, between these. */
  readonly collects: { readonly least: number; readonly most: number };
  /** So many were committed in one transaction, which is over. */
  wrote(count: number): void;
}

interface Waiting {
  readonly order: Order;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** How long a group waits for another process to be done with the file, and how often it looks. The relay serves everybody else meanwhile. */
const PATIENCE_MS = 2_000;
const LOOK_MS = 25;

export function createWriter({ hand, pen, collects, wrote }: WriterParts): Writer {
  let waiting: Waiting[] = [];
  let running: Promise<void> = Promise.resolve();
  let tookLast = 0;

  return { write, flush };

  function write<K extends keyof Writes>(kind: K, ...values: Parameters<Writes[K]>): Promise<ReturnType<Writes[K]>> {
    return new Promise((resolve, reject) => {
      const order = [kind, ...values] as unknown as Order;
      waiting.push({ order, resolve: (value) => resolve(value as ReturnType<Writes[K]>), reject });
      if (waiting.length === 1) setTimeout(flush, Math.min(collects.most, Math.max(collects.least, tookLast)));
    });
  }

  function flush(): Promise<void> {
    running = running.then(async () => {
      const group = waiting;
      waiting = [];
      if (group.length > 0) await pen.with(() => patiently(group)).catch(refuse(group));
    });
    return running;
  }

  async function patiently(group: readonly Waiting[]): Promise<void> {
    const begun = performance.now();
    for (;;) {
      try {
        return await store(group);
      } catch (error) {
        if (troubleOf(error) !== 'locked' || performance.now() - begun > PATIENCE_MS) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  async function store(group: readonly Waiting[]): Promise<void> {
    const begun = performance.now();
    const outcomes = await hand.commit(group.map((one) => one.order));
    tookLast = performance.now() - begun;
    for (const [at, one] of group.entries()) {
      const outcome = outcomes[at];
      if (outcome?.ok) one.resolve(outcome.value);
      else one.reject(outcome?.error);
    }
    wrote(outcomes.filter((one) => one.ok).length);
  }
}

function refuse(group: readonly Waiting[]): (error: unknown) => void {
  return (error) => {
    for (const one of group) one.reject(error);
  };
}
