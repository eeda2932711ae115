// Rooms: who hears of a thread. Customers and agents sit in two namespaces, so that no mistake in a name can mix them.
import type { Namespace } from 'socket.io';

const THREAD = 't:';

export const INBOX = 'inbox';

export function roomOf(thread: string): string {
  return THREAD + thread;
}

/** The threads somebody listens to. */
export function threadsHeard(namespace: Namespace): readonly string[] {
  return [...namespace.adapter.rooms.keys()]
    .filter((room) => room.startsWith(THREAD))
    .map((room) => room.slice(THREAD.length));
}

export function hears(namespace: Namespace, thread: string): boolean {
  return namespace.adapter.rooms.has(roomOf(thread));
}
