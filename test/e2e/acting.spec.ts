// A morning at the support desk: two agents, three customers, and everything an agent can do to a thread.
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { type Agent, type Customer, colleagueOf, customerOn, ownerOf } from './cast.ts';
import { startRelay, type TestRelay } from './relay.ts';

let relay: TestRelay;
test.beforeAll(async () => {
  relay = await startRelay();
});
test.afterAll(() => relay.close());

/** Hands the customer over, and gives the words their card is found by. */
async function waits(customer: Customer, words: string, answer?: string): Promise<string> {
  await customer.open();
  await customer.say(words);
  if (answer !== undefined) {
    await customer.sees(/\?/);
    await customer.say(answer);
  }
  await customer.sees(/Connecting you to a person/);
  return answer ?? words;
}

const verb = ({ thread }: Agent, name: string) => thread.locator('header').getByRole('button', { name, exact: true });
const shelf = ({ page }: Agent, name: string) =>
  page.getByRole('navigation', { name: 'Queues' }).getByRole('button', { name: new RegExp(`^${name}`) });
const dialog = ({ page }: Agent, name: string | RegExp) => page.getByRole('dialog', { name });
const notice = ({ page }: Agent, text: string | RegExp) =>
  page.getByRole('region', { name: 'Notices' }).getByText(text);

