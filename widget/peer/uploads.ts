// Files on their way into a thread: chosen, looked at, sent one after another, and kept in sight until the relay has them.
import { FILE_HEAD, type FileType, fileType, MAX_FILE } from '#domain/attachment';
import { fileName } from '#domain/file-name';
import type { Refusal } from '#domain/ownership';
import type { PeerToRelay, RelayToPeer } from '#domain/wire';
import type { Line } from './line.ts';

/** Why a file is not sent. `large` and `kind` stay so; the others are worth another try. */
export type Problem = 'large' | 'kind' | 'offline' | 'busy' | 'refused';

export interface Upload {
  /** Of the entry it becomes. */
  readonly id: string;
  readonly file: Blob;
  readonly name: string;
  /** Null: none of what may be sent. */
  readonly type: FileType | null;
  /** `chosen`: it waits to be sent with the message. `sent`: the relay has it, the entry is on its way here. */
  readonly step: 'chosen' | 'waiting' | 'sending' | 'sent' | 'failed';
  /** Sent so far: 0 to 1. */
  readonly part: number;
  readonly problem: Problem | null;
}

/** A file that is being put over HTTP. */
export interface Putting {
  /** Null: it is there. `offline`: the line broke. */
  readonly done: Promise<Refusal | 'offline' | null>;
  cancel(): void;
}

export interface UploadsParts {
  /** Where files on their way outlast the page; absent: they do not. */
  readonly kept?: {
    keep(upload: Upload): void;
    drop(id: string): void;
  };
  /** The thread as the relay has it, and its line. Rejects while neither can be had. */
  reach(): Promise<{ readonly thread: string; readonly line: Line<PeerToRelay, RelayToPeer> }>;
  /** Puts the file at this path of the relay. `onPart` hears how much has gone: 0 to 1. */
  put(path: string, file: Blob, onPart: (part: number) => void): Putting;
  newId(): string;
  onChange(): void;
}

export interface Uploads {
  all(): readonly Upload[];
  /** Takes files in to be sent with the next message. Too large ones and other kinds are shown as such. */
  choose(files: readonly File[]): Promise<void>;
  /** Goes on with what the last page had kept. */
  recall(kept: readonly Pick<Upload, 'id' | 'file' | 'name' | 'type'>[]): void;
  /** Sends what was chosen. */
  send(): void;
  retry(id: string): void;
  /** Takes it away, also while it is being sent. */
  remove(id: string): void;
  /** These stand in the thread. */
  arrived(ids: (id: string) => boolean): void;
  /** The line is back: what failed for want of it is tried again. */
  resume(): void;
  clear(): void;
}

export function createUploads(parts: UploadsParts): Uploads {
  let all: readonly Upload[] = [];
  let putting: { readonly id: string; readonly put: Putting } | null = null;
  let busy = false;

  return {
    all: () => all,
    async choose(files) {
      const looked = await Promise.all(files.map(look));
      all = [...all, ...looked];
      parts.onChange();
    },
    recall(kept) {
      const fresh = kept.filter(({ id }) => !has(id));
      if (fresh.length === 0) return;
      const waits = { step: 'waiting', part: 0, problem: null } as const;
      all = [...all, ...fresh.map(({ id, file, name, type }) => ({ id, file, name, type, ...waits }))];
      parts.onChange();
      void pump();
    },
    send() {
      for (const one of all) if (one.step === 'chosen' && one.problem === null) parts.kept?.keep(one);
      each((one) => (one.step === 'chosen' && one.problem === null ? { ...one, step: 'waiting' } : one));
      all = all.filter((one) => one.step !== 'chosen');
      void pump();
    },
    retry: (id) => again((one) => one.id === id),
    remove(id) {
      all = all.filter((one) => one.id !== id);
      drop(id);
      if (putting?.id === id) putting.put.cancel();
      parts.onChange();
    },
    arrived(isThere) {
      if (!all.some((one) => isThere(one.id))) return;
      for (const one of all) if (isThere(one.id)) drop(one.id);
      all = all.filter((one) => !isThere(one.id));
      parts.onChange();
    },
    resume: () => again((one) => one.problem === 'offline' || one.problem === 'busy'),
    clear() {
      putting?.put.cancel();
      for (const { id } of all) drop(id);
      all = [];
      parts.onChange();
    },
  };

  function drop(id: string): void {
    parts.kept?.drop(id);
  }

  async function look(file: File): Promise<Upload> {
    const head = new Uint8Array(
      await file
        .slice(0, FILE_HEAD)
        .arrayBuffer()
        .catch(() => new ArrayBuffer(0)),
    );
    const type = fileType(head);
    const problem = type === null ? 'kind' : file.size > MAX_FILE ? 'large' : null;
    // A name for people, also of what is no file of ours.
    const name =
      type === null ? fileName(file.name, 'application/pdf').replace(/\.pdf$/u, '') : fileName(file.name, type);
    return { id: parts.newId(), file, name, type, step: 'chosen', part: 0, problem };
  }

  function again(which: (one: Upload) => boolean): void {
    const isTried = (one: Upload) => one.step === 'failed' && which(one);
    if (!all.some(isTried)) return;
    each((one) => (isTried(one) ? { ...one, step: 'waiting', part: 0, problem: null } : one));
    void pump();
  }

  /** One at a time, in the order in which they were chosen. */
  async function pump(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let next = waiting(); next; next = waiting()) await sendOne(next);
    busy = false;
  }

  function waiting(): Upload | undefined {
    return all.find((one) => one.step === 'waiting');
  }

  async function sendOne({ id, file, name }: Upload): Promise<void> {
    change(id, { step: 'sending' });
    // Whatever broke, the file is still here, and another try may do.
    const why = await tried(id, file, name).catch(() => 'offline' as const);
    putting = null;
    if (why === null) change(id, { step: 'sent', part: 1 });
    else change(id, { step: 'failed', problem: why });
  }

  async function tried(id: string, file: Blob, name: string): Promise<Problem | null> {
    const { thread, line } = await parts.reach();
    const answer = await line.call('attach', { thread, id, name, bytes: file.size });
    if (!answer.ok) return problemOf(answer);
    // An earlier try got through, and its answer did not.
    if (!('put' in answer) || !has(id)) return null;
    const put = parts.put(answer.put, file, (part) => change(id, { part }));
    putting = { id, put };
    const done = await put.done;
    return done === null || done === 'offline' ? done : problemOf(done);
  }

  function has(id: string): boolean {
    return all.some((one) => one.id === id);
  }

  function change(id: string, to: Partial<Upload>): void {
    each((one) => (one.id === id ? { ...one, ...to } : one));
  }

  function each(turn: (one: Upload) => Upload): void {
    all = all.map(turn);
    parts.onChange();
  }
}

function problemOf({ refused }: Refusal): Problem {
  switch (refused) {
    case 'malformed':
      return 'kind';
    case 'too_large':
      return 'large';
    case 'busy':
    case 'limited':
      return 'busy';
    // The ticket ran out, or the file came by another way: asked again, the relay says.
    case 'not_found':
    case 'conflict':
      return 'offline';
    default:
      return 'refused';
  }
}
