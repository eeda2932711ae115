import { expect, test } from 'vitest';
import { type Command, type CommandsParts, commandsFor } from '../../server/console/commands.ts';
import { bench, settled, sit } from './bench.ts';
import { fullInbox, MAYA } from './cast.ts';

async function offering(more: Partial<CommandsParts> = {}) {
  const on = bench();
  fullInbox(on);
  const { desk, screen } = sit(on, MAYA);
  await settled();
  const did: string[] = [];
  const parts: CommandsParts = {
    stance: { kind: 'mine', queue: 'billing', asideUntil: null },
    shelves: screen.shelves.value,
    views: [{ name: 'Angry ones', address: '?q=angry' }],
    cards: desk.inbox.cards.value.all(),
    away: false,
    mayManage: false,
    doVerb: (verb) => did.push(verb),
    replies: () => {},
    draft: () => did.push('draft'),
    note: () => did.push('note'),
    choose: (shelf) => did.push(`shelf ${shelf}`),
    goTo: (place) => did.push(JSON.stringify(place)),
    toggleAway: () => did.push('away'),
    toggleTheme: () => did.push('theme'),
    toggleSound: () => did.push('sound'),
    showKeys: () => did.push('keys'),
    signOut: () => did.push('out'),
    ...more,
  };
  return { did, find: (typed: string) => commandsFor(typed, parts) };
}

test('only what the thread allows is offered, and each does what its name says', async () => {
  const { find, did } = await offering();
  const names = find('this thread').map(({ name }) => name);
  expect(names).toContain('Resolve');
  expect(names).not.toContain('Claim');
  find('put aside')[0]?.run();
  find('angry')[0]?.run();
  find('billing')[0]?.run();
  expect(did).toEqual(['snooze', JSON.stringify({ at: 'desk', view: '?q=angry' }), 'shelf queue:billing']);
});

test('whoever reads along is offered no verb, and only those who manage it the settings of people', async () => {
  const { find } = await offering({ stance: { kind: 'viewer' } });
  const groups = (commands: readonly Command[]) => commands.map(({ group }) => group);
  expect(groups(find('this thread'))).not.toContain('This thread');
  expect(groups(find('settings people'))).not.toContain('Settings');
  expect(groups((await offering({ mayManage: true })).find('settings people'))).toContain('Settings');
});

test('customers are found by name and matter, a handful of them, and none before something is typed', async () => {
  const { find, did } = await offering();
  const ofThreads = (typed: string) => find(typed).filter(({ group }) => group === 'Threads');
  expect(ofThreads('')).toEqual([]);
  expect(ofThreads('nora')).toHaveLength(1);
  ofThreads('nora')[0]?.run();
  expect(did.at(-1)).toContain('"at":"thread"');
  expect(ofThreads('a').length).toBeLessThanOrEqual(8);
});
