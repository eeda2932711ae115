// Which customers are writing right now, on any thread. It lapses by itself: the relay repeats it while it is true.
import { type ReadonlySignal, signal } from '@preact/signals';
import type { DeskLine } from './desk-line.ts';

export interface CustomerTyping {
  readonly threads: ReadonlySignal<ReadonlySet<string>>;
  /** Drops what was not repeated. Call once a second. */
  tick(): void;
  close(): void;
}

/** Milliseconds after which typing lapses unless repeated. */
const LAPSES = 6_000;

/** `now` is this machine's clock. */
export function createTyping(line: DeskLine, now: () => number): CustomerTyping {
  const threads = signal<ReadonlySet<string>>(new Set());
  const until = new Map<string, number>();
  const show = () => {
    const current = [...until.keys()];
    if (current.length !== threads.value.size || current.some((one) => !threads.value.has(one)))
      threads.value = new Set(current);
  };
  const close = line.on('typing', ({ thread, role, on }) => {
    if (role !== 'customer') return;
    if (on) until.set(thread, now() + LAPSES);
    else until.delete(thread);
    show();
  });
  return {
    threads,
    tick() {
      for (const [thread, time] of until) if (time <= now()) until.delete(thread);
      show();
    },
    close,
  };
}
