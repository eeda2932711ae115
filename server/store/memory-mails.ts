// The outbox for e-mails of a store that forgets.
import { type Mail, type Mails, MOST_WAITS, type ToMail } from './mails.ts';

export interface MemoryMails extends Mails {
  append(answer: ToMail & { readonly thread: string; readonly seq: number; readonly at: number }): void;
  erase(threads: readonly string[]): void;
}

export function memoryMails(headOf: (thread: string) => number): MemoryMails {
  const mails = new Map<string, Mail>();
  const stopped = new Map<string, number>();
  const all = () => [...mails.values()];
  const change = (id: string, change: Partial<Mail>) => {
    const known = mails.get(id);
    if (known) mails.set(id, { ...known, ...change });
  };

  return {
    append({ id, thread, seq, at, dueAt }) {
      const open = all().find((one) => one.thread === thread && one.last === null);
      if (open) return change(open.id, { dueAt: laterDue(open, at, dueAt) });
      mails.set(id, { ...FRESH, id, thread, first: seq, madeAt: at, dueAt });
    },
    erase(threads) {
      for (const one of all()) if (threads.includes(one.thread)) mails.delete(one.id);
    },
    async due(now, limit) {
      const due = all().filter((one) => one.state === 'waiting' && one.dueAt <= now);
      return due.sort((a, b) => a.dueAt - b.dueAt).slice(0, limit);
    },
    mail: async (id) => mails.get(id) ?? null,
    ofThread: async (thread) => all().filter((one) => one.thread === thread),
    async fix(id, head, what) {
      const known = mails.get(id);
      if (known?.last !== null || headOf(known.thread) !== head) return false;
      change(id, what);
      return true;
    },
    save: async (id, what) => change(id, what),
    async drop(id) {
      mails.delete(id);
    },
    async take(id, visitor) {
      const known = mails.get(id);
      if (known?.takenBy === null) change(id, { takenBy: visitor });
      return mails.get(id)?.takenBy ?? null;
    },
    async lastTo(to) {
      const sent = all().flatMap((one) => (one.to === to && one.sentAt !== null ? one.sentAt : []));
      return sent.length === 0 ? null : Math.max(...sent);
    },
    async stop(to, at) {
      stopped.set(to, at);
    },
    isStopped: async (to) => stopped.has(to),
    async counts() {
      const counts = { waiting: 0, sent: 0, dead: 0 };
      for (const { state } of mails.values()) counts[state] += 1;
      return counts;
    },
    async forget(before) {
      for (const one of all()) if (one.state !== 'waiting' && one.madeAt < before) mails.delete(one.id);
    },
  };
}

const FRESH = { last: null, state: 'waiting', tries: 0, to: null, sentAt: null, takenBy: null } as const;

function laterDue({ madeAt, dueAt }: Mail, at: number, wanted: number): number {
  return Math.max(dueAt, Math.min(wanted, madeAt + MOST_WAITS * (wanted - at)));
}
