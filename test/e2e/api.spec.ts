// What a host page calls and hears: `window.Baton` on the built product, as site owners use it.
import { expect, type Page, test } from '@playwright/test';
import { type Host, hostPage, startHost } from './host.ts';
import { startRelay, type TestRelay } from './relay.ts';
import { widgetOn } from './widget-on.ts';

let host: Host;
let relay: TestRelay;
test.beforeAll(async () => {
  host = await startHost();
  relay = await startRelay({ ALLOWED_ORIGINS: host.url });
});
test.afterAll(async () => {
  await relay.close();
  await host.close();
});

/** What goes over the line to the relay from now on. */
function sent(page: Page): () => string {
  const frames: string[] = [];
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => frames.push(String(payload))));
  return () => frames.join('\n');
}

const visit = (page: Page, path: string, attributes = '') =>
  page.goto(host.page(path, hostPage({ relay: relay.url, attributes })));

test('ID-04: a second script tag leaves its token readable no longer than the first', async ({ page }) => {
  await visit(page, '/token', 'data-token="first.secret.token"');
  await widgetOn(page).launcher.waitFor();
  await page.evaluate((url) => {
    const script = document.createElement('script');
    script.dataset.site = 'demo';
    script.dataset.token = 'second.secret.token';
    script.src = `${url}/baton.js`;
    const loaded = new Promise((resolve) => script.addEventListener('load', resolve));
    document.head.append(script);
    return loaded;
  }, relay.url);
  expect(await page.content()).not.toContain('secret');
});

test('boot and update change what shows, before and after the chat is there', async ({ page }) => {
  await visit(page, '/boot');
  const { panel, launcher } = widgetOn(page);
  await launcher.waitFor();
  await page.evaluate(() => {
    window.Baton?.('boot', { position: 'left', locale: 'de', theme: 'dark', quickReplies: ['Wo ist mein Paket?'] });
    window.Baton?.('open');
  });
  await expect(page.getByRole('button', { name: 'Wo ist mein Paket?' })).toBeVisible();
  expect((await launcher.boundingBox())?.x).toBeLessThan(100);
  await expect(page.locator('baton-widget .root')).toHaveClass(/dark/);
  await page.evaluate(() =>
    window.Baton?.('update', {
      position: 'right',
      locale: 'en',
      theme: 'light',
      quickReplies: ['Where is my parcel?'],
    }),
  );
  await expect(panel.getByRole('button', { name: 'Where is my parcel?' })).toBeVisible();
  expect((await launcher.boundingBox())?.x).toBeGreaterThan(100);
  await expect(page.locator('baton-widget .root')).not.toHaveClass(/dark/);
});

test('a boot for another site says what to do, and changes nothing', async ({ page }) => {
  const warnings: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  await visit(page, '/other-site');
  const { open, say, sees } = widgetOn(page);
  await open();
  await page.evaluate(() => window.Baton?.('boot', { site: 'elsewhere' }));
  await expect.poll(() => warnings.join()).toContain('another site');
  await say('can I get a copy of my March invoice?');
  await sees(/You can download a copy/);
});

test('PAIN-14, ID-04: after shutdown nothing is left, and a boot starts with a customer nobody knows', async ({
  page,
}) => {
  await visit(page, '/logout', 'data-token="a.b.c"');
  const { panel, launcher, open, say, sees } = widgetOn(page);
  await page.evaluate(() => window.Baton?.('identify', { traits: { name: 'Mia' } }));
  await open();
  await say('can I get a copy of my March invoice?');
  await sees(/You can download a copy|sign in/);
  await page.evaluate(() => window.Baton?.('shutdown'));
  await expect(page.locator('baton-widget')).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  const frames = sent(page);
  await page.evaluate(() => window.Baton?.('boot', {}));
  await launcher.waitFor();
  await open();
  await expect(panel.getByText(/March invoice/)).toHaveCount(0);
  await say('I want to talk to a human');
  await sees('Connecting you to a person');
  await expect.poll(frames).toContain('handedOff');
  expect(frames()).not.toMatch(/Mia|a\.b\.c/);
});

