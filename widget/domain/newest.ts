// A long thread by its newest page: what all of it amounts to, without what was said before. Earlier pages are put before it when somebody asks for them.
import type { Entry } from './event.ts';
import { type Attached, emptyThread, type Item, lastHandoff, REACHES_BACK, reduceAll, type Thread } from './thread.ts';

/** What a thread amounts to beside the entries of its newest page. */
export interface Before {
  /** As it stands after that page: without items, and of its decisions only the last. */
  readonly thread: Thread;
  readonly earlier: Earlier;
}

/** What is known of the items before those that are here. */
export interface Earlier {
  /** How many there are. */
  readonly items: number;
  readonly files: readonly Attached[];
  /** The seq of the last handoff among them; null: there is none. */
  readonly handedOff: number | null;
}

export const NOTHING_EARLIER: Earlier = { items: 0, files: [], handedOff: null };

/** What goes with a page that begins with this seq; null: it is the whole thread. */
export function beforeOf(thread: Thread, first: number): Before | null {
  if (first <= 1) return null;
  const items = thread.items.slice(0, placeOf(thread.items, first));
  const earlier = { items: items.length, files: items.filter(isFile), handedOff: lastHandoff({ ...thread, items }) };
  return { thread: { ...thread, items: [], decisions: thread.decisions.slice(-1) }, earlier };
}

/** The thread with the items and the decisions of its newest page. */
export function threadOf({ thread }: Pick<Before, 'thread'>, page: readonly Entry[]): Thread {
  const { items, decisions } = told(thread.id, page);
  return { ...thread, items, decisions: decisions.length > 0 ? decisions : thread.decisions };
}

/** The thread with a page before the entries that are here: what these corrected, judged or removed in it is so. */
export function withEarlier(thread: Thread, page: readonly Entry[], here: readonly Entry[]): Thread {
  const { items, decisions } = told(thread.id, [...page, ...here.filter(({ event }) => REACHES_BACK.has(event.type))]);
  return { ...thread, items: [...items, ...thread.items], decisions: [...decisions, ...thread.decisions] };
}

export function earlierThan(earlier: Earlier, first: number, came: number): Earlier {
  return {
    items: Math.max(0, earlier.items - came),
    files: earlier.files.filter(({ seq }) => seq < first),
    handedOff: earlier.handedOff !== null && earlier.handedOff < first ? earlier.handedOff : null,
  };
}

/** What is said and done in a thread follows from its entries alone, not from what came before them. */
function told(id: string, entries: readonly Entry[]): Pick<Thread, 'items' | 'decisions'> {
  return reduceAll(emptyThread(id), entries);
}

function placeOf(items: readonly Item[], first: number): number {
  const at = items.findIndex(({ seq }) => seq >= first);
  return at < 0 ? items.length : at;
}

function isFile(item: Item): item is Attached {
  return item.kind === 'attached';
}
