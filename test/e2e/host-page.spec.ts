// A guest on somebody else's page: it works under the page's policy, style sheets and patched built-ins, and leaves the page as it was.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type Host, hostPage, startHost, strictPolicy } from './host.ts';
import { HOSTILE_SHEETS } from './hostile-sheets.ts';
import { UNLIMITED } from './hostile-site.ts';
import { lookOut } from './lookout.ts';
import { PATCHES } from './patched-pages.ts';
import { startRelay, type TestRelay } from './relay.ts';
import { widgetOn } from './widget-on.ts';

// A trace reads and listens in the page, which is what is measured here.
test.use({ trace: 'off' });

let relay: TestRelay;
let host: Host;
test.beforeAll(async () => {
  host = await startHost();
  relay = await startRelay({ ...UNLIMITED, ALLOWED_ORIGINS: host.url });
});
test.afterAll(async () => {
  await Promise.all([relay.close(), host.close()]);
});

// What the page allows

test('EMB-01, EMB-02, PAIN-16: under default-src none, strict-dynamic, no styles and trusted types it opens, answers and hands over, without one report', async ({
  context,
  page,
}) => {
  const lookout = await lookOut(context, [relay.url, host.url]);
  const html = hostPage({ relay: relay.url, attributes: 'nonce="r4nd0m"' });
  await page.goto(host.page('/strict', html, strictPolicy(relay.url)));
  await widgetOn(page).wholePath();
  await widgetOn(page).panel.getByRole('button', { name: 'What we passed on' }).click();
  expect(lookout.seen()).toEqual([]);
});

test('EMB-10: no page may frame the console, its own included', async ({ page }) => {
  const framed = (path: string) => `<!doctype html><title>x</title><iframe src="${relay.url}${path}"></iframe>`;
  await page.goto(host.page('/framing', `${framed('/console/')}${framed('/console/index.html')}`));
  await page.waitForLoadState('networkidle');
  const [, ...frames] = page.frames();
  expect(frames.map((frame) => frame.url())).toEqual(Array(2).fill('chrome-error://chromewebdata/'));
  const { headers } = await fetch(`${relay.url}/console/`).then((answer) => ({ headers: answer.headers }));
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

// Style sheets

test('EMB-03, PAIN-17: under hostile sheets, resets and themes it looks and works as on a plain page', async ({
  page,
}) => {
  await page.goto(host.page('/styled', hostPage({ relay: relay.url })));
  const widget = widgetOn(page);
  await widget.open();
  await widget.say('can I get a copy of my March invoice?');
  await widget.sees(/You can download a copy/);
  await expect(widget.panel.getByText('Sent')).toBeVisible();
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    document.querySelector('baton-widget')?.shadowRoot?.adoptedStyleSheets.push(sheet);
    sheet.replaceSync('*,*::before,*::after{animation:none!important;transition:none!important}');
  });
  const control = await page.evaluate(looks);
  expect(Object.keys(control).length).toBeGreaterThan(20);
  for (const { name, css, html = {} } of HOSTILE_SHEETS) {
    const styled = await page.evaluate(
      ({ text, attributes }) => {
        const style = document.createElement('style');
        style.id = 'hostile';
        style.textContent = text;
        document.head.append(style);
        for (const [key, value] of Object.entries(attributes)) document.documentElement.setAttribute(key, value);
      },
      { text: css, attributes: html },
    );
    expect(styled).toBeUndefined();
    // Polled: a panel just opened scrolls to its end a frame later.
    await expect.poll(async () => differences(control, await page.evaluate(looks)), { message: name }).toEqual([]);
    await widget.panel.getByRole('button', { name: 'Close' }).click();
    await expect(widget.panel, name).toBeHidden();
    await widget.launcher.click();
    await expect(widget.panel, name).toBeVisible();
    await page.evaluate((attributes) => {
      document.querySelector('#hostile')?.remove();
      for (const key of Object.keys(attributes)) document.documentElement.removeAttribute(key);
    }, html);
  }
});

/** Which parts changed, and what of them. */
function differences(control: Record<string, string>, found: Record<string, string>): string[] {
  return Object.keys({ ...control, ...found }).flatMap((key) => {
    const before = (control[key] ?? '').split(';');
    const now = (found[key] ?? '').split(';');
    return now.filter((one) => !before.includes(one)).map((one) => `${key}: ${one}`);
  });
}

