// Nothing that anybody writes becomes markup: hostile text through every field, in the widget and in the console, under the strictest policy.
// With XSS_TIER=nightly (or a number) a combined corpus of several thousand texts goes the same ways.
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { marked } from 'marked';
import type { ThreadEvent } from '#domain/event';
import { articlePage } from '../../server/http/help.ts';
import { consoleIn, type SessionCookie, signUp } from './cast.ts';
import { type Host, hostPage, startHost, strictPolicy } from './host.ts';
import { addHostileSite, fatThread, thinThread, UNLIMITED, writerOn } from './hostile-site.ts';
import { scrollInbox } from './inbox-list.ts';
import { foreignIn, type Lookout, lookOut } from './lookout.ts';
import { leaks, payloads } from './payloads.ts';
import { startRelay, type TestRelay } from './relay.ts';
import { widgetOn } from './widget-on.ts';

const ALL = payloads();
const LEAKS = leaks();
/** What the agent is called. */
const ADA = '<img src=x onerror=hit(0)>';
/** How many are shown by one page at once. */
const AT_ONCE = 400;
if (ALL.length > AT_ONCE) test.setTimeout(3_600_000);
/** Fewer than the console's inbox holds. */
const MOST_CARDS = 480;
/** How many are said in one thread of the widget. */
const A_THREAD = 40;

// A trace would copy thousands of nodes at every step.
test.use({ trace: 'off' });

let relay: TestRelay;
let host: Host;
let cookies: readonly SessionCookie[] = [];
test.beforeAll(async () => {
  [relay, host] = await Promise.all([startRelay(UNLIMITED), startHost()]);
  await addHostileSite(relay, 'shadowed', 'shadow', ALL.slice(0, 20));
  await addHostileSite(relay, 'hostile', 'live', ALL.slice(20, 40));
  cookies = await signUp(relay, ADA);
});
test.afterAll(async () => {
  await Promise.all([relay.close(), host.close()]);
});

async function watched(context: BrowserContext): Promise<Lookout> {
  return lookOut(context, [relay.url, host.url]);
}

test('SEC-01: positive control: the same text through innerHTML runs more than 100 times, and the lookout sees it', async ({
  context,
  page,
}) => {
  const lookout = await watched(context);
  await page.goto(host.page('/control', '<!doctype html><title>control</title><body>'));
  await page.evaluate(
    (texts) => {
      for (const text of texts) {
        const box = document.createElement('div');
        document.body.append(box);
        box.innerHTML = text;
      }
    },
    ALL.slice(0, AT_ONCE).filter((text) => !text.includes('http-equiv')),
  );
  expect((await foreignIn(page)).length).toBeGreaterThan(100);
  await expect.poll(() => lookout.ran().size, { timeout: 20_000 }).toBeGreaterThan(100);
  expect(lookout.seen().some((one) => one.startsWith('request: https://evil.example'))).toBe(true);
});

test('SEC-01, SEC-03, BOT-04: messages, answers, documents and quick replies of the widget run nothing, load nothing, make no element', async ({
  context,
  page,
}) => {
  const lookout = await watched(context);
  const html = hostPage({ relay: relay.url, site: 'shadowed', attributes: 'nonce="r4nd0m"' });
  await page.goto(host.page('/widget', html, strictPolicy(relay.url)));
  await page.evaluate(
    (replies) => {
      window.BatonSettings = { quickReplies: replies };
    },
    ALL.slice(0, AT_ONCE),
  );
  for (const some of inPieces(ALL, A_THREAD)) {
    expect(await page.evaluate(talk, some)).toBe(some.length);
    expect(await foreignIn(page)).toEqual([]);
    expect(await brokenLinks(page)).toEqual([]);
    await page.evaluate(() => window.Baton?.('reset'));
  }
  expect(lookout.seen()).toEqual([]);
});

test('SEC-05: positive control: the same Markdown made into HTML asks more than 20 times for what is on another host', async ({
  context,
  page,
}) => {
  const lookout = await watched(context);
  await page.goto(host.page('/leaks', '<!doctype html><title>control</title><body>'));
  const html = await Promise.all(
    LEAKS.filter((text) => !text.includes('http-equiv')).map((text) => marked.parse(text)),
  );
  await page.evaluate((all) => {
    for (const one of all) {
      const box = document.createElement('div');
      document.body.append(box);
      box.innerHTML = one;
    }
  }, html);
  await expect
    .poll(() => lookout.seen().filter((one) => one.startsWith('request: https://evil')).length)
    .toBeGreaterThan(20);
});

