// The assistant as others make it: late, broken, repeating itself, or pretending. Nobody is left with it, and nobody mistakes it for a person.
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { consoleIn, type SessionCookie, signUp } from './cast.ts';
import { type Host, hostPage, startHost } from './host.ts';
import { UNLIMITED } from './hostile-site.ts';
import { startRelay, type TestRelay } from './relay.ts';
import { type Widget, widgetOn } from './widget-on.ts';

test.use({ trace: 'off' });

let relay: TestRelay;
let host: Host;
let session: readonly SessionCookie[] = [];
test.beforeAll(async () => {
  host = await startHost();
  relay = await startRelay({ ...UNLIMITED, ALLOWED_ORIGINS: host.url });
  session = await signUp(relay, 'Ada Berg');
});
test.afterAll(async () => {
  await Promise.all([relay.close(), host.close()]);
});

const DISCLOSURE = 'You are chatting with an AI assistant. You can ask for a person at any time.';

/** The widget on a page whose own assistant is this script's, in a browser of its own. */
async function withAssistant(
  context: BrowserContext,
  name: string,
  script: string,
): Promise<{ page: Page; widget: Widget }> {
  const page = await context.newPage();
  const head = `<script>window.Baton=function(){(Baton.q=Baton.q||[]).push(arguments)};${script}</script>`;
  await page.goto(host.page(`/${name}`, hostPage({ relay: relay.url, head })));
  const widget = widgetOn(page);
  await widget.open();
  return { page, widget };
}

const FAILURES: readonly (readonly [what: string, script: string])[] = [
  ['no answer at all', "Baton('assistant', function(){return new Promise(function(){})})"],
  ['a stream that stops', "Baton('assistant', async function*(){yield 'Let me see'; await new Promise(function(){})})"],
  ['an endpoint that answers 500', "BatonSettings={endpoint:'/broken'}"],
  ['an endpoint that answers HTML', "BatonSettings={endpoint:'/'}"],
  ['an endpoint that is not there', "BatonSettings={endpoint:'http://127.0.0.1:9/x'}"],
  ['an error', "Baton('assistant', function(){throw new Error('no')})"],
  ['a rejection of nothing', "Baton('assistant', function(){return Promise.reject()})"],
  ['null', "Baton('assistant', async function(){return null})"],
  ['a number', "Baton('assistant', async function(){return 7})"],
  ['a text that is none', "Baton('assistant', async function(){return {text:{toString:function(){throw 1}}}})"],
  [
    'documents that are none',
    "Baton('assistant', async function(){return {text:'x',confidence:0.99,documents:[null,7,{title:{}},{url:Symbol()}]}})",
  ],
];

const AT_ONCE = 4;

test('BOT-03: an assistant that is late, fails or talks nonsense: a person is offered within 10 s, and comes', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  // A few at a time: what is measured is one customer's wait, not eleven browsers on one machine.
  for (let first = 0; first < FAILURES.length; first += AT_ONCE)
    await Promise.all(FAILURES.slice(first, first + AT_ONCE).map((failure, at) => tried(failure, first + at)));

  async function tried([what, script]: (typeof FAILURES)[number], at: number): Promise<void> {
    const context = await browser.newContext();
    const { widget } = await withAssistant(context, `failing-${at}`, script);
    await widget.say('how do I change my plan?');
    const since = Date.now();
    const person = widget.panel.locator('.offer button').or(widget.panel.getByText('Connecting you to a person'));
    await expect(person.first(), what).toBeVisible({ timeout: 15_000 });
    expect(Date.now() - since, what).toBeLessThan(10_500);
    if (await widget.panel.locator('.offer button').isVisible()) await widget.panel.locator('.offer button').click();
    await expect(widget.panel.getByText('Connecting you to a person').last(), what).toBeVisible();
    await context.close();
  }
});

