// `npm run chaos -- [--seed N] [--minutes M] [--bug ID] [--record]`: one run, its summary, and exit 1 with the seed when an invariant broke.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { record } from '../bench/record.ts';
import { BUGS } from './bugs.ts';
import { buildInto } from './build.ts';
import { recordOf } from './record-of.ts';
import { type Outcome, runOnce } from './run-once.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    minutes: { type: 'string', default: '1' },
    bug: { type: 'string' },
    record: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const minutes = Number(values.minutes);
const bug = BUGS.find((one) => one.id === values.bug) ?? null;
if (values.bug !== undefined && !bug)
  fail(`There is no bug “${values.bug}”. There are ${BUGS.map((one) => one.id).join(', ')}.`);
if (!Number.isSafeInteger(seed) || !(minutes > 0)) fail('--seed takes a whole number, --minutes a number above 0.');

const folder = mkdtempSync(join(tmpdir(), 'baton-chaos-'));
try {
  const again = `npm run chaos -- --seed ${seed} --minutes ${minutes}${bug ? ` --bug ${bug.id}` : ''}`;
  console.log(`Chaos with seed ${seed}, ${minutes} min. The same again: ${again}`);
  const outcome = await runOnce(await buildInto(folder, bug), seed, minutes * 60_000);
  console.log(summary(outcome));
  if (values.record) await record('chaos', `${again} --record`, recordOf(outcome));
  if (outcome.violations.length > 0) {
    console.error(`\nBroken with seed ${seed}:`);
    for (const { id, what, at } of outcome.violations) console.error(`  ${id} after ${at} ms: ${what}`);
    console.error(`\nThe same again: ${again}`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function summary(outcome: Outcome): string {
  const { entries, acks, packets, presses, views, restarts, slowestRestart, caughtUpAfter, equalAfter, faults } =
    outcome;
  const counted = (counts: Outcome['faults']) =>
    Object.entries(counts)
      .map(([name, count]) => `${count} × ${name}`)
      .join(', ');
  return [
    `${presses} messages, ${entries} entries, ${acks} acknowledgements, ${packets} packets looked at, ${views} views.`,
    `Faults: ${counted(faults)}.`,
    `Refusals: ${counted(outcome.refusals)}.`,
    `${restarts} restarts, the slowest ${Math.round(slowestRestart)} ms.`,
    equalAfter === null || caughtUpAfter === null
      ? 'The views never became the log.'
      : `All views had the log ${Math.round(caughtUpAfter)} ms after the last fault, and all that had piled up after ${Math.round(equalAfter)} ms.`,
    ...(outcome.late.length > 0 ? [`Half-way there: ${outcome.late.join('; ')}.`] : []),
    ...(outcome.relayFaults.length > 0
      ? [`The relay spoke of faults: ${[...new Set(outcome.relayFaults)].join(' · ')}`]
      : []),
  ].join('\n');
}

function fail(why: string): never {
  console.error(why);
  process.exit(1);
}