test('SEC-05: answers and messages with images, links and references to another host ask it for nothing, in the widget', async ({
  context,
  page,
}) => {
  const lookout = await watched(context);
  // Without a policy of the page's: it is the widget that does not ask.
  await page.goto(host.page('/leaking', hostPage({ relay: relay.url, site: 'shadowed' })));
  expect(LEAKS.length).toBeGreaterThanOrEqual(40);
  expect(await page.evaluate(talk, LEAKS)).toBe(LEAKS.length);
  expect(await foreignIn(page)).toEqual([]);
  expect(await brokenLinks(page)).toEqual([]);
  expect(lookout.seen()).toEqual([]);
});

/** Says each text once the answer to the one before is there; the answer is the same text again. Gives the number of answers. */
async function talk(texts: readonly string[]): Promise<number> {
  const call = (verb: string, ...args: unknown[]) => window.Baton?.(verb, ...args);
  let at = 0;
  call('assistant', async () => {
    const text = texts[at] ?? '';
    return { text, confidence: 0.99, documents: [{ id: `d${at}`, title: text, url: text, text, score: 9 }] };
  });
  call('open');
  await window.Baton?.ready;
  const root = document.querySelector('baton-widget')?.shadowRoot;
  const answers = () => root?.querySelectorAll('.assistant .bubble').length ?? 0;
  for (const text of texts) {
    const before = answers();
    call('send', text);
    const deadline = performance.now() + 5_000;
    while (answers() === before && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 1));
    at += 1;
  }
  return answers();
}

/** Links of the widget that do not say all that they must. */
function brokenLinks(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.querySelector('baton-widget')?.shadowRoot;
    return [...(root?.querySelectorAll('a') ?? [])]
      .filter(
        (link) =>
          !/^(?:https?|mailto|tel):/.test(link.href) ||
          link.rel !== 'noopener noreferrer nofollow ugc' ||
          link.target !== '_blank',
      )
      .map((link) => link.outerHTML);
  });
}

test('SEC-01, SEC-02: names, traits, pages, words, packages and contacts run nothing in the console’s list, thread, brief, search, notifications and title', async ({
  context,
  page,
}) => {
  const pieces = inPieces(ALL, A_THREAD);
  const texts = ALL.slice(0, MOST_CARDS - pieces.length);
  const thin = await writeAll(texts, 80, (text) => thinThread('hostile', text));
  const fat = await writeAll(pieces, 2, (some) => fatThread('hostile', some));
  const lookout = await watched(context);
  await context.addInitScript(stubNotifications);
  const ada = await consoleIn(page, relay, cookies);

  const cards = page.locator('a.card');
  const held = thin.length + fat.length;
  await expect(page.locator('.inbox-head .count')).toHaveText(String(held), { timeout: 20_000 });
  const list = await scrollInbox(page, async () => expect(await foreignIn(page)).toEqual([]));
  expect(new Set(list.threads)).toEqual(new Set([...thin, ...fat]));
  expect(list.most).toBeLessThan(60);
  expect(list.blanks).toBe(0);
  const [news = ''] = await writeAll([texts[0] ?? ''], 1, (text) => thinThread('hostile', text));
  await expect(page.locator('.inbox-head .count')).toHaveText(String(held + 1));
  expect((await scrollInbox(page)).threads).toContain(news);
  expect(await foreignIn(page)).toEqual([]);
  expect(await page.title()).toMatch(/^\(\d+\) /);
  const notified = await page.evaluate(() => (window as unknown as { notified: string[] }).notified);
  expect(notified.some((one) => one.includes('onerror'))).toBe(true);

  // The search holds hostile text itself, and shows what it finds.
  const search = page.getByRole('searchbox');
  await search.fill('onerror');
  await expect(page.locator('.hit').first()).toContainText('onerror');
  expect(await foreignIn(page)).toEqual([]);
  await search.fill('"><img src=x onerror=hit(0)>no such thread');
  await expect(page.locator('.hits')).toContainText('stands in no conversation');
  await expect(cards).toHaveCount(0);
  expect(await foreignIn(page)).toEqual([]);
  await search.fill('');

  const addresses = texts.flatMap((text, at) =>
    /^\s*(?:j|d|v|b|f|\/\/|https)\w*.?\w*:/i.test(text) ? (thin[at] ?? []) : [],
  );
  for (const thread of [...fat, ...addresses]) {
    await page.evaluate((id) => {
      location.hash = `#/t/${id}`;
    }, thread);
    await expect(page.locator(`a.card[data-thread="${thread}"]`)).toHaveAttribute('aria-current', 'true');
    await expect(ada.thread.getByRole('list', { name: 'Thread' })).toBeVisible();
    await expect(ada.brief).toBeVisible();
    await page.evaluate(() => {
      for (const folded of document.querySelectorAll('details')) folded.open = true;
    });
    expect(await foreignIn(page)).toEqual([]);
  }
  expect(lookout.seen()).toEqual([]);
});

