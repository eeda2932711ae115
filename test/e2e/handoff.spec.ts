// The main job, on the built product: from the script tag to a person and back, while a second person sits in the console.
import { expect, test } from '@playwright/test';
import { agentOn, customerIn, customerOn, ownerOf } from './cast.ts';
import { startRelay, type TestRelay } from './relay.ts';

let relay: TestRelay;
test.beforeEach(async () => {
  relay = await startRelay();
});
test.afterEach(() => relay.close());

test('before the customer acts the page loads the script and nothing else, and the panel answers before any socket', async ({
  page,
}) => {
  const requests: string[] = [];
  const sockets: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  page.on('websocket', (socket) => sockets.push(socket.url()));
  const customer = await customerIn(page, relay);
  await page.waitForTimeout(500);
  const widget = requests.filter((path) => path === '/baton.js' || path.startsWith('/w/') || path.endsWith('.json'));
  expect(widget).toEqual(['/baton.js']);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await customer.open();
  await expect(customer.panel.getByRole('textbox', { name: 'Your message' })).toBeFocused();
  expect(sockets).toEqual([]);
});

test('step 1: an ordinary question is answered from an article, which is shown, and nobody is bothered', async ({
  browser,
}) => {
  const customer = await customerOn(browser, relay);
  await customer.open();
  await customer.say('can I get a copy of my March invoice?');
  await customer.sees(/You can download a copy of any invoice yourself/);
  await expect(customer.panel.getByRole('link', { name: 'Get a copy of an invoice' })).toBeVisible();
  await expect(customer.panel.getByText('Connecting you to a person')).toHaveCount(0);
});

test('steps 2 and 3: asked once, handed over; the agent starts from the brief, both write, it is resolved and rated', async ({
  browser,
}) => {
  const ada = await ownerOf(browser, relay);
  const customer = await customerOn(browser, relay);
  await customer.open();
  await customer.say('can I get a copy of my March invoice?');
  await customer.sees(/You can download a copy/);
  await customer.say('this invoice is wrong, you charged me twice');
  await customer.sees(/Which invoice is it/);
  await customer.say('it is INV-21188');
  await customer.sees('Connecting you to a person');
  await customer.sees(/Summary is ready/);
  await customer.sees('With Billing');
  await customer.sees(/You are next/);
  await expect(customer.panel.getByText(/Which invoice is it/)).toHaveCount(1);

  // The composer stays live, and the brief is completed while the customer writes on.
  await ada.take('Nora Lindqvist');
  await expect(ada.brief).toContainText('INV-21188');
  await expect(ada.brief).toContainText('charged me twice');
  await expect(ada.brief).toContainText('Get a copy of an invoice');
  await expect(ada.brief).toContainText('Brightwater Studio');
  await expect(ada.page.locator('a.card', { hasText: 'Nora Lindqvist' })).toContainText(/1[0-5]:\d\d|1[0-5] ?m/);
  await customer.say('the second payment was on October 30');
  await expect(ada.brief).toContainText('the second payment was on October 30');

  await ada.claim();
  await customer.sees('Ada Berg joined');
  await ada.reply('Hello Nora, I see both payments of INV-21188.');
  await customer.sees('Hello Nora, I see both payments of INV-21188.');
  await customer.panel.getByRole('textbox', { name: 'Your message' }).pressSequentially('thank', { delay: 30 });
  await expect(ada.page.getByText(/typing|writing/i).first()).toBeVisible();
  await customer.say('thank you, please refund one');
  await expect(
    ada.thread.getByRole('list', { name: 'Thread' }).getByText('thank you, please refund one', { exact: true }),
  ).toBeVisible();
  await expect(customer.panel.getByText('Seen')).toBeVisible();

  await ada.thread.getByRole('button', { name: /^Resolve/ }).click();
  const resolving = ada.page.getByRole('dialog');
  await resolving.getByRole('button', { name: 'Too late', exact: true }).click();
  await resolving.getByRole('button', { name: /^Resolve/ }).click();
  await customer.sees(/This conversation is closed/);
  await expect(ada.thread.getByText('You judged the handoff: too late')).toBeVisible();
  await expect(customer.panel.getByText(/too late/)).toHaveCount(0);
  await customer.panel.getByRole('radio', { name: 'Very good' }).check({ force: true });
  await customer.panel.getByRole('button', { name: 'Send rating' }).click();
  await customer.sees('Thank you for the rating');
});

test('step 2: whoever refuses to give the number is handed over all the same', async ({ browser }) => {
  const customer = await customerOn(browser, relay);
  await customer.open();
  await customer.say('this invoice is wrong, you charged me twice');
  await customer.sees(/Which invoice is it/);
  await customer.say('no idea, you tell me');
  await customer.sees('Connecting you to a person');
});

