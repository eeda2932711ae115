// The playbook as people write it (YAML read into plain data): its schema, what must fit together in it, and how it becomes the Playbook that runs.
import * as v from 'valibot';
import type { CollectField, Playbook, Queue, Row, Sla } from './playbook.ts';

/** Where in the source something stands: keys and indexes from the top. */
export type SourcePath = readonly (string | number)[];

export interface Problem {
  readonly path: SourcePath;
  /** What is wrong, and what to do. */
  readonly what: string;
  /** A warning does not stop anything. */
  readonly level: 'error' | 'warning';
}

/** Builds the intent classifier from each row's examples. */
export type BuildClassifier = (rows: readonly { readonly id: string; readonly says: readonly string[] }[]) => unknown;

export type SourceRead =
  | { readonly ok: true; readonly source: PlaybookSource; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const FEWEST_EXAMPLES = 5;
const DEFAULT_PACKAGE = [
  'intent',
  'summary',
  'account',
  'attempted',
  'documents',
  'confidence',
  'nextStep',
  'readings',
];
const PACKAGE_FIELDS = new Set(DEFAULT_PACKAGE);

const id = v.pipe(
  v.string('must be text'),
  v.regex(
    /^[a-z][a-z0-9-]{0,59}$/iu,
    'must be letters, digits and dashes, beginning with a letter, such as invoice-wrong',
  ),
  v.check((one) => !['constructor', 'prototype', 'unknown'].includes(one), 'this name is reserved; choose another'),
);
const words = (most: number) =>
  v.pipe(
    v.string('must be text'),
    v.trim(),
    v.minLength(1, 'must not be empty'),
    v.maxLength(most, `must be at most ${most} characters`),
  );
const field = v.pipe(
  v.string('must be text'),
  v.regex(/^[a-z]\w{0,59}$/iu, 'must be letters and digits, beginning with a letter, such as invoiceId'),
  v.check((one) => !['constructor', 'prototype'].includes(one), 'this name is reserved; choose another'),
);
const strength = v.pipe(
  v.number('must be a number from 0 to 1'),
  v.minValue(0, 'must be a number from 0 to 1'),
  v.maxValue(1, 'must be a number from 0 to 1'),
);
const duration = v.pipe(
  v.string('must be a time such as 90s, 15m, 8h or 2d'),
  v.regex(/^\d{1,5}(?:s|m|h|d)$/u, 'must be a time such as 90s, 15m, 8h or 2d'),
  v.transform((text) => Number(text.slice(0, -1)) * (UNITS[text.slice(-1)] ?? 0)),
);
const regex = v.pipe(
  words(500),
  v.check(compiles, 'is not a regular expression; put it in double quotes and write \\\\ for one backslash'),
);
const choice = <const T extends readonly string[]>(all: T) => v.picklist(all, `must be one of ${all.join(', ')}`);

const overrides = v.strictObject({
  risk: v.optional(v.nullable(strength)),
  confidence: v.optional(v.nullable(strength)),
  emotion: v.optional(v.nullable(strength)),
  value: v.optional(v.nullable(strength)),
  looping: v.optional(v.nullable(strength)),
});

const thresholds = v.strictObject({
  risk: v.optional(strength, 0.5),
  confidence: v.optional(strength, 0.5),
  emotion: v.optional(strength, 0.5),
  value: v.optional(strength, 0.5),
  looping: v.optional(strength, 0.5),
});

const sla = v.strictObject({
  firstReply: duration,
  resolve: v.optional(duration),
  priority: v.optional(choice(['low', 'normal', 'high', 'urgent']), 'normal'),
});

const rowParts = {
  name: v.optional(words(120)),
  action: choice(['answer', 'collect', 'handoff', 'stop']),
  collect: v.optional(
    v.array(
      v.strictObject({ field, ask: words(500), pattern: v.optional(regex) }),
      'must be a list of { field, ask, pattern }',
    ),
    [],
  ),
  queue: v.optional(v.nullable(id)),
  package: v.optional(v.array(v.string('must be text'), 'must be a list, such as [intent, summary, account]')),
  sla: v.optional(v.nullable(sla)),
  nextStep: v.optional(v.nullable(words(500))),
  overrides: v.optional(overrides, {}),
};

const intent = v.strictObject({
  id,
  says: v.array(words(500), 'must be a list of things customers say'),
  ...rowParts,
});
const date = v.pipe(
  v.string('must be a date such as 2026-12-25'),
  v.check(isDate, 'must be a date such as 2026-12-25'),
);
const queue = v.strictObject({
  name: v.optional(words(120)),
  hours: v.optional(words(200)),
  holidays: v.optional(
    v.pipe(v.array(date, 'must be a list of dates, such as [2026-12-25]'), v.maxLength(366, 'at most 366 dates')),
  ),
  assign: v.optional(choice(['manual', 'automatic'])),
  overflow: v.optional(id),
});

export const playbookSourceSchema = v.strictObject({
  version: v.pipe(v.number('must be 1'), v.literal(1, 'must be 1: this Baton reads no other version')),
  name: v.optional(words(120)),
  thresholds: v.optional(thresholds, {}),
  queues: v.pipe(
    v.record(id, v.nullable(queue), 'must be a map, such as { general: { name: General support } }'),
    v.check(
      (all) => Object.keys(all).length > 0,
      'there must be at least one queue, such as general: { name: General support }',
    ),
  ),
  defaultQueue: v.optional(id),
  intents: v.pipe(v.array(intent, 'must be a list of rows'), v.maxLength(500, 'at most 500 rows')),
  unknown: v.optional(v.strictObject(rowParts)),
  mode: v.optional(choice(['shadow', 'pilot', 'live']), 'live'),
  /** The queues a pilot acts for. */
  pilot: v.optional(v.strictObject({ queues: v.array(id, 'must be a list, such as [billing]') })),
  record: v.optional(choice(['always', 'handoff']), 'always'),
  attachments: v.optional(choice(['off', 'person', 'always']), 'person'),
});

export type PlaybookSource = v.InferOutput<typeof playbookSourceSchema>;
type SourceRow = Omit<PlaybookSource['intents'][number], 'id' | 'says'>;

/** Reads plain data (from YAML or JSON) as a playbook: its shape first, then what must fit together. Never throws. */
export function readSource(data: unknown): SourceRead {
  const parsed = v.safeParse(playbookSourceSchema, data);
  if (!parsed.success) return { ok: false, problems: parsed.issues.map(problemOf) };
  const problems = [...fits(parsed.output), ...placeholders(data, [])];
  return problems.some((one) => one.level === 'error')
    ? { ok: false, problems }
    : { ok: true, source: parsed.output, problems };
}

/** What the widget, the relay and replay run. `revision` is a digest of the source. */
export function toPlaybook(source: PlaybookSource, buildClassifier: BuildClassifier, revision: string): Playbook {
  const queues = Object.entries(source.queues).map(
    ([one, queue]): Queue => ({
      id: one,
      name: queue?.name ?? one,
      ...(queue?.hours ? { hours: queue.hours } : {}),
      ...(queue?.holidays?.length ? { holidays: queue.holidays } : {}),
      ...(queue?.assign === 'automatic' ? { assign: queue.assign } : {}),
      ...(queue?.overflow ? { overflow: queue.overflow } : {}),
    }),
  );
  return {
    version: source.version,
    revision,
    thresholds: source.thresholds,
    queues,
    rows: source.intents.map((row) => rowOf(row.id, row)),
    unknown: rowOf('unknown', source.unknown ?? { action: 'answer', collect: [], overrides: {} }),
    defaultQueue: defaultQueue(source),
    mode: source.mode,
    pilot: source.pilot?.queues ?? [],
    record: source.record,
    attachments: source.attachments,
    classifier: buildClassifier(source.intents.map(({ id, says }) => ({ id, says }))),
  };
}

function defaultQueue(source: PlaybookSource): string {
  return source.defaultQueue ?? ('general' in source.queues ? 'general' : (Object.keys(source.queues)[0] ?? ''));
}

function rowOf(one: string, row: SourceRow): Row {
  const set = Object.entries(row.overrides).filter(([, strength]) => strength !== undefined);
  return {
    id: one,
    name: row.name ?? (one === 'unknown' ? 'Anything else' : one),
    action: row.action,
    collect: row.collect.map(
      (ask): CollectField => ({ field: ask.field, ask: ask.ask, ...(ask.pattern ? { pattern: ask.pattern } : {}) }),
    ),
    queue: row.queue ?? null,
    package: row.package ?? DEFAULT_PACKAGE,
    sla: row.sla ? slaOf(row.sla) : null,
    nextStep: row.nextStep ?? null,
    overrides: Object.fromEntries(set),
  };
}

function slaOf(one: NonNullable<SourceRow['sla']>): Sla {
  const { firstReply, resolve, priority } = one;
  return { firstReply, ...(resolve === undefined ? {} : { resolve }), priority };
}

// What is wrong

function problemOf(issue: v.BaseIssue<unknown>): Problem {
  const path = (issue.path ?? [])
    .map((item) => item.key)
    .filter((key) => typeof key === 'string' || typeof key === 'number');
  const key = path.at(-1);
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return { path, level: 'error', what: `“${key}” is not a setting known here; check its spelling, or take it out` };
  if (issue.type === 'strict_object' && issue.received === 'undefined')
    return { path, level: 'error', what: `“${key}” is missing; add it` };
  const named = typeof key === 'string' ? `“${key}” ` : '';
  return {
    path,
    level: 'error',
    what: /^(?:must|is|this)/u.test(issue.message) ? `${named}${issue.message}` : issue.message,
  };
}

function fits(source: PlaybookSource): readonly Problem[] {
  const problems: Problem[] = [];
  const queues = Object.keys(source.queues);
  const error = (path: SourcePath, what: string) => problems.push({ path, what, level: 'error' });
  const warning = (path: SourcePath, what: string) => problems.push({ path, what, level: 'warning' });
  const known = (one: string | null | undefined, path: SourcePath) => {
    if (one && !queues.includes(one))
      error(path, `there is no queue “${one}”; use one of ${queues.join(', ')}, or add it under queues`);
  };

  for (const [one, queue] of Object.entries(source.queues)) {
    if (queue?.holidays?.length && !queue.hours)
      error(
        ['queues', one, 'holidays'],
        `“${one}” has holidays but no hours, whose time zone says when a day begins; add hours: "Mon-Sun 00:00-24:00 Europe/Berlin"`,
      );
    known(queue?.overflow, ['queues', one, 'overflow']);
    if (queue?.overflow === one)
      error(['queues', one, 'overflow'], `“${one}” cannot overflow into itself; name another queue`);
  }
  known(source.defaultQueue, ['defaultQueue']);
  if (source.mode === 'pilot' && !source.pilot?.queues.length)
    error(['mode'], 'a pilot acts for some queues only; add pilot: { queues: [billing] }');
  source.pilot?.queues.forEach((one, at) => {
    known(one, ['pilot', 'queues', at]);
  });

  const seen = new Set<string>();
  source.intents.forEach((row, at) => {
    if (seen.has(row.id))
      error(['intents', at, 'id'], `“${row.id}” stands here twice; give one of the rows another id`);
    seen.add(row.id);
    if (new Set(row.says.map((one) => one.toLowerCase())).size < FEWEST_EXAMPLES)
      warning(
        ['intents', at, 'says'],
        `“${row.id}” has fewer than ${FEWEST_EXAMPLES} different examples; add some, worded the way customers do`,
      );
    fitsRow(row, ['intents', at]);
  });
  if (source.unknown) fitsRow(source.unknown, ['unknown']);
  return problems;

  function fitsRow(row: SourceRow, path: SourcePath): void {
    known(row.queue, [...path, 'queue']);
    if (row.action === 'collect' && row.collect.length === 0)
      error([...path, 'action'], 'a row that collects needs at least one field; add collect: [{ field: …, ask: … }]');
    if (row.action !== 'collect' && row.collect.length > 0)
      warning(
        [...path, 'collect'],
        `this is only asked by rows with “action: collect”; this one has “action: ${row.action}”`,
      );
    const fields = row.collect.map((one) => one.field);
    fields.forEach((one, at) => {
      if (fields.indexOf(one) < at)
        error([...path, 'collect', at, 'field'], `“${one}” is asked for twice; take one out`);
    });
    row.package?.forEach((one, at) => {
      if (!PACKAGE_FIELDS.has(one) && !fields.includes(one))
        error(
          [...path, 'package', at],
          `“${one}” is neither collected by this row nor part of a package (${DEFAULT_PACKAGE.join(', ')})`,
        );
    });
  }
}

/** Words left in by whoever began the file from an example. */
const PLACEHOLDER = /\b(?:TODO|TBD|FIXME|XXX+|lorem ipsum)\b|<(?:your|insert)[^>]*>/u;

function placeholders(data: unknown, path: SourcePath): readonly Problem[] {
  if (typeof data === 'string')
    return PLACEHOLDER.test(data)
      ? [
          {
            path,
            level: 'warning',
            what: `“${data.slice(0, 60)}” looks like a placeholder; write what customers and agents should read`,
          },
        ]
      : [];
  if (data === null || typeof data !== 'object') return [];
  const pairs = Array.isArray(data) ? data.map((one, at) => [at, one] as const) : Object.entries(data);
  return pairs.flatMap(([key, one]) => placeholders(one, [...path, key]));
}

/** A day that is in the calendar. */
function isDate(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'iu') !== null;
  } catch {
    return false;
  }
}
