// What an operator reads never holds what a customer wrote or what opens a door: a relay in a process of its own, its whole output searched.
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { firstAgent, freePort } from '../bench/served.ts';
import { dial, dialAgent, expectOk, newId, type TestRelay } from './relay-for-test.ts';
import { type ServedProcess, startServed } from './served-for-test.ts';

const CARD = '4111 1111 1111 1111';
const WORD = 'zebrafinch-canary';
const PASSWORD = 'a password nobody may read';
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJlLW9mLWEtY2FuYXJ5';
const DOOR = 'door-canary-0123456789abcdef';
const said = { type: 'said', text: `${WORD}: my card is ${CARD}, my password is hunter2-canary` } as const;

test('SEC-21: no word, card, password, token or cookie is in the log, an error’s body or a metric, whatever goes wrong', async () => {
  const port = await freePort();
  const relay = await startServed(port, { LOG_LEVEL: 'trace' });
  const bodies: string[] = [];
  const told = (body: unknown) => bodies.push(typeof body === 'string' ? body : JSON.stringify(body));
  try {
    const asTest = { url: relay.url } as TestRelay;
    const cookie = await firstAgent({ port, said: relay.said });
    const customer = await dial(asTest, { site: 'demo', origin: null });
    const thread = newId();
    expectOk(
      await customer.propose(thread, {
        type: 'started',
        site: 'demo',
        locale: 'en',
        page: { url: `https://shop.example/?q=${WORD}`, title: WORD },
      }),
    );
    expectOk(await customer.propose(thread, said));
    expectOk(
      await customer.propose(thread, { type: 'identified', traits: { name: WORD, card: CARD }, verified: false }),
    );
    await refused(relay, customer.token, told);
    for (const broken of [
      { thread, draft: said },
      { thread, draft: { id: newId(), epoch: 0, event: { ...said, type: WORD } } },
    ])
      told(await customer.socket.timeout(5_000).emitWithAck('propose', broken as never));
    const agent = await dialAgent(asTest, cookie);
    told(await agent.propose(thread, 0, { type: 'noted', text: '' }));
    // A database that can no longer grow: the store's own error quotes nothing either.
    const limit = (size: string) => execFileSync('prlimit', [`--pid=${relay.pid()}`, `--fsize=${size}:`]);
    limit('4096');
    const stuck = await customer.propose(thread, said);
    limit('unlimited');
    expect(stuck).toMatchObject({ ok: false, refused: 'busy' });
    told(stuck);
    customer.close();
    agent.close();
    told(await (await fetch(`${relay.url}/metrics`)).text());
    await relay.end('SIGTERM');

    const log = relay.said().replaceAll(/\S*\/console\/#\S*/gu, '');
    expect(log).toContain('"msg":"stopping"');
    expect(bodies.length).toBeGreaterThan(12);
    const secrets = [
      WORD,
      CARD,
      CARD.replaceAll(' ', ''),
      PASSWORD,
      'hunter2',
      JWT,
      JWT.slice(-20),
      DOOR,
      customer.token,
    ];
    for (const secret of [...secrets, ...cookie.split('; ').map((one) => one.slice(one.indexOf('=') + 1))]) {
      expect(log).not.toContain(secret);
      expect(bodies.filter((body) => body.includes(secret))).toEqual([]);
    }
  } finally {
    await relay.close();
  }
}, 40_000);

/** Everything that is turned away over HTTP and at the handshake, with a secret in each. */
async function refused(relay: ServedProcess, token: string, told: (body: unknown) => void): Promise<void> {
  const json = { 'content-type': 'application/json', origin: relay.url };
  const post = (path: string, body: string, headers: Readonly<Record<string, string>> = json) =>
    fetch(`${relay.url}${path}`, { method: 'POST', headers, body }).then((response) => response.text());
  told(await post('/api/auth/sign-in/email', JSON.stringify({ email: 'ann@example.com', password: PASSWORD })));
  told(
    await post(
      '/api/setup',
      JSON.stringify({ token: DOOR, name: 'Ann', email: 'ann@example.com', password: PASSWORD }),
    ),
  );
  told(await post('/api/setup', `{"token":"${DOOR}`));
  told(await post('/api/setup', said.text, { ...json, origin: 'https://evil.example' }));
  told(await post('/api/auth/sign-out', '{}', { ...json, cookie: `baton.session_token=${DOOR}` }));
  for (const path of ['/api/me', '/api/customers', '/nowhere', '/playbook.json'])
    told(
      await (
        await fetch(`${relay.url}${path}?token=${DOOR}`, { headers: { cookie: `x=${DOOR}`, authorization: JWT } })
      ).text(),
    );
  for (const options of [{ token: `${token}${DOOR}` }, { identity: JWT }, { protocol: 99, token: DOOR }])
    told(
      await dial({ url: relay.url } as TestRelay, { site: 'demo', origin: null, ...options }).then(
        (customer) => {
          customer.close();
          return '';
        },
        (error: Error) => `${error.message} ${JSON.stringify(error)}`,
      ),
    );
}
