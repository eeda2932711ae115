// Rooms: who hears of a thread. Customers and agents sit in two namespaces, so that no mistake in a name can mix them.
import type { Namespace, Socket } from 'socket.io';

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

/** Threads one line hears of: an agent has one open at a time, and joins anew whatever they come back to. */
const MOST_HEARD = 200;

/** From now on this line hears of the thread; of those it has not touched for longest it hears no more. */
export function hear(socket: Socket, thread: string): void {
  // Out and in again: rooms are kept in the order in which they were joined.
  socket.leave(roomOf(thread));
  socket.join(roomOf(thread));
  const heard = [...socket.rooms].filter((room) => room.startsWith(THREAD));
  for (const room of heard.slice(0, -MOST_HEARD)) socket.leave(room);
}
