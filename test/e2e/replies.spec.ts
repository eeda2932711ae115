// Saved replies in real browsers: an admin writes one, an agent puts it in with a slash, the customer reads it with the name in it.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { consoleIn, customerOn, type SessionCookie, signUp } from './cast.ts';
import { startRelay, type TestRelay } from './relay.ts';

let relay: TestRelay;
let session: readonly SessionCookie[];
test.beforeAll(async () => {
  relay = await startRelay();
  session = await signUp(relay, 'Ada Berg');
});
test.afterAll(() => relay.close());

async function axe(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((one) => `${colorScheme} ${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}

test('an admin saves a reply, an agent finds it with a slash, the customer reads it with the name in it; a gap is not sent', async ({
  browser,
  page,
}) => {
  const customer = await customerOn(browser, relay);
  await customer.open();
  await customer.say('I want to talk to a person');
  await customer.sees('Connecting you to a person');

  const ada = await consoleIn(await (await browser.newContext()).newPage(), relay, session);
  await ada.take('Nora Lindqvist');
  await ada.claim();
  const reply = ada.thread.getByRole('textbox', { name: /^Reply to/ });
  await reply.press('/');
  await expect(ada.page.getByText('There is no saved reply for this site yet.')).toBeVisible();
  await ada.page.keyboard.press('Escape');
  await expect(reply).toBeFocused();

  await page.context().addCookies([...session]);
  await page.goto(`${relay.url}/console/#/settings/replies`);
  await page.getByRole('button', { name: 'Begin with an example' }).click();
  const text = page.getByRole('textbox', { name: 'Text' });
  await text.fill('Hello {{customer.nmae}}');
  await expect(page.getByRole('alert')).toContainText('There is no place “{{customer.nmae}}”');
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await text.fill('Hello {{customer.first_name}}, order {{field.order_number}} is on its way. {{agent.first_name}}');
  await expect(page.getByRole('region', { name: 'As a customer reads it' })).toContainText('Hello Robin, order');
  await axe(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Edit Refund is on its way' })).toBeVisible();
  await page.getByRole('button', { name: 'Write a reply' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Other thing');
  await text.fill('Nothing else.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Edit Other thing' })).toBeVisible();

  // In the other console without a reload.
  await reply.press('/');
  const find = ada.page.getByRole('combobox', { name: 'Find a saved reply' });
  await expect(ada.page.getByRole('option')).toHaveCount(2);
  await axe(ada.page);
  await find.press('ArrowDown');
  await expect(ada.page.getByRole('option', { selected: true })).toContainText('Refund');
  await find.fill('refund');
  await expect(ada.page.getByRole('option')).toHaveCount(1);
  await find.press('Enter');
  await expect(reply).toHaveValue('Hello Nora, order [field.order_number] is on its way. Ada');
  await expect(ada.thread.getByText('Fill in [field.order_number] before you send')).toBeVisible();
  const selected = () =>
    reply.evaluate((field: HTMLTextAreaElement) => {
      const { value, selectionStart, selectionEnd } = field;
      return document.activeElement === field ? value.slice(selectionStart, selectionEnd) : null;
    });
  await expect.poll(selected).toBe('[field.order_number]');
  await ada.page.keyboard.press('Enter');
  await expect(reply).toHaveValue(/order \[field\.order_number\]/);
  // The gap is selected: what is typed takes its place.
  await expect.poll(selected).toBe('[field.order_number]');
  await ada.page.keyboard.type('A-17');
  await expect(reply).toHaveValue('Hello Nora, order A-17 is on its way. Ada');
  await ada.page.keyboard.press('Enter');
  await customer.sees('Hello Nora, order A-17 is on its way. Ada');
  expect((await customer.bubbles()).join(' ')).not.toMatch(/[{}[\]]|undefined/);

  await ada.thread.getByRole('button', { name: 'Saved replies' }).click();
  await ada.page.getByRole('option', { name: /Other thing/ }).click();
  await expect(reply).toHaveValue('Nothing else.');
  await expect(reply).toBeFocused();
  await ada.page.keyboard.press('Control+z');
  await expect(reply).toHaveValue('');

  await page.getByRole('button', { name: 'Delete Other thing' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Edit Other thing' })).toHaveCount(0);
  await ada.page.context().close();
  await customer.page.context().close();
});
