// What was typed while the line was dead survives a reload and arrives in order: a real browser behind a proxy that swallows its WebSockets.
import { expect, test } from '@playwright/test';
import { type LineProxy, openProxy } from '../chaos/proxy.ts';
import { createRandom } from '../chaos/random.ts';
import { customerIn, ownerOf } from './cast.ts';
import { startRelay, type TestRelay } from './relay.ts';

const nobody = { up: () => {}, down: () => {}, closed: () => {} };

let relay: TestRelay;
let proxy: LineProxy;
let port = 0;

test.beforeEach(async () => {
  proxy = await openProxy({ target: () => port, random: createRandom(1), watch: () => nobody });
  relay = await startRelay({ PUBLIC_URL: proxy.url });
  port = Number(new URL(relay.url).port);
});
test.afterEach(async () => {
  proxy.close();
  await relay.close();
});

test('the relay goes while the customer writes: they are told so, the checks go on, an order for a person is kept, and all of it lands when it is back', async ({
  browser,
}) => {
  const ada = await ownerOf(browser, relay);
  const customer = await customerIn(await (await browser.newContext()).newPage(), relay);
  await customer.open();
  await customer.say('can I get a copy of my March invoice?');
  await customer.sees(/You can download a copy/);
  await relay.kill();
  await customer.sees('No connection. What you write is kept and sent as soon as it is back.');
  // Read, decided and asked in the browser; nothing claims to be sent.
  await customer.say('this invoice is wrong, you charged me twice');
  await customer.sees(/Which invoice is it/);
  await customer.say('it is INV-21188');
  await customer.sees('Connecting you to a person');
  await customer.sees(/Summary is ready/);
  await expect(customer.panel.locator('.stages .now')).toHaveText(['With Billing']);
  await expect(customer.panel.getByText(/Sending …/)).toBeVisible();
  await expect(customer.panel.getByText(/You are next|Number \d+ in line|Usually about|Nobody is here/)).toHaveCount(0);

  await relay.start();
  await customer.sees(/You are next|Number \d+ in line/);
  await expect(customer.panel.getByText(/No connection/)).toHaveCount(0);
  // What was passed on is the customer's to correct, and the correction reaches whoever takes over.
  await customer.panel.getByRole('button', { name: 'What we passed on' }).click();
  await customer.panel.getByRole('textbox', { name: /Correct it/ }).fill('It was charged three times, not twice.');
  await customer.panel.getByRole('button', { name: 'Save' }).click();
  await ada.take('it is INV-21188');
  await expect(ada.brief).toContainText('INV-21188');
  await expect(ada.brief).toContainText('It was charged three times, not twice.');
});

test('DEL-06, I13, PAIN-13: partition, five messages, a reload, and the line heals: five of five, once, in order', async ({
  browser,
}) => {
  const through = { ...relay, url: proxy.url };
  const context = await browser.newContext();
  const customer = await customerIn(await context.newPage(), through);
  await customer.open();
  await customer.say('I want to talk to a human');
  await customer.sees('Connecting you to a person');
  const typed = [1, 2, 3, 4, 5].map((at) => `typed in the dark ${at}`);
  const mine = (texts: readonly string[]) => texts.filter((text) => text.startsWith('typed in the dark'));

  proxy.swallow(true);
  for (const text of typed) await customer.say(text);
  await customer.page.reload();
  await customer.sees(typed.at(-1) ?? '');
  expect(mine(await customer.bubbles())).toEqual(typed);

  proxy.swallow(false);
  const ada = await ownerOf(browser, through);
  await ada.take('typed in the dark 5');
  const inConsole = ada.thread.getByRole('list', { name: 'Thread' });
  await expect(inConsole.getByText(typed.at(-1) ?? '', { exact: true })).toBeVisible({ timeout: 20_000 });
  const seen = (await inConsole.innerText()).split('\n').map((line) => line.trim());
  expect(mine(seen)).toEqual(typed);
  expect(mine(await customer.bubbles())).toEqual(typed);
});
