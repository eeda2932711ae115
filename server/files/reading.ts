// Who may read a file: agents with their session, and whoever was given its address by the relay, for a few minutes.
import type { AttachedFile } from '#domain/attachment';
import { keyFor, sameText, sealOf } from '../secret.ts';
import type { Threads } from '../threads.ts';
import type { OpenFile, Shelf } from './shelf.ts';

/** What an address says. */
export interface Address {
  readonly thread: string;
  readonly file: string;
  readonly until: string | undefined;
  readonly key: string | undefined;
}

export interface Reading {
  /** A path of the relay that opens this file to whoever has it, for ten minutes. Null: the thread has no such file. */
  pathOf(thread: string, file: string): Promise<string | null>;
  /** Whether the address was given by this relay, and holds still. */
  isGiven(address: Address): boolean;
  /** Null: no such thread, no such file in its log, or the file is gone. */
  open(thread: string, file: string): Promise<{ readonly file: AttachedFile; readonly opened: OpenFile } | null>;
}

/** Milliseconds. A page asks again when it needs it again. */
const VALID = 600_000;

export function createReading(parts: {
  readonly threads: Pick<Threads, 'known'>;
  readonly shelf: Pick<Shelf, 'open'>;
  readonly secret: string;
  now(): number;
}): Reading {
  const key = keyFor(parts.secret, 'file');
  const seal = (thread: string, file: string, until: string) => sealOf(key, `${thread}\n${file}\n${until}`);

  return {
    async pathOf(thread, id) {
      if (!(await fileOf(thread, id))) return null;
      const until = String(parts.now() + VALID);
      const query = new URLSearchParams({ thread, until, key: seal(thread, id, until) });
      return `/api/files/${id}?${query}`;
    },
    isGiven({ thread, file, until, key: shown }) {
      if (until === undefined || shown === undefined || !/^\d{1,15}$/u.test(until)) return false;
      return sameText(shown, seal(thread, file, until)) && Number(until) >= parts.now();
    },
    async open(thread, id) {
      const file = await fileOf(thread, id);
      const opened = file && (await parts.shelf.open(thread, id));
      return opened ? { file, opened } : null;
    },
  };

  async function fileOf(thread: string, id: string): Promise<AttachedFile | null> {
    const known = await parts.threads.known(thread);
    const item = known?.thread.items.find((one) => one.kind === 'attached' && one.file.id === id && !one.removed);
    return item?.kind === 'attached' ? item.file : null;
  }
}
