// Who has requests for a person open: one visitor has so many at a time (one), however many threads they start.
import type { Thread } from '#domain/thread';

export interface Tickets {
  /** Takes a ticket of the visitor for this thread. False: they have all of theirs on other threads. */
  open(visitor: string, thread: string): boolean;
  /** The thread as it stands now: with people or waiting, it has a ticket; otherwise it has given it back. */
  update(visitor: string, thread: Pick<Thread, 'id' | 'owner'>): void;
}

export function createTickets(perVisitor: number): Tickets {
  const byVisitor = new Map<string, Set<string>>();

  return {
    open(visitor, thread) {
      const held = byVisitor.get(visitor);
      if (held && !held.has(thread) && held.size >= perVisitor) return false;
      hold(visitor, thread);
      return true;
    },
    update(visitor, { id, owner }) {
      if (owner.kind !== 'assistant') return hold(visitor, id);
      const held = byVisitor.get(visitor);
      held?.delete(id);
      if (held?.size === 0) byVisitor.delete(visitor);
    },
  };

  function hold(visitor: string, thread: string): void {
    const held = byVisitor.get(visitor) ?? new Set();
    byVisitor.set(visitor, held.add(thread));
  }
}
