// What a host page sets, calls and hears: settings that take effect at once, a shutdown that leaves nothing, hooks, events, page swaps.
import { expect, type Page, test } from '@playwright/test';
import { type Host, hostPage, startHost } from './host.ts';
import { UNLIMITED } from './hostile-site.ts';
import { startRelay, type TestRelay } from './relay.ts';
import { widgetOn } from './widget-on.ts';

let relay: TestRelay;
let host: Host;
test.beforeAll(async () => {
  host = await startHost();
  relay = await startRelay({ ...UNLIMITED, ALLOWED_ORIGINS: host.url });
});
test.afterAll(async () => {
  await Promise.all([relay.close(), host.close()]);
});

/** A page of the shop with the widget on it. */
async function visit(page: Page, path: string, attributes = '', head = ''): Promise<ReturnType<typeof widgetOn>> {
  await page.goto(host.page(path, hostPage({ relay: relay.url, attributes, head })));
  const widget = widgetOn(page);
  await widget.launcher.waitFor();
  return widget;
}

function include(url: string, data: Record<string, string>, type = ''): Promise<void> {
  return new Promise((resolve) => {
    const script = document.createElement('script');
    Object.assign(script, { src: url, type, onload: () => resolve() });
    Object.assign(script.dataset, data);
    document.head.append(script);
  });
}

const stored = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('baton:')));

// Identity

for (const type of ['', 'module'])
  test(`a token is taken off the page by every inclusion of the script${type && ', as a module too'}`, async ({
    page,
  }) => {
    const widget = await visit(page, `/token${type}`, 'data-token="first.token.here"');
    expect(await page.content()).not.toContain('first.token');
    await page.evaluate(
      `(${include})(${JSON.stringify(`${relay.url}/baton.js`)}, { site: 'demo', token: 'second.token.here' }, ${JSON.stringify(type)})`,
    );
    expect(await page.content()).not.toContain('second.token');
    await expect(page.locator('baton-widget')).toHaveCount(1);
    await widget.open();
  });

// Settings

test('boot and update take effect at once: corner, label, theme, language, quick replies, traits, assistant', async ({
  page,
}) => {
  const widget = await visit(page, '/settings');
  const box = () => widget.launcher.boundingBox().then((found) => found?.x ?? -1);
  // Before anything is loaded.
  await page.evaluate(() => window.Baton?.('update', { position: 'left', label: 'Ask us' }));
  expect(await box()).toBeLessThan(100);
  await expect(widget.launcher).toHaveAccessibleName('Ask us');
  await widget.launcher.click();
  await expect(widget.launcher).toHaveAttribute('aria-expanded', 'true');
  await expect(widget.panel.getByRole('textbox')).toBeVisible();
  const root = page.locator('baton-widget .root');
  await expect(root).toHaveClass(/left/);
  await page.evaluate(() =>
    window.Baton?.('boot', { position: 'right', theme: 'dark', quickReplies: ['Where is it?'] }),
  );
  await expect(root).toHaveClass('root dark');
  expect(await box()).toBeGreaterThan(600);
  await expect(widget.panel.getByRole('button', { name: 'Where is it?' })).toBeVisible();
  await page.evaluate(() => window.Baton?.('update', { theme: 'light', label: 'Help' }));
  await expect(root).toHaveClass('root');
  await expect(widget.launcher).toHaveAccessibleName('Help');
  await page.evaluate(() => window.Baton?.('update', { locale: 'de' }));
  await expect(root).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('textbox', { name: 'Ihre Nachricht' })).toBeVisible();
});

test('the site may come with boot alone', async ({ page }) => {
  const html = `<!doctype html><html lang="en"><title>x</title><link rel="icon" href="data:,"><body><script src="${relay.url}/baton.js"></script></body></html>`;
  await page.goto(host.page('/late', html));
  await expect(page.locator('baton-widget')).toHaveCount(0);
  await page.evaluate(() => window.Baton?.('boot', { site: 'demo' }));
  await widgetOn(page).open();
});

// Shutting down

test('shutdown before anything is loaded leaves no element and nothing of the visitor in the browser, at once; boot begins anew', async ({
  page,
}) => {
  const before = await visit(page, '/log-out');
  await before.wholePath();
  expect((await stored(page)).length).toBeGreaterThan(2);
  // The page after it: nothing is loaded yet when the customer logs out.
  await page.route('**/w/**', (route) => new Promise((resolve) => setTimeout(() => resolve(route.continue()), 500)));
  await visit(page, '/log-out-2');
  const left = await page.evaluate(() => {
    window.Baton?.('send', 'never to be sent');
    window.Baton?.('shutdown');
    return Object.keys(localStorage).filter((key) => key.startsWith('baton:'));
  });
  expect(left).toEqual([]);
  await expect(page.locator('baton-widget')).toHaveCount(0);
  await page.waitForTimeout(1200);
  await expect(page.locator('baton-widget')).toHaveCount(0);
  expect(await stored(page)).toEqual([]);
  await page.evaluate(() => window.Baton?.('boot', {}));
  const again = widgetOn(page);
  await again.open();
  await expect(again.panel.locator('.mine')).toHaveCount(0);
});