/** Writes each on a thread, so many over one line: the relay cuts off whoever floods it. Gives the threads' ids. */
async function writeAll<T>(all: readonly T[], aLine: number, eventsOf: (one: T) => ThreadEvent[]): Promise<string[]> {
  const written: string[] = [];
  for (const lines of inPieces(inPieces(all, aLine), LINES))
    written.push(...(await Promise.all(lines.map((some) => writeLine(some.map(eventsOf))))).flat());
  return written;
}

/** Lines open at once. */
const LINES = 8;

async function writeLine(threads: readonly ThreadEvent[][]): Promise<string[]> {
  const writer = await writerOn(relay, 'hostile');
  const ids: string[] = [];
  for (const events of threads) {
    const { thread, refused } = await writer.write(events);
    expect(refused.filter((what) => /^(?:identified|said|answered|handedOff)/.test(what))).toEqual([]);
    ids.push(thread);
  }
  writer.close();
  return ids;
}

function inPieces<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

/** Keeps what notifications say, and grants them. */
function stubNotifications(): void {
  const notified: string[] = [];
  class Kept {
    static permission = 'granted';
    static requestPermission = () => Promise.resolve('granted');
    onclick: unknown = null;
    constructor(title: string, options: { body: string }) {
      notified.push(`${title}\n${options.body}`);
    }
    close() {}
  }
  Object.assign(window, { Notification: Kept, notified });
  document.hasFocus = () => false;
}

