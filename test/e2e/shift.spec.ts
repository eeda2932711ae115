// A shift without a mouse, and every screen and dialog of the console held to axe, in light and dark.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';
import { type Agent, agentOn, colleagueOf, customerOn, type SessionCookie, signUp } from './cast.ts';
import { startRelay, type TestRelay } from './relay.ts';

let relay: TestRelay;
let session: readonly SessionCookie[];
test.beforeAll(async () => {
  relay = await startRelay();
  session = await signUp(relay, 'Ada Berg');
});
test.afterAll(() => relay.close());

/** The very code that `@axe-core/playwright` runs, put into the page once: a walk over forty screens cannot wait for more. */
const AXE = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core');
const source = readFileSync(AXE, 'utf8');

interface Axe {
  run(root: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** Everything in light; in dark what colours change. */
async function axe(page: Page, where: string): Promise<void> {
  const found = (rules?: readonly string[]) =>
    page.evaluate(async (runOnly) => {
      const { axe: here } = globalThis as unknown as { axe: Axe };
      const { violations } = await here.run(document, { resultTypes: ['violations'], ...(runOnly && { runOnly }) });
      return violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`);
    }, rules);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const light = await found();
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect({ light, dark: await found(['color-contrast', 'link-in-text-block']) }, where).toEqual({
    light: [],
    dark: [],
  });
}

async function placeIn(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => location.assign(to), hash);
}

const notice = (page: Page, text: string | RegExp) => page.getByRole('region', { name: 'Notices' }).getByText(text);

async function waits(browser: Parameters<typeof customerOn>[0], words: string) {
  const customer = await customerOn(browser, relay);
  await customer.open();
  await customer.say(words);
  await customer.sees(/Connecting you to a person/);
  return customer;
}

test('a whole shift by the keyboard: sign in, claim and draft, reply, note, transfer, take back, snooze, hand back, resolve and judge', async ({
  browser,
  page,
}) => {
  test.setTimeout(180_000);
  const keys = page.keyboard;
  const press = async (...all: readonly string[]) => {
    for (const key of all) await keys.press(key);
  };
  const on = (name: string | RegExp) => page.getByRole('textbox', { name });
  const bea = await colleagueOf(browser, relay, 'Bea Lind');
  const omar = await waits(browser, 'someone logged into my account');

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${relay.url}/console/`);
  await expect(page.getByLabel('E-mail')).toBeFocused();
  await keys.type('ada@example.com');
  await press('Tab');
  await keys.type('correct horse battery staple');
  await press('Enter');
  const { thread }: Agent = await agentOn(page);

  // The first of the list, claimed and drafted with one key each.
  await expect(page.locator('a.card')).toHaveCount(1);
  await press('j');
  await expect(thread.getByRole('list', { name: 'Thread' })).toBeVisible();
  await press('d');
  const reply = on(/^Reply to/);
  await expect(reply).toBeFocused();
  await expect(reply).toHaveValue(/I have everything you wrote here/);
  await keys.type('We lock it now.');
  await press('Enter');
  await omar.sees(/We lock it now\./);
  await press('Escape', 'n');
  await expect(on(/^Internal note/)).toBeFocused();
  await keys.type('Seen from Brazil. @be');
  await expect(thread.getByRole('option', { name: 'Bea Lind' })).toBeVisible();
  await press('Enter', 'Enter');
  await expect(thread.getByText('Note by You')).toBeVisible();

  // Corrected in place.
  await press('Escape');
  const edit = thread.getByRole('button', { name: 'Edit this message' });
  for (let tabs = 0; tabs < 80 && !(await edit.evaluate((one) => one === document.activeElement)); tabs += 1)
    await press('Shift+Tab');
  await press('Enter');
  await expect(on('Your message, corrected')).toBeFocused();
  await keys.type(' Promised.');
  await press('Enter');
  await omar.sees(/We lock it now\. Promised\./);
  // The keyboard goes on from the message.
  await expect(thread.locator('.said-agent', { hasText: 'Promised.' })).toBeFocused();

  // To a colleague and back.
  await thread.getByText(/^Yours/).waitFor();
  await press('t');
  const bar = page.getByRole('dialog', { name: 'Transfer' });
  await expect(bar.getByRole('radio', { checked: true })).toBeFocused();
  for (let downs = 0; downs < 12 && !(await bar.getByRole('radio', { name: 'Bea Lind' }).isChecked()); downs += 1)
    await press('ArrowDown');
  await press('Tab');
  await expect(bar.getByRole('textbox')).toBeFocused();
  await keys.type('She may be right');
  await press('Tab', 'Tab');
  await expect(bar.getByRole('button', { name: 'Transfer' })).toBeFocused();
  await press('Enter');
  await expect(notice(page, 'Transferred to Bea Lind.')).toBeVisible();
  await press('z');
  await expect(thread.getByText(/^Yours/)).toBeVisible();

  await press('s');
  await expect(page.getByRole('dialog', { name: 'Put aside until' }).getByRole('button').nth(1)).toBeFocused();
  await press('Enter');
  await expect(thread.getByText(/^Put aside until/)).toBeVisible();
  await press('s');
  await expect(thread.getByText(/^Yours/)).toBeVisible();
  await press('h');
  await expect(thread.getByText('With the assistant').first()).toBeVisible();
  await press('c');
  await expect(thread.getByText(/^Yours/)).toBeVisible();
  // The claim puts the keyboard into the reply.
  await expect(on(/^Reply to/)).toBeFocused();
  await press('Escape', 'e');
  const resolving = page.getByRole('dialog', { name: /Resolve/ });
  await expect(resolving.getByRole('textbox')).toBeFocused();
  await keys.type('Locked');
  await press('Tab');
  await expect(resolving.getByRole('button', { name: 'Right' })).toBeFocused();
  await press('Space');
  await expect(resolving.getByRole('button', { name: 'Right' })).toHaveAttribute('aria-pressed', 'true');
  await press('Shift+Tab');
  await expect(resolving.getByRole('textbox')).toBeFocused();
  await press('Enter');
  await omar.sees('This conversation is closed. Write to open it again.');
  await expect(thread.getByText('You judged the handoff: right')).toBeVisible();

  // The palette leads everywhere, also out of the settings.
  await press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await keys.type('reports');
  await press('Enter');
  await expect(page.getByRole('main', { name: 'Reports' })).toBeVisible();
  await press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await keys.type('all waiting');
  await press('Enter');
  await expect(page.getByRole('heading', { name: 'Nobody is waiting' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await press('a');
  await expect(page.getByRole('button', { name: /Ada Berg\s*Away/ })).toBeVisible();
  await press('a');
  await bea.page.context().close();
  await omar.page.context().close();
});

test('axe finds nothing on any screen or dialog of the console, in light and dark', async ({ browser, page }) => {
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${relay.url}/console/#/setup/none`);
  await expect(page.getByLabel('Password')).toBeVisible();
  await axe(page, 'set-up');
  await page.goto(`${relay.url}/console/`);
  await page.getByLabel('E-mail').waitFor();
  await axe(page, 'sign-in');
  await page.context().addCookies([...session]);
  await page.reload();
  const ada = await agentOn(page);
  await expect(page.getByRole('heading', { name: 'Nobody is waiting' })).toBeVisible();
  await axe(page, 'nobody waits');

  await waits(browser, 'someone logged into my account');
  await waits(browser, 'I want to talk to a human');
  await axe(page, 'inbox');
  await page.getByRole('button', { name: 'Filter' }).click();
  await axe(page, 'filters');
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('account');
  await expect(page.locator('.hit').first()).toBeVisible();
  await axe(page, 'hits');
  await page.getByRole('searchbox').fill('nobody ever said this');
  await expect(page.locator('.hits')).toContainText('stands in no conversation');
  await axe(page, 'no hits');
  await page.getByRole('searchbox').press('Escape');

  await ada.take('someone logged into my account');
  await axe(page, 'waiting thread');
  const closed = async () => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  const dialog = async (key: string, where: string) => {
    await page.locator('body').press(key);
    await expect(page.getByRole('dialog')).toBeVisible();
    await axe(page, where);
    await closed();
  };
  await dialog('?', 'key sheet');
  await dialog('Control+k', 'palette');
  await dialog('t', 'transfer');
  await page.getByRole('button', { name: 'Customer’s data' }).click();
  await axe(page, 'customer’s data');
  await closed();
  await page.locator('body').press('d');
  const reply = ada.thread.getByRole('textbox', { name: /^Reply to/ });
  await expect(reply).toHaveValue(/everything you wrote/);
  await expect(reply).toBeFocused();
  await axe(page, 'draft');
  await page.keyboard.type('Done [so far].');
  await axe(page, 'draft, typed over');
  await page.keyboard.press('Enter');
  await expect(reply).toHaveValue('');
  await page.getByRole('button', { name: 'Saved replies' }).click();
  await axe(page, 'saved replies');
  await closed();
  await page.keyboard.press('Escape');
  await page.locator('body').press('n');
  await expect(ada.thread.getByRole('textbox', { name: /^Internal note/ })).toBeFocused();
  await page.keyboard.type('Only for us');
  await axe(page, 'note');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await dialog('s', 'snooze');
  await dialog('e', 'resolve');
  await ada.thread.getByRole('button', { name: 'Remove this message' }).first().focus();
  await page.keyboard.press('Enter');
  await axe(page, 'remove');
  await closed();
  await page.locator('body').press('e');
  await page.getByRole('dialog').getByRole('button', { name: 'Too late' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(ada.thread.getByRole('button', { name: 'Too late' })).toHaveAttribute('aria-pressed', 'true');
  await axe(page, 'resolved');
  await placeIn(page, '#/t/there-is-no-such-thread');
  await expect(page.getByRole('heading', { name: 'This thread is not here' })).toBeVisible();
  await axe(page, 'no such thread');

  await placeIn(page, '#/reports?list=late');
  await expect(page.getByRole('group', { name: /right\?$/ })).toBeVisible();
  await axe(page, 'reports');
  const pages = {
    start: '.step',
    playbook: '.matrix-row',
    queues: '.matrix-row',
    replies: '.panel',
    people: '.person',
    sites: '.panel',
  };
  for (const [name, there] of Object.entries(pages)) {
    await placeIn(page, `#/settings/${name}`);
    await expect(page.locator(there).first()).toBeVisible();
    await axe(page, name);
  }
  await placeIn(page, '#/settings/playbook');
  await page.getByRole('button', { name: 'Copy of an invoice' }).press('Enter');
  await page.getByRole('textbox', { name: 'First reply within' }).fill('soon');
  await axe(page, 'a row with a mistake');
  await page.getByRole('textbox', { name: 'First reply within' }).fill('20m');
  await page.getByRole('button', { name: 'Review and publish' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await axe(page, 'publish');
  await closed();
  await page.getByRole('button', { name: 'Versions' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await axe(page, 'versions');
  await closed();
  await page.getByRole('button', { name: 'Judged handoffs' }).click();
  // The draft and what runs are both compiled first.
  await expect(page.locator('.case').first()).toBeVisible({ timeout: 60_000 });
  await axe(page, 'judged handoffs');

  await page.setViewportSize({ width: 390, height: 844 });
  await axe(page, 'playbook on a phone');
  await placeIn(page, '#/');
  await page.getByRole('button', { name: 'Queues and settings' }).click();
  await expect(page.getByRole('button', { name: 'Close the menu' })).toBeVisible();
  await axe(page, 'menu on a phone');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Close the menu' })).toHaveCount(0);
  await relay.kill();
  await expect(page.getByText(/No connection|Reconnecting|connection/i).first()).toBeVisible();
  await axe(page, 'without a line');
});
