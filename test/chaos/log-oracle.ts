// Reads the log from the store's file, past the relay, and holds everything against it: numbering, authors, order, claims, what was told.
import { isDeepStrictEqual } from 'node:util';
import { DatabaseSync } from '@photostructure/sqlite';
import { asCustomerSees, type Entry, type EventType } from '#domain/event';
import { emptyThread, reduce, type Thread } from '#domain/thread';
import type { Verdict } from './verdict.ts';
import type { Proposal, Told, Witness } from './witness.ts';

export interface LogOracle {
  /** Takes what was committed since, and compares what the wire had told until then. */
  look(): void;
  /** As last looked at. */
  log(thread: string): readonly Entry[];
  heads(): ReadonlyMap<string, number>;
  /** How many entries there are. */
  size(): number;
  /** Reads everything once more from the disk: what was seen before is still the same. */
  lookAgain(): void;
  /** Null: nothing with this text is there. */
  find(text: string): Entry | null;
  close(): void;
}

interface Row {
  readonly rowid: number;
  readonly thread: string;
  readonly seq: number;
  readonly id: string;
  readonly at: number;
  readonly age: number;
  readonly by_json: string;
  readonly event_json: string;
}

interface Kept {
  readonly entries: Entry[];
  state: Thread;
  readonly ids: Set<string>;
  /** The last n of each author. */
  readonly last: Map<string, number>;
}

/** What an agent or an assistant may only write under the epoch it knows to be the current one. */
const FENCED: readonly EventType[] = ['answered', 'asked', 'decided', 'handedOff', 'cancelled'];
const AGENTS_OWN: readonly EventType[] = ['said', 'resolved', 'transferred', 'released', 'handedBack'];

export function openLogOracle(path: string, witness: Witness, { broken }: Verdict): LogOracle {
  const file = new DatabaseSync(path, { readOnly: true, timeout: 2_000 });
  const since = file.prepare('select rowid, * from entries where rowid > ? order by rowid');
  const all = file.prepare('select rowid, * from entries order by thread, seq');
  const threads = new Map<string, Kept>();
  const texts = new Map<string, Entry>();
  let last = 0;
  let size = 0;

  function look(): void {
    const told = witness.told;
    witness.told = [];
    for (const row of since.all(last) as unknown as readonly Row[]) {
      last = row.rowid;
      size += 1;
      take(row.thread, entryOf(row));
    }
    for (const one of told) compare(one);
  }

  function take(thread: string, entry: Entry): void {
    const kept = threads.get(thread) ?? nothingOf(thread);
    threads.set(thread, kept);
    const where = `${thread}, seq ${entry.seq}`;
    if (entry.seq !== kept.entries.length + 1)
      return broken('I4', `${where} was committed after seq ${kept.entries.length}.`);
    if (kept.ids.has(entry.id)) broken('I2', `${where}: the draft ${entry.id} is in the log twice.`);
    written(thread, kept, entry, where);
    owned(thread, kept, entry, where);
    const before = kept.state;
    kept.entries.push(entry);
    kept.ids.add(entry.id);
    kept.state = reduce(before, entry);
    cleared(before, kept.state, entry, where);
  }

  /** What people wrote is there once, and in the order in which they wrote it. */
  function written(thread: string, kept: Kept, entry: Entry, where: string): void {
    const { event } = entry;
    if (event.type !== 'said' && event.type !== 'noted') return;
    if (texts.has(event.text)) broken('I2', `${where}: “${event.text}” is in the log twice.`);
    texts.set(event.text, entry);
    const press = witness.presses.get(event.text);
    if (!press || press.thread !== thread) return broken('I3', `${where}: nobody wrote “${event.text}” here.`);
    const before = kept.last.get(press.author) ?? 0;
    if (press.n <= before) broken('I6', `${where}: ${press.author} wrote ${press.n} before ${before}.`);
    kept.last.set(press.author, press.n);
  }

  /** Proposed by whom it says, under the epoch that held, and by whoever held the thread. */
  function owned(thread: string, kept: Kept, entry: Entry, where: string): void {
    const { by, event, id } = entry;
    if (by.role === 'relay') return;
    const proposal = witness.proposals.get(id);
    if (!proposal || proposal.thread !== thread || !isBy(entry, proposal))
      return broken('I3', `${where}: “${event.type}” by ${by.role} was never proposed by them.`);
    const { epoch, owner } = kept.state;
    const fenced =
      by.role === 'agent' ? event.type !== 'noted' && event.type !== 'assessed' : FENCED.includes(event.type);
    if (fenced && proposal.epoch !== epoch)
      broken('I9', `${where}: “${event.type}” was written under epoch ${proposal.epoch} and taken under ${epoch}.`);
    if (by.role !== 'agent' || owner.kind !== 'agent' || owner.agent === by.id) return;
    if (AGENTS_OWN.includes(event.type))
      broken('I9', `${where}: ${by.name} wrote while ${owner.agent} had the thread.`);
  }

  function isBy({ by }: Entry, { who, thread }: Proposal): boolean {
    if (by.role === 'agent') return who.kind === 'agent' && who.id === by.id;
    return who.kind === 'customer' && witness.owners.get(thread) === who.name;
  }

  /** A request for a person stays until a person clears it. */
  function cleared(before: Thread, after: Thread, { by, event }: Entry, where: string): void {
    if (before.owner.kind === 'assistant' || after.owner.kind !== 'assistant') return;
    const byHand = by.role === 'agent' || (by.role === 'customer' && event.type === 'cancelled');
    if (!byHand) broken('I10', `${where}: “${event.type}” by ${by.role} took the thread from people.`);
  }

  function compare({ how, to, thread, entry }: Told): void {
    const stored = threads.get(thread)?.entries[entry.seq - 1];
    const shown = stored && (to.kind === 'customer' ? asCustomerSees(stored) : stored);
    if (isDeepStrictEqual(shown, entry)) return;
    const what = stored ? 'is another entry in the log' : 'is not in the log';
    broken(how === 'ack' ? 'I1' : 'I5', `${thread}, seq ${entry.seq}: told to ${to.name} (${how}), ${what}.`);
  }

  return {
    look,
    log: (thread) => threads.get(thread)?.entries ?? [],
    heads: () => new Map([...threads].map(([id, kept]) => [id, kept.entries.length])),
    size: () => size,
    lookAgain() {
      const rows = all.all() as unknown as readonly Row[];
      const counts = new Map<string, number>();
      for (const row of rows) {
        const at = counts.get(row.thread) ?? 0;
        counts.set(row.thread, at + 1);
        if (!isDeepStrictEqual(threads.get(row.thread)?.entries[at], entryOf(row)))
          broken('I5', `${row.thread}, seq ${row.seq} is not what was committed first.`);
      }
      for (const [id, { entries }] of threads)
        if (counts.get(id) !== entries.length)
          broken('I1', `${id} has ${counts.get(id) ?? 0} entries and had ${entries.length}.`);
    },
    find: (text) => texts.get(text) ?? null,
    close: () => file.close(),
  };
}

function nothingOf(thread: string): Kept {
  return { entries: [], state: emptyThread(thread), ids: new Set(), last: new Map() };
}

function entryOf({ seq, at, age, by_json, id, event_json }: Row): Entry {
  return { seq, at, age, by: JSON.parse(by_json), id, event: JSON.parse(event_json) };
}
