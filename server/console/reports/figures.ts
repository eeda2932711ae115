// What the reports ask the relay: the figures of a period, and of the one before.
import * as v from 'valibot';
import type { Ask, Asked } from '../admin/ask.ts';
import type { ReportsPlace } from '../route.ts';

const spread = v.nullable(v.object({ count: v.number(), median: v.number(), p90: v.number() }));
const figures = {
  handoffs: v.number(),
  missed: v.number(),
  judged: v.number(),
  right: v.number(),
  late: v.number(),
  unneeded: v.number(),
  unjudged: v.number(),
  cases: v.number(),
  accuracy: v.nullable(v.number()),
  recall: v.nullable(v.number()),
  promised: v.number(),
  inTime: v.number(),
  firstReply: spread,
  resolution: spread,
  reopened: v.number(),
  rated: v.number(),
  satisfaction: v.nullable(v.number()),
};
const reviewed = v.object({
  thread: v.string(),
  seq: v.number(),
  entry: v.string(),
  at: v.number(),
  site: v.string(),
  row: v.string(),
  queue: v.string(),
  handedOff: v.boolean(),
  customer: v.string(),
  words: v.string(),
  verdict: v.nullable(v.picklist(['right', 'late', 'unneeded'])),
  firstReply: v.nullable(v.number()),
  inTime: v.nullable(v.boolean()),
  reopened: v.boolean(),
  rating: v.nullable(v.number()),
});
const list = v.array(reviewed);
const report = v.object({
  from: v.number(),
  to: v.number(),
  all: v.object(figures),
  rows: v.array(v.object({ ...figures, site: v.string(), row: v.string() })),
  queues: v.array(v.object({ ...figures, site: v.string(), queue: v.string() })),
  weeks: v.array(v.object({ ...figures, week: v.string() })),
  review: v.optional(v.object({ late: list, unneeded: list, missed: list, unjudged: list, low: list })),
});
const sites = v.object({ sites: v.array(v.object({ site: v.string(), name: v.string() })) });

export type Report = v.InferOutput<typeof report>;
export type Figures = Report['all'];
export type Reviewed = v.InferOutput<typeof reviewed>;

const DAY_MS = 86_400_000;

/** `back`: 0 for the period up to now, 1 for the one before, which comes without a review. */
export function reportOf(ask: Ask, { days, site }: ReportsPlace, now: number, back: 0 | 1): Promise<Asked<Report>> {
  const to = Math.round(now) - back * days * DAY_MS;
  const query = queryOf({ site, from: to - days * DAY_MS, to });
  return ask('GET', `/api/metrics/handoffs?${query}${back === 0 ? '&review=1' : ''}`, report);
}

interface Of {
  /** Null: all sites. */
  readonly site: string | null;
  /** Milliseconds since 1970; `to` is not part of it. */
  readonly from: number;
  readonly to: number;
}

/** Where a table of the reports is as CSV. */
export function tablePath(by: 'rows' | 'queues' | 'weeks', of: Of): string {
  return `/api/metrics/handoffs/table?by=${by}&${queryOf(of)}`;
}

/** Where the judged handoffs are as labelled transcripts. */
export function casesPath(of: Of): string {
  return `/api/metrics/handoffs/cases?${queryOf(of)}`;
}

function queryOf({ site, from, to }: Of): string {
  const query = new URLSearchParams({ from: String(from), to: String(to) });
  if (site !== null) query.set('site', site);
  return query.toString();
}

/** Those that have a playbook; none when they cannot be had. */
export async function sitesOf(ask: Ask): Promise<readonly { readonly site: string; readonly name: string }[]> {
  const answer = await ask('GET', '/api/admin/playbooks', sites);
  return answer.ok ? answer.value.sites : [];
}
