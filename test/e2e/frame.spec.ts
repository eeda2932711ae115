// `data-isolation="iframe"`: the same widget, out of reach of the page's scripts, and all that a page may call and hear still works.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type Host, hostPage, startHost } from './host.ts';
import { startRelay, type TestRelay } from './relay.ts';

let host: Host;
let relay: TestRelay;
test.beforeAll(async () => {
  host = await startHost();
  relay = await startRelay({ ALLOWED_ORIGINS: `${host.url},${elsewhere(host.url)}` });
});
test.afterAll(async () => {
  await relay.close();
  await host.close();
});

/** The same page on another site than the relay’s: its frame is a process of its own, with storage of its own. */
const elsewhere = (url: string) => url.replace('127.0.0.1', 'localhost');

async function visit(page: Page, path: string, attributes = '', at = (url: string) => url) {
  await page.goto(
    at(host.page(path, hostPage({ relay: relay.url, attributes: `data-isolation="iframe" ${attributes}` }))),
  );
  const launcher = page.locator('baton-widget button.l');
  const frame = page.frameLocator('baton-widget iframe');
  const box = frame.getByRole('textbox', { name: 'Your message' });
  return {
    launcher,
    frame,
    box,
    async open() {
      await launcher.click();
      await expect(box).toBeFocused();
    },
    async say(text: string) {
      await box.fill(text);
      await box.press('Enter');
    },
    sees: (text: string | RegExp) => expect(frame.getByText(text).last()).toBeVisible(),
  };
}

test('a conversation to a person in the frame; the page’s scripts cannot read it; it is there on the next page', async ({
  page,
}) => {
  const { launcher, frame, open, say, sees } = await visit(page, '/one');
  await open();
  await say('can I get a copy of my March invoice?');
  await sees(/You can download a copy/);
  await say('I want to talk to a human');
  await sees('Connecting you to a person');
  const read = await page.evaluate(() => {
    const inner = document.querySelector('baton-widget')?.shadowRoot?.querySelector('iframe');
    try {
      return inner?.contentDocument?.body.textContent ?? 'nothing';
    } catch {
      return 'refused';
    }
  });
  expect(read).toBe('nothing');
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('invoice');
  const again = await visit(page, '/two');
  await again.sees('I want to talk to a human');
  await frame.getByRole('button', { name: 'Close' }).click();
  await expect(page.locator('baton-widget iframe')).toBeHidden();
  await expect(launcher).toBeFocused();
});

test('calls, events, hooks and the page’s own assistant cross into the frame and back', async ({ page }) => {
  const { frame, box, say, sees } = await visit(page, '/calls', 'data-locale="en"');
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const name of ['opened', 'message:sent', 'handoff:requested', 'handoff:queued'])
      window.Baton?.('on', name, () => heard.push(name));
    window.Baton?.('on', 'before:send', ({ text }: { text: string }) => text !== 'stop' && { text: `${text}!` });
    window.Baton?.('assistant', async ({ text }: { text: string }) => ({ text: `You said ${text}`, confidence: 0.9 }));
    window.Baton?.('setContext', { plan: 'gold' });
    window.Baton?.('open');
  });
  await say('good morning to you');
  await sees('You said good morning to you!');
  await say('stop');
  await page.waitForTimeout(300);
  await expect(box).toHaveValue('stop');
  await expect(frame.locator('.mine')).toHaveCount(1);
  await page.evaluate(() => window.Baton?.('startHandoff', { reason: 'pricing' }));
  await sees('Connecting you to a person');
  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  expect(heard.slice(0, 4)).toEqual(['opened', 'message:sent', 'handoff:requested', 'handoff:queued']);
});

test('ID-04: shutdown forgets the customer in the frame too, and a page that may not embed the site gets no frame', async ({
  page,
}) => {
  const { open, say, sees } = await visit(page, '/logout');
  await open();
  await say('can I get a copy of my March invoice?');
  await sees(/You can download a copy/);
  await page.evaluate(() => window.Baton?.('shutdown'));
  await expect(page.locator('baton-widget')).toHaveCount(0);
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  const next = await visit(page, '/after');
  await next.open();
  await expect(next.frame.getByText(/March invoice/)).toHaveCount(0);
  const { headers } = await page.request
    .get(`${relay.url}/frame?site=demo`)
    .then((one) => ({ headers: one.headers() }));
  expect(headers['content-security-policy']).toContain(`frame-ancestors`);
  expect(headers['content-security-policy']).toContain(host.url);
  expect(headers['content-security-policy']).not.toContain('frame-ancestors *');
});

test('on a page of another site: the keyboard goes in and comes back, axe finds nothing, and no storage is needed', async ({
  page,
}) => {
  const { launcher, box, open, say, sees } = await visit(page, '/elsewhere', '', elsewhere);
  await open();
  const { violations } = await new AxeBuilder({ page }).include('baton-widget').analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
  await page.keyboard.type('can I get a copy of my March invoice?');
  await page.keyboard.press('Enter');
  await sees(/You can download a copy/);
  await page.keyboard.press('Escape');
  await expect(launcher).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(box).toBeFocused();
  await say('I want to talk to a human');
  await sees('Connecting you to a person');
  // This browser lets a frame of another site keep nothing: the next page begins anew, and works.
  await page.reload();
  await open();
  await say('can I get a copy of my March invoice?');
  await sees(/You can download a copy/);
});

test('on a phone the frame is the whole screen, and closing it gives the page back', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { launcher, frame, open } = await visit(page, '/phone');
  await open();
  expect(await page.locator('baton-widget iframe').boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  await expect(launcher).toBeHidden();
  await frame.getByRole('button', { name: 'Close' }).click();
  await expect(launcher).toBeVisible();
});
