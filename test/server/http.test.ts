// HTTP: accounts and sessions, what is public, what is served from where, and what is not.
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cookieOf, folder, PASSWORD, signUp, startTestRelay, type TestRelay, withSite } from './relay-for-test.ts';

let relay: TestRelay;

beforeAll(async () => {
  const data = folder();
  const files: Readonly<Record<string, string>> = {
    'dist/web/baton.js': 'loader',
    'dist/web/w/1.0.0/app.js': 'app',
    'dist/web/w/1.0.0/app.js.br': 'brotli',
    'dist/web/w/1.0.0/app.js.gz': 'gzip',
    'dist/console/index.html': '<!doctype html>console',
    'dist/console/assets/x.css': 'css',
    'dist/demo/index.html': '<!doctype html>demo',
    'dist/demo/gallery.html': '<!doctype html>gallery',
    'dist/server/cli.js': 'server code',
    'knowledge/seats.md':
      '---\nid: seats\ntitle: "Seats <b>&"\n---\n## How\n\n- **One** a person, see [prices](/help/prices) or [this](javascript:alert(1))\n- `code <i>`\n\n<script>alert(1)</script>\n\n![x](https://evil.example/x.png)\n',
    'secret.txt': 'secret',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(data, name, '..'), { recursive: true });
    writeFileSync(join(data, name), text);
  }
  relay = await startTestRelay({ data });
  await withSite(relay);
  const site = { id: 'help', name: 'Help', origins: [], playbook: 'playbook.yaml', knowledge: 'knowledge' };
  await relay.running.store.saveSite(site);
});
afterAll(() => relay.stop());

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(relay.url + path, { headers, redirect: 'manual' });

function post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(relay.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: relay.url, ...headers },
    body: JSON.stringify(body),
  });
}

const account = { name: 'Olga', email: 'Olga@Example.com', password: PASSWORD };

// Accounts

test('ID-09: there is no account before the set-up link was followed, and the link works once', async () => {
  expect((await post('/api/auth/sign-in/email', { email: 'admin@example.com', password: 'admin' })).status).toBe(401);
  expect((await post('/api/auth/sign-up/email', account)).status).toBe(404);
  const token = relay.running.setUpLink?.split('/').at(-1);
  expect((await post('/api/setup', { ...account, token: 'x'.repeat(43) })).status).toBe(404);
  expect((await post('/api/setup', { ...account, token, password: 'short' })).status).toBe(400);
  expect((await post('/api/setup', { ...account, token, role: 'owner' })).status).toBe(400);

  const made = await post('/api/setup', { ...account, token });
  expect(made.status).toBe(200);
  const [cookie = ''] = made.headers.getSetCookie();
  expect(cookie).toMatch(/HttpOnly/iu);
  expect(cookie).toMatch(/SameSite=Strict/iu);
  const me = await (await get('/api/me', { cookie: cookieOf(made) })).json();
  expect(me).toEqual({ id: expect.any(String), name: 'Olga', email: 'olga@example.com', role: 'owner' });
  expect((await post('/api/setup', { ...account, email: 'b@example.com', token })).status).toBe(404);
});

test('ID-07: sign in, who am I, sign out: the session ends on the relay, not only in the browser', async () => {
  await signUp(relay, 'Pia');
  const wrong = await post('/api/auth/sign-in/email', { email: 'pia@example.com', password: 'not the password' });
  expect(wrong.status).toBe(401);
  const signedIn = await post('/api/auth/sign-in/email', { email: 'pia@example.com', password: PASSWORD });
  const cookie = cookieOf(signedIn);
  expect(cookie).toContain('session_token');
  expect(await signedIn.json()).not.toHaveProperty('token');
  expect((await get('/api/me', { cookie })).status).toBe(200);
  expect((await post('/api/auth/sign-out', {}, { cookie })).status).toBe(200);
  expect((await get('/api/me', { cookie })).status).toBe(401);
  expect((await get('/api/me')).status).toBe(401);
});

test('SEC-07: what changes something is taken from the console’s own origin only', async () => {
  const cookie = await signUp(relay, 'Quentin');
  for (const origin of ['https://evil.example', 'null', `${relay.url}.evil.example`])
    for (const path of ['/api/auth/sign-out', '/api/auth/sign-in/email', '/api/setup'])
      expect((await post(path, {}, { origin, cookie })).status, `${origin} ${path}`).toBe(403);
  const bare = await fetch(`${relay.url}/api/auth/sign-out`, { method: 'POST', headers: { cookie } });
  expect(bare.status).toBe(403);
  expect((await get('/api/me', { cookie })).status).toBe(200);
});

test('of the accounts’ library only what the console needs is open', async () => {
  for (const path of [
    'sign-up/email',
    'update-user',
    'delete-user',
    'list-sessions',
    'ok',
    'reference',
    'request-password-reset',
  ])
    expect((await post(`/api/auth/${path}`, {})).status, path).toBe(404);
});

test('ID-09: guessing a password is slowed down', async () => {
  const codes = new Set<number>();
  for (let at = 0; at < 12; at += 1)
    codes.add(
      (await post('/api/auth/sign-in/email', { email: 'pia@example.com', password: `guess number ${at}` })).status,
    );
  expect(codes).toContain(429);
});

// Data and pages

