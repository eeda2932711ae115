// Measures all five checks and the intents. `npm run bench:signals [-- --json] [-- --quick]`; --quick leaves the intents out.
import { trainingData } from '../../server/train/data.ts';
import { signalsTextRows, signalsTextWeights } from './signals-text.ts';
import {
  intentRows,
  printedIntents,
  printedThreads,
  signalsThreadRows,
  signalsThreadWeights,
} from './signals-threads.ts';

const folder = trainingData();
const text = signalsTextRows().map((row) => ({ ...row, recallAt5: Number.NaN }));
const threads = folder ? signalsThreadRows(folder) : [];
const intents = folder && !process.argv.includes('--quick') ? intentRows(folder) : [];
const weights = { ...signalsTextWeights(), ...signalsThreadWeights() };

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ rows: [...text, ...threads], intents, weights }));
} else {
  console.log(printedThreads([...text, ...threads]));
  if (intents.length > 0) console.log(`\n${printedIntents(intents)}`);
  const total = Object.values(weights).reduce((sum, bytes) => sum + bytes, 0);
  console.log('');
  for (const [file, bytes] of Object.entries(weights))
    console.log(`${file.padEnd(28)}${(bytes / 1000).toFixed(1)} kB gzip`);
  console.log(`${'all five checks'.padEnd(28)}${(total / 1000).toFixed(1)} kB gzip`);
}
