// Measures all five checks and the intents. `npm run bench:signals [-- --json] [-- --quick]`; --quick leaves the intents out.
import { trainingData } from '../../server/train/data.ts';
import { signalKilobytes, signalMicroseconds } from './signals-cost.ts';
import { signalsTextRows } from './signals-text.ts';
import { intentRows, printedIntents, printedThreads, signalsThreadRows } from './signals-threads.ts';

const folder = trainingData();
// Timed first: what is measured later fills the heap and the compiler's caches.
const microseconds = folder ? signalMicroseconds(folder) : {};
const kilobytes = await signalKilobytes();
const text = signalsTextRows(folder).map((row) => ({ ...row, recallAt5: Number.NaN }));
const threads = folder ? signalsThreadRows(folder) : [];
const intents = folder && !process.argv.includes('--quick') ? intentRows(folder) : [];

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ rows: [...text, ...threads], intents, kilobytes, microseconds }));
} else {
  console.log(printedThreads([...text, ...threads]));
  if (intents.length > 0) console.log(`\n${printedIntents(intents)}`);
  console.log(`\n${''.padEnd(36)}${'kB gzip'.padStart(9)}${'µs'.padStart(7)}`);
  for (const [name, size] of Object.entries(kilobytes))
    console.log(
      `${name.padEnd(36)}${size.toFixed(1).padStart(9)}${(microseconds[name]?.toFixed(1) ?? '').padStart(7)}`,
    );
}
