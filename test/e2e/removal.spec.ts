// A slip of an agent corrected, a card number of a customer taken away: on both screens at once, in the browser's own memory, and on the next page.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { customerOn, ownerOf } from './cast.ts';
import { startRelay, type TestRelay } from './relay.ts';

let relay: TestRelay;
test.beforeAll(async () => {
  relay = await startRelay();
});
test.afterAll(() => relay.close());

async function axe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
}

/** All that this browser keeps of the page, as one text. */
function keptBy(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of db.objectStoreNames)
        kept.push(
          await new Promise((resolve) => {
            const request = db.transaction(store).objectStore(store).getAll();
            request.onsuccess = () => resolve(request.result);
          }),
        );
      db.close();
    }
    return JSON.stringify(kept);
  });
}

test('PRV-01: an agent corrects a message and removes one of the customer’s, and nothing of it is left on either side', async ({
  browser,
}) => {
  const ada = await ownerOf(browser, relay);
  const customer = await customerOn(browser, relay);
  await customer.open();
  await customer.say('my locker code is QUOKKA-4711');
  await customer.say('I want to talk to a human');
  await customer.sees(/Connecting you to a person/);
  await ada.take('I want to talk to a human');
  await ada.claim();
  await ada.reply('I refunb you 129 EUR.');
  await customer.sees('I refunb you 129 EUR.');

  const mine = ada.thread.locator('.said-agent', { hasText: 'refunb' });
  await mine.hover();
  await mine.getByRole('button', { name: 'Edit this message' }).click();
  const field = ada.thread.getByRole('textbox', { name: 'Your message, corrected' });
  await expect(field).toBeFocused();
  await axe(ada.page);
  await field.fill('I refund you 129 EUR.');
  await field.press('Enter');
  await customer.sees('I refund you 129 EUR.');
  await expect(customer.panel.getByText('edited')).toBeVisible();
  await expect(customer.panel.getByText('I refunb you')).toHaveCount(0);
  await ada.thread.getByText(/^Edited/).click();
  await expect(ada.thread.locator('del')).toHaveText('I refunb you 129 EUR.');

  await expect.poll(() => keptBy(customer.page)).toContain('QUOKKA-4711');
  const theirs = ada.thread.locator('.said-customer', { hasText: 'QUOKKA-4711' });
  await theirs.getByRole('button', { name: 'Remove this message' }).focus();
  await ada.page.keyboard.press('Enter');
  await expect(ada.page.getByRole('dialog', { name: 'Remove for everybody' })).toBeVisible();
  await axe(ada.page);
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await customer.sees('This message was removed.');
  await expect(customer.panel.getByText('QUOKKA-4711')).toHaveCount(0);
  await expect(ada.thread.getByText(/You removed a message of the customer\. It held a secret/)).toBeVisible();
  await expect(ada.page.getByText('QUOKKA-4711')).toHaveCount(0);
  await expect.poll(() => keptBy(customer.page)).not.toContain('QUOKKA-4711');
  await customer.page.reload();
  await customer.sees('This message was removed.');
  await expect(customer.panel.getByText('QUOKKA-4711')).toHaveCount(0);
  expect(await keptBy(customer.page)).not.toContain('QUOKKA-4711');
});