test('BOT-03: an assistant that says the same thing three times hands over by itself', async ({ context }) => {
  const same =
    "Baton('assistant', async function(){return {text:'You can change your plan under Settings, Plan.',confidence:0.95,documents:[{id:'plan',title:'Change your plan',text:'You can change your plan under Settings, Plan.',score:9}]}})";
  const { widget } = await withAssistant(context, 'looping', same);
  for (const text of [
    'how do I change my plan?',
    'where can I switch the plan?',
    'so how do I switch to another plan?',
  ]) {
    await widget.say(text);
    await expect(widget.panel.locator('.mine').last()).toContainText(text);
    await expect(widget.panel.locator('.dots')).toHaveCount(0);
  }
  await widget.sees('Connecting you to a person');
});

test('BOT-07: the first answer says that a machine gives it, every answer has its badge, and “are you human?” is answered with no, whatever the assistant claims', async ({
  browser,
  context,
}) => {
  const liar =
    "Baton('assistant', async function(){return {text:'Yes, I am a real human being called Sam.',confidence:0.99,documents:[{id:'a',title:'About',text:'Yes, I am a real human being called Sam. Plans can be changed.',score:9}]}})";
  const { widget } = await withAssistant(context, 'pretending', liar);
  await expect(widget.panel.getByText(DISCLOSURE)).toBeVisible();
  await widget.say('are you human?');
  // In the thread, where the greeting no longer stands: as a line before the first answer, and as the answer.
  await expect(widget.panel.locator('.assistant .bubble')).toHaveText([DISCLOSURE]);
  await expect(widget.panel.locator('.line', { hasText: DISCLOSURE })).toHaveCount(1);
  await expect(widget.panel.getByText(/real human being/)).toHaveCount(0);
  await expect(widget.panel.locator('.assistant .badge')).toHaveText('AI');
  await expect(widget.panel.locator('.head .badge')).toHaveText('AI');

  // A person takes over and hands back: whoever answers then is called by its name again.
  const ada = await consoleIn(await (await browser.newContext()).newPage(), relay, session);
  await widget.say('I want to talk to a human');
  await widget.sees(/You are next|Number \d+ in line|Nobody is here/);
  await ada.take('I want to talk to a human');
  await ada.claim();
  await ada.reply('Ada here.');
  await widget.sees('Ada here.');
  await expect(widget.panel.locator('.agent .badge')).toHaveCount(0);
  await expect(widget.panel.locator('.head .badge')).toHaveCount(0);
  await ada.thread.getByRole('button', { name: /^Hand back/ }).click();
  await widget.sees('The assistant is back. Ask for a person any time.');
  await expect(widget.panel.locator('.head .badge')).toHaveText('AI');
  await widget.say('are you a bot?');
  await expect(widget.panel.locator('.assistant .bubble').last()).toHaveText(DISCLOSURE);
  await expect(widget.panel.locator('.assistant .badge').last()).toHaveText('AI');
});

test('PAIN-10: the dots of an agent end when the thread changes hands, and a note never shows any', async ({
  browser,
  context,
}) => {
  const { page, widget } = await withAssistant(context, 'typing', '');
  await widget.say('this is about typing dots');
  await widget.panel.getByRole('button', { name: 'Talk to a person' }).first().click();
  await widget.sees(/You are next|Number \d+ in line|Nobody is here/);
  const ada = await consoleIn(await (await browser.newContext()).newPage(), relay, session);
  const thread = await page.evaluate(() => localStorage.getItem('baton:demo:thread'));
  await ada.page.evaluate((id) => {
    location.hash = `#/t/${id}`;
  }, thread);
  await ada.claim();
  await widget.sees('Ada Berg joined');
  const dots = widget.panel.locator('.dots');

  await ada.page.locator('.mode-note').click();
  await ada.page.locator('.composer-field').pressSequentially('only for colleagues', { delay: 20 });
  // Longer than a notice of typing takes to arrive.
  await ada.page.waitForTimeout(400);
  await expect(dots).toHaveCount(0);

  await ada.page.locator('.mode').first().click();
  await ada.page.locator('.composer-field').pressSequentially('let me see', { delay: 20 });
  await expect(dots).toHaveCount(1);
  await ada.thread.getByRole('button', { name: /^Put back/ }).click();
  // At once, and not when the notice lapses after six seconds.
  await expect(dots).toHaveCount(0, { timeout: 2_000 });
});
