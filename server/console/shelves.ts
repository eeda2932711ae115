// The shelves of the inbox: all waiting, mine, each queue, with the assistant, resolved lately. And the cards on each, most urgent first.
import { byUrgency, type Card } from '#domain/card';
import type { QueueInfo } from '#domain/wire';

export type ShelfId = 'waiting' | 'mine' | 'people' | 'assistant' | 'resolved' | `queue:${string}`;

export interface Shelf {
  readonly id: ShelfId;
  readonly name: string;
  readonly cards: readonly Card[];
  /** How many cards here are past the time promised for the first reply. */
  readonly late: number;
}

/** Every shelf with its cards. `me` is the agent's id, `now` the relay's clock. */
export function shelvesOf(
  cards: Iterable<Card>,
  queues: readonly QueueInfo[],
  me: string,
  now: number,
): readonly Shelf[] {
  const all = [...cards];
  const open = all.filter((card) => card.status === 'open').sort(byUrgency);
  const lately = all.filter((card) => card.status === 'resolved').sort((a, b) => b.lastAt - a.lastAt);
  const shelf = (id: ShelfId, name: string, held: readonly Card[]): Shelf => ({
    id,
    name,
    cards: held,
    late: held.filter((card) => isLate(card, now)).length,
  });
  return [
    shelf('waiting', 'All waiting', open.filter(isWaiting)),
    shelf(
      'mine',
      'Mine',
      open.filter((card) => isMine(card, me)),
    ),
    ...queues.map(({ id, name }) =>
      shelf(
        `queue:${id}`,
        name,
        open.filter((card) => inQueue(card, id)),
      ),
    ),
    shelf(
      'people',
      'With people',
      open.filter((card) => card.owner.kind === 'agent'),
    ),
    shelf('assistant', 'With the assistant', open.filter((card) => card.owner.kind === 'assistant').sort(byLast)),
    shelf('resolved', 'Resolved lately', lately),
  ];
}

export function isWaiting(card: Card): boolean {
  return card.status === 'open' && card.owner.kind === 'queue';
}

function isMine(card: Card, me: string): boolean {
  return card.status === 'open' && card.owner.kind === 'agent' && card.owner.agent === me;
}

/** Cards that hold all the words typed into the search field. */
export function matching(cards: readonly Card[], search: string): readonly Card[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 ? cards : cards.filter((card) => words.every((word) => searchable(card).includes(word)));
}

/** A security report, or a row the playbook calls urgent: shown apart, above everything else. */
export function isUrgent(card: Card): boolean {
  return card.priority === 'urgent' && card.status === 'open' && card.owner.kind !== 'assistant';
}

function inQueue(card: Card, queue: string): boolean {
  return card.owner.kind !== 'assistant' && card.owner.queue === queue;
}

function isLate(card: Card, now: number): boolean {
  return card.status === 'open' && card.dueAt !== null && card.firstReplyAt === null && card.dueAt <= now;
}

function byLast(a: Card, b: Card): number {
  return b.lastAt - a.lastAt;
}

function searchable(card: Card): string {
  const owner = card.owner.kind === 'agent' ? card.owner.name : '';
  return [card.customer, card.plan, card.intent, card.row, card.queue, card.lastText, card.site, owner, card.priority]
    .join(' ')
    .toLowerCase();
}