test('I9, PAIN-25: two agents and three customers: claimed by one, answered from the brief and the saved replies, corrected, taken away, called for, passed on, put aside, given up and taken back, resolved, judged, reopened, assigned', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const ada = await ownerOf(browser, relay, 'Ada Berg');
  const bea = await colleagueOf(browser, relay, 'Bea Lind');
  const [nora, omar, pia] = [
    await customerOn(browser, relay),
    await customerOn(browser, relay),
    await customerOn(browser, relay),
  ];
  const charged = await waits(nora, 'this invoice is wrong, you charged me twice', 'INV-2041');
  const breakIn = await waits(omar, 'someone logged into my account');
  const human = await waits(pia, 'I want to talk to a human');

  // Both reach for the same thread: one has it, the other learns who.
  await ada.take(breakIn);
  await bea.take(breakIn);
  await expect(ada.thread.getByText('Bea Lind is looking too')).toBeVisible();
  await Promise.all([ada, bea].map(({ page }) => page.locator('body').press('c')));
  const yours = ({ thread }: Agent) => thread.getByText(/^Yours/);
  await expect.poll(async () => (await yours(ada).count()) + (await yours(bea).count())).toBe(1);
  const [winner, other] = (await yours(ada).isVisible()) ? [ada, bea] : [bea, ada];
  await expect(winner.thread.getByRole('textbox', { name: /^Reply to/ })).toBeFocused();
  await expect(other.thread.getByText(/has it/).first()).toBeVisible();
  await expect(yours(other)).toHaveCount(0);

  // One key drafts from the brief; a colleague sees who is writing, and so does the customer.
  await winner.page.keyboard.press('Escape');
  await winner.page.keyboard.press('d');
  const reply = winner.thread.getByRole('textbox', { name: /^Reply to/ });
  await expect(reply).toHaveValue(/I have everything you wrote here/);
  await expect(reply).toBeFocused();
  await omar.panel
    .getByRole('status', { name: / is typing/ })
    .or(omar.panel.getByText(/ is typing/))
    .first()
    .waitFor();
  await expect(other.thread.getByText(/ is writing…/)).toBeVisible();
  await winner.page.keyboard.type('We lock the account now.');
  await winner.page.keyboard.press('Enter');
  await omar.sees(/We lock the account now\./);
  await omar.panel.getByRole('textbox', { name: 'Your message' }).pressSequentially('And ');
  await expect(winner.thread.getByText(/ is writing…/)).toBeVisible();
  await omar.panel.getByRole('textbox', { name: 'Your message' }).fill('');

  // A saved reply fills in the name, a picture goes with it; a slip is corrected, another taken away, both with a trace.
  await saved(
    ada,
    'Two-step sign-in',
    '{{customer.first_name}}, please trun on two-step sign-in. {{agent.first_name}}',
  );
  await reply.press('/');
  await winner.page.getByRole('option', { name: /Two-step/ }).click();
  await expect(reply).toHaveValue(/^Nora, please trun on two-step sign-in\. (Ada|Bea)$/);
  await winner.thread
    .locator('input[type=file]')
    .setInputFiles({ name: 'where.png', mimeType: 'image/png', buffer: PNG });
  await winner.page.keyboard.press('Enter');
  await omar.sees(/please trun on/);
  await expect(omar.panel.locator('canvas[data-drawn]')).toHaveCount(1);
  const slip = winner.thread.locator('.said-agent', { hasText: 'trun' });
  await slip.hover();
  await slip.getByRole('button', { name: 'Edit this message' }).click();
  await winner.thread
    .getByRole('textbox', { name: 'Your message, corrected' })
    .fill('Nora, please turn on two-step sign-in.');
  await winner.page.keyboard.press('Enter');
  await omar.sees('Nora, please turn on two-step sign-in.');
  await expect(omar.panel.getByText('edited')).toBeVisible();
  await expect(other.thread.getByText(/^Edited/)).toBeVisible();
  const gone = winner.thread.locator('.said-agent', { hasText: 'We lock the account now' });
  await gone.hover();
  await gone.getByRole('button', { name: 'Remove this message' }).click();
  await dialog(winner, 'Remove for everybody').getByRole('button', { name: 'Remove', exact: true }).click();
  await omar.sees('This message was removed.');
  await expect(omar.panel.getByText('We lock the account now')).toHaveCount(0);
  await expect(other.thread.getByText(/removed a message of/)).toBeVisible();

  // A note calls for a colleague.
  await ada.take(charged);
  await ada.claim();
  await ada.reply('Hello, I look into both charges.');
  await nora.sees('Hello, I look into both charges.');
  await ada.page.keyboard.press('Escape');
  await ada.page.keyboard.press('n');
  const note = ada.thread.getByRole('textbox', { name: /Internal note/ });
  await expect(note).toBeFocused();
  await note.pressSequentially('Was this a double charge? @be');
  await expect(ada.thread.getByRole('option', { name: 'Bea Lind' })).toBeVisible();
  await note.press('Enter');
  await expect(note).toHaveValue('Was this a double charge? @Bea Lind ');
  await note.press('Enter');
  await expect(ada.thread.getByText('Note by You')).toBeVisible();
  await shelf(bea, 'Mentions').click();
  await bea.take(/both charges/);
  await expect(bea.thread.getByText('Was this a double charge? @Bea Lind')).toBeVisible();
  await expect(nora.panel.getByText('double charge?')).toHaveCount(0);

  // Passed to her with a note; the customer is told by whom they will be answered, and the one who passed it on is locked out.
  await verb(ada, 'Transfer').click();
  await dialog(ada, 'Transfer').getByRole('radio', { name: 'Bea Lind' }).check();
  await dialog(ada, 'Transfer').getByRole('textbox').fill('She may be right');
  await dialog(ada, 'Transfer').getByRole('button', { name: 'Transfer' }).click();
  await expect(notice(ada, 'Transferred to Bea Lind.')).toBeVisible();
  await nora.sees('Bea Lind will answer you');
  await expect(nora.panel.getByText('She may be right')).toHaveCount(0);
  await expect(ada.thread.getByText('Bea Lind has this thread')).toBeVisible();
  await expect(bea.thread.getByText('She may be right')).toBeVisible();
  await bea.reply('I am Bea. You were charged twice; you get one back.');
  await nora.sees('I am Bea.');

  // Put aside, and back as soon as the customer writes.
  await verb(bea, 'Snooze').click();
  await dialog(bea, 'Put aside until').getByRole('button', { name: 'Tomorrow morning' }).click();
  await expect(bea.thread.getByText(/^Put aside until/)).toBeVisible();
  await shelf(bea, 'Snoozed').click();
  await expect(bea.page.locator('a.card')).toHaveCount(1);
  await nora.say('Thank you! When?');
  await expect(bea.page.locator('a.card')).toHaveCount(0);
  await expect(yours(bea).first()).toBeVisible();

  // Given up by mistake, and taken back.
  await bea.page.keyboard.press('Escape');
  await bea.page.locator('body').press('h');
  await nora.sees(/assistant/i);
  await notice(bea, 'Handed back to the assistant.').locator('..').getByRole('button', { name: 'Undo' }).click();
  await expect(yours(bea).first()).toBeVisible();
  await bea.reply('Within three days.');
  await nora.sees('Within three days.');

  // Resolved with a reason and a judgement, reopened, resolved again; the customer rates it.
  await verb(bea, 'Resolve').click();
  await dialog(bea, /Resolve/)
    .getByRole('button', { name: 'Solved', exact: true })
    .click();
  await dialog(bea, /Resolve/)
    .getByRole('button', { name: 'Right' })
    .click();
  await dialog(bea, /Resolve/)
    .getByRole('button', { name: 'Resolve', exact: true })
    .click();
  await nora.sees('This conversation is closed. Write to open it again.');
  await verb(bea, 'Reopen').click();
  await expect(yours(bea).first()).toBeVisible();
  await bea.reply('One more thing: the receipt is in your mail.');
  await nora.sees('the receipt is in your mail');
  await bea.page.locator('body').press('Escape');
  await verb(bea, 'Resolve').click();
  await dialog(bea, /Resolve/)
    .getByRole('button', { name: 'Resolve', exact: true })
    .click();
  await expect(verb(bea, 'Reopen')).toBeVisible();
  // Judged otherwise afterwards: the last word counts, in the reports too.
  await bea.thread.getByRole('button', { name: 'Too late' }).click();
  await expect(bea.thread.getByText('You judged the handoff: too late')).toBeVisible();

  // By the palette alone: to the third customer, claimed, and put back.
  await ada.page.keyboard.press('Control+k');
  await ada.page.getByRole('combobox', { name: /Command/ }).fill('talk to a human');
  await ada.page.keyboard.press('Enter');
  await expect(ada.thread.getByText(human).first()).toBeVisible();
  await ada.page.keyboard.press('Control+k');
  await ada.page.getByRole('combobox', { name: /Command/ }).fill('claim');
  await ada.page.keyboard.press('Enter');
  await expect(yours(ada).first()).toBeVisible();
  await verb(ada, 'Put back').click();
  await expect(ada.thread.getByText(/^Waiting in/).first()).toBeVisible();
  await pia.sees('You are back in the queue, in your place.');

  // Assigned to a colleague who had not asked for it.
  await ada.page.locator('body').press('t');
  await dialog(ada, 'Transfer').getByRole('radio', { name: 'Bea Lind' }).check();
  await dialog(ada, 'Transfer').getByRole('button', { name: 'Transfer' }).click();
  await pia.sees('Bea Lind will answer you');
  await shelf(bea, 'Mine').click();
  await bea.take(human);
  await bea.reply('Hello, I am Bea.');
  await pia.sees('Hello, I am Bea.');

  // What the lead sees of it.
  await ada.page.getByRole('link', { name: 'Reports' }).click();
  await expect(ada.page.getByText('1 too late').first()).toBeVisible();
  await ada.page.getByRole('link', { name: /^Too late 1/ }).click();
  const judged = ada.page
    .getByRole('listitem')
    .filter({ has: ada.page.getByRole('group', { name: /handoff of Nora/ }) });
  await judged.getByRole('button', { name: 'Right', exact: true }).click();
  await expect(ada.page.getByRole('link', { name: /^Too late 0/ })).toBeVisible();
  await expect(ada.page.getByText('No handoff was judged too late.')).toBeVisible();
  await expect(ada.page.getByText('1 right').first()).toBeVisible();

  // What was judged is a case: a file that replay reads, and the playbook page runs.
  const file = await saveOf(ada, /^Export \d+ judged handoffs?$/);
  expect(file.name).toMatch(/^judged-handoffs-all-sites-\d{4}-\d\d-\d\d-to-\d{4}-\d\d-\d\d\.jsonl$/);
  const replayed = await relay.run('replay', file.path);
  expect(replayed.code, replayed.output).toBe(0);
  expect(replayed.output).toMatch(/turn \d+ +turn \d+ +right +in time/);
  expect(replayed.output).toMatch(/\d+ judged: in time in 1 of 1 that needed a person/);
  const table = await saveOf(ada, 'CSV');
  expect(table.name).toMatch(/^handoffs-by-row-all-sites-.*\.csv$/);
  expect(await readFile(table.path, 'utf8')).toContain('"Invoice is wrong"');
  await ada.page.getByRole('link', { name: 'Settings › Playbook' }).click();
  await ada.page.getByRole('button', { name: 'Judged handoffs' }).click();
  const cases = ada.page.getByRole('complementary', { name: 'Judged handoffs' });
  await expect(cases.getByText('1 of 1')).toBeVisible();
  await expect(cases.getByRole('link', { name: /in time was right/ })).toBeVisible();
  await ada.page.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(ada.page.getByRole('button', { name: 'Judged handoffs' })).toBeFocused();
});

