// A relay that mails, a mail server, and the people of the tests about e-mails: a customer who left an address, an agent who answers.
import { afterEach } from 'vitest';
import type { ThreadEvent } from '#domain/event';
import type { ProposeAnswer } from '#domain/wire';
import type { Config } from '../../server/config.ts';
import { type MailServer, startMailServer } from './mail-server-for-test.ts';
import {
  type Customer,
  dial,
  expectOk,
  handedOff,
  newId,
  type Options,
  startTestRelay,
  type TestRelay,
  withSite,
} from './relay-for-test.ts';

export const EMAIL = 'mia.canary@example.org';
/** Milliseconds away before a mail. */
export const AFTER = 40;
export const open: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.stop();
});

export async function mailServer(...args: Parameters<typeof startMailServer>): Promise<MailServer> {
  const server = await startMailServer(...args);
  open.push({ stop: server.close });
  return server;
}

export function mailing(url: string): Pick<Config, 'mail'> {
  return { mail: { smtp: url, from: { name: 'Acme Support', address: 'support@acme.example' }, after: AFTER } };
}

export async function relayWith(url: string, more: Options = {}): Promise<TestRelay> {
  const relay = await startTestRelay({ ...more, config: { ...mailing(url), ...more.config } });
  open.push(relay);
  await withSite(relay);
  return relay;
}

export interface Answering {
  propose(thread: string, epoch: number, event: ThreadEvent): Promise<ProposeAnswer>;
}

export interface Cast {
  readonly customer: Customer;
  readonly agent: Answering;
  readonly thread: string;
}

/** A customer who asked for a person, left an address, and an agent who has the thread. The customer is still there. */
export async function waiting(
  relay: TestRelay,
  agent: Answering,
  { locale = 'en', email = EMAIL } = {},
): Promise<Cast> {
  const customer = await dial(relay);
  const thread = newId();
  const page = { url: 'https://shop.example/cart?token=canary-query', title: 'canary-title' };
  expectOk(await customer.propose(thread, { type: 'started', site: 'shop', locale, page }));
  expectOk(await customer.propose(thread, { type: 'said', text: 'canary-words of mine' }));
  expectOk(await customer.propose(thread, handedOff()));
  expectOk(await customer.propose(thread, { type: 'contactLeft', email }));
  return { customer, agent, thread };
}

/** An agent as the relay knows her, without a page: what a page does is tested elsewhere, and signing up takes its time. */
export function agentOf(relay: TestRelay, name = 'Ann'): Answering {
  const author = { kind: 'agent', id: 'agent-of-the-test', name } as const;
  return {
    propose: (thread, epoch, event) => relay.running.threads.append(thread, author, { id: newId(), epoch, event }, 0),
  };
}

export async function answers({ agent, thread }: Cast, ...texts: readonly string[]): Promise<void> {
  for (const [at, text] of texts.entries())
    expectOk(await agent.propose(thread, at === 0 ? 1 : 2, { type: 'said', text }));
}

/** Long enough for what must not come, at the pace of these tests. */
export const quiet = () => new Promise((resolve) => setTimeout(resolve, 6 * AFTER));
