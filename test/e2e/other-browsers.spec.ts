// The widget and the console in Firefox (Gecko) and in WebKit, Safari’s engine: the whole way of a thread, and a page that forbids nearly everything.
import { expect, test } from '@playwright/test';
import { findFirefox, findWebKit, NO_FIREFOX, NO_WEBKIT } from '../other-browsers.mjs';
import { type Host, hostPage, startHost, strictPolicy } from './host.ts';
import { firefoxTab, type Tab, webKitTab } from './other-browser.ts';
import { startRelay, type TestRelay } from './relay.ts';

let host: Host;
let relay: TestRelay;
const tabs: Tab[] = [];
test.beforeEach(async () => {
  host = await startHost();
  relay = await startRelay({ ALLOWED_ORIGINS: host.url });
});
test.afterEach(async () => {
  const { status, expectedStatus } = test.info();
  if (status !== expectedStatus)
    for (const [at, tab] of tabs.entries())
      await test.info().attach(`tab ${at + 1}`, { body: await tab.picture(), contentType: 'image/png' });
  await Promise.all(tabs.splice(0).map((tab) => tab.close()));
  await Promise.all([relay.close(), host.close()]);
});

const BROWSERS = [
  { name: 'Firefox', open: firefoxTab, missing: findFirefox() ? null : NO_FIREFOX },
  { name: 'WebKit', open: webKitTab, missing: findWebKit() ? null : NO_WEBKIT },
];

for (const { name, open, missing } of BROWSERS) {
  test.describe(name, () => {
    test.skip(missing !== null, missing ?? '');
    const opened = async (): Promise<Tab> => {
      const tab = await open();
      tabs.push(tab);
      return tab;
    };

    test(`EMB-01, EMB-02: in ${name}, under the strictest policy, it opens, answers and hands over, without one report`, async () => {
      const page = await opened();
      const head = `<script nonce="r4nd0m">
        window.reports = [];
        document.addEventListener('securitypolicyviolation', (event) => reports.push(event.violatedDirective + ' ' + event.blockedURI));
        addEventListener('error', (event) => reports.push(event.message));
        addEventListener('unhandledrejection', (event) => reports.push(String(event.reason)));
      </script>`;
      const html = hostPage({ relay: relay.url, head, attributes: 'nonce="r4nd0m"' });
      await page.goTo(host.page('/strict', html, strictPolicy(relay.url)));
      await press(page, 'Support');
      await say(page, 'can I get a copy of my March invoice?');
      await sees(page, 'You can download a copy');
      await say(page, 'I want to talk to a human');
      await sees(page, 'Connecting you to a person');
      await sees(page, 'Nobody is here');
      await press(page, 'What we passed on');
      await sees(page, 'I want to talk to a human');
      expect(await page.run(() => (window as unknown as { reports: string[] }).reports)).toEqual([]);
    });

    test(`in ${name} a thread goes from the assistant to an agent and on, in widget and console; a reload finds it again`, async () => {
      const [customer, ada] = await Promise.all([opened(), opened()]);
      await customer.goTo(`${relay.url}/`);
      await press(customer, 'Support');
      await say(customer, 'someone logged into my account');
      await sees(customer, 'Connecting you to a person');

      await ada.goTo(relay.setUpLink);
      for (const [field, value] of Object.entries(WHO)) await fill(ada, field, value);
      await ada.press('Enter');
      await sees(ada, 'someone logged into my account');
      await ada.press('j');
      await sees(ada, 'Recommended next step');
      await ada.press('c');
      await sees(ada, /^Yours/);
      await fill(ada, 'Reply to', 'Hello, this is Ada.');
      await ada.press('Enter');
      await sees(customer, 'Hello, this is Ada.');
      // What was sent, and what is answered to it, is in sight.
      await isAtEnd(ada);
      await say(customer, 'thanks, what happens now?');
      await sees(ada, 'thanks, what happens now?');
      await isAtEnd(ada);

      // A dialog closes on Escape, and the next key is heard.
      await ada.press('Escape');
      await ada.press('e');
      await sees(ada, 'Resolve this thread');
      await ada.press('Escape');
      await ada.press('e');
      await sees(ada, 'Resolve this thread');
      await press(ada, 'Right');
      await press(ada, 'Resolve', true);
      await sees(customer, 'This conversation is closed');

      await customer.goTo(`${relay.url}/`);
      await sees(customer, 'Hello, this is Ada.');
      await sees(customer, 'This conversation is closed');
    });
  });
}

const WHO = { Name: 'Ada Berg', 'E-mail': 'ada@example.com', Password: 'correct horse battery staple' };

/** What a person sees and presses, shadow roots included: text that has a box, and controls by their names. */
function inPage(tab: Tab, ask: 'text' | 'press' | 'field', wanted: string, exact: boolean): Promise<boolean> {
  return tab.run(
    (ask: string, wanted: string, exact: boolean) => {
      const all = (root: Document | ShadowRoot): HTMLElement[] =>
        [...root.querySelectorAll<HTMLElement>('*')].flatMap((one) => [
          one,
          ...(one.shadowRoot ? all(one.shadowRoot) : []),
        ]);
      const labelOf = (one: HTMLElement) => (one as HTMLInputElement).labels?.[0]?.textContent;
      const nameOf = (one: HTMLElement) =>
        (one.getAttribute('aria-label') ?? labelOf(one) ?? one.textContent ?? '').trim();
      const fits = (text: string) => (exact ? text === wanted : new RegExp(wanted).test(text));
      const shown = all(document).filter((one) => one.getClientRects().length > 0);
      if (ask === 'text')
        return shown.some((one) =>
          [...one.childNodes].some((node) => node.nodeType === 3 && fits(node.textContent?.trim() ?? '')),
        );
      const kind = ask === 'press' ? 'button, a' : 'input, textarea';
      const found = shown.findLast((one) => one.matches(kind) && fits(nameOf(one)));
      if (ask === 'press') found?.click();
      else found?.focus();
      return found !== undefined;
    },
    ask,
    wanted,
    exact,
  );
}

function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  return expect.poll(holds, { message: what, timeout: 20_000 }).toBe(true);
}

function sees(tab: Tab, text: string | RegExp): Promise<void> {
  const pattern = typeof text === 'string' ? text.replace(/[.?]/g, '\\$&') : text.source;
  return until(`sees ${text}`, () => inPage(tab, 'text', pattern, false));
}

function press(tab: Tab, name: string, exact = false): Promise<void> {
  return until(`presses ${name}`, () => inPage(tab, 'press', name, exact));
}

async function fill(tab: Tab, name: string, value: string): Promise<void> {
  await until(`finds the field ${name}`, () => inPage(tab, 'field', name, false));
  await tab.type(value);
}

async function say(tab: Tab, words: string): Promise<void> {
  await fill(tab, 'Your message', words);
  await tab.press('Enter');
}

/** The thread in the console is scrolled to its end. */
function isAtEnd(tab: Tab): Promise<void> {
  return until('is at the end', () =>
    tab.run(() =>
      [...document.querySelectorAll('.thread-body, .talk')].every(
        (one) =>
          one.scrollHeight - one.scrollTop - one.clientHeight < 2 || getComputedStyle(one).overflowY === 'visible',
      ),
    ),
  );
}
