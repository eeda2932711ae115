// Tells a customer who looks elsewhere that something new was said: the tab's title counts it, and one soft sound is heard, in one tab.
import { effect } from '@preact/signals';
import type { Timers } from './peer/timers.ts';

export { createBlip } from './ui/blip.ts';

export interface NoticesParts {
  /** What was said to the customer since they last looked. Read within an effect, as are the two below. */
  unread(): number;
  /** Of the last thing said to the customer; null: nothing yet. */
  latest(): string | null;
  hasSound(): boolean;
  /** Whether the title of the tab counts: the page belongs to the site, so the site says. */
  readonly counts: boolean;
  /** Whether the panel is open before the customer's eyes. */
  isLooking(): boolean;
  blip(pitches: readonly number[]): void;
  /** What this site keeps for all of its tabs. */
  readonly rang: { get(): string | null; set(id: string): void };
  readonly locks: Pick<LockManager, 'request'> | null;
  readonly page: Pick<Document, 'title' | 'hidden' | 'addEventListener' | 'removeEventListener'>;
  readonly timers: Timers;
}

/** Hertz. */
const SOUND = [740, 990];
/** Milliseconds in which another tab may say that the customer has read it there. */
const MAYBE_READ = 250;
const COUNT = /^\(\d+\) /;

/** Works until the function it gives is called. */
export function createNotices(parts: NoticesParts): () => void {
  const { page } = parts;
  let known: string | null | undefined;
  let cancel = () => {};

  const count = () => {
    if (!parts.counts) return;
    const unread = page.hidden ? parts.unread() : 0;
    const bare = page.title.replace(COUNT, '');
    const title = unread > 0 ? `(${unread}) ${bare}` : bare;
    if (title !== page.title) page.title = title;
  };

  const stop = effect(() => {
    count();
    const id = parts.latest();
    const isNew = known !== undefined && id !== null && id !== known;
    known = id;
    if (isNew && !parts.isLooking()) ring(id);
  });

  function ring(id: string): void {
    cancel();
    cancel = parts.timers(() => {
      if (parts.unread() > 0 && parts.hasSound()) void once(id, () => parts.blip(SOUND));
    }, MAYBE_READ);
  }

  /** In the first tab that gets there. The lock is kept for a moment: what one tab has written another reads a little later. */
  async function once(id: string, run: () => void): Promise<void> {
    const first = () => {
      if (parts.rang.get() === id) return false;
      parts.rang.set(id);
      run();
      return true;
    };
    if (!parts.locks) return void first();
    await parts.locks.request('baton:rang', { ifAvailable: true }, async (lock) => {
      if (lock && first()) await new Promise<void>((done) => void parts.timers(done, MAYBE_READ));
    });
  }

  page.addEventListener('visibilitychange', count);
  return () => {
    stop();
    cancel();
    page.removeEventListener('visibilitychange', count);
    if (parts.counts) page.title = page.title.replace(COUNT, '');
  };
}
