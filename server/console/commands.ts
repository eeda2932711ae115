// Everything the command palette offers: what can be done with the open thread, where one can go, what can be switched.
import type { Card } from '#domain/card';
import { customerName } from './customer-name.ts';
import type { Route } from './route.ts';
import type { Shelf, ShelfId } from './shelves.ts';
import { may, type Stance, type Verb } from './stance.ts';

export interface Command {
  readonly id: string;
  readonly group: 'This thread' | 'Go to' | 'Settings' | 'Switch' | 'Threads';
  readonly name: string;
  /** The letter that does the same; null: none does. */
  readonly key: string | null;
  readonly run: () => void;
}

export interface CommandsParts {
  /** Null: no thread is open. */
  readonly stance: Stance | null;
  readonly shelves: readonly Shelf[];
  readonly views: readonly { readonly name: string; readonly address: string }[];
  readonly cards: readonly Card[];
  readonly away: boolean;
  readonly mayManage: boolean;
  doVerb(verb: Verb): void;
  note(): void;
  /** Opens the saved replies. */
  replies(): void;
  /** Drafts the reply from the recommended step; null: the thread has none. */
  readonly draft: (() => void) | null;
  choose(shelf: ShelfId): void;
  goTo(place: Route): void;
  toggleAway(): void;
  toggleTheme(): void;
  toggleSound(): void;
  showKeys(): void;
  signOut(): void;
}

const VERBS: readonly (readonly [verb: Verb, name: string, key: string])[] = [
  ['claim', 'Claim', 'C'],
  ['takeOver', 'Take over', 'C'],
  ['reopen', 'Reopen', 'C'],
  ['reply', 'Reply to the customer', 'R'],
  ['transfer', 'Transfer to a colleague or a queue', 'T'],
  ['route', 'Route to people', 'T'],
  ['handBack', 'Hand back to the assistant', 'H'],
  ['release', 'Put back in its queue', 'U'],
  ['snooze', 'Put aside until later', 'S'],
  ['wake', 'Take up again', 'S'],
  ['resolve', 'Resolve', 'E'],
];

const MOST_THREADS = 8;

/** What holds all the words that were typed; without any, everything but single threads. */
export function commandsFor(typed: string, parts: CommandsParts): readonly Command[] {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  const holds = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const fixed = [...ofThread(parts), ...places(parts), ...switches(parts)].filter(({ group, name }) =>
    holds(`${group} ${name}`),
  );
  if (words.length === 0) return fixed;
  const threads = parts.cards.filter((card) => holds(`${customerName(card)} ${card.intent ?? ''} ${card.lastText}`));
  return [...fixed, ...threads.slice(0, MOST_THREADS).map((card) => ofCard(card, parts))];
}

function ofThread({ stance, doVerb, note, replies, draft }: CommandsParts): readonly Command[] {
  if (stance === null || stance.kind === 'viewer') return [];
  const verbs = VERBS.filter(([verb]) => may(stance, verb)).map(
    ([verb, name, key]): Command => ({ id: verb, group: 'This thread', name, key, run: () => doVerb(verb) }),
  );
  const saved: Command = { id: 'replies', group: 'This thread', name: 'Saved replies', key: '/', run: replies };
  const drafted: readonly Command[] =
    draft === null || !(may(stance, 'claim') || may(stance, 'reply'))
      ? []
      : [{ id: 'draft', group: 'This thread', name: 'Draft a reply from the recommended step', key: 'D', run: draft }];
  return [
    ...verbs,
    ...drafted,
    ...(stance.kind === 'mine' ? [saved] : []),
    { id: 'note', group: 'This thread', name: 'Write a note for agents', key: 'N', run: note },
  ];
}

function places({ shelves, views, mayManage, choose, goTo }: CommandsParts): readonly Command[] {
  const settings = [
    ['playbook', 'Playbook'],
    ['queues', 'Queues'],
    ['replies', 'Saved replies'],
    ...(mayManage
      ? ([
          ['people', 'People'],
          ['sites', 'Sites'],
          ['start', 'Get started'],
        ] as const)
      : []),
  ] as const;
  return [
    ...shelves.map(
      ({ id, name, cards }): Command => ({
        id: `shelf ${id}`,
        group: 'Go to',
        name: cards.length === 0 ? name : `${name} · ${cards.length}`,
        key: null,
        run: () => choose(id),
      }),
    ),
    ...views.map(
      ({ name, address }): Command => ({
        id: `view ${name}`,
        group: 'Go to',
        name,
        key: null,
        run: () => goTo({ at: 'desk', view: address }),
      }),
    ),
    {
      id: 'reports',
      group: 'Go to',
      name: 'Reports',
      key: null,
      run: () => goTo({ at: 'reports', days: 28, site: null, list: null }),
    },
    ...settings.map(
      ([page, name]): Command => ({
        id: `settings ${page}`,
        group: 'Settings',
        name,
        key: null,
        run: () => goTo({ at: 'settings', page, item: null }),
      }),
    ),
  ];
}

function switches(parts: CommandsParts): readonly Command[] {
  const one = (id: string, name: string, key: string | null, run: () => void): Command => ({
    id,
    group: 'Switch',
    name,
    key,
    run,
  });
  return [
    one('away', parts.away ? 'I am available again' : 'I am away', 'A', parts.toggleAway),
    one('theme', 'Light or dark colours', null, parts.toggleTheme),
    one('sound', 'Sound of new handoffs', null, parts.toggleSound),
    one('keys', 'Keyboard shortcuts', '?', parts.showKeys),
    one('sign out', 'Sign out', null, parts.signOut),
  ];
}

function ofCard(card: Card, { goTo }: CommandsParts): Command {
  const about = card.intent === null ? '' : ` · ${card.intent}`;
  return {
    id: `thread ${card.thread}`,
    group: 'Threads',
    name: `${customerName(card)}${about}`,
    key: null,
    run: () => goTo({ at: 'thread', thread: card.thread }),
  };
}
