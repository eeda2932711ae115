// Filters and views: what passes, what the address of a view says, and that the relay keeps what an agent saves.
import { expect, test } from 'vitest';
import { addressOf, NO_FILTERS, passing, viewOf } from '../../server/console/filters.ts';
import { hashOf, routeOf } from '../../server/console/route.ts';
import { bench, settled, sit } from './bench.ts';
import { fullInbox, MAYA } from './cast.ts';

async function desk() {
  const on = bench();
  fullInbox(on);
  const maya = sit(on, MAYA);
  await settled();
  return { on, maya };
}

test('each filter narrows the list, and several must hold together', async () => {
  const { maya } = await desk();
  maya.screen.choose('all');
  const listed = () => maya.screen.listed.value.map((card) => card.thread);
  const all = listed();
  expect(all).toHaveLength(7);
  maya.screen.filter('queue', 'billing');
  expect(listed()).toEqual(['thread-charged-twice']);
  maya.screen.filter('priority', 'low');
  expect(listed()).toEqual([]);
  maya.screen.clearFilters();
  maya.screen.filter('state', 'assistant');
  expect(listed()).toHaveLength(2);
  maya.screen.choose('all');
  expect(listed()).toEqual(all);
});

test('the assignee and the language are those of the card, whatever the country', async () => {
  const { maya } = await desk();
  maya.desk.open('thread-break-in');
  await settled();
  await maya.desk.claim();
  const cards = maya.desk.inbox.cards.value.all();
  const threads = (filters: object) => passing(cards, { ...NO_FILTERS, ...filters }).map((card) => card.thread);
  expect(threads({ assignee: MAYA.id })).toEqual(['thread-break-in']);
  expect(threads({ assignee: 'nobody' })).toHaveLength(6);
  const swiss = cards.slice(0, 1).map((card) => ({ ...card, locale: 'de-CH' }));
  expect(passing(swiss, { ...NO_FILTERS, language: 'de' })).toHaveLength(1);
  expect(passing(swiss, { ...NO_FILTERS, language: 'en' })).toHaveLength(0);
});

test('the address of a view brings it back, and a broken one as much of it as makes sense', () => {
  const view = {
    shelf: 'queue:bill&ing',
    filters: { ...NO_FILTERS, priority: 'high', language: 'de' },
    search: 'refund = 100 %',
  } as const;
  expect(viewOf(addressOf(view))).toEqual(view);
  expect(routeOf(hashOf({ at: 'desk', view: addressOf(view) }))).toEqual({ at: 'desk', view: addressOf(view) });
  expect(addressOf({ shelf: 'waiting', filters: NO_FILTERS, search: ' ' })).toBe('');
  expect(viewOf('?shelf=nowhere&priority=&x=1&q=a')).toEqual({ shelf: 'waiting', filters: NO_FILTERS, search: 'a' });
});

test('a saved view is there at the next desk of the same agent, and gone when it is forgotten', async () => {
  const { on, maya } = await desk();
  maya.screen.filter('priority', 'urgent');
  expect(await maya.desk.views.save({ name: 'Urgent', address: maya.screen.view.value })).toBe(true);
  await maya.desk.views.save({ name: 'Urgent', address: '?priority=high' });
  const again = sit(on, MAYA);
  await settled();
  expect(again.desk.views.all.value).toEqual([{ name: 'Urgent', address: '?priority=high' }]);
  await again.desk.views.drop('Urgent');
  expect(again.desk.views.all.value).toEqual([]);
});
