// A browser's storage for tests: shared by tabs, told to the other ones, and full when it should be.
import type { KeyValues, Watch } from '../../widget/peer/outbox.ts';

export interface Tab {
  readonly storage: KeyValues;
  readonly watch: Watch;
}

export interface MemoryStorage {
  readonly values: Map<string, string>;
  /** One more tab. What it changes, the others are told. */
  tab(): Tab;
  /** Further writes fail, as with a full quota. */
  fill(yes: boolean): void;
}

type Listener = Parameters<Watch>[0];

export function memoryStorage(): MemoryStorage {
  const values = new Map<string, string>();
  const tabs: Set<Listener>[] = [];
  let full = false;

  function tab(): Tab {
    const mine = new Set<Listener>();
    tabs.push(mine);
    const tell = (key: string, newValue: string | null) => {
      for (const each of tabs) if (each !== mine) for (const fn of [...each]) fn({ key, newValue });
    };
    const storage: KeyValues = {
      get length() {
        return values.size;
      },
      key: (index) => [...values.keys()][index] ?? null,
      getItem: (key) => values.get(key) ?? null,
      setItem(key, value) {
        if (full) throw new DOMException('full', 'QuotaExceededError');
        values.set(key, value);
        tell(key, value);
      },
      removeItem(key) {
        if (values.delete(key)) tell(key, null);
      },
    };
    const watch: Watch = (fn) => {
      mine.add(fn);
      return () => mine.delete(fn);
    };
    return { storage, watch };
  }

  return {
    values,
    tab,
    fill(yes) {
      full = yes;
    },
  };
}
