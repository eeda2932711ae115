// Who writes to the file: one at a time, in the order of asking. SQLite would let the second wait too, but on its thread, and everybody there with it.

export interface Pen {
  /** Resolves, when it is free, with what gives it back. */
  take(): Promise<() => void>;
  /** Has it while the task goes. */
  with<T>(task: () => Promise<T>): Promise<T>;
}

export function createPen(): Pen {
  let last: Promise<void> = Promise.resolve();
  const pen: Pen = {
    async take() {
      const before = last;
      let giveBack = () => {};
      last = new Promise((resolve) => {
        giveBack = resolve;
      });
      await before;
      return giveBack;
    },
    async with(task) {
      const giveBack = await pen.take();
      try {
        return await task();
      } finally {
        giveBack();
      }
    },
  };
  return pen;
}
