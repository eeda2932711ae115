// The people who answer: invited with a link, given a role that holds at once, let go, and let in again. The last owner stays.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cookieOf, dialAgent, PASSWORD, signUp, startTestRelay, type TestRelay, until } from './relay-for-test.ts';

let relay: TestRelay;
let owner: string;
let admin: string;

beforeAll(async () => {
  relay = await startTestRelay({ beaconEvery: 60_000 });
  owner = await signUp(relay, 'Ada', 'owner');
  admin = await signUp(relay, 'Ali', 'admin');
});
afterAll(() => relay.stop());

async function call(method: string, path: string, body?: object, cookie = owner) {
  const answer = await fetch(`${relay.url}/api/${path}`, {
    method,
    headers: { cookie, origin: relay.url, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json(), answer };
}

interface Listed {
  readonly agents: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: string;
    readonly disabled: boolean;
  }[];
  readonly invites: readonly { readonly id: string; readonly email: string }[];
}

const list = async () => (await call('GET', 'admin/agents')).body as Listed;
const idOf = async (name: string) => (await list()).agents.find((one) => one.name === name)?.id ?? '';
const invite = (email: string, role: string, cookie = owner) =>
  call('POST', 'admin/agents/invites', { email, name: null, role }, cookie);

function follow(link: string, name: string) {
  const token = link.split('/').at(-1);
  return call('POST', 'setup', { token, name, email: 'other@example.com', password: PASSWORD }, '');
}

test('an invitation is a link that works once, for the address it was made for, and is listed until then', async () => {
  const made = (await invite('New@Example.com', 'agent')).body as { link: string; expiresAt: number };
  expect(made.expiresAt).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  expect((await list()).invites).toMatchObject([{ email: 'new@example.com', role: 'agent' }]);
  expect(JSON.stringify(await list())).not.toContain(made.link.split('/').at(-1));
  expect((await follow(made.link, 'New')).body).toMatchObject({ email: 'new@example.com', role: 'agent' });
  expect((await follow(made.link, 'Again')).status).toBe(404);
  expect((await list()).invites).toEqual([]);
  expect((await invite('new@example.com', 'viewer')).status).toBe(409);
});

test('an invitation that is taken back works no more', async () => {
  const { link } = (await invite('late@example.com', 'agent')).body as { link: string };
  const [open] = (await list()).invites;
  expect((await call('DELETE', `admin/agents/invites/${open?.id}`)).status).toBe(200);
  expect((await follow(link, 'Late')).status).toBe(404);
});

test('ID-08: a role that changes holds at the next event on lines that are open', async () => {
  const cookie = await signUp(relay, 'Bea');
  const line = await dialAgent(relay, cookie);
  const note = () => line.propose('not-there-yet', 0, { type: 'noted', text: 'hm' });
  expect(await note()).toMatchObject({ ok: false, refused: 'not_found' });
  expect((await call('POST', `admin/agents/${await idOf('Bea')}/role`, { role: 'viewer' })).status).toBe(200);
  expect(await note()).toMatchObject({ ok: false, refused: 'forbidden' });
  line.close();
});

test('ID-08: whoever is disabled loses the line at once, signs in no more, and comes back by a new invitation only', async () => {
  const cookie = await signUp(relay, 'Cal');
  const line = await dialAgent(relay, cookie);
  let said: string | null = null;
  line.socket.on('bye', ({ reason }) => {
    said = reason;
  });
  expect((await call('POST', `admin/agents/${await idOf('Cal')}/disable`, {})).status).toBe(200);
  await until(() => said, 'the line to end');
  const signIn = () => call('POST', 'auth/sign-in/email', { email: 'cal@example.com', password: PASSWORD }, '');
  expect((await signIn()).status).toBe(401);
  const { link } = (await invite('cal@example.com', 'viewer')).body as { link: string };
  const back = await follow(link, 'Cal Back');
  expect(back.body).toMatchObject({ email: 'cal@example.com', role: 'viewer' });
  expect(cookieOf(back.answer)).not.toBe('');
  expect((await signIn()).status).toBe(200);
});

test('the last owner stays an owner, and only owners make or unmake owners', async () => {
  const ada = await idOf('Ada');
  expect((await call('POST', `admin/agents/${ada}/role`, { role: 'agent' })).status).toBe(409);
  expect((await call('POST', `admin/agents/${ada}/disable`, {})).status).toBe(409);
  expect((await call('POST', `admin/agents/${ada}/disable`, {}, admin)).status).toBe(403);
  expect((await invite('boss@example.com', 'owner', admin)).status).toBe(403);
  const ali = await idOf('Ali');
  expect((await call('POST', `admin/agents/${ali}/role`, { role: 'owner' }, admin)).status).toBe(403);
  expect((await call('POST', `admin/agents/${ali}/role`, { role: 'owner' })).status).toBe(200);
  const both = await Promise.all([
    call('POST', `admin/agents/${ada}/role`, { role: 'admin' }),
    call('POST', `admin/agents/${ali}/role`, { role: 'admin' }, admin),
  ]);
  expect(both.map((one) => one.status).sort()).not.toEqual([200, 200]);
  const owners = (await list()).agents.filter((one) => one.role === 'owner' && !one.disabled);
  expect(owners).toHaveLength(1);
});
