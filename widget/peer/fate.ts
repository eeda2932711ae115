// What becomes of a draft that the relay refused.
import type { Draft, EventType } from '#domain/event';
import type { Refusal } from '#domain/ownership';

/** keep: try again later. fail: show it as not sent, to retry or discard. drop: let it go, but say so to whoever asked. */
export type Fate = 'keep' | 'fail' | 'drop';

export function fateOf(draft: Draft, refusal: Refusal): Fate {
  if (isPassing(refusal)) return 'keep';
  return WRITTEN.includes(draft.event.type) ? 'fail' : 'drop';
}

/** A refusal that time heals. */
export function isPassing({ refused }: Refusal): boolean {
  return refused === 'busy' || refused === 'limited' || refused === 'unauthorised';
}

/** What a person wrote never disappears without their knowing. */
const WRITTEN: readonly EventType[] = ['said', 'noted', 'corrected', 'rated', 'contactLeft'];
