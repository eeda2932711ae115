// Who is typing. Never logged; it lapses by itself, ends with the line, and is cleared when the thread changes its owner.
import type { RelayToPeer } from '#domain/wire';

type Packet = Parameters<RelayToPeer['typing']>[0];
type Typist = Pick<Packet, 'role' | 'name'>;

export interface Typing {
  set(socket: string, thread: string, typist: Typist, on: boolean): void;
  /** This line is gone. */
  gone(socket: string): void;
  /** Nobody types here any more. */
  clear(thread: string): void;
}

/** `tell` is called for every change, and again for each repeat of `on`. */
export function createTyping(tell: (packet: Packet) => void): Typing {
  const typing = new Map<string, { readonly socket: string; readonly thread: string; readonly typist: Typist }>();

  const end = (key: string) => {
    const one = typing.get(key);
    if (!one) return;
    typing.delete(key);
    tell({ thread: one.thread, ...one.typist, on: false });
  };

  return {
    set(socket, thread, typist, on) {
      const key = `${socket} ${thread}`;
      if (!on) return end(key);
      typing.set(key, { socket, thread, typist });
      tell({ thread, ...typist, on: true });
    },
    gone(socket) {
      for (const [key, one] of typing) if (one.socket === socket) end(key);
    },
    clear(thread) {
      for (const [key, one] of typing) if (one.thread === thread) end(key);
    },
  };
}
