// What the console's tests sit at: a relay in memory, a clock turned by hand, and one or two agents' desks on it.
import { signal } from '@preact/signals';
import type { SavedReply } from '#domain/saved-reply';
import type { PlaybookNames } from '../../server/console/api.ts';
import { createDesk, type Desk } from '../../server/console/desk.ts';
import { type AgentLine, dial } from '../../server/console/dial.ts';
import { createDrafts } from '../../server/console/drafts.ts';
import { createScreen, type Screen } from '../../server/console/screen.ts';
import { createToasts, type Toasts } from '../../server/console/toasts.ts';
import { createUnread, type Unread } from '../../server/console/unread.ts';
import type { Timers } from '../../widget/peer/timers.ts';
import { QUEUES } from './cast.ts';
import { type Agent, createMemoryRelay, type MemoryLine, type MemoryRelay } from './memory-relay.ts';

/** Monday 23 November 2026, 10:00 UTC. */
const START = Date.UTC(2026, 10, 23, 10);

export interface Bench {
  readonly relay: MemoryRelay;
  readonly clock: { now: () => number; set: (at: number) => void; pass: (ms: number) => void };
  readonly now: number;
}

export function bench(): Bench {
  let at = START;
  const clock = {
    now: () => at,
    set: (next: number) => {
      at = next;
    },
    pass: (ms: number) => {
      at += ms;
    },
  };
  return { relay: createMemoryRelay(() => at, QUEUES), clock, now: START };
}

export interface Sat {
  readonly desk: Desk;
  readonly screen: Screen;
  readonly toasts: Toasts;
  readonly unread: Unread;
  readonly line: MemoryLine;
  /** What the toasts say now. */
  says(): readonly string[];
  /** Where the screen sent the keyboard and the address. */
  readonly went: string[];
}

let ids = 0;

/** An agent at a desk. `ahead`: by how many milliseconds their own clock is wrong. */
export function sit(
  { relay, clock }: Bench,
  agent: Agent,
  ahead = 0,
  playbook: PlaybookNames | null = null,
  replies: readonly SavedReply[] = [],
): Sat {
  const toasts = createToasts(() => {});
  const unread = createUnread(memoryStorage(), agent.id);
  const line = relay.line(agent);
  const me = { ...agent, email: `${agent.id}@example.com`, role: 'agent' };
  const now = () => clock.now() + ahead;
  const dialled = dial({
    put: () => ({ done: new Promise(() => {}), cancel: () => {} }),
    line: line as unknown as AgentLine,
    me,
    storage: null,
    timers: onlyAtOnce,
    now,
    newId: () => `draft-of-${agent.id}-${++ids}`,
  });
  const desk = createDesk({
    me,
    ...dialled,
    playbook: async () => playbook,
    replies: async () => ({ replies, sites: [{ id: 'demo', name: 'Demo' }] }),
    eraseCustomer: async (thread) => {
      relay.erase(thread);
      return { ok: true, threads: 1 };
    },
    toasts,
    unread,
    watching: signal(true),
    now,
    // Each news is taken by itself.
    later: (_ms, run) => run(),
  });
  const went: string[] = [];
  const screen = createScreen({
    desk,
    drafts: createDrafts(memoryStorage(), (run) => {
      run();
      return () => {};
    }),
    goTo(thread) {
      went.push(`thread ${thread}`);
      desk.open(thread);
    },
    focusComposer: () => went.push('composer'),
    insert: (text, selection) => went.push(`insert ${text}${selection === null ? '' : ` gap ${selection.join('-')}`}`),
    focusSearch: () => went.push('search'),
    undo: toasts.undo,
    focusBrief: () => went.push('brief'),
    afterPause: (run) => {
      run();
      return () => {};
    },
  });
  return { desk, screen, toasts, unread, line, went, says: () => toasts.shown.value.map((toast) => toast.text) };
}

/** Timers of a bench: what is due at once runs, what is due later never comes. */
export const onlyAtOnce: Timers = (run, ms) => {
  let cancelled = false;
  if (ms === 0) queueMicrotask(() => cancelled || run());
  return () => {
    cancelled = true;
  };
};

/** Until everything that was under way has settled: the relay in memory answers in microtasks. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
}

export function memoryStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}