/** What a link gives to keep: its name, and where it lies. */
async function saveOf({ page }: Agent, link: string | RegExp): Promise<{ name: string; path: string }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: link }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), path: await download.path() };
}

/** A picture of one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A reply that everybody may put in from now on. */
async function saved({ page }: Agent, title: string, text: string): Promise<void> {
  const made = await page.request.post(`${relay.url}/api/admin/replies`, {
    headers: { origin: relay.url },
    data: { title, text, site: null },
  });
  expect(made.ok(), await made.text()).toBe(true);
}

test('a thread that waits is transferred to another queue, and one with the assistant is routed to people', async ({
  browser,
}) => {
  const bea = await colleagueOf(browser, relay, 'Cleo Ray');
  const customer = await customerOn(browser, relay);
  const words = await waits(customer, 'please let me speak with somebody of your team');
  await bea.take(words);
  await bea.page.locator('body').press('t');
  await dialog(bea, 'Transfer').getByRole('radio', { name: 'Billing' }).check();
  await dialog(bea, 'Transfer').getByRole('button', { name: 'Transfer' }).click();
  await customer.sees(/Passed on to Billing/);
  await bea.page.locator('body').press('z');
  await expect(bea.thread.getByText(/^Yours/).first()).toBeVisible();
  await bea.page.locator('body').press('h');
  await expect(bea.thread.getByText('With the assistant').first()).toBeVisible();
  await verb(bea, 'Route to people').click();
  await dialog(bea, 'Route to people').getByRole('button', { name: 'Route' }).click();
  await expect(bea.thread.getByText(/^Waiting in/).first()).toBeVisible();
});
