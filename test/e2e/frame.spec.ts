// `data-isolation="iframe"`: the same widget, out of reach of the page's scripts, and all that a page may call and hear still works.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Frame, type Page, test } from '@playwright/test';
import { type Host, hostPage, startHost, strictPolicy } from './host.ts';
import { lookOut } from './lookout.ts';
import { startRelay, type TestRelay } from './relay.ts';
import { widgetOn } from './widget-on.ts';

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

test('EMB-01, EMB-02: under the strictest policy that has the relay as its frame it opens, answers and hands over, without one report', async ({
  context,
  page,
}) => {
  const lookout = await lookOut(context, [relay.url, host.url]);
  const html = hostPage({ relay: relay.url, attributes: 'data-isolation="iframe" nonce="r4nd0m"' });
  await page.goto(host.page('/strict', html, `${strictPolicy(relay.url)}; frame-src ${relay.url}`));
  const { wholePath, panel } = widgetOn(page, true);
  await wholePath();
  await panel.getByRole('button', { name: 'What we passed on' }).click();
  expect(lookout.seen()).toEqual([]);
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

test('EMB-09: what siblings, openers and strangers say to the frame or the page is ignored, and no other origin is told anything', async ({
  context,
  page,
}) => {
  const stranger = elsewhere(host.url);
  // Says what a page or a frame would say, to a window that is not its own, with a port to listen on.
  host.page('/stranger', '<!doctype html><title>stranger</title>');
  const forge = (to: 'page' | 'frame') => {
    const target = to === 'page' ? parent : parent.frames[0];
    const { port1, port2 } = new MessageChannel();
    const here = window as unknown as { heard: unknown[]; port: MessagePort };
    here.heard ??= [];
    port1.onmessage = ({ data }) => here.heard.push(data);
    here.port = port1;
    const settings = { site: 'demo', relay: 'https://evil.example', endpoint: 'https://evil.example/answers' };
    const page = { url: 'https://evil.example/', title: 'evil' };
    for (const message of [
      { baton: 1, settings, page, tokens: {} },
      { kind: 'call', verb: 'send', args: ['forged words'] },
      { kind: 'wants', what: 'assistant', yes: true },
      { kind: 'told', name: 'opened', detail: {} },
      { kind: 'told', name: 'unread', detail: { count: 9 } },
      { kind: 'kept', yes: true },
      { kind: 'ask', what: 'assistant', detail: { text: 'x', thread: [] }, id: 1 },
    ])
      target?.postMessage(message, '*', 'baton' in message ? [port2] : []);
    port1.postMessage({ kind: 'call', verb: 'send', args: ['forged words'] });
  };
  const heardBy = (from: Page | Frame) => from.evaluate(() => (window as unknown as { heard?: unknown[] }).heard ?? []);

  // A frame that waits for its page's first word takes none from a sibling, nor from whoever opened it as a window.
  const frameUrl = `${relay.url}/frame?site=demo`;
  await page.goto(
    host.page(
      '/waiting',
      `<!doctype html><title>x</title><link rel="icon" href="data:,"><iframe src="${frameUrl}"></iframe><iframe src="${stranger}/stranger"></iframe>`,
    ),
  );
  const sibling = () => page.frames().find((one) => one.url().endsWith('/stranger')) as Frame;
  await sibling().evaluate(forge, 'frame' as const);
  const [popup] = await Promise.all([
    context.waitForEvent('page'),
    page.evaluate((url) => Object.assign(window, { opened: open(url) }), frameUrl),
  ]);
  await popup.waitForLoadState();
  await page.evaluate(() => {
    const { opened } = window as unknown as { opened: Window };
    const { port2 } = new MessageChannel();
    const hello = { baton: 1, settings: { site: 'demo' }, page: { url: 'x', title: 'x' }, tokens: {} };
    opened.postMessage(hello, '*', [port2]);
  });
  const inner = page.frameLocator('iframe >> nth=0');
  // Positive control, and proof that all the rest has been delivered: the page's own word starts it, over its own port.
  await page.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    const heard: string[] = [];
    Object.assign(window, { port: port1, heard });
    port1.onmessage = ({ data }) => heard.push(data.name ?? data.kind);
    const hello = { baton: 1, settings: { site: 'demo' }, page: { url: 'x', title: 'x' }, tokens: {} };
    frames[0]?.postMessage(hello, '*', [port2]);
    port1.postMessage({ kind: 'call', verb: 'open', args: [] });
  });
  await expect(inner.getByRole('textbox', { name: 'Your message' })).toBeVisible();
  await expect(inner.locator('baton-widget')).toHaveCount(1);
  await expect.poll(() => heardBy(page)).toContain('opened');
  expect(await heardBy(sibling())).toEqual([]);
  await expect(popup.locator('baton-widget')).toHaveCount(0);
  await popup.close();

  // Once it runs only the port counts, and the page listens to nobody else either.
  const body = `<h1>x</h1><iframe src="${stranger}/stranger"></iframe>`;
  const html = hostPage({ relay: relay.url, attributes: 'data-isolation="iframe"', body });
  await page.goto(host.page('/running', html));
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    for (const name of ['opened', 'unread', 'message:sent'] as const) window.Baton?.('on', name, () => told.push(name));
    window.Baton?.('open');
  });
  const frame = page.frameLocator('baton-widget iframe');
  await expect(frame.getByRole('textbox', { name: 'Your message' })).toBeVisible();
  await sibling().evaluate(forge, 'page' as const);
  await sibling().evaluate(forge, 'frame' as const);
  const widget = page.frames().find((one) => one.url().startsWith(`${relay.url}/frame`)) as Frame;
  await widget.evaluate(forge, 'page' as const);
  // What comes after it by the proper way shows that it has been passed over.
  await page.evaluate(() => window.Baton?.('send', 'can I get a copy of my March invoice?'));
  await expect(frame.getByText(/You can download a copy/).last()).toBeVisible();
  await expect(frame.locator('.mine')).toHaveCount(1);
  expect(await page.evaluate(() => (window as unknown as { told: string[] }).told)).toEqual(['opened', 'message:sent']);
  expect(await page.locator('baton-widget button.l').getAttribute('data-unread')).toBeNull();
  expect([await heardBy(sibling()), await heardBy(widget)]).toEqual([[], []]);

  // The page's first word carries its settings, a token perhaps: a frame that was led elsewhere does not get it.
  host.page(
    '/catch',
    '<!doctype html><script>window.heard=[];addEventListener("message",({data})=>heard.push(data))</script>',
  );
  await page.route(`${relay.url}/frame?*`, (route) =>
    route.fulfill({ status: 302, headers: { location: `${host.url}/catch` } }),
  );
  await page.goto(
    host.page('/led', hostPage({ relay: relay.url, attributes: 'data-isolation="iframe" data-token="a.b.c"' })),
  );
  await page.locator('baton-widget button.l').click();
  const led = () => page.frames().find((one) => one.url().endsWith('/catch'));
  await expect.poll(() => led()?.url()).toBe(`${host.url}/catch`);
  await led()?.waitForLoadState('load');
  // A message of its own behind it: what was said before has arrived, or never will.
  await page.evaluate(() => {
    const inside = document.querySelector('baton-widget')?.shadowRoot?.querySelector('iframe');
    inside?.contentWindow?.postMessage('the last', '*');
  });
  await expect.poll(() => heardBy(led() as Frame)).toEqual(['the last']);
});

test('EMB-09: no message of the built widget is addressed to any origin', () => {
  const web = join(import.meta.dirname, '../../dist/web');
  const scripts = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(10);
  const posting = scripts
    .map((name) => readFileSync(join(web, name), 'utf8'))
    .filter((code) => /postMessage\(/.test(code));
  expect(posting.length).toBeGreaterThan(1);
  for (const code of posting) expect(code).not.toMatch(/postMessage\([^;]{0,200}["'`]\*["'`]|targetOrigin:\s*["'`]\*/);
});
