// A copy of a database that is being served: one moment of it, whole, checked, and on the disk before it has its name.
import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { type Inspected, inspect } from './inspect.ts';
import { nameFile, syncFile } from './synced-files.ts';

export type BackedUp =
  | { readonly ok: true; readonly found: Inspected }
  /** In words, with what to do. Nothing was left behind. */
  | { readonly ok: false; readonly why: string };

/** Copies `from` to `to`, which must not be there. Whoever writes meanwhile goes on: the copy is of one moment. Throws for what nobody can foresee. */
export function backUp(from: string, to: string): BackedUp {
  if (existsSync(to)) return taken(to);
  if (!existsSync(dirname(resolve(to))))
    return { ok: false, why: `there is no folder ${dirname(resolve(to))}; make it first` };
  const before = inspect(from, { thorough: false });
  if (!before.ok) return { ok: false, why: `${from} cannot be backed up: ${before.why}` };
  const draft = `${to}-${randomBytes(4).toString('hex')}`;
  try {
    copyOneMoment(from, draft);
    const found = inspect(draft, { thorough: true });
    if (!found.ok || found.found.integrity !== 'ok')
      return {
        ok: false,
        why: `the copy is not whole (${found.ok ? found.found.integrity : found.why}); look at the database with baton doctor`,
      };
    return nameFile(draft, to) ? found : taken(to);
  } finally {
    rmSync(draft, { force: true });
  }
}

function taken(to: string): BackedUp {
  return { ok: false, why: `${to} is there already; give the backup another name` };
}

/** VACUUM INTO reads one snapshot, and writes no page that was freed: what was erased is not in it. */
function copyOneMoment(from: string, to: string): void {
  closeSync(openSync(to, 'wx', 0o600));
  const file = new DatabaseSync(from, { readOnly: true, timeout: 10_000 });
  try {
    file.prepare('vacuum into ?').run(to);
  } finally {
    file.close();
  }
  chmodSync(to, 0o600);
  syncFile(to);
}
