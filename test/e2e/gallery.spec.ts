// The gallery: every state of the widget, in each language, theme and direction; nothing overflows, and axe finds nothing.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { LANGUAGES } from '../../widget/words/words.ts';
import { startRelay, type TestRelay } from './relay.ts';

let relay: TestRelay;
test.beforeAll(async () => {
  relay = await startRelay();
});
test.afterAll(() => relay.close());

async function gallery(page: Page, query: string, width: number, states = 41): Promise<void> {
  await page.setViewportSize({ width, height: 844 });
  await page.goto(`${relay.url}/demo/gallery/index.html?${query}`);
  await expect(page.locator('figure')).toHaveCount(states);
  // Animations over: axe measures colours as they stand.
  await page.waitForTimeout(600);
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

/** English both ways; of the others every second one light and wide, the rest dark and on a phone. */
const LOOKS = LANGUAGES.flatMap((locale, at) => [
  ...(at % 2 === 0 ? [{ locale, theme: 'light', width: 1440 }] : []),
  ...(at % 2 === 1 || at === 0 ? [{ locale, theme: 'dark', width: 360 }] : []),
]);

for (const { locale, theme, width } of LOOKS)
  test(`every state in ${locale}, ${theme}, at ${width} px: axe finds nothing, nothing overflows`, async ({ page }) => {
    await gallery(page, `locale=${locale}&theme=${theme}`, width);
    expect(await overflowing(page)).toEqual([]);
    const { violations } = await new AxeBuilder({ page })
      .exclude('.bar')
      // A page has one widget; the gallery has many, with landmarks of the same name.
      .disableRules(['landmark-unique'])
      .analyze();
    expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
  });

test('every state from right to left, at 768 px: nothing overflows', async ({ page }) => {
  await gallery(page, 'dir=rtl&theme=light', 768);
  expect(await overflowing(page)).toEqual([]);
});

/** Nearly white, nearly black, and both sides of where black and white are read alike. */
const BRANDS = ['#ffd400', '#ffffff', '#111111', '#12b886'];

test('whatever colour the site has, in light and in dark: words on it, in it and beside it can be read', async ({
  page,
}) => {
  const only = 'consent,answered,offer,waiting,unsent,joined,rating';
  for (const theme of ['light', 'dark'])
    for (const brand of BRANDS) {
      await gallery(page, `only=${only}&theme=${theme}&accent=${encodeURIComponent(brand)}`, 1440, 7);
      const { violations, passes } = await new AxeBuilder({ page })
        .include('.shown')
        .withRules(['color-contrast'])
        .analyze();
      expect(violations.flatMap((one) => one.nodes.map((node) => `${brand}, ${theme}: ${node.html}`))).toEqual([]);
      expect(passes.flatMap((one) => one.nodes).length).toBeGreaterThan(20);
    }
});
