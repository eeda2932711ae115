// The confirmed log kept in the browser, so that a reload shows the thread before the relay answers.
import type { Entry } from '#domain/event';
import { toJson } from '#domain/json';
import type { SeenUpTo } from '#domain/wire';
import type { KeyValues } from './outbox.ts';

export interface Cached {
  readonly lineage: string;
  readonly seen: SeenUpTo;
  readonly entries: readonly Entry[];
}

export interface Cache {
  /** Null: nothing kept, or nothing this version can read. */
  load(): Cached | null;
  /** A log too long to keep is dropped: the relay has it. */
  save(cached: Cached): void;
  clear(): void;
}

/** Raised when the meaning of what is stored changes. */
const VERSION = 1;
/** No entry is shorter than this, so that a long log need not be written out to be found too long. */
const SHORTEST = 100;

/** `limit` is in UTF-16 units; browsers give an origin about 5 million, which the host page needs too. */
export function createCache(thread: string, storage: KeyValues, limit = 300_000): Cache {
  const key = `baton:${thread}:log`;

  function load(): Cached | null {
    try {
      const kept = JSON.parse(storage.getItem(key) ?? 'null') as (Cached & { readonly version: number }) | null;
      return kept?.version === VERSION && isWhole(kept) ? kept : null;
    } catch {
      return null;
    }
  }

  function save(cached: Cached): void {
    try {
      const value = cached.entries.length * SHORTEST > limit ? null : toJson({ version: VERSION, ...cached });
      if (value === null || value.length > limit) clear();
      else storage.setItem(key, value);
    } catch {
      clear();
    }
  }

  function clear(): void {
    try {
      storage.removeItem(key);
    } catch {
      // What cannot be written cannot be kept either.
    }
  }

  return { load, save, clear };
}

function isWhole({ lineage, seen, entries }: Cached): boolean {
  return (
    typeof lineage === 'string' &&
    typeof seen.customer === 'number' &&
    typeof seen.agent === 'number' &&
    entries.every((entry, at) => entry.seq === at + 1 && typeof entry.id === 'string' && !!entry.by && !!entry.event)
  );
}
