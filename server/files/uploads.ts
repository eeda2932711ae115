// How a file gets into a thread: a ticket over the socket for whoever may write there, the bytes once with it, and then the entry.
import { randomBytes } from 'node:crypto';
import { fileName } from '#domain/file-name';
import { type Refusal, refusal, whyNotAppend } from '#domain/ownership';
import type { Playbook } from '#domain/playbook';
import type { Thread } from '#domain/thread';
import type { AttachAnswer, ProposeAnswer } from '#domain/wire';
import type { Limits } from '../limits.ts';
import { createBuckets } from '../sockets/bucket.ts';
import type { Store } from '../store/store.ts';
import type { Author, Known, Threads } from '../threads.ts';
import { cleaned } from './clean.ts';
import type { Shelf } from './shelf.ts';

/** What somebody asks to put. `id`: of the entry it shall become. `bytes`: its length as it is sent. */
export interface Asked {
  readonly thread: string;
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

interface Ticket extends Asked {
  readonly author: Author;
  readonly until: number;
}

/** A ticket that was used: its bytes may come now. `end` must be called, whatever happens. */
export interface Arriving {
  readonly bytes: number;
  /** Looks at the bytes, keeps what may be kept, and puts the entry into the log. Nothing of a file that is refused touches the disk. */
  keep(bytes: Uint8Array): Promise<ProposeAnswer>;
  end(): void;
}

export interface Uploads {
  ask(author: Author, known: Known, asked: Asked): Promise<AttachAnswer>;
  /** Once for each ticket. Null: there is no such ticket, it was used, or it ran out. */
  begin(ticket: string): Arriving | Refusal | null;
  sweep(): void;
}

export interface UploadsParts {
  readonly threads: Pick<Threads, 'attach'>;
  readonly store: Pick<Store, 'entryOf'>;
  readonly shelf: Pick<Shelf, 'put' | 'drop'>;
  readonly limits: Pick<Limits, 'uploads' | 'uploadingAtOnce'>;
  /** The playbook of the thread's site; null: none can be read. */
  playbookOf(site: string): Promise<Playbook | null>;
  now(): number;
}

/** Milliseconds between a ticket and the first byte. */
const VALID = 60_000;
/** Tickets one relay keeps at most: each costs nothing but a name. */
const MOST_TICKETS = 10_000;

/** Files that one visitor or agent sends at one time: a client of ours sends one, each tab. */
const AT_ONCE = 4;
/** Of one thread, so that nobody fills the disk with one: files, and bytes. */
const MOST_FILES = 100;
const MOST_BYTES = 100 * 1_048_576;

const MANY = refusal('limited', 'This conversation holds as many files as it may.');
const OFF = refusal('forbidden', 'This site takes no files.');
const NOT_YET = refusal('forbidden', 'Ask for a person first: the assistant cannot look at files.');
const FULL = refusal('busy', 'Too many files are on their way. Try again in a moment.');

export function createUploads(parts: UploadsParts): Uploads {
  const { threads, store, shelf, now } = parts;
  const tickets = new Map<string, Ticket>();
  const buckets = createBuckets(parts.limits.uploads, now);
  const sending = new Map<string, number>();
  let arriving = 0;

  return { ask, begin, sweep };

  async function ask(author: Author, known: Known, asked: Asked): Promise<AttachAnswer> {
    // The answer to an earlier try was lost: the file is there already.
    const before = await store.entryOf(asked.thread, asked.id);
    if (before) return before.entry.event.type === 'attached' ? { ok: true, entry: before.entry } : no(CLASH);
    const why = await whyNot(author, known);
    if (why) return no(why);
    const wait = buckets.take(nameOf(author));
    if (wait > 0) return no(refusal('limited', `Too many files at once. Wait ${Math.ceil(wait / 1_000)} s.`));
    if (tickets.size >= MOST_TICKETS) return no(FULL);
    const ticket = randomBytes(24).toString('base64url');
    tickets.set(ticket, { ...asked, author, until: now() + VALID });
    return { ok: true, put: `/api/files/${ticket}` };
  }

  async function whyNot(author: Author, { thread, site }: Known): Promise<Refusal | null> {
    const may = (await parts.playbookOf(site))?.attachments ?? 'person';
    if (may === 'off') return OFF;
    if (author.kind === 'customer' && isFull(thread)) return MANY;
    if (may === 'person' && author.kind === 'customer' && thread.owner.kind === 'assistant') return NOT_YET;
    return whyNotAppend(thread, author, { id: '', epoch: thread.epoch, event: { type: 'attached', file: NO_FILE } });
  }

  function begin(name: string): Arriving | Refusal | null {
    const ticket = tickets.get(name);
    tickets.delete(name);
    if (!ticket || ticket.until < now()) return null;
    const who = nameOf(ticket.author);
    const theirs = sending.get(who) ?? 0;
    if (theirs >= AT_ONCE || arriving + ticket.bytes > parts.limits.uploadingAtOnce) return FULL;
    sending.set(who, theirs + 1);
    arriving += ticket.bytes;
    let ended = false;
    return {
      bytes: ticket.bytes,
      keep: (bytes) => keep(ticket, bytes),
      end() {
        if (ended) return;
        ended = true;
        arriving -= ticket.bytes;
        const left = (sending.get(who) ?? 1) - 1;
        if (left > 0) sending.set(who, left);
        else sending.delete(who);
      },
    };
  }

  async function keep({ author, thread, id, name }: Ticket, bytes: Uint8Array): Promise<ProposeAnswer> {
    const done = cleaned(bytes);
    if (!done.ok) return no(WHY[done.why]);
    const { bytes: kept, ok: _, ...what } = done;
    let file: string | null = null;
    let answer: ProposeAnswer | null = null;
    try {
      answer = await threads.attach(thread, author, id, async () => {
        file = await shelf.put(thread, kept);
        return { ...what, id: file, name: fileName(name, done.type), bytes: kept.length };
      });
    } finally {
      if (!answer?.ok && file !== null) await shelf.drop(thread, file);
    }
    return answer;
  }

  function sweep(): void {
    buckets.sweep();
    for (const [name, { until }] of tickets) if (until < now()) tickets.delete(name);
  }
}

function nameOf(author: Author): string {
  return author.kind === 'customer' ? author.visitor : author.id;
}

function isFull({ items }: Thread): boolean {
  const files = items.flatMap((item) => (item.kind === 'attached' ? [item.file.bytes] : []));
  return files.length >= MOST_FILES || files.reduce((sum, bytes) => sum + bytes, 0) >= MOST_BYTES;
}

/** Stands for the file that is not there yet, where only its kind of event is judged. */
const NO_FILE = { id: '', name: '', type: 'image/png', bytes: 0 } as const;

const CLASH = refusal('conflict', 'Another draft was taken under this id. Give each file an id of its own.');

const WHY = {
  kind: refusal('malformed', 'Only pictures (PNG, JPEG, GIF, WebP) and PDF files can be sent.'),
  damaged: refusal('malformed', 'This file is damaged, and cannot be sent.'),
  huge: refusal('too_large', 'This picture has too many pixels: at most 64 million. Make it smaller.'),
} as const;

function no(why: Refusal): { readonly ok: false } & Refusal {
  return { ok: false, ...why };
}
