// Signed identity: which tokens are believed, what they open, and that leaving one out opens nothing.
import { randomBytes } from 'node:crypto';
import { exportSPKI, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Identity, identityOf } from '../../server/identity.ts';
import type { IdentityKey, Site } from '../../server/store/store.ts';
import {
  dial,
  dialAgent,
  expectOk,
  newId,
  signUp,
  startTestRelay,
  startThread,
  type TestRelay,
  withSite,
} from './relay-for-test.ts';

const SECRET = randomBytes(32);
const NOW = Date.now();
const KEY: IdentityKey = { kid: 'key-one', alg: 'HS256', key: SECRET.toString('base64url') };
const site = (keys: readonly IdentityKey[] = [KEY], required = false): Site => ({
  id: 'shop',
  name: 'shop',
  origins: ['https://shop.example'],
  playbook: 'playbook.yaml',
  knowledge: null,
  identity: { required, keys },
});

interface Signing {
  readonly secret?: Uint8Array;
  readonly kid?: string;
  readonly aud?: string;
  readonly sub?: string;
  readonly from?: number;
  readonly lasts?: number;
}

function signed(
  claims: JWTPayload = {},
  { secret = SECRET, kid, aud = 'shop', sub = 'u-1', from = 0, lasts = 3_600 }: Signing = {},
) {
  const iat = Math.floor(NOW / 1_000) + from;
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', ...(kid && { kid }) })
    .setSubject(sub)
    .setAudience(aud)
    .setIssuedAt(iat)
    .setExpirationTime(iat + lasts)
    .sign(secret);
}

const judge = (token: string, of = site()) => identityOf(of, token, NOW);
const why = async (token: string, of = site()) => {
  const judged = await judge(token, of);
  return 'refused' in judged ? judged.what : 'believed';
};

test('ID-01: a token of the site is believed, with its plain claims and nothing else', async () => {
  const token = await signed({ name: 'Mia', plan: 'enterprise', mrr: 4200, admin: true, nested: { a: 1 }, list: [1] });
  expect(await judge(token)).toEqual({
    subject: 'u-1',
    traits: { id: 'u-1', name: 'Mia', plan: 'enterprise', mrr: 4200, admin: true },
  } satisfies Identity);
});