/** Where each part of the widget stands and how it is drawn. */
function looks(): Record<string, string> {
  const root = document.querySelector('baton-widget')?.shadowRoot;
  const found: Record<string, string> = {};
  for (const [at, element] of [...(root?.querySelectorAll('*') ?? [])].entries()) {
    const { x, y, width, height } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const drawn = [...style]
      .filter((name) => !name.startsWith('--') && !/^(?:perspective|transform)-origin$|^(?:outline|caret)/.test(name))
      .map((name) => `${name}:${style.getPropertyValue(name)}`);
    found[`${at} ${element.localName}.${element.getAttribute('class')}`] =
      `${[x, y, width, height].map(Math.round).join(' ')} ${drawn.join(';')}`;
  }
  return found;
}

test('PAIN-22: the holder has no size and lets clicks through; the page may set its layer, and be without a body when it comes', async ({
  page,
}) => {
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">
<style>baton-widget{--baton-z:41}#under{position:fixed;right:0;bottom:0;width:400px;height:300px}</style>
<script src="${relay.url}/baton.js" data-site="demo"></script></head><body><button id="under" onclick="this.dataset.hit='1'">under</button></body></html>`;
  await page.goto(host.page('/under', html));
  const holder = page.locator('baton-widget');
  expect(
    await holder.evaluate((one) => [one.clientWidth, one.clientHeight, getComputedStyle(one).pointerEvents]),
  ).toEqual([0, 0, 'none']);
  expect(await holder.evaluate((one) => getComputedStyle(one).zIndex)).toBe('41');
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  // Beside the launcher, within its corner.
  for (const [dx, dy] of [
    [5, 5],
    [90, 10],
    [10, 90],
  ] as const) {
    await page.mouse.click(width - dx, height - dy);
    expect(await page.locator('#under').evaluate((one) => one.dataset.hit)).toBe('1');
    await page.locator('#under').evaluate((one) => delete one.dataset.hit);
  }
  await widgetOn(page).open();
  await page.mouse.click(width - 10, height - 10);
  expect(await page.locator('#under').evaluate((one) => one.dataset.hit)).toBe('1');
});

test('PAIN-18: on a phone every field has 16 px, so that nothing zooms, and the composer stays in sight of what the keyboard leaves', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto(
    host.page('/phone', hostPage({ relay: relay.url, head: '<meta name="viewport" content="width=device-width">' })),
  );
  const widget = widgetOn(page);
  await widget.wholePath();
  await widget.panel.getByRole('button', { name: 'What we passed on' }).click();
  const sizes = await widget.panel
    .locator('input, textarea')
    .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
  expect(sizes.length).toBeGreaterThan(1);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
  // The keyboard comes: the panel is as high as what is left.
  await page.setViewportSize({ width: 390, height: 420 });
  const send = widget.panel.getByRole('button', { name: 'Send' });
  await expect.poll(async () => ((await send.boundingBox())?.y ?? 999) + 40).toBeLessThanOrEqual(420);
  await context.close();
});

// The page afterwards

test('EMB-04: one global more, and nothing else of the page is changed: prototypes, styles, listeners, history, focus, scroll, axe', async ({
  context,
  page,
}) => {
  await context.addInitScript(recordListeners);
  await page.goto(
    host.page(
      '/before',
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title><link rel="icon" href="data:,">
<style>body{margin:10px;font:18px serif}h1{color:#123}</style></head><body><main><h1>A shop</h1>${'<p>Some text.</p>'.repeat(80)}<img src="data:," class="no-alt"><button>Buy</button></main></body></html>`,
    ),
  );
  await page.evaluate(() => window.scrollTo(0, 300));
  const rules = await violationsOf(page);
  expect(rules.length).toBeGreaterThan(0);
  const before = await page.evaluate(stateOfPage);
  const heardBefore = await page.evaluate(listeners);
  await page.evaluate(addScript, relay.url);
  await widgetOn(page).launcher.waitFor();
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
  await widgetOn(page).wholePath();
  await widgetOn(page).panel.getByRole('button', { name: 'Close' }).click();
  const after = await page.evaluate(stateOfPage);
  const added = after.globals.filter((name) => !before.globals.includes(name));
  expect(added).toEqual(['Baton']);
  const { globals: _, ...rest } = after;
  const { globals: __, ...restBefore } = before;
  expect(rest).toEqual(restBefore);
  expect(await violationsOf(page)).toEqual(rules);
  // The life of the page and its storage only: no clicks, keys, scrolls or moves of the host's.
  const heard = await page.evaluate(listeners);
  expect(heard.filter((one) => !heardBefore.includes(one) && !LIFE.has(one))).toEqual([]);
});

