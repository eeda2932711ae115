// All cards, each kind in the order it is shown in: a change finds its place among thousands without sorting or copying them all.
import { byUrgency, type Card } from '#domain/card';

export interface CardBook {
  /** With people or waiting for them, most urgent first. */
  readonly people: readonly Card[];
  /** With the assistant, the latest first. */
  readonly assistant: readonly Card[];
  /** Resolved lately, the latest first. */
  readonly resolved: readonly Card[];
  /** Of the newest book, whichever is asked. */
  get(thread: string): Card | undefined;
  all(): readonly Card[];
  with(card: Card): CardBook;
  without(thread: string): CardBook;
}

export function cardBook(cards: Iterable<Card>): CardBook {
  const known = new Map([...cards].map((card) => [card.thread, card]));
  const sorted = (kind: Kind) => [...known.values()].filter((card) => kindOf(card) === kind).sort(ORDER[kind]);
  return book(known, { people: sorted('people'), assistant: sorted('assistant'), resolved: sorted('resolved') });
}

type Kind = 'people' | 'assistant' | 'resolved';
type Lists = Readonly<Record<Kind, readonly Card[]>>;

const ORDER: Readonly<Record<Kind, (a: Card, b: Card) => number>> = {
  people: byUrgency,
  assistant: byLast,
  resolved: byLast,
};

function book(known: Map<string, Card>, lists: Lists): CardBook {
  const removed = (thread: string): Lists => {
    const card = known.get(thread);
    if (card === undefined) return lists;
    known.delete(thread);
    const kind = kindOf(card);
    return { ...lists, [kind]: lists[kind].toSpliced(placeOf(lists[kind], card, ORDER[kind]), 1) };
  };
  return {
    ...lists,
    get: (thread) => known.get(thread),
    all: () => [...known.values()],
    with(card) {
      const others = removed(card.thread);
      known.set(card.thread, card);
      const kind = kindOf(card);
      return book(known, {
        ...others,
        [kind]: others[kind].toSpliced(placeOf(others[kind], card, ORDER[kind]), 0, card),
      });
    },
    without: (thread) => book(known, removed(thread)),
  };
}

function kindOf(card: Card): Kind {
  if (card.status === 'resolved') return 'resolved';
  return card.owner.kind === 'assistant' ? 'assistant' : 'people';
}

/** Where a card stands, or would. No two cards are equal in order. */
function placeOf(cards: readonly Card[], card: Card, order: (a: Card, b: Card) => number): number {
  let from = 0;
  let to = cards.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = cards[middle];
    if (other !== undefined && order(other, card) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

function byLast(a: Card, b: Card): number {
  return b.lastAt - a.lastAt || (a.thread < b.thread ? -1 : 1);
}