test('ID-01, SEC-17: forged tokens are refused, each for its reason', async () => {
  const head = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const [, body = '', seal = ''] = (await signed()).split('.');
  const unsigned = new UnsecuredJWT({}).setSubject('u-1').setAudience('shop').setIssuedAt().setExpirationTime('1h');
  const forged: Readonly<Record<string, string>> = {
    'no algorithm': unsigned.encode(),
    'no algorithm, with a seal': `${head({ alg: 'none' })}.${body}.${seal}`,
    'another key': await signed({}, { secret: randomBytes(32) }),
    'an unknown kid': await signed({}, { kid: 'key-two' }),
    'a kid that is a path': await signed({}, { kid: '../../dev/null' }),
    'another algorithm': `${head({ alg: 'HS512' })}.${body}.${seal}`,
    'a changed body': `${head({ alg: 'HS256' })}.${head({ sub: 'admin', aud: 'shop', iat: 1, exp: 9_999_999_999 })}.${seal}`,
    'a prototype as the algorithm': `${head({ alg: '__proto__' })}.${body}.${seal}`,
    nothing: '...',
    words: 'not a token',
  };
  for (const [name, token] of Object.entries(forged))
    expect([name, await why(token)]).toEqual([name, expect.stringContaining('not signed')]);
  expect(await why(await signed({}, { aud: 'other' }))).toContain('aud');
  expect(await why(await signed({}, { from: -7_200 }))).toContain('expired');
  expect(await why(await signed({}, { lasts: 90_000 }))).toContain('24 hours');
  expect(await why(await signed({}, { from: 600 }))).toMatch(/future|iat/);
  expect(await why(await signed({}, { sub: '' }))).toContain('sub');
  expect(await why(await signed(JSON.parse('{"__proto__":"x","constructor":"y"}')))).toBe('believed');
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

test('ID-01: clocks may differ by a minute, and a token needs all of sub, aud, iat and exp', async () => {
  expect(await why(await signed({}, { from: -3_630 }))).toBe('believed');
  expect(await why(await signed({}, { from: -3_700 }))).toContain('expired');
  const bare = await new SignJWT({ aud: 'shop', sub: 'u-1' }).setProtectedHeader({ alg: 'HS256' }).sign(SECRET);
  expect(await why(bare)).toMatch(/iat|exp/);
});

test('ID-01: with Ed25519 the public key does not become a secret (algorithm confusion)', async () => {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const pem = await exportSPKI(publicKey);
  const of = site([{ kid: 'ed', alg: 'EdDSA', key: pem }]);
  const claims = new SignJWT({}).setSubject('u-1').setAudience('shop').setIssuedAt().setExpirationTime('1h');
  expect(await why(await claims.setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey), of)).toBe('believed');
  expect(await why(await signed({}, { secret: new TextEncoder().encode(pem) }), of)).toContain('not signed');
});

test('ID-01: while a site changes keys both hold; one that was taken away does not', async () => {
  const next: IdentityKey = { kid: 'key-two', alg: 'HS256', key: randomBytes(32).toString('base64url') };
  const old = await signed({}, { kid: 'key-one' });
  expect(await why(old, site([next, KEY]))).toBe('believed');
  expect(await why(old, site([next]))).toContain('not signed');
});

// Over sockets

let relay: TestRelay;
beforeAll(async () => {
  relay = await startTestRelay();
  await withSite(relay);
});
beforeEach(() => relay.running.store.saveSite(site()));
afterAll(() => relay.stop());

const account = async (thread: string) => (await relay.running.threads.known(thread))?.thread.account;

test('ID-03: what the page says is unverified; what the site signed is verified, and the page cannot overwrite it', async () => {
  const anybody = await dial(relay);
  const claimed = await startThread(anybody);
  const event = { type: 'identified', traits: { id: 'u-1', name: 'Mia' }, verified: true } as const;
  expectOk(await anybody.propose(claimed, event));
  expect(await account(claimed)).toEqual({ traits: event.traits, verified: false });

  const mia = await dial(relay, { identity: await signed({ name: 'Mia', plan: 'enterprise' }) });
  const thread = await startThread(mia);
  const traits = { id: 'u-1', name: 'Mia', plan: 'enterprise' };
  expect(await account(thread)).toEqual({ traits, verified: true });
  expectOk(await mia.propose(thread, { type: 'identified', traits: { plan: 'gold' }, verified: true }));
  expect(await account(thread)).toEqual({ traits, verified: true, claimed: { plan: 'gold' } });
});

test('ID-03: claiming to be somebody, signed or not, shows nothing of theirs', async () => {
  const mia = await dial(relay, { identity: await signed({}, { sub: 'mia' }) });
  const thread = await startThread(mia, 'a private matter');
  const stranger = await dial(relay);
  expect(await stranger.join(thread)).toMatchObject({ ok: false, refused: 'not_found' });
  const bob = await dial(relay, { identity: await signed({ email: 'mia@example.org' }, { sub: 'bob' }) });
  expect(await bob.join(thread)).toMatchObject({ ok: false, refused: 'not_found' });
  const home = await dial(relay, { identity: await signed({}, { sub: 'mia' }) });
  expect(expectOk(await home.join(thread)).head).toBeGreaterThan(1);
});

test('ID-03: a thread begun before signing in goes on as the customer’s; signed out it is closed to the browser', async () => {
  const before = await dial(relay);
  const thread = await startThread(before);
  before.close();
  const named = await dial(relay, { token: before.token, identity: await signed({ name: 'Mia' }) });
  expect(expectOk(await named.join(thread)).head).toBe(3);
  expect(await account(thread)).toMatchObject({ verified: true });
  named.close();
  const after = await dial(relay, { token: named.token });
  expect(await after.join(thread)).toMatchObject({ ok: false, refused: 'not_found' });
});

test('ID-02: where identity is required, leaving the token out, blank or wrong opens no line', async () => {
  await relay.running.store.saveSite(site([KEY], true));
  for (const identity of [undefined, null, '', 'not a token', await signed({}, { aud: 'other' })])
    await expect(dial(relay, identity === undefined ? {} : { identity })).rejects.toMatchObject({
      data: { refused: 'unauthorised' },
    });
  const named = await dial(relay, { identity: await signed() });
  expectOk(await named.propose(newId(), { type: 'started', site: 'shop', locale: 'en', page: null }));
  await expect(dial(relay, { token: named.token })).rejects.toMatchObject({ data: { refused: 'unauthorised' } });
});

test('ID-02, ID-03: the agent sees who is verified and who is not', async () => {
  const agent = await dialAgent(relay, await signUp(relay, 'Vera'));
  await agent.inbox();
  const mia = await dial(relay, { identity: await signed({ name: 'Mia' }, { sub: 'seen' }) });
  const thread = await startThread(mia);
  const { cards } = await agent.inbox();
  expect(cards.find((card) => card.thread === thread)).toMatchObject({ verified: true, customer: 'Mia' });
});