const LIFE = new Set([
  'Window storage',
  'Window pagehide',
  'Window pageshow',
  'Window online',
  'Window offline',
  'HTMLDocument visibilitychange',
  'MediaQueryList change',
  'VisualViewport resize',
]);
/** Socket.IO's own, two for the life of the page, whoever connects. */
const SOCKET_IO = ['Window offline', 'Window pagehide'];

async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude('baton-widget').analyze();
  return violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

function addScript(relayUrl: string): void {
  const script = document.createElement('script');
  script.src = `${relayUrl}/baton.js`;
  script.dataset.site = 'demo';
  document.head.append(script);
}

interface Listening {
  on: { target: EventTarget; type: string; fn: unknown }[];
}

/** Remembers who listens to what outside of elements of the widget's shadow root. */
function recordListeners(): void {
  const list: Listening['on'] = [];
  Object.defineProperty(window, '__listening', { value: { on: list }, enumerable: false });
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const isOutside = (target: EventTarget) => !(target instanceof Node) || !(target.getRootNode() instanceof ShadowRoot);
  EventTarget.prototype.addEventListener = function (type, fn, options) {
    const target = this ?? window;
    const isNetwork = typeof WebSocket !== 'undefined' && target instanceof WebSocket;
    const isSignal = target instanceof AbortSignal;
    const isDetached = target instanceof Node && !target.isConnected;
    if (!isNetwork && !isSignal && !isDetached && isOutside(target)) list.push({ target, type, fn });
    return add.call(target, type, fn, options);
  };
  EventTarget.prototype.removeEventListener = function (type, fn, options) {
    const at = list.findIndex((one) => one.target === (this ?? window) && one.type === type && one.fn === fn);
    if (at >= 0) list.splice(at, 1);
    return remove.call(this ?? window, type, fn, options);
  };
}

function listeners(): string[] {
  const { on } = (window as unknown as { __listening: Listening }).__listening;
  const nameOf = (target: EventTarget) =>
    target instanceof Element ? target.localName : Object.prototype.toString.call(target).slice(8, -1);
  return on.map(({ target, type }) => `${nameOf(target)} ${type}`).sort();
}

/** All of a page that a guest could change. */
function stateOfPage() {
  const globals = Object.getOwnPropertyNames(window).sort();
  const prototypes: string[] = [];
  const shape = (name: string, value: object | null | undefined): void => {
    if (!value) return;
    const own = Object.getOwnPropertyDescriptors(value);
    const text = Reflect.ownKeys(own).map((key) => {
      const one = Reflect.get(own, key) as PropertyDescriptor;
      return `${String(key)} ${typeof one.value} ${one.get?.name} ${one.enumerable}${one.configurable}${one.writable} ${typeof one.value === 'function' ? one.value.name : ''}`;
    });
    prototypes.push(`${name}: ${text.sort().join(';')}`);
  };
  for (const name of globals) {
    if (name === 'Baton') continue;
    const value: unknown = Object.getOwnPropertyDescriptor(window, name)?.value;
    if (typeof value !== 'function') continue;
    shape(name, value);
    shape(`${name}.prototype`, value.prototype);
  }
  const styles = [...document.querySelectorAll('body, body *')].map((element) => {
    const style = getComputedStyle(element);
    const { x, y, width, height } = element.getBoundingClientRect();
    return `${element.localName} ${[x, y, width, height].join(' ')} ${[...style].map((name) => style.getPropertyValue(name)).join(';')}`;
  });
  const attributesOf = (element: Element) => [...element.attributes].map(({ name, value }) => `${name}=${value}`);
  return {
    globals,
    prototypes,
    styles,
    html: attributesOf(document.documentElement),
    body: [...attributesOf(document.body), String(document.body.children.length)],
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    history: history.length,
    address: location.href,
    title: document.title,
    scroll: [scrollX, scrollY],
    cookie: document.cookie,
    designMode: document.designMode,
    selection: String(getSelection()),
  };
}

