// Saved replies over HTTP: written by admins, read by all, refused with what to do, and told to open consoles.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dialAgent, signUp, startTestRelay, type TestRelay, until, withSite } from './relay-for-test.ts';

let relay: TestRelay;
let admin: string;
let agent: string;

beforeAll(async () => {
  relay = await startTestRelay({ beaconEvery: 60_000 });
  await withSite(relay);
  admin = await signUp(relay, 'Ali', 'admin');
  agent = await signUp(relay, 'Ann', 'agent');
});
afterAll(() => relay.stop());

async function call(method: string, path: string, body?: object, cookie = admin) {
  const answer = await fetch(`${relay.url}/api/admin/replies${path}`, {
    method,
    headers: { cookie, origin: relay.url, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}

const REPLY = { title: 'Refund', text: 'Hi {{customer.first_name}}, it is on its way.', site: null };
const titles = async () => (await call('GET', '', undefined, agent)).body.replies.map((one: typeof REPLY) => one.title);

test('a reply that an admin saves is there for every agent, with who wrote it, until it is deleted', async () => {
  const { status, body } = await call('POST', '', { ...REPLY, title: '  Refund ' });
  expect([status, body]).toEqual([200, expect.objectContaining({ ...REPLY, by: 'Ali' })]);
  expect((await call('GET', '', undefined, agent)).body).toMatchObject({
    replies: [{ id: body.id, ...REPLY }],
    sites: [{ id: 'shop' }],
  });
  expect((await call('POST', `/${body.id}`, { ...REPLY, title: 'Money back', site: 'shop' })).status).toBe(200);
  expect(await titles()).toEqual(['Money back']);
  expect((await call('DELETE', `/${body.id}`)).status).toBe(200);
  expect((await call('DELETE', `/${body.id}`)).status).toBe(404);
  expect((await call('POST', `/${body.id}`, REPLY)).status).toBe(404);
  expect(await titles()).toEqual([]);
});

test('what cannot be kept is refused, and says what to do', async () => {
  const { body } = await call('POST', '', REPLY);
  const cases: readonly (readonly [object, number, RegExp])[] = [
    [{ ...REPLY, title: ' ' }, 400, /title/u],
    [{ ...REPLY, title: 'x'.repeat(81) }, 400, /80 characters/u],
    [{ ...REPLY, text: '\n' }, 400, /what the customer is to read/u],
    [{ ...REPLY, text: 'x'.repeat(4_097) }, 400, /at most 4096 characters/u],
    [{ ...REPLY, title: 'Other', text: 'Hi {{customer.nmae}}' }, 400, /customer\.nmae.*customer\.name/u],
    [{ ...REPLY, title: 'Other', text: 'Hi {{customer.name' }, 400, /two braces/u],
    [{ ...REPLY, title: 'Other', site: 'none' }, 400, /no site “none”/u],
    [{ ...REPLY, title: 'REFUND' }, 409, /another title/u],
  ];
  for (const [given, status, says] of cases) {
    const answer = await call('POST', '', given);
    expect([answer.status, answer.body.what]).toEqual([status, expect.stringMatching(says)]);
  }
  expect(await titles()).toEqual(['Refund']);
  await call('DELETE', `/${body.id}`);
});

test('open consoles are told of what was saved and what was deleted, and of nothing that was refused', async () => {
  const line = await dialAgent(relay, agent);
  let told = 0;
  await line.inbox();
  line.socket.on('replies', () => {
    told += 1;
  });
  await call('POST', '', { ...REPLY, text: '' });
  const { body } = await call('POST', '', REPLY);
  await until(() => told === 1, 'the news');
  await call('DELETE', `/${body.id}`);
  await until(() => told === 2, 'the news');
  line.close();
});
