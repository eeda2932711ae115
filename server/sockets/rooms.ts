// Rooms: who hears of a thread. Customers and agents sit in two namespaces, so that no mistake in a name can mix them.
import type { Namespace, Socket } from 'socket.io';

/** Packets waiting for one slow reader before its line is cut: it dials again and catches up. */
const MOST_WAITING = 200;
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

/** The sockets of a room, without those too slow to be sent more: they are cut off here. */
export function listeners(namespace: Namespace, room: string): readonly Socket[] {
  const ids = [...(namespace.adapter.rooms.get(room) ?? [])];
  return ids.flatMap((id) => namespace.sockets.get(id) ?? []).filter(keepsUp);
}

function keepsUp(socket: Socket): boolean {
  // Socket.IO has no backpressure of its own: engine.io's buffer grows for as long as the other side does not read.
  const waiting: unknown = Reflect.get(socket.conn, 'writeBuffer');
  if (!Array.isArray(waiting) || waiting.length <= MOST_WAITING) return true;
  socket.conn.close(true);
  return false;
}
