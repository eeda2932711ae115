// @vitest-environment happy-dom
// Links out of messages: where they may lead, and what is shown when the text names another place.
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { Rich } from '../../widget/ui/Rich.tsx';
import { loadRich, RichText } from '../../widget/ui/RichText.tsx';
import { leadsTo, safeHref } from '../../widget/ui/safe-link.ts';

afterEach(cleanup);

const RELAY = 'https://relay.example';

test('SEC-06: links lead to the web, mail or a phone, relative ones to the relay, and nowhere else', () => {
  expect(safeHref('/help/x', RELAY)).toBe('https://relay.example/help/x');
  expect(safeHref('mailto:a@b.example', RELAY)).toBe('mailto:a@b.example');
  expect(safeHref('tel:+49301234', RELAY)).toBe('tel:+49301234');
  expect(safeHref('/help')).toBeNull();
  for (const bad of [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://relay.example/1',
    'file:///etc/passwd',
    'view-source:https://a.example',
    'https://',
    'http://[::1',
    '',
    ' ',
  ])
    expect(safeHref(bad, RELAY), JSON.stringify(bad)).toBeNull();
});

test('SEC-06: a link says nothing of the page it is on, and earns nothing', () => {
  render(<Rich text="[help](https://shop.example/a)" base={RELAY} />);
  expect(screen.getByRole('link').getAttribute('rel')).toBe('noopener noreferrer nofollow ugc');
});

const MISLEADING: readonly (readonly [text: string, href: string, shown: string])[] = [
  ['https://bank.example', 'https://evil.example/', 'evil.example'],
  ['bank.example', 'https://evil.example/', 'evil.example'],
  ['Log in at www.bank.example now', 'https://evil.example/', 'evil.example'],
  ['BANK.EXAMPLE', 'https://evil.example/', 'evil.example'],
  ['https://bank.example@evil.example/', 'https://bank.example@evil.example/', 'evil.example'],
  ['//bank.example', 'https://evil.example/bank.example', 'evil.example'],
  ['bank\u200b.example', 'https://evil.example/', 'evil.example'],
  ['bank․example', 'https://evil.example/', 'evil.example'],
  ['bank。example', 'https://evil.example/', 'evil.example'],
  ['https://bank.example\\@evil.example', 'https://evil.example/', 'evil.example'],
  ['https://bank.example.evil.example/', 'https://evil.example/', 'evil.example'],
  ['https://shop.example:8443', 'https://shop.example/', 'shop.example'],
  ['https://раypal.example', 'https://xn--ypal-43d9g.example/', 'xn--ypal-43d9g.example'],
  ['paypal', 'https://xn--ypal-43d9g.example/', 'xn--ypal-43d9g.example'],
  ['http://2130706433/', 'http://127.0.0.1/', '127.0.0.1'],
  ['help@bank.example', 'mailto:evil@evil.example', 'evil@evil.example'],
];
for (const [text, href, shown] of MISLEADING)
  test(`SEC-06: ${JSON.stringify(text)} that leads to ${shown} says so`, () => expect(leadsTo(text, href)).toBe(shown));

const HONEST: readonly (readonly [text: string, href: string])[] = [
  ['the guide', 'https://shop.example/guide'],
  ['https://shop.example/guide.html?next=other.example', 'https://shop.example/guide.html?next=other.example'],
  ['www.shop.example', 'https://shop.example/'],
  ['shop.example', 'https://www.shop.example/'],
  ['Version 1.4', 'https://shop.example/'],
  ['a@b.example', 'mailto:a@b.example'],
  ['write to us', 'mailto:a@b.example'],
  ['+49 30 1234', 'tel:+49301234'],
];
for (const [text, href] of HONEST)
  test(`SEC-06: ${JSON.stringify(text)} is left as it is`, () => expect(leadsTo(text, href)).toBeNull());

test('SEC-06: marks, escapes and entities in a link’s text do not hide the host it names', () => {
  for (const text of ['**bank**.example', 'bank\\.example', '`bank.example`', '_bank_.example']) {
    const { container, unmount } = render(<Rich text={`[${text}](https://evil.example/)`} base={RELAY} />);
    expect(container.querySelector('a')?.textContent, text).toContain('(evil.example)');
    unmount();
  }
});

test('text that nests deeper than can be drawn is shown as it is, and the rest stays', async () => {
  await loadRich();
  const deep = `${'> '.repeat(6_000)}the end`;
  const { container } = render(
    <div>
      <RichText text={deep} base={RELAY} />
      <p class="after">still here</p>
    </div>,
  );
  expect(container.textContent).toContain('the end');
  expect(container.querySelector('.after')?.textContent).toBe('still here');
});
