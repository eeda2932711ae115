// A guest on the page: accessible in every state, and honest when something fails.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { customerIn, customerOn, ownerOf } from './cast.ts';
import { startRelay, type TestRelay } from './relay.ts';

let relay: TestRelay;
test.beforeAll(async () => {
  relay = await startRelay();
});
test.afterAll(() => relay.close());

test("the host page's own assistant answers, and its words cannot become HTML", async ({ page }) => {
  const customer = await customerIn(page, relay);
  await page.evaluate(() =>
    window.Baton?.('assistant', async () => ({
      text: '<img src=x onerror="window.hacked=1"> [x](javascript:alert(1)) **bold**',
      confidence: 0.95,
    })),
  );
  await customer.open();
  await customer.say('how do I change my plan?');
  await expect(customer.panel.locator('.assistant strong')).toHaveText('bold');
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  await expect(customer.panel.locator('img')).toHaveCount(0);
  await expect(customer.panel.locator('a[href^="javascript"]')).toHaveCount(0);
});

test('PRV-01: a secret is masked before anything leaves the browser', async ({ page }) => {
  const sent: string[] = [];
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))));
  const customer = await customerIn(page, relay);
  await customer.open();
  const box = customer.panel.getByRole('textbox', { name: 'Your message' });
  await box.fill('I want to talk to a human, my card is 4111 1111 1111 1111 and my password is hunter2');
  await box.press('Enter');
  await customer.sees('Connecting you to a person');
  await expect.poll(() => sent.join('')).toContain('handedOff');
  expect(sent.join('')).not.toMatch(/1111 1111|11111111|hunter2/);
  await customer.sees(/\[card ••••\]/);
});

test('the script tag twice makes one widget, and one global', async ({ page }) => {
  await page.goto(`${relay.url}/`);
  await expect(page.locator('baton-widget')).toHaveCount(1);
  await page.addScriptTag({ url: `${relay.url}/baton.js` });
  await page.waitForTimeout(300);
  await expect(page.locator('baton-widget')).toHaveCount(1);
});

test('calls made before anything is loaded are kept, events are told, and destroy leaves nothing', async ({ page }) => {
  await page.goto(`${relay.url}/`);
  const told = await page.evaluate(async () => {
    const events: string[] = [];
    window.Baton?.('on', 'opened', () => events.push('opened'));
    window.addEventListener('baton:message:sent', () => events.push('message:sent'));
    window.Baton?.('send', 'hello there');
    await window.Baton?.ready;
    await new Promise((resolve) => setTimeout(resolve, 300));
    window.Baton?.('destroy');
    return events;
  });
  expect(told).toEqual(['opened', 'message:sent']);
  await expect(page.locator('baton-widget')).toHaveCount(0);
  expect(await page.evaluate(() => 'Baton' in window)).toBe(false);
});

for (const scheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the widget: greeting, answered, waiting, passed on, phone (${scheme})`, async ({
    browser,
  }) => {
    const customer = await customerOn(browser, relay, { width: 390, height: 844 });
    await customer.page.emulateMedia({ colorScheme: scheme });
    const violations = async () => {
      await customer.page.waitForTimeout(400);
      const { violations: found } = await new AxeBuilder({ page: customer.page }).include('baton-widget').analyze();
      return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
    };
    await customer.open();
    expect(await violations()).toEqual([]);
    await customer.say('can I get a copy of my March invoice?');
    await customer.sees(/You can download a copy/);
    expect(await violations()).toEqual([]);
    await customer.say('I want to talk to a human');
    await customer.sees('Connecting you to a person');
    expect(await violations()).toEqual([]);
    await customer.panel.getByRole('button', { name: 'What we passed on' }).click();
    expect(await violations()).toEqual([]);
  });

test('axe finds nothing in the console: set-up, inbox, thread with its brief', async ({ browser }) => {
  const own = await startRelay();
  try {
    const ada = await ownerOf(browser, own);
    const customer = await customerOn(browser, own);
    await customer.open();
    await customer.say('this invoice is wrong, you charged me twice. It is INV-21188');
    await customer.sees('Connecting you to a person');
    await ada.take('Nora Lindqvist');
    for (const scheme of ['light', 'dark'] as const) {
      await ada.page.emulateMedia({ colorScheme: scheme });
      await ada.page.waitForTimeout(400);
      const { violations } = await new AxeBuilder({ page: ada.page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${scheme} ${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`),
      ).toEqual([]);
    }
  } finally {
    await own.close();
  }
});
