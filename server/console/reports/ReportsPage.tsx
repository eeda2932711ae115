// The reports: how well handoffs went in a period, where it could be better, and the ones to look at one by one.
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Verdict } from '#domain/event';
import { createAsk } from '../admin/ask.ts';
import { Icon } from '../Icon.tsx';
import type { RouteNames } from '../playbook-names.ts';
import { hashOf, PERIODS, type ReportsPlace } from '../route.ts';
import { Breakdown } from './Breakdown.tsx';
import { Cases } from './Cases.tsx';
import { type Figures, type Report, reportOf, sitesOf } from './figures.ts';
import { Review } from './Review.tsx';
import { Tiles } from './Tiles.tsx';

export interface ReportsPageProps {
  readonly place: ReportsPlace;
  readonly get: typeof fetch;
  /** The relay's clock. */
  readonly now: () => number;
  readonly mayJudge: boolean;
  /** What customers said leaves the relay with it: owners and admins. */
  readonly mayExport: boolean;
  readonly names: Pick<RouteNames, 'rowName' | 'queueName'>;
  readonly onJudge: (thread: string, handoff: number, verdict: Verdict) => Promise<boolean>;
  readonly onMenu: () => void;
}

export function ReportsPage(props: ReportsPageProps) {
  const { place, get, names, onMenu } = props;
  const ask = useMemo(() => createAsk(get), [get]);
  const { report, before, trouble, again } = useReport(props);
  const sites = useSignal<Awaited<ReturnType<typeof sitesOf>>>([]);
  useEffect(() => {
    void sitesOf(ask).then((found) => {
      sites.value = found;
    });
  }, [ask]);
  return (
    <main class="settings reports" aria-label="Reports">
      <header class="settings-head reports-head">
        <button type="button" class="button quiet only-small" onClick={onMenu} aria-label="Queues and settings">
          <Icon name="menu" size={18} />
        </button>
        <h1>Reports</h1>
        <nav class="periods" aria-label="Period">
          {PERIODS.map((days) => (
            <a
              key={days}
              class={days === place.days ? 'chip chosen' : 'chip'}
              aria-current={days === place.days ? 'page' : undefined}
              href={hashOf({ at: 'reports', ...place, days })}
            >
              {days} days
            </a>
          ))}
        </nav>
        {sites.value.length > 1 && <SiteChoice place={place} sites={sites.value} />}
      </header>
      <div class="settings-body" aria-busy={report === null && trouble === null}>
        {trouble !== null && (
          <p class="problem reports-trouble" role="alert">
            {trouble}
            <button type="button" class="button small" onClick={again}>
              Try again
            </button>
          </p>
        )}
        {report === null && trouble === null && <Waiting />}
        {report !== null && (
          <>
            {report.all.handoffs + report.all.missed === 0 ? (
              <NothingYet days={place.days} />
            ) : (
              <>
                <Tiles now={report.all} before={before} days={place.days} place={place} />
                <Breakdown
                  report={report}
                  names={names}
                  site={place.site}
                  manySites={sites.value.length > 1 && place.site === null}
                />
              </>
            )}
            {report.review !== undefined && report.all.handoffs + report.all.missed > 0 && (
              <Review
                lists={report.review}
                place={place}
                names={names}
                mayJudge={props.mayJudge}
                onJudge={async (...judged) => {
                  if (await props.onJudge(...judged)) again();
                }}
              >
                {props.mayExport && <Cases report={report} place={place} />}
              </Review>
            )}
          </>
        )}
      </div>
    </main>
  );
}

interface Read {
  readonly report: Report | null;
  /** Of the period before; null: not here yet, or nothing was in it. */
  readonly before: Figures | null;
  readonly trouble: string | null;
  /** Reads it anew; what is shown stays until then. */
  again(): void;
}

function useReport({ place, get, now }: ReportsPageProps): Read {
  const ask = useMemo(() => createAsk(get), [get]);
  const report = useSignal<Report | null>(null);
  const before = useSignal<Figures | null>(null);
  const trouble = useSignal<string | null>(null);
  /** Of several under way the last one counts. */
  const latest = useRef(0);
  const read = async (withBefore: boolean) => {
    latest.current += 1;
    const mine = latest.current;
    const answer = await reportOf(ask, place, now(), 0);
    if (latest.current !== mine) return;
    trouble.value = answer.ok ? null : answer.what;
    if (!answer.ok) return;
    report.value = answer.value;
    if (!withBefore) return;
    const earlier = await reportOf(ask, place, now(), 1);
    if (latest.current === mine && earlier.ok && earlier.value.all.handoffs > 0) before.value = earlier.value.all;
  };
  useEffect(() => {
    report.value = null;
    before.value = null;
    trouble.value = null;
    void read(true);
    return () => {
      latest.current += 1;
    };
  }, [ask, place.days, place.site]);
  return {
    report: report.value,
    before: before.value,
    trouble: trouble.value,
    again: () => void read(before.peek() === null),
  };
}

interface SiteChoiceProps {
  readonly place: ReportsPlace;
  readonly sites: readonly { readonly site: string; readonly name: string }[];
}

function SiteChoice({ place, sites }: SiteChoiceProps) {
  return (
    <label class="site-choice">
      <span class="sr">Site</span>
      <select
        value={place.site ?? ''}
        onChange={(event) => {
          location.hash = hashOf({ at: 'reports', ...place, site: event.currentTarget.value || null });
        }}
      >
        <option value="">All sites</option>
        {sites.map(({ site, name }) => (
          <option key={site} value={site}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function NothingYet({ days }: { readonly days: number }) {
  return (
    <div class="empty empty-pane">
      <h2>No handoff in the last {days} days</h2>
      <div class="empty-words">
        Once the assistant has handed over, this page says how many handoffs were right, how fast people replied and
        resolved, and which ones to look at. Agents judge a handoff with one tap when they resolve it.
      </div>
    </div>
  );
}

function Waiting() {
  return (
    <div class="skeletons" role="status">
      <span class="sr">Reading the figures</span>
      <div class="skeleton" />
      <div class="skeleton tall" />
    </div>
  );
}
