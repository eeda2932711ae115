// What tells a customer who looks elsewhere of a new message, in a real browser: badge, title, sound.
import { expect, type Page, test } from '@playwright/test';
import { type Host, hostPage, startHost } from './host.ts';
import { startRelay, type TestRelay } from './relay.ts';
import { widgetOn } from './widget-on.ts';

let relay: TestRelay;
let host: Host;
test.beforeAll(async () => {
  host = await startHost();
  relay = await startRelay({ ALLOWED_ORIGINS: host.url });
});
test.afterAll(async () => {
  await relay.close();
  await host.close();
});

/** Counts tones, and lets the test say that the tab is in the background. */
async function prepare(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = window as unknown as { tones: number; away: boolean };
    seen.tones = 0;
    seen.away = false;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when) {
      seen.tones++;
      start.call(this, when);
    };
    Object.defineProperty(Document.prototype, 'hidden', { get: () => seen.away });
  });
}

const tones = (page: Page) => page.evaluate(() => (window as unknown as { tones: number }).tones);
const goes = (page: Page, away: boolean) =>
  page.evaluate((now) => {
    (window as unknown as { away: boolean }).away = now;
    document.dispatchEvent(new Event('visibilitychange'));
  }, away);

test('PAIN-21: badge, title and sound tell of an answer to whoever looks elsewhere, and are gone with a look', async ({
  page,
}) => {
  await prepare(page);
  await page.goto(host.page('/away', hostPage({ relay: relay.url, attributes: 'data-notify="title sound"' })));
  const { panel, launcher, open, say } = widgetOn(page);
  const title = await page.title();
  await open();
  await say('hello');
  await expect(panel.locator('.msg.assistant')).toHaveCount(1);
  expect(await tones(page)).toBe(0);
  await goes(page, true);
  await say('can I get a copy of my March invoice?');
  await expect(panel.locator('.msg.assistant')).toHaveCount(2);
  await expect.poll(() => page.title()).toBe(`(1) ${title}`);
  await expect.poll(() => tones(page)).toBe(2);
  await goes(page, false);
  expect(await page.title()).toBe(title);
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(launcher).not.toHaveAttribute('data-unread');
});

test('PAIN-21: the badge is the same in every tab: it counts in both, and a look in one is a look in all', async ({
  context,
  page,
}) => {
  const tabs = [page, await context.newPage()];
  for (const tab of tabs) {
    await tab.goto(host.page('/tabs', hostPage({ relay: relay.url })));
    await widgetOn(tab).launcher.waitFor();
  }
  const [one, other] = tabs.map((tab) => widgetOn(tab));
  if (!one || !other) throw new Error('two tabs');
  // Both have it, as both are the site's: a tab that finds a question without an answer asks its own.
  for (const tab of tabs)
    await tab.evaluate(() => {
      let answer = (_: unknown) => {};
      Object.assign(window, { answer: () => answer({ text: 'Like this.', confidence: 1 }) });
      window.Baton?.('assistant', () => new Promise((resolve) => (answer = resolve)));
    });
  await one.open();
  await one.say('hello, how does this work?');
  // The other tab learns of the thread, once it has loaded it.
  await other.launcher.click();
  await other.sees('hello, how does this work?');
  await expect(one.panel.locator('.dots')).toHaveCount(1);
  for (const { panel } of [one, other]) {
    await panel.getByRole('button', { name: 'Close' }).click();
    await expect(panel).toBeHidden();
  }
  await page.evaluate(() => (window as unknown as { answer(): void }).answer());
  for (const { launcher } of [one, other]) await expect(launcher).toHaveAttribute('data-unread', '1');
  await other.launcher.click();
  await other.sees('Like this.');
  for (const { launcher } of [one, other]) await expect(launcher).not.toHaveAttribute('data-unread');
});

test('the customer turns the sound on and off; a page that did not ask keeps its title', async ({ page }) => {
  await prepare(page);
  await page.goto(host.page('/quiet', hostPage({ relay: relay.url })));
  const { panel, open, say } = widgetOn(page);
  const title = await page.title();
  await open();
  await say('hello');
  await expect(panel.locator('.msg.assistant')).toHaveCount(1);
  const more = panel.getByRole('button', { name: 'More' });
  const item = panel.getByRole('menuitemcheckbox', { name: 'Sound for new messages' });
  await more.click();
  await expect(item).not.toBeChecked();
  await item.click();
  await more.click();
  await expect(item).toBeChecked();
  await page.keyboard.press('Escape');
  await goes(page, true);
  await say('can I get a copy of my March invoice?');
  await expect(panel.locator('.msg.assistant')).toHaveCount(2);
  await expect.poll(() => tones(page)).toBe(2);
  expect(await page.title()).toBe(title);
});
