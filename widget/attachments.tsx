// Files in the widget, as a chunk of its own: choosing, sending, showing. Loaded once files may be sent, or some stand in the thread.
import { effect, signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Attached } from '#domain/thread';
import type { Chat } from './chat.ts';
import { download } from './download.ts';
import { newId } from './ids.ts';
import { keptFiles } from './kept-files.ts';
import { putFile } from './peer/put-file.ts';
import { createUploads } from './peer/uploads.ts';
import { AttachButton } from './ui/AttachButton.tsx';
import { FileItem } from './ui/FileItem.tsx';
import { UploadItem } from './ui/UploadItem.tsx';
import { UploadTray } from './ui/UploadTray.tsx';
import type { Words } from './words/words.ts';

export { attachmentStyles } from './ui/attachment-styles.ts';

/** What the panel draws of files. Reading `hasChosen` or drawing inside an effect follows every change. */
export interface Attachments {
  /** Something waits to be sent with the next message. */
  hasChosen(): boolean;
  send(): void;
  /** In the composer; null: no files are taken now. */
  button(words: Words): ComponentChildren;
  tray(words: Words, locale: string): ComponentChildren;
  /** A file of the thread. */
  item(item: Attached, words: Words, locale: string): ComponentChildren;
  /** What is on its way, at the thread's end. */
  pending(words: Words, locale: string): ComponentChildren;
  stop(): void;
}

/** `relay`: its origin. */
export function createAttachments(chat: Chat, relay: string, site: string): Attachments {
  const changes = signal(0);
  const loads = new Map<string, () => Promise<Blob>>();
  let thread = chat.view.peek().thread.id;
  const kept = keptFiles(site);
  const uploads = createUploads({
    kept: {
      keep: ({ id, file, name, type }) => void kept.keep({ id, file, name, type, thread: chat.view.peek().thread.id }),
      drop: (id) => void kept.drop(id),
    },
    reach: chat.reach,
    put: (path, file, onPart) => putFile(relay + path, file, onPart),
    newId,
    onChange: () => {
      changes.value += 1;
    },
  });
  const onFiles = (files: readonly File[]) => void uploads.choose(files);
  if (thread !== '') void kept.of(thread).then((all) => thread === all[0]?.thread && uploads.recall(all));
  const stop = effect(() => {
    const view = chat.view.value;
    // Another customer, or none: what was chosen was not theirs. A thread that begins takes it along.
    if (thread !== '' && view.thread.id !== thread) forget();
    thread = view.thread.id;
    const there = new Set(view.thread.items.map((item) => item.id));
    queueMicrotask(() => {
      uploads.arrived((id) => there.has(id));
      if (view.line === 'live') uploads.resume();
    });
  });

  function forget(): void {
    loads.clear();
    queueMicrotask(uploads.clear);
  }

  /** Once for each file: what was fetched is not fetched again, unless it failed. */
  function loadOf(id: string, fetched: () => Promise<Blob>): () => Promise<Blob> {
    const known = loads.get(id);
    if (known) return known;
    let blob: Promise<Blob> | null = null;
    const load = () => {
      blob ??= fetched().catch((error: unknown) => {
        blob = null;
        throw error;
      });
      return blob;
    };
    loads.set(id, load);
    return load;
  }

  async function fetched(file: string): Promise<Blob> {
    const answer = await fetch(relay + (await chat.addressOf(file)));
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.blob();
  }

  const own = (id: string, file: Blob) => loadOf(id, () => Promise.resolve(file));

  function all(chosen: boolean) {
    return changes.value < 0 ? [] : uploads.all().filter((one) => (one.step === 'chosen') === chosen);
  }

  return {
    hasChosen: () => all(true).some((one) => one.problem === null),
    send: uploads.send,
    button: (words) => chat.view.value.attaches && <AttachButton words={words} onFiles={onFiles} />,
    tray(words, locale) {
      const chosen = all(true);
      const load = (id: string) => own(id, chosen.find((one) => one.id === id)?.file ?? new Blob());
      return (
        chosen.length > 0 && (
          <UploadTray words={words} locale={locale} uploads={chosen} loadOf={load} onRemove={uploads.remove} />
        )
      );
    },
    item({ file }, words, locale) {
      const load = loadOf(file.id, () => fetched(file.id));
      const save = async () => download(file.name, await load());
      return <FileItem key={file.id} words={words} locale={locale} file={file} load={load} onSave={save} />;
    },
    pending: (words, locale) =>
      all(false).map((one) => (
        <UploadItem
          key={one.id}
          words={words}
          locale={locale}
          upload={one}
          load={own(one.id, one.file)}
          onRetry={() => uploads.retry(one.id)}
          onRemove={() => uploads.remove(one.id)}
        />
      )),
    stop() {
      stop();
      uploads.clear();
    },
  };
}
