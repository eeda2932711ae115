// The links in e-mails: they open one conversation, once, for a while, for whoever the mail was for, and nothing for anybody else.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLinks } from '../../server/mail/links.ts';
import { type MailServer, startMailServer } from './mail-server-for-test.ts';
import { type Answering, agentOf, answers, type Cast, mailing, waiting } from './mailing-for-test.ts';
import {
  type Customer,
  dial,
  expectOk,
  newId,
  startTestRelay,
  type TestRelay,
  until,
  withSite,
} from './relay-for-test.ts';

/** What the relays of these tests seal with. */
const SECRET = 'a secret of thirty-two characters';
const PAGE = 'https://shop.example/cart';

interface Mailed extends Cast {
  readonly relay: TestRelay;
  readonly link: string;
  readonly stop: string;
}

async function mailed(relay: TestRelay, agent: Answering, server: MailServer, email: string): Promise<Mailed> {
  const cast = await waiting(relay, agent, { email });
  cast.customer.close();
  await answers(cast, 'Here is your answer.');
  const mail = await until(() => server.mails.find((one) => one.to[0] === email), 'the mail');
  const of = (path: string) => new RegExp(`https?:\\S+${path}\\S+`, 'u').exec(mail.text)?.[0] ?? '';
  return { ...cast, relay, link: of('/back/'), stop: of('/mail/stop/') };
}

/** Presses the button of the link's page; gives where it leads. */
async function press(link: string, where = 'page'): Promise<string> {
  const answer = await fetch(link, { method: 'POST', body: new URLSearchParams({ where }), redirect: 'manual' });
  return answer.headers.get('location') ?? String(answer.status);
}

const passIn = (location: string) => location.split('#baton:')[1] ?? '';

function back(
  customer: Customer,
  pass: string,
): Promise<{ readonly ok: boolean; readonly refused?: string; readonly thread?: string }> {
  const socket = customer.socket as unknown as {
    timeout(ms: number): { emitWithAck(name: string, packet: object): Promise<{ ok: boolean }> };
  };
  return socket.timeout(5_000).emitWithAck('back', { pass });
}

const statusOf = async (link: string) => (await fetch(link)).status;

let server: MailServer;
let relay: TestRelay;
let agent: Answering;
/** The relay's clock runs, and can be put ahead. */
let ahead = 0;
const now = () => Date.now() + ahead;

beforeAll(async () => {
  server = await startMailServer();
  relay = await startTestRelay({ config: mailing(server.url), now });
  await withSite(relay);
  await withSite(relay, 'other');
  agent = agentOf(relay);
});
afterAll(async () => {
  await relay.stop();
  await server.close();
});

test('ID-05: looking at a link changes nothing; its button leads to the page where the thread began, and the browser may take it once', async () => {
  const { link, thread, customer } = await mailed(relay, agent, server, 'once@example.org');
  for (let at = 0; at < 3; at += 1) expect(await statusOf(link)).toBe(200);
  const location = await press(link);
  expect(location.startsWith(`${PAGE}#baton:`)).toBe(true);
  const [one, two] = [await dial(relay), await dial(relay)];
  expect(await one.join(thread)).toMatchObject({ ok: false, refused: 'not_found' });
  expect(await back(one, passIn(location))).toEqual({ ok: true, thread });
  // The answer may have been lost on its way.
  expect(await back(one, passIn(location))).toEqual({ ok: true, thread });
  expect(await back(two, passIn(location))).toMatchObject({ ok: false, refused: 'conflict' });
  expect([await statusOf(link), await press(link)]).toEqual([410, '410']);
  one.close();
  const again = await dial(relay, { token: one.token });
  expect(expectOk(await again.join(thread)).entries.length).toBeGreaterThan(4);
  expectOk(await again.propose(thread, { type: 'said', text: 'From another browser.' }));
  // The browser where it began goes on as before, and so does the new one.
  const first = await dial(relay, { token: customer.token });
  expectOk(await first.propose(thread, { type: 'said', text: 'From the first.' }));
  const later = await dial(relay, { token: again.token });
  expectOk(await later.join(thread));
  for (const each of [two, again, first, later]) each.close();
});

