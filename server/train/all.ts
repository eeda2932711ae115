// Makes every file of weights again: `npm run train`. With `--check` it writes nothing, and fails where a file would change.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Each is made from those before it, and so starts afresh when they are written. */
const IN_ORDER = ['rarity', 'meaning', 'retrieval', 'risk', 'emotion', 'value', 'ordinary-talk'];

const asked = process.argv.slice(2);
const failed = IN_ORDER.filter((name) => {
  const script = join(import.meta.dirname, `${name}.ts`);
  return spawnSync(process.execPath, [...process.execArgv, script, ...asked], { stdio: 'inherit' }).status !== 0;
});
if (failed.length > 0) process.exitCode = 1;
