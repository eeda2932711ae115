// Work that leaves the page its pauses.

/** Milliseconds at a stretch: four times slower it is still no long task. */
const STRETCH = 6;

/** Takes work on in the pauses between what the page does; resolves when it is done. */
export async function idly(work: Generator<void>): Promise<void> {
  for (;;) {
    await breathe();
    const until = performance.now() + STRETCH;
    while (performance.now() < until) if (work.next().done) return;
  }
}

/** The page draws and takes input before what waits goes on. */
export function breathe(): Promise<void> {
  return new Promise((go) => setTimeout(go));
}
