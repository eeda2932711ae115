// The confirmed log of one thread: entries without a gap, and the thread they amount to.
import type { Entry } from '#domain/event';
import { emptyThread, reduce, type Thread } from '#domain/thread';

export interface Log {
  thread(): Thread;
  entries(): readonly Entry[];
  /** The datastore lineage this log came from; null before the relay told. */
  lineage(): string | null;
  /** Undefined: no such entry. */
  seqOf(id: string): number | undefined;
  /** Takes an entry, in whatever order they come, and says which ones that made part of the log now. */
  add(entry: Entry): readonly Entry[];
  /** Entries came early: something before them is missing. */
  gap(): boolean;
  /** Starts over, for another lineage. */
  reset(lineage: string | null): void;
}

export function createLog(id: string): Log {
  let thread = emptyThread(id);
  let entries: Entry[] = [];
  let lineage: string | null = null;
  const seqs = new Map<string, number>();
  const early = new Map<number, Entry>();

  function append(entry: Entry): void {
    thread = reduce(thread, entry);
    entries.push(entry);
    seqs.set(entry.id, entry.seq);
  }

  return {
    thread: () => thread,
    entries: () => entries,
    lineage: () => lineage,
    seqOf: (one) => seqs.get(one),
    add(entry) {
      const from = entries.length;
      if (entry.seq > thread.head) early.set(entry.seq, entry);
      for (let next = early.get(thread.head + 1); next; next = early.get(thread.head + 1)) {
        early.delete(next.seq);
        append(next);
      }
      return entries.slice(from);
    },
    gap: () => early.size > 0,
    reset(next) {
      thread = emptyThread(id);
      entries = [];
      lineage = next;
      seqs.clear();
      early.clear();
    },
  };
}
