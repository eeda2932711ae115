// Files this agent sends into one thread, as a signal for the screen. They live as long as the desk: in this tab, and not in its storage.
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Thread } from '#domain/thread';
import type { AgentToRelay, RelayToAgent } from '#domain/wire';
import { type Line, LineDown } from '../../widget/peer/line.ts';
import { createUploads, type Upload, type Uploads, type UploadsParts } from '../../widget/peer/uploads.ts';

export interface DeskFiles extends Pick<Uploads, 'send' | 'retry' | 'remove' | 'clear'> {
  readonly uploads: ReadonlySignal<readonly Upload[]>;
  readonly choose: (files: readonly File[]) => void;
  /** What stands in the thread now needs to be shown as on its way no more. */
  arrived(thread: Thread): void;
}

export interface DeskFilesParts extends Pick<UploadsParts, 'put' | 'newId'> {
  readonly line: Line<AgentToRelay, RelayToAgent>;
  readonly thread: string;
}

export function createDeskFiles({ line, thread, put, newId }: DeskFilesParts): DeskFiles {
  const shown = signal<readonly Upload[]>([]);
  const uploads = createUploads({
    put,
    newId,
    reach: async () => {
      if (line.state() !== 'up') throw new LineDown('attach');
      return { thread, line: line as unknown as Line };
    },
    onChange: () => {
      shown.value = uploads.all();
    },
  });
  line.onState((state) => state === 'up' && uploads.resume());
  const { send, retry, remove, clear } = uploads;
  return {
    uploads: shown,
    choose: (files) => void uploads.choose(files),
    send,
    retry,
    remove,
    clear,
    arrived({ items }) {
      if (uploads.all().length === 0) return;
      const there = new Set(items.map((item) => item.id));
      uploads.arrived((id) => there.has(id));
    },
  };
}
