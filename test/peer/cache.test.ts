// The log kept for a reload: bounded, and never trusted more than it deserves.
import { expect, test } from 'vitest';
import { type Cached, createCache } from '../../widget/peer/cache.ts';
import { logOf, says, started } from '../domain/logs.ts';
import { THREAD } from './stage.ts';
import { memoryStorage } from './storage.ts';

const KEY = `baton:${THREAD}:log`;
const cached = (count: number): Cached => ({
  lineage: 'lineage-1',
  seen: { customer: 1, agent: 2 },
  entries: logOf([started, ...Array.from({ length: count - 1 }, (_, at) => says(`line ${at}`))]),
});

test('what was saved is loaded', () => {
  const { storage } = memoryStorage().tab();
  createCache(THREAD, storage).save(cached(5));
  expect(createCache(THREAD, storage).load()).toMatchObject(cached(5));
  createCache(THREAD, storage).clear();
  expect(createCache(THREAD, storage).load()).toBeNull();
});

test.each([3_000, 100_000])(
  'a log too long to keep is dropped, the shorter one from before as well (limit %i)',
  (limit) => {
    const { storage } = memoryStorage().tab();
    const cache = createCache(THREAD, storage, limit);
    cache.save(cached(10));
    expect(cache.load()?.entries).toHaveLength(10);
    cache.save(cached(1_010));
    expect(cache.load()).toBeNull();
    cache.save(cached(10));
    expect(cache.load()?.entries).toHaveLength(10);
  },
);

test.each([
  'not json',
  'null',
  '[]',
  '{"version":1}',
  JSON.stringify({ version: 2, ...cached(2) }),
  JSON.stringify({ ...cached(2) }),
  JSON.stringify({ version: 1, ...cached(3), entries: cached(3).entries.slice(1) }),
  JSON.stringify({ version: 1, ...cached(1), entries: [{ seq: 1 }] }),
  JSON.stringify({ version: 1, ...cached(1), entries: [null] }),
])('corrupt or foreign content is ignored: %#', (content) => {
  const storage = memoryStorage();
  storage.values.set(KEY, content);
  expect(createCache(THREAD, storage.tab().storage).load()).toBeNull();
});

test('a storage that is full keeps nothing, rather than something old', () => {
  const storage = memoryStorage();
  const cache = createCache(THREAD, storage.tab().storage);
  cache.save(cached(2));
  storage.fill(true);
  cache.save(cached(3));
  expect(cache.load()).toBeNull();
});
