// Threads as JSON Lines: the transcripts that `baton replay` reads, each with all its entries and files (base64) beside the turns.
import { givenTo } from '#domain/event';
import { attachedIn, type ExportedThread, saidIn, speakerOf } from './customer.ts';

/** One line a thread. Times are ISO 8601. */
export function jsonLines(threads: readonly ExportedThread[]): string {
  return threads.map((one) => `${JSON.stringify(lineOf(one))}\n`).join('');
}

function lineOf({ thread, entries, files }: ExportedThread) {
  const said = saidIn(thread);
  const handoff = entries.find((entry) => entry.event.type === 'claimed' || givenTo(entry.event));
  const handoffAt = handoff ? said.findIndex((one) => one.seq > handoff.seq) : -1;
  return {
    id: thread.id,
    site: thread.site,
    startedAt: iso(thread.startedAt),
    status: thread.status,
    account: thread.account?.traits ?? null,
    contact: thread.contact,
    turns: said.map((one) => ({
      from: one.by.role,
      ...(one.by.role === 'agent' && { name: speakerOf(one) }),
      text: one.text,
      at: iso(one.at),
      ...(one.documents.length > 0 && { documents: one.documents }),
      ...(one.confidence !== null && { confidence: one.confidence }),
    })),
    files: attachedIn(thread).map(({ file }) => ({ ...file, data: files.get(file.id) ?? null })),
    handoffAt: handoffAt < 0 ? null : handoffAt,
    entries: entries.map(({ at, ...entry }) => ({ ...entry, at: iso(at) })),
  };
}

const iso = (at: number) => new Date(at).toISOString();
