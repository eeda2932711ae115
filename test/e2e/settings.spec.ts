// The settings in a real browser: the playbook is read, tried, changed and published while a chat is open, and rolled back.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { customerOn, type SessionCookie, signUp } from './cast.ts';
import { foreignIn, lookOut } from './lookout.ts';
import { payloads } from './payloads.ts';
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

test('a row is changed, tried and published; the chat that was open all along decides its next turn by it; then it is rolled back', async ({
  browser,
  page,
}) => {
  const customer = await customerOn(browser, relay);
  await customer.open();
  await customer.say('how do I get a copy of an invoice');
  await expect(customer.panel.locator('.bubble').nth(1)).toBeVisible();

  await settingsIn(page, 'playbook');
  const invoices = page.getByRole('button', { name: 'Copy of an invoice' });
  await invoices.press('Enter');
  const promise = page.getByRole('textbox', { name: 'First reply within' });
  await promise.fill('soon');
  await expect(page.getByText('must be a time such as 90s, 15m, 8h or 2d').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Review and publish' })).toBeDisabled();
  await promise.fill('20m');
  await page.getByRole('combobox', { name: 'What happens' }).selectOption('Hand over');

  await page.getByRole('button', { name: 'Try a sentence' }).click();
  await page.getByPlaceholder('What a customer says').fill('please send me a copy of an invoice');
  await page.keyboard.press('Enter');
  const tried = page.locator('.tried');
  await expect(tried.getByText('A person takes over')).toBeVisible();
  await expect(tried.getByRole('button', { name: 'Copy of an invoice' })).toBeVisible();
  await axe(page);

  // Nothing of this is published yet.
  await page.getByRole('button', { name: 'Review and publish' }).click();
  await expect(page.getByRole('dialog').getByText('Row “Copy of an invoice”')).toBeVisible();
  await axe(page);
  await page.getByRole('textbox', { name: 'What is this for?' }).fill('People send copies now');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Version 1 runs now.')).toBeVisible();

  await customer.say('I need a copy of an invoice from March');
  await expect(customer.panel.getByText(/Connecting you|General support/).first()).toBeVisible();

  await page.getByRole('button', { name: 'Versions' }).click();
  await page.getByRole('button', { name: 'Roll back' }).click();
  await expect(page.getByRole('heading', { name: 'Publish version 2' })).toBeVisible();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText('Version 2 runs now.')).toBeVisible();
  await customer.page.context().close();
});

test('a queue that is added in one console is a shelf in another, without a reload', async ({ browser, page }) => {
  const other = await (await browser.newContext()).newPage();
  await other.context().addCookies([...session]);
  await other.goto(`${relay.url}/console/`);
  await expect(other.getByRole('button', { name: 'Billing' })).toBeVisible();
  await settingsIn(page, 'playbook');
  const names = page.getByRole('textbox', { name: 'Name', exact: true });
  await expect(names.first()).toBeVisible();
  const before = await names.count();
  await page.getByRole('button', { name: 'Add a queue' }).click();
  await expect(names).toHaveCount(before + 1);
  await names.last().fill('Refunds');
  await page.getByRole('button', { name: 'Review and publish' }).click();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(other.getByRole('button', { name: 'Refunds' })).toBeVisible();
  await other.context().close();
});

