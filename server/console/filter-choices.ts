// What can be chosen in each filter: what the cards of the shelf have, in words.
import type { Card } from '#domain/card';
import type { Desk } from './desk.ts';
import type { FilterChoice } from './FilterBar.tsx';
import { type FilterName, heldBy, NOBODY, STATES } from './filters.ts';

export function choicesOf(
  { names, inbox, me }: Pick<Desk, 'names' | 'inbox' | 'me'>,
  cards: readonly Card[],
): readonly FilterChoice[] {
  const agents = new Map(inbox.agents.value.map(({ id, name }) => [id, name]));
  const rows = new Map<string, string>();
  for (const { owner, row, site } of cards) {
    if (owner.kind === 'agent') agents.set(owner.agent, owner.name);
    if (row !== null && !rows.has(row)) rows.set(row, names.rowName(site, row));
  }
  const present = (name: FilterName, says: (value: string) => string) =>
    [...new Set(cards.map((card) => heldBy(card, name)))]
      .filter((value) => value !== null)
      .map((value) => ({ value, says: says(value) }))
      .sort((a, b) => a.says.localeCompare(b.says));
  const agentName = (id: string) => (id === NOBODY ? 'Nobody' : id === me.id ? 'You' : (agents.get(id) ?? 'Somebody'));
  return [
    { name: 'queue', label: 'Queue', options: present('queue', names.queueName) },
    { name: 'priority', label: 'Priority', options: PRIORITIES },
    { name: 'row', label: 'About', options: present('row', (row) => rows.get(row) ?? row) },
    { name: 'assignee', label: 'Assigned to', options: present('assignee', agentName) },
    { name: 'state', label: 'State', options: STATES.map((value) => ({ value, says: STATE_WORDS[value] })) },
    { name: 'language', label: 'Language', options: present('language', languageName) },
  ];
}

const PRIORITIES = [
  { value: 'urgent', says: 'Urgent' },
  { value: 'high', says: 'High' },
  { value: 'normal', says: 'Normal' },
  { value: 'low', says: 'Low' },
];

const STATE_WORDS: Readonly<Record<(typeof STATES)[number], string>> = {
  waiting: 'Waiting',
  person: 'With a person',
  assistant: 'With the assistant',
  resolved: 'Resolved',
  reopened: 'Reopened',
};

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** A page may say any language; what is none is shown as it came. */
function languageName(code: string): string {
  try {
    return LANGUAGES.of(code) ?? code;
  } catch {
    return code;
  }
}
