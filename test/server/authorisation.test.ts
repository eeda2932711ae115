// Who may use what: one table of every route and every event, each cell tried. A route or event without a row fails.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Refusal } from '#domain/ownership';
import { createApp, type HttpParts } from '../../server/http.ts';
import {
  type Customer,
  dial,
  dialAgent,
  expectOk,
  handedOff,
  newId,
  signUp,
  startTestRelay,
  startThread,
  type TestAgent,
  type TestRelay,
  withSite,
} from './relay-for-test.ts';

const CALLERS = ['nobody', 'viewer', 'agent', 'admin', 'owner'] as const;
type Caller = (typeof CALLERS)[number];

/** The status each caller gets, in the order of CALLERS; one number: all get it. `foreign`: from a page elsewhere, with the cookie. */
interface RouteRow {
  readonly statuses: number | readonly [number, number, number, number, number];
  readonly foreign: number;
  readonly body?: object;
  /** What stands for the parameters. */
  readonly path?: string;
}

const open = (status = 200, more: Partial<RouteRow> = {}): RouteRow => ({ statuses: status, foreign: status, ...more });

const everyAgent = (path: string): RouteRow => ({ statuses: [401, 200, 200, 200, 200], foreign: 200, path });
const admins = (path: string): RouteRow => ({ statuses: [401, 403, 403, 400, 400], foreign: 403, path, body: {} });

const ROUTES: Readonly<Record<string, RouteRow>> = {
  'GET /healthz': open(),
  'GET /livez': open(),
  'GET /readyz': open(),
  'GET /metrics': open(),
  'GET /openapi.json': open(),
  'GET /playbook.json': open(200, { path: '/playbook.json?site=shop' }),
  'GET /knowledge.json': open(200, { path: '/knowledge.json?site=shop' }),
  'GET /playbook.schema.json': open(),
  // Not built in this test: what matters is that nobody is asked who they are.
  'GET /baton.js': open(404),
  'GET /w/*': open(404, { path: '/w/0.0.0/app.js' }),
  'GET /console': open(),
  'GET /console/*': open(404, { path: '/console/' }),
  'GET /': open(404),
  'GET /demo': open(404),
  'GET /demo/*': open(404, { path: '/demo/' }),
  'GET /help': open(404),
  'GET /help/style.css': open(),
  'GET /help/:id': open(404, { path: '/help/x' }),
  'GET /frame': open(404, { path: '/frame?site=none' }),
  // The token of the link is all it takes, and this is none.
  'GET /back/:token': open(410, { path: '/back/none' }),
  'POST /back/:token': open(410, { path: '/back/none' }),
  'GET /back/on/:site': open(200, { path: '/back/on/shop' }),
  'GET /mail/stop/:token': open(410, { path: '/mail/stop/none' }),
  'POST /mail/stop/:token': open(410, { path: '/mail/stop/none' }),
  'GET /mail/style.css': open(),
  // The ticket is all it takes, and there is none of this name.
  'OPTIONS /api/files/:file': open(204, { path: '/api/files/none' }),
  'PUT /api/files/:file': open(404, { path: '/api/files/none', body: {} }),
  'GET /api/files/:file': { statuses: [401, 404, 404, 404, 404], foreign: 404, path: '/api/files/none?thread=none' },
  'GET /api/me': { statuses: [401, 200, 200, 200, 200], foreign: 200 },
  'POST /api/setup': {
    statuses: 404,
    foreign: 403,
    body: { token: 'wrong', name: 'A', email: 'a@example.com', password: 'long enough 1' },
  },
  // Only these three of the library's pages exist; the rest is not found, whoever asks.
  'GET /api/auth/*': open(404, { path: '/api/auth/list-sessions' }),
  'POST /api/auth/*': { statuses: 404, foreign: 403, path: '/api/auth/admin/list-users', body: {} },
  'GET /api/admin/playbooks': everyAgent('/api/admin/playbooks'),
  'GET /api/admin/playbooks/:site': everyAgent('/api/admin/playbooks/shop'),
  'GET /api/admin/playbooks/:site/yaml': everyAgent('/api/admin/playbooks/shop/yaml'),
  'GET /api/admin/playbooks/:site/versions': everyAgent('/api/admin/playbooks/shop/versions'),
  // Empty bodies: who may is told what is wrong with theirs.
  'POST /api/admin/playbooks/:site/versions': admins('/api/admin/playbooks/shop/versions'),
  'POST /api/admin/playbooks/:site/check': admins('/api/admin/playbooks/shop/check'),
  'POST /api/admin/playbooks/:site/import': admins('/api/admin/playbooks/shop/import'),
  'GET /api/metrics/handoffs': everyAgent('/api/metrics/handoffs'),
  'GET /api/metrics/handoffs/table': everyAgent('/api/metrics/handoffs/table?by=queues'),
  // What customers said, in bulk: for those who may export a customer too.
  'GET /api/metrics/handoffs/cases': {
    statuses: [401, 403, 403, 200, 200],
    foreign: 200,
    path: '/api/metrics/handoffs/cases',
  },
  'GET /api/admin/queues': everyAgent('/api/admin/queues'),
  'GET /api/admin/agents': { statuses: [401, 403, 403, 200, 200], foreign: 200 },
  'POST /api/admin/agents/invites': admins('/api/admin/agents/invites'),
  'DELETE /api/admin/agents/invites/:invite': {
    statuses: [401, 403, 403, 404, 404],
    foreign: 403,
    path: '/api/admin/agents/invites/none',
  },
  'POST /api/admin/agents/:agent/role': admins('/api/admin/agents/none/role'),
  'POST /api/admin/agents/:agent/skills': admins('/api/admin/agents/none/skills'),
  'POST /api/admin/agents/:agent/disable': {
    statuses: [401, 403, 403, 404, 404],
    foreign: 403,
    path: '/api/admin/agents/none/disable',
    body: {},
  },
  'GET /api/admin/replies': everyAgent('/api/admin/replies'),
  'POST /api/admin/replies': admins('/api/admin/replies'),
  'POST /api/admin/replies/:reply': admins('/api/admin/replies/none'),
  'DELETE /api/admin/replies/:reply': {
    statuses: [401, 403, 403, 404, 404],
    foreign: 403,
    path: '/api/admin/replies/none',
  },
  'GET /api/admin/sites': { statuses: [401, 403, 403, 200, 200], foreign: 200 },
  'POST /api/admin/sites': admins('/api/admin/sites'),
  'POST /api/admin/sites/:site': admins('/api/admin/sites/shop'),
  'POST /api/admin/sites/:site/keys': admins('/api/admin/sites/shop/keys'),
  'POST /api/admin/sites/:site/identity': admins('/api/admin/sites/shop/identity'),
  'DELETE /api/admin/sites/:site/keys/:kid': {
    statuses: [401, 403, 403, 404, 404],
    foreign: 403,
    path: '/api/admin/sites/shop/keys/none',
  },
  'GET /api/threads/:thread/customer': {
    statuses: [401, 403, 403, 404, 404],
    foreign: 404,
    path: '/api/threads/not-there/customer',
  },
  'DELETE /api/threads/:thread/customer': {
    statuses: [401, 403, 403, 404, 404],
    foreign: 403,
    path: '/api/threads/not-there/customer',
  },
};

