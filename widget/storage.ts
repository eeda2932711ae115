// What the widget keeps in the browser: the thread's id, the visitor token, the panel's state. Falls back to memory where storage is denied or full.
import type { KeyValues } from './peer/outbox.ts';

/** The browser's storage, or where a page, a policy or a private window denies it one that keeps nothing. Nothing is written to find out. */
export function browserStorage(): KeyValues {
  try {
    const storage = window.localStorage;
    storage.getItem(`${storage.length}`);
    return storage;
  } catch {
    return DENIED;
  }
}

/** Refuses to keep anything, as a full storage does: whoever writes knows what to do then, and says so. */
const DENIED: KeyValues = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem() {
    throw new Error('denied');
  },
  removeItem() {},
};

type Name = 'thread' | 'token' | 'open' | 'streamed' | 'looked' | 'consent' | 'sound' | 'rang';

/** One site's few values, by name. A full or denied storage is not an error: the value lives as long as the page. */
export interface SiteStore {
  get(name: Name): string | null;
  set(name: Name, value: string | null): void;
  /** True when a `storage` event with this key (null: all keys) is about this value. */
  isAbout(key: string | null, name: Name): boolean;
  /** False while what leads back to the thread could not be kept: it goes with the page. */
  durable(): boolean;
  /** Removes everything of this site, the threads' outboxes and caches included. */
  clear(): void;
}

export function siteStore(site: string, values: KeyValues): SiteStore {
  const unsaved = new Map<string, string | null>();
  const keyOf = (name: string) => `baton:${site}:${name}`;
  return {
    get: (name) => (unsaved.has(name) ? (unsaved.get(name) ?? null) : values.getItem(keyOf(name))),
    set(name, value) {
      try {
        unsaved.delete(name);
        if (value === null) values.removeItem(keyOf(name));
        else values.setItem(keyOf(name), value);
      } catch {
        unsaved.set(name, value);
      }
    },
    durable: () => !unsaved.has('thread') && !unsaved.has('token'),
    isAbout: (key, name) => key === null || key === keyOf(name),
    clear() {
      const thread = this.get('thread');
      unsaved.clear();
      deleteFiles(site);
      for (const key of keysOf(values))
        if (key.startsWith(keyOf('')) || (thread && key.startsWith(`baton:${thread}:`))) values.removeItem(key);
    },
  };
}

/** Where the browser keeps the files of this site that are on their way. */
export function filesDatabase(site: string): string {
  return `baton:${site}`;
}

/** Makes nothing where there is nothing. */
function deleteFiles(site: string): void {
  try {
    globalThis.indexedDB?.deleteDatabase(filesDatabase(site));
  } catch {
    // Denied: then there are none.
  }
}

function keysOf(values: KeyValues): string[] {
  const keys: string[] = [];
  for (let at = 0; at < values.length; at++) keys.push(values.key(at) ?? '');
  return keys;
}