test('ID-05: what is forged, cut, of another purpose or too old opens nothing', async () => {
  const { link, stop, thread } = await mailed(relay, agent, server, 'forged@example.org');
  const token = link.split('/').at(-1) ?? '';
  const [id = '', until36 = '', seal = ''] = token.split('.');
  const sealed = createLinks('another secret of thirty-two signs', now);
  const on = (one: string) => `${relay.url}/back/${one}`;
  const forged = [
    '',
    id,
    `${id}.${until36}`,
    `${id}.${until36}.${seal.slice(0, -1)}`,
    `${id}.${(Number.parseInt(until36, 36) + 1).toString(36)}.${seal}`,
    `${newId()}.${until36}.${seal}`,
    sealed.back(id, now()),
    stop.split('/').at(-1) ?? '',
    createLinks(SECRET, now).pass(id),
    encodeURIComponent(`${token}\u0000`),
    '..%2f..%2fetc',
  ];
  for (const one of forged) expect([one, (await statusOf(on(one))) === 200]).toEqual([one, false]);
  const stranger = await dial(relay);
  for (const pass of [token, ...forged.filter((one) => one !== createLinks(SECRET, now).pass(id))])
    if (pass !== forged[8]) expect(await back(stranger, pass)).toMatchObject({ ok: false, refused: 'not_found' });
  expect(await back(stranger, 'x'.repeat(301))).toMatchObject({ ok: false, refused: 'too_large' });
  const pass = passIn(await press(link));
  ahead += 300_001;
  expect(await back(stranger, pass)).toMatchObject({ ok: false, refused: 'not_found' });
  expect(await statusOf(link)).toBe(200);
  ahead += 14 * 86_400_000;
  expect(await statusOf(link)).toBe(410);
  expect(await stranger.join(thread)).toMatchObject({ refused: 'not_found' });
  stranger.close();
});

test('ID-05: a link is of its site, and goes with the customer who is erased', async () => {
  const { link, thread } = await mailed(relay, agent, server, 'erased@example.org');
  const pass = passIn(await press(link));
  const elsewhere = await dial(relay, { site: 'other' });
  expect(await back(elsewhere, pass)).toMatchObject({ ok: false, refused: 'not_found' });
  const taker = await dial(relay);
  expect(await back(taker, pass)).toMatchObject({ ok: true });
  const row = await relay.running.store.thread(thread);
  await relay.running.threads.erase({ threads: [thread], visitors: [row?.visitor ?? ''], at: now(), by: 'test' });
  expect(await statusOf(link)).toBe(410);
  const after = await dial(relay, { token: taker.token });
  // Not even the name is left: whoever shows the token is somebody new.
  expect(after.visitor).not.toBe(taker.visitor);
  for (const each of [elsewhere, taker, after]) each.close();
});

test('ID-05: once an address is put right, the link that went to the wrong one opens nothing', async () => {
  const { link, thread, customer } = await mailed(relay, agent, server, 'wrong@example.org');
  const pass = passIn(await press(link));
  const [again, stranger] = [await dial(relay, { token: customer.token }), await dial(relay)];
  expectOk(await again.propose(thread, { type: 'contactLeft', email: 'right@example.org' }));
  expect(await statusOf(link)).toBe(410);
  expect(await back(stranger, pass)).toMatchObject({ ok: false, refused: 'not_found' });
  again.close();
  stranger.close();
});

test('the link never leads to a page that is not surely the site’s', async () => {
  for (const [url, wanted] of [
    ['https://evil.example/cart', '/back/on/shop'],
    ['https://shop.example.evil.example/', '/back/on/shop'],
    ['javascript:alert(1)//https://shop.example', '/back/on/shop'],
    ['https://user:pass@shop.example/cart?session=1#x', PAGE],
  ] as const) {
    const email = `page-${newId()}@example.org`;
    const customer = await dial(relay);
    const thread = newId();
    expectOk(await customer.propose(thread, { type: 'started', site: 'shop', locale: 'fr', page: { url, title: '' } }));
    expectOk(await customer.propose(thread, { type: 'contactLeft', email }));
    expectOk(
      await customer.propose(thread, {
        type: 'handedOff',
        queue: 'general',
        priority: 'low',
        row: 'x',
        firstReply: null,
      }),
    );
    customer.close();
    await answers({ customer, agent, thread }, 'Voilà.');
    const mail = await until(() => server.mails.find((one) => one.to[0] === email), 'the mail');
    const link = /https?:\S+\/back\/\S+/u.exec(mail.text)?.[0] ?? '';
    const page = await (await fetch(link)).text();
    expect(page).toContain('<html lang="fr" dir="ltr">');
    expect((await press(link)).startsWith(wanted)).toBe(true);
    expect((await press(link, 'here')).startsWith('/back/on/shop?locale=fr#baton:')).toBe(true);
  }
});

