// What an agent has written and not sent, for each thread, replies and notes apart. Kept for this window only.
import type { ComposerMode } from './Composer.tsx';

export interface Drafts {
  read(thread: string, mode: ComposerMode): string;
  write(thread: string, mode: ComposerMode, text: string): void;
  /** The thread was erased: what was written about it goes too. */
  forget(thread: string): void;
  /** Puts what was written lately into the storage. */
  keep(): void;
}

const MODES: readonly ComposerMode[] = ['reply', 'note'];

/** `afterPause` calls it once the typing has paused, unless the function given back is called before: not at each key, which would wait for the disk. */
export function createDrafts(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  afterPause: (run: () => void) => () => void,
): Drafts {
  const lately = new Map<string, string>();
  let cancel = () => {};
  const keyOf = (thread: string, mode: ComposerMode) => `baton:console:${mode}:${thread}`;
  const keep = () => {
    cancel();
    for (const [key, text] of lately)
      if (text === '') storage.removeItem(key);
      else storage.setItem(key, text);
    lately.clear();
  };
  const forget = (thread: string) => {
    for (const mode of MODES) lately.set(keyOf(thread, mode), '');
    keep();
  };
  return {
    forget,
    keep,
    read(thread, mode) {
      const key = keyOf(thread, mode);
      return lately.get(key) ?? storage.getItem(key) ?? '';
    },
    write(thread, mode, text) {
      lately.set(keyOf(thread, mode), text);
      // What was sent is not to come back after a crash.
      if (text === '') return keep();
      cancel();
      cancel = afterPause(keep);
    },
  };
}