let relay: TestRelay;
const cookies = new Map<Caller, string>();
let alice: Customer;
let thread: string;

beforeAll(async () => {
  relay = await startTestRelay();
  await withSite(relay);
  await withSite(relay, 'other');
  cookies.set('nobody', '');
  for (const role of CALLERS.slice(1)) cookies.set(role, await signUp(relay, `Of${role}`, role));
  alice = await dial(relay);
  thread = await startThread(alice);
  expectOk(await alice.propose(thread, handedOff()));
}, 30_000);
afterAll(() => relay.stop());

test('SEC-08: every route of the relay has a row, and no row is of a route that is gone', () => {
  const { routes } = createApp({ dist: '', origins: [] as readonly string[], auth: {} } as unknown as HttpParts);
  const served = routes.filter((route) => route.method !== 'ALL').map((route) => `${route.method} ${route.path}`);
  expect([...new Set(served)].sort()).toEqual(Object.keys(ROUTES).sort());
});

for (const [route, row] of Object.entries(ROUTES))
  test(`SEC-08: ${route}: each caller gets what the table says`, async () => {
    const [method = 'GET', pattern = '/'] = route.split(' ');
    const call = async (cookie: string, origin: string) => {
      const body = row.body && JSON.stringify(row.body);
      const headers = { cookie, origin, 'content-type': 'application/json' };
      const answer = await fetch(relay.url + (row.path ?? pattern), {
        method,
        headers,
        ...(body && { body }),
        redirect: 'manual',
      });
      await answer.arrayBuffer();
      return answer.status >= 300 && answer.status < 400 ? 200 : answer.status;
    };
    const got = [];
    for (const caller of CALLERS) got.push(await call(cookies.get(caller) ?? '', relay.url));
    const wanted = typeof row.statuses === 'number' ? CALLERS.map(() => row.statuses) : [...row.statuses];
    expect(await Promise.all(got)).toEqual(pattern === '/demo' ? got.map(() => 200) : wanted);
    expect(await call(cookies.get('owner') ?? '', 'https://evil.example')).toBe(
      pattern === '/demo' ? 200 : row.foreign,
    );
  });

