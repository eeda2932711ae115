// The same figures by row, by queue or by week, in one table.
import { useSignal } from '@preact/signals';
import { Beside, type FiguresColumn, FiguresTable } from '../FiguresTable.tsx';
import { Icon } from '../Icon.tsx';
import type { RouteNames } from '../playbook-names.ts';
import { brief, percent } from './figure-words.ts';
import { type Figures, type Report, tablePath } from './figures.ts';
import { VerdictBar } from './VerdictBar.tsx';

export interface BreakdownProps {
  readonly report: Report;
  readonly names: Pick<RouteNames, 'rowName' | 'queueName'>;
  /** Of this site alone; null: of all. */
  readonly site: string | null;
  /** Lines are told apart by site too. */
  readonly manySites: boolean;
}

const BY = { rows: 'Row', queues: 'Queue', weeks: 'Week' } as const;
type By = keyof typeof BY;

interface Line {
  readonly key: string;
  readonly name: string;
  readonly beside: string | null;
  readonly figures: Figures;
}

export function Breakdown({ report, names, site, manySites }: BreakdownProps) {
  const by = useSignal<By>('rows');
  const lines = linesOf(report, by.value, names, manySites);
  const most = Math.max(1, ...lines.map(({ figures }) => figures.handoffs));
  return (
    <section class="panel" aria-labelledby="breakdown">
      <header class="panel-head breakdown-head">
        <h2 id="breakdown">Where</h2>
        <div class="chips">
          {(Object.keys(BY) as readonly By[]).map((one) => (
            <button
              key={one}
              type="button"
              class="chip"
              aria-pressed={by.value === one}
              onClick={() => {
                by.value = one;
              }}
            >
              By {BY[one].toLowerCase()}
            </button>
          ))}
        </div>
        <ul class="legend">
          <li class="legend-right">right</li>
          <li class="legend-late">too late</li>
          <li class="legend-unneeded">not needed</li>
          <li class="legend-open">not judged</li>
        </ul>
        <a
          class="button small"
          href={tablePath(by.value, { site, from: report.from, to: report.to })}
          download=""
          title="This table, with all its figures, for a spreadsheet"
        >
          <Icon name="save" size={13} /> CSV
        </a>
      </header>
      <FiguresTable
        label={`Figures by ${BY[by.value].toLowerCase()}`}
        class="breakdown"
        lines={lines}
        keyOf={({ key }) => key}
        head={{ name: BY[by.value], cell: nameOf }}
        columns={[{ name: 'Handoffs', cell: ({ figures }) => <Handoffs figures={figures} most={most} /> }, ...COLUMNS]}
      />
    </section>
  );
}

function nameOf({ name, beside }: Line) {
  return (
    <>
      <b>
        <bdi>{name}</bdi>
      </b>
      {beside !== null && <Beside>{beside}</Beside>}
    </>
  );
}

function Handoffs({ figures, most }: { readonly figures: Figures; readonly most: number }) {
  return (
    <span class="handoffs">
      <span>{figures.handoffs}</span>
      <VerdictBar figures={figures} of={most} />
    </span>
  );
}

const COLUMNS: readonly FiguresColumn<Line>[] = [
  {
    name: 'Accuracy',
    cell: ({ figures: { accuracy, judged } }) =>
      accuracy === null ? null : (
        <>
          {percent(accuracy)}
          <Beside>of {judged}</Beside>
        </>
      ),
  },
  { name: 'Missed', cell: ({ figures: { missed } }) => missed || null },
  {
    name: 'In time',
    cell: ({ figures: { promised, inTime } }) => (promised === 0 ? null : percent(inTime / promised)),
  },
  { name: 'First reply', cell: ({ figures: { firstReply } }) => firstReply && brief(firstReply.median) },
  { name: 'To resolve', cell: ({ figures: { resolution } }) => resolution && brief(resolution.median) },
  { name: 'Reopened', cell: ({ figures: { reopened } }) => reopened || null },
  {
    name: 'Rating',
    cell: ({ figures: { satisfaction, rated } }) =>
      satisfaction === null ? null : (
        <>
          {satisfaction.toFixed(1)}
          <Beside>of {rated}</Beside>
        </>
      ),
  },
];

/** Rows and queues with the most handoffs first, weeks with the latest. */
function linesOf(report: Report, by: By, names: BreakdownProps['names'], manySites: boolean): readonly Line[] {
  if (by === 'weeks')
    return [...report.weeks]
      .reverse()
      .map((one) => ({ key: one.week, name: weekName(one.week), beside: null, figures: one }));
  const lines =
    by === 'rows'
      ? report.rows.map((one) => ({ one, id: one.row, name: names.rowName(one.site, one.row) }))
      : report.queues.map((one) => ({ one, id: one.queue, name: names.queueName(one.queue) }));
  return lines
    .map(({ one, id, name }) => ({
      key: `${one.site} ${id}`,
      name,
      beside: manySites ? one.site : null,
      figures: one,
    }))
    .sort((a, b) => b.figures.handoffs - a.figures.handoffs || a.name.localeCompare(b.name));
}

const WEEK = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** `23 – 29 Nov` */
function weekName(monday: string): string {
  const from = Date.parse(`${monday}T00:00:00Z`);
  return WEEK.formatRange(from, from + 6 * 86_400_000);
}