test('shutdown while it is open closes the line and forgets; boot begins anew with another customer', async ({
  page,
}) => {
  let open = 0;
  page.on('websocket', (socket) => {
    open += 1;
    socket.on('close', () => (open -= 1));
  });
  const widget = await visit(page, '/log-out-3');
  await widget.wholePath();
  await page.evaluate(() => {
    Object.assign(window, { heard: 0 });
    window.Baton?.('on', 'opened', () => Object.assign(window, { heard: 1 }));
    window.Baton?.('shutdown');
  });
  await expect(page.locator('baton-widget')).toHaveCount(0);
  await expect.poll(() => open).toBe(0);
  expect(await stored(page)).toEqual([]);
  expect(await page.evaluate(() => typeof window.Baton)).toBe('function');
  await page.evaluate(() => window.Baton?.('boot', { position: 'left' }));
  await widget.open();
  await expect(widget.panel.locator('.mine')).toHaveCount(0);
  await expect(page.locator('baton-widget')).toHaveCount(1);
  expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toBe(0);
  await widget.say('can I get a copy of my March invoice?');
  await widget.sees(/You can download a copy/);
});

// Hooks

test('before:send changes, stops, and may fail or stay silent: what was written is sent in order, or stays in the composer', async ({
  page,
}) => {
  const warnings: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  const widget = await visit(page, '/hooks');
  await page.evaluate(() => {
    window.Baton?.('on', 'before:send', ({ text }: { text: string }) => {
      if (text.startsWith('stop')) return false;
      if (text.startsWith('throw')) throw new Error('of the page');
      if (text.startsWith('silent')) return new Promise(() => undefined);
      return text === 'change me' ? { text: 'changed', context: { cart: { total: 40 } } } : undefined;
    });
    // Three in one breath, the first while the page is silent about it, and before anything is loaded.
    for (const text of ['silent one', 'throw two', 'change me']) window.Baton?.('send', text);
  });
  const mine = widget.panel.locator('.mine');
  await expect(mine).toHaveCount(3, { timeout: 15_000 });
  await expect(mine.nth(0)).toContainText('silent one');
  await expect(mine.nth(1)).toContainText('throw two');
  await expect(mine.nth(2)).toContainText('changed');
  expect(warnings.filter((text) => text.includes('before:send'))).toHaveLength(2);
  await widget.say('stop here');
  await expect(widget.panel.getByRole('textbox', { name: 'Your message' })).toHaveValue('stop here');
  await expect(mine).toHaveCount(3);
});

// Page swaps

/** What Turbo, htmx, Astro and whole-document renderers do to a page when a link is followed. */
const SWAPS: readonly (readonly [how: string, swap: (scriptUrl: string) => void])[] = [
  [
    'pushState alone',
    () => {
      history.pushState({}, '', '/next');
    },
  ],
  [
    'a new body that brings the script again, as Turbo makes it',
    (url) => {
      history.pushState({}, '', '/turbo');
      const body = document.createElement('body');
      body.append(Object.assign(document.createElement('h1'), { textContent: 'Next page' }));
      const script = document.createElement('script');
      script.src = url;
      script.dataset.site = 'demo';
      body.append(script);
      document.documentElement.replaceChild(body, document.body);
    },
  ],
  [
    'the content of the body, as htmx does it',
    () => {
      history.pushState({}, '', '/htmx');
      document.body.innerHTML = '<h1>Next page</h1>';
    },
  ],
  [
    'all children of the document element',
    () => {
      document.documentElement.replaceChildren(document.createElement('head'), document.createElement('body'));
    },
  ],
  [
    'the document element',
    () => {
      const html = document.createElement('html');
      html.append(document.createElement('head'), document.createElement('body'));
      document.replaceChild(html, document.documentElement);
    },
  ],
];

test('a page that swaps its content keeps the thread, the open panel, what is being typed and one widget', async ({
  page,
}) => {
  const widget = await visit(page, '/swaps');
  await widget.wholePath();
  const box = widget.panel.getByRole('textbox', { name: 'Your message' });
  for (const [how, swap] of SWAPS) {
    await box.fill(`half a sentence during ${how}`);
    await page.evaluate(`(${swap})(${JSON.stringify(`${relay.url}/baton.js`)})`);
    await expect(page.locator('baton-widget'), how).toHaveCount(1);
    await expect(box, how).toHaveValue(`half a sentence during ${how}`);
    await box.press('Enter');
    await expect(widget.panel.locator('.mine').last(), how).toContainText(how);
  }
  await expect(widget.panel.locator('.mine')).toHaveCount(2 + SWAPS.length);
});

test('a swap before anything is loaded leaves one launcher, which opens', async ({ page }) => {
  const widget = await visit(page, '/swaps-2');
  for (const [, swap] of SWAPS.slice(0, 3))
    await page.evaluate(`(${swap})(${JSON.stringify(`${relay.url}/baton.js`)})`);
  await page.evaluate(() => document.documentElement.replaceChildren(document.createElement('body')));
  await page.evaluate(
    `(${include})(${JSON.stringify(`${relay.url}/baton.js`)}, { site: 'demo' }).catch(() => {})`.replace(
      'document.head',
      'document.body',
    ),
  );
  await expect(page.locator('baton-widget')).toHaveCount(1);
  await widget.open();
});
