// Everything the relay answers over HTTP, on the same port as its sockets.
import { join } from 'node:path';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { refusal } from '#domain/ownership';
import { callerOf } from './address.ts';
import { ADDRESS_HEADER, type Auth } from './auth.ts';
import type { Erasing } from './erasing.ts';
import type { BytesOf } from './exports/customer.ts';
import type { Reading } from './files/reading.ts';
import type { Uploads } from './files/uploads.ts';
import { agentRoutes } from './http/agents.ts';
import { customerRoutes } from './http/customers.ts';
import { fileRoutes } from './http/files.ts';
import { handoffMetrics } from './http/handoff-metrics.ts';
import { articlePage, HELP_STYLE, listPage } from './http/help.ts';
import type { Hurry } from './http/hurry.ts';
import { mailRoutes } from './http/mail.ts';
import { OPENAPI } from './http/openapi.ts';
import { MAX_PLAYBOOK, playbookRoutes } from './http/playbooks.ts';
import { replyRoutes } from './http/replies.ts';
import { siteRoutes } from './http/sites.ts';
import { refused, signedIn } from './http/staff.ts';
import { accepts, CACHE, fileResponse } from './http/static.ts';
import type { ComingBack } from './mail/coming-back.ts';
import type { Links } from './mail/links.ts';
import type { Metrics } from './metrics.ts';
import { PLAYBOOK_SCHEMA } from './playbook-schema.ts';
import type { Playbooks } from './playbooks.ts';
import type { QueueFigures } from './queue-figures.ts';
import type { LiveSite, Prepared, Sites } from './sites.ts';
import { createBuckets } from './sockets/bucket.ts';
import type { AgentSkills, Store } from './store/store.ts';

export interface HttpParts {
  readonly store: Store;
  readonly erasing: Erasing;
  readonly uploads: Uploads;
  readonly reading: Reading;
  readonly comingBack: ComingBack;
  readonly links: Links;
  readonly bytesOf: BytesOf;
  readonly hurry: Hurry;
  /** Milliseconds: see `uploadStretch` of limits.ts. */
  readonly stretch: number;
  readonly auth: Auth;
  readonly sites: Sites;
  readonly playbooks: Playbooks;
  skillsOf(agent: string): AgentSkills;
  saveSkills(skills: AgentSkills): Promise<void>;
  /** How many threads wait in this queue of a site. */
  waitingIn(site: string, queue: string): number;
  queueFigures(): Promise<readonly QueueFigures[]>;
  /** Agents' roles changed: their open lines are asked again. */
  recheckAgents(): Promise<void>;
  /** Saved replies are others now. */
  tookReplies(): void;
  newId(): string;
  /** Where people reach the relay, without a slash at the end. */
  readonly url: string;
  readonly metrics: Metrics;
  /** The folder with what was built. */
  readonly dist: string;
  readonly origins: readonly string[];
  /** Origins that may embed every site, the relay’s own among them. */
  readonly allowedOrigins: readonly string[];
  /** How many proxies stand before the relay. */
  readonly trustProxy: number;
  now(): number;
  /** Why the relay could not take an entry now; null: it could. */
  whyNotReady(): Promise<string | null>;
  onFault(error: unknown): void;
}

type Env = { Bindings: HttpBindings };

const ALWAYS = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' } as const;
const PUBLIC = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' } as const;
const MAX_BODY = 16_384;
const SET_UPS = { perSecond: 1 / 6, burst: 10 };

const setUpSchema = v.strictObject({
  token: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  name: v.pipe(v.string(), v.trim(), v.minLength(1, 'Say how customers should see you.'), v.maxLength(80)),
  email: v.pipe(v.string(), v.trim(), v.email('This is not an e-mail address.'), v.maxLength(254)),
  password: v.pipe(
    v.string(),
    v.minLength(10, 'The password needs at least 10 characters.'),
    v.maxLength(128, 'The password may have at most 128 characters.'),
  ),
});

export function requestListener(parts: HttpParts): ReturnType<typeof getRequestListener> {
  return getRequestListener(createApp(parts).fetch);
}

/** All routes. Exported for the test that holds the table of who may use which. */
export function createApp(parts: HttpParts): Hono<Env> {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(ALWAYS)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  });
  app.onError((error, c) => {
    parts.onFault(error);
    return c.json(refusal('busy', 'The relay had a fault. Try again in a moment.'), 500);
  });
  probes(app, parts);
  // Before what holds for the rest of the API: files are larger, and come from other pages.
  fileRoutes(app, { ...parts, agentOf: (cookie) => parts.auth.agentOf(cookie) });
  api(app, parts);
  publicData(app, parts);
  mailRoutes(app, {
    ...parts,
    sockets: socketsOf(parts),
    addressOf: (c) => addressOf(c, parts.trustProxy),
  });
  pages(app, parts);
  app.notFound((c) => c.json(refusal('not_found', `There is nothing at ${c.req.path}.`), 404));
  return app;
}

