// How well handoffs went, read from the log: whether agents found them right, how long customers waited, what became of them.
import { customerOf } from '#domain/card';
import type { Entry, Verdict } from '#domain/event';
import { emptyThread, reduce, type Thread } from '#domain/thread';
import { PAGE } from '#domain/wire';
import type { Store } from './store/store.ts';

/** One handoff, or one time that a person stepped in without one, as the log has it by now. Times are milliseconds. */
export interface HandoffOutcome {
  readonly thread: string;
  /** The seq and the id of its entry. */
  readonly seq: number;
  readonly entry: string;
  readonly at: number;
  readonly site: string;
  /** Without a handoff: the row of the last decision before. */
  readonly row: string;
  /** Where it was sent; without a handoff: ''. */
  readonly queue: string;
  /** False: an agent took the thread from the assistant, and nothing had been handed over. */
  readonly handedOff: boolean;
  /** An agent stepped in unasked: took the thread, or routed it to people. */
  readonly missed: boolean;
  /** The customer's name; '': none is known. */
  readonly customer: string;
  /** The customer's last words before it, cut. */
  readonly words: string;
  /** When the first reply was due, milliseconds since 1970; null: nothing was promised, or it was over before that. */
  readonly dueAt: number | null;
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
  /** The customer had said something to the assistant before it, and it was not removed. */
  readonly spoken: boolean;
}

/** Somebody said whether it was right, and there are words to decide by: it can be replayed. */
export function isCase({ spoken, verdict, missed }: HandoffOutcome): boolean {
  return spoken && (verdict !== null || missed);
}

/** Whether the first reply came in time; null: none was promised, or it may still come. */
export function isInTime(
  { at, dueAt, firstReply }: Pick<HandoffOutcome, 'at' | 'dueAt' | 'firstReply'>,
  now: number,
): boolean | null {
  if (dueAt === null) return null;
  if (firstReply !== null) return at + firstReply <= dueAt;
  return now > dueAt ? false : null;
}

export interface HandoffFigures {
  readonly handoffs: number;
  /** Times an agent stepped in unasked. */
  readonly missed: number;
  readonly judged: number;
  readonly right: number;
  readonly late: number;
  readonly unneeded: number;
  /** A person has answered or resolved them, and nobody judged them. */
  readonly unjudged: number;
  /** Of the judged and the missed, those that `handoffCases` gives. */
  readonly cases: number;
  /** right / judged, 0 to 1; null: none was judged. */
  readonly accuracy: number | null;
  /** Of the judged ones those that a person was needed for: (right + late) / judged. */
  readonly precision: number | null;
  /** Of those that a person was needed for the ones handed over in time: right / (right + late + missed). */
  readonly recall: number | null;
  /** Of how many it is known whether the promised first reply was kept, and how many were. */
  readonly promised: number;
  readonly inTime: number;
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
  /** What a lead looks at one by one, the latest first, at most `MOST_REVIEWED` of each kind; absent: not asked for. */
  readonly review?: Readonly<Record<ReviewKind, readonly Reviewed[]>>;
}

/** `low`: rated 1 or 2 after a person had it. */
export type ReviewKind = 'late' | 'unneeded' | 'missed' | 'unjudged' | 'low';

export type Reviewed = Omit<HandoffOutcome, 'dueAt' | 'spoken'> & { readonly inTime: boolean | null };

export const MOST_REVIEWED = 50;

interface Asked {
  readonly from: number;
  readonly to: number;
  readonly now: number;
  /** Only of this one; null: of all. */
  readonly site?: string | null;
  readonly review?: boolean;
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
  { from, to, now, site = null, review = false }: Asked,
): Promise<HandoffReport> {
  const found: HandoffOutcome[] = [];
  for (let ids = await store.threadsSince(from, '', THREADS_AT_ONCE); ids.length > 0; ) {
    for (const id of ids) {
      const outcomes = await outcomesIn(store, id);
      found.push(...outcomes.filter((one) => one.at >= from && one.at < to && (site === null || one.site === site)));
    }
    ids = await store.threadsSince(from, ids.at(-1) ?? '', THREADS_AT_ONCE);
  }
  const by = <K extends object>(of: readonly HandoffOutcome[], keyOf: (one: HandoffOutcome) => K) =>
    grouped(of, keyOf, now);
  return {
    from,
    to,
    all: figuresOf(found, now),
    rows: by(found, (one) => ({ site: one.site, row: one.row })),
    queues: by(
      found.filter(({ handedOff }) => handedOff),
      (one) => ({ site: one.site, queue: one.queue }),
    ),
    weeks: by(found, ({ at }) => ({ week: mondayOf(at) })),
    ...(review && { review: reviewOf(found, now) }),
  };
}

const LOW = 2;

/** A person has answered or resolved it, and nobody judged it. */
function isUnjudged({ handedOff, missed, verdict, firstReply, resolution }: HandoffOutcome): boolean {
  return handedOff && !missed && verdict === null && (firstReply !== null || resolution !== null);
}

