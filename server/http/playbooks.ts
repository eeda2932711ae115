// The playbook over HTTP: every agent may read what runs and what ran; owners and admins check a draft and publish it.
import type { Env, Hono } from 'hono';
import * as v from 'valibot';
import { stringify } from 'yaml';
import { refusal } from '#domain/ownership';
import type { Problem } from '#domain/playbook-source';
import { checkSource, yamlData } from '../playbook-file.ts';
import type { Playbooks } from '../playbooks.ts';
import type { Sites } from '../sites.ts';
import { type AgentOf, refused, signedIn, trusted } from './staff.ts';

export interface PlaybookRoutesParts {
  readonly playbooks: Playbooks;
  readonly sites: Sites;
  agentOf: AgentOf;
  waitingIn(site: string, queue: string): number;
}

/** 500 rows with 200 examples of ordinary length are about 6 MB, which nobody has; 150 rows with 100 are 0.9. */
export const MAX_PLAYBOOK = 4_000_000;

const NO_VERSION = refusal(
  'not_found',
  'There is no such site or version of its playbook, or its file cannot be read.',
);

const draftSchema = v.strictObject({
  source: v.unknown(),
  base: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  note: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(300))),
});
const sourceSchema = v.strictObject({ source: v.unknown() });
const yamlSchema = v.strictObject({ yaml: v.pipe(v.string(), v.maxLength(MAX_PLAYBOOK)) });

export function playbookRoutes<E extends Env>(app: Hono<E>, parts: PlaybookRoutesParts): void {
  const { playbooks, sites, agentOf } = parts;

  app.get('/api/admin/playbooks', async (c) => {
    const agent = await signedIn(c, agentOf);
    if ('refused' in agent) return refused(c, agent);
    return c.json({
      sites: sites.all().map(({ site, version, playbook }) => ({
        site: site.id,
        name: site.name,
        version,
        rows: playbook.rows.length,
        mode: playbook.mode,
      })),
    });
  });

  app.get('/api/admin/playbooks/:site', async (c) => {
    const agent = await signedIn(c, agentOf);
    if ('refused' in agent) return refused(c, agent);
    const found = await playbooks.read(c.req.param('site'), numberOf(c.req.query('version')));
    return found ? c.json({ ...found, problems: checkSource(found.source).problems }) : refused(c, NO_VERSION);
  });

  app.get('/api/admin/playbooks/:site/yaml', async (c) => {
    const agent = await signedIn(c, agentOf);
    if ('refused' in agent) return refused(c, agent);
    const site = c.req.param('site');
    const found = await playbooks.read(site, numberOf(c.req.query('version')));
    if (!found) return refused(c, NO_VERSION);
    return c.body(stringify(found.source, { lineWidth: 120 }), 200, {
      'content-type': 'application/yaml; charset=utf-8',
      'content-disposition': `attachment; filename="playbook-${found.number}.yaml"`,
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  app.get('/api/admin/playbooks/:site/versions', async (c) => {
    const agent = await signedIn(c, agentOf);
    if ('refused' in agent) return refused(c, agent);
    if (!(await sites.find(c.req.param('site')))) return refused(c, NO_VERSION);
    return c.json({ versions: await playbooks.history(c.req.param('site')) });
  });

  app.post('/api/admin/playbooks/:site/versions', async (c) => {
    const agent = await trusted(c, agentOf);
    if ('refused' in agent) return refused(c, agent);
    const body = v.safeParse(draftSchema, await c.req.json().catch(() => null));
    if (!body.success) return refused(c, refusal('malformed', body.issues[0].message));
    const done = await playbooks.publish(c.req.param('site'), agent.name, body.output);
    if (done.ok) return c.json({ number: done.number, revision: done.revision });
    const status = done.refusal.refused === 'conflict' ? 409 : done.refusal.refused === 'not_found' ? 404 : 400;
    return c.json({ ...done.refusal, problems: done.problems }, status);
  });

  app.post('/api/admin/playbooks/:site/check', async (c) => {
    const agent = await trusted(c, agentOf);
    if ('refused' in agent) return refused(c, agent);
    const body = v.safeParse(sourceSchema, await c.req.json().catch(() => null));
    if (!body.success) return refused(c, refusal('malformed', body.issues[0].message));
    const site = c.req.param('site');
    const read = checkSource(body.output.source);
    return c.json({ problems: [...read.problems, ...(read.ok ? leftBehind(site, read.source.queues) : [])] });
  });

  /** What a file says, as data to go on with. A file that is not YAML is refused with its line. */
  app.post('/api/admin/playbooks/:site/import', async (c) => {
    const agent = await trusted(c, agentOf);
    if ('refused' in agent) return refused(c, agent);
    const body = v.safeParse(yamlSchema, await c.req.json().catch(() => null));
    if (!body.success) return refused(c, refusal('malformed', body.issues[0].message));
    const read = yamlData(body.output.yaml);
    if (!read.ok) return refused(c, refusal('malformed', `Line ${read.line}: ${read.what}`));
    return c.json({ source: read.data, problems: checkSource(read.data).problems });
  });

  /** Threads that wait in a queue which the draft no longer has: nothing is lost, but somebody should know. */
  function leftBehind(site: string, queues: Readonly<Record<string, unknown>>): readonly Problem[] {
    const gone = (sites.ready(site)?.playbook.queues ?? []).filter(({ id }) => !Object.hasOwn(queues, id));
    return gone.flatMap(({ id, name }): Problem[] => {
      const count = parts.waitingIn(site, id);
      const waiting = `${count} ${count === 1 ? 'thread waits' : 'threads wait'}`;
      const what = `${waiting} in “${name}”, which is taken out here; they stay under All waiting, so transfer them`;
      return count === 0 ? [] : [{ path: ['queues'], level: 'warning', what }];
    });
  }
}

/** Undefined: the one that runs. What is no number is a version nobody published. */
function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return /^\d{1,9}$/u.test(text) ? Number(text) : -1;
}
