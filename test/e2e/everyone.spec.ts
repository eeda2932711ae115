// For everyone, on any page: by keyboard alone, enlarged, in forced colours, heard instead of seen, and after a step back in the browser.
import { chromium, expect, type Page, test } from '@playwright/test';
import { ensureChromium } from '../chromium.mjs';
import { colleagueOf, ownerOf } from './cast.ts';
import { type Host, hostPage, startHost } from './host.ts';
import { startRelay, type TestRelay } from './relay.ts';
import { widgetOn } from './widget-on.ts';

let relay: TestRelay;
let host: Host;
test.beforeAll(async () => {
  host = await startHost();
  relay = await startRelay({ ALLOWED_ORIGINS: host.url });
});
test.afterAll(async () => {
  await Promise.all([relay.close(), host.close()]);
});

const visit = (page: Page, path: string) => page.goto(host.page(path, hostPage({ relay: relay.url })));

test('by keyboard alone: opened, asked, answered, handed over, closed; the focus is seen, and comes back', async ({
  page,
}) => {
  await visit(page, '/keys');
  const { launcher, panel, sees } = widgetOn(page);
  await launcher.waitFor();
  // After all that is the page's own.
  for (const own of ['a', '#buy']) {
    await page.keyboard.press('Tab');
    await expect(page.locator(own)).toBeFocused();
  }
  await page.keyboard.press('Tab');
  await expect(launcher).toBeFocused();
  expect(await launcher.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid');
  await page.keyboard.press('Enter');
  const box = panel.getByRole('textbox', { name: 'Your message' });
  await expect(box).toBeFocused();
  const goTo = async (name: string) => {
    const button = panel.getByRole('button', { name });
    for (let steps = 0; steps < 12 && !(await button.evaluate((one) => one.matches(':focus'))); steps += 1)
      await page.keyboard.press('Tab');
    await expect(button).toBeFocused();
    await page.keyboard.press('Enter');
  };
  await page.keyboard.type('can I get a copy of my March invoice?');
  await goTo('Send');
  await expect(box).toBeFocused();
  await sees(/You can download a copy/);
  // What was pressed is gone, and the keyboard is still in the panel: it goes on, or closes.
  await goTo('Talk to a person');
  await sees('Connecting you to a person');
  await goTo('What we passed on');
  await expect(panel.getByRole('button', { name: 'Back' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel.getByRole('button', { name: 'What we passed on' })).toBeFocused();
  await goTo('Stop waiting');
  await sees('You stopped waiting. The assistant is back.');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(launcher).toBeFocused();
});

test('at 200 % and 400 %: all of the panel is in sight, nothing is cut off, and it works', async ({ page }) => {
  for (const [path, size] of [
    ['/twice', { width: 640, height: 400 }],
    ['/four-times', { width: 320, height: 256 }],
  ] as const) {
    await page.setViewportSize(size);
    await visit(page, path);
    const { panel, open, say, sees } = widgetOn(page);
    await open();
    await say('can I get a copy of my March invoice?');
    await sees(/You can download a copy/);
    const box = await panel.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(size.width);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(size.height);
    for (const name of ['Your message', 'Close'])
      await expect(panel.getByRole(name === 'Close' ? 'button' : 'textbox', { name })).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.evaluate(() => window.Baton?.('shutdown'));
  }
});

test('in forced colours the panel, the launcher and the button that sends have edges', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await visit(page, '/forced');
  const { launcher, panel, open } = widgetOn(page);
  await launcher.waitFor();
  const hasEdge = (one: Element) => {
    const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(one);
    return borderTopStyle === 'solid' && Number.parseFloat(borderTopWidth) >= 1 && borderTopColor !== backgroundColor;
  };
  expect(await launcher.evaluate(hasEdge)).toBe(true);
  await open();
  expect(await panel.evaluate(hasEdge)).toBe(true);
  expect(await panel.locator('.send').evaluate(hasEdge)).toBe(true);
});

test('who listens hears each stage: the answer, the wait, who joined, what they say, the end', async ({
  browser,
  page,
}) => {
  const ada = await ownerOf(browser, relay);
  await visit(page, '/heard');
  const { panel, open, say, sees } = widgetOn(page);
  await open();
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const root = document.querySelector('baton-widget')?.shadowRoot;
    // As a screen reader: what is added inside a polite live region is read out.
    new MutationObserver((changes) => {
      for (const { addedNodes, target } of changes) {
        const near = target instanceof Element ? target : target.parentElement;
        if (near?.closest('[aria-live=polite], [role=log], [role=status]'))
          for (const node of addedNodes) heard.push(node.textContent ?? '');
      }
    }).observe(root as ShadowRoot, { childList: true, subtree: true });
  });
  const hears = (words: string) =>
    expect
      .poll(() => page.evaluate(() => (window as unknown as { heard: string[] }).heard.join(' | ')))
      .toContain(words);
  await say('can I get a copy of my March invoice?');
  await hears('You can download a copy');
  await say('I want to talk to a human');
  await sees('Connecting you to a person');
  await hears('Connecting you to a person');
  // The assistant helps on beside the thread, and says nothing in it.
  await say('how do I export my time entries?');
  await hears('While you wait, this may help');
  await panel.getByText('While you wait, this may help').click();
  await expect(panel.locator('details .rich')).toBeVisible();
  await expect(panel.locator('.msg.assistant')).toHaveCount(1);
  await ada.take('how do I export my time entries?');
  await ada.claim();
  await hears('Ada Berg joined');
  await expect(panel.locator('details')).toHaveCount(0);
  await ada.reply('Hello, this is Ada.');
  await hears('Hello, this is Ada.');
  await ada.page.keyboard.press('Escape');
  await ada.page.locator('body').press('e');
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Resolve', exact: true }).click();
  await hears('This conversation is closed');
  await expect(panel).toBeVisible();
});

test('EMB-07: a step back in the browser shows the page as it was, with a live line, and what was said meanwhile', async () => {
  // Playwright turns the cache of pages off where it is not told otherwise.
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: ['--no-sandbox'],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  try {
    const page = await (await browser.newContext()).newPage();
    const bea = await colleagueOf(browser, relay, 'Bea Lind');
    await page.addInitScript(() =>
      window.addEventListener('pageshow', ({ persisted }) => Object.assign(window, { cameBack: persisted })),
    );
    await visit(page, '/back');
    let lines = 0;
    page.on('websocket', (line) => {
      lines += 1;
      line.on('close', () => (lines -= 1));
    });
    const { open, say, sees } = widgetOn(page);
    await open();
    await say('please let me talk to a human being');
    await sees('Connecting you to a person');
    await bea.take('please let me talk to a human being');
    await bea.claim();
    await sees('Bea Lind joined');
    // Put away, the page keeps no line open, whatever the browser would do about it.
    const turns = (event: string) =>
      page.evaluate((type) => dispatchEvent(new PageTransitionEvent(type, { persisted: true })), event);
    await turns('pagehide');
    await expect.poll(() => lines).toBe(0);
    await turns('pageshow');
    await expect.poll(() => lines).toBe(1);
    await page.goto(host.page('/elsewhere', '<!doctype html><title>elsewhere</title>'));
    await bea.reply('Said while you were away.');
    // A page that comes out of the cache loads nothing, which is what would be waited for.
    await page.goBack({ waitUntil: 'commit' });
    expect(await page.evaluate(() => (window as unknown as { cameBack: boolean }).cameBack)).toBe(true);
    await sees('Said while you were away.');
    await say('And I am back.');
    await expect(bea.thread.getByText('And I am back.', { exact: true })).toBeVisible();
  } finally {
    await browser.close();
  }
});