test('a colleague is invited, follows the link, reads the playbook without changing it, and is let go', async ({
  browser,
  page,
}) => {
  await settingsIn(page, 'people');
  await page.getByRole('textbox', { name: 'E-mail' }).fill('ben@example.com');
  await page.keyboard.press('Enter');
  const link = await page.getByRole('textbox', { name: 'The link' }).inputValue();
  await axe(page);
  const ben = await (await browser.newContext()).newPage();
  await ben.goto(link);
  await ben.getByLabel('Name', { exact: true }).fill('Ben Okafor');
  await ben.getByLabel('E-mail').fill('ben@example.com');
  await ben.getByLabel('Password').fill('correct horse battery staple');
  await ben.getByRole('button', { name: 'Start' }).click();
  await ben.getByRole('link', { name: 'Settings' }).click();
  await ben.getByRole('button', { name: 'Copy of an invoice' }).click();
  await expect(ben.getByRole('textbox', { name: 'First reply within' })).toBeDisabled();
  await expect(ben.getByRole('link', { name: 'People' })).toHaveCount(0);
  await page.reload();
  await page.getByRole('button', { name: 'Disable Ben Okafor' }).click();
  await page.getByRole('button', { name: 'Disable', exact: true }).last().click();
  await expect(page.getByRole('heading', { name: 'Disabled' })).toBeVisible();
  await expect(ben.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await ben.context().close();
});

test('a first run is guided: what is done is ticked, and a site is added with its snippet to copy', async ({
  page,
}) => {
  await settingsIn(page, 'start');
  const say = page.getByRole('listitem').filter({ hasText: 'Say where your pages are' });
  await expect(say.getByText('To do')).toBeAttached();
  await axe(page);
  await page.goto(`${relay.url}/console/#/settings/sites`);
  await page.getByRole('textbox', { name: 'Id' }).fill('shop');
  await page.getByRole('textbox', { name: 'Name' }).last().fill('Our shop');
  await page.getByRole('textbox', { name: 'Origins, one a line' }).last().fill('https://shop.example.com');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Add the site' }).press('Enter');
  const snippet = page.getByRole('textbox', { name: 'Snippet of Our shop' });
  await expect(snippet).toHaveValue(`<script async src="${relay.url}/baton.js" data-site="shop"></script>`);
  await page
    .getByRole('checkbox', { name: /Hold it to these very bytes/ })
    .last()
    .check();
  await expect(snippet).toHaveValue(/integrity="sha384-[\w+/=]{64}" crossorigin="anonymous"/);
  await axe(page);
  await page.goto(`${relay.url}/console/#/settings/start`);
  await expect(say.getByText('Done')).toBeAttached();
});

test('SEC-01: hostile text in rows, queues, notes, names of sites and people runs nowhere in the settings', async ({
  context,
  page,
}) => {
  const lookout = await lookOut(context, [relay.url]);
  const [one = '', two = '', three = '', four = '', five = ''] = payloads().map((text) =>
    text.replace(/\s+/gu, ' ').trim().slice(0, 110),
  );
  const cookie = session.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  const post = async (path: string, body: object) => {
    const headers = { cookie, origin: relay.url, 'content-type': 'application/json' };
    const answer = await fetch(`${relay.url}/api/admin/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    expect(answer.status, await answer.text()).toBe(200);
  };
  const row = { id: 'row', name: one, says: [two, three, four, five, 'plain'], action: 'collect', nextStep: three };
  const source = {
    version: 1,
    name: five,
    queues: { general: { name: two } },
    intents: [{ ...row, collect: [{ field: 'field', ask: four }] }],
  };
  await post('sites', { id: 'hostile', name: one, origins: [], from: 'demo' });
  const { number } = await (await fetch(`${relay.url}/api/admin/playbooks/hostile`, { headers: { cookie } })).json();
  await post('playbooks/hostile/versions', { source, base: number, note: five });

  await settingsIn(page, 'playbook/hostile');
  await page.locator('.matrix-name').first().click();
  await page.getByRole('button', { name: 'Try a sentence' }).click();
  await page.getByPlaceholder('What a customer says').fill(one);
  await page.keyboard.press('Enter');
  await expect(page.locator('.tried')).toBeVisible();
  await page.getByRole('textbox', { name: 'Name', exact: true }).first().fill(four);
  await page.getByRole('button', { name: 'Review and publish' }).click();
  await expect(page.getByRole('dialog').getByText(four).first()).toBeVisible();
  expect(await foreignIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Not yet' }).click();
  await page.getByRole('button', { name: 'Versions' }).click();
  await expect(page.getByRole('dialog').getByText(five)).toBeVisible();
  for (const place of ['sites', 'queues', 'people', 'start']) {
    await page.goto(`${relay.url}/console/#/settings/${place}`);
    await page.reload();
    await expect(page.locator('.panel').first()).toBeVisible();
    expect(await foreignIn(page)).toEqual([]);
  }
  expect([lookout.seen(), [...lookout.ran()]]).toEqual([[], []]);
});
