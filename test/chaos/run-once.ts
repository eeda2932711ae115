// One run in processes of its own and a folder of its own, which is gone afterwards.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Built } from './build.ts';
import type { Violation } from './verdict.ts';

/** What a run is told. */
export interface Order {
  readonly seed: number;
  /** How long faults are started, in milliseconds; the quiet tail comes after. */
  readonly ms: number;
  /** The relay's program. */
  readonly relay: string;
  readonly data: string;
}

export interface Outcome {
  readonly seed: number;
  /** In the order in which they were found; none: everything held. */
  readonly violations: readonly Violation[];
  readonly seconds: number;
  readonly entries: number;
  readonly acks: number;
  /** Socket.IO packets that were looked at. */
  readonly packets: number;
  /** What people wrote. */
  readonly presses: number;
  readonly views: number;
  readonly restarts: number;
  /** Milliseconds from a request for a person being seen in the log to its card in the console, while the relay was up. */
  readonly slowestQueue: number;
  /** Milliseconds. */
  readonly slowestRestart: number;
  /** Milliseconds from the last fault to every view having all of the log as it was then; null: it never came to that. */
  readonly caughtUpAfter: number | null;
  /** The same until everything that had piled up was delivered too. */
  readonly equalAfter: number | null;
  /** Some of the views that were behind for more than half of what is allowed. */
  readonly late: readonly string[];
  readonly faults: Readonly<{ [name: string]: number }>;
  readonly refusals: Readonly<{ [kind: string]: number }>;
  readonly relayFaults: readonly string[];
}

/** Throws when the run itself failed, which says nothing about the relay. */
export async function runOnce(built: Built, seed: number, ms: number): Promise<Outcome> {
  const data = mkdtempSync(join(tmpdir(), 'baton-chaos-data-'));
  try {
    return await new Promise<Outcome>((resolve, reject) => {
      const child = fork(built.play, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
      child.once('message', (outcome: Outcome) => resolve(outcome));
      child.once('exit', (code) => reject(new Error(`The run with seed ${seed} ended with ${code} and no outcome.`)));
      child.send({ seed, ms, relay: built.relay, data } satisfies Order);
    });
  } finally {
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
