// What a customer is called in front of agents.
import type { Card } from '#domain/card';

/** Somebody without a name is a visitor; the end of the thread's id tells two of them apart. */
export function customerName(card: Pick<Card, 'customer' | 'thread'>): string {
  return card.customer || `Visitor ${card.thread.slice(-4)}`;
}
