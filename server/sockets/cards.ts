// Cards on their way to the agents: what changes who must act goes at once, a preview of what was said waits a moment for the next.
import type { Card } from '#domain/card';
import type { Timers } from '../timers.ts';

interface CardPacket {
  readonly card: Card;
  readonly gone: boolean;
}

export interface Cards {
  tell(packet: CardPacket, atOnce: boolean): void;
}

/** A busy assistant's cards change with every turn: agents see the last of a tenth of a second. */
const MOMENT_MS = 100;

export function createCards(timers: Timers, send: (packet: CardPacket) => void): Cards {
  const waiting = new Map<string, CardPacket>();

  return {
    tell(packet, atOnce) {
      const { thread } = packet.card;
      if (atOnce) {
        waiting.delete(thread);
        return send(packet);
      }
      if (waiting.size === 0) timers.after(MOMENT_MS, sendAll);
      waiting.set(thread, packet);
    },
  };

  function sendAll(): void {
    const all = [...waiting.values()];
    waiting.clear();
    for (const packet of all) send(packet);
  }
}
