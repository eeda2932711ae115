// `npm run chaos:bugs [-- --bug ID] [--seeds N] [--record]`: DEL-14. Every seeded bug must be caught within three seeds; prints which invariant saw it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { record } from '../bench/record.ts';
import { BUGS, type Bug } from './bugs.ts';
import { buildInto } from './build.ts';
import { runOnce } from './run-once.ts';
import type { Violation } from './verdict.ts';

interface Hunt {
  readonly bug: Bug;
  /** Runs that did not see it come first; null: none saw it. */
  readonly caught: { readonly seed: number; readonly by: Violation } | null;
  readonly runs: number;
}

const SEEDS = 3;
/** How long faults are started in one run, unless the bug says longer; a run ends with the first violation. */
const MS = 20_000;
const AT_ONCE = 2;

const { values } = parseArgs({
  options: {
    bug: { type: 'string' },
    seed: { type: 'string' },
    record: { type: 'boolean', default: false },
  },
});
const first = Number(values.seed ?? Date.now() % 1_000_000);
const bugs = BUGS.filter((bug) => values.bug === undefined || bug.id === values.bug);
if (bugs.length === 0) {
  console.error(`There is no bug “${values.bug}”. There are ${BUGS.map((one) => one.id).join(', ')}.`);
  process.exit(1);
}

console.log(`Hunting ${bugs.length} seeded bugs from seed ${first} on, at most ${SEEDS} seeds each.`);
const hunts = await several(bugs, AT_ONCE, hunt);
const missed = hunts.filter((one) => !one.caught);
console.log(`\n${hunts.map(row).join('\n')}\n`);
console.log(
  missed.length === 0
    ? `DEL-14: all ${hunts.length} caught.`
    : `DEL-14: not caught: ${missed.map((one) => one.bug.id).join(', ')}.`,
);
if (missed.length > 0) process.exitCode = 1;
if (values.record)
  await record('chaos-bugs', 'npm run chaos:bugs -- --record', [
    {
      id: 'DEL-14',
      what: `seeded bugs caught within ${SEEDS} seeds, of ${hunts.length}`,
      value: hunts.length - missed.length,
      target: `${hunts.length}`,
      holds: missed.length === 0,
    },
    ...hunts.map(asFigure),
  ]);

async function hunt(bug: Bug): Promise<Hunt> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-chaos-'));
  try {
    const built = await buildInto(folder, bug);
    for (let run = 0; run < SEEDS; run += 1) {
      const seed = first + run;
      const [by] = (await runOnce(built, seed, MS * (bug.longer ?? 1))).violations;
      console.log(by ? `  ${bug.id}: ${by.id} with seed ${seed}` : `  ${bug.id}: not seen with seed ${seed}`);
      if (by) return { bug, caught: { seed, by }, runs: run + 1 };
    }
    return { bug, caught: null, runs: SEEDS };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In order, so many at a time. */
async function several<T, R>(items: readonly T[], atOnce: number, task: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const rest = items.map((item, at) => ({ item, at }));
  const worker = async () => {
    for (let next = rest.shift(); next; next = rest.shift()) results[next.at] = await task(next.item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

function row({ bug, caught, runs }: Hunt): string {
  const by = caught ? `${caught.by.id} after ${(caught.by.at / 1_000).toFixed(1)} s, run ${runs}` : 'NOT CAUGHT';
  return `${bug.id.padEnd(30)} ${by.padEnd(28)} ${caught?.by.what ?? ''}`;
}

function asFigure({ bug, caught, runs }: Hunt) {
  return {
    id: 'DEL-14',
    what: bug.what,
    value: caught ? `caught by ${caught.by.id} after ${Math.round(caught.by.at / 1_000)} s, run ${runs}` : 'not caught',
    target: `within ${SEEDS} seeds`,
    holds: caught !== null,
  };
}
