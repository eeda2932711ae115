// Which threads hold words of a customer, or a note that calls for this agent, that they have not looked at, on this machine.
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Card } from '#domain/card';

export interface Unread {
  /** How far each thread was read: its head when it was last looked at. */
  readonly marks: ReadonlySignal<Readonly<Record<string, number>>>;
  isUnread(card: Card): boolean;
  /** The thread was looked at up to this seq. */
  read(thread: string, head: number): void;
}

const KEY = 'baton:console:read';
const MOST = 500;

export function createUnread(storage: Pick<Storage, 'getItem' | 'setItem'>, me: string): Unread {
  const marks = signal<Readonly<Record<string, number>>>(kept(storage.getItem(KEY)));
  return {
    marks,
    isUnread({ thread, lastBy, head, status, mentions }) {
      const read = marks.value[thread] ?? 0;
      return status === 'open' && ((lastBy === 'customer' && head > read) || (mentions?.[me] ?? 0) > read);
    },
    read(thread, head) {
      if ((marks.value[thread] ?? 0) >= head) return;
      const { [thread]: _old, ...others } = marks.value;
      // The latest last, so that the oldest go first when there are too many.
      marks.value = Object.fromEntries([...Object.entries(others), [thread, head] as const].slice(-MOST));
      storage.setItem(KEY, JSON.stringify(marks.value));
    },
  };
}

function kept(text: string | null): Readonly<Record<string, number>> {
  try {
    const read: unknown = JSON.parse(text ?? '{}');
    if (typeof read !== 'object' || read === null) return {};
    return Object.fromEntries(Object.entries(read).filter(([, head]) => typeof head === 'number'));
  } catch {
    return {};
  }
}
