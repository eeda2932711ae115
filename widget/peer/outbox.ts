// Drafts on their way to the relay, in order, kept in the browser's storage so that a reload or a closed tab loses none.
import type { Draft } from '#domain/event';
import { toJson } from '#domain/json';
import type { Undo } from './line.ts';

/** The part of `Storage` that is used; the browser's own fits. */
export interface KeyValues {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Calls `fn` when another tab changed the storage, as `storage` events tell it; a null key means that all of it was cleared. */
export type Watch = (fn: (change: { readonly key: string | null; readonly newValue: string | null }) => void) => Undo;

export interface Pending {
  readonly draft: Draft;
  /** The proposer's clock when it was proposed, milliseconds since 1970. */
  readonly since: number;
}

export interface Outbox {
  /** In the order in which they were proposed. */
  all(): readonly Pending[];
  has(id: string): boolean;
  /** A known id changes nothing. `first`: before all others. */
  put(pending: Pending, first?: boolean): void;
  remove(id: string): void;
  /** False while something here could not be stored, and would be lost with the page. */
  durable(): boolean;
  /** Another tab put a draft (`gone` false) or removed it. A removed draft is out of `all()` already. */
  onForeign(fn: (pending: Pending, gone: boolean) => void): Undo;
  stop(): void;
}

export interface OutboxParts {
  readonly thread: string;
  /** Null: memory only. */
  readonly storage: KeyValues | null;
  readonly watch?: Watch;
}

interface Kept extends Pending {
  /** Where it stands in the order: a counter, then the id, so that tabs that counted alike do not collide. */
  readonly place: string;
  /** Every key it is stored under: two tabs may each have derived the same draft. */
  readonly keys: readonly string[];
}

/**
 * One key for each draft, so that two tabs never overwrite each other's. The order is a counter and not the time: clocks step.
 * What the storage refuses (quota, denied) stays in memory and is tried again with the next draft.
 */
export function createOutbox({ thread, storage, watch }: OutboxParts): Outbox {
  const prefix = `baton:${thread}:out:`;
  const listeners = new Set<(pending: Pending, gone: boolean) => void>();
  let kept: readonly Kept[] = [];
  for (const key of keysIn(storage, prefix)) add(key, read(storage, key));
  const unwatch = watch?.(({ key, newValue }) => changed(key, newValue));

  function changed(key: string | null, value: string | null): void {
    if (key === null) for (const one of [...kept]) drop(one);
    else if (key.startsWith(prefix)) {
      if (value === null) forget(key);
      else put(key, parsed(value));
    }
  }

  function put(key: string, pending: Pending | null): void {
    const added = add(key, pending);
    if (added) tell(added, false);
  }

  /** The draft that is new here, or null. */
  function add(key: string, pending: Pending | null): Kept | null {
    if (!pending) return null;
    const known = find(pending.draft.id);
    if (known?.keys.includes(key)) return null;
    const place = key.slice(prefix.length);
    const one: Kept = known
      ? { ...known, place: known.place < place ? known.place : place, keys: [...known.keys, key] }
      : { ...pending, place, keys: [key] };
    kept = [...kept.filter((each) => each !== known), one].sort((a, b) => (a.place < b.place ? -1 : 1));
    return known ? null : one;
  }

  function forget(key: string): void {
    const one = kept.find((each) => each.keys.includes(key));
    if (!one) return;
    const keys = one.keys.filter((each) => each !== key);
    if (keys.length === 0) drop(one);
    else kept = kept.map((each) => (each === one ? { ...one, keys } : each));
  }

  function drop(one: Kept): void {
    kept = kept.filter((each) => each !== one);
    tell(one, true);
  }

  function find(id: string): Kept | undefined {
    return kept.find((one) => one.draft.id === id);
  }

  function tell(pending: Pending, gone: boolean): void {
    for (const fn of listeners) fn(pending, gone);
  }

  /** Stores what is not stored yet, in order, up to the first that fails: no tab may find a later draft without an earlier one. */
  function store(): void {
    if (!storage) return;
    for (const one of kept) {
      if (one.keys.length > 0) continue;
      const key = prefix + one.place;
      if (!write(storage, key, toJson({ draft: one.draft, since: one.since }))) return;
      kept = kept.map((each) => (each === one ? { ...one, keys: [key] } : each));
    }
  }

  return {
    all: () => kept,
    has: (id) => find(id) !== undefined,
    put({ draft, since }, first = false) {
      if (find(draft.id)) return;
      const last = Number.parseInt(kept.at(-1)?.place ?? '0', 36);
      const place = `${(first ? 0 : last + 1).toString(36).padStart(6, '0')}-${draft.id}`;
      const one: Kept = { draft, since, place, keys: [] };
      kept = first ? [one, ...kept] : [...kept, one];
      store();
    },
    remove(id) {
      const one = find(id);
      if (!one) return;
      kept = kept.filter((each) => each !== one);
      for (const key of one.keys) erase(storage, key);
    },
    durable: () => kept.every((one) => one.keys.length > 0),
    onForeign(fn) {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    stop() {
      unwatch?.();
      listeners.clear();
    },
  };
}

function keysIn(storage: KeyValues | null, prefix: string): string[] {
  try {
    const keys: string[] = [];
    for (let at = 0; at < (storage?.length ?? 0); at++) {
      const key = storage?.key(at);
      if (key?.startsWith(prefix)) keys.push(key);
    }
    return keys;
  } catch {
    return [];
  }
}

function read(storage: KeyValues | null, key: string): Pending | null {
  try {
    return parsed(storage?.getItem(key) ?? '');
  } catch {
    return null;
  }
}

/** Storage belongs to the host page too: what does not look like a draft is left alone. */
function parsed(value: string): Pending | null {
  try {
    const { draft, since } = JSON.parse(value) as Pending;
    const whole =
      typeof draft.id === 'string' && typeof draft.epoch === 'number' && typeof draft.event.type === 'string';
    return whole && typeof since === 'number' ? { draft, since } : null;
  } catch {
    return null;
  }
}

function write(storage: KeyValues, key: string, value: string): boolean {
  try {
    storage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

function erase(storage: KeyValues | null, key: string): void {
  try {
    storage?.removeItem(key);
  } catch {
    // It would be offered again after a reload, and the relay knows its id.
  }
}
