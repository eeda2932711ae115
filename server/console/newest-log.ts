// The log of a thread that is opened by its newest page: what came before is fetched when somebody goes back to it.
import type { Entry } from '#domain/event';
import { type Before, type Earlier, earlierThan, NOTHING_EARLIER, threadOf, withEarlier } from '#domain/newest';
import { emptyThread, reduceAll } from '#domain/thread';
import { type Log, withoutRemoved } from '../../widget/peer/log.ts';

export interface NewestLog extends Log {
  /** To be told of each answer to a join, before its entries are added. */
  expect(before: Before | null): void;
  /** What is known of what comes before the first entry here. */
  earlier(): Earlier;
  /** The seq of the first entry here; 1 where the log is whole, or empty. */
  first(): number;
  /** Entries that end just before the first one here; others are not taken. */
  addEarlier(entries: readonly Entry[]): void;
  /** Something was removed that is not here: what this thread amounts to can only be asked for anew. */
  isTorn(): boolean;
}

export function createNewestLog(id: string): NewestLog {
  let thread = emptyThread(id);
  let entries: readonly Entry[] = [];
  let earlier = NOTHING_EARLIER;
  let lineage: string | null = null;
  let expected: Before | null = null;
  let torn = false;
  const seqs = new Map<string, number>();
  const early = new Map<number, Entry>();

  const first = () => entries[0]?.seq ?? 1;

  /** The page that `expected` came with, in place of whatever was here. */
  function begin(before: Before, page: readonly Entry[]): void {
    clear();
    thread = threadOf(before, page);
    entries = page;
    earlier = before.earlier;
    for (const entry of page) seqs.set(entry.id, entry.seq);
  }

  function clear(): void {
    thread = emptyThread(id);
    entries = [];
    earlier = NOTHING_EARLIER;
    torn = false;
    seqs.clear();
    early.clear();
  }

  function add(some: readonly Entry[]): readonly Entry[] {
    const before = expected;
    expected = null;
    if (before !== null) {
      const page = some.filter(({ seq }) => seq <= before.thread.head);
      begin(before, page);
      return [...page, ...add(some)];
    }
    const fresh: Entry[] = [];
    for (const entry of some) if (entry.seq > thread.head) early.set(entry.seq, entry);
    for (let next = early.get(thread.head + 1); next; next = early.get(next.seq + 1)) {
      early.delete(next.seq);
      fresh.push(next);
      seqs.set(next.id, next.seq);
    }
    if (fresh.length === 0) return fresh;
    thread = reduceAll(thread, fresh);
    entries = [...entries, ...fresh];
    for (const { event } of fresh) if (event.type === 'removed') forget(event.entry);
    return fresh;
  }

  function forget(seq: number): void {
    torn ||= seq < first();
    entries = withoutRemoved(entries, seq);
  }

  return {
    thread: () => thread,
    entries: () => entries,
    lineage: () => lineage,
    seqOf: (one) => seqs.get(one),
    add,
    gap: () => early.size > 0,
    reset(next) {
      clear();
      lineage = next;
    },
    expect(before) {
      expected = before;
    },
    earlier: () => earlier,
    first,
    addEarlier(page) {
      if (page.at(-1)?.seq !== first() - 1) return;
      const { length } = thread.items;
      thread = withEarlier(thread, page, entries);
      entries = [...page, ...entries];
      for (const entry of page) seqs.set(entry.id, entry.seq);
      earlier = first() === 1 ? NOTHING_EARLIER : earlierThan(earlier, first(), thread.items.length - length);
    },
    isTorn: () => torn,
  };
}
