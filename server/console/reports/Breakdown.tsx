// The same figures by row, by queue or by week, in one table.
import { useSignal } from '@preact/signals';
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

const COLUMNS = ['Handoffs', 'Accuracy', 'Missed', 'In time', 'First reply', 'To resolve', 'Reopened', 'Rating'];

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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section class="matrix-scroll" tabIndex={0} aria-label={`Figures by ${BY[by.value].toLowerCase()}`}>
        <table class="matrix figures breakdown">
          <thead>
            <tr>
              {[BY[by.value], ...COLUMNS].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Row key={line.key} line={line} most={most} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Row({ line: { name, beside, figures }, most }: { readonly line: Line; readonly most: number }) {
  const { handoffs, judged, missed, promised, inTime, firstReply, resolution, reopened, rated, satisfaction } = figures;
  return (
    <tr class="matrix-row">
      <th scope="row">
        <b>
          <bdi>{name}</bdi>
        </b>
        {beside !== null && <span class="figures-hours muted">{beside}</span>}
      </th>
      <td data-label="Handoffs">
        <span class="handoffs">
          <span>{handoffs}</span>
          <VerdictBar figures={figures} of={most} />
        </span>
      </td>
      <td data-label="Accuracy">
        {figures.accuracy === null ? <Nothing /> : percent(figures.accuracy)}
        {judged > 0 && <span class="figures-hours muted">of {judged}</span>}
      </td>
      <td data-label="Missed">{missed === 0 ? <Nothing /> : missed}</td>
      <td data-label="In time">{promised === 0 ? <Nothing /> : percent(inTime / promised)}</td>
      <td data-label="First reply">{firstReply === null ? <Nothing /> : brief(firstReply.median)}</td>
      <td data-label="To resolve">{resolution === null ? <Nothing /> : brief(resolution.median)}</td>
      <td data-label="Reopened">{reopened === 0 ? <Nothing /> : reopened}</td>
      <td data-label="Rating">
        {satisfaction === null ? <Nothing /> : satisfaction.toFixed(1)}
        {rated > 0 && <span class="figures-hours muted">of {rated}</span>}
      </td>
    </tr>
  );
}

function Nothing() {
  return (
    <span class="muted nothing">
      <span aria-hidden="true">–</span>
      <span class="sr">nothing</span>
    </span>
  );
}

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
