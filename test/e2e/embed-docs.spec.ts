// The snippets of docs/embed.md, on pages, as they stand there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Host, startHost } from './host.ts';
import { startRelay, type TestRelay } from './relay.ts';
import { widgetOn } from './widget-on.ts';

const docs = readFileSync(join(import.meta.dirname, '../../docs/embed.md'), 'utf8');
let host: Host;
let relay: TestRelay;
test.beforeAll(async () => {
  host = await startHost();
  relay = await startRelay({ ALLOWED_ORIGINS: host.url });
});
test.afterAll(async () => {
  await relay.close();
  await host.close();
});

/** The first block under this heading, for this relay and the site it has. */
function snippet(heading: string): string {
  const from = docs.slice(docs.indexOf(`## ${heading}\n`));
  const code = /```\w*\n([\s\S]*?)```/.exec(from)?.[1] ?? '';
  expect(code, heading).not.toBe('');
  return here(code);
}

function here(text: string): string {
  return text
    .replaceAll('https://relay.example', relay.url)
    .replaceAll('wss://relay.example', relay.url.replace('http', 'ws'))
    .replaceAll(/(["'])acme\1/g, '$1demo$1');
}

function pageWith(body: string): string {
  return `<!doctype html><html lang="en"><title>A shop</title><link rel="icon" href="data:,"><body>${body}</body></html>`;
}

for (const heading of ['Plain HTML', 'A tag manager'])
  test(`the snippet for ${heading.toLowerCase()} carries a conversation to a person`, async ({ page }) => {
    await page.goto(host.page(`/${heading.replaceAll(' ', '-')}`, pageWith(snippet(heading))));
    await widgetOn(page).wholePath();
  });

test('the policy is enough, and nothing violates it', async ({ page }) => {
  const policy = snippet('A strict Content-Security-Policy').trim();
  const tag = here(/with the page's nonce on the tag: `([^`]+)`/.exec(docs)?.[1] ?? '');
  expect(tag).toContain('nonce=');
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.violatedDirective));
  });
  await page.goto(host.page('/strict', pageWith(tag).replace(/<link[^>]*>/, ''), policy));
  await widgetOn(page).wholePath();
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  // The browser itself asks for an icon.
  expect(seen.filter((directive) => directive !== 'img-src')).toEqual([]);
});

test('the calls work as they are written', async ({ page }) => {
  await page.goto(host.page('/calls', pageWith(snippet('Plain HTML'))));
  await widgetOn(page).launcher.waitFor();
  await page.addScriptTag({ content: snippet('Calls') });
  const { open, say, sees } = widgetOn(page);
  await open();
  await say('good morning to you');
  await sees('You said: good morning to you');
});