test('step 4: a compromised account stops the automation, and stands at the top of the console', async ({
  browser,
}) => {
  const ada = await ownerOf(browser, relay);
  const first = await customerOn(browser, relay);
  await first.open();
  await first.say('I want to talk to a human');
  await first.sees('Connecting you to a person');
  const second = await customerOn(browser, relay);
  await second.open();
  await second.say('someone logged into my account');
  await second.sees('With Security');
  await expect(second.panel.locator('.assistant')).toHaveCount(0);
  await expect(ada.page.locator('a.card')).toHaveCount(2);
  await expect(ada.page.locator('a.card').first()).toContainText('someone logged into my account');
});

for (const [what, lines, says] of [
  [
    'the same thing twice',
    ['how do I export my time entries?', 'how can I export the time entries?'],
    /same question|asked again|twice/i,
  ],
  ['a rejected answer', ['how do I reset my password', "no, that didn't work"], /didn.t work/i],
  ['shouting', ['THIS IS THE THIRD TIME I ASK AND NOTHING WORKS!!!'], /third time|shout/i],
  ['asking for a person', ['I want to talk to a human'], /asked for a person/i],
] as const)
  test(`step 5: ${what} hands over, and the brief says why in words`, async ({ browser }) => {
    const ada = await ownerOf(browser, relay);
    const customer = await customerOn(browser, relay);
    await customer.open();
    for (const line of lines) {
      await customer.say(line);
      if (line !== lines.at(-1)) await expect(customer.panel.locator('.assistant .bubble').first()).toBeVisible();
    }
    await customer.sees('Connecting you to a person');
    await ada.take('Nora Lindqvist');
    await expect(ada.brief).toContainText(says);
  });

test('step 6: reload, another page, a second tab, and a relay killed in mid-sentence: nothing lost, doubled or reordered', async ({
  browser,
}) => {
  const ada = await ownerOf(browser, relay);
  const customer = await customerOn(browser, relay);
  await customer.open();
  await customer.say('I want to talk to a human');
  await customer.sees('Connecting you to a person');
  await ada.take('Nora Lindqvist');
  await ada.claim();
  await customer.say('line 1');
  await relay.kill();
  await customer.say('line 2, while the relay is down');
  await ada.reply('reply 1, while the relay is down');
  await customer.say('line 3');
  await relay.start();
  await customer.page.reload();
  await customer.sees('line 3');
  await customer.sees('reply 1, while the relay is down');
  await expect(ada.thread.getByRole('list', { name: 'Thread' }).getByText('line 3', { exact: true })).toBeVisible({
    timeout: 20_000,
  });

  await customer.page.goto(`${relay.url}/help/invoice-copy`);
  await customer.page.goto(`${relay.url}/`);
  await customer.sees('line 3');
  const second = await customerIn(await customer.page.context().newPage(), relay);
  await second.sees('line 3');
  await second.say('line 4, from the second tab');
  await customer.sees('line 4, from the second tab');
  await ada.reply('reply 2');
  await second.sees('reply 2');
  await customer.sees('reply 2');

  const mine = (texts: string[]) => texts.filter((text) => text.startsWith('line'));
  const expected = ['line 1', 'line 2, while the relay is down', 'line 3', 'line 4, from the second tab'];
  expect(mine(await customer.bubbles())).toEqual(expected);
  expect(mine(await second.bubbles())).toEqual(expected);
  expect(await customer.bubbles()).toEqual(await second.bubbles());
  for (const line of [...expected, 'reply 1, while the relay is down', 'reply 2'])
    await expect(ada.thread.getByRole('list', { name: 'Thread' }).getByText(line, { exact: true })).toHaveCount(1);
});

test('step 7: handed back, asked for a person again; nobody there: an honest promise, and the thread waits', async ({
  browser,
}) => {
  const ada = await ownerOf(browser, relay);
  const customer = await customerOn(browser, relay);
  await customer.open();
  await customer.say('I want to talk to a human');
  await customer.sees('Connecting you to a person');
  await ada.take('Nora Lindqvist');
  await ada.claim();
  await ada.reply('The assistant can show you that.');
  await customer.sees('The assistant can show you that.');
  await ada.thread.getByRole('button', { name: /^Hand back/ }).click();
  await customer.sees(/The assistant is back/);
  await customer.say('how do I reset my password?');
  await expect(customer.panel.locator('.assistant .bubble').last()).toBeVisible();

  await ada.page.context().close();
  await customer.panel.getByRole('button', { name: 'Talk to a person' }).last().click();
  await customer.sees('Connecting you to a person');
  await customer.sees('Nobody is here right now');
  await customer.panel.getByRole('textbox', { name: /address/i }).fill('nora@example.com');
  await customer.panel.getByRole('button', { name: 'Leave address' }).click();
  await customer.sees(/nora@example.com/);

  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${relay.url}/console/`);
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password').fill('correct horse battery staple');
  await page.getByRole('button', { name: /sign in/i }).click();
  const again = await agentOn(page);
  await again.take('Nora Lindqvist');
  await expect(again.thread).toContainText('nora@example.com');
});
