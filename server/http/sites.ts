// The sites over HTTP: which there are, where they may be embedded, what to paste, and the keys they sign with. For owners and admins.
import { join } from 'node:path';
import type { Context, Env, Hono } from 'hono';
import * as v from 'valibot';
import { type Refusal, refusal } from '#domain/ownership';
import { isOrigin } from '../config.ts';
import { integrityOf } from '../integrity.ts';
import { NO_IDENTITY, requiring, withoutKey, withPublicKey, withSecret } from '../site-keys.ts';
import type { Sites } from '../sites.ts';
import type { Site, SiteIdentity, Store } from '../store/store.ts';
import { type AgentOf, refused, trusted } from './staff.ts';

export interface SiteRoutesParts {
  readonly store: Store;
  readonly sites: Sites;
  /** The folder with what was built. */
  readonly dist: string;
  /** Where people reach the relay, without a slash at the end. */
  readonly url: string;
  now(): number;
  agentOf: AgentOf;
}

const name = v.pipe(v.string(), v.trim(), v.minLength(1, 'Give the site a name.'), v.maxLength(80));
const origins = v.pipe(
  v.array(
    v.pipe(
      v.string(),
      v.trim(),
      v.transform((one) => one.replace(/\/$/u, '')),
      v.check(
        (one) => one === '*' || isOrigin(one),
        (issue) => `“${issue.input}” is not an origin. Write it like https://shop.example.com.`,
      ),
    ),
  ),
  v.maxLength(100, 'At most 100 origins.'),
  v.transform((all) => [...new Set(all)]),
);
const newSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[\w.-]{1,60}$/u, 'The id of a site is letters, digits, dots and dashes.')),
  name,
  origins,
  /** The site whose playbook and articles it begins with. */
  from: v.string(),
});
const changeSchema = v.strictObject({ name, origins });
const keySchema = v.strictObject({ publicKey: v.nullable(v.pipe(v.string(), v.maxLength(4_000))) });
const requireSchema = v.strictObject({ required: v.boolean() });

const NO_SITE = refusal('not_found', 'There is no such site.');

export function siteRoutes<E extends Env>(app: Hono<E>, parts: SiteRoutesParts): void {
  const { store, sites, agentOf } = parts;

  app.get('/api/admin/sites', async (c) => {
    const me = await trusted(c, agentOf);
    if ('refused' in me) return refused(c, me);
    const integrity = await integrityOf(join(parts.dist, 'web/baton.js'));
    return c.json({ url: parts.url, integrity, sites: (await store.sites()).map(shown) });
  });

  app.post('/api/admin/sites', async (c) => {
    const me = await trusted(c, agentOf);
    if ('refused' in me) return refused(c, me);
    const body = v.safeParse(newSchema, await c.req.json().catch(() => null));
    if (!body.success) return refused(c, refusal('malformed', body.issues[0].message));
    const { from, ...given } = body.output;
    const model = await store.site(from);
    if (!model) return refused(c, refusal('not_found', `There is no site “${from}” to begin from.`));
    if (await store.site(given.id)) return refused(c, refusal('conflict', `There is a site “${given.id}” already.`));
    const site = { ...given, playbook: model.playbook, knowledge: model.knowledge };
    await store.saveSite(site);
    const published = await store.playbookVersion(from);
    if (published)
      await store.savePlaybookVersion({
        ...published,
        site: site.id,
        number: 1,
        at: parts.now(),
        by: me.name,
        note: `As ${model.name} had it`,
      });
    // Read now: it is served from the first request on.
    await sites.find(site.id);
    return c.json(shown(site));
  });

  app.post('/api/admin/sites/:site', (c) =>
    onSite(c, changeSchema, async (site, changes) => {
      const after = { ...site, ...changes };
      await saved(after);
      return c.json(shown(after));
    }),
  );

  app.post('/api/admin/sites/:site/keys', (c) =>
    onSite(c, keySchema, async (site, { publicKey }) => {
      const before = site.identity ?? NO_IDENTITY;
      const done = publicKey === null ? withSecret(before) : withPublicKey(before, publicKey);
      if ('refused' in done) return refused(c, done);
      await saved({ ...site, identity: done.identity });
      const { kid, alg, key } = done.made;
      return c.json({ kid, alg, secret: alg === 'HS256' ? key : null });
    }),
  );

  app.delete('/api/admin/sites/:site/keys/:kid', (c) =>
    onSite(c, null, (site) => identified(c, site, withoutKey(site.identity ?? NO_IDENTITY, c.req.param('kid')))),
  );

  app.post('/api/admin/sites/:site/identity', (c) =>
    onSite(c, requireSchema, (site, { required }) =>
      identified(c, site, requiring(site.identity ?? NO_IDENTITY, required)),
    ),
  );

  /** For those who may, on a site that is there, with a body that reads. */
  async function onSite<T>(
    c: Context,
    schema: v.GenericSchema<unknown, T> | null,
    change: (site: Site, body: T) => Promise<Response>,
  ): Promise<Response> {
    const me = await trusted(c, agentOf);
    if ('refused' in me) return refused(c, me);
    const body = v.safeParse(schema ?? (v.any() as v.GenericSchema<unknown, T>), await c.req.json().catch(() => null));
    if (!body.success) return refused(c, refusal('malformed', body.issues[0].message));
    const site = await store.site(c.req.param('site') ?? '');
    return site ? change(site, body.output) : refused(c, NO_SITE);
  }

  async function identified(c: Context, site: Site, identity: SiteIdentity | Refusal): Promise<Response> {
    if ('refused' in identity) return refused(c, identity);
    await saved({ ...site, identity });
    return c.json({ ok: true });
  }

  async function saved(site: Site): Promise<void> {
    await store.saveSite(site);
    sites.changed(site);
  }
}

/** Without the keys themselves: a secret is shown once, when it is made. */
function shown({ id, name: called, origins: all, playbook, knowledge, identity = NO_IDENTITY }: Site) {
  const keys = identity.keys.map(({ kid, alg }) => ({ kid, alg }));
  return { id, name: called, origins: all, playbook, knowledge, required: identity.required, keys };
}
