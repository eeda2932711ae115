// Answers to customers who left: e-mailed once, to whoever left an address and is still away, whatever goes down in between.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sqliteStore } from '../../server/store/sqlite.ts';
import { startMailServer } from './mail-server-for-test.ts';
import {
  AFTER,
  agentOf,
  answers,
  EMAIL,
  mailing,
  mailServer,
  open,
  quiet,
  relayWith,
  waiting,
} from './mailing-for-test.ts';
import { dial, expectOk, folder, handedOff, newId, startTestRelay, until, withSite } from './relay-for-test.ts';

test('PAIN-8: who left an address and is away is mailed the answers, in one mail, in their language, with a way back', async () => {
  const server = await mailServer();
  const relay = await relayWith(server.url);
  const cast = await waiting(relay, agentOf(relay), { locale: 'de-AT' });
  cast.customer.close();
  await answers(cast, 'Ihre Rechnung ist <b>korrigiert</b> & neu.\nBis bald', 'Noch etwas?');
  const [mail] = await until(() => server.mails.length > 0 && server.mails, 'the mail');
  await quiet();
  expect(server.mails).toHaveLength(1);
  expect(mail).toMatchObject({ from: 'support@acme.example', to: [EMAIL] });
  const header = (name: string) => mail?.headers.get(name);
  expect(header('from')).toEqual(['Acme Support <support@acme.example>']);
  expect(header('to')).toEqual([EMAIL]);
  expect(header('subject')).toEqual(['Ihre Antwort von shop']);
  expect(header('auto-submitted')).toEqual(['auto-generated']);
  expect(header('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
  expect(mail?.text).toContain('Ann:\n\nIhre Rechnung ist <b>korrigiert</b> & neu.\nBis bald');
  expect(mail?.text).toContain('Noch etwas?');
  expect(mail?.html).toContain('Ihre Rechnung ist &lt;b&gt;korrigiert&lt;/b&gt; &amp; neu.<br>Bis bald');
  expect(mail?.html).toMatch(/^<!doctype html>\n<html lang="de" dir="ltr">/u);
  for (const part of [mail?.text, mail?.html]) {
    expect(part).toContain(`${relay.url}/back/`);
    expect(part).toContain(`${relay.url}/mail/stop/`);
  }
  // Whoever left the address of somebody else could make the relay say things to them.
  expect(mail?.raw).not.toMatch(/canary-words|canary-query|canary-title/u);
  expect(mail?.raw).not.toContain(cast.thread);
});

test('who is there, or has read the answer, gets no mail; who leaves without reading gets it then', async () => {
  const server = await mailServer();
  const relay = await relayWith(server.url);
  const agent = agentOf(relay);
  const reader = await waiting(relay, agent, { email: 'reader@example.org' });
  const leaver = await waiting(relay, agent, { email: 'leaver@example.org' });
  await answers(reader, 'For the reader.');
  await answers(leaver, 'For the leaver.');
  reader.customer.socket.emit('seen', { thread: reader.thread, upTo: 99 });
  await quiet();
  expect(server.mails).toEqual([]);
  reader.customer.close();
  leaver.customer.close();
  await until(() => server.mails.length > 0, 'the mail of the one who left');
  await quiet();
  expect(server.mails.map((mail) => mail.to)).toEqual([['leaver@example.org']]);
});

test('without an address nothing is mailed, and without a mail server nothing is kept to be mailed', async () => {
  const server = await mailServer();
  const relay = await relayWith(server.url);
  const customer = await dial(relay);
  const thread = newId();
  expectOk(await customer.propose(thread, { type: 'started', site: 'shop', locale: 'en', page: null }));
  expectOk(await customer.propose(thread, handedOff()));
  const agent = agentOf(relay);
  await answers({ customer, agent, thread }, 'Nobody asked for a mail.');
  const mute = await startTestRelay();
  open.push(mute);
  await withSite(mute);
  const cast = await waiting(mute, agentOf(mute));
  await answers(cast, 'No server.');
  await quiet();
  expect(server.mails).toEqual([]);
  for (const one of [relay, mute]) expect(await one.running.store.mails.counts()).toMatchObject({ waiting: 0 });
});

test('a later mail of the thread stands under the first one, and an address is asked for anew before each', async () => {
  const server = await mailServer();
  let time = Date.now();
  const relay = await relayWith(server.url, { now: () => time });
  const cast = await waiting(relay, agentOf(relay));
  cast.customer.close();
  await answers(cast, 'First.');
  time += AFTER;
  await until(() => server.mails.length === 1 || void (time += 5), 'the first mail');
  expectOk(await cast.agent.propose(cast.thread, 2, { type: 'said', text: 'Second.' }));
  time += 86_400_000;
  const [first, second] = await until(() => server.mails.length === 2 && server.mails, 'the second mail');
  const id = (at: typeof first) => at?.headers.get('message-id')?.[0] ?? '';
  const references = (at: typeof first) => (at?.headers.get('references')?.[0] ?? '').split(' ');
  expect(id(first)).toMatch(/^<[0-9a-f]{32}@127\.0\.0\.1>$/u);
  expect(references(first)).toHaveLength(1);
  expect(references(second)).toEqual([...references(first), id(first)]);
  expect(second?.headers.get('in-reply-to')).toEqual([id(first)]);
  expect(second?.text).toContain('Second.');
  expect(second?.text).not.toContain('First.');
});

test('stopped between the answer and the mail, the next relay on the same data sends it, once', async () => {
  const server = await mailServer();
  const data = folder();
  const first = await startTestRelay({
    data,
    config: mailing(server.url),
    timers: { after: () => () => {}, every: () => () => {} },
  });
  await withSite(first);
  const cast = await waiting(first, agentOf(first));
  cast.customer.close();
  await answers(cast, 'Kept over a restart.');
  await first.stop();
  expect(server.mails).toEqual([]);
  const second = await relayWith(server.url, { data });
  await until(() => server.mails.length > 0, 'the mail after the restart');
  await quiet();
  expect(server.mails.map((mail) => mail.to)).toEqual([[EMAIL]]);
  expect(await second.running.store.mails.counts()).toEqual({ waiting: 0, sent: 1, dead: 0 });
});

test('killed after the mail server took it and before that was kept, it is sent again under the same id, and nothing else is', async () => {
  const server = await mailServer();
  const data = folder();
  const first = await relayWith(server.url, { data });
  const cast = await waiting(first, agentOf(first));
  cast.customer.close();
  await answers(cast, 'Perhaps twice.');
  await until(() => server.mails.length > 0, 'the mail');
  await quiet();
  await first.stop();
  const store = await sqliteStore(join(data, 'baton.db'));
  await store.db.updateTable('mails').set({ state: 'waiting', sent_at: null, tries: 0 }).execute();
  await store.close();
  const second = await relayWith(server.url, { data });
  await until(() => server.mails.length > 1, 'the same mail');
  await quiet();
  const [one, two, ...more] = server.mails;
  expect(more).toEqual([]);
  expect(two?.headers.get('message-id')).toEqual(one?.headers.get('message-id'));
  const words = (of: typeof one) => of?.text.replaceAll(/:\d+\//gu, '/');
  expect(words(two)).toBe(words(one));
  expect(await second.running.store.mails.counts()).toMatchObject({ waiting: 0 });
});

test('the mail server is down, then up: tried again later and later, with the same words under the same id', async () => {
  const gone = await startMailServer();
  await gone.close();
  let time = Date.now();
  const relay = await relayWith(gone.url, { now: () => time });
  const cast = await waiting(relay, agentOf(relay));
  cast.customer.close();
  await answers(cast, 'Patience.');
  time += AFTER;
  const mails = relay.running.store.mails;
  const tried = async (tries: number) => {
    for (;;) {
      const [mail] = await mails.ofThread(cast.thread);
      if (mail && mail.tries >= tries) return mail;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  time += 2 * AFTER;
  const once = await tried(1);
  expect(once).toMatchObject({ state: 'waiting', last: once.first });
  expect(once.dueAt - time).toBeGreaterThan(50_000);
  expectOk(await cast.agent.propose(cast.thread, 2, { type: 'said', text: 'Came meanwhile.' }));
  time += 60_000;
  const twice = await tried(2);
  expect(twice.dueAt - time).toBeGreaterThan(290_000);
  const back = await mailServer(gone.port);
  time += 300_000;
  await until(() => back.mails.length > 0, 'the mail');
  expect(back.mails[0]?.headers.get('message-id')).toEqual([`<${once.id}@127.0.0.1>`]);
  expect(back.mails[0]?.text).toContain('Patience.');
  expect(back.mails[0]?.text).not.toContain('Came meanwhile.');
  await quiet();
  const figures = await (await fetch(`${relay.url}/metrics`)).text();
  expect(figures).toContain('baton_mails_total{result="failed"} 2');
  expect(figures).toContain('baton_mails{state="sent"} 1');
});

test('a mailbox that is not there is not tried again, a mail server that stays away is given up: both are counted', async () => {
  const server = await mailServer();
  server.refuseWith(550);
  let time = Date.now();
  const relay = await relayWith(server.url, { now: () => time });
  const agent = agentOf(relay);
  const wrong = await waiting(relay, agent, { email: 'nobody@example.org' });
  wrong.customer.close();
  await answers(wrong, 'To nobody.');
  const { mails } = relay.running.store;
  const counts = async (dead: number) => {
    for (;;) {
      time += AFTER;
      const found = await mails.counts();
      if (found.dead === dead) return found;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  expect(await counts(1)).toEqual({ waiting: 0, sent: 0, dead: 1 });
  expect(await mails.ofThread(wrong.thread)).toMatchObject([{ tries: 1 }]);
  server.refuseWith(451);
  const busy = await waiting(relay, agent, { email: 'busy@example.org' });
  busy.customer.close();
  await answers(busy, 'Later.');
  for (let tries = 0; (await mails.counts()).dead < 2; tries += 1) {
    time += 86_400_000;
    await new Promise((resolve) => setTimeout(resolve, AFTER));
    expect(tries).toBeLessThan(100);
  }
  expect((await mails.ofThread(busy.thread))[0]?.tries).toBe(8);
  expect(await (await fetch(`${relay.url}/metrics`)).text()).toContain('baton_mails_total{result="dead"} 2');
  expect(server.mails).toEqual([]);
});

test('SEC-16: an address that nobody confirmed gets one mail a day, in however many threads it is left', async () => {
  const server = await mailServer();
  let time = Date.now();
  const relay = await relayWith(server.url, { now: () => time });
  const agent = agentOf(relay);
  for (let at = 0; at < 12; at += 1) {
    const cast = await waiting(relay, agent, { email: at % 2 === 0 ? EMAIL : EMAIL.toUpperCase() });
    cast.customer.close();
    await answers(cast, `Answer ${at}.`);
  }
  time += 10 * AFTER;
  await until(() => server.mails.length > 0, 'the first');
  await quiet();
  expect(server.mails).toHaveLength(1);
  expect(await relay.running.store.mails.counts()).toMatchObject({ waiting: 11, sent: 1 });
  time += 86_400_000;
  await until(() => server.mails.length > 1, 'the next day’s');
  await quiet();
  expect(server.mails).toHaveLength(2);
});

test('SEC-16: names and texts with line breaks put nothing into the headers, and a second recipient nowhere', async () => {
  const server = await mailServer();
  const relay = await relayWith(server.url);
  await relay.running.store.saveSite({
    id: 'shop',
    name: 'Shop\r\nBcc: evil@example.com',
    origins: ['https://shop.example'],
    playbook: 'playbook.yaml',
    knowledge: null,
  });
  const agent = agentOf(relay, 'Ann\r\nBcc: evil@example.com');
  const customer = await dial(relay);
  const thread = newId();
  expectOk(
    await customer.propose(thread, {
      type: 'started',
      site: 'shop',
      locale: 'en\r\nBcc: evil@example.com',
      page: null,
    }),
  );
  for (const email of [
    'a@example.org\r\nBcc: evil@example.com',
    'a@example.org, evil@example.com',
    '"a\r\nb"@example.org',
    'a@example.org\u0000',
  ])
    expect(await customer.propose(thread, { type: 'contactLeft', email })).toMatchObject({ refused: 'malformed' });
  expectOk(await customer.propose(thread, handedOff()));
  expectOk(await customer.propose(thread, { type: 'contactLeft', email: EMAIL }));
  customer.close();
  await answers({ customer, agent, thread }, 'Body\r\n.\r\nRCPT TO:<evil@example.com>\r\nBcc: evil@example.com');
  const [mail] = await until(() => server.mails.length > 0 && server.mails, 'the mail');
  expect(mail?.to).toEqual([EMAIL]);
  expect(mail?.headers.has('bcc')).toBe(false);
  expect(mail?.headers.get('to')).toEqual([EMAIL]);
  expect(mail?.headers.get('subject')).toEqual(['Your answer from Shop Bcc: evil@example.com']);
  expect(mail?.text).toContain('Ann Bcc: evil@example.com:\n\n');
  expect(mail?.text).toContain('Body\n.\nRCPT TO:<evil@example.com>');
  expect(server.mails).toHaveLength(1);
});