test('ID-03, PAIN-14: an e-mail makes nobody a customer whom the site knows by name', async () => {
  // Enough was pressed in the last minute.
  ahead += 120_000;
  const { createHmac, randomBytes } = await import('node:crypto');
  const key = randomBytes(32).toString('base64url');
  const site = await relay.running.store.site('shop');
  if (site)
    await relay.running.store.saveSite({
      ...site,
      identity: { required: false, keys: [{ kid: 'k1', alg: 'HS256', key }] },
    });
  const iat = Math.floor(now() / 1_000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const tokenOf = (sub: string) => {
    const head = `${part({ alg: 'HS256', kid: 'k1' })}.${part({ sub, aud: 'shop', iat, exp: iat + 3_600 })}`;
    return `${head}.${createHmac('sha256', Buffer.from(key, 'base64url')).update(head).digest('base64url')}`;
  };
  const email = 'named@example.org';
  const mia = await dial(relay, { identity: tokenOf('mia') });
  const thread = newId();
  expectOk(await mia.propose(thread, { type: 'started', site: 'shop', locale: 'en', page: { url: PAGE, title: '' } }));
  expectOk(await mia.propose(thread, { type: 'contactLeft', email }));
  expectOk(
    await mia.propose(thread, { type: 'handedOff', queue: 'general', priority: 'low', row: 'x', firstReply: null }),
  );
  mia.close();
  const epoch = (await relay.running.store.thread(thread))?.epoch ?? 0;
  expectOk(await agent.propose(thread, epoch, { type: 'said', text: 'Signed in, then.' }));
  const mail = await until(() => server.mails.find((one) => one.to[0] === email), 'the mail');
  const pass = passIn(await press(/https?:\S+\/back\/\S+/u.exec(mail.text)?.[0] ?? ''));
  const [nobody, ben] = [await dial(relay), await dial(relay, { identity: tokenOf('ben') })];
  for (const each of [nobody, ben]) {
    expect(await back(each, pass)).toMatchObject({ ok: false, refused: 'unauthorised' });
    expect(await each.join(thread)).toMatchObject({ refused: 'not_found' });
  }
  const phone = await dial(relay, { identity: tokenOf('mia') });
  expect(await back(phone, pass)).toEqual({ ok: true, thread });
  expectOk(await phone.join(thread));
  for (const each of [nobody, ben, phone]) each.close();
});

test('SEC-16: one press stops every e-mail to the address, from a mail program too; and what is waiting is not sent', async () => {
  const email = 'stop@example.org';
  const { stop, thread, relay: on } = await mailed(relay, agent, server, email);
  expect(await statusOf(stop)).toBe(200);
  const epoch = (await relay.running.store.thread(thread))?.epoch ?? 0;
  expectOk(await agent.propose(thread, epoch, { type: 'said', text: 'Not to be mailed.' }));
  const answer = await fetch(stop, {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(answer.status).toBe(200);
  ahead += 2 * 86_400_000;
  for (;;) {
    if ((await relay.running.store.mails.ofThread(thread)).every((one) => one.state !== 'waiting')) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(server.mails.filter((one) => one.to[0] === email)).toHaveLength(1);
  expect(await (await fetch(`${on.url}/metrics`)).text()).toContain('baton_mails_total{result="stopped"} 1');
});

test('the way back is pressed so often by one address, and no more; stopping is never refused', async () => {
  const statuses: number[] = [];
  for (let at = 0; at < 30; at += 1) statuses.push((await fetch(`${relay.url}/back/none`, { method: 'POST' })).status);
  expect(statuses.filter((one) => one === 429).length).toBeGreaterThan(15);
  const stop = `${relay.url}/mail/stop/${createLinks(SECRET, now).stop('digest')}`;
  for (let at = 0; at < 30; at += 1) expect((await fetch(stop, { method: 'POST' })).status).toBe(200);
});
