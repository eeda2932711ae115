// How well handoffs went, read from the log: whether agents found them right, how long customers waited, what became of them.
import type { Entry, Verdict } from '#domain/event';
import { emptyThread, reduce, type Thread } from '#domain/thread';
import { PAGE } from '#domain/wire';
import type { Store } from './store/store.ts';

/** One handoff, as the log has it by now. Times are milliseconds. */
export interface HandoffOutcome {
  /** The seq of its entry. */
  readonly seq: number;
  readonly at: number;
  readonly site: string;
  readonly row: string;
  /** Where it was sent. */
  readonly queue: string;
  /** The last judgement of it; null: none. */
  readonly verdict: Verdict | null;
  /** From the handoff to the first reply of a person; null: there was none. */
  readonly firstReply: number | null;
  /** From the handoff to its first resolution; null: it was not resolved, or went back to the assistant. */
  readonly resolution: number | null;
  /** Taken up again after that. */
  readonly reopened: boolean;
  /** The last rating given after a person had it, 1 to 5; null: none. */
  readonly rating: number | null;
}

export interface HandoffFigures {
  readonly handoffs: number;
  readonly judged: number;
  readonly right: number;
  readonly late: number;
  readonly unneeded: number;
  /** right / judged, 0 to 1; null: none was judged. */
  readonly accuracy: number | null;
  readonly firstReply: Spread | null;
  readonly resolution: Spread | null;
  readonly reopened: number;
  readonly rated: number;
  /** The mean of the ratings, 1 to 5; null: there is none. */
  readonly satisfaction: number | null;
}

/** Milliseconds, by nearest rank, of `count` handoffs. */
interface Spread {
  readonly count: number;
  readonly median: number;
  readonly p90: number;
}

export interface HandoffReport {
  readonly from: number;
  readonly to: number;
  readonly all: HandoffFigures;
  readonly rows: readonly (HandoffFigures & { readonly site: string; readonly row: string })[];
  readonly queues: readonly (HandoffFigures & { readonly site: string; readonly queue: string })[];
  /** `week`: its Monday, as a date in UTC. The first and the last may be cut by the period. */
  readonly weeks: readonly (HandoffFigures & { readonly week: string })[];
}

const THREADS_AT_ONCE = 200;

/**
 * Figures of the handoffs made from `from` on and before `to` (milliseconds since 1970), with all that became of them since.
 *
 * The cost: every thread with an entry since `from` is read whole, one after the other, O(entries of those threads); between two pages of
 * a log everything else that waits for the relay has its turn. Nothing is kept but one outcome a handoff.
 */
