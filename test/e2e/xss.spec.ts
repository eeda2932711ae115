// Nothing that anybody writes becomes markup: hostile text through every field, in the widget and in the console, under the strictest policy.
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { ThreadEvent } from '#domain/event';
import { ownerIn } from './cast.ts';
import { type Host, hostPage, startHost, strictPolicy } from './host.ts';
import { addHostileSite, fatThread, thinThread, UNLIMITED, writerOn } from './hostile-site.ts';
import { foreignIn, type Lookout, lookOut } from './lookout.ts';
import { payloads } from './payloads.ts';
import { startRelay, type TestRelay } from './relay.ts';

const ALL = payloads();
/** How many are shown by one page at once. */
const AT_ONCE = 600;
/** How many are said in one thread of the widget. */
const A_THREAD = 40;

// A trace would copy thousands of nodes at every step.
test.use({ trace: 'off' });

let relay: TestRelay;
let host: Host;
test.beforeAll(async () => {
  [relay, host] = await Promise.all([startRelay(UNLIMITED), startHost()]);
  await addHostileSite(relay, 'shadowed', 'shadow', ALL.slice(0, 20));
  await addHostileSite(relay, 'hostile', 'live', ALL.slice(20, 40));
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
  const texts = ALL.slice(0, AT_ONCE);
  const html = hostPage({ relay: relay.url, site: 'shadowed', attributes: 'nonce="r4nd0m"' });
  await page.goto(host.page('/widget', html, strictPolicy(relay.url)));
  await page.evaluate((replies) => {
    window.BatonSettings = { quickReplies: replies };
  }, texts);
  for (let from = 0; from < texts.length; from += A_THREAD) {
    const some = texts.slice(from, from + A_THREAD);
    expect(await page.evaluate(talk, some)).toBe(some.length);
    expect(await foreignIn(page)).toEqual([]);
    expect(await brokenLinks(page)).toEqual([]);
    await page.evaluate(() => window.Baton?.('reset'));
  }
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
  const texts = ALL.slice(0, AT_ONCE);
  const thin = await writeAll(texts, 80, (text) => thinThread('hostile', text));
  const fat = await writeAll(inPieces(texts, A_THREAD), 2, (some) => fatThread('hostile', some));
  const lookout = await watched(context);
  await context.addInitScript(stubNotifications);
  const ada = await ownerIn(page, relay, '<img src=x onerror=hit(0)>');

  const cards = page.locator('a.card');
  await expect(cards).toHaveCount(thin.length + fat.length, { timeout: 20_000 });
  const [news = ''] = await writeAll([texts[0] ?? ''], 1, (text) => thinThread('hostile', text));
  await expect(page.locator(`a.card[data-thread="${news}"]`)).toBeVisible();
  expect(await foreignIn(page)).toEqual([]);
  expect(await page.title()).toMatch(/^\(\d+\) /);
  const notified = await page.evaluate(() => (window as unknown as { notified: string[] }).notified);
  expect(notified.some((one) => one.includes('onerror'))).toBe(true);

  // The search holds hostile text itself, and shows what it finds.
  const search = page.getByRole('searchbox', { name: 'Search these threads' });
  await search.fill('onerror');
  await expect(cards.first()).toContainText('onerror');
  expect(await foreignIn(page)).toEqual([]);
  await search.fill('"><img src=x onerror=hit(0)>no such thread');
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
  const lines = inPieces(all, aLine);
  const written = await Promise.all(
    lines.map(async (some) => {
      const writer = await writerOn(relay, 'hostile');
      const threads: string[] = [];
      for (const one of some) {
        const { thread, refused } = await writer.write(eventsOf(one));
        expect(refused.filter((what) => /^(?:identified|said|answered|handedOff)/.test(what))).toEqual([]);
        threads.push(thread);
      }
      writer.close();
      return threads;
    }),
  );
  return written.flat();
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
