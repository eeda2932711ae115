// What a customer is given when they ask for their data: all their threads as they saw them, and nobody else's.
import { asCustomerSees, type Entry } from '#domain/event';
import { type Attached, emptyThread, reduceAll, type Said, type Thread } from '#domain/thread';
import { PAGE } from '#domain/wire';
import type { Store, ThreadRow } from '../store/store.ts';

export interface ExportedThread {
  readonly thread: Thread;
  /** As the customer's browser gets them: agents' notes are not in it. */
  readonly entries: readonly Entry[];
  /** Base64 of the files in it, by their ids; one that is gone by now is not in it. */
  readonly files: ReadonlyMap<string, string>;
}

/** Null: the file is gone. */
export type BytesOf = (thread: string, file: string) => Promise<Uint8Array | null>;

/** Every thread of the customer who has this one, the oldest first. Null: there is no such thread. */
export async function customerOf(
  store: Store,
  thread: string,
  bytesOf: BytesOf,
): Promise<readonly ExportedThread[] | null> {
  const row = await store.thread(thread);
  if (!row) return null;
  const rows = await store.threadsOf(row.visitor);
  return Promise.all(rows.map((one) => exported(store, one, bytesOf)));
}

async function exported(store: Store, { id }: ThreadRow, bytesOf: BytesOf): Promise<ExportedThread> {
  const entries: Entry[] = [];
  for (
    let page = await store.entries(id, 0, PAGE);
    page.length > 0;
    page = await store.entries(id, entries.length, PAGE)
  )
    entries.push(...page.map(asCustomerSees));
  const thread = reduceAll(emptyThread(id), entries);
  const files = new Map<string, string>();
  for (const { file } of attachedIn(thread)) {
    const bytes = await bytesOf(id, file.id);
    if (bytes) files.set(file.id, Buffer.from(bytes).toString('base64'));
  }
  return { thread, entries, files };
}

/** Stands where an agent took the content out. */
export const REMOVED = '[removed]';

/** What was said, in order. */
export function saidIn(thread: Thread): readonly Said[] {
  return thread.items.filter((item): item is Said => item.kind === 'said');
}

export function attachedIn(thread: Thread): readonly Attached[] {
  return thread.items.filter((item): item is Attached => item.kind === 'attached');
}

/** What was said and what was sent, in order. */
export function toldIn(thread: Thread): readonly (Said | Attached)[] {
  return thread.items.filter((item): item is Said | Attached => item.kind !== 'stage');
}

/** Who said it, for people: the agent's name, or the role. */
export function speakerOf({ by }: Pick<Said, 'by'>): string {
  return by.role === 'agent' ? by.name : by.role;
}
