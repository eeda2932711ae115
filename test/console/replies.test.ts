// Saved replies at the desk: which are offered, what is put in, and that a gap is not sent.

import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { SavedReply } from '#domain/saved-reply';
import { createReplyBook, repliesFor, type SavedReplies } from '../../server/console/reply-book.ts';
import { bench, settled, sit } from './bench.ts';
import { MAYA, short } from './cast.ts';

const REPLY: SavedReply = { id: 'r1', title: 'Refund', text: 'Money comes back', site: null, updatedAt: 1, by: 'Ann' };

test('those of other sites are not offered, and a word in the title counts before one in the text', () => {
  const all = [
    { ...REPLY, id: 'text', title: 'Hello', text: 'about a REFUND' },
    { ...REPLY, id: 'title' },
    { ...REPLY, id: 'other', site: 'other' },
    { ...REPLY, id: 'own', site: 'shop', title: 'Shop' },
  ];
  expect(repliesFor('shop', 'refund', all).map(({ id }) => id)).toEqual(['title', 'text']);
  expect(repliesFor('shop', '', all).map(({ id }) => id)).toEqual(['text', 'title', 'own']);
  expect(repliesFor('shop', 'back shop', all).map(({ id }) => id)).toEqual(['own']);
});

test('they are read when the line comes up and when the relay says so; an answer that was overtaken is dropped', async () => {
  const link = signal<'up' | 'down'>('down');
  const waiting: ((answer: SavedReplies) => void)[] = [];
  let tell = () => {};
  const on = (_: string, hear: never) => {
    tell = hear;
    return () => {};
  };
  const line = { link, on };
  const book = createReplyBook(line as never, () => new Promise((resolve) => waiting.push(resolve)));
  expect(waiting).toHaveLength(0);
  link.value = 'up';
  tell();
  expect(waiting).toHaveLength(2);
  waiting[1]?.({ replies: [REPLY], sites: [] });
  waiting[0]?.({ replies: [], sites: [] });
  await settled();
  expect(book.all.value?.replies).toEqual([REPLY]);
  book.close();
});

test('a reply goes in with the customer’s name; what the thread does not say is selected, and is not sent', async () => {
  const place = bench();
  short(place, {
    id: 'thread-1',
    ago: 1_000,
    name: 'Robin Lee',
    plan: 'team',
    says: ['hi'],
    queue: 'billing',
    firstReply: 900_000,
    intent: 'x',
  });
  const { desk, screen, went } = sit(place, MAYA);
  desk.open('thread-1');
  await settled();
  screen.chooseReply();
  expect(screen.dialog.value).toBeNull();
  await desk.claim();
  await settled();
  screen.chooseReply();
  expect(screen.dialog.value).toBe('replies');
  went.length = 0;
  screen.takeReply({ ...REPLY, text: 'Hi {{customer.first_name}}: {{field.order_number}}' });
  expect([screen.dialog.value, went]).toEqual([null, ['insert Hi Robin: [field.order_number] gap 10-30']]);
  screen.write('Hi Robin: [field.order_number]');
  await screen.send();
  expect(went.at(-1)).toBe('composer');
  expect(screen.text.value).toBe('Hi Robin: [field.order_number]');
  screen.write('Hi Robin: A-17');
  await screen.send();
  await settled();
  const said = place.relay.thread('thread-1').items.filter((item) => item.kind === 'said' && item.by.role === 'agent');
  expect(said.map((item) => item.kind === 'said' && item.text)).toEqual(['Hi Robin: A-17']);
});
