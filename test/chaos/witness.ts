// What people did and what crossed the wire, as the oracles compare it with the log afterwards.
import type { Entry } from '#domain/event';

/** The one customer who has no thread. */
export const INTRUDER = 'intruder';

/** Who sits at a line. */
export type Who =
  | { readonly kind: 'customer'; readonly name: string }
  | { readonly kind: 'agent'; readonly name: string; readonly id: string };

/** Something a person sent: the n-th of this author in this thread. Its text is in no other message. */
export interface Press {
  readonly text: string;
  readonly author: string;
  readonly thread: string;
  readonly n: number;
}

/** A draft as it was seen on its way to the relay. */
export interface Proposal {
  readonly who: Who;
  readonly thread: string;
  readonly epoch: number;
}

/** An entry that left the relay: in an answer to whoever proposed it, told to a room, or in a catch-up. */
export interface Told {
  readonly how: 'ack' | 'entry' | 'join';
  readonly to: Who;
  readonly thread: string;
  readonly entry: Entry;
}

export interface Witness {
  /** By text. */
  readonly presses: Map<string, Press>;
  /** Texts whose author was told that they were not sent. */
  readonly failed: Set<string>;
  /** By the draft's id; the first one stands. */
  readonly proposals: Map<string, Proposal>;
  /** Names of customers, by their thread. */
  readonly owners: Map<string, string>;
  /** The highest acknowledged seq of each thread. */
  readonly acked: Map<string, number>;
  /** Not compared with the log yet. */
  told: Told[];
  acks: number;
  packets: number;
  /** How often each kind of refusal was given. */
  readonly refusals: Map<string, number>;
}

export function createWitness(): Witness {
  return {
    presses: new Map(),
    failed: new Set(),
    proposals: new Map(),
    owners: new Map(),
    acked: new Map(),
    told: [],
    acks: 0,
    packets: 0,
    refusals: new Map(),
  };
}
