// Where files lie: BATON_DATA/files, a folder for each thread, each file under a random name. Whoever may have one is asked elsewhere.
import { randomBytes } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, rmdir, stat, unlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** An open file. Whoever has it reads `stream` to its end, or destroys it. */
export interface OpenFile {
  readonly bytes: number;
  readonly stream: ReadStream;
}

export interface Shelf {
  /** Keeps the bytes under a new id; resolves once they are on the disk. Throws when they cannot be written, and leaves nothing then. */
  put(thread: string, bytes: Uint8Array): Promise<string>;
  /** Null: it is not there (any more). */
  open(thread: string, id: string): Promise<OpenFile | null>;
  /** All of it; null as above. */
  bytes(thread: string, id: string): Promise<Uint8Array | null>;
  drop(thread: string, id: string): Promise<void>;
  /** Removes all that belongs to these threads. */
  forget(threads: readonly string[]): Promise<void>;
  /** Removes what was put before this moment, and what belongs to threads that are not there any more. Gives how many files. */
  sweep(before: number, isThere: (thread: string) => Promise<boolean>): Promise<number>;
}

const ID = /^[0-9a-f]{32}$/u;
/** A file is named before its entry stands in the log: no sweep takes it in between. Milliseconds. */
const SETTLES = 600_000;

/** Where they lie in the relay's data folder. */
export function filesIn(dataDir: string): string {
  return join(dataDir, 'files');
}

export function createShelf(folder: string, now: () => number): Shelf {
  const folderOf = (thread: string) => join(folder, Buffer.from(thread).toString('hex'));

  return {
    async put(thread, bytes) {
      const id = randomBytes(16).toString('hex');
      const own = folderOf(thread);
      const draft = join(own, `${id}.part`);
      try {
        await mkdir(own, { recursive: true, mode: 0o700 });
        await writeWhole(draft, bytes);
        await utimes(draft, now() / 1_000, now() / 1_000);
        await rename(draft, join(own, id));
        for (const each of [own, folder]) await syncNames(each);
      } catch (error) {
        for (const name of [draft, join(own, id)]) await rm(name, { force: true }).catch(() => {});
        throw error;
      }
      return id;
    },
    async open(thread, id) {
      if (!ID.test(id)) return null;
      const handle = await open(join(folderOf(thread), id), 'r').catch(nullIfGone);
      if (!handle) return null;
      const { size } = await handle.stat();
      return { bytes: size, stream: createReadStream('', { fd: handle }) };
    },
    async bytes(thread, id) {
      return ID.test(id) ? readFile(join(folderOf(thread), id)).catch(nullIfGone) : null;
    },
    drop,
    async forget(threads) {
      for (const thread of threads) await rm(folderOf(thread), { recursive: true, force: true });
    },
    async sweep(before, isThere) {
      let count = 0;
      for (const name of await namesIn(folder)) {
        const thread = Buffer.from(name, 'hex').toString();
        count += await sweepOne(thread, (await isThere(thread)) ? before : Number.MAX_SAFE_INTEGER);
      }
      return count;
    },
  };

  async function drop(thread: string, id: string): Promise<void> {
    await unlink(join(folderOf(thread), id)).catch(nullIfGone);
    // Fails while something else is in it, which is right.
    await rmdir(folderOf(thread)).catch(() => {});
  }

  async function sweepOne(thread: string, before: number): Promise<number> {
    let count = 0;
    const settled = now() - SETTLES;
    for (const id of await namesIn(folderOf(thread))) {
      const put = await stat(join(folderOf(thread), id)).catch(nullIfGone);
      const limit = ID.test(id) ? Math.min(before, settled) : settled;
      if (!put || put.mtimeMs > limit) continue;
      await drop(thread, id);
      count += 1;
    }
    return count;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(nullIfGone)) ?? [];
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A name that is not synced may be gone after a power cut, whatever was in the file. */
async function syncNames(folder: string): Promise<void> {
  // Windows has no such call, and keeps names in a journal of its own.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function nullIfGone(error: unknown): null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') return null;
  throw error;
}