// Events

const THEIRS = ['join', 'propose', 'attach', 'read', 'typing', 'seen'];
/** A customer's own: `back` is tried in mail-links.test.ts. */
const CUSTOMERS_OWN = [...THEIRS, 'back'];
const AGENTS_OWN = ['inbox', ...THEIRS, 'search', 'views', 'looking', 'away'];

/** The events a file listens to; those of Socket.IO itself apart. */
function eventsIn(file: string): string[] {
  const source = readFileSync(join(import.meta.dirname, '../../server/sockets', file), 'utf8');
  const all = [...source.matchAll(/socket\.on\('(\w+)'/gu)].map(([, name = '']) => name);
  return [...new Set(all)].filter((name) => name !== 'disconnect').sort();
}

test('SEC-08: every event of the two namespaces has a row below', () => {
  expect(eventsIn('customers.ts')).toEqual([...CUSTOMERS_OWN].sort());
  expect(eventsIn('agents.ts')).toEqual([...AGENTS_OWN].sort());
});

/** Sends what the types would not let a client of ours send. */
function askingOn(socket: unknown) {
  const any = socket as { timeout(ms: number): { emitWithAck(event: string, packet: object): Promise<unknown> } };
  return (event: string, packet: object) => any.timeout(5_000).emitWithAck(event, packet);
}

type Sending = (of: string) => Promise<unknown>;

function customerEvents(who: Customer): Readonly<Record<string, Sending>> {
  const draft = () => ({ id: newId(), epoch: 1, event: { type: 'said' as const, text: 'let me in' } });
  const asked = askingOn(who.socket);
  return {
    join: (of) => asked('join', { thread: of, after: 0, lineage: null }),
    propose: (of) => asked('propose', { thread: of, draft: draft(), age: 0 }),
    attach: (of) => asked('attach', { thread: of, id: newId(), name: 'a.png', bytes: 9 }),
    read: (of) => asked('read', { thread: of, file: '0'.repeat(32) }),
    typing: (of) => asked('typing', { thread: of, on: true }),
    seen: (of) => asked('seen', { thread: of, upTo: 1 }),
  };
}

test('SEC-08: another visitor, of this site or another, is told of a thread exactly what they are told of none', async () => {
  for (const site of ['shop', 'other']) {
    const stranger = await dial(relay, { site });
    for (const [event, send] of Object.entries(customerEvents(stranger))) {
      const [theirs, none] = [await send(thread), await send(newId())];
      expect([site, event, theirs]).toEqual([site, event, none]);
      expect((theirs as Refusal).refused).toBe('not_found');
    }
    stranger.close();
  }
  const items = (await relay.running.threads.known(thread))?.thread.items ?? [];
  expect(items.filter((item) => item.kind === 'said')).toHaveLength(1);
});

test('SEC-08: the answer to “not yours” takes no longer than the answer to “not there”', async () => {
  const stranger = await dial(relay);
  const { join: ask } = customerEvents(stranger) as { join: Sending };
  const timed = async (asked: string) => {
    const began = performance.now();
    await ask(asked);
    return performance.now() - began;
  };
  const times: { theirs: number[]; none: number[] } = { theirs: [], none: [] };
  for (let at = 0; at < 30; at++) await timed(newId());
  // In turns, so that whatever else the machine does meets both.
  for (let at = 0; at < 60; at++) {
    times.theirs.push(await timed(thread));
    times.none.push(await timed(newId()));
  }
  const median = (of: readonly number[]) => of.toSorted((a, b) => a - b)[30] ?? 0;
  const [theirs, none] = [median(times.theirs), median(times.none)];
  // A class, not a microsecond: neither reads the log.
  expect(theirs).toBeLessThan(none * 4 + 3);
  expect(none).toBeLessThan(theirs * 4 + 3);
});

function agentEvents(who: TestAgent): Readonly<Record<string, () => Promise<unknown>>> {
  const asked = askingOn(who.socket);
  return {
    inbox: () => asked('inbox', {}),
    join: () => asked('join', { thread, after: 0, lineage: null }),
    propose: () =>
      asked('propose', { thread, draft: { id: newId(), epoch: 1, event: { type: 'noted', text: 'hm' } }, age: 0 }),
    attach: () => asked('attach', { thread, id: newId(), name: 'a.png', bytes: 9 }),
    read: () => asked('read', { thread, file: '0'.repeat(32) }),
    typing: () => asked('typing', { thread, on: true }),
    seen: () => asked('seen', { thread, upTo: 1 }),
    views: () => asked('views', { views: null }),
    search: () => asked('search', { text: 'invoice' }),
    looking: () => asked('looking', { thread: null }),
    away: () => asked('away', { away: false }),
  };
}

/** What each role gets: `ok`, or what it is refused with. */
const EVENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  inbox: { viewer: 'ok', agent: 'ok', admin: 'ok', owner: 'ok' },
  join: { viewer: 'ok', agent: 'ok', admin: 'ok', owner: 'ok' },
  propose: { viewer: 'forbidden', agent: 'ok', admin: 'ok', owner: 'ok' },
  attach: { viewer: 'forbidden', agent: 'ok', admin: 'ok', owner: 'ok' },
  read: { viewer: 'not_found', agent: 'not_found', admin: 'not_found', owner: 'not_found' },
  // Nobody has claimed it: nobody is seen typing in it.
  typing: { viewer: 'not_found', agent: 'not_found', admin: 'not_found', owner: 'not_found' },
  seen: { viewer: 'ok', agent: 'ok', admin: 'ok', owner: 'ok' },
  views: { viewer: 'ok', agent: 'ok', admin: 'ok', owner: 'ok' },
  search: { viewer: 'ok', agent: 'ok', admin: 'ok', owner: 'ok' },
  looking: { viewer: 'ok', agent: 'ok', admin: 'ok', owner: 'ok' },
  away: { viewer: 'ok', agent: 'ok', admin: 'ok', owner: 'ok' },
};

