// Finds a C compiler for the power-cut harness, or installs the system's package where that is possible, or says why there is none.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages } from './packages.mjs';

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
  if (found || process.platform !== 'linux') return found;
  installPackages('No C compiler on this machine', 'gcc', 'libc6-dev');
  return findCompiler();
}

export const NO_COMPILER =
  'The power cuts need Linux and a C compiler (Debian, Ubuntu: sudo apt-get install gcc libc6-dev); none was found.';
