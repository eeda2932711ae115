// One direction of a connection: bytes go through in order, unless they are held, swallowed, slowed or late on purpose.
import type { Random } from './random.ts';

export interface Lane {
  /** `late`: milliseconds after which it takes its place, behind what came meanwhile. */
  put(bytes: Buffer, late?: number): void;
  swallow(on: boolean): void;
  isSwallowing(): boolean;
  hold(on: boolean): void;
  slow(on: boolean): void;
  stop(): void;
}

export interface LaneParts {
  readonly random: Random;
  write(bytes: Buffer): void;
}

/** RELIABILITY.md's fault matrix: 5 KB/s, 80 ms of jitter. */
const BYTES_PER_MS = 5;
const JITTER_MS = 80;
const PIECE = 1_024;

export function createLane({ random, write }: LaneParts): Lane {
  const late = new Set<NodeJS.Timeout>();
  let queue: Buffer[] = [];
  let pacing: NodeJS.Timeout | null = null;
  let swallowing = false;
  let holding = false;
  let slowed = false;
  let stopped = false;

  function add(bytes: Buffer): void {
    if (swallowing || stopped) return;
    queue.push(bytes);
    go();
  }

  function go(): void {
    if (holding || pacing || stopped) return;
    if (slowed) return crawl();
    for (const bytes of queue) write(bytes);
    queue = [];
  }

  function crawl(): void {
    const [first, ...rest] = queue;
    if (!first) return;
    const piece = first.subarray(0, PIECE);
    queue = piece.length < first.length ? [first.subarray(PIECE), ...rest] : rest;
    const jitter = piece.length < first.length ? 0 : random.next() * JITTER_MS;
    pacing = setTimeout(
      () => {
        pacing = null;
        if (!swallowing && !stopped) write(piece);
        go();
      },
      piece.length / BYTES_PER_MS + jitter,
    );
  }

  return {
    put(bytes, ms = 0) {
      if (ms === 0) return add(bytes);
      const timer = setTimeout(() => {
        late.delete(timer);
        add(bytes);
      }, ms);
      late.add(timer);
    },
    swallow(on) {
      swallowing = on;
      if (on) queue = [];
    },
    isSwallowing: () => swallowing,
    hold(on) {
      holding = on;
      go();
    },
    slow(on) {
      slowed = on;
      go();
    },
    stop() {
      stopped = true;
      queue = [];
      if (pacing) clearTimeout(pacing);
      for (const timer of late) clearTimeout(timer);
    },
  };
}
