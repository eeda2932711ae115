// The demo, as a stakeholder walks through it: try, watch, review; and axe finds nothing on the way.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { startRelay, type TestRelay } from './relay.ts';

let relay: TestRelay;
test.beforeAll(async () => {
  relay = await startRelay();
});
test.afterAll(() => relay.close());

async function expectNothingOfAxe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
}

test('a click says it in the chat; beside it stand the reasons, the row, the decision and the brief; the next example begins anew', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${relay.url}/`);
  await expectNothingOfAxe(page);
  const watch = page.getByRole('region', { name: /Watch it decide/ });
  await page.getByRole('button', { name: /you charged me twice/ }).click();
  await expect(watch.getByText('Ask once, for the invoice ID; then Billing')).toBeVisible();
  await expect(watch.getByText('Double charge: “charged me twice”')).toBeVisible();
  await expect(watch.getByText('Invoice is wrong', { exact: true })).toBeVisible();

  const panel = page.getByRole('dialog', { name: 'Support' });
  await panel.getByRole('textbox', { name: 'Your message' }).fill('it is INV-21188');
  await page.keyboard.press('Enter');
  await expect(watch.getByText('Hand over to Billing')).toBeVisible();
  const brief = watch.getByRole('region', { name: 'What the person starts from' });
  await expect(brief.getByText('Invoice ID: INV-21188', { exact: true })).toBeVisible();
  await expect(brief.getByText(/In line at Billing, number 1/)).toBeVisible();
  await expectNothingOfAxe(page);

  await page.getByRole('button', { name: /someone logged into my account/ }).click();
  await expect(watch.getByText('Stop, and hand over to Security')).toBeVisible();
  await expect(watch.getByText(/earlier message/)).toHaveCount(0);
  await expect(panel.locator('.mine .bubble')).toHaveCount(1);
});

test('sixty old conversations: how many came too late, each with its reason and what was marked by hand; also on a phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${relay.url}/#review`);
  const review = page.getByRole('region', { name: /Review/ });
  await review.scrollIntoViewIfNeeded();
  await expect(review.getByText(/of 60 conversations a person came too late or never/)).toBeVisible();
  const threads = review.locator('.thread');
  await review.getByRole('button', { name: /^Show all/ }).click();
  const late = await review
    .getByRole('button', { name: /^Came too late/ })
    .locator('.count')
    .innerText();
  await expect(threads).toHaveCount(Number(late));
  // Each says why.
  await expect(threads.filter({ has: page.locator('.reasons li') })).toHaveCount(Number(late));
  await threads.first().getByRole('button', { name: 'Read the conversation' }).click();
  await expect(threads.first().getByText('A person is due here')).toBeVisible();
  await expect(threads.first().getByText(/Marked by hand/)).toBeVisible();
  for (const width of [390, 360, 320]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await expectNothingOfAxe(page);
});
