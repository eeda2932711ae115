// What an agent has written and not sent, for each thread, replies and notes apart. Kept for this window only.
import type { ComposerMode } from './Composer.tsx';

export interface Drafts {
  read(thread: string, mode: ComposerMode): string;
  write(thread: string, mode: ComposerMode, text: string): void;
  /** The thread was erased: what was written about it goes too. */
  forget(thread: string): void;
}

const MODES: readonly ComposerMode[] = ['reply', 'note'];

export function createDrafts(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): Drafts {
  const keyOf = (thread: string, mode: ComposerMode) => `baton:console:${mode}:${thread}`;
  const forget = (thread: string) => {
    for (const mode of MODES) storage.removeItem(keyOf(thread, mode));
  };
  return {
    forget,
    read: (thread, mode) => storage.getItem(keyOf(thread, mode)) ?? '',
    write(thread, mode, text) {
      if (text === '') storage.removeItem(keyOf(thread, mode));
      else storage.setItem(keyOf(thread, mode), text);
    },
  };
}
