// The shelves of the inbox: all waiting, mine, what I put aside, where I am called for, each queue, with the assistant, resolved lately. And the cards on each, most urgent first.
import { type Card, isAside } from '#domain/card';
import type { QueueInfo } from '#domain/wire';
import type { CardBook } from './card-book.ts';

export type ShelfId =
  | 'waiting'
  | 'mine'
  | 'aside'
  | 'called'
  | 'people'
  | 'assistant'
  | 'resolved'
  | 'all'
  | `queue:${string}`;

export interface Shelf {
  readonly id: ShelfId;
  readonly name: string;
  readonly cards: readonly Card[];
  /** How many cards here are past the time promised for the first reply. */
  readonly late: number;
}

/** Every shelf with its cards, in one pass over them. `me` is the agent's id, `now` the relay's clock. */
export function shelvesOf(
  { people, assistant, resolved }: Pick<CardBook, 'people' | 'assistant' | 'resolved'>,
  queues: readonly QueueInfo[],
  me: string,
  now: number,
): readonly Shelf[] {
  const waiting = filling('waiting', 'All waiting');
  const mine = filling('mine', 'Mine');
  const aside = filling('aside', 'Snoozed');
  const called = filling('called', 'Mentions');
  const withPeople = filling('people', 'With people');
  const ofQueue = new Map(queues.map(({ id, name }) => [id, filling(`queue:${id}`, name)]));
  for (const card of people) {
    const late = isLate(card, now);
    if (mentions(card, me)) put(called, card, false);
    if (card.owner.kind === 'assistant') continue;
    put(ofQueue.get(card.owner.queue), card, late);
    put(card.owner.kind === 'queue' ? waiting : withPeople, card, late);
    if (isMine(card, me)) put(isAside(card, now) ? aside : mine, card, late);
  }
  return [
    waiting,
    mine,
    aside,
    { ...called, cards: [...called.cards, ...assistant.filter((card) => mentions(card, me))] },
    ...ofQueue.values(),
    withPeople,
    { id: 'assistant', name: 'With the assistant', cards: assistant, late: 0 },
    { id: 'resolved', name: 'Resolved lately', cards: resolved, late: 0 },
    { id: 'all', name: 'All conversations', cards: [...people, ...assistant, ...resolved], late: 0 },
  ];
}

interface Filling extends Shelf {
  readonly cards: Card[];
  late: number;
}

function filling(id: ShelfId, name: string): Filling {
  return { id, name, cards: [], late: 0 };
}

function put(shelf: Filling | undefined, card: Card, late: boolean): void {
  shelf?.cards.push(card);
  if (shelf !== undefined && late) shelf.late += 1;
}

/** A note in this thread calls for this agent. */
function mentions(card: Card, me: string): boolean {
  return card.mentions !== undefined && Object.hasOwn(card.mentions, me);
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

function isLate(card: Card, now: number): boolean {
  return card.status === 'open' && card.dueAt !== null && card.firstReplyAt === null && card.dueAt <= now;
}

function searchable(card: Card): string {
  const owner = card.owner.kind === 'agent' ? card.owner.name : '';
  return [card.customer, card.plan, card.intent, card.row, card.queue, card.lastText, card.site, owner, card.priority]
    .join(' ')
    .toLowerCase();
}
