// What redaction masks, misses and masks by mistake, over a set made from a seed. `npm run bench:redaction [-- --seed 1] [-- --record]`; exit 1 when a promise breaks.
import { parseArgs } from 'node:util';
import { redact } from '#domain/redact';
import { record } from './record.ts';
import { BARS, scoresOf, shareOf } from './redaction-score.ts';
import { setOf } from './redaction-set.ts';

/** The longest text that a message may carry to the relay, in characters. */
const LONGEST = 16_384;
/** What a rule has the most work with, over and over. */
const WORST = [
  '1 ',
  '4111 ',
  'password ',
  'password is ',
  'DE89 ',
  'eyJ',
  'a.',
  'cvv ',
  '٤١١١ ',
  '\u200b1',
  'ab 12 ',
  '-----BEGIN PRIVATE KEY-----',
];

const { values } = parseArgs({ options: { seed: { type: 'string' }, record: { type: 'boolean' } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));
const set = setOf(seed);
const scores = scoresOf(set);

console.log(`Seed ${seed}, ${set.length} texts.\n`);
for (const { type, count, masked, wrong } of scores) {
  console.log(`  ${type.padEnd(22)} ${String(count).padStart(5)}  ${(masked * 100).toFixed(1).padStart(5)} % masked`);
  for (const text of wrong.slice(0, 3)) console.log(`      ${JSON.stringify(text)}`);
}

const figures = [
  ...BARS.map(({ kind, what, target, holds }) => {
    const share = shareOf(scores, kind);
    return { id: 'PRV-01', what, value: Number(share.toFixed(4)), target, holds: holds(share) };
  }),
  timed(`longest message, the worst of ${WORST.length}, ms`, Math.max(...WORST.map(worst)), 20),
  { id: 'PRV-01', what: 'ordinary message, µs', value: Number(ordinary().toFixed(1)), target: '', holds: true },
];
console.log('');
for (const { what, value, target, holds } of figures)
  console.log(`  ${holds ? '✓' : '✗'} ${what.padEnd(56)} ${String(value).padStart(8)}  ${target}`);
if (values.record) await record('redaction', 'npm run bench:redaction', figures);
if (figures.some(({ holds }) => !holds)) process.exitCode = 1;

function timed(what: string, value: number, most: number) {
  return { id: 'PRV-01', what, value: Number(value.toFixed(1)), target: `<= ${most}`, holds: value <= most };
}

/** Milliseconds, the best of five. */
function worst(piece: string): number {
  const text = piece.repeat(LONGEST / piece.length);
  return Math.min(...[1, 2, 3, 4, 5].map(() => msOf(() => redact(text))));
}

/** Microseconds a text of the set, which are about as long as messages are. */
function ordinary(): number {
  return (msOf(() => set.forEach(({ text }) => void redact(text))) * 1000) / set.length;
}

function msOf(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
