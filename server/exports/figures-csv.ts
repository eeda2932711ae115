// The figures of handoffs as CSV, one line for each row, queue or week, safe to open in a spreadsheet.
import type { HandoffFigures, HandoffReport } from '../handoff-figures.ts';
import { csvTable } from './csv.ts';

export const BREAKDOWNS = ['rows', 'queues', 'weeks'] as const;
export type BreakdownBy = (typeof BREAKDOWNS)[number];

/** What a row or a queue of a site is called; what it is written as where it has no name any more. */
export interface FigureNames {
  rowName(site: string, row: string): string;
  queueName(site: string, queue: string): string;
}

/** Durations in seconds, shares from 0 to 1; a cell is empty where nothing is known. */
const COLUMNS: readonly (readonly [string, (one: HandoffFigures) => number | null])[] = [
  ['handoffs', (one) => one.handoffs],
  ['missed', (one) => one.missed],
  ['judged', (one) => one.judged],
  ['right', (one) => one.right],
  ['too late', (one) => one.late],
  ['not needed', (one) => one.unneeded],
  ['not judged', (one) => one.unjudged],
  ['accuracy', (one) => one.accuracy],
  ['precision', (one) => one.precision],
  ['recall', (one) => one.recall],
  ['first replies promised', (one) => one.promised],
  ['first replies in time', (one) => one.inTime],
  ['first reply median (s)', ({ firstReply }) => seconds(firstReply?.median)],
  ['first reply p90 (s)', ({ firstReply }) => seconds(firstReply?.p90)],
  ['to resolve median (s)', ({ resolution }) => seconds(resolution?.median)],
  ['to resolve p90 (s)', ({ resolution }) => seconds(resolution?.p90)],
  ['resolved', ({ resolution }) => resolution?.count ?? 0],
  ['reopened', (one) => one.reopened],
  ['rated', (one) => one.rated],
  ['rating (1 to 5)', (one) => one.satisfaction],
];

/** A week is its Monday, in UTC; the first and the last may be cut by the period. */
export function figuresCsv(report: HandoffReport, by: BreakdownBy, names: FigureNames): string {
  const { heads, lines } = linesOf(report, by, names);
  const cells = (figures: HandoffFigures) => COLUMNS.map(([, of]) => cell(of(figures)));
  return csvTable([
    [...heads, ...COLUMNS.map(([name]) => name)],
    ...lines.map(({ named, figures }) => [...named, ...cells(figures)]),
  ]);
}

function linesOf(report: HandoffReport, by: BreakdownBy, { rowName, queueName }: FigureNames) {
  switch (by) {
    case 'rows':
      return {
        heads: ['site', 'row', 'name'],
        lines: report.rows.map((one) => ({ named: [one.site, one.row, rowName(one.site, one.row)], figures: one })),
      };
    case 'queues':
      return {
        heads: ['site', 'queue', 'name'],
        lines: report.queues.map((one) => ({
          named: [one.site, one.queue, queueName(one.site, one.queue)],
          figures: one,
        })),
      };
    case 'weeks':
      return { heads: ['week from'], lines: report.weeks.map((one) => ({ named: [one.week], figures: one })) };
  }
}

function seconds(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.round(ms / 1_000);
}

/** Four digits after the point say more than any of these figures means. */
function cell(value: number | null): string {
  return value === null ? '' : String(Math.round(value * 10_000) / 10_000);
}