function reviewOf(all: readonly HandoffOutcome[], now: number): NonNullable<HandoffReport['review']> {
  const latest = [...all].sort((a, b) => b.at - a.at);
  const some = (wanted: (one: HandoffOutcome) => boolean) =>
    latest
      .filter(wanted)
      .slice(0, MOST_REVIEWED)
      .map(({ spoken: _, ...one }) => one)
      .map(({ dueAt, ...one }): Reviewed => ({ ...one, inTime: isInTime({ ...one, dueAt }, now) }));
  return {
    late: some(({ verdict }) => verdict === 'late'),
    unneeded: some(({ verdict }) => verdict === 'unneeded'),
    missed: some(({ missed }) => missed),
    unjudged: some(isUnjudged),
    low: some(({ rating }) => rating !== null && rating <= LOW),
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
  let words = '';
  let spoken = false;
  /** The assistant has the thread because a person gave it back or a customer stopped waiting, and nothing was said since. */
  let back = false;
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
      const { event, seq, by } = entry;
      const last = [...all.keys()].at(-1);
      const under = before.handoff?.seq;
      const begun = { ...fresh(thread, entry), words, spoken };
      if (event.type === 'handedOff')
        all.set(seq, { ...begun, row: event.row, queue: event.queue, missed: by.role === 'agent' && !back });
      else if (!back && steppedIn(before, thread))
        all.set(seq, { ...begun, handedOff: false, missed: true, dueAt: null });
      else if (event.type === 'assessed') change(event.handoff, () => ({ verdict: event.verdict }));
      else if (event.type === 'rated' && hadPerson(thread, last)) change(last, () => ({ rating: event.score }));
      else if (event.type === 'resolved') change(under, ({ at }) => ({ resolution: entry.at - entry.age - at }));
      if (before.status === 'resolved' && thread.status === 'open')
        change(last, ({ resolution }) => ({ reopened: resolution !== null }));
      const { handoff } = thread;
      if (handoff?.firstReplyAt != null && before.handoff?.firstReplyAt == null)
        change(handoff.seq, ({ at }) => ({ firstReply: (handoff.firstReplyAt ?? at) - at }));
      // Over before the reply was due: nothing was broken, and nothing kept.
      if (before.handoff && !handoff)
        change(under, ({ dueAt, firstReply }) =>
          firstReply === null && dueAt !== null && entry.at < dueAt ? { dueAt: null } : {},
        );
      if (event.type === 'handedBack' || event.type === 'cancelled') back = true;
      const segment = thread.segments.at(-1);
      if (segment?.from === seq && segment.kind === 'assistant') spoken = false;
      if (event.type === 'said' && by.role === 'customer') {
        words = event.text.slice(0, MOST_WORDS);
        back = false;
        if (segment?.kind === 'assistant' && event.text !== '') spoken = true;
      }
    },
    outcomes: (): readonly HandoffOutcome[] => [...all.values()],
  };
}

/** Of what was said, in characters. */
const MOST_WORDS = 160;

/** An agent has what the assistant had, in a conversation under way. */
function steppedIn(before: Thread, after: Thread): boolean {
  return before.status === 'open' && before.owner.kind === 'assistant' && after.owner.kind === 'agent';
}

function fresh(thread: Thread, entry: Entry): HandoffOutcome {
  return {
    thread: thread.id,
    seq: entry.seq,
    entry: entry.id,
    at: entry.at - entry.age,
    site: thread.site,
    row: thread.decisions.at(-1)?.row ?? 'unknown',
    queue: '',
    handedOff: true,
    missed: false,
    customer: customerOf(thread),
    words: '',
    spoken: false,
    dueAt: thread.handoff?.dueAt ?? null,
    verdict: null,
    firstReply: null,
    resolution: null,
    reopened: false,
    rating: null,
  };
}

function hadPerson({ segments }: Thread, since: number | undefined): boolean {
  return since !== undefined && segments.some(({ kind, from }) => kind === 'person' && from > since);
}

function grouped<K extends object>(
  all: readonly HandoffOutcome[],
  keyOf: (one: HandoffOutcome) => K,
  now: number,
): readonly (HandoffFigures & K)[] {
  const groups = new Map<string, HandoffOutcome[]>();
  for (const one of all) {
    const key = JSON.stringify(keyOf(one));
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const sorted = [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.flatMap(([, of]) => (of[0] ? [{ ...keyOf(of[0]), ...figuresOf(of, now) }] : []));
}

function figuresOf(all: readonly HandoffOutcome[], now: number): HandoffFigures {
  const made = all.filter(({ handedOff }) => handedOff);
  const missed = all.filter((one) => one.missed).length;
  const count = (wanted: Verdict) => made.filter(({ verdict }) => verdict === wanted).length;
  const [right, late, unneeded] = [count('right'), count('late'), count('unneeded')];
  const judged = right + late + unneeded;
  const kept = made.flatMap((one) => isInTime(one, now) ?? []);
  const ratings = made.flatMap(({ rating }) => rating ?? []);
  return {
    handoffs: made.length,
    missed,
    judged,
    right,
    late,
    unneeded,
    unjudged: made.filter(isUnjudged).length,
    cases: all.filter(isCase).length,
    accuracy: share(right, judged),
    precision: share(right + late, judged),
    recall: judged === 0 ? null : share(right, right + late + missed),
    promised: kept.length,
    inTime: kept.filter(Boolean).length,
    firstReply: spreadOf(made.flatMap(({ firstReply }) => firstReply ?? [])),
    resolution: spreadOf(made.flatMap(({ resolution }) => resolution ?? [])),
    reopened: made.filter(({ reopened }) => reopened).length,
    rated: ratings.length,
    satisfaction: share(
      ratings.reduce((sum, one) => sum + one, 0),
      ratings.length,
    ),
  };
}

function share(part: number, of: number): number | null {
  return of === 0 ? null : part / of;
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