test('the playbook and the articles are public, compressed, and not sent again while they are the same', async () => {
  const playbook = await get('/playbook.json?site=shop', { 'accept-encoding': 'identity' });
  expect(await playbook.json()).toMatchObject({ version: 1, defaultQueue: 'general', mode: 'live' });
  expect(playbook.headers.get('access-control-allow-origin')).toBe('*');
  const etag = playbook.headers.get('etag') ?? '';
  expect((await get('/playbook.json?site=shop', { 'if-none-match': etag })).status).toBe(304);
  const knowledge = await (await get('/knowledge.json?site=help')).json();
  expect(knowledge).toEqual({
    articles: [{ id: 'seats', title: 'Seats <b>&', tags: [], text: expect.stringContaining('## How') }],
  });
  const raw = await rawGet('/knowledge.json?site=help', 'gzip');
  expect(raw.headers['content-encoding']).toBe('gzip');
  expect(JSON.parse(gunzipSync(raw.body).toString('utf8'))).toEqual(knowledge);
  expect((await get('/playbook.json?site=nobody')).status).toBe(404);
  expect((await get('/playbook.json')).status).toBe(404);
});

test('built files are served from their folders, with the right cache and the smallest encoding', async () => {
  const loader = await get('/baton.js');
  expect([await loader.text(), loader.headers.get('cache-control')]).toEqual(['loader', 'public, max-age=300']);
  expect(loader.headers.get('access-control-allow-origin')).toBe('*');
  for (const [accepted, body, encoding] of [
    ['br, gzip', 'brotli', 'br'],
    ['gzip', 'gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip', 'gzip'],
    ['identity', 'app', undefined],
  ] as const) {
    const raw = await rawGet('/w/1.0.0/app.js', accepted);
    expect([raw.body.toString(), raw.headers['content-encoding']]).toEqual([body, encoding]);
    expect(raw.headers['cache-control']).toContain('immutable');
  }
  expect(await (await get('/')).text()).toContain('demo');
  expect(await (await get('/demo/gallery.html')).text()).toContain('gallery');
});

test('nothing outside those folders is served', async () => {
  for (const path of [
    '/../secret.txt',
    '/w/../../../secret.txt',
    '/w/..%2f..%2f..%2fsecret.txt',
    '/w/%2e%2e/%2e%2e/server/cli.js',
    '/console/..%5c..%5csecret.txt',
    '/demo/%00',
    '/demo/../server/cli.js',
    '/server/cli.js',
    '/w/%',
    '/baton.db',
    '/secret',
    '/w/1.0.0',
    '/w/',
  ])
    for (const raw of [await rawGet(path, 'identity')]) {
      expect(raw.status, path).toBe(404);
      expect(raw.body.toString()).not.toMatch(/secret$|server code/u);
    }
});

test('EMB-02, EMB-10: the console’s page has a strict policy with trusted types, and may not be framed, also at its inner addresses', async () => {
  for (const path of ['/console/', '/console/inbox/some-thread']) {
    const page = await get(path);
    expect(await page.text()).toContain('console');
    const policy = page.headers.get('content-security-policy') ?? '';
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ])
      expect(policy).toContain(part);
    expect(policy).toContain(relay.url.replace('http', 'ws'));
    expect(policy).not.toContain('unsafe');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  }
  expect((await get('/console')).headers.get('location')).toBe('/console/');
  expect((await get('/console/assets/none.js')).status).toBe(404);
});

test('help articles are pages without any HTML of theirs', async () => {
  await get('/knowledge.json?site=help');
  const page = await (await get('/help/seats')).text();
  expect(page).toContain('<h1>Seats &lt;b&gt;&amp;</h1>');
  expect(page).toContain('<a href="/help/prices" rel="noopener">prices</a>');
  expect(page).toContain('<code>code &lt;i&gt;</code>');
  for (const never of ['<script>alert', 'javascript:', '<img', '<b>', '<i>']) expect(page).not.toContain(never);
  expect((await get('/help/none')).status).toBe(404);
});

test('probes, figures, and what is not there', async () => {
  expect(await (await get('/healthz')).json()).toEqual({ ok: true });
  expect(await (await get('/readyz')).json()).toEqual({ ok: true });
  const figures = await (await get('/metrics')).text();
  for (const name of [
    'baton_customers_connected 0',
    'baton_agents_free 0',
    'baton_threads{owner="queue"} 0',
    'baton_faults_total 0',
  ])
    expect(figures).toContain(name);
  const nothing = await get('/api/nothing');
  expect(nothing.status).toBe(404);
  expect(await nothing.json()).toEqual({ refused: 'not_found', what: 'There is nothing at /api/nothing.' });
  expect((await (await get('/openapi.json')).json()).openapi).toBe('3.1.0');
  expect((await (await get('/playbook.schema.json')).json()).title).toBe('Baton playbook');
  expect(relay.faults).toEqual([]);
});

test('F9: a body that is too large is refused before it is read', async () => {
  expect((await post('/api/setup', { token: 'x'.repeat(40_000) })).status).toBe(413);
});

/** Without what `fetch` does by itself: paths as they are, encodings as asked. */
function rawGet(
  path: string,
  accepted: string,
): Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }> {
  const { hostname, port } = new URL(relay.url);
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path, headers: { 'accept-encoding': accepted } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}