function probes(app: Hono<Env>, { whyNotReady, metrics }: HttpParts): void {
  const alive = (c: Context<Env>) => c.json({ ok: true }, 200, { 'cache-control': 'no-store' });
  app.get('/healthz', alive);
  app.get('/livez', alive);
  app.get('/readyz', async (c) => {
    const what = await whyNotReady();
    return c.json(what === null ? { ok: true } : { ok: false, what }, what === null ? 200 : 503, {
      'cache-control': 'no-store',
    });
  });
  app.get('/metrics', async (c) => c.body(await metrics.text(), 200, { 'content-type': metrics.contentType }));
}

function api(app: Hono<Env>, parts: HttpParts): void {
  const setUps = createBuckets(SET_UPS, parts.now);
  const upTo = (maxSize: number) =>
    bodyLimit({ maxSize, onError: (c) => c.json(refusal('too_large', 'This is more than the relay reads.'), 413) });
  const [small, large] = [upTo(MAX_BODY), upTo(MAX_PLAYBOOK)];
  app.use('/api/*', (c, next) => (/^\/api\/admin\/playbooks\//u.test(c.req.path) ? large : small)(c, next));
  app.use('/api/*', async (c, next) => {
    c.header('cache-control', 'no-store');
    if (c.req.method === 'GET' || c.req.method === 'HEAD' || isOwn(c, parts)) return next();
    return c.json(refusal('forbidden', `Open the console at ${parts.origins[0]} and do it there.`), 403);
  });
  app.on(['GET', 'POST'], '/api/auth/*', (c) => {
    const headers = new Headers(c.req.raw.headers);
    headers.set(ADDRESS_HEADER, addressOf(c, parts.trustProxy));
    return parts.auth.handle(new Request(c.req.raw, { headers }));
  });
  app.get('/api/me', async (c) => {
    const agent = await parts.auth.agentOf(c.req.header('cookie') ?? '');
    return agent ? c.json(agent) : c.json(refusal('unauthorised', 'Sign in first.'), 401);
  });
  app.post('/api/setup', async (c) => {
    if (setUps.take(addressOf(c, parts.trustProxy)) > 0)
      return c.json(refusal('limited', 'Too many attempts. Wait a minute and try again.'), 429);
    const body = v.safeParse(setUpSchema, await c.req.json().catch(() => null));
    if (!body.success) return c.json(refusal('malformed', body.issues[0].message), 400);
    const done = await parts.auth.setUp(body.output.token, body.output);
    if (!done.ok) return c.json(refusal(done.refused, done.what), done.refused === 'conflict' ? 409 : 404);
    for (const cookie of done.cookies) c.header('set-cookie', cookie, { append: true });
    return c.json(done.agent);
  });
  const { store, erasing, bytesOf, auth } = parts;
  const { agentOf } = auth;
  playbookRoutes(app, { ...parts, agentOf });
  agentRoutes(app, { ...parts, agentOf });
  app.get('/api/admin/queues', async (c) => {
    const agent = await signedIn(c, agentOf);
    return 'refused' in agent ? refused(c, agent) : c.json({ queues: await parts.queueFigures(), now: parts.now() });
  });
  replyRoutes(app, { ...parts, agentOf });
  handoffMetrics(app, { store, sites: parts.sites, now: parts.now, agentOf });
  siteRoutes(app, { ...parts, agentOf });
  customerRoutes(app, { store, erasing, bytesOf, agentOf });
  app.get('/openapi.json', (c) => c.json(OPENAPI, 200, PUBLIC));
}

/** What every visitor's browser reads anyway. */
function publicData(app: Hono<Env>, { sites }: HttpParts): void {
  const of = (pick: (live: LiveSite) => Prepared) => async (c: Context<Env>) => {
    const id = c.req.query('site') ?? '';
    const live = await sites.find(id);
    if (!live) return c.json(refusal('not_found', `There is no site “${id}” here. Check data-site.`), 404, PUBLIC);
    return prepared(c, pick(live));
  };
  app.get(
    '/playbook.json',
    of((live) => live.playbookJson),
  );
  app.get(
    '/knowledge.json',
    of((live) => live.knowledgeJson),
  );
  app.get('/playbook.schema.json', (c) => c.json(PLAYBOOK_SCHEMA, 200, { ...PUBLIC, 'cache-control': CACHE.minutes }));
}

function prepared(c: Context<Env>, { json, gzip, brotli, etag }: Prepared): Response {
  const headers = {
    ...PUBLIC,
    'content-type': 'application/json; charset=utf-8',
    etag,
    vary: 'accept-encoding',
    'cache-control': CACHE.ask,
  };
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
  const accepted = c.req.header('accept-encoding') ?? '';
  if (accepts(accepted, 'br')) return c.body(brotli, 200, { ...headers, 'content-encoding': 'br' });
  if (accepts(accepted, 'gzip')) return c.body(gzip, 200, { ...headers, 'content-encoding': 'gzip' });
  return c.body(json, 200, headers);
}

function pages(app: Hono<Env>, { dist, sites, origins, allowedOrigins }: HttpParts): void {
  const sockets = socketsOf({ origins });
  // Nothing the console shows ever becomes markup or code: the browser is told to refuse every string that tries.
  const noMarkup = "require-trusted-types-for 'script'; trusted-types 'none'";
  const consolePolicy = {
    'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ${sockets}; img-src 'self' data: blob:; font-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; ${noMarkup}`,
    'cross-origin-opener-policy': 'same-origin',
    'x-frame-options': 'DENY',
  };
  const hostPolicy = {
    'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ${sockets}; img-src 'self' data:; font-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'`,
  };
  const file = async (c: Context<Env>, folder: string, path: string, headers: Readonly<Record<string, string>>) =>
    (await fileResponse(join(dist, folder), path, c.req.raw, headers)) ?? c.notFound();

  app.get('/baton.js', (c) => file(c, 'web', 'baton.js', { ...PUBLIC, 'cache-control': CACHE.minutes }));
  app.get('/w/*', (c) => file(c, 'web', c.req.path, { ...PUBLIC, 'cache-control': CACHE.forever }));
  app.get('/frame', async (c) => {
    const live = await sites.find(c.req.query('site') ?? '');
    if (!live) return c.json(refusal('not_found', 'There is no such site here. Check data-site.'), 404);
    const around = [...live.site.origins, ...allowedOrigins];
    return file(c, 'web', 'frame.html', {
      'content-security-policy': `default-src 'none'; script-src 'self'; connect-src 'self' ${sockets}; img-src 'self' data: blob:; frame-ancestors ${around.includes('*') ? '*' : around.join(' ')}; base-uri 'none'; form-action 'none'; ${noMarkup}`,
      'cache-control': CACHE.ask,
    });
  });
  app.get('/console', (c) => c.redirect('/console/'));
  app.get('/console/*', async (c) => {
    const path = c.req.path.slice('/console/'.length);
    const cache = path.startsWith('assets/') ? CACHE.forever : CACHE.ask;
    const found =
      path === ''
        ? null
        : await fileResponse(join(dist, 'console'), path, c.req.raw, { ...consolePolicy, 'cache-control': cache });
    if (found) return found;
    if (/\.\w+$/u.test(path)) return c.notFound();
    return file(c, 'console', 'index.html', { ...consolePolicy, 'cache-control': CACHE.ask });
  });
  app.get('/', (c) => file(c, 'demo', 'index.html', { ...hostPolicy, 'cache-control': CACHE.ask }));
  app.get('/demo', (c) => c.redirect('/'));
  app.get('/demo/*', (c) => {
    const path = c.req.path.slice('/demo/'.length);
    const cache = path.startsWith('assets/') ? CACHE.forever : CACHE.ask;
    return file(c, 'demo', path === '' ? 'index.html' : path, { ...hostPolicy, 'cache-control': cache });
  });

  const helpSite = () => sites.ready('demo') ?? sites.all().find((live) => live.articles.length > 0) ?? null;
  app.get('/help/style.css', (c) =>
    c.body(HELP_STYLE, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': CACHE.minutes }),
  );
  app.get('/help', (c) => {
    const live = helpSite();
    return live ? c.html(listPage(live.articles, live.site.id), 200, hostPolicy) : c.notFound();
  });
  app.get('/help/:id', (c) => {
    const live = helpSite();
    const article = live?.articles.find((one) => one.id === c.req.param('id'));
    if (!live || !article) return c.notFound();
    const others = live.articles.filter((one) => one !== article && one.tags.some((tag) => article.tags.includes(tag)));
    return c.html(articlePage(article, others.slice(0, 6), live.site.id), 200, hostPolicy);
  });
}

/** The relay's origins, as WebSockets. */
function socketsOf({ origins }: Pick<HttpParts, 'origins'>): string {
  return origins.map((origin) => origin.replace(/^http/u, 'ws')).join(' ');
}

/** A request that changes something comes from the console itself: browsers say so, and nothing else has its cookie. */
function isOwn(c: Context<Env>, { origins }: HttpParts): boolean {
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  return origin !== undefined && origins.includes(origin) && (site === undefined || site === 'same-origin');
}

/** Who calls: the socket's address, or what the nearest trusted proxy saw. */
function addressOf(c: Context<Env>, trusted: number): string {
  return callerOf(c.req.header('x-forwarded-for'), c.env?.incoming?.socket.remoteAddress, trusted);
}
