// The commands, as people run them: what they print, and how they end.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { baton } from './baton-for-test.ts';
import { cookieOf, folder, PASSWORD, startTestRelay } from './relay-for-test.ts';

test('an agent is added while the relay runs, follows the link, is listed, and disabled loses the session', async () => {
  const relay = await startTestRelay();
  const added = await baton(relay.data, 'agent', 'add', 'Rita@Example.com', '--name', 'Rita');
  const token = /\/console\/#\/setup\/(\S+)/u.exec(added.out)?.[1];
  const headers = { 'content-type': 'application/json', origin: relay.url };
  const body = JSON.stringify({ token, name: 'Rita', email: 'someone.else@example.com', password: PASSWORD });
  const made = await fetch(`${relay.url}/api/setup`, { method: 'POST', headers, body });
  // The address is the one that was invited, whatever the form says.
  expect(await made.json()).toMatchObject({ name: 'Rita', email: 'rita@example.com', role: 'agent' });
  expect((await baton(relay.data, 'agent', 'list')).out).toContain('rita@example.com\tRita\tagent');
  expect((await baton(relay.data, 'agent', 'add', 'rita@example.com')).code).toBe(1);
  expect((await baton(relay.data, 'agent', 'disable', 'rita@example.com')).code).toBe(0);
  const cookie = cookieOf(made);
  expect((await fetch(`${relay.url}/api/me`, { headers: { cookie } })).status).toBe(401);
  const again = { method: 'POST', headers, body: JSON.stringify({ email: 'rita@example.com', password: PASSWORD }) };
  expect((await fetch(`${relay.url}/api/auth/sign-in/email`, again)).status).toBe(401);
  await relay.stop();
}, 60_000);

test('a site is added while the relay runs, and served at once', async () => {
  const relay = await startTestRelay();
  const playbook = join(relay.data, 'playbook.yaml');
  const wrong = await baton(relay.data, 'site', 'add', 'acme', '--origin', 'acme.example', '--playbook', playbook);
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('“acme.example” is not an origin')]);
  expect((await baton(relay.data, 'site', 'add', 'acme')).code).toBe(1);
  const added = await baton(
    relay.data,
    'site',
    'add',
    'acme',
    '--origin',
    'https://acme.example/',
    '--playbook',
    playbook,
  );
  expect(added.out).toContain('data-site="acme"');
  expect((await fetch(`${relay.url}/playbook.json?site=acme`)).status).toBe(200);
  expect((await baton(relay.data, 'site', 'list')).out).toContain('acme\tacme\thttps://acme.example\t');
  await relay.stop();
}, 60_000);

test('check, migrate and doctor say what is there and end accordingly', async () => {
  const data = folder();
  const broken = await baton(data, 'check', 'test/server/no-such-playbook.yaml');
  expect([broken.code, broken.err]).toEqual([
    1,
    expect.stringContaining('test/server/no-such-playbook.yaml:1:1  cannot be read'),
  ]);
  const good = await baton(data, 'check');
  expect([good.code, good.out]).toEqual([0, expect.stringContaining('Nothing is wrong.')]);
  expect((await baton(data, 'migrate')).out).toContain('The database is of this version now.');
  expect((await baton(data, 'migrate')).out).toContain('Nothing to do');
  const doctor = await baton(data, 'doctor');
  expect(doctor.out).toContain('opens and takes writes');
  // For pages that pin the script; only where the widget is built.
  if (existsSync('dist/web/baton.js'))
    expect(doctor.out).toMatch(/integrity="sha384-[\w+/]{64}" crossorigin="anonymous"/);
  expect(doctor.out).toContain('-   no e-mails: customers are not promised an answer by e-mail.');
  // No site and no agent yet.
  expect(doctor.code).toBe(1);
}, 60_000);

test('the playbook that a site runs is printed as YAML: its file, or the version published last', async () => {
  const data = folder();
  const relay = await startTestRelay({ data });
  const playbook = join(data, 'playbook.yaml');
  await relay.running.store.saveSite({ id: 'shop', name: 'Shop', origins: [], playbook, knowledge: null });
  const file = await baton(data, 'site', 'playbook', 'shop');
  expect(file.out).toBe(readFileSync(playbook, 'utf8'));
  const source = { version: 1, queues: { general: null }, intents: [] };
  await relay.running.store.savePlaybookVersion({ site: 'shop', number: 1, at: 1, by: 'Ada', note: null, source });
  const published = await baton(data, 'site', 'playbook', 'shop');
  expect(published.out).toBe('version: 1\nqueues:\n  general: null\nintents: []\n');
  expect((await baton(data, 'site', 'playbook', 'shop', '--version', '2')).code).toBe(1);
  await relay.stop();
}, 60_000);