// How it is put on the page

const WAYS: readonly (readonly [way: string, page: (script: string) => string])[] = [
  ['in the head', (src) => `<head><script src="${src}" data-site="demo"></script></head>`],
  ['async', (src) => `<head><script async src="${src}" data-site="demo"></script></head>`],
  ['deferred', (src) => `<head><script defer src="${src}" data-site="demo"></script></head>`],
  ['as a module', (src) => `<head><script type="module" src="${src}" data-site="demo"></script></head>`],
  ['at the end of the body', (src) => `<body><p>x</p><script src="${src}" data-site="demo"></script></body>`],
  [
    'twice',
    (src) =>
      `<head><script async src="${src}" data-site="demo"></script><script async src="${src}?2" data-site="demo"></script></head>`,
  ],
  [
    'twice, one of them a module',
    (src) =>
      `<head><script src="${src}" data-site="demo"></script><script type="module" src="${src}?2" data-site="demo"></script></head>`,
  ],
  [
    'by a tag manager, with settings and no attributes',
    (src) =>
      `<body><script>window.BatonSettings={site:'demo'};(function(d,s){var j=d.createElement(s),f=d.getElementsByTagName(s)[0];j.async=true;j.src=${JSON.stringify(src)};f.parentNode.insertBefore(j,f)})(document,'script')</script></body>`,
  ],
  [
    'beside a module loader',
    (src) =>
      `<head><script>window.defined=0;window.define=function(){window.defined++;throw new Error('Mismatched anonymous define()')};define.amd={};window.require=define;window.module={exports:{}};window.exports=module.exports</script><script src="${src}" data-site="demo"></script></head>`,
  ],
  [
    'after calls were queued',
    (src) =>
      `<head><script>window.Baton=function(){(Baton.q=Baton.q||[]).push(arguments)};Baton('on','opened',function(){window.heard=1})</script><script async src="${src}" data-site="demo"></script></head>`,
  ],
];

test('EMB-05: in head, async, deferred, as a module, twice, by a tag manager, beside AMD: one widget, which opens, and no error', async ({
  context,
}) => {
  await Promise.all(
    WAYS.map(async ([way, html], at) => {
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(
        host.page(
          `/way-${at}`,
          `<!doctype html><html lang="en"><title>x</title>${html(`${relay.url}/baton.js`)}</html>`,
        ),
      );
      await widgetOn(page)
        .open()
        .catch((error: Error) => {
          throw new Error(`${way}: ${error.message}`);
        });
      await expect(page.locator('baton-widget'), way).toHaveCount(1);
      expect(await page.evaluate(() => Reflect.get(window, 'defined') ?? 0), way).toBe(0);
      expect(errors, way).toEqual([]);
      await page.close();
    }),
  );
});

test('SEC-02: what visitors wrote into the page cannot say where the widget comes from, by elements named like what it reads', async ({
  context,
  page,
}) => {
  const lookout = await lookOut(context, [relay.url, host.url]);
  const named = ['currentScript', 'BatonSettings', 'requestIdleCallback', 'baton'].map(
    (name) =>
      `<img name="${name}" id="${name}" src="data:," data-site="demo" data-relay="https://evil.example" alt=""><a id="${name}" name="relay" href="https://evil.example">x</a>`,
  );
  const html = `<!doctype html><html lang="en"><title>x</title><body>${named.join('')}<script src="${relay.url}/baton.js" data-site="demo"></script></body></html>`;
  await page.goto(host.page('/named', html));
  await widgetOn(page).wholePath();
  expect(lookout.seen()).toEqual([]);
});

