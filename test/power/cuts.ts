// Cuts the power at random instants of a recording, and looks at what is left: is it whole, and is everything there that anyone was told?
import { randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { sqliteStore } from '../../server/store/sqlite.ts';
import { createDisk, MODES, type Mode } from './disk.ts';
import type { Recorded } from './recording.ts';
import { SAID_ID } from './relay-under-load.ts';

export interface CutsOf {
  readonly mode: Mode;
  readonly cuts: number;
  /** Cuts after which something was gone that the relay had told somebody, and how many messages in all. */
  readonly losing: number;
  readonly lost: number;
  /** Cuts after which the database was not whole, a thread had a gap, or the store did not open; the first such, in words. */
  readonly broken: number;
  readonly why: string | null;
  /** The most messages that had been told at a cut. */
  readonly told: number;
}

/** A small generator of numbers in [0, 1), the same ones for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Cuts so often in each mode, at the same instants. */
export async function cutPower(records: readonly Recorded[], count: number, seed: number): Promise<readonly CutsOf[]> {
  const random = randomFrom(seed);
  const instants = Array.from({ length: count }, () => Math.floor(random() * records.length)).sort((a, b) => a - b);
  const found = MODES.map((mode) => ({
    mode,
    cuts: 0,
    losing: 0,
    lost: 0,
    broken: 0,
    why: null as string | null,
    told: 0,
  }));
  const disk = createDisk();
  const told = new Set<string>();
  let at = 0;
  for (const instant of instants) {
    for (; at <= instant; at += 1) {
      const record = records[at];
      if (!record) break;
      disk.take(record);
      if (record.kind === 'sent') for (const [id] of record.bytes.toString('latin1').matchAll(SAID_ID)) told.add(id);
    }
    for (const one of found) {
      const left = await examine(disk.cut(one.mode, random), told);
      one.cuts += 1;
      one.told = told.size;
      one.lost += left.lost;
      if (left.lost > 0) one.losing += 1;
      if (left.wrong !== null) {
        one.broken += 1;
        one.why ??= left.wrong;
      }
    }
  }
  return found;
}

/** 32 bytes in base64url, and the end of the line. */
const SECRET_LENGTH = 44;

interface Left {
  readonly lost: number;
  readonly wrong: string | null;
}

async function examine(files: ReadonlyMap<string, Buffer>, told: ReadonlySet<string>): Promise<Left> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-cut-'));
  try {
    for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
    // The shared memory is mapped, not written: after a power cut anything may stand in it.
    if (files.has('baton.db-shm')) writeFileSync(join(folder, 'baton.db-shm'), randomFillSync(Buffer.alloc(32_768)));
    const left = await opened(join(folder, 'baton.db'), told);
    return { ...left, wrong: left.wrong ?? wrongSecret(files.get('secret'), told.size > 0) };
  } catch (error) {
    return { lost: told.size, wrong: error instanceof Error ? error.message : String(error) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** There or not there, never half; and there for good once anybody was given a token under it. */
function wrongSecret(secret: Buffer | undefined, isUsed: boolean): string | null {
  if (secret === undefined) return isUsed ? 'the secret is gone' : null;
  return secret.length === SECRET_LENGTH ? null : `of the secret ${secret.length} bytes are left`;
}

/** First as SQLite sees it, then as the relay would start from it. */
async function opened(path: string, told: ReadonlySet<string>): Promise<Left> {
  const file = new DatabaseSync(path);
  const left = looked(file, told);
  file.close();
  await (await sqliteStore(path)).close();
  return left;
}

function looked(file: InstanceType<typeof DatabaseSync>, told: ReadonlySet<string>): Left {
  const integrity = Object.values(file.prepare('pragma integrity_check').get() ?? {})[0];
  const hasEntries = file.prepare(`select 1 from sqlite_schema where name = 'entries'`).get() !== undefined;
  const kept = new Set(
    hasEntries
      ? file
          .prepare('select id from entries')
          .all()
          .map((row) => String(Object(row).id))
      : [],
  );
  const gaps = hasEntries
    ? file
        .prepare(
          `select thread from entries group by thread
           having min(seq) <> 1 or max(seq) <> count(*) or max(seq) <> (select head from threads where id = thread)`,
        )
        .all().length
    : 0;
  const wrong =
    integrity !== 'ok' ? `integrity_check: ${String(integrity)}` : gaps > 0 ? `${gaps} threads with gaps` : null;
  return { lost: [...told].filter((id) => !kept.has(id)).length, wrong };
}
