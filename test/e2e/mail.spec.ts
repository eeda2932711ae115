// The way back from an e-mail, in browsers: the answer comes by mail, its link opens the same conversation on the page where it began.
import { expect, test } from '@playwright/test';
import { type MailServer, startMailServer } from '../server/mail-server-for-test.ts';
import { ownerOf } from './cast.ts';
import { type Host, hostPage, startHost } from './host.ts';
import { startRelay, type TestRelay } from './relay.ts';
import { widgetOn } from './widget-on.ts';

let relay: TestRelay;
let host: Host;
let server: MailServer;
test.beforeAll(async () => {
  [host, server] = await Promise.all([startHost(), startMailServer()]);
  relay = await startRelay({
    ALLOWED_ORIGINS: host.url,
    SMTP_URL: server.url,
    MAIL_FROM: 'Acme Support <support@acme.example>',
    MAIL_AFTER: '1',
  });
});
test.afterAll(() => Promise.all([relay.close(), host.close(), server.close()]));

test('PAIN-8: the answer to a customer who left comes by mail; its link goes on with the same thread in another browser, once', async ({
  browser,
}) => {
  const url = host.page('/cart', hostPage({ relay: relay.url }));
  const first = await browser.newContext();
  const page = await first.newPage();
  await page.goto(url);
  const customer = widgetOn(page);
  await customer.open();
  await customer.say('I want to talk to a human');
  await customer.sees('Nobody is here right now');
  await customer.panel.getByRole('textbox', { name: /address/i }).fill('mia@example.org');
  await customer.panel.getByRole('button', { name: 'Leave address' }).click();
  await customer.sees(/mia@example.org/);
  await page.goto('about:blank');

  const ada = await ownerOf(browser, relay);
  await ada.take(/human/);
  await ada.claim();
  await ada.reply('Your refund is on its way.');
  await expect.poll(() => server.mails.length).toBe(1);
  const link = /https?:\S+\/back\/\S+/.exec(server.mails[0]?.text ?? '')?.[0] ?? '';

  const second = await browser.newContext();
  const phone = await second.newPage();
  await phone.goto(link);
  await phone.getByRole('button', { name: `Continue on ${new URL(host.url).host}` }).click();
  await expect(phone).toHaveURL(url);
  const again = widgetOn(phone);
  await again.sees('Your refund is on its way.');
  await again.sees('I want to talk to a human');
  await again.say('Thank you, from my phone.');
  await expect(ada.thread).toContainText('Thank you, from my phone.');

  // Neither browser has locked the other out.
  await page.goto(url);
  await customer.sees('Thank you, from my phone.');
  await customer.say('And from my desk.');
  await again.sees('And from my desk.');
  await phone.reload();
  await again.sees('And from my desk.');

  // ID-06: a link that did not come from the relay's page plants nothing, and is taken off the address.
  await page.goto(`${url}#baton:${'planted'.repeat(9)}`);
  await page.reload();
  await expect(page).toHaveURL(url);
  await customer.sees('And from my desk.');

  const stranger = await browser.newContext();
  const other = await stranger.newPage();
  await other.goto(link);
  await expect(other.getByText('This link was used already.')).toBeVisible();
  await expect(other.getByRole('button')).toHaveCount(0);
  for (const context of [first, second, stranger]) await context.close();
});
