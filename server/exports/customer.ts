// What a customer is given when they ask for their data: all their threads as they saw them, and nobody else's.
import { asCustomerSees, type Entry } from '#domain/event';
import { emptyThread, reduceAll, type Said, type Thread } from '#domain/thread';
import { PAGE } from '#domain/wire';
import type { Store, ThreadRow } from '../store/store.ts';

export interface ExportedThread {
  readonly thread: Thread;
  /** As the customer's browser gets them: agents' notes are not in it. */
  readonly entries: readonly Entry[];
}

/** Every thread of the customer who has this one, the oldest first. Null: there is no such thread. */
export async function customerOf(store: Store, thread: string): Promise<readonly ExportedThread[] | null> {
  const row = await store.thread(thread);
  if (!row) return null;
  const rows = await store.threadsOf(row.visitor);
  return Promise.all(rows.map((one) => exported(store, one)));
}

async function exported(store: Store, { id }: ThreadRow): Promise<ExportedThread> {
  const entries: Entry[] = [];
  for (
    let page = await store.entries(id, 0, PAGE);
    page.length > 0;
    page = await store.entries(id, entries.length, PAGE)
  )
    entries.push(...page.map(asCustomerSees));
  return { thread: reduceAll(emptyThread(id), entries), entries };
}

/** What was said, in order. */
export function saidIn(thread: Thread): readonly Said[] {
  return thread.items.filter((item): item is Said => item.kind === 'said');
}

/** Who said it, for people: the agent's name, or the role. */
export function speakerOf({ by }: Said): string {
  return by.role === 'agent' ? by.name : by.role;
}
