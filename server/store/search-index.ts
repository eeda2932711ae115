// The search index follows the log a little later: making it costs more than an append does, and less for many entries at once.
import { wordsIn } from './migrations.ts';
import type { File } from './open-file.ts';

export interface SearchIndex {
  /** Whether the log holds an entry that was not taken yet. */
  isBehind(): boolean;
  /** Takes the oldest entries that are not in the index into it, at most so many. To be run inside a transaction. Gives how many it took. */
  take(most: number): number;
}

export interface Follow {
  /** Something was appended: it is in the index before long. */
  later(): void;
  /** Resolves once all that was appended by now is in the index, or when that cannot be written. */
  now(): Promise<void>;
  /** Takes what came last, and no more: a long way behind, the rest is taken after the next start. */
  stop(): Promise<void>;
}

/** Which entries are missing stands in `unsearched`, written with the entry itself: whatever happens in between, they are taken. */
export function searchIndex(file: File): SearchIndex {
  const behind = file.prepare('select 1 from unsearched limit 1');
  const reach = file.prepare(
    'select count(*) as count, max(id) as id from (select id from unsearched order by id limit ?)',
  );
  // Corrected meanwhile: then a trigger has it in the index, as it now is.
  const take = file.prepare(
    `insert into searched (thread, seq, text)
      select thread, seq, words from (
        select u.id, e.thread, e.seq, ${wordsIn('e.event_json')} as words
          from unsearched u join entries e on e.thread = u.thread and e.seq = u.seq where u.id <= ?
      ) where words <> '' order by id
      on conflict do nothing`,
  );
  const done = file.prepare('delete from unsearched where id <= ?');

  return {
    isBehind: () => behind.get() !== undefined,
    take(most) {
      const { count, id } = Object(reach.get(most)) as { count: number; id: number | null };
      if (id === null) return 0;
      take.run(id);
      done.run(id);
      return count;
    },
  };
}

/** Entries taken in one transaction: about 4 ms, in which no message is answered. */
const AT_ONCE = 300;
/** Milliseconds until what was appended is in the index. */
const LATER_MS = 250;

/** `take` has so many taken, and resolves when they are. */
export function followLog(
  { isBehind }: Pick<SearchIndex, 'isBehind'>,
  take: (most: number) => Promise<number>,
): Follow {
  let due: NodeJS.Timeout | null = null;
  let stopped = false;

  return {
    later() {
      due ??= setTimeout(() => {
        due = null;
        void now();
      }, LATER_MS).unref();
    },
    now,
    async stop() {
      if (due) clearTimeout(due);
      stopped = true;
      await now();
    },
  };

  async function now(): Promise<void> {
    try {
      do if (isBehind()) await take(AT_ONCE);
      while (!stopped && isBehind());
    } catch {
      // What cannot be written now is taken with the next: the index is made of the log, which whoever appends hears of.
    }
  }
}
