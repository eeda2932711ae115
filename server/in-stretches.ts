// Long work done in stretches, so that whoever waits for the relay is served in between.

/** Milliseconds at a stretch: less than a person, or a figure in the table of performance, notices. */
const STRETCH = 6;

/** Takes the work to its end and gives its result. Between two stretches everything else that waits has its turn. */
export async function inStretches<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const until = performance.now() + STRETCH;
    while (performance.now() < until) {
      const step = work.next();
      if (step.done) return step.value;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}