for (const { name, script } of PATCHES)
  test(`EMB-06: where the page has ${name}, it opens, answers and hands over, and reloads into the same thread`, async ({
    page,
  }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const head = `<script>${script}</script>`;
    await page.goto(host.page(`/patched-${name.replace(/\W+/g, '-')}`, hostPage({ relay: relay.url, head })));
    const widget = widgetOn(page);
    await widget.wholePath();
    await widget.say('and one thing more');
    await expect(widget.panel.getByText('Sent')).toBeVisible();
    await page.reload();
    await widget.sees('and one thing more');
    await expect(widget.panel.locator('.mine')).toHaveCount(3);
    expect(errors).toEqual([]);
  });

// What the browser does not give

const DENIALS: readonly (readonly [what: string, script: string])[] = [
  [
    'no localStorage',
    "Object.defineProperty(window,'localStorage',{get(){throw new DOMException('denied','SecurityError')}})",
  ],
  ['storage without room', "Storage.prototype.setItem=function(){throw new DOMException('full','QuotaExceededError')}"],
  [
    'storage that throws',
    "Storage.prototype.getItem=Storage.prototype.setItem=Storage.prototype.removeItem=Storage.prototype.key=function(){throw new Error('no')}",
  ],
  [
    'no storage, database, channel, locks or cookies',
    "for(const name of ['localStorage','sessionStorage','indexedDB','caches'])Object.defineProperty(window,name,{get(){throw new DOMException('denied','SecurityError')}});delete window.BroadcastChannel;window.BroadcastChannel=undefined;Object.defineProperty(navigator,'locks',{get(){throw new Error('no')}});Object.defineProperty(document,'cookie',{get(){throw new Error('no')},set(){throw new Error('no')}})",
  ],
];

test('EMB-08: where storage is denied, full or broken it works in memory, says so, and throws nothing', async ({
  context,
}) => {
  await Promise.all(
    DENIALS.map(async ([what, script], at) => {
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(host.page(`/denied-${at}`, hostPage({ relay: relay.url, head: `<script>${script}</script>` })));
      const widget = widgetOn(page);
      await widget.wholePath();
      await expect(widget.panel.getByText(/would be lost if you leave now/), what).toBeVisible();
      expect(errors, what).toEqual([]);
      await page.close();
    }),
  );
});

// What it does not do

test('EMB-12: it reads no field, cookie or key outside its own root', async ({ context, page }) => {
  await context.addInitScript(recordReading);
  const body =
    '<form><input id="card" name="card" value="4111"><textarea id="note">x</textarea><select><option>1</select></form>';
  await page.goto(host.page('/pay', hostPage({ relay: relay.url, body })));
  await widgetOn(page).wholePath();
  await page.locator('#card').focus();
  await page.keyboard.type('1111 1111');
  await page.locator('#note').fill('secret');
  const read = await page.evaluate(() => (window as unknown as { __read: string[] }).__read);
  expect(read).toEqual([]);
  // Positive control: the instruments see a reader.
  await page.evaluate(() => {
    void (document.querySelector('#card') as HTMLInputElement).value;
    void document.cookie;
    document.addEventListener('keydown', () => undefined);
  });
  expect(await page.evaluate(() => (window as unknown as { __read: string[] }).__read.length)).toBe(3);
});

function recordReading(): void {
  const read: string[] = [];
  Object.defineProperty(window, '__read', { value: read, enumerable: false });
  const isOutside = (element: unknown) =>
    element instanceof Node && !(element.getRootNode() instanceof ShadowRoot) && element.isConnected;
  for (const kind of [HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement]) {
    const found = Object.getOwnPropertyDescriptor(kind.prototype, 'value');
    if (!found?.get) continue;
    const { get } = found;
    Object.defineProperty(kind.prototype, 'value', {
      ...found,
      get(this: HTMLElement) {
        if (isOutside(this)) read.push(`${this.localName}#${this.id}`);
        return get.call(this);
      },
    });
  }
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(document, 'cookie', {
    get: () => {
      read.push('cookie');
      return cookie?.get?.call(document);
    },
    set: () => read.push('cookie set'),
  });
  const { addEventListener: add } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, fn, options) {
    if (
      /^(?:key|input|change$|before|paste|copy|composition|submit|click|pointer|mouse)/.test(type) &&
      (this === window || isOutside(this))
    ) {
      const isOwn = this instanceof Element && this.localName === 'baton-widget';
      if (!isOwn) read.push(`listens to ${type}`);
    }
    return add.call(this ?? window, type, fn, options);
  };
}

