// Files that were sent and are not with the relay yet, kept in this browser: a reload or the site's next page goes on with them.
import type { Upload } from './peer/uploads.ts';
import { filesDatabase } from './storage.ts';

export interface KeptFile extends Pick<Upload, 'id' | 'file' | 'name' | 'type'> {
  readonly thread: string;
}

/** Never rejects: what cannot be kept lives as long as the page. */
export interface KeptFiles {
  keep(file: KeptFile): Promise<void>;
  drop(id: string): Promise<void>;
  /** Those of this thread; those of others are dropped. */
  of(thread: string): Promise<readonly KeptFile[]>;
}

const FILES = 'files';

/** Where the browser keeps none (private windows, denied storage), they live as long as the page: nothing here fails. */
export function keptFiles(site: string): KeptFiles {
  let opening: Promise<IDBDatabase> | null = null;

  /** What another page or tab deletes is not held on to. */
  function opened(): Promise<IDBDatabase> {
    opening ??= new Promise((resolve, reject) => {
      const asked = indexedDB.open(filesDatabase(site), 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(FILES, { keyPath: 'id' });
      asked.onerror = () => reject(asked.error);
      asked.onsuccess = () => {
        const leave = () => {
          opening = null;
          asked.result.close();
        };
        asked.result.onversionchange = leave;
        asked.result.onclose = leave;
        resolve(asked.result);
      };
    });
    return opening;
  }

  async function using<T>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
    try {
      const asked = use((await opened()).transaction(FILES, mode).objectStore(FILES));
      return await new Promise((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    } catch {
      opening = null;
      return null;
    }
  }

  return {
    async keep(file) {
      await using('readwrite', (store) => store.put(file));
    },
    async drop(id) {
      await using('readwrite', (store) => store.delete(id));
    },
    async of(thread) {
      const all: readonly KeptFile[] = (await using('readonly', (store) => store.getAll())) ?? [];
      // Of a thread that is over: nobody will ask for them again.
      for (const one of all) if (one.thread !== thread) void this.drop(one.id);
      return all.filter((one) => one.thread === thread);
    },
  };
}
