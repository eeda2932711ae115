#!/usr/bin/env node
// The command `baton`. In a clone it builds what is stale first; in the packed tarball everything is built.
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

/** The relay serves everything, so it needs everything; other commands need the server alone. */
async function buildStale() {
  const { buildAll, buildServer, isServerStale, isStale } = await import('./build.mjs');
  const start = process.cwd();
  // Not on the standard output: that belongs to the command (`replay --json`).
  const say = (line) => console.error(line);
  if (process.argv[2] === 'serve') {
    if (await isStale()) await buildAll({ say });
  } else if (await isServerStale()) await buildServer({ say });
  process.chdir(start);
}
