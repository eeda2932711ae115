// The people in the browser tests: what a customer and an agent do, in their words.
import { type Browser, type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import type { TestRelay } from './relay.ts';

export interface Customer {
  readonly page: Page;
  readonly panel: Locator;
  say(text: string): Promise<void>;
  /** Waits until the panel shows this. */
  sees(text: string | RegExp): Promise<void>;
  /** What stands in the thread's bubbles, in order. */
  bubbles(): Promise<string[]>;
  open(): Promise<void>;
}

/** A person on the demo page, with a browser of their own. */
export async function customerOn(
  browser: Browser,
  relay: TestRelay,
  size = { width: 1280, height: 860 },
): Promise<Customer> {
  const context = await browser.newContext({ viewport: size });
  await closeEarlier(context);
  return customerIn(await context.newPage(), relay);
}

const shown: { readonly context: BrowserContext; readonly by: string }[] = [];

/** Customers of tests that are over go: dozens of pages that go on waiting for a person would slow down all the rest. */
async function closeEarlier(mine: BrowserContext): Promise<void> {
  const by = test.info().testId;
  const over = shown.filter((one) => one.by !== by);
  shown.splice(0, shown.length, ...shown.filter((one) => one.by === by), { context: mine, by });
  await Promise.all(over.map(({ context }) => context.close()));
}

export async function customerIn(page: Page, relay: TestRelay): Promise<Customer> {
  await page.goto(`${relay.url}/`);
  const panel = page.getByRole('dialog', { name: 'Support' });
  const box = panel.getByRole('textbox', { name: 'Your message' });
  return {
    page,
    panel,
    async open() {
      if (!(await panel.isVisible()))
        await page
          .getByRole('button', { name: 'Open support chat' })
          .or(page.getByRole('button', { name: 'Support', exact: true }))
          .first()
          .click();
      await expect(box).toBeVisible();
    },
    async say(text) {
      await box.fill(text);
      await box.press('Enter');
      await expect(panel.locator('.mine .bubble', { hasText: text }).last()).toBeVisible();
    },
    sees: (text) => expect(panel.getByText(text).last()).toBeVisible(),
    bubbles: () => panel.locator('.bubble').allInnerTexts(),
  };
}

export interface Agent {
  readonly page: Page;
  readonly thread: Locator;
  readonly brief: Locator;
  /** Opens the first thread of the inbox that shows this text. */
  take(text: string | RegExp): Promise<void>;
  claim(): Promise<void>;
  reply(text: string): Promise<void>;
}

/** The first agent, made with the one-time link. */
export async function ownerOf(browser: Browser, relay: TestRelay, name = 'Ada Berg'): Promise<Agent> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  relay.whenClosed(() => context.close());
  const page = await context.newPage();
  await page.goto(relay.setUpLink);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password').fill('correct horse battery staple');
  await page.getByRole('button', { name: 'Start' }).click();
  return agentOn(page);
}

/** One more agent, by a one-time link of the command line. */
export async function colleagueOf(browser: Browser, relay: TestRelay, name: string): Promise<Agent> {
  const email = `${name.split(' ')[0]?.toLowerCase()}@example.com`;
  const { output } = await relay.run('agent', 'add', email, '--name', name);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  relay.whenClosed(() => context.close());
  const page = await context.newPage();
  await page.goto(/https?:\S+/.exec(output)?.[0] ?? '');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('correct horse battery staple');
  await page.getByRole('button', { name: 'Start' }).click();
  return agentOn(page);
}

export interface SessionCookie {
  readonly name: string;
  readonly value: string;
  readonly url: string;
}

/** Makes the first agent without a page, and gives the session. */
export async function signUp(relay: TestRelay, name: string): Promise<readonly SessionCookie[]> {
  const token = relay.setUpLink.split('/').at(-1) ?? '';
  const answer = await fetch(`${relay.url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: relay.url },
    body: JSON.stringify({ token, name, email: 'ada@example.com', password: 'correct horse battery staple' }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.headers.getSetCookie().map((cookie) => {
    const [cookieName = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
    return { name: cookieName, value: decodeURIComponent(value), url: relay.url };
  });
}

/** The console in this page, signed in with such a session. */
export async function consoleIn(page: Page, relay: TestRelay, session: readonly SessionCookie[]): Promise<Agent> {
  await page.context().addCookies([...session]);
  await page.goto(`${relay.url}/console/`);
  return agentOn(page);
}

export async function agentOn(page: Page): Promise<Agent> {
  await expect(page.getByRole('navigation', { name: 'Queues' })).toBeVisible();
  const thread = page.getByRole('main');
  return {
    page,
    thread,
    brief: page.getByRole('region', { name: 'Brief' }),
    async take(text) {
      await page.locator('a.card', { hasText: text }).first().click();
      await expect(thread.getByRole('list', { name: 'Thread' })).toBeVisible();
    },
    async claim() {
      await thread
        .locator('header')
        .getByRole('button', { name: /^Claim|^Take over/ })
        .click();
      await expect(thread.getByText(/^Yours/)).toBeVisible();
      // Which comes a moment later: a key pressed before it would be typed into the reply.
      await expect(thread.getByRole('textbox', { name: /^Reply to/ })).toBeFocused();
    },
    async reply(text) {
      await thread.getByRole('textbox', { name: /^Reply to/ }).fill(text);
      await thread.getByRole('button', { name: 'Send reply' }).click();
    },
  };
}
