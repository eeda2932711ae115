// Drafts that wait: their order, and what survives reloads, other tabs and storages that fail.
import { expect, test } from 'vitest';
import { createOutbox, type KeyValues, type Pending } from '../../widget/peer/outbox.ts';
import { said, THREAD } from './stage.ts';
import { memoryStorage, type Tab } from './storage.ts';

const pending = (id: string, since = 0): Pending => ({ draft: { id, epoch: 0, event: said(id) }, since });
const open = (tab: Tab) => createOutbox({ thread: THREAD, ...tab });
const ids = (outbox: ReturnType<typeof open>) => outbox.all().map((one) => one.draft.id);

test('drafts come back in the order in which they were put, also when the clock was set back', () => {
  const storage = memoryStorage();
  const tab = storage.tab();
  const first = open(tab);
  for (let at = 0; at < 50; at += 1) first.put(pending(`z${99 - at}`, 1_000_000 - at));
  first.stop();
  const second = open(tab);
  second.put(pending('after the reload', -5));
  expect(ids(second)).toEqual([...ids(first), 'after the reload']);
  expect(ids(open(tab))).toEqual(ids(second));
  expect(second.all()[0]).toMatchObject(pending('z99', 1_000_000));
});

test('each draft has its own key, so that two tabs at once overwrite nothing', () => {
  const storage = memoryStorage();
  const tab = storage.tab();
  const deaf = createOutbox({ thread: THREAD, storage: storage.tab().storage });
  const other = createOutbox({ thread: THREAD, storage: tab.storage });
  for (const id of ['a1', 'a2']) deaf.put(pending(id));
  for (const id of ['b1', 'b2']) other.put(pending(id));
  expect(ids(open(tab))).toEqual(['a1', 'b1', 'a2', 'b2']);
});

test('another tab is told of what was put and removed', () => {
  const storage = memoryStorage();
  const one = open(storage.tab());
  const two = open(storage.tab());
  const heard: string[] = [];
  two.onForeign(({ draft }, gone) => heard.push(`${gone ? '-' : '+'}${draft.id}`));
  one.put(pending('a'));
  one.put(pending('b'));
  one.remove('a');
  expect(heard).toEqual(['+a', '+b', '-a']);
  expect(ids(two)).toEqual(['b']);
});

test('a draft that two tabs derived alike is one draft, and leaves no key behind', () => {
  const storage = memoryStorage();
  const one = createOutbox({ thread: THREAD, storage: storage.tab().storage });
  const two = createOutbox({ thread: THREAD, storage: storage.tab().storage });
  one.put(pending('before'));
  one.put(pending('turn.answered'));
  two.put(pending('turn.answered'));
  const third = open(storage.tab());
  expect(storage.values.size).toBe(3);
  expect(ids(third)).toEqual(['before', 'turn.answered']);
  third.remove('turn.answered');
  third.remove('before');
  expect(storage.values.size).toBe(0);
});

test('one of two keys of the same draft removed elsewhere does not remove the draft; the earlier place counts', () => {
  const storage = memoryStorage();
  const tab = storage.tab();
  const late = createOutbox({ thread: THREAD, storage: tab.storage });
  late.put(pending('x'));
  late.put(pending('same'));
  const here = open(storage.tab());
  const key = (place: string, id: string) => `baton:${THREAD}:out:${place}-${id}`;
  tab.storage.setItem(key('000000', 'same'), JSON.stringify(pending('same')));
  expect(ids(here)).toEqual(['same', 'x']);
  tab.storage.removeItem(key('000002', 'same'));
  expect(ids(here)).toEqual(['same', 'x']);
  tab.storage.removeItem(key('000000', 'same'));
  expect(ids(here)).toEqual(['x']);
});

test('storage cleared elsewhere empties this outbox too', () => {
  const storage = memoryStorage();
  let clear = () => {};
  const outbox = createOutbox({
    thread: THREAD,
    storage: storage.tab().storage,
    watch(fn) {
      clear = () => fn({ key: null, newValue: null });
      return () => {};
    },
  });
  outbox.put(pending('a'));
  clear();
  expect(ids(outbox)).toEqual([]);
});

test('what does not look like a draft is left alone, and other threads too', () => {
  const storage = memoryStorage();
  storage.values.set(`baton:${THREAD}:out:000001-a`, '{"draft":');
  storage.values.set(`baton:${THREAD}:out:000002-b`, '{"draft":{"id":1},"since":"x"}');
  storage.values.set(`baton:${THREAD}:out:000003-c`, 'null');
  storage.values.set('baton:another:out:000001-d', JSON.stringify(pending('d')));
  const outbox = open(storage.tab());
  expect(ids(outbox)).toEqual([]);
  outbox.put(pending('e'));
  expect(ids(open(storage.tab()))).toEqual(['e']);
});

test('with a full storage the drafts live in memory, and no later one is stored before an earlier one', () => {
  const storage = memoryStorage();
  const tab = storage.tab();
  const outbox = open(tab);
  storage.fill(true);
  outbox.put(pending('first, and long'));
  expect(outbox.durable()).toBe(false);
  const fits: KeyValues = {
    ...tab.storage,
    setItem(key, value) {
      if (value.length > 100) throw new DOMException('full', 'QuotaExceededError');
      storage.values.set(key, value);
    },
  };
  const small = createOutbox({ thread: THREAD, storage: fits });
  small.put(pending('x'.repeat(100)));
  small.put(pending('y'));
  expect(ids(small)).toEqual(['x'.repeat(100), 'y']);
  expect(storage.values.size).toBe(0);
});

test('a storage that throws at every touch is as good as none', () => {
  const denied = new Proxy({} as KeyValues, {
    get() {
      throw new DOMException('denied', 'SecurityError');
    },
  });
  const outbox = createOutbox({ thread: THREAD, storage: denied });
  outbox.put(pending('a'));
  outbox.put(pending('b'));
  outbox.remove('a');
  expect(ids(outbox)).toEqual(['b']);
  expect(outbox.durable()).toBe(false);
  expect(createOutbox({ thread: THREAD, storage: null }).all()).toEqual([]);
});

test('first means before all others, also after a reload', () => {
  const storage = memoryStorage();
  const tab = storage.tab();
  const outbox = open(tab);
  outbox.put(pending('b'));
  outbox.put(pending('a'), true);
  expect(ids(outbox)).toEqual(['a', 'b']);
  expect(ids(open(tab))).toEqual(['a', 'b']);
});
