// A relay on a free port, with real sockets and real sign-in: what the tests of this room talk to.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import type { Draft, Entry, ThreadEvent } from '#domain/event';
import type { BuildClassifier } from '#domain/playbook-source';
import {
  AGENTS,
  type AgentToRelay,
  type Answered,
  CUSTOMERS,
  type InboxAnswer,
  type JoinAnswer,
  type PeerToRelay,
  PROTOCOL,
  type ProposeAnswer,
  type RelayToAgent,
  type RelayToCustomer,
} from '#domain/wire';
import type { Config } from '../../server/config.ts';
import { limitsFrom } from '../../server/limits.ts';
import { createRelay, type RelayOptions, type Running } from '../../server/main.ts';
import { WRITER } from '../built-server.ts';

export const ORIGIN = 'https://shop.example';
export const PASSWORD = 'correct horse battery';

const PLAYBOOK = `version: 1
queues:
  general: { name: General }
  billing: { name: Billing, overflow: general }
  closed: { name: Closed, hours: "Mon-Fri 09:00-18:00 Europe/Berlin" }
  night: { name: Night, hours: "Mon-Fri 09:00-18:00 Europe/Berlin", overflow: general }
intents:
  - { id: invoice-wrong, says: [wrong invoice], action: handoff, queue: billing, sla: { firstReply: 15m, priority: high } }
  - { id: closed-topic, says: [closed], action: handoff, queue: closed }
  - { id: late-topic, says: [late], action: handoff, queue: closed, sla: { firstReply: 20m } }
  - { id: night-topic, says: [night], action: handoff, queue: night }
unknown: { action: answer, queue: general, sla: { firstReply: 30m } }
`;

/** Tests write faster than people; those of the limits set their own. */
const UNLIMITED = limitsFrom({
  messagesPerVisitor: 0,
  threadsPerVisitor: 0,
  ticketsPerVisitor: 0,
  socketsPerVisitor: 0,
  socketsPerAddress: 0,
  handshakesPerAddress: 0,
  threadsPerAddress: 0,
});

/** The classifier is another room's: the relay only passes it on. */
const noClassifier: BuildClassifier = (rows) => rows.map((row) => row.id);

export interface TestRelay {
  readonly running: Running;
  readonly url: string;
  readonly data: string;
  readonly faults: unknown[];
  stop(): Promise<void>;
}

export type Options = Partial<
  Pick<RelayOptions, 'writer' | 'leaveAfter' | 'beaconEvery' | 'now' | 'timers' | 'protocol'>
> & {
  readonly data?: string;
  readonly config?: Partial<Config>;
};

export async function startTestRelay({ data = folder(), config, ...rest }: Options = {}): Promise<TestRelay> {
  const faults: unknown[] = [];
  const relay = createRelay({
    config: {
      host: '127.0.0.1',
      port: 0,
      publicUrl: null,
      dataDir: data,
      database: { kind: 'sqlite', path: join(data, 'baton.db') },
      secret: 'a secret of thirty-two characters',
      allowedOrigins: [],
      trustProxy: 0,
      logLevel: 'silent',
      retentionDays: { resolved: 365, alone: 90, files: 90 },
      limits: UNLIMITED,
      ...config,
    },
    root: data,
    buildClassifier: noClassifier,
    writer: WRITER,
    log: { info: () => {}, warn: () => {}, fault: (error) => faults.push(error) },
    ...rest,
  });
  const started = await relay.start();
  if (!started.ok) throw new Error(started.errors.join('\n'));
  return { running: started.running, url: started.running.url, data, faults, stop: () => relay.stop() };
}

/** A data folder with one site, `shop`, whose pages are at ORIGIN. */
export function folder(): string {
  const data = mkdtempSync(join(tmpdir(), 'baton-server-'));
  process.once('exit', () => rmSync(data, { recursive: true, force: true }));
  writeFileSync(join(data, 'playbook.yaml'), PLAYBOOK);
  return data;
}

export async function withSite(relay: TestRelay, id = 'shop'): Promise<void> {
  await relay.running.store.saveSite({ id, name: id, origins: [ORIGIN], playbook: 'playbook.yaml', knowledge: null });
}

// Customers

type CustomerSocket = Socket<RelayToCustomer, PeerToRelay>;

export interface Customer {
  readonly socket: CustomerSocket;
  readonly token: string;
  readonly visitor: string;
  readonly entries: Entry[];
  propose(thread: string, event: ThreadEvent, more?: Partial<Draft> & { age?: number }): Promise<ProposeAnswer>;
  join(thread: string, after?: number, lineage?: string | null): Promise<JoinAnswer>;
  close(): void;
}

export interface Dial {
  readonly site?: string;
  readonly token?: string | null;
  readonly protocol?: number;
  readonly origin?: string | null;
  readonly identity?: string | null;
}

