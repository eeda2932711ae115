// Exports: cells that no spreadsheet runs, and a page in which every text is text.
import { expect, test } from 'vitest';
import type { By, Entry, ThreadEvent } from '#domain/event';
import { emptyThread, reduceAll } from '#domain/thread';
import { csv, csvCell } from '../../server/exports/csv.ts';
import type { ExportedThread } from '../../server/exports/customer.ts';
import { figuresCsv } from '../../server/exports/figures-csv.ts';
import { fileNameOf } from '../../server/exports/file-name.ts';
import { htmlPage } from '../../server/exports/html.ts';

const ADA: By = { role: 'agent', id: 'ada', name: '<img src=x onerror=alert(1)>' };

function exported(...texts: readonly string[]): ExportedThread {
  const events: (readonly [By, ThreadEvent])[] = [
    [{ role: 'customer' }, { type: 'started', site: '<script>site</script>', locale: 'en', page: null }],
    ...texts.map(
      (text, at) => [at % 2 === 0 ? { role: 'customer' as const } : ADA, { type: 'said' as const, text }] as const,
    ),
  ];
  const entries = events.map(
    ([by, event], at): Entry => ({ seq: at + 1, at: at * 1_000, age: 0, by, id: `entry-${at}`, event }),
  );
  return { thread: reduceAll(emptyThread('thread-1'), entries), entries, files: new Map() };
}

/** A reader of RFC 4180, as a spreadsheet has one. */
function cellsOf(text: string): string[][] {
  return [...text.replace(/^\ufeff/, '').matchAll(/((?:"(?:[^"]|"")*",?)+)\r\n/g)].map(([, row = '']) =>
    [...row.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell.replaceAll('""', '"')),
  );
}

const FORMULAS = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  ' =1',
  "=cmd|'/c calc'!A0",
  '=HYPERLINK("http://x")',
  "'quoted",
];

test('SEC-15: no cell is a formula, and the text comes back whole', () => {
  const texts = [...FORMULAS, 'plain', 'with "quotes", commas\nand lines', 'ünïcode 🙂'];
  const rows = cellsOf(csv([exported(...texts)])).slice(1);
  const shown = rows.map((row) => row[4] ?? '');
  for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@\t\r]/);
  expect(shown.map((cell) => cell.replace(/^'/, ''))).toEqual(texts);
});

test('SEC-15: a name cannot be a formula either', () => {
  expect(csvCell('=HYPERLINK("http://evil")')).toBe(`"'=HYPERLINK(""http://evil"")"`);
});

test('SEC-04: in an exported page every text is text, and the page may load and run nothing', async () => {
  const attack = '</dd><script>alert(1)</script><img src=x onerror=alert(1)>"\'&';
  const page = await htmlPage([exported(attack, attack)]);
  expect(page).not.toMatch(/<script|<img|onerror=alert\(1\)>(?!&)/);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).toContain('content="default-src &#39;none&#39;;');
});

const NOTHING = { missed: 0, judged: 0, right: 0, late: 0, unneeded: 0, unjudged: 0, cases: 0, promised: 0, inTime: 0 };
const FIGURES = {
  ...NOTHING,
  handoffs: 3,
  accuracy: 2 / 3,
  precision: null,
  recall: null,
  firstReply: { count: 3, median: 61_400, p90: 200_000 },
  resolution: null,
  reopened: 0,
  rated: 1,
  satisfaction: 4.5,
};

test('SEC-15: the figures as CSV: every table, each name as text, and an empty cell where nothing is known', () => {
  const report = {
    from: 0,
    to: 1,
    all: FIGURES,
    rows: [{ ...FIGURES, site: 'shop', row: '=1+1' }],
    queues: [{ ...FIGURES, site: 'shop', queue: 'billing' }],
    weeks: [{ ...FIGURES, week: '2026-11-23' }],
  };
  const names = { rowName: () => '@SUM(A1)', queueName: () => 'Billing, "all"' };
  const [heads = [], row = [], ...more] = cellsOf(figuresCsv(report, 'rows', names));
  expect(more).toEqual([]);
  const byHead = Object.fromEntries(heads.map((head, at) => [head, row[at]]));
  expect(row).toHaveLength(heads.length);
  expect(byHead).toMatchObject({
    site: 'shop',
    row: "'=1+1",
    name: "'@SUM(A1)",
    handoffs: '3',
    accuracy: '0.6667',
    recall: '',
    'first reply median (s)': '61',
    'to resolve median (s)': '',
    'rating (1 to 5)': '4.5',
  });
  expect(cellsOf(figuresCsv(report, 'queues', names))[1]?.slice(0, 4)).toEqual([
    'shop',
    'billing',
    'Billing, "all"',
    '3',
  ]);
  expect(cellsOf(figuresCsv(report, 'weeks', names))[1]?.slice(0, 2)).toEqual(['2026-11-23', '3']);
});

test('a file says what is in it, of which site and of which days, and nothing that a header could trip over', () => {
  const [from, to] = [Date.UTC(2026, 10, 2, 12), Date.UTC(2026, 10, 30)];
  expect(fileNameOf('handoffs-by-row', { site: null, from, to }, 'csv')).toBe(
    'handoffs-by-row-all-sites-2026-11-02-to-2026-11-29.csv',
  );
  expect(fileNameOf('x', { site: 'a"\r\nb/../é', from: 0, to: 9e15 }, 'csv')).toMatch(
    /^x-a-b-\.\.-*-1970-01-01-to-[\w+-]+\.csv$/,
  );
});