export async function handoffReport(
  store: Pick<Store, 'entries' | 'threadsSince'>,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<HandoffReport> {
  const found: HandoffOutcome[] = [];
  for (let ids = await store.threadsSince(from, '', THREADS_AT_ONCE); ids.length > 0; ) {
    for (const id of ids) {
      const outcomes = await outcomesIn(store, id);
      found.push(...outcomes.filter(({ at }) => at >= from && at < to));
    }
    ids = await store.threadsSince(from, ids.at(-1) ?? '', THREADS_AT_ONCE);
  }
  return {
    from,
    to,
    all: figuresOf(found),
    rows: grouped(found, ({ site, row }) => ({ site, row })),
    queues: grouped(found, ({ site, queue }) => ({ site, queue })),
    weeks: grouped(found, ({ at }) => ({ week: mondayOf(at) })),
  };
}

async function outcomesIn(store: Pick<Store, 'entries'>, id: string): Promise<readonly HandoffOutcome[]> {
  const reading = createReading(id);
  for (let page = await store.entries(id, 0, PAGE); page.length > 0; ) {
    for (const entry of page) reading.take(entry);
    await new Promise((resolve) => setImmediate(resolve));
    page = page.length < PAGE ? [] : await store.entries(id, page.at(-1)?.seq ?? 0, PAGE);
  }
  return reading.outcomes();
}

/** The handoffs of one log, whose entries are given in order. What an owner, a reply or a resolution is, `reduce` says. */
export function createReading(id: string) {
  let thread = emptyThread(id);
  const all = new Map<number, HandoffOutcome>();
  const change = (seq: number | undefined, to: (one: HandoffOutcome) => Partial<HandoffOutcome>) => {
    const one = seq === undefined ? undefined : all.get(seq);
    if (one) all.set(one.seq, { ...one, ...to(one) });
  };
  return {
    take(entry: Entry): void {
      const before = thread;
      // Without what was said: nothing here reads it, and copying it for each entry is what makes long threads slow.
      thread = { ...reduce(thread, entry), items: [] };
      const { event, seq } = entry;
      const last = [...all.keys()].at(-1);
      const under = before.handoff?.seq;
      if (event.type === 'handedOff') all.set(seq, fresh(thread, entry, event));
      else if (event.type === 'assessed') change(event.handoff, () => ({ verdict: event.verdict }));
      else if (event.type === 'rated' && hadPerson(thread, last)) change(last, () => ({ rating: event.score }));
      else if (event.type === 'resolved') change(under, ({ at }) => ({ resolution: entry.at - entry.age - at }));
      if (before.status === 'resolved' && thread.status === 'open')
        change(last, ({ resolution }) => ({ reopened: resolution !== null }));
      const { handoff } = thread;
      if (handoff?.firstReplyAt != null && before.handoff?.firstReplyAt == null)
        change(handoff.seq, ({ at }) => ({ firstReply: (handoff.firstReplyAt ?? at) - at }));
    },
    outcomes: (): readonly HandoffOutcome[] => [...all.values()],
  };
}

function fresh({ site }: Thread, entry: Entry, { row, queue }: { row: string; queue: string }): HandoffOutcome {
  const nothingYet = { verdict: null, firstReply: null, resolution: null, reopened: false, rating: null };
  return { seq: entry.seq, at: entry.at - entry.age, site, row, queue, ...nothingYet };
}

function hadPerson({ segments }: Thread, since: number | undefined): boolean {
  return since !== undefined && segments.some(({ kind, from }) => kind === 'person' && from > since);
}

function grouped<K extends object>(
  all: readonly HandoffOutcome[],
  keyOf: (one: HandoffOutcome) => K,
): readonly (HandoffFigures & K)[] {
  const groups = new Map<string, HandoffOutcome[]>();
  for (const one of all) {
    const key = JSON.stringify(keyOf(one));
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const sorted = [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.flatMap(([, of]) => (of[0] ? [{ ...keyOf(of[0]), ...figuresOf(of) }] : []));
}

function figuresOf(all: readonly HandoffOutcome[]): HandoffFigures {
  const count = (wanted: Verdict) => all.filter(({ verdict }) => verdict === wanted).length;
  const [right, late, unneeded] = [count('right'), count('late'), count('unneeded')];
  const judged = right + late + unneeded;
  const ratings = all.flatMap(({ rating }) => rating ?? []);
  return {
    handoffs: all.length,
    judged,
    right,
    late,
    unneeded,
    accuracy: judged === 0 ? null : right / judged,
    firstReply: spreadOf(all.flatMap(({ firstReply }) => firstReply ?? [])),
    resolution: spreadOf(all.flatMap(({ resolution }) => resolution ?? [])),
    reopened: all.filter(({ reopened }) => reopened).length,
    rated: ratings.length,
    satisfaction: ratings.length === 0 ? null : ratings.reduce((sum, one) => sum + one, 0) / ratings.length,
  };
}

function spreadOf(values: readonly number[]): Spread | null {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return sorted.length === 0 ? null : { count: sorted.length, median: rank(0.5), p90: rank(0.9) };
}

const DAY_MS = 86_400_000;

/** 1 January 1970 was a Thursday: three days after a Monday. */
function mondayOf(at: number): string {
  const day = Math.floor(at / DAY_MS);
  return new Date((day - ((day + 3) % 7)) * DAY_MS).toISOString().slice(0, 10);
}