test('shutdown before the chat was opened on this page takes away what an earlier page kept', async ({ page }) => {
  await visit(page, '/earlier');
  const { open, say, sees } = widgetOn(page);
  await open();
  await say('can I get a copy of my March invoice?');
  await sees(/You can download a copy/);
  await page.addInitScript(() => {
    // Said before the script is there, as pages do at a log-out.
    const queue = Object.assign((...args: unknown[]) => queue.q.push(args), { q: [] as unknown[][] });
    Object.assign(window, { Baton: queue });
    queue('shutdown');
  });
  await visit(page, '/later');
  await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(0);
  await expect(page.locator('baton-widget')).toHaveCount(0);
});

test('the context of a page reaches the agent, nested values too', async ({ page }) => {
  await visit(page, '/context');
  const frames = sent(page);
  const { open, say, sees } = widgetOn(page);
  await page.evaluate(() =>
    window.Baton?.('setContext', { page: 'checkout', cart: { total: 99.5, items: ['mug', 'tea'] } }),
  );
  await open();
  await say('I want to talk to a human');
  await sees('Connecting you to a person');
  await expect.poll(frames).toContain('"cart.total":99.5');
  expect(frames()).toContain('"cart.items":"mug, tea"');
});

test('before:send may change or stop a message, and one that fails loses nothing', async ({ page }) => {
  await visit(page, '/hooks');
  const { panel, open, say, sees } = widgetOn(page);
  await open();
  const box = panel.getByRole('textbox', { name: 'Your message' });
  await page.evaluate(() => {
    window.Baton?.('on', 'before:send', async ({ text }: { text: string }) => {
      if (text.includes('stop')) return false;
      if (text.includes('broken')) throw new Error('the host');
      return { text: text.replace('colour', 'color') };
    });
  });
  await say('which colour is it?');
  await sees('which color is it?');
  await say('stop this one');
  await page.waitForTimeout(300);
  await expect(box).toHaveValue('stop this one');
  await expect(panel.locator('.mine')).toHaveCount(1);
  await say('a broken hook');
  await sees('a broken hook');
  await expect(box).toHaveValue('');
});

test('before:handoff adds context, and stops what signals raised but never what the customer asked for', async ({
  page,
}) => {
  await visit(page, '/handoff-hook');
  const frames = sent(page);
  const { panel, open, say, sees } = widgetOn(page);
  const heard = await page.evaluateHandle(() => {
    const reasons: unknown[] = [];
    window.Baton?.('on', 'before:handoff', ({ asked, reason }: { asked: boolean; reason: string }) => {
      reasons.push([asked, reason]);
      return asked ? { context: { plan: 'gold' } } : false;
    });
    return reasons;
  });
  await open();
  await page.evaluate(() => window.Baton?.('assistant', async () => ({ text: 'Perhaps so.', confidence: 0 })));
  await say('what is the airspeed of a swallow?');
  await expect(panel.locator('.msg.assistant')).toHaveCount(1);
  await expect(panel.getByText('Connecting you to a person')).toHaveCount(0);
  await panel.getByRole('button', { name: 'Talk to a person' }).first().click();
  await sees('Connecting you to a person');
  await expect.poll(frames).toContain('"plan":"gold"');
  const reasons = (await heard.jsonValue()) as [boolean, string][];
  expect(reasons.map(([asked]) => asked)).toEqual([false, true]);
  expect(reasons[0]?.[1]).toContain('confidence');
});

test('unread is told when it changes, and not at every change of the view', async ({ page }) => {
  await visit(page, '/unread');
  const { panel, open, say, sees } = widgetOn(page);
  await page.evaluate(() => {
    const counts: number[] = [];
    Object.assign(window, { counts });
    window.Baton?.('on', 'unread', ({ count }: { count: number }) => counts.push(count));
    let answer = (_: unknown) => {};
    Object.assign(window, { answer: (text: string) => answer({ text, confidence: 1 }) });
    window.Baton?.('assistant', () => new Promise((resolve) => (answer = resolve)));
  });
  await open();
  await say('hello, how does this work?');
  await sees('hello, how does this work?');
  await panel.getByRole('button', { name: 'Close' }).click();
  await page.waitForTimeout(500);
  await page.evaluate(() => (window as unknown as { answer(text: string): void }).answer('Like this.'));
  await expect(page.locator('baton-widget button.l')).toHaveAttribute('data-unread', '1');
  await open();
  await sees('Like this.');
  expect(await page.evaluate(() => (window as unknown as { counts: number[] }).counts)).toEqual([1, 0]);
});
