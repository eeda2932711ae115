// How much a visitor may propose, and how long whoever proposed more must wait. A peer that is told to wait goes on by itself.
import type { Draft } from '#domain/event';
import { type Refusal, refusal } from '#domain/ownership';
import type { Limits } from '../limits.ts';
import { createBuckets } from './bucket.ts';

export interface Proposed {
  readonly visitor: string;
  readonly site: string;
  /** What limits by address count under; null: by nothing. */
  readonly address: string | null;
  readonly draft: Draft;
  /** How long the draft waited before it was sent, milliseconds. */
  readonly age: number;
  /** The thread is not there yet. */
  readonly isNew: boolean;
}

export interface Allowance {
  /** Null: go on. Otherwise nothing may be stored, and the refusal says how long to wait. */
  take(proposed: Proposed): Refusal | null;
  sweep(): void;
}

type Kinds = Pick<Limits, 'drafts' | 'sayings' | 'backlog' | 'handoffs' | 'threadsPerVisitor' | 'threadsPerAddress'>;

/** Older than this, a draft was not sent when it was made: milliseconds. */
const OLD = 2_000;

export function createAllowance(limits: Kinds, now: () => number): Allowance {
  const drafts = createBuckets(limits.drafts, now);
  const sayings = createBuckets(limits.sayings, now);
  const backlog = createBuckets(limits.backlog, now);
  const handoffs = createBuckets(limits.handoffs, now);
  const threads = createBuckets(limits.threadsPerVisitor, now);
  const elsewhere = createBuckets(limits.threadsPerAddress, now);

  return {
    take(proposed) {
      const wait = drafts.take(proposed.visitor) || waitFor(proposed);
      return wait === 0 ? null : tooMuch(wait);
    },
    sweep() {
      for (const one of [drafts, sayings, backlog, handoffs, threads, elsewhere]) one.sweep();
    },
  };

  function waitFor(proposed: Proposed): number {
    switch (proposed.draft.event.type) {
      case 'said':
        return said(proposed);
      case 'handedOff':
        return handoffs.take(proposed.visitor);
      case 'started':
        return proposed.isNew ? started(proposed) : 0;
      default:
        return 0;
    }
  }

  function said({ visitor, age }: Proposed): number {
    const wait = sayings.take(visitor);
    return wait > 0 && age > OLD && backlog.take(visitor) === 0 ? 0 : wait;
  }

  function started({ visitor, site, address }: Proposed): number {
    return threads.take(`${site} ${visitor}`) || (address === null ? 0 : elsewhere.take(`${site} ${address}`));
  }
}

function tooMuch(wait: number): Refusal {
  return refusal('limited', `Too much at once. Wait ${Math.ceil(wait / 1_000)} s and send it again.`);
}
