// An agent searches all that was ever said, and a long thread: the found turn is in sight, and what is scrolled to does not jump.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { consoleIn, type SessionCookie, signUp } from './cast.ts';
import { addHostileSite, thinThread, UNLIMITED, writerOn } from './hostile-site.ts';
import { startRelay, type TestRelay } from './relay.ts';

const TURNS = 400;

let relay: TestRelay;
let cookies: readonly SessionCookie[] = [];
let long = '';
test.beforeAll(async () => {
  test.setTimeout(60_000);
  relay = await startRelay(UNLIMITED);
  const names = Array.from({ length: 20 }, (_, at) => `Name ${at}`);
  await addHostileSite(relay, 'busy', 'live', names);
  cookies = await signUp(relay, 'Ada Berg');
  const writer = await writerOn(relay, 'busy');
  const turns = Array.from({ length: TURNS }, (_, at) => ({
    type: 'said' as const,
    text: `Turn ${at}: ${at === 40 ? 'der Müller-Auftrag ' : ''}${'and more '.repeat(at % 7)}`,
  }));
  const [started, identified, , ...handoff] = thinThread('busy', 'Nora Long');
  if (started && identified) long = (await writer.write([started, identified, ...turns, ...handoff])).thread;
  await writer.write(thinThread('busy', 'Zoë Short'));
  writer.close();
});
test.afterAll(() => relay.close());

async function open(page: Page, hash = ''): Promise<void> {
  await consoleIn(page, relay, cookies);
  await expect(page.locator('.inbox-head .count')).toHaveText('2', { timeout: 20_000 });
  if (hash !== '') await page.evaluate((to) => location.assign(to), hash);
}

test('the search marks what it found, and its link shows the very turn of a long thread', async ({ page }) => {
  await open(page);
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('muller auf');
  const hit = page.locator('.hit');
  await expect(hit).toHaveCount(1);
  await expect(hit.locator('mark')).toHaveText(['Müller', 'Auftrag']);
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByLabel('Priority').selectOption('urgent');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await hit.click();
  const turn = page.locator('.said', { hasText: 'Turn 40:' });
  await expect(turn).toBeInViewport();
  await expect(page.locator('.transcript > .said')).not.toHaveCount(TURNS);
  await page.getByRole('searchbox').fill('nobody ever said this');
  await expect(page.locator('.hits')).toContainText('stands in no conversation');
  await page.getByRole('searchbox').press('Escape');
  await expect(page.locator('.hits')).toHaveCount(0);
});

test('going up a long thread draws what came before, and what is in sight stays where it is', async ({ page }) => {
  await page.setViewportSize({ width: 1700, height: 900 });
  await open(page, `#/t/${long}`);
  await expect(page.locator('.said', { hasText: `Turn ${TURNS - 1}:` })).toBeInViewport();
  // More of it is drawn by itself once it is open.
  await expect.poll(() => page.locator('.transcript > .said').count()).toBeGreaterThan(80);
  // As in browsers that anchor nothing by themselves.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.talk { overflow-anchor: none !important }');
    document.adoptedStyleSheets.push(sheet);
  });
  for (let first = ''; ; ) {
    const jump = await page.locator('.talk').evaluate(async (talk) => {
      const rows = () => [...talk.querySelectorAll<HTMLElement>('.transcript > .said')];
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      talk.scrollTop = 640;
      await frame();
      const row = rows().find((one) => one.getBoundingClientRect().bottom > talk.getBoundingClientRect().top);
      const before = row?.getBoundingClientRect().top ?? 0;
      talk.scrollTop = 560;
      await frame();
      await frame();
      return Math.abs((row?.getBoundingClientRect().top ?? 0) - before - 80);
    });
    expect(jump).toBeLessThan(3);
    expect(await page.locator('.transcript > .said').count()).toBeLessThan(260);
    const now = (await page.locator('.transcript > .said').first().textContent()) ?? '';
    if (now === first || now.includes('Turn 0:')) break;
    first = now;
  }
  // What was said longest ago is fetched on the way.
  await expect(async () => {
    await page.locator('.talk').evaluate((talk) => talk.scrollTo(0, 0));
    await expect(page.locator('.said', { hasText: 'Turn 0:' })).toBeAttached({ timeout: 200 });
  }).toPass();
  await page.getByRole('button', { name: 'Latest' }).click();
  await expect(page.locator('.said', { hasText: `Turn ${TURNS - 1}:` })).toBeInViewport();
});

test('a link to an old turn of a long thread leads there when the page is opened by it, and what is removed there is gone', async ({
  page,
}) => {
  await open(page);
  await page.getByRole('searchbox').fill('müller');
  const address = (await page.locator('.hit').getAttribute('href')) ?? '';
  await page.goto(`${relay.url}/console/${address}`);
  const turn = page.locator('.said', { hasText: 'Turn 40:' });
  await expect(turn).toBeInViewport({ timeout: 20_000 });
  await turn.hover();
  await turn.getByRole('button', { name: 'Remove this message' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(turn).toHaveCount(0);
  await expect(page.locator('.stage', { hasText: /removed/i })).toBeInViewport();
});

test('an agent’s saved view is a link with an address of its own, and lists the same at the next visit', async ({
  page,
}) => {
  await open(page);
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByLabel('Language').selectOption('English');
  await page.getByLabel('State').selectOption('Resolved');
  await expect(page.locator('.inbox')).toContainText('Nothing passes these filters');
  await page.getByLabel('Name of this view').fill('English, done');
  await page.getByRole('button', { name: 'Save' }).click();
  const link = page.getByRole('link', { name: 'English, done' });
  await expect(link).toHaveAttribute('href', '#/?state=resolved&language=en');
  await expect(link).toHaveAttribute('aria-current', 'true');
  expect(page.url()).toContain('#/?state=resolved&language=en');
  await page.goto(`${relay.url}/console/`);
  await expect(page.locator('.inbox-head .count')).toHaveText('2', { timeout: 20_000 });
  await link.click();
  await expect(page.locator('.inbox-head .count')).toHaveText('0 of 2');
});