test('SEC-08, ID-08: each role gets at each event what the table says', async () => {
  expect(Object.keys(EVENTS).sort()).toEqual([...AGENTS_OWN].sort());
  for (const role of ['viewer', 'agent', 'admin', 'owner'] as const) {
    const who = await dialAgent(relay, cookies.get(role) ?? '');
    for (const [event, send] of Object.entries(agentEvents(who))) {
      const answer = (await send()) as { ok: boolean } & Partial<Refusal>;
      expect([role, event, answer.ok ? 'ok' : answer.refused]).toEqual([role, event, EVENTS[event]?.[role]]);
    }
    who.close();
  }
});

test('SEC-07, SEC-08: nobody opens an agent’s line without a session, with a customer’s token, or from another page', async () => {
  const refused = (data: object) => ({ data: expect.objectContaining(data) });
  await expect(dialAgent(relay, '')).rejects.toMatchObject(refused({ refused: 'unauthorised' }));
  await expect(dialAgent(relay, `baton.session_token=${alice.token}`)).rejects.toMatchObject(
    refused({ refused: 'unauthorised' }),
  );
  const owner = cookies.get('owner') ?? '';
  const { host, port } = new URL(relay.url);
  for (const origin of [
    null,
    'null',
    'https://evil.example',
    `${relay.url}.evil.example`,
    `https://evil.example/${host}`,
    `http://127.0.0.1:${Number(port) + 1}`,
    `http://user@${host}`,
  ])
    await expect(dialAgent(relay, owner, origin)).rejects.toMatchObject(refused({ refused: 'forbidden' }));
});

test('SEC-07: a customer’s line is opened from the site’s own pages only', async () => {
  const refused = (data: object) => ({ data: expect.objectContaining(data) });
  for (const origin of [
    'null',
    'https://evil.example',
    'https://shop.example.evil.example',
    'https://evilshop.example',
    'https://shop.example:8443',
    'http://shop.example',
  ])
    await expect(dial(relay, { origin })).rejects.toMatchObject(refused({ refused: 'forbidden' }));
});

test('ID-08: whoever loses a role loses it at the next event, without signing in again', async () => {
  const cookie = await signUp(relay, 'Demoted', 'admin');
  const calling = () => fetch(`${relay.url}/api/threads/not-there/customer`, { headers: { cookie } });
  expect((await calling()).status).toBe(404);
  await demote('demoted@example.com');
  expect((await calling()).status).toBe(403);
});

async function demote(email: string): Promise<void> {
  const { sqliteStore } = await import('../../server/store/sqlite.ts');
  const store = await sqliteStore(join(relay.data, 'baton.db'));
  await store.db
    .updateTable('agents' as never)
    .set({ role: 'viewer' } as never)
    .where('email' as never, '=', email as never)
    .execute();
  await store.close();
}
