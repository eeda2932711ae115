// The console's inbox with more threads than anybody can see: all are there, few are drawn, and the keyboard reaches each.
import { expect, type Page, test } from '@playwright/test';
import { consoleIn, type SessionCookie, signUp } from './cast.ts';
import { addHostileSite, thinThread, UNLIMITED, writerOn } from './hostile-site.ts';
import { scrollInbox } from './inbox-list.ts';
import { startRelay, type TestRelay } from './relay.ts';

/** More than the inbox once held. */
const THREADS = 640;
/** Each writes 80 threads: the relay cuts off whoever floods it over one line. */
const LINES = 8;

let relay: TestRelay;
let cookies: readonly SessionCookie[] = [];
test.beforeAll(async () => {
  test.setTimeout(120_000);
  relay = await startRelay(UNLIMITED);
  await addHostileSite(
    relay,
    'busy',
    'live',
    Array.from({ length: 20 }, (_, at) => `Busy ${at}`),
  );
  cookies = await signUp(relay, 'Ada Berg');
  await Promise.all(Array.from({ length: LINES }, (_, line) => writeThreads(THREADS / LINES, line)));
});
test.afterAll(() => relay.close());

async function writeThreads(count: number, line: number): Promise<void> {
  const writer = await writerOn(relay, 'busy');
  for (let one = 0; one < count; one += 1) await writer.write(thinThread('busy', `Customer ${line}-${one}`));
  writer.close();
}

async function inboxIn(page: Page): Promise<void> {
  await consoleIn(page, relay, cookies);
  await expect(page.locator('.inbox-head .count')).toHaveText(String(THREADS), { timeout: 20_000 });
}

test('every thread of a long inbox is met while scrolling, and never more than a screenful is drawn', async ({
  page,
}) => {
  await inboxIn(page);
  const { threads, most, blanks } = await scrollInbox(page);
  expect(threads).toHaveLength(THREADS);
  expect(most).toBeLessThan(60);
  expect(blanks).toBe(0);
});

test('the keys K and J choose threads that nobody sees yet, and bring them into sight with their place in the whole', async ({
  page,
}) => {
  await inboxIn(page);
  // With nothing chosen, K goes to the last.
  await page.keyboard.press('k');
  const chosen = page.locator('a.card[aria-current="true"]');
  await expect(chosen).toBeInViewport({ ratio: 0.9 });
  const row = page.locator('li', { has: chosen });
  await expect(row).toHaveAttribute('aria-posinset', String(THREADS));
  await expect(row).toHaveAttribute('aria-setsize', String(THREADS));
  for (let times = 1; times <= 12; times += 1) {
    await page.keyboard.press('k');
    await expect(row).toHaveAttribute('aria-posinset', String(THREADS - times));
  }
  await expect(chosen).toBeInViewport({ ratio: 0.9 });
});

test('the row with the keyboard stays drawn when the list is scrolled away from it', async ({ page }) => {
  await inboxIn(page);
  await page.locator('a.card').first().focus();
  await page.locator('.cards').evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await expect(page.locator(`li[aria-posinset="${THREADS}"]`)).toBeInViewport();
  await expect(page.locator('li[aria-posinset="1"] a.card')).toBeFocused();
});
