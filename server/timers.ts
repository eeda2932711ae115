// Timers as an argument, so that tests can hold the clock. Each gives its own undo.

export interface Timers {
  after(ms: number, task: () => void): () => void;
  every(ms: number, task: () => void): () => void;
}

/** The process's own. They do not keep it alive. */
export const systemTimers: Timers = {
  after(ms, task) {
    const timer = setTimeout(task, ms).unref();
    return () => clearTimeout(timer);
  },
  every(ms, task) {
    const timer = setInterval(task, ms).unref();
    return () => clearInterval(timer);
  },
};
