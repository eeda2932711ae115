// E-mails of a relay in a process of its own: what a SIGKILL leaves, what its log tells, and what `baton doctor` finds.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSmtp } from '../../server/mail/smtp.ts';
import { firstAgent, freePort } from '../bench/served.ts';
import { type MailServer, startMailServer } from './mail-server-for-test.ts';
import { dial, dialAgent, expectOk, newId, type TestRelay, until } from './relay-for-test.ts';
import { startServed } from './served-for-test.ts';

const LOGIN = { user: 'post', pass: 'pass-canary/+:@ 1' };
const EMAIL = 'address-canary@example.org';
const from = { name: null, address: 'support@acme.example' };

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer(0, LOGIN);
});
afterAll(() => server.close());

test('PAIN-8, SEC-21: killed right after the answer was acknowledged the relay mails it when it is back, and no address, password or link is in its log', async () => {
  const port = await freePort();
  const env = { LOG_LEVEL: 'trace', SMTP_URL: server.url, MAIL_FROM: 'support@acme.example', MAIL_AFTER: '1' };
  const relay = await startServed(port, env);
  try {
    const asTest = { url: relay.url } as TestRelay;
    const cookie = await firstAgent({ port, said: relay.said });
    const customer = await dial(asTest, { site: 'demo', origin: null });
    const thread = newId();
    expectOk(await customer.propose(thread, { type: 'started', site: 'demo', locale: 'en', page: null }));
    expectOk(await customer.propose(thread, { type: 'contactLeft', email: EMAIL }));
    const agent = await dialAgent(asTest, cookie);
    customer.close();
    expectOk(await agent.propose(thread, 0, { type: 'said', text: 'answer-canary' }));
    await relay.end('SIGKILL');
    agent.close();
    expect(server.mails).toEqual([]);
    server.refuseWith(451);
    await relay.start();
    await until(() => relay.said().includes('e-mail not sent yet'), 'the first try');
    server.refuseWith(null);
    const [mail] = await mailsOf(relay);
    expect(mail?.text).toContain('answer-canary');
    const metrics = await (await fetch(`${relay.url}/metrics`)).text();
    await relay.end('SIGTERM');
    const links = (mail?.text ?? '').match(/[\w-]+\.[\w-]+\.[\w-]{20,}/gu) ?? [];
    expect(links).toHaveLength(2);
    const output = relay.said() + metrics;
    for (const secret of [...links, EMAIL, 'canary', LOGIN.pass, encodeURIComponent(LOGIN.pass), thread])
      expect(output.replaceAll(/\S*\/console\/#\S*/gu, '')).not.toContain(secret);
  } finally {
    await relay.close();
  }
}, 60_000);

/** The second try would come after a minute: it is put first in the database, by the relay's own hand while it is stopped. */
async function mailsOf(relay: Awaited<ReturnType<typeof startServed>>) {
  const { sqliteStore } = await import('../../server/store/sqlite.ts');
  await relay.end('SIGTERM');
  const store = await sqliteStore(`${relay.data}/baton.db`);
  await store.db.updateTable('mails').set({ due_at: 0 }).execute();
  await store.close();
  await relay.start();
  await until(() => server.mails.length > 0, 'the mail');
  return server.mails;
}

test('a mail server is tried before it is needed: who takes our sign-in, who does not, and who is not there', async () => {
  const reached = new URL(server.url);
  expect(await createSmtp({ smtp: server.url, from }).test()).toBeNull();
  const wrong = `smtp://post:wrong@${reached.host}`;
  expect(await createSmtp({ smtp: wrong, from }).test()).toBe(
    'it does not take this user and password; check SMTP_URL',
  );
  const nobody = await startMailServer();
  await nobody.close();
  expect(await createSmtp({ smtp: nobody.url, from }).test()).toContain('it cannot be reached');
});
