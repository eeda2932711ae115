// A playbook as people write it, in the editor: its type, and how one thing in it is changed without touching the rest.
import type * as v from 'valibot';
import type { Problem, playbookSourceSchema, SourcePath } from '#domain/playbook-source';

export type Source = v.InferInput<typeof playbookSourceSchema>;
export type SourceRow = Source['intents'][number];
/** A row of the matrix, or the one for everything else. */
export type AnyRow = Omit<SourceRow, 'id' | 'says'> & Partial<Pick<SourceRow, 'id' | 'says'>>;

/** The source with this in this place. Undefined takes it out: a key from a map, an item from a list. */
export function withAt(source: Source, path: SourcePath, value: unknown): Source {
  return changed(source, path, value) as Source;
}

function changed(data: unknown, [key, ...rest]: SourcePath, value: unknown): unknown {
  if (key === undefined) return value;
  const now = data !== null && typeof data === 'object' ? data : {};
  const before: unknown = Reflect.get(now, key);
  const after = rest.length === 0 ? value : changed(before, rest, value);
  if (Array.isArray(now)) {
    const list: unknown[] = [...now];
    if (after === undefined) list.splice(Number(key), 1);
    else list[Number(key)] = after;
    return list;
  }
  const { [key]: _, ...others } = now as Record<string, unknown>;
  if (after === undefined) return others;
  // In its old place where it had one: what is published is compared by people.
  return key in now ? { ...now, [key]: after } : { ...others, [key]: after };
}

/** The problems of this place and of all inside it. */
export function problemsUnder(problems: readonly Problem[], path: SourcePath): readonly Problem[] {
  return problems.filter((one) => path.every((key, at) => one.path[at] === key));
}

/** A queue has another id from now on: whatever names it goes along. */
export function withQueueRenamed(source: Source, from: string, to: string): Source {
  const named = (one: string | null | undefined) => (one === from ? to : one);
  const row = <R extends AnyRow>(one: R): R => (one.queue === from ? { ...one, queue: to } : one);
  return {
    ...source,
    queues: Object.fromEntries(
      Object.entries(source.queues).map(([id, queue]) => [
        id === from ? to : id,
        queue?.overflow === from ? { ...queue, overflow: to } : queue,
      ]),
    ),
    ...(source.defaultQueue !== undefined && { defaultQueue: named(source.defaultQueue) ?? undefined }),
    ...(source.pilot && { pilot: { queues: source.pilot.queues.map((one) => named(one) ?? one) } }),
    intents: source.intents.map(row),
    ...(source.unknown && { unknown: row(source.unknown) }),
  };
}

export function queueName(source: Source, id: string): string {
  return source.queues[id]?.name ?? id;
}

/** Where rows go that name no queue. */
export function defaultQueueOf(source: Source): string {
  return source.defaultQueue ?? ('general' in source.queues ? 'general' : (Object.keys(source.queues)[0] ?? ''));
}
