// Routing as people set it up and live with it: a queue is told to give out, an agent what they take on, and a customer is theirs at once.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { agentOn, customerOn, type SessionCookie, signUp } from './cast.ts';
import { startRelay, type TestRelay } from './relay.ts';

let relay: TestRelay;
let session: readonly SessionCookie[];
test.beforeAll(async () => {
  relay = await startRelay();
  session = await signUp(relay, 'Ada Berg');
});
test.afterAll(() => relay.close());

async function settingsIn(page: Page, place: string): Promise<void> {
  await page.context().addCookies([...session]);
  await page.goto(`${relay.url}/console/#/settings/${place}`);
  await expect(page.getByRole('main', { name: 'Settings' })).toBeVisible();
}

async function axe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
}

test('a queue gives out from the moment it is published; whoever is here has the customer at once, and is told', async ({
  browser,
  page,
}) => {
  await settingsIn(page, 'people');
  await page.getByRole('button', { name: 'Change what Ada Berg takes on' }).click();
  await page.getByRole('spinbutton', { name: 'Threads at a time' }).fill('2');
  await page.getByRole('textbox', { name: 'Languages' }).fill('en de');
  await page.getByRole('main').getByRole('button', { name: 'General support' }).click();
  await axe(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('2 threads at a time · General support · English, German')).toBeVisible();

  await settingsIn(page, 'playbook');
  const general = page.getByRole('listitem').filter({ has: page.locator('input[placeholder="general"]') });
  await general.getByRole('combobox', { name: 'Threads' }).selectOption('are given to agents');
  await general.getByRole('textbox', { name: 'Holidays' }).fill('2026-12-25');
  await expect(page.getByText('“general” has holidays but no hours').first()).toBeVisible();
  await general.getByRole('textbox', { name: 'Hours' }).fill('Mon-Sun 00:00-24:00 UTC');
  await general.getByRole('textbox', { name: 'Holidays' }).fill('1999-12-25 1999-12-26');
  await axe(page);
  await page.getByRole('button', { name: 'Review and publish' }).click();
  await expect(page.getByRole('dialog').getByText('1999-12-25, 1999-12-26')).toBeVisible();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText('Version 1 runs now.')).toBeVisible();

  await page.goto(`${relay.url}/console/`);
  const ada = await agentOn(page);
  const customer = await customerOn(browser, relay);
  await customer.open();
  await customer.say('I want to talk to a person');
  await customer.sees('Ada Berg will answer you');
  await page.getByRole('button', { name: /^Mine/ }).click();
  await ada.take('I want to talk to a person');
  await expect(ada.thread.getByText('Given to you')).toBeVisible();
  await ada.reply('Hello, I am Ada.');
  await customer.sees('Hello, I am Ada.');
  await customer.page.context().close();
});
