// What a person sees: the confirmed thread followed by what is pending. Pending is not confirmed.
import { byOf, type Proposer, type Refusal, whyNotAppend } from '#domain/ownership';
import { reduce, type Thread } from '#domain/thread';
import type { Pending } from './outbox.ts';

export interface Doomed {
  readonly pending: Pending;
  readonly refusal: Refusal;
}

export interface Overlay {
  /** Pending drafts stand in it as entries with provisional seqs. */
  readonly thread: Thread;
  /** Drafts the relay is certain to refuse, because the owner changed since. Not part of the thread above. */
  readonly doomed: readonly Doomed[];
}

export function overlay(confirmed: Thread, pendings: readonly Pending[], proposer: Proposer): Overlay {
  let thread = confirmed;
  const doomed: Doomed[] = [];
  for (const pending of pendings) {
    const refusal = doom(thread, pending, proposer, doomed);
    if (refusal) doomed.push({ pending, refusal });
    else thread = reduced(thread, pending, proposer);
  }
  return { thread, doomed };
}

/**
 * Why this draft can no longer land, or null. Epochs only rise, so a draft under an older one never will. A draft behind a doomed
 * one and under a later epoch rests on a change of owner that never came to be: its epoch's number may be reached, but by another way.
 */
function doom(thread: Thread, { draft }: Pending, proposer: Proposer, doomed: readonly Doomed[]): Refusal | null {
  const refusal = whyNotAppend(thread, proposer, draft);
  const ownership = refusal?.refused === 'stale' || refusal?.refused === 'not_owner';
  if (!ownership) return restsOn(doomed, thread, draft, proposer);
  return draft.epoch <= thread.epoch ? refusal : restsOn(doomed, thread, draft, proposer);
}

function restsOn(
  doomed: readonly Doomed[],
  thread: Thread,
  draft: Pending['draft'],
  proposer: Proposer,
): Refusal | null {
  const base = doomed.find((one) => one.pending.draft.epoch < draft.epoch);
  const free = whyNotAppend({ ...thread, epoch: draft.epoch + 1 }, proposer, draft) === null;
  return base && !free ? base.refusal : null;
}

function reduced(thread: Thread, { draft, since }: Pending, proposer: Proposer): Thread {
  const by = byOf(proposer, draft);
  if (!by) return thread;
  return reduce(thread, { seq: thread.head + 1, at: since, age: 0, by, id: draft.id, event: draft.event });
}
