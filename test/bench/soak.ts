// Does the relay leak? Steady load with coming and going, a sample every 10 s, a line through them. `npm run soak -- --minutes 30 [--record]`.
import { parseArgs } from 'node:util';
import { startGenerator } from './generate.ts';
import { round } from './percentiles.ts';
import { type Figure, record } from './record.ts';
import { firstAgent, ROOT, serveRelay } from './served.ts';
import { createSheet } from './sheet.ts';
import { slopeOf } from './slope.ts';

interface Sample {
  /** Hours since the start. */
  readonly at: number;
  readonly rss: number;
  readonly heap: number;
  /** Of the heap, code that was compiled. */
  readonly compiled: number;
  readonly fds: number;
  readonly loop: number;
}

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, record: { type: 'boolean', default: false } },
});
const minutes = Number(values.minutes);
const LINES = 300;
const PER_SECOND = 40;
/** So many every 10 s that the relay's caches are full of what this load puts there well before the count begins. */
const TURN_OVER = 100;
const EVERY_S = 10;
/** The first part is not counted: the caches fill (5,000 threads: 9 min; a visitor's new-thread allowance: 12 min), the compiler warms up. */
const WARM_UP = Math.min(0.6, 13 / minutes);
/**
 * Before the clock starts, the same load several times as fast. What the relay does now and then (figures for whoever watches it, whether an
 * agent's session still holds) is compiled only after thousands of times, which takes most of a day: half a megabyte that looks like a leak
 * and is none. So it is asked for that often here.
 */
const LIMBER = { rounds: 80, messages: 240, seconds: 1, asked: 50 };
/** F1: 1 MB an hour. What half an hour can tell of it is what the confidence interval says. */
const MOST = 1;

/** What a visitor may is as it ships, so that what the relay remembers for its limits is part of the measurement. */
const AS_SHIPPED = {
  MESSAGES_PER_VISITOR: '60',
  THREADS_PER_VISITOR: '5',
  TICKETS_PER_VISITOR: '1',
  SOCKETS_PER_VISITOR: '5',
};
const relay = await serveRelay(undefined, AS_SHIPPED, [
  '--expose-gc',
  '--import',
  `${ROOT}/test/bench/gc-on-signal.mjs`,
]);
const generator = startGenerator(relay.port);
const { crowd } = generator;
await crowd.open(LINES, 200);
await crowd.start(false);
const cookie = await firstAgent(relay);
await crowd.staff(cookie);
for (let round = 0; round < LIMBER.rounds; round += 1) {
  await crowd.talk(LIMBER.messages / LIMBER.seconds, LIMBER.seconds);
  await crowd.turnOver(TURN_OVER);
  for (let asked = 0; asked < LIMBER.asked; asked += 1)
    for (const path of ['/metrics', '/readyz', '/api/me']) await ask(path);
  if (round % 10 === 0) console.log(`limbering up, ${round} of ${LIMBER.rounds}`);
}
const steady = { fds: 0, lines: 0, refused: 0, acked: 0 };
const samples: Sample[] = [];
const begun = performance.now();
const hours = () => (performance.now() - begun) / 3_600_000;

while (hours() * 60 < minutes) {
  const done = await crowd.talk(PER_SECOND, EVERY_S - 4);
  await crowd.turnOver(TURN_OVER);
  steady.acked += done.acked;
  steady.refused += done.refused + done.busy;
  steady.lines += TURN_OVER;
  await pause(1_000);
  const metrics = await relay.metrics();
  const { used: heap, compiled } = await relay.heap();
  const loop = (metrics.get('baton_nodejs_eventloop_lag_p99_seconds') ?? 0) * 1_000 - 10;
  samples.push({ at: hours(), rss: relay.rss(), heap, compiled, fds: relay.fds(), loop });
  const { rss, fds } = samples.at(-1) ?? { rss: 0, fds: 0 };
  console.log(
    `${(hours() * 60).toFixed(1).padStart(5)} min  RSS ${rss.toFixed(1)} MB  heap after GC ${heap.toFixed(2)} MB, ${compiled.toFixed(2)} of it code  files ${fds}  loop p99 ${Math.max(0, loop).toFixed(1)} ms  ${steady.acked} acked, ${steady.lines} lines turned over`,
  );
}
const resolved = await crowd.resolved();
generator.stop();
await relay.close();

const sheet = createSheet();
const counted = samples.slice(Math.floor(samples.length * WARM_UP));
const x = counted.map((one) => one.at);
const heap = slopeOf(
  x,
  counted.map((one) => one.heap),
);
const rss = slopeOf(
  x,
  counted.map((one) => one.rss),
);
const compiled = slopeOf(
  x,
  counted.map((one) => one.compiled),
);
const fds = slopeOf(
  x,
  counted.map((one) => one.fds),
);
const loops = counted.map((one) => one.loop).sort((a, b) => a - b);

console.log('');
sheet.tell('AVL-07', `minutes, of which the first 45 % are not counted`, round(minutes));
sheet.tell('AVL-07', 'messages acked; lines closed and opened anew', steady.acked);
sheet.tell('AVL-07', 'lines closed and opened anew, each with a new visitor and thread', steady.lines);
sheet.tell('AVL-07', 'threads handed over, taken by an agent and resolved', resolved);
sheet.tell('AVL-07', 'heap after garbage collection at the end, MB', round(counted.at(-1)?.heap ?? 0));
sheet.tell('AVL-07', 'heap after garbage collection, MB an hour, fitted', round(heap.slope, 2));
sheet.tell('AVL-07', 'heap: the slope is known to within ±MB an hour (95 %)', round(heap.within, 2));
sheet.tell('AVL-07', 'heap: of that slope, compiled code, MB an hour', round(compiled.slope, 2));
// What is kept by design: reduced threads of the last 5,000 that were used, cards of the last day.
sheet.tell(
  'AVL-07',
  'heap: bytes kept for each thread that was opened',
  Math.round((heap.slope * 2 ** 20) / perHour()),
);
sheet.tell('AVL-07', 'RSS, MB an hour, fitted', round(rss.slope, 2));
sheet.tell('AVL-07', 'RSS: the slope is known to within ±MB an hour (95 %)', round(rss.within, 2));
sheet.tell(
  'AVL-07',
  'lower end of the heap slope’s interval, MB an hour',
  round(heap.slope - heap.within, 2),
  `<= ${MOST}`,
);
sheet.tell('AVL-07', 'open files, an hour, fitted', round(fds.slope, 1));
sheet.tell(
  'AVL-07',
  'open files: last against first counted',
  (counted.at(-1)?.fds ?? 0) - (counted[0]?.fds ?? 0),
  '<= 5',
);
sheet.tell(
  'AVL-07',
  'event-loop delay p99 of 10 s, median, ms',
  round(Math.max(0, loops[Math.floor(loops.length / 2)] ?? 0)),
);

if (values.record) await record('soak', `npm run soak -- --minutes ${minutes} --record`, sheet.figures() as Figure[]);
process.exit(sheet.allHold() ? 0 : 1);

async function ask(path: string): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${relay.port}${path}`, { headers: { cookie } });
  await response.text();
  // Not ready is an answer too: the machine may be busy. That nobody is signed in is none.
  if (response.status === 401) throw new Error(`${path} answered ${response.status}.`);
}

/** Threads opened in an hour. */
function perHour(): number {
  return steady.lines / (minutes / 60);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
