// The npm package, built: what a bundler of a site puts on its page, and the relay inside another Node process.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type Host, startHost } from './host.ts';
import { startRelay, type TestRelay } from './relay.ts';
import { widgetOn } from './widget-on.ts';

const BUILT = join(import.meta.dirname, '../../dist/npm');
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

/** A page whose own module imports the package, as a bundler leaves it there. */
async function visit(page: Page, path: string, module: string, body = ''): Promise<void> {
  await page.route(`${host.url}/npm/*`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice('/npm/'.length);
    await route.fulfill({ contentType: 'text/javascript', body: await readFile(join(BUILT, name)) });
  });
  await page.goto(
    host.page(
      path,
      `<!doctype html><html lang="en"><title>App</title><link rel="icon" href="data:,"><body>${body}<script type="module">${module}</script></body></html>`,
    ),
  );
}

test('createBaton puts the widget on the page once, with settings, events and undo', async ({ page }) => {
  await visit(
    page,
    '/app',
    `import { createBaton } from '/npm/index.js';
     const options = { site: 'demo', relay: '${relay.url}', quickReplies: ['Where is my invoice?'] };
     const baton = createBaton(options);
     createBaton(options);
     window.heard = [];
     const undo = baton.on('opened', () => heard.push('undone'));
     undo();
     baton.on('opened', () => heard.push('opened'));
     baton.open();
     await baton.ready;
     heard.push('ready');`,
  );
  await expect(page.locator('baton-widget')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Where is my invoice?' })).toBeVisible();
  const { say, sees } = widgetOn(page);
  await say('can I get a copy of my March invoice?');
  await sees(/You can download a copy/);
  expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual(['opened', 'ready']);
});

test('createBaton whose script did not load tries again, and does what was called meanwhile', async ({ page }) => {
  let asked = 0;
  await page.route('**/baton.js', (route) => {
    asked += 1;
    return asked === 1 ? route.abort('internetdisconnected') : route.continue();
  });
  await visit(
    page,
    '/offline',
    `import { createBaton } from '/npm/index.js';
     const baton = createBaton({ site: 'demo', relay: '${relay.url}' });
     baton.prefill('Where is my invoice?');`,
  );
  await expect(widgetOn(page).panel.getByRole('textbox')).toHaveValue('Where is my invoice?');
  expect(asked).toBe(2);
  await expect(page.locator('script[src*="baton.js"]')).toHaveCount(1);
});

test('<baton-chat> is the widget while it is on the page; a swap that puts it back keeps it', async ({ page }) => {
  await visit(
    page,
    '/element',
    `import '/npm/element.js';`,
    `<baton-chat site="demo" relay="${relay.url}"></baton-chat>`,
  );
  const { launcher, open, say, sees } = widgetOn(page);
  await open();
  await say('can I get a copy of my March invoice?');
  await sees(/You can download a copy/);
  await page.evaluate(() => {
    const old = document.querySelector('baton-chat');
    const next = old?.cloneNode() as HTMLElement;
    old?.remove();
    document.body.append(next);
    next.setAttribute('position', 'left');
  });
  await sees(/You can download a copy/);
  await expect.poll(async () => (await launcher.boundingBox())?.x).toBeLessThan(100);
  await page.evaluate(() => document.querySelector('baton-chat')?.remove());
  await expect(page.locator('baton-widget')).toHaveCount(0);
});

test('baton/server: a relay in another process’s hands starts, serves and stops', async () => {
  const data = await mkdtemp(join(tmpdir(), 'baton-embedded-'));
  // By the package's own name, as whoever installs it imports it.
  const name = 'baton/server';
  const { createRelay } = (await import(name)) as typeof import('../../server/embedded.ts');
  expect(() => createRelay({ PORT: 'many' })).toThrow(/PORT/);
  const own = createRelay({ BATON_DATA: data, PORT: '0', LOG_LEVEL: 'error' });
  const { url, setUpLink } = await own.start();
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(setUpLink).toContain('/console/#/setup/');
  await own.stop();
  await expect(fetch(`${url}/readyz`)).rejects.toThrow();
  await rm(data, { recursive: true });
});
