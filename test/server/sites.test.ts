// Sites over HTTP: added beside a running one, opened to an origin, given keys; what holds from the next connection on.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dial, signUp, startTestRelay, type TestRelay, withSite } from './relay-for-test.ts';

let relay: TestRelay;
let owner: string;

beforeAll(async () => {
  relay = await startTestRelay();
  await withSite(relay);
  owner = await signUp(relay, 'Ada', 'owner');
});
afterAll(() => relay.stop());

async function call(method: string, path = '', body?: object) {
  const answer = await fetch(`${relay.url}/api/admin/sites${path}`, {
    method,
    headers: { cookie: owner, origin: relay.url, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}

const NEW = 'https://new.example';

test('a site that is added begins with the playbook another one runs, and is served at once', async () => {
  const admin = (path: string, body?: object) =>
    fetch(`${relay.url}/api/admin/playbooks/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { cookie: owner, origin: relay.url },
      ...(body && { body: JSON.stringify(body) }),
    }).then((answer) => answer.json());
  const { source } = await admin('shop');
  await admin('shop/versions', { source: { ...source, mode: 'shadow' }, base: 0, note: null });
  const made = await call('POST', '', { id: 'outlet', name: 'Outlet', origins: [`${NEW}/`], from: 'shop' });
  expect(made.body).toMatchObject({ id: 'outlet', origins: [NEW], required: false, keys: [] });
  const served = await fetch(`${relay.url}/playbook.json?site=outlet`);
  expect(await served.json()).toMatchObject({ mode: 'shadow' });
  const customer = await dial(relay, { site: 'outlet', origin: NEW });
  customer.close();
  expect((await call('POST', '', { id: 'outlet', name: 'Again', origins: [], from: 'shop' })).status).toBe(409);
  expect((await call('POST', '', { id: 'more', name: 'More', origins: [], from: 'none' })).status).toBe(404);
});

test('an origin that is added may open lines from then on, and one that is taken out no more', async () => {
  await withSite(relay, 'origins');
  await fetch(`${relay.url}/playbook.json?site=origins`);
  await expect(dial(relay, { site: 'origins', origin: NEW })).rejects.toMatchObject({ data: { refused: 'forbidden' } });
  const wrong = await call('POST', '/origins', { name: 'Origins', origins: ['new.example'] });
  expect([wrong.status, wrong.body.what]).toEqual([400, expect.stringContaining('“new.example” is not an origin')]);
  expect((await call('POST', '/origins', { name: 'Origins', origins: [NEW] })).status).toBe(200);
  (await dial(relay, { site: 'origins', origin: NEW })).close();
  await expect(dial(relay, { site: 'origins' })).rejects.toMatchObject({ data: { refused: 'forbidden' } });
});

test('a secret is shown once, requiring it keeps the anonymous out, and the last key of such a site stays', async () => {
  expect((await call('POST', '/shop/identity', { required: true })).status).toBe(409);
  const { kid, secret } = (await call('POST', '/shop/keys', { publicKey: null })).body;
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  const { body } = await call('GET');
  expect(body.sites.find((one: { id: string }) => one.id === 'shop')).toMatchObject({ keys: [{ kid, alg: 'HS256' }] });
  expect(JSON.stringify(body)).not.toContain(secret);
  expect((await call('POST', '/shop/identity', { required: true })).status).toBe(200);
  await expect(dial(relay)).rejects.toMatchObject({ data: { refused: 'unauthorised' } });
  expect((await call('DELETE', `/shop/keys/${kid}`)).status).toBe(409);
  expect((await call('POST', '/shop/identity', { required: false })).status).toBe(200);
  expect((await call('DELETE', `/shop/keys/${kid}`)).status).toBe(200);
  (await dial(relay)).close();
});

test('a public key is taken as PEM; anything else, a private key above all, is refused with what to do', async () => {
  const { generateKeyPairSync } = await import('node:crypto');
  const pair = (type: 'ed25519') => generateKeyPairSync(type);
  const { publicKey, privateKey } = pair('ed25519');
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  expect((await call('POST', '/shop/keys', { publicKey: pem })).body).toMatchObject({ alg: 'EdDSA', secret: null });
  const secret = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  for (const wrong of [secret, 'not a key', '']) {
    const answer = await call('POST', '/shop/keys', { publicKey: wrong });
    expect([answer.status, answer.body.what]).toEqual([400, expect.stringContaining('-pubout')]);
  }
});
