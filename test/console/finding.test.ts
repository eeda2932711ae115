// The search from the field to the list: asked once the typing pauses, and only the last answer counts.
import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { SearchAnswer } from '#domain/wire';
import { createSearching } from '../../server/console/finding.ts';
import { hashOf, routeOf } from '../../server/console/route.ts';
import { bench, settled, sit } from './bench.ts';
import { fullInbox, MAYA } from './cast.ts';

test('what was typed finds threads by words, with the hit marked and the entry it stands in', async () => {
  const on = bench();
  fullInbox(on);
  const maya = sit(on, MAYA);
  await settled();
  maya.screen.find('charged twice');
  await settled();
  const finding = maya.screen.finding.value;
  if (finding.kind !== 'found') throw new Error(finding.kind);
  const hit = finding.hits.find((one) => one.card.thread === 'thread-charged-twice');
  const marked = hit?.excerpt.filter((piece) => piece.hit).map((piece) => piece.text.toLowerCase());
  expect(marked).toContain('twice');
  const items = on.relay.thread('thread-charged-twice').items;
  expect(items.some((item) => item.id === hit?.entry.id)).toBe(true);
  maya.screen.find('');
  expect(maya.screen.finding.value).toEqual({ kind: 'idle' });
});

test('a search that could not be asked says so, and can be tried again', async () => {
  let down = true;
  const typed = signal('');
  const searching = createSearching({
    typed,
    ask: async () => (down ? null : { ok: true, hits: [], more: false }),
    afterPause: (run) => {
      run();
      return () => {};
    },
  });
  typed.value = 'refund';
  await settled();
  expect(searching.finding.value.kind).toBe('failed');
  down = false;
  searching.again();
  await settled();
  expect(searching.finding.value).toEqual({ kind: 'found', hits: [], more: false });
  searching.close();
});

test('an answer that is overtaken changes nothing', async () => {
  const typed = signal('');
  const asked: { text: string; answer: (answer: SearchAnswer) => void }[] = [];
  const searching = createSearching({
    typed,
    ask: (text) => new Promise((resolve) => asked.push({ text, answer: resolve })),
    afterPause: (run) => {
      run();
      return () => {};
    },
  });
  typed.value = 're';
  typed.value = 'refund';
  expect(asked.map((one) => one.text)).toEqual(['re', 'refund']);
  asked[0]?.answer({ ok: true, hits: [], more: true });
  await settled();
  expect(searching.finding.value.kind).toBe('looking');
  asked[1]?.answer({ ok: true, hits: [], more: false });
  await settled();
  expect(searching.finding.value).toEqual({ kind: 'found', hits: [], more: false });
  searching.close();
});

test('an address leads to a thread, or to one turn of it', () => {
  expect(routeOf('#/t/a%2Fb')).toEqual({ at: 'thread', thread: 'a/b' });
  expect(routeOf(hashOf({ at: 'thread', thread: 'a/b', turn: 'c:1' }))).toEqual({
    at: 'thread',
    thread: 'a/b',
    turn: 'c:1',
  });
});
