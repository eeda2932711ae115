// When does the matrix hand over, and when should it have? GT-T over labelled transcripts. `npx tsx test/bench/handoff.ts [FILE…]`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildClassifier } from '#domain/compile';
import { firstHandoff, replayThread } from '#domain/replay';
import { parseTranscript } from '#domain/transcript';
import { readPlaybook } from '../../server/playbook-file.ts';
import { firstHandoffTiming, goldenTransfer } from './handoff-timing.ts';

/** Turns are counted as the customer's: one exchange apart is a distance of 1. */
interface Timed {
  readonly gold: readonly number[];
  readonly predicted: readonly number[];
}

const root = join(import.meta.dirname, '../..');
const demo = join(root, 'demo/transcripts');
const files = process.argv.length > 2 ? process.argv.slice(2) : readdirSync(demo).map((file) => join(demo, file));
const read = readPlaybook(join(root, 'demo/playbooks/demo.yaml'), buildClassifier);
if (!read.ok) throw new Error('the demo’s playbook does not compile');
const { playbook } = read;

const timed = files.flatMap((file) => readFileSync(file, 'utf8').trim().split('\n').flatMap(timedOf));
const mean = (score: (one: Timed) => number) => timed.reduce((sum, one) => sum + score(one), 0) / timed.length;

console.log(`${timed.length} labelled threads; the first handoff counts, lateness 0`);
for (const tolerance of [1, 2, 3]) {
  const forward = mean(({ gold, predicted }) => goldenTransfer(gold, predicted, tolerance));
  const backward = mean(({ gold, predicted }) => goldenTransfer(predicted, gold, tolerance));
  const always = mean(({ gold }) => goldenTransfer(gold, [0], tolerance));
  console.log(
    `GT-${'I'.repeat(tolerance).padEnd(4)}${forward.toFixed(3)}   changed over ${backward.toFixed(3)}   handing over at once ${always.toFixed(3)}`,
  );
}
const counts = new Map<string, number>();
for (const { gold, predicted } of timed) {
  const timing = firstHandoffTiming(gold, predicted, 1);
  counts.set(timing, (counts.get(timing) ?? 0) + 1);
}
console.log([...counts].map(([timing, count]) => `${timing} ${count}`).join(', '));

function timedOf(line: string): Timed[] {
  const parsed = parseTranscript(line);
  const label: { escalateAt: number | null } | undefined = JSON.parse(line).label;
  if (!parsed.ok || !label) return [];
  const lines = replayThread(playbook, parsed.transcript);
  const exchange = (turn: number) => lines.findIndex((one) => one.turn >= turn);
  const first = firstHandoff(lines);
  return [
    {
      gold: label.escalateAt === null ? [] : [exchange(label.escalateAt)],
      predicted: first === null ? [] : [exchange(first.turn)],
    },
  ];
}