test('EMB-13: half a minute on the page without a click is one request, and no storage, cookie, socket or beacon', async ({
  context,
  page,
}) => {
  const lookout = await lookOut(context, [relay.url, host.url]);
  await context.addInitScript(recordWriting);
  const sockets: string[] = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await page.clock.install();
  await page.goto(host.page('/idle', hostPage({ relay: relay.url })));
  await widgetOn(page).launcher.waitFor();
  await page.clock.runFor(30_000);
  await page.mouse.move(200, 200);
  await page.mouse.wheel(0, 400);
  await page.clock.runFor(5_000);
  expect(lookout.requests.filter((url) => url.startsWith(relay.url))).toEqual([`${relay.url}/baton.js`]);
  expect(sockets).toEqual([]);
  expect(await page.evaluate(() => (window as unknown as { __wrote: string[] }).__wrote)).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  expect(
    await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]),
  ).toEqual([0, 0, 0]);
});

function recordWriting(): void {
  const wrote: string[] = [];
  Object.defineProperty(window, '__wrote', { value: wrote });
  const set = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    wrote.push(`storage ${key}`);
    set.call(this, key, value);
  };
  navigator.sendBeacon = (url) => wrote.push(`beacon ${url}`) > 0;
  const open = indexedDB.open.bind(indexedDB);
  indexedDB.open = (name, version) => {
    wrote.push(`database ${name}`);
    return open(name, version);
  };
}

