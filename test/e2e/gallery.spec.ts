// The gallery: every state of the widget, in each language, theme and direction; nothing overflows, and axe finds nothing.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { statesAt } from '../../demo/gallery/states.ts';
import { en } from '../../widget/words/en.ts';
import { LANGUAGES, wordsFor } from '../../widget/words/words.ts';
import { startRelay, type TestRelay } from './relay.ts';

let relay: TestRelay;
test.beforeAll(async () => {
  relay = await startRelay();
});
test.afterAll(() => relay.close());

const WIDTHS = [360, 768, 1440];

/** The gallery at its widest, of these states, or of all. */
async function gallery(page: Page, query: string, states = statesAt(0).length): Promise<void> {
  // Nothing moves: axe measures colours as they stand.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 844 });
  await page.goto(`${relay.url}/demo/gallery/index.html?${query}`);
  await expect(page.locator('figure')).toHaveCount(states);
}

/** What is wider than the panel it stands in, by its state. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('figure')].flatMap((figure) => {
      const root = figure.querySelector('.shown')?.shadowRoot;
      const panel = root?.querySelector('.panel')?.getBoundingClientRect();
      if (!root || !panel || panel.height < 300) return [`${figure.id}: no panel`];
      const out = [...root.querySelectorAll('.panel *')].filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 2 && (box.left < panel.left - 1 || box.right > panel.right + 1) && !element.closest('pre');
      });
      return out.slice(0, 1).map((element) => `${figure.id}: ${element.tagName}.${element.className}`);
    }),
  );
}

/** All rules, or those that another theme could break. */
async function violations(page: Page, rules: readonly string[] = []): Promise<string[]> {
  // A page has one widget; the gallery has many, with landmarks of the same name.
  const axe = new AxeBuilder({ page }).exclude('.bar').disableRules(['landmark-unique']);
  const found = await (rules.length > 0 ? axe.withRules([...rules]) : axe).analyze();
  return found.violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`);
}

for (const locale of LANGUAGES)
  test(`every state in ${locale}: axe finds nothing, light and dark; nothing overflows at ${WIDTHS.join(', ')} px, from left to right and from right to left`, async ({
    page,
  }) => {
    await gallery(page, `locale=${locale}&theme=light`);
    const { message } = (await wordsFor(locale)) ?? en;
    await expect(page.locator('#answered').getByRole('textbox', { name: message })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('combobox', { name: 'theme' }).selectOption('dark');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    expect(await violations(page, ['color-contrast', 'link-in-text-block'])).toEqual([]);
    for (const width of WIDTHS)
      for (const dir of ['ltr', 'rtl']) {
        await page.setViewportSize({ width, height: 844 });
        await page.getByRole('combobox', { name: 'dir' }).selectOption(dir);
        await expect(page.locator(`#answered .root[dir=${dir}]`)).toBeAttached();
        expect(await overflowing(page), `${width} px, ${dir}`).toEqual([]);
      }
  });

/** Nearly white, nearly black, and both sides of where black and white are read alike. */
const BRANDS = ['#ffd400', '#ffffff', '#111111', '#12b886'];

test('whatever colour the site has, in light and in dark: words on it, in it and beside it can be read', async ({
  page,
}) => {
  const only = 'consent,answered,offer,waiting,unsent,joined,rating';
  for (const theme of ['light', 'dark'])
    for (const brand of BRANDS) {
      await gallery(page, `only=${only}&theme=${theme}&accent=${encodeURIComponent(brand)}`, 7);
      const { violations, passes } = await new AxeBuilder({ page })
        .include('.shown')
        .withRules(['color-contrast'])
        .analyze();
      expect(violations.flatMap((one) => one.nodes.map((node) => `${brand}, ${theme}: ${node.html}`))).toEqual([]);
      expect(passes.flatMap((one) => one.nodes).length).toBeGreaterThan(20);
    }
});