test('SEC-02, SEC-05: what a page, a customer and an agent write to each other runs and asks for nothing: context, replies, notes, transfers, reasons, corrections, ratings, and the reports made of it', async ({
  browser,
}) => {
  const [customers, agents] = await Promise.all([browser.newContext(), browser.newContext()]);
  const lookouts = await Promise.all([watched(customers), watched(agents)]);
  const page = await customers.newPage();
  const head = `<script>window.BatonSettings={traits:{name:${scriptString(ALL[0])},plan:${scriptString(ALL[6])}}}</script>`;
  const url = host.page('/%3Cimg%20src=x%20onerror=hit(0)%3E', hostPage({ relay: relay.url, site: 'hostile', head }));
  await page.goto(`${url}?q=<svg/onload=hit(0)>#<svg/onload=hit(0)>`, { referer: `${host.url}/"><svg/onload=hit(0)>` });
  await page.evaluate((texts) => {
    document.title = texts[1] ?? '';
    window.Baton?.('setContext', Object.fromEntries(texts.slice(0, 40).map((text) => [text.slice(0, 60), text])));
  }, ALL);
  const widget = widgetOn(page);
  await widget.open();
  await widget.say(ALL[2] ?? '');
  await widget.panel.getByRole('button', { name: 'Talk to a person' }).first().click();
  await widget.sees(/You are next|Number \d+ in line|Nobody is here/);

  const ada = await consoleIn(await agents.newPage(), relay, cookies);
  // Only this customer's browser knows the thread's id.
  const thread = await page.evaluate(() => localStorage.getItem('baton:hostile:thread'));
  await ada.page.evaluate((id) => {
    location.hash = `#/t/${id}`;
  }, thread);
  await ada.claim();
  await expect(widget.panel.locator('.head h2')).toHaveText(ADA);
  for (const batch of [...inPieces(LEAKS, 20), ...inPieces(ALL.slice(0, 60), 20)]) {
    await ada.reply(batch.join('\n\n').slice(0, 3_900));
    await expect(ada.thread.getByRole('textbox', { name: /^Reply to/ })).toHaveValue('');
  }
  await expect(widget.panel.locator('.agent .bubble')).toHaveCount(6);
  await ada.thread.getByRole('textbox', { name: /^Reply to/ }).pressSequentially('x');
  await expect(widget.panel.locator('.dots')).toHaveCount(1);
  await bothAreClean();

  await ada.page.keyboard.press('Escape');
  await ada.thread.getByRole('button', { name: /^Transfer/ }).click();
  const dialog = ada.page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(ALL.slice(0, 12).join(' ').slice(0, 480));
  await dialog.getByRole('button', { name: 'Transfer', exact: true }).click();
  await expect(dialog).toBeHidden();
  await widget.panel.getByRole('button', { name: 'What we passed on' }).click();
  await widget.panel.getByRole('textbox', { name: /Correct it/ }).fill(ALL.slice(0, 20).join('\n').slice(0, 1_900));
  await widget.panel.getByRole('button', { name: 'Save' }).click();
  await expect(ada.page.getByText('Corrected by the customer')).toBeVisible();
  await bothAreClean();

  await ada.claim();
  await ada.thread.getByRole('button', { name: /^Resolve/ }).click();
  await dialog.getByRole('textbox').fill(ALL.slice(0, 12).join(' ').slice(0, 480));
  await dialog.getByRole('button', { name: 'Resolve', exact: true }).click();
  await widget.panel.getByRole('radio').first().check({ force: true });
  await widget.panel.getByRole('textbox', { name: /Anything to add/ }).fill(ALL.slice(0, 20).join(' ').slice(0, 1_900));
  await widget.panel.getByRole('button', { name: 'Send rating' }).click();
  await expect(ada.page.getByText('The customer rated this 1 of 5')).toBeVisible();
  await bothAreClean();
  await ada.page.getByRole('link', { name: 'Reports' }).click();
  await ada.page.getByRole('link', { name: /^Rated low/ }).click();
  await expect(ada.page.locator('.review')).toHaveCount(1);
  await bothAreClean();
  await Promise.all([customers.close(), agents.close()]);

  async function bothAreClean(): Promise<void> {
    expect(await foreignIn(page)).toEqual([]);
    expect(await brokenLinks(page)).toEqual([]);
    expect(await foreignIn(ada.page)).toEqual([]);
    expect(lookouts.flatMap((one) => one.seen())).toEqual([]);
  }
});

/** As a string in a script of a page. */
function scriptString(text = ''): string {
  return JSON.stringify(text).replaceAll('<', '\\u003c');
}

test('SEC-04: an exported page of conversations runs, loads and shows nothing of what was written as markup, its own policy taken away', async ({
  context,
  page,
}) => {
  const writer = await writerOn(relay, 'hostile');
  const { thread } = await writer.write(
    fatThread('hostile', ALL.slice(0, 120)).filter(({ type }) => type !== 'packaged'),
  );
  writer.close();
  const cookie = cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  const answer = await fetch(`${relay.url}/api/threads/${thread}/customer?format=html`, { headers: { cookie } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  const html = await answer.text();
  const bare = html.replace(/<meta http-equiv[^>]*>/, '');
  expect(bare).not.toBe(html);
  expect(bare).toContain('onerror');
  const lookout = await watched(context);
  await page.goto(host.page('/export', bare));
  expect(await foreignIn(page)).toEqual([]);
  expect(lookout.seen()).toEqual([]);
});

test('SEC-03: a help page of hostile articles runs and loads nothing', async ({ context, page }) => {
  const lookout = await watched(context);
  const texts = [...ALL.slice(0, AT_ONCE), ...LEAKS];
  const articles = texts.map((text, at) => ({ id: `a${at}`, title: text, url: text, tags: [text], text }));
  const body = articles.map((article) => articlePage(article, articles.slice(0, 3), '"><img src=x onerror=hit(0)>'));
  // The pages' own parts, one after another in one page: their heads come once.
  const [first = ''] = body;
  const all = body.map((one) => one.slice(one.indexOf('<body>') + 6, one.indexOf('</body>'))).join('\n');
  await page.goto(
    host.page(
      '/help',
      first.replace(/<script async[^>]*><\/script>/, '').replace(/<body>[\s\S]*<\/body>/, () => `<body>${all}</body>`),
    ),
  );
  expect(await page.locator('article').count()).toBe(articles.length);
  expect((await foreignIn(page)).filter((one) => !one.endsWith('without rel'))).toEqual([]);
  expect(lookout.seen()).toEqual([]);
});
