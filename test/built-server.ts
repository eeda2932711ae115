// The server as it is built, made once before the unit tests where it is stale: commands run it, and the thread that writes can be loaded from nowhere else.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { isServerStale } from '../server/build.mjs';

const ROOT = join(import.meta.dirname, '..');
export const CLI = join(ROOT, 'dist/server/cli.js');
export const WRITER = join(ROOT, 'dist/server/writer.js');

/** Vitest's `globalSetup`. */
export default async function buildServer(): Promise<void> {
  if (await isServerStale()) execFileSync(process.execPath, [join(ROOT, 'server/build.mjs'), '--server']);
}
