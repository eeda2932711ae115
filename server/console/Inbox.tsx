// The list of threads on the chosen shelf: urgent ones apart at the top, then by urgency. And the search field.
import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Card } from '#domain/card';
import { CardRow, type CardRowProps } from './CardRow.tsx';
import { EmptyShelf } from './EmptyShelf.tsx';
import { FilterBar, type FilterChoice } from './FilterBar.tsx';
import { type FilterName, type Filters, setFilters } from './filters.ts';
import type { Finding } from './finding.ts';
import { Icon } from './Icon.tsx';
import { Key } from './Key.tsx';
import { LongList } from './LongList.tsx';
import { hashOf } from './route.ts';
import { SearchHits } from './SearchHits.tsx';
import { isUrgent, type Shelf } from './shelves.ts';

export interface InboxProps {
  readonly shelf: Shelf;
  /** The shelf's cards that match the search. */
  readonly cards: readonly Card[];
  readonly search: string;
  /** What was found of it in all threads. */
  readonly finding: Finding;
  readonly selected: string | null;
  readonly me: string;
  readonly now: ReadonlySignal<number>;
  /** False until the relay has sent the inbox. */
  readonly loaded: boolean;
  readonly isUnread: (card: Card) => boolean;
  readonly isTyping: (thread: string) => boolean;
  readonly queueName: (id: string) => string;
  readonly rowName: (card: Card) => string | null;
  readonly onSearch: (search: string) => void;
  readonly onSearchAgain: () => void;
  readonly onMenu: () => void;
  readonly filters: Filters;
  /** Null: they are not open. */
  readonly choices: readonly FilterChoice[] | null;
  readonly onFilter: (name: FilterName, value: string | null) => void;
  readonly onClearFilters: () => void;
  readonly onToggleFilters: () => void;
  readonly onSaveView: (name: string) => Promise<boolean>;
}

export function Inbox(props: InboxProps) {
  const { shelf, cards, search, loaded } = props;
  const [urgent, others] = useMemo(() => parted(shelf.id, cards), [shelf.id, cards]);
  return (
    <section class="inbox" aria-label={`Threads: ${shelf.name}`}>
      <InboxHead {...props} />
      {props.choices !== null && (
        <FilterBar
          filters={props.filters}
          choices={props.choices}
          onFilter={props.onFilter}
          onClear={props.onClearFilters}
          onSave={props.onSaveView}
        />
      )}
      <div class="cards" aria-busy={!loaded}>
        {urgent.length > 0 && (
          <Group name={`Urgent · ${urgent.length}`} class="group-urgent">
            <Rows {...props} cards={urgent} />
          </Group>
        )}
        {others.length > 0 && (
          <Group name={urgent.length > 0 ? `Everything else · ${others.length}` : null} class="group">
            <Rows {...props} cards={others} />
          </Group>
        )}
        {loaded && cards.length === 0 && props.finding.kind === 'idle' && (
          <EmptyShelf shelf={shelf.id} searched={search !== ''} filtered={setFilters(props.filters).length > 0} />
        )}
        {!loaded && <Waiting />}
        <SearchHits {...props} onAgain={props.onSearchAgain} />
      </div>
    </section>
  );
}

/** The urgent ones, which come first on every shelf where people are waited for, and the rest. */
function parted(shelf: Shelf['id'], cards: readonly Card[]): readonly [readonly Card[], readonly Card[]] {
  if (shelf === 'resolved' || shelf === 'assistant') return [[], cards];
  const end = cards.findIndex((card) => !isUrgent(card));
  return end < 0 ? [cards, []] : end === 0 ? [[], cards] : [cards.slice(0, end), cards.slice(end)];
}

function InboxHead({ shelf, cards, search, filters, choices, onSearch, onMenu, onToggleFilters }: InboxProps) {
  const set = setFilters(filters).length;
  return (
    <header class="inbox-head">
      <button type="button" class="button quiet only-small" onClick={onMenu} aria-label="Queues and settings">
        <Icon name="menu" size={18} />
      </button>
      <h1>{shelf.name}</h1>
      <span class="count">{set === 0 ? shelf.cards.length : `${cards.length} of ${shelf.cards.length}`}</span>
      <button
        type="button"
        class={set === 0 ? 'button quiet small filter-toggle' : 'button quiet small filter-toggle set'}
        aria-expanded={choices !== null}
        onClick={onToggleFilters}
      >
        <Icon name="filter" size={14} /> Filter{set > 0 && ` · ${set}`}
      </button>
      <label class="search">
        <Icon name="search" size={14} />
        <span class="sr">Search all conversations</span>
        <input
          type="search"
          id="search"
          placeholder="Search"
          value={search}
          onInput={(event) => onSearch(event.currentTarget.value)}
          onKeyDown={(event) => leaveOnEscape(event, onSearch)}
        />
        <Key of="/" />
      </label>
    </header>
  );
}

/** Escape clears the search and gives the keyboard back to the list. */
function leaveOnEscape(event: KeyboardEvent, onSearch: (search: string) => void): void {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  onSearch('');
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.blur();
}

interface GroupProps {
  readonly name: string | null;
  readonly class: string;
  readonly children: ComponentChildren;
}

function Group({ name, class: className, children }: GroupProps) {
  return (
    <div class={className}>
      {name !== null && <h2 class="group-name">{name}</h2>}
      {children}
    </div>
  );
}

function Rows({ cards, selected, me, now, isUnread, isTyping, queueName, rowName }: InboxProps) {
  return (
    <LongList items={cards} keyOf={(card) => card.thread} selected={selected}>
      {(card) => (
        <Row
          card={card}
          now={now}
          me={me}
          selected={card.thread === selected}
          unread={isUnread(card)}
          typing={isTyping(card.thread)}
          queueName={card.queue === null ? null : queueName(card.queue)}
          rowName={rowName(card)}
          href={hashOf({ at: 'thread', thread: card.thread })}
        />
      )}
    </LongList>
  );
}

/** Drawn again only when something of it changed: one card's news must not redraw all that are in sight. */
function Row(props: CardRowProps) {
  return useMemo(() => <CardRow {...props} />, Object.values(props));
}

/** Grey bars while the inbox is on its way. */
function Waiting() {
  return (
    <div class="skeletons" role="status">
      <span class="sr">Loading the inbox</span>
      {[0, 1, 2, 3].map((one) => (
        <div class="skeleton" key={one} />
      ))}
    </div>
  );
}
