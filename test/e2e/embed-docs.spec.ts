// The snippets of docs/embed.md, on pages, as they stand there.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { build } from 'vite';
import { type Host, startHost } from './host.ts';
import { startRelay, type TestRelay } from './relay.ts';
import { widgetOn } from './widget-on.ts';

const ROOT = join(import.meta.dirname, '../..');
const docs = readFileSync(join(ROOT, 'docs/embed.md'), 'utf8');
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

/** What a bundler makes of this module, with `Support` as the docs have it: the frameworks' own builds for development, which check more. */
async function bundled(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-framework-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const installed = (path: string) => join(ROOT, 'node_modules', path);
    const made = await build({
      configFile: false,
      logLevel: 'warn',
      root: folder,
      mode: 'development',
      define: { 'process.env.NODE_ENV': '"development"' },
      oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
      resolve: {
        alias: [
          { find: /^baton$/, replacement: join(ROOT, 'dist/npm/index.js') },
          { find: /^baton\/element$/, replacement: join(ROOT, 'dist/npm/element.js') },
          { find: /^vue$/, replacement: installed('vue/dist/vue.esm-bundler.js') },
          { find: /^(react|react-dom)(?=$|\/)/, replacement: installed('$1') },
          { find: /^(@vue\/.*)$/, replacement: installed('$1') },
        ],
      },
      build: { write: false, minify: false, rolldownOptions: { input: join(folder, 'main.tsx') } },
    });
    const { output } = made as { output: { code?: string }[] };
    return output.map(({ code }) => code ?? '').join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function visitModule(page: Page, path: string, code: string): Promise<void> {
  await page.route(`${host.url}/main.js`, (route) => route.fulfill({ contentType: 'text/javascript', body: code }));
  await page.goto(host.page(path, pageWith('<div id="app"></div><script type="module" src="/main.js"></script>')));
}

test('PAIN-23: the snippet for React in strict mode, which mounts it twice: one widget that hears its verbs; unmounted it is gone, mounted again the thread is there', async ({
  page,
}) => {
  const main = `import { StrictMode, useState } from 'react';
    import { createRoot } from 'react-dom/client';
    import { Support } from './Support.tsx';
    function App() {
      const [shown, show] = useState(true);
      const [, again] = useState(0);
      Object.assign(window, { show, again, mounts: (window.mounts ?? 0) + 1 });
      return shown ? <Support /> : null;
    }
    createRoot(document.getElementById('app')).render(<StrictMode><App /></StrictMode>);`;
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await visitModule(page, '/react', await bundled({ 'main.tsx': main, 'Support.tsx': snippet('React') }));
  await widgetOn(page).wholePath();
  await expect(page.locator('baton-widget')).toHaveCount(1);
  const call = (name: string, value: unknown) =>
    page.evaluate(
      ([fn, what]) => (window as unknown as Record<string, (value: unknown) => void>)[fn as string]?.(what),
      [name, value],
    );
  // Verbs reach the one that is there.
  await page.evaluate(() => window.Baton?.('close'));
  await expect(widgetOn(page).panel).toBeHidden();
  await page.evaluate(() => window.Baton?.('open'));
  await widgetOn(page).sees('I want to talk to a human');
  await call('again', 1);
  await expect(page.locator('baton-widget')).toHaveCount(1);
  await call('show', false);
  await expect(page.locator('baton-widget')).toHaveCount(0);
  await call('show', true);
  await widgetOn(page).sees('I want to talk to a human');
  await expect(page.locator('baton-widget')).toHaveCount(1);
  expect(errors).toEqual([]);
});

test('the snippet for Vue carries a conversation to a person, with no warning of an unknown component', async ({
  page,
}) => {
  const sfc = snippet('Vue');
  const [, script = ''] = /<script setup lang="ts">([\s\S]*?)<\/script>/.exec(sfc) ?? [];
  const [, template = ''] = /<template>([\s\S]*?)<\/template>/.exec(sfc) ?? [];
  const [, isCustomElement = ''] = /isCustomElement: ([^}]+?) \} \}/.exec(docs) ?? [];
  expect([script.trim(), template.trim(), isCustomElement]).not.toContain('');
  const main = `import { createApp } from 'vue';
    ${script}
    const app = createApp({ template: ${JSON.stringify(template)} });
    app.config.compilerOptions.isCustomElement = ${isCustomElement};
    app.mount('#app');`;
  const warnings: string[] = [];
  page.on('console', (message) => message.text().includes('[Vue warn]') && warnings.push(message.text()));
  await visitModule(page, '/vue', await bundled({ 'main.tsx': main }));
  await widgetOn(page).wholePath();
  expect(warnings).toEqual([]);
});

test('the snippet for WordPress prints the tag into the foot of the page', async ({ page }) => {
  const code = snippet('WordPress');
  const isHere = spawnSync('php', ['--version']).status === 0;
  if (!isHere)
    console.warn('Not run by PHP: the WordPress snippet of docs/embed.md. What it prints is tried all the same.');
  const printed = isHere
    ? spawnSync('php', ['-r', `function add_action($hook, $print) { if ($hook === 'wp_footer') $print(); }\n${code}`], {
        encoding: 'utf8',
      }).stdout
    : (/echo '([^']+)';/.exec(code)?.[1] ?? '');
  expect(printed).toContain('data-site="demo"');
  await page.goto(host.page('/wordpress', pageWith(`<p>Hello world!</p>${printed}`)));
  await widgetOn(page).wholePath();
});

test('the snippet for Shopify speaks the shop’s language', async ({ page }) => {
  const rendered = snippet('Shopify').replace('{{ request.locale.iso_code }}', 'pt-BR');
  expect(rendered).not.toContain('{{');
  await page.goto(host.page('/shopify', pageWith(`<p>Olá</p>${rendered}`)));
  await widgetOn(page).launcher.click();
  await expect(page.getByRole('textbox', { name: 'Sua mensagem' })).toBeVisible();
});

test('EMB-11: the tag that `baton doctor` prints works; where the script is another the browser refuses it, and the page goes on', async ({
  page,
}) => {
  const { output } = await relay.run('doctor');
  const tag = /<script [^>]*integrity="[^"]+"[^>]*><\/script>/.exec(output)?.[0] ?? output;
  expect(tag).toContain('crossorigin');
  const ours = tag
    .replace(/src="[^"]*"/, `src="${relay.url}/baton.js"`)
    .replace(/data-site="[^"]*"/, 'data-site="demo"');
  await page.goto(host.page('/pinned', pageWith(ours)));
  await widgetOn(page).wholePath();
  await page.evaluate(() => window.Baton?.('shutdown'));

  const refused = page.waitForEvent('console', (message) => /integrity/.test(message.text()));
  const other = ours.replace(/sha384-./, (start) => `${start.slice(0, -1)}${start.endsWith('A') ? 'B' : 'A'}`);
  await page.goto(host.page('/tampered', pageWith(`<h1>A shop</h1>${other}<script>window.wentOn = true</script>`)));
  await refused;
  await expect(page.locator('baton-widget')).toHaveCount(0);
  expect(await page.evaluate(() => ['Baton' in window, 'wentOn' in window])).toEqual([false, true]);
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
