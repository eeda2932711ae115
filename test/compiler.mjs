// Finds a C compiler for the power-cut harness, or installs the system's package where that is possible, or says why there is none.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAMES = ['cc', 'gcc', 'clang'];

/** A compiler that makes a shared library here, headers and all; null: there is none. */
export function findCompiler() {
  if (process.platform !== 'linux') return null;
  const folder = mkdtempSync(join(tmpdir(), 'baton-cc-'));
  try {
    writeFileSync(join(folder, 'one.c'), '#include <unistd.h>\nint one(void) { return getpid() > 0; }\n');
    const works = (name) =>
      spawnSync(name, ['-shared', '-fPIC', '-o', join(folder, 'one.so'), join(folder, 'one.c')]).status === 0;
    return NAMES.find(works) ?? null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same, after an attempt to install one. Never throws: without it the power cuts are skipped, with the reason. */
export function ensureCompiler() {
  const found = findCompiler();
  if (found || process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return found;
  console.log('No C compiler on this machine: installing the packages “gcc” and “libc6-dev” …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env };
  try {
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'gcc', 'libc6-dev'], options);
  } catch (error) {
    console.log(`They could not be installed: ${error.message}`);
  }
  return findCompiler();
}

export const NO_COMPILER =
  'The power cuts need Linux and a C compiler (Debian, Ubuntu: sudo apt-get install gcc libc6-dev); none was found.';
