import { expect, test } from 'vitest';
import { isUrgent, matching, shelvesOf } from '../../server/console/shelves.ts';
import { bench, settled, sit } from './bench.ts';
import { fullInbox, MAYA, QUEUES } from './cast.ts';

async function inbox() {
  const on = bench();
  fullInbox(on);
  const maya = sit(on, MAYA);
  await settled();
  return { on, maya, cards: maya.desk.inbox.cards.value };
}

test('waiting threads stand by urgency: priority, then the soonest promise', async () => {
  const { cards, on } = await inbox();
  const waiting = shelvesOf(cards, QUEUES, MAYA.id, on.now)[0];
  expect(waiting?.cards.map((card) => card.thread)).toEqual([
    'thread-break-in',
    'thread-charged-twice',
    'thread-talk-to-human',
    'thread-two-hundred-seats',
    'thread-delete-data',
  ]);
  expect(waiting?.late).toBe(1);
  expect(waiting?.cards.filter(isUrgent).map((card) => card.thread)).toEqual(['thread-break-in']);
});

test('each queue has its own shelf, and what the assistant has can be watched', async () => {
  const { cards, on } = await inbox();
  const counts = shelvesOf(cards, QUEUES, MAYA.id, on.now).map(({ id, cards: held }) => [id, held.length]);
  expect(Object.fromEntries(counts)).toEqual({
    waiting: 5,
    mine: 0,
    aside: 0,
    called: 0,
    'queue:general': 1,
    'queue:billing': 1,
    'queue:security': 1,
    'queue:sales': 1,
    'queue:legal': 1,
    people: 0,
    assistant: 2,
    resolved: 0,
    all: 7,
  });
});

test('a claimed thread moves to mine, a resolved one to the resolved', async () => {
  const { maya, on } = await inbox();
  const shelf = (id: string) =>
    maya.screen.shelves.value.find((one) => one.id === id)?.cards.map((card) => card.thread);
  maya.desk.open('thread-break-in');
  await settled();
  await maya.desk.claim();
  expect(shelf('mine')).toEqual(['thread-break-in']);
  expect(shelf('waiting')).not.toContain('thread-break-in');
  expect(on.relay.thread('thread-break-in').owner.kind).toBe('agent');
  await maya.desk.resolve('Solved', null);
  expect(shelf('mine')).toEqual([]);
  expect(shelf('resolved')).toEqual(['thread-break-in']);
});

test('the search wants every word, in names, plans, intents and last words alike', async () => {
  const { cards } = await inbox();
  expect(matching(cards.all(), 'nora BUSINESS').map((card) => card.thread)).toEqual(['thread-charged-twice']);
  expect(matching(cards.all(), 'gdpr').map((card) => card.thread)).toEqual(['thread-delete-data']);
  expect(matching(cards.all(), 'nora enterprise')).toEqual([]);
  expect(matching(cards.all(), '  ')).toHaveLength(cards.all().length);
});
