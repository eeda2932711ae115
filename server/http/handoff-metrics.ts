// How well handoffs went, over HTTP: for every agent as figures and as CSV; for owners and admins as labelled cases.
import type { Context, Env, Hono } from 'hono';
import { type Refusal, refusal } from '#domain/ownership';
import { BREAKDOWNS, type FigureNames, figuresCsv } from '../exports/figures-csv.ts';
import { fileNameOf } from '../exports/file-name.ts';
import { handoffCases } from '../handoff-cases.ts';
import { handoffReport } from '../handoff-figures.ts';
import type { Sites } from '../sites.ts';
import type { Store } from '../store/store.ts';
import { type AgentOf, refused, signedIn, trusted } from './staff.ts';

export interface HandoffMetricsParts {
  readonly store: Pick<Store, 'entries' | 'threadsSince'>;
  readonly sites: Pick<Sites, 'ready'>;
  now(): number;
  agentOf: AgentOf;
}

/** The period without `from`. */
const FOUR_WEEKS = 28 * 86_400_000;

export function handoffMetrics<E extends Env>(app: Hono<E>, parts: HandoffMetricsParts): void {
  /** One at a time: each reads many logs. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(read: () => Promise<T>): Promise<T> => {
    const mine = last.then(read);
    last = mine.catch(() => {});
    return mine;
  };
  const asked = (c: Context) => {
    const now = parts.now();
    const period = periodOf(c.req.query('from'), c.req.query('to'), now);
    return 'refused' in period ? period : { ...period, now, site: c.req.query('site') || null };
  };

  app.get('/api/metrics/handoffs', async (c) => {
    const agent = await signedIn(c, parts.agentOf);
    if ('refused' in agent) return refused(c, agent);
    const of = asked(c);
    if ('refused' in of) return refused(c, of);
    return c.json(await inTurn(() => handoffReport(parts.store, { ...of, review: c.req.query('review') === '1' })));
  });

  app.get('/api/metrics/handoffs/table', async (c) => {
    const agent = await signedIn(c, parts.agentOf);
    if ('refused' in agent) return refused(c, agent);
    const of = asked(c);
    if ('refused' in of) return refused(c, of);
    const by = BREAKDOWNS.find((one) => one === (c.req.query('by') ?? 'rows'));
    if (!by) return refused(c, refusal('malformed', `\`by\` is one of ${BREAKDOWNS.join(', ')}.`));
    const report = await inTurn(() => handoffReport(parts.store, of));
    return file(c, figuresCsv(report, by, namesFrom(parts.sites)), {
      type: 'text/csv; charset=utf-8',
      name: fileNameOf(`handoffs-by-${by.slice(0, -1)}`, of, 'csv'),
    });
  });

  app.get('/api/metrics/handoffs/cases', async (c) => {
    const agent = await trusted(c, parts.agentOf);
    if ('refused' in agent) return refused(c, agent);
    const of = asked(c);
    if ('refused' in of) return refused(c, of);
    const lines = await inTurn(async () => {
      const all: string[] = [];
      for await (const one of handoffCases(parts.store, of)) all.push(`${JSON.stringify(one)}\n`);
      return all;
    });
    return file(c, lines.join(''), {
      type: 'application/jsonl; charset=utf-8',
      name: fileNameOf('judged-handoffs', of, 'jsonl'),
    });
  });
}

/** Nothing of it runs, wherever it is opened. */
function file(c: Context, text: string, { type, name }: { readonly type: string; readonly name: string }): Response {
  return c.body(text, 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'content-security-policy': "default-src 'none'; sandbox",
  });
}

function namesFrom(sites: Pick<Sites, 'ready'>): FigureNames {
  const playbookOf = (site: string) => sites.ready(site)?.playbook;
  return {
    rowName(site, row) {
      const known = playbookOf(site);
      return [...(known?.rows ?? []), ...(known ? [known.unknown] : [])].find(({ id }) => id === row)?.name ?? row;
    },
    queueName: (site, queue) => playbookOf(site)?.queues.find(({ id }) => id === queue)?.name ?? queue,
  };
}

interface Period {
  readonly from: number;
  readonly to: number;
}

function periodOf(from: string | undefined, to: string | undefined, now: number): Period | Refusal {
  const end = to === undefined ? now : timeOf(to);
  if (end === null) return notATime('to', to);
  const begin = from === undefined ? end - FOUR_WEEKS : timeOf(from);
  if (begin === null) return notATime('from', from);
  return begin < end ? { from: begin, to: end } : refusal('malformed', '`from` must be before `to`.');
}

function notATime(name: string, given: string | undefined): Refusal {
  return refusal(
    'malformed',
    `\`${name}\` is “${given?.slice(0, 40)}”. Write a date such as 2026-11-23, a time such as 2026-11-23T10:00:00Z, or milliseconds since 1970.`,
  );
}

const ISO = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/u;

/** Milliseconds since 1970; null: no such time. A date alone is its first moment in UTC. */
function timeOf(text: string): number | null {
  if (/^\d{1,15}$/u.test(text)) return Number(text);
  if (!ISO.test(text)) return null;
  // 30 February would be taken for a day of March.
  const day = text.slice(0, 10);
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
  const at = Date.parse(text);
  return isDay && !Number.isNaN(at) ? at : null;
}
