// What tells a customer who looks elsewhere of something new: the tab's title, and a sound in one tab.
import { signal } from '@preact/signals';
import { afterEach, expect, test } from 'vitest';
import { createNotices } from '../../widget/notices.ts';

const undo: (() => void)[] = [];
afterEach(() => {
  for (const each of undo.splice(0)) each();
});

/** Locks as a browser has them, for all tabs of a site. */
function createLocks() {
  const held = new Set<string>();
  const request = async (name: string, _: unknown, run: (lock: object | null) => Promise<void>) => {
    if (held.has(name)) return run(null);
    held.add(name);
    await run({}).finally(() => held.delete(name));
  };
  return { request } as unknown as LockManager;
}

/** What the tabs of one site share. */
function site(locks: LockManager | null = createLocks()) {
  let rang: string | null = null;
  const latest = signal<string | null>(null);
  const unread = signal(0);
  const rings: string[] = [];
  return {
    rings,
    says(id: string, count: number) {
      unread.value = count;
      latest.value = id;
    },
    isReadElsewhere: () => {
      unread.value = 0;
    },
    tab(name: string, { counts = false, sound = true, looking = false, hidden = true } = {}) {
      const listeners = new Set<() => void>();
      const waiting: (() => void)[] = [];
      const page = {
        title: 'Shop',
        hidden,
        addEventListener: (_: string, fn: () => void) => listeners.add(fn),
        removeEventListener: (_: string, fn: () => void) => listeners.delete(fn),
      };
      const stop = createNotices({
        unread: () => unread.value,
        latest: () => latest.value,
        hasSound: () => sound,
        counts,
        isLooking: () => looking,
        blip: () => rings.push(name),
        rang: {
          get: () => rang,
          set: (id) => {
            rang = id;
          },
        },
        locks,
        page: page as unknown as Document,
        timers: (fn) => {
          waiting.push(fn);
          return () => waiting.splice(waiting.indexOf(fn), 1);
        },
      });
      undo.push(stop);
      return {
        page,
        stop,
        pass: () => {
          for (const fn of waiting.splice(0)) fn();
        },
        comes(back: boolean) {
          page.hidden = !back;
          for (const fn of listeners) fn();
        },
      };
    },
  };
}

test('PAIN-21: the title counts in the background, and is the site’s own again for whoever comes back', () => {
  const shop = site();
  const { page, comes, stop } = shop.tab('one', { counts: true });
  expect(page.title).toBe('Shop');
  shop.says('m1', 1);
  shop.says('m2', 2);
  expect(page.title).toBe('(2) Shop');
  page.title = 'Basket';
  shop.says('m3', 3);
  expect(page.title).toBe('(3) Basket');
  comes(true);
  expect(page.title).toBe('Basket');
  comes(false);
  expect(page.title).toBe('(3) Basket');
  stop();
  expect(page.title).toBe('Basket');
});

test('a site that did not ask for it keeps its title', () => {
  const shop = site();
  const { page } = shop.tab('one');
  shop.says('m1', 1);
  expect(page.title).toBe('Shop');
});

test('PAIN-20: with several tabs one sound is heard', async () => {
  const shop = site();
  const tabs = ['one', 'two', 'three'].map((name) => shop.tab(name));
  shop.says('m1', 1);
  for (const { pass } of tabs) pass();
  await new Promise((resolve) => setTimeout(resolve));
  expect(shop.rings).toEqual(['one']);
  for (const { pass } of tabs) pass();
  await new Promise((resolve) => setTimeout(resolve));
  shop.says('m2', 2);
  for (const { pass } of tabs) pass();
  await new Promise((resolve) => setTimeout(resolve));
  expect(shop.rings).toHaveLength(2);
});

test('without locks the tabs still tell each other', async () => {
  const shop = site(null);
  const tabs = ['one', 'two'].map((name) => shop.tab(name));
  shop.says('m1', 1);
  for (const { pass } of tabs) pass();
  await new Promise((resolve) => setTimeout(resolve));
  expect(shop.rings).toEqual(['one']);
});

test('PAIN-21: no sound for what is before the customer’s eyes, for what was there, for what is read in another tab, or where it is off', async () => {
  const shop = site();
  shop.says('old', 1);
  const tabs = [shop.tab('there'), shop.tab('looking', { looking: true }), shop.tab('off', { sound: false })];
  for (const { pass } of tabs) pass();
  shop.says('m1', 2);
  shop.isReadElsewhere();
  for (const { pass } of tabs) pass();
  await new Promise((resolve) => setTimeout(resolve));
  expect(shop.rings).toEqual([]);
  shop.says('m2', 1);
  for (const { pass } of tabs.slice(1)) pass();
  await new Promise((resolve) => setTimeout(resolve));
  expect(shop.rings).toEqual([]);
});
