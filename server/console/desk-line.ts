// What the desk needs of its line to the relay, and of a peer on it: small enough that tests give it a relay in memory.
import type { ReadonlySignal } from '@preact/signals';
import type { ThreadEvent } from '#domain/event';
import type { Earlier } from '#domain/newest';
import type { Refusal } from '#domain/ownership';
import type { Thread } from '#domain/thread';
import type { Answered, InboxAnswer, RelayToAgent, SavedView, SearchAnswer, SeenUpTo, ViewsAnswer } from '#domain/wire';
import type { DeskFiles } from './desk-files.ts';

export type Link = 'connecting' | 'up' | 'down' | 'ended';

export type Hears = 'card' | 'presence' | 'playbook' | 'replies' | 'typing' | 'erased';
export type Heard<K extends Hears> = Parameters<RelayToAgent[K]>[0];

export interface DeskLine {
  readonly link: ReadonlySignal<Link>;
  /** Why the relay ended the line, in its own words; null: it did not say. */
  readonly why: ReadonlySignal<string | null>;
  /** Null: the line went before the answer came. */
  inbox(): Promise<InboxAnswer | null>;
  /** Null: the line went before the answer came. */
  search(text: string): Promise<SearchAnswer | null>;
  /** The agent's views: kept anew, or (null) only asked for. Null: the line went before the answer came. */
  views(views: readonly SavedView[] | null): Promise<ViewsAnswer | null>;
  away(away: boolean): Promise<Answered<{ readonly away: boolean }>>;
  /** Which thread is on this screen, for colleagues to see; null: none. */
  looking(thread: string | null): void;
  on<K extends Hears>(name: K, hear: (packet: Heard<K>) => void): () => void;
  /** Dials at once instead of waiting for the next try. */
  retry(): void;
}

/** A draft this agent wrote that is not an entry yet. */
export interface Unsent {
  readonly id: string;
  readonly event: ThreadEvent;
  /** The relay refused it: it stays here until it is tried again or discarded. Null: it is on its way. */
  readonly refused: Refusal | null;
}

export type Taken = Answered<{ readonly id: string }>;

/** One thread, kept up to date for as long as it is open. */
export interface DeskPeer {
  /** As the relay has it: an agent who claims a thread has it when the relay says so, not before. */
  readonly thread: ReadonlySignal<Thread>;
  /** What comes before its items: a long thread is here by its newest page. */
  readonly earlier: ReadonlySignal<Earlier>;
  readonly unsent: ReadonlySignal<readonly Unsent[]>;
  readonly seen: ReadonlySignal<SeenUpTo>;
  /** The colleague who is writing a reply right now; null: none is. */
  readonly colleague: ReadonlySignal<string | null>;
  /** `ready` once the log is here; `refused` when the relay does not let this agent have it. */
  readonly state: ReadonlySignal<'loading' | 'ready' | 'refused'>;
  /** Files on their way into it. */
  readonly files: DeskFiles;
  /** Under the epoch as known now. It waits for the line. Settles when the relay took or refused it, and what is refused is gone. */
  propose(event: ThreadEvent): Promise<Taken>;
  /** Fetches what this peer may have missed; settles when it is here, or when it cannot be had now. */
  catchUp(): Promise<void>;
  /** Fetches a page of what comes before; or as many as it takes until this turn is here. Settles when it is, or cannot be had now. */
  goBack(turn: string | null): Promise<void>;
  retry(id: string): void;
  discard(id: string): void;
  /** To be called on each keystroke of a reply, and with false when it is left or emptied. */
  typing(on: boolean): void;
  /** This agent, who has the thread, has read up to this seq. */
  saw(upTo: number): void;
  /** What is on its way is still delivered. */
  close(): void;
}
