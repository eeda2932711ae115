// What a draft changes, in words: which rows, queues and settings, and what of each.
import type { AnyRow, Source } from './source.ts';

export interface Change {
  /** What changed, as people call it. */
  readonly title: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly lines: readonly Line[];
}

export interface Line {
  readonly label: string;
  /** Null: there was nothing, or is nothing any more. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Every change from one to the other; empty when they say the same, however they are written. */
export function diffOf(before: Source, after: Source): readonly Change[] {
  const settings = linesOf(settingsOf(before), settingsOf(after));
  return [
    ...(settings.length > 0 ? [{ title: 'Settings', kind: 'changed' as const, lines: settings }] : []),
    ...inMaps('Queue', queuesOf(before), queuesOf(after)),
    ...inMaps('Row', rowsOf(before), rowsOf(after)),
    ...inMaps('Row', otherwise(before), otherwise(after)),
  ];
}

interface Thing {
  readonly title: string;
  readonly fields: Fields;
  readonly says: readonly string[];
}

type Fields = ReadonlyMap<string, string>;
type Things = ReadonlyMap<string, Thing>;

function inMaps(what: string, before: Things, after: Things): readonly Change[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  return ids.flatMap((id): Change[] => {
    const [old, now] = [before.get(id), after.get(id)];
    const title = `${what} “${(now ?? old)?.title ?? id}”`;
    const lines = [
      ...linesOf(old?.fields ?? NONE, now?.fields ?? NONE),
      ...saidLines(old?.says ?? [], now?.says ?? []),
    ];
    if (!old) return [{ title, kind: 'added', lines }];
    if (!now) return [{ title, kind: 'removed', lines: [] }];
    return lines.length > 0 ? [{ title, kind: 'changed', lines }] : [];
  });
}

const NONE: Fields = new Map();

function linesOf(before: Fields, after: Fields): readonly Line[] {
  const labels = [...new Set([...before.keys(), ...after.keys()])];
  return labels
    .map((label) => ({ label, before: before.get(label) ?? null, after: after.get(label) ?? null }))
    .filter((line) => line.before !== line.after);
}

function saidLines(before: readonly string[], after: readonly string[]): readonly Line[] {
  const gone = before.filter((one) => !after.includes(one));
  const come = after.filter((one) => !before.includes(one));
  return [
    ...gone.map((one) => ({ label: 'Customers say', before: one, after: null })),
    ...come.map((one) => ({ label: 'Customers say', before: null, after: one })),
  ];
}

function fields(pairs: readonly (readonly [label: string, value: unknown])[]): Fields {
  return new Map(pairs.flatMap(([label, value]) => (isNothing(value) ? [] : [[label, wordsOf(value)] as const])));
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function settingsOf({ name, mode, pilot, record, defaultQueue, thresholds }: Source): Fields {
  return fields([
    ['Name', name],
    ['Mode', mode ?? 'live'],
    ['Queues of the pilot', pilot?.queues],
    ['Record', record ?? 'always'],
    ['Default queue', defaultQueue],
    ...(['risk', 'confidence', 'emotion', 'value', 'looping'] as const).map(
      (signal) => [`Threshold of ${signal}`, thresholds?.[signal] ?? 0.5] as const,
    ),
  ]);
}

function queuesOf({ queues }: Source): Things {
  return new Map(
    Object.entries(queues).map(([id, queue]) => {
      const all = fields([
        ['Name', queue?.name ?? id],
        ['Hours', queue?.hours],
        ['Holidays', queue?.holidays],
        ['Threads are given to agents', queue?.assign === 'automatic' ? 'yes' : undefined],
        ['Takes over when closed', queue?.overflow],
        ...Object.entries(queue ?? {}).filter(
          ([key]) => !['name', 'hours', 'holidays', 'assign', 'overflow'].includes(key),
        ),
      ]);
      return [id, { title: queue?.name ?? id, fields: all, says: [] }];
    }),
  );
}

function rowsOf({ intents }: Source): Things {
  return new Map(intents.map((row) => [row.id, thingOf(row, row.id)]));
}

function otherwise({ unknown }: Source): Things {
  return new Map(unknown ? [['unknown', thingOf(unknown, 'Anything else')]] : []);
}

function thingOf(row: AnyRow, id: string): Thing {
  const { sla, overrides } = row;
  const all = fields([
    ['Name', row.name],
    ['Action', row.action],
    ['Collects', row.collect?.map(({ field, ask, pattern }) => `${field}: “${ask}”${pattern ? ` (${pattern})` : ''}`)],
    ['Queue', row.queue],
    ['Package', row.package],
    ['First reply within', sla?.firstReply],
    ['Resolved within', sla?.resolve],
    ['Priority', sla?.priority],
    ['Next step', row.nextStep],
    ['Thresholds of its own', Object.entries(overrides ?? {}).map(([signal, at]) => `${signal} ${at ?? 'off'}`)],
  ]);
  return { title: row.name ?? id, fields: all, says: row.says ?? [] };
}
