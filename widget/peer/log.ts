// The confirmed log of one thread: entries without a gap, and the thread they amount to.
import type { Entry } from '#domain/event';
import { emptiedEntries } from '#domain/removal';
import { emptyThread, reduceAll, type Thread } from '#domain/thread';

export interface Log {
  thread(): Thread;
  entries(): readonly Entry[];
  /** The datastore lineage this log came from; null before the relay told. */
  lineage(): string | null;
  /** Undefined: no such entry. */
  seqOf(id: string): number | undefined;
  /** Takes entries, in whatever order they come, and says which ones that made part of the log now. */
  add(entries: readonly Entry[]): readonly Entry[];
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

  return {
    thread: () => thread,
    entries: () => entries,
    lineage: () => lineage,
    seqOf: (one) => seqs.get(one),
    add(some) {
      const fresh: Entry[] = [];
      for (const entry of some) if (entry.seq > thread.head) early.set(entry.seq, entry);
      for (let next = early.get(thread.head + 1); next; next = early.get(next.seq + 1)) {
        early.delete(next.seq);
        fresh.push(next);
        entries.push(next);
        if (next.event.type === 'removed') entries = withoutRemoved(entries, next.event.entry);
        seqs.set(next.id, next.seq);
      }
      if (fresh.length > 0) thread = reduceAll(thread, fresh);
      return fresh;
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

/** What this browser keeps for the next page holds nothing that was taken out. */
export function withoutRemoved(entries: readonly Entry[], seq: number): Entry[] {
  const emptied = new Map(emptiedEntries(entries, seq).map((entry) => [entry.seq, entry]));
  return entries.map((entry) => emptied.get(entry.seq) ?? entry);
}
