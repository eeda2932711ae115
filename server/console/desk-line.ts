// What the desk needs of its line to the relay, and of a peer on it: small enough that tests give it a relay in memory.
import type { ReadonlySignal } from '@preact/signals';
import type { ThreadEvent } from '#domain/event';
import type { Thread } from '#domain/thread';
import type { Answered, InboxAnswer, ProposeAnswer, RelayToAgent, SeenUpTo } from '#domain/wire';

export type Link = 'connecting' | 'up' | 'down' | 'ended';

export type Hears = 'card' | 'presence' | 'typing';
export type Heard<K extends Hears> = Parameters<RelayToAgent[K]>[0];

export interface DeskLine {
  readonly link: ReadonlySignal<Link>;
  inbox(): Promise<InboxAnswer>;
  away(away: boolean): Promise<Answered<{ readonly away: boolean }>>;
  /** `on` lapses after 6 s unless repeated. */
  typing(thread: string, on: boolean): void;
  seen(thread: string, upTo: number): void;
  on<K extends Hears>(name: K, hear: (packet: Heard<K>) => void): () => void;
  /** Dials at once instead of waiting for the next try. */
  retry(): void;
}

/** A draft this agent wrote that is not an entry yet. */
export interface Pending {
  readonly id: string;
  readonly event: ThreadEvent;
}

/** One thread, kept up to date for as long as it is open. */
export interface DeskPeer {
  readonly thread: ReadonlySignal<Thread>;
  readonly pending: ReadonlySignal<readonly Pending[]>;
  readonly seen: ReadonlySignal<SeenUpTo>;
  /** `ready` once the log is here; `refused` when the relay does not let this agent have it. */
  readonly state: ReadonlySignal<'loading' | 'ready' | 'refused'>;
  /** Under the epoch as known now, through the outbox: it waits for the line. Settles when the relay took or refused it. */
  propose(event: ThreadEvent): Promise<ProposeAnswer>;
  /** Fetches what this peer may have missed; settles when it is here, or when it cannot be had now. */
  catchUp(): Promise<void>;
  close(): void;
}