test('PAIN-19: the page pays for one script of 1.5 kB and nothing on it moves; the panel is there after two requests of 16 kB in all', async ({
  page,
}) => {
  const sizes = new Map<string, number>();
  page.on('response', async (response) => {
    const { pathname, origin } = new URL(response.url());
    if (origin === relay.url) sizes.set(pathname, Number(await response.headerValue('content-length')));
  });
  await page.addInitScript(() => {
    Object.assign(window, { moved: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        (window as unknown as { moved: number }).moved += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  // The conversation comes after the panel, however fast the line: here not at all.
  await page.route(/\/w\/.*\/talk-/u, (route) => route.abort());
  await page.goto(host.page('/light', hostPage({ relay: relay.url })));
  const { launcher, panel } = widgetOn(page);
  await launcher.waitFor();
  await page.waitForLoadState('networkidle');
  expect([...sizes.keys()]).toEqual(['/baton.js']);
  expect(sizes.get('/baton.js')).toBeGreaterThan(500);
  expect(sizes.get('/baton.js')).toBeLessThanOrEqual(1_500);
  await launcher.click();
  await expect(panel.getByRole('textbox')).toBeFocused();
  // The sizes are read a moment after the answers have come.
  const later = () => [...sizes.values()].slice(1);
  const bytes = () => later().reduce((sum, size) => sum + size, 0);
  await expect.poll(bytes).toBeGreaterThan(14_000);
  expect(bytes()).toBeLessThanOrEqual(16_000);
  expect(later().length).toBeLessThanOrEqual(2);
  expect(await page.evaluate(() => (window as unknown as { moved: number }).moved)).toBeLessThan(0.01);
});

test('EMB-14: of what is typed and not sent nothing leaves the page', async ({ context, page }) => {
  const left: string[] = [];
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => left.push(String(payload))));
  context.on('request', (request) => left.push(`${request.url()} ${request.postData() ?? ''}`));
  await page.goto(host.page('/draft', hostPage({ relay: relay.url })));
  const widget = widgetOn(page);
  await widget.wholePath();
  await widget.panel
    .getByRole('textbox', { name: 'Your message' })
    .pressSequentially('zebra quartz never sent', { delay: 5 });
  // Positive control: that somebody types is told, and what was sent is there.
  await expect.poll(() => left.join('\n')).toContain('"typing"');
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide')));
  expect(left.join('\n')).toContain('talk to a human');
  expect(left.join('\n')).not.toMatch(/zebra|quartz|never sent/);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toMatch(/zebra|quartz/);
});

// Coming and going

test('PAIN-23: destroy leaves no element, global, listener or socket, opened or not; and it can be put on the page again', async ({
  context,
  page,
}) => {
  await context.addInitScript(recordListeners);
  let open = 0;
  page.on('websocket', (socket) => {
    open += 1;
    socket.on('close', () => (open -= 1));
  });
  await page.goto(
    host.page(
      '/leaving',
      '<!doctype html><html lang="en"><title>x</title><link rel="icon" href="data:,"><body><p>x</p></body></html>',
    ),
  );
  const bare = await page.evaluate(listeners);
  for (const used of [false, true, true]) {
    await page.evaluate(addScript, relay.url);
    await widgetOn(page).launcher.waitFor();
    if (used) {
      await widgetOn(page).open();
      await widgetOn(page).say('I want to talk to a human');
      await widgetOn(page).sees('Connecting you to a person');
      await expect.poll(() => open).toBe(1);
    }
    await page.evaluate(() => {
      window.Baton?.('shutdown');
      window.Baton?.('destroy');
      for (const script of document.querySelectorAll('script')) script.remove();
    });
    await expect(page.locator('baton-widget')).toHaveCount(0);
    await expect.poll(() => open).toBe(0);
    expect(await page.evaluate(() => ['Baton' in window, localStorage.length])).toEqual([false, 0]);
    expect(await page.evaluate(listeners)).toEqual(used ? [...bare, ...SOCKET_IO].sort() : bare);
  }
});

test('PAIN-23: mounted, unmounted and mounted again before anything is loaded, and after: one widget, and the thread is still there', async ({
  page,
}) => {
  await page.goto(
    host.page(
      '/strict-mode',
      '<!doctype html><html lang="en"><title>x</title><link rel="icon" href="data:,"><body><p>x</p></body></html>',
    ),
  );
  await page.evaluate((url) => {
    const mount = () => {
      const script = document.createElement('script');
      script.src = `${url}/baton.js`;
      script.dataset.site = 'demo';
      document.body.append(script);
      return () => {
        window.Baton?.('destroy');
        script.remove();
      };
    };
    mount()();
    Object.assign(window, { unmount: mount(), mount });
  }, relay.url);
  const widget = widgetOn(page);
  await widget.wholePath();
  await expect(page.locator('baton-widget')).toHaveCount(1);
  await page.evaluate(() => {
    const page = window as unknown as { mount(): () => void; unmount(): void };
    page.unmount();
    page.unmount = page.mount();
  });
  await expect(page.locator('baton-widget')).toHaveCount(1);
  await widget.sees('I want to talk to a human');
  // A second boot, and a page that swaps its body, or all of its content, as Turbo and htmx do.
  await page.evaluate(() => {
    window.Baton?.('boot', {});
    const body = document.createElement('body');
    body.innerHTML = '<main>another page</main>';
    const script = document.createElement('script');
    script.src = document.querySelector('script')?.src ?? '';
    script.dataset.site = 'demo';
    body.append(script);
    document.body.replaceWith(body);
    history.pushState({}, '', '/another');
  });
  await page.waitForTimeout(200);
  await expect(page.locator('baton-widget')).toHaveCount(1);
  await widget.say('still here after the swap');
  await expect(widget.panel.locator('.mine').last()).toContainText('still here after the swap');
  await page.evaluate(() => {
    document.body.innerHTML = '<p>swapped</p>';
  });
  await widget.say('and after this one');
  await expect(widget.panel.locator('.mine').last()).toContainText('and after this one');
  await expect(page.locator('baton-widget')).toHaveCount(1);
});

test('a panel that was open on the page before, with nothing written, opens with one click on the next', async ({
  page,
}) => {
  await page.goto(host.page('/one', hostPage({ relay: relay.url })));
  await widgetOn(page).open();
  await page.goto(host.page('/two', hostPage({ relay: relay.url })));
  await widgetOn(page).open();
  await expect(widgetOn(page).panel).toBeVisible();
});

test('hide and show work before anybody has opened it', async ({ page }) => {
  await page.goto(host.page('/hidden', hostPage({ relay: relay.url })));
  await widgetOn(page).launcher.waitFor();
  await page.evaluate(() => window.Baton?.('hide'));
  await expect(widgetOn(page).launcher).toBeHidden();
  await page.evaluate(() => window.Baton?.('show'));
  await widgetOn(page).open();
  await page.evaluate(() => window.Baton?.('hide'));
  await expect(widgetOn(page).panel).toBeHidden();
});
