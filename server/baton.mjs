#!/usr/bin/env node
// The command `baton`. In a clone it builds what is stale first; in the packed tarball everything is built.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cli = join(root, 'dist/server/cli.js');

try {
  if (isClone()) await buildStale();
  if (!existsSync(cli)) throw new Error('Baton is not built. Run npm ci in its folder, then try again.');
  await import(pathToFileURL(cli).href);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function isClone() {
  return existsSync(join(root, 'vite.config.ts')) && existsSync(join(root, 'node_modules/vite'));
}

/** The relay serves everything, so it needs everything; other commands need the server alone. In a process of its own: Vite's memory is not the relay's. */
async function buildStale() {
  const { isServerStale, isStale } = await import('./build.mjs');
  const all = process.argv[2] === 'serve';
  if (!(await (all ? isStale() : isServerStale()))) return;
  const script = [join(root, 'server/build.mjs'), ...(all ? [] : ['--server'])];
  const { status } = spawnSync(process.execPath, script, { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('The build failed; see above.');
}
