// Gathers what comes in bursts: the first is taken at once, what follows within a moment together with the rest of that moment.

/** Calls its argument after so many milliseconds. */
export type Later = (ms: number, run: () => void) => void;

export interface Gather<T> {
  add(one: T): void;
  /** Takes what waits now. */
  flush(): void;
}

/** Milliseconds: ten drawings a second are as live as thirty, and leave time for whoever types. */
const MOMENT = 100;

export function createGather<T>(later: Later, take: (some: readonly T[]) => void): Gather<T> {
  let waiting: T[] = [];
  let open = false;
  const flush = () => {
    const some = waiting;
    waiting = [];
    if (some.length > 0) take(some);
  };
  /** Once a moment for as long as anything comes. */
  const over = () => {
    open = waiting.length > 0;
    if (!open) return;
    flush();
    later(MOMENT, over);
  };
  return {
    add(one) {
      waiting.push(one);
      if (open) return;
      open = true;
      flush();
      later(MOMENT, over);
    },
    flush,
  };
}