/** A customer's line once it was welcomed; throws what the handshake was refused with. */
export async function dial(
  relay: TestRelay,
  { site = 'shop', token = null, protocol = PROTOCOL, origin = ORIGIN, identity }: Dial = {},
): Promise<Customer> {
  const socket: CustomerSocket = io(relay.url + CUSTOMERS, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { protocol, site, token, ...(identity !== undefined && { identity }) },
    extraHeaders: origin === null ? {} : { origin },
  });
  const entries: Entry[] = [];
  socket.on('entry', (packet) => entries.push(packet.entry));
  // As a peer does: what a line proposed it hears of by the answer alone.
  const heard = (answer: ProposeAnswer): ProposeAnswer => {
    if (answer.ok && !entries.some((one) => one.id === answer.entry.id)) entries.push(answer.entry);
    return answer;
  };
  const welcome = await new Promise<Parameters<RelayToCustomer['welcome']>[0]>((resolve, reject) => {
    socket.once('welcome', resolve);
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
  });
  return {
    socket,
    token: welcome.token,
    visitor: welcome.visitor,
    entries,
    propose: (thread, event, { age = 0, ...draft } = {}) =>
      socket
        .timeout(5_000)
        .emitWithAck('propose', { thread, draft: onWire({ id: newId(), epoch: 0, event, ...draft }), age })
        .then(heard),
    join: (thread, after = 0, lineage = null) => socket.timeout(5_000).emitWithAck('join', { thread, after, lineage }),
    close: () => socket.close(),
  };
}

/** A thread of this customer, started and with one thing said. */
export async function startThread(customer: Customer, text = 'my invoice is wrong'): Promise<string> {
  const thread = newId();
  const started = { type: 'started', site: 'shop', locale: 'en', page: null } as const;
  expectOk(await customer.propose(thread, started));
  expectOk(await customer.propose(thread, { type: 'said', text }));
  return thread;
}

export function handedOff(row = 'invoice-wrong'): ThreadEvent {
  return { type: 'handedOff', queue: 'billing', priority: 'low', row, firstReply: 1 };
}

// Agents

type AgentSocket = Socket<RelayToAgent, AgentToRelay>;

export interface TestAgent {
  readonly socket: AgentSocket;
  readonly entries: Entry[];
  readonly cards: Parameters<RelayToAgent['card']>[0][];
  inbox(): Promise<Extract<InboxAnswer, { ok: true }>>;
  propose(thread: string, epoch: number, event: ThreadEvent, id?: string): Promise<ProposeAnswer>;
  join(thread: string, after?: number): Promise<JoinAnswer>;
  close(): void;
}

/** Makes an account by a one-time link and gives its session cookie. */
export async function signUp(relay: TestRelay, name: string, role = 'agent'): Promise<string> {
  const link = role === 'owner' ? relay.running.setUpLink : null;
  const token = link?.split('/').at(-1) ?? (await invited(relay, name, role));
  const response = await fetch(`${relay.url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: relay.url },
    body: JSON.stringify({ token, name, email: `${name.toLowerCase()}@example.com`, password: PASSWORD }),
  });
  if (!response.ok) throw new Error(await response.text());
  return cookieOf(response);
}

async function invited(relay: TestRelay, name: string, role: string): Promise<string> {
  const { createHash, randomBytes } = await import('node:crypto');
  const token = randomBytes(16).toString('hex');
  const hash = createHash('sha256').update(token).digest('hex');
  const email = `${name.toLowerCase()}@example.com`;
  await relay.running.store.saveInvite({ hash, email, name, role, expiresAt: Date.now() + 60_000 });
  return token;
}

export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

export async function dialAgent(
  relay: TestRelay,
  cookie: string,
  origin: string | null = relay.url,
  protocol = PROTOCOL,
): Promise<TestAgent> {
  const socket: AgentSocket = io(relay.url + AGENTS, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { protocol },
    extraHeaders: { cookie, ...(origin === null ? {} : { origin }) },
  });
  const entries: Entry[] = [];
  const cards: TestAgent['cards'] = [];
  socket.on('entry', (packet) => entries.push(packet.entry));
  socket.on('card', (packet) => cards.push(packet));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
  });
  return {
    socket,
    entries,
    cards,
    async inbox() {
      const answer = await socket.timeout(5_000).emitWithAck('inbox', {});
      if (!answer.ok) throw new Error(answer.what);
      return answer;
    },
    propose: (thread, epoch, event, id = newId()) =>
      socket.timeout(5_000).emitWithAck('propose', { thread, draft: onWire({ id, epoch, event }), age: 0 }),
    join: (thread, after = 0) => socket.timeout(5_000).emitWithAck('join', { thread, after, lineage: null }),
    close: () => socket.close(),
  };
}

// Odds and ends of talking to it

type WireDraft = Parameters<PeerToRelay['propose']>[0]['draft'];

/** The schema's output has mutable arrays, our own types readonly ones; JSON knows no difference. */
function onWire(draft: Draft): WireDraft {
  return draft as WireDraft;
}

let ids = 0;

export function newId(): string {
  ids += 1;
  return `test-${process.pid}-${Date.now().toString(36)}-${ids}`;
}

export function expectOk<A extends object>(answer: Answered<A>): { readonly ok: true } & A {
  if (!answer.ok) throw new Error(`${answer.refused}: ${answer.what}`);
  return answer;
}

/** Waits until this holds, looking often; throws after a while. For what arrives over a socket. */
export async function until<T>(look: () => T | null | undefined | false, what: string, patience = 10_000): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    const found = look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`Waited too long for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
