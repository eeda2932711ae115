// Judged handoffs as labelled cases: transcripts that `baton replay` and the playbook's trial run, without who took part.

import type { CaseVerdict } from '#domain/case-label';
import type { Entry } from '#domain/event';
import type { Traits } from '#domain/signals/reading';
import { emptyThread, reduceAll, type Said, type Thread } from '#domain/thread';
import { PAGE } from '#domain/wire';
import { namesIn, textWithoutNames } from './exports/without-names.ts';
import { createReading, type HandoffOutcome, isCase } from './handoff-figures.ts';
import type { Store } from './store/store.ts';

/** A line of the file: what `parseTranscript` reads, and beside it where it comes from. */
export interface HandoffCase {
  /** The thread and the seq of its handoff: `<thread>:<seq>`. */
  readonly id: string;
  readonly site: string;
  /** What the value check weighs of the account, and nothing that names anybody; null: none of it is known. */
  readonly account: Traits | null;
  /** What was said while the assistant had the thread, then up to the first reply of a person. */
  readonly turns: readonly object[];
  readonly handoffAt: number | null;
  readonly label: {
    readonly verdict: CaseVerdict;
    readonly turn: number;
    readonly button?: true;
    /** Where it was sent then, by which row, because of what. */
    readonly row: string;
    readonly queue: string | null;
    readonly because: readonly string[];
  };
}

export interface CasesAsked {
  readonly from: number;
  readonly to: number;
  /** Only of this one; null: of all. */
  readonly site: string | null;
}

const THREADS_AT_ONCE = 200;

/**
 * The judged handoffs made from `from` on and before `to`, and the times a person stepped in unasked, one after the other. Where a
 * customer had said nothing there is nothing to decide by, and no case. Costs what `handoffReport` costs.
 */
export async function* handoffCases(
  store: Pick<Store, 'entries' | 'threadsSince'>,
  { from, to, site }: CasesAsked,
): AsyncGenerator<HandoffCase> {
  for (let ids = await store.threadsSince(from, '', THREADS_AT_ONCE); ids.length > 0; ) {
    for (const id of ids) {
      const entries = await entriesOf(store, id);
      const reading = createReading(id);
      for (const entry of entries) reading.take(entry);
      const judged = reading
        .outcomes()
        .filter((one) => one.at >= from && one.at < to && (site === null || one.site === site) && isCase(one));
      if (judged.length === 0) continue;
      const thread = reduceAll(emptyThread(id), entries);
      for (const outcome of judged) {
        const made = caseOf(thread, entries, outcome);
        if (made) yield made;
      }
    }
    ids = await store.threadsSince(from, ids.at(-1) ?? '', THREADS_AT_ONCE);
  }
}

/** In the pauses between two pages everybody else has their turn. */
async function entriesOf(store: Pick<Store, 'entries'>, id: string): Promise<readonly Entry[]> {
  const all: Entry[] = [];
  for (let page = await store.entries(id, 0, PAGE); page.length > 0; ) {
    all.push(...page);
    await new Promise((resolve) => setImmediate(resolve));
    page = page.length < PAGE ? [] : await store.entries(id, all.at(-1)?.seq ?? 0, PAGE);
  }
  return all;
}

function caseOf(thread: Thread, entries: readonly Entry[], outcome: HandoffOutcome): HandoffCase | null {
  const said = stretchOf(thread, outcome.seq);
  const before = said.filter(({ seq }) => seq < outcome.seq);
  const turn = before.findLastIndex(({ by }) => by.role === 'customer');
  if (turn < 0) return null;
  const replied = said.findIndex(({ seq, by }) => seq >= outcome.seq && by.role === 'agent');
  const without = textWithoutNames(namesOf(thread));
  return {
    id: `${thread.id}:${outcome.seq}`,
    site: thread.site,
    account: worthOf(thread),
    turns: said.slice(0, replied < 0 ? said.length : replied + 1).map((one) => turnOf(one, without)),
    handoffAt: replied < 0 ? null : replied,
    label: {
      verdict: verdictOf(outcome),
      turn,
      row: outcome.row,
      queue: outcome.queue || null,
      ...becauseOf(entries, outcome.seq, before[0]?.seq ?? 0),
    },
  };
}

/** What was said from when the assistant had the thread last before this entry until it had it again. */
function stretchOf({ segments, items }: Thread, at: number): readonly Said[] {
  const own = segments.filter(({ kind }) => kind === 'assistant');
  const from = own.findLast((one) => one.from < at)?.from ?? 0;
  const until = own.find((one) => one.from > at)?.from ?? Number.POSITIVE_INFINITY;
  return items.filter(
    (item): item is Said =>
      item.kind === 'said' && item.seq >= from && item.seq < until && item.by.role !== 'relay' && item.text !== '',
  );
}

/** An agent who stepped in unasked said by that that a person was needed, unless somebody judged it otherwise. */
function verdictOf({ missed, verdict }: HandoffOutcome): CaseVerdict {
  if (missed && (verdict === null || verdict === 'right')) return 'missed';
  return verdict ?? 'missed';
}

/** The decision that led to the handoff. A customer whose browser could not decide has pressed the button too. */
function becauseOf(
  entries: readonly Entry[],
  at: number,
  since: number,
): Pick<HandoffCase['label'], 'button' | 'because'> {
  const handoff = entries.find(({ seq }) => seq === at);
  if (handoff?.event.type !== 'handedOff' || handoff.by.role !== 'customer') return { because: [] };
  const decided = entries.findLast(
    ({ seq, event }) => seq > since && seq < at && event.type === 'decided' && event.decision.act === 'handoff',
  );
  if (decided?.event.type !== 'decided') return { button: true, because: [] };
  const { asked, because } = decided.event.decision;
  const pressed = asked.some(({ rule }) => rule === 'button');
  return {
    ...(pressed && { button: true }),
    because: [...(asked.length > 0 && !pressed ? ['person'] : []), ...because.map(({ signal }) => signal)],
  };
}

function turnOf({ by, text, at, documents, confidence }: Said, without: (text: string) => string): object {
  return {
    from: by.role,
    text: without(text),
    at: new Date(at).toISOString(),
    ...(documents.length > 0 && {
      documents: documents.map((one) => ({
        ...one,
        title: without(one.title),
        ...(one.text !== undefined && { text: without(one.text) }),
      })),
    }),
    ...(confidence !== null && { confidence }),
  };
}

/** All that the value check reads of an account (account-worth.ts); a test holds the two together. */
export const WORTH = ['plan', 'mrr', 'arr', 'seats', 'vip', 'tier', 'renewalAt'] as const;

function worthOf({ account }: Thread): Traits | null {
  const known = WORTH.flatMap((key) =>
    account?.traits[key] === undefined ? [] : [[key, account.traits[key]] as const],
  );
  return known.length > 0 ? Object.fromEntries(known) : null;
}

function namesOf({ account, contact, items }: Thread): readonly string[] {
  const agents = items.flatMap(({ by }) => (by.role === 'agent' ? [by.name] : []));
  return [...namesIn(account?.traits), ...namesIn(account?.claimed), ...(contact === null ? [] : [contact]), ...agents];
}
