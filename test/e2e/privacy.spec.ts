// What stays in a browser, and what leaves it: nothing before it is agreed to, no secret, and nothing after a log-out. On the built product.
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { ownerOf } from './cast.ts';
import { type Host, hostPage, startHost } from './host.ts';
import { UNLIMITED } from './hostile-site.ts';
import { lookOut } from './lookout.ts';
import { payloads } from './payloads.ts';
import { startRelay, type TestRelay } from './relay.ts';
import { widgetOn } from './widget-on.ts';

let host: Host;
let relay: TestRelay;
test.beforeAll(async () => {
  host = await startHost();
  relay = await startRelay({ ...UNLIMITED, ALLOWED_ORIGINS: host.url });
});
test.afterAll(async () => {
  await relay.close();
  await host.close();
});

/** Everything a page may keep, as one text. */
function kept(page: Page): Promise<string> {
  return page.evaluate(async () =>
    JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      await indexedDB.databases(),
      await caches.keys(),
    ]),
  );
}

const NOTHING = '[{},{},"",[],[]]';

/** Requests that carry what a customer does: not code and pictures. */
function sentBy(context: BrowserContext): string[] {
  const sent: string[] = [];
  context.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.url().startsWith(relay.url) && !/^\/(?:baton\.js|w\/)/.test(pathname)) sent.push(pathname);
  });
  return sent;
}

const asking = () =>
  hostPage({ relay: relay.url, attributes: 'data-consent="required" data-policy="https://shop.example/privacy"' });

test('consent: before it is given nothing is stored and nothing asked for but code; once given it is remembered; taken back, all is gone', async ({
  context,
  page,
}) => {
  const sent = sentBy(context);
  await page.goto(host.page('/asks', asking()));
  const { panel, launcher, say, sees } = widgetOn(page);
  await launcher.click();
  const agree = panel.getByRole('button', { name: 'Agree and start' });
  await expect(agree).toBeFocused();
  await expect(panel.getByRole('link', { name: 'Privacy policy' })).toHaveAttribute(
    'href',
    'https://shop.example/privacy',
  );
  await expect(panel.getByRole('textbox')).toHaveCount(0);
  expect((await new AxeBuilder({ page }).include('baton-widget').analyze()).violations).toEqual([]);
  await page.evaluate(() => window.Baton?.('identify', { traits: { name: 'Ada' } }));
  await page.evaluate(() => window.Baton?.('send', 'How do I change my plan?'));
  await panel.getByRole('button', { name: 'Not now' }).click();
  await expect(panel).toBeHidden();
  await launcher.click();
  expect([await kept(page), sent]).toEqual([NOTHING, []]);

  await agree.click();
  await expect(panel.getByRole('textbox', { name: 'Your message' })).toBeFocused();
  await sees('How do I change my plan?');
  await expect(panel.locator('.assistant .bubble')).toHaveCount(1);
  await say('can I get a copy of my March invoice?');
  await sees(/You can download a copy/);
  await page.reload();
  await sees(/You can download a copy/);
  await expect(agree).toHaveCount(0);

  await page.evaluate(() => window.Baton?.('consent', false));
  await expect(agree).toBeVisible();
  await expect(panel.getByText(/plan|invoice/)).toHaveCount(0);
  await expect.poll(() => kept(page)).toBe(NOTHING);
  await page.reload();
  expect(await kept(page)).toBe(NOTHING);
});

test('consent: a page that has asked by itself says so, and the panel does not ask again', async ({ page }) => {
  await page.goto(host.page('/asked', asking()));
  await page.evaluate(() => window.Baton?.('consent', true));
  const { open } = widgetOn(page);
  await open();
});

test('PAIN-14: the menu gives the conversation as a file, and deletes it here and in other tabs', async ({
  context,
  page,
}) => {
  await page.goto(host.page('/mine', hostPage({ relay: relay.url })));
  const { panel, open, say, sees } = widgetOn(page);
  await open();
  await say('can I get a copy of my March invoice?');
  await sees(/You can download a copy/);
  const other = await context.newPage();
  await other.goto(host.page('/mine', hostPage({ relay: relay.url })));
  await widgetOn(other).sees(/You can download a copy/);

  const more = panel.getByRole('button', { name: 'More' });
  await more.click();
  const download = page.waitForEvent('download');
  await expect(panel.getByRole('menuitem', { name: 'Download conversation' })).toBeFocused();
  expect((await new AxeBuilder({ page }).include('baton-widget').analyze()).violations).toEqual([]);
  await page.keyboard.press('Enter');
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text).toMatch(/You:\ncan I get a copy of my March invoice\?/);
  expect(text).toMatch(/Assistant:\nYou can download a copy/);

  await more.click();
  await page.keyboard.press('Escape');
  await expect(more).toBeFocused();
  await expect(panel).toBeVisible();
  await more.click();
  await panel.getByRole('menuitem', { name: 'Delete my data on this device' }).click();
  const ask = panel.getByRole('alertdialog');
  await expect(ask.getByRole('button', { name: 'Cancel' })).toBeFocused();
  expect((await new AxeBuilder({ page }).include('baton-widget').analyze()).violations).toEqual([]);
  await ask.getByRole('button', { name: 'Delete' }).click();
  for (const tab of [page, other]) {
    await expect(widgetOn(tab).panel.getByText(/March invoice/)).toHaveCount(0);
    await expect.poll(() => kept(tab)).toBe(NOTHING);
  }
});

