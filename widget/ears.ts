// What the host page hears, and what it is asked: its listeners, the same as events on `window`, and hooks that may stop or change something.
import { toJson } from '#domain/json';

type Detail = Readonly<Record<string, unknown>>;

export interface Ears {
  on(name: string, fn: (detail: never) => unknown): () => void;
  off(name: string, fn: (detail: never) => unknown): void;
  tell(name: string, detail: Detail): void;
  /** Whether anybody wants to be asked. */
  hears(name: string): boolean;
  /** The detail as the hooks left it, one after the other; false: one of them stopped it. Never rejects. */
  ask<D extends Detail>(name: string, detail: D): Promise<D | false>;
  clear(): void;
}

/** Milliseconds a hook may take. What it was asked about goes on without it. */
export const HOOK_PATIENCE = 3_000;

/** `withText`: whether events carry what people wrote. `also` hears all that is told. */
export function createEars(withText: () => boolean, also: (name: string, detail: unknown) => void = () => {}): Ears {
  const listeners = new Map<string, Set<(detail: never) => unknown>>();
  return {
    on(name, fn) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(fn));
      return () => void set.delete(fn);
    },
    off: (name, fn) => void listeners.get(name)?.delete(fn),
    tell(name, detail) {
      const { text, brief, ...rest } = detail;
      const told = withText() ? { ...rest, text, ...(brief !== undefined && { brief }) } : withoutWords(rest);
      for (const fn of listeners.get(name) ?? []) {
        try {
          fn(told as never);
        } catch (error) {
          // The host's own listener: its error is the host's, and must not stop the chat.
          setTimeout(() => {
            throw error;
          });
        }
      }
      also(name, told);
      window.dispatchEvent(new CustomEvent(`baton:${name}`, { detail: told }));
    },
    hears: (name) => (listeners.get(name)?.size ?? 0) > 0,
    async ask(name, detail) {
      let now = detail;
      for (const fn of listeners.get(name) ?? []) {
        const said = await answerOf(name, fn, now);
        if (said === false) return false;
        if (typeof said === 'object' && said !== null) now = { ...now, ...said };
      }
      return now;
    },
    clear: () => listeners.clear(),
  };
}

/** What one hook says in time; undefined where it fails. */
async function answerOf(name: string, fn: (detail: never) => unknown, detail: Detail): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${HOOK_PATIENCE / 1000} s`)), HOOK_PATIENCE);
  });
  try {
    return await Promise.race([fn(detail as never), late]);
  } catch (error) {
    console.warn(`Baton: a “${name}” hook failed, and was passed over.`, error);
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** Readings and decisions without the customer's words: rules and strengths stay. */
function withoutWords(detail: Detail): unknown {
  return JSON.parse(toJson(detail, ['words', 'against']));
}
