// Which of a shelf's cards are listed, and the address of such a view: what an agent saves, bookmarks or sends to a colleague.
import type { Card } from '#domain/card';
import type { ShelfId } from './shelves.ts';

/** Each null: whatever it is. */
export interface Filters {
  readonly queue: string | null;
  readonly priority: string | null;
  /** A row of the playbook, by its id. */
  readonly row: string | null;
  /** An agent's id, or NOBODY. */
  readonly assignee: string | null;
  readonly state: string | null;
  /** `de`, of whatever country. */
  readonly language: string | null;
}

export type FilterName = keyof Filters;

/** What the list shows. */
export interface View {
  readonly shelf: ShelfId;
  readonly filters: Filters;
  readonly search: string;
}

export const NO_FILTERS: Filters = {
  queue: null,
  priority: null,
  row: null,
  assignee: null,
  state: null,
  language: null,
};
export const NOBODY = 'nobody';
export const STATES = ['waiting', 'person', 'assistant', 'resolved', 'reopened'] as const;

const NAMES = Object.keys(NO_FILTERS) as readonly FilterName[];

export function setFilters(filters: Filters): readonly FilterName[] {
  return NAMES.filter((name) => filters[name] !== null);
}

export function passing(cards: readonly Card[], filters: Filters): readonly Card[] {
  const set = setFilters(filters);
  return set.length === 0 ? cards : cards.filter((card) => set.every((name) => has(card, name, filters[name])));
}

/** What a card has of this; null: nothing to choose it by. */
export function heldBy(card: Card, name: FilterName): string | null {
  switch (name) {
    case 'queue':
      return card.queue;
    case 'priority':
      return card.priority;
    case 'row':
      return card.row;
    case 'assignee':
      return card.owner.kind === 'agent' ? card.owner.agent : NOBODY;
    case 'state':
      return stateOf(card);
    case 'language':
      return card.locale?.split('-')[0]?.toLowerCase() ?? null;
  }
}

/** `?shelf=waiting&priority=high&q=refund`; '' for the view that a console opens with. */
export function addressOf({ shelf, filters, search }: View): string {
  const query = new URLSearchParams();
  if (shelf !== FIRST) query.set('shelf', shelf);
  for (const name of NAMES) if (filters[name] !== null) query.set(name, filters[name]);
  if (search.trim() !== '') query.set('q', search.trim());
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** What somebody edited by hand is taken as far as it makes sense. */
export function viewOf(address: string): View {
  const query = new URLSearchParams(address.replace(/^\?/, ''));
  const filters = Object.fromEntries(NAMES.map((name) => [name, query.get(name) || null]));
  return { shelf: shelfOf(query.get('shelf')), filters: { ...NO_FILTERS, ...filters }, search: query.get('q') ?? '' };
}

const FIRST: ShelfId = 'waiting';
const SHELVES: readonly ShelfId[] = ['waiting', 'mine', 'aside', 'called', 'people', 'assistant', 'resolved', 'all'];

function shelfOf(text: string | null): ShelfId {
  if (text?.startsWith('queue:')) return `queue:${text.slice('queue:'.length)}`;
  return SHELVES.find((shelf) => shelf === text) ?? FIRST;
}

function has(card: Card, name: FilterName, wanted: string | null): boolean {
  if (name === 'state' && wanted === 'reopened') return card.reopened > 0;
  return heldBy(card, name) === wanted;
}

function stateOf(card: Card): (typeof STATES)[number] {
  if (card.status === 'resolved') return 'resolved';
  return card.owner.kind === 'queue' ? 'waiting' : card.owner.kind === 'agent' ? 'person' : 'assistant';
}