test('ID-04: anonymous, signed in, signed out, somebody else in the same browser: no word of the first, and the storage is empty between', async ({
  page,
}) => {
  const frames: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => frames.push(String(payload)));
    socket.on('framereceived', ({ payload }) => frames.push(String(payload)));
  });
  await page.goto(host.page('/shared', hostPage({ relay: relay.url })));
  const { panel, wholePath, say, sees } = widgetOn(page);
  await wholePath();
  await page.evaluate(() => window.Baton?.('identify', { traits: { name: 'Ada Secret', plan: 'enterprise' } }));
  await say('my private matter');
  await expect.poll(() => frames.some((frame) => frame.includes('Ada Secret'))).toBe(true);
  await panel.getByRole('textbox', { name: 'Your message' }).fill('a half-written secret');
  await page.evaluate(() => window.Baton?.('reset'));
  await expect.poll(() => kept(page)).toBe(NOTHING);
  await expect(panel.getByRole('textbox', { name: 'Your message' })).toHaveValue('');
  await page.mouse.move(10, 10);
  expect(await kept(page)).toBe(NOTHING);

  frames.length = 0;
  await page.evaluate(() => window.Baton?.('identify', { traits: { name: 'Bo' } }));
  await say('I want to talk to a human');
  await sees(/You are next|Number \d+ in line|Nobody is here/);
  await page.reload();
  await sees('I want to talk to a human');
  const all = `${frames.join()}${await kept(page)}${await panel.innerText()}`;
  expect(all).not.toMatch(/Ada Secret|private matter|March invoice|half-written/);
  expect(all).toContain('Bo');
});

test('PRV-01: with the line down and after a reload no secret is in anything the browser keeps, nor on the line once it is back', async ({
  context,
  page,
}) => {
  const frames: string[] = [];
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => frames.push(String(payload))));
  await page.goto(host.page('/secrets', hostPage({ relay: relay.url })));
  const { wholePath, say, sees } = widgetOn(page);
  await wholePath();
  await context.setOffline(true);
  await say('my card 4111 1111 1111 1111 12/27 cvv 737');
  await say('iban de89 3704 0044 0532 0130 00');
  await say('٤١١١ ١١١١ ١١١١ ١١١١');
  await say('my password is hunter2');
  await sees('my password is [password ••••]');
  // Groups of digits, not digits of a random id or a time.
  const secret = /(?<![\w.])(?:4111|3704|737(?!\w))|١١١١|hunter2/;
  expect('cvv 737, 4111 1111').toMatch(secret);
  expect(await kept(page)).toMatch(/\[card ••••\]/);
  expect(await kept(page)).not.toMatch(secret);
  await context.setOffline(false);
  await expect
    .poll(() => frames.filter((frame) => frame.includes('••••')).length, { timeout: 30_000 })
    .toBeGreaterThan(3);
  expect(frames.join()).not.toMatch(secret);
  expect(await kept(page)).not.toMatch(secret);
});

test('PRV-02, PRV-04, SEC-04: an owner exports a customer as a page in which hostile words are words, and erases them from every screen and browser', async ({
  browser,
  page,
}) => {
  const texts = payloads().slice(0, 60);
  await page.goto(host.page('/erased', hostPage({ relay: relay.url })));
  const { panel, wholePath } = widgetOn(page);
  await wholePath();
  await page.evaluate((all) => {
    window.Baton?.('identify', { traits: { name: 'Zoe Gone' } });
    for (const text of all) window.Baton?.('send', text);
    window.Baton?.('send', 'the last of them');
  }, texts);
  await expect(panel.locator('.mine', { hasText: 'the last of them' }).getByText('Sent')).toBeVisible();

  const owner = await ownerOf(browser, relay);
  await owner.take('Zoe Gone');
  await owner.thread.getByRole('button', { name: 'Customer’s data' }).click();
  const dialog = owner.page.getByRole('dialog', { name: 'Data of Zoe Gone' });
  expect((await new AxeBuilder({ page: owner.page }).include('dialog').analyze()).violations).toEqual([]);
  const coming = owner.page.waitForEvent('download');
  await dialog.getByRole('link', { name: 'Web page' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('customer-data.html');
  const html = await readFile(await download.path(), 'utf8');
  const reader = await browser.newContext();
  const lookout = await lookOut(reader, [host.url]);
  const file = await reader.newPage();
  await file.goto(host.page('/customer-data.html', html));
  await expect(file.getByText('the last of them')).toBeVisible();
  const shown = await file.locator('dd').allTextContents();
  expect(
    texts.filter((text) => !shown.includes(text.trim().replaceAll('\r', '\n').replaceAll('\0', '\ufffd'))),
  ).toEqual([]);
  await file.mouse.click(200, 200);
  expect(lookout.ran().size).toBe(0);
  // The policy is there to stop what the escaping missed: it had nothing to stop.
  expect(lookout.seen()).toEqual([]);
  await reader.close();

  await dialog.getByLabel('Type erase to confirm').fill('erase');
  await dialog.getByRole('button', { name: 'Erase customer' }).click();
  await expect(owner.page.getByText('Erased for good: one conversation.')).toBeVisible();
  await expect(owner.page.getByText('Zoe Gone')).toHaveCount(0);
  await expect(panel.getByText('the last of them')).toHaveCount(0);
  await expect.poll(() => kept(page)).not.toMatch(/last of them|March invoice|Zoe/);
});
