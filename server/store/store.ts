// The store: what the relay remembers. One interface, one contract suite (test/server/store-contract.ts) over all implementations.
import type { Card } from '#domain/card';
import type { By, Entry, EventType, ThreadEvent } from '#domain/event';
import type { SavedView, SeenUpTo } from '#domain/wire';
import type { Mails, ToMail } from './mails.ts';
import type { Replies } from './replies.ts';
import type { SearchTerm } from './search-words.ts';

/** A thread as the store keeps it beside its log: what is asked for without reading the log. */
export interface ThreadRow {
  readonly id: string;
  readonly site: string;
  readonly visitor: string;
  readonly head: number;
  readonly epoch: number;
  readonly status: 'open' | 'resolved';
  readonly owner: 'assistant' | 'queue' | 'agent';
  readonly queue: string | null;
  /** The id of the agent who owns it. */
  readonly agent: string | null;
  readonly lastAt: number;
  readonly seen: SeenUpTo;
  readonly card: Card;
}

/** An entry about to be. `after` is the head it was decided on: whoever comes second is told so, and decides again. */
export interface Append {
  readonly thread: string;
  readonly after: number;
  readonly id: string;
  /** A digest of what was proposed, by whom: the same id with another digest is a conflict. */
  readonly digest: string;
  readonly at: number;
  readonly age: number;
  readonly by: By;
  readonly event: ThreadEvent;
  /** The row as it stands with this entry; `head` and `seen` are the store's own. */
  readonly row: Omit<ThreadRow, 'head' | 'seen'>;
  /** A first reply was given in this entry: how long the customer had waited in this queue, in milliseconds. */
  readonly wait: { readonly queue: string; readonly ms: number } | null;
  /** It answers somebody who left an address: stored with the entry, so that no answer is kept without its mail. */
  readonly mail?: ToMail | null;
  /** Entries of the thread that from now on hold something else: what they held is gone once the append resolves, from the write-ahead log too. */
  readonly emptied?: readonly Pick<Entry, 'seq' | 'event'>[];
}

export type Appended =
  | { readonly kind: 'appended'; readonly entry: Entry }
  /** The same draft was appended before: this is its entry. */
  | { readonly kind: 'again'; readonly entry: Entry }
  /** Another draft was appended under this id. */
  | { readonly kind: 'conflict' }
  /** The log went on meanwhile: nothing was written. */
  | { readonly kind: 'moved'; readonly head: number };

export interface Site {
  readonly id: string;
  readonly name: string;
  /** Exact origins (`https://shop.example`), or `*`. */
  readonly origins: readonly string[];
  /** Path of the playbook's YAML. */
  readonly playbook: string;
  /** Path of the folder with the articles; null: none. */
  readonly knowledge: string | null;
  /** How the site says who its customers are; absent: it does not. */
  readonly identity?: SiteIdentity;
}

export interface SiteIdentity {
  /** Nobody may write without a signed token. */
  readonly required: boolean;
  /** The newest first; two live keys at most, so that a site can change to a new one at leisure. */
  readonly keys: readonly IdentityKey[];
}

/** `key`: for HS256 the secret, base64url; for EdDSA the public key, PEM (SPKI). */
export interface IdentityKey {
  readonly kid: string;
  readonly alg: 'HS256' | 'EdDSA';
  readonly key: string;
}

/** A playbook that was published in the console. What stood in the site's file before the first one has no version. */
export interface PlaybookVersion {
  readonly site: string;
  /** 1 is the first; the highest runs. */
  readonly number: number;
  readonly at: number;
  /** The name of whoever published it. */
  readonly by: string;
  /** What they said about it. */
  readonly note: string | null;
  /** The playbook as people write it: plain data, as its YAML would be read. */
  readonly source: unknown;
}

/** An anonymous customer of one site: whoever holds the token of this generation, or of the one before. */
export interface Visitor {
  readonly id: string;
  readonly site: string;
  readonly generation: number;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  /** The visitor this one is: their browser followed a link from an e-mail to that visitor. Absent: themself. */
  readonly sameAs?: string;
}

/** A one-time link: to set up the first owner, or to bring in one more agent. */
export interface Invite {
  /** SHA-256 of the token, hex. The token itself is never stored. */
  readonly hash: string;
  /** Null: whoever holds the link says so. */
  readonly email: string | null;
  readonly name: string | null;
  readonly role: string;
  readonly expiresAt: number;
}

/** A first reply: when it was given, and how many milliseconds the customer had waited by then. */
export interface Waited {
  readonly at: number;
  readonly ms: number;
}

/** An entry whose words hold what was searched for. */
export interface Found {
  readonly entry: Pick<Entry, 'id' | 'seq' | 'at' | 'by'> & { readonly type: EventType };
  /** What was searched in it. */
  readonly text: string;
  readonly card: Card;
}

/** What an agent takes on: whom the relay may give threads to, and how many. */
export interface AgentSkills {
  readonly agent: string;
  /** Threads at a time that are given to them; what they take themselves has no bound. */
  readonly capacity: number;
  /** Ids of the queues they serve; null: all. */
  readonly queues: readonly string[] | null;
  /** Languages they answer in, `de`, `pt`; empty: not said, any. */
  readonly languages: readonly string[];
}

export interface Erasure {
  readonly threads: readonly string[];
  readonly visitors: readonly string[];
  readonly at: number;
  /** Who did it, for the record: `retention`, or the id of an agent. The record has no content and names no customer. */
  readonly by: string;
}

export interface Store {
  /** Random, one per line of data: restored from a backup it is another. Clients with another drop what they have. */
  readonly lineage: string;
  /** The outbox for e-mails. */
  readonly mails: Mails;
  /** Replies that agents keep to use again. */
  readonly replies: Replies;

  /** Resolves once the entry is committed and flushed to the disk, never before. */
  append(item: Append): Promise<Appended>;
  /** The entry of a draft, with its digest; null: never appended. */
  entryOf(thread: string, id: string): Promise<{ readonly entry: Entry; readonly digest: string } | null>;
  /** Entries with `seq > after`, in order, at most `limit`. */
  entries(thread: string, after: number, limit: number): Promise<readonly Entry[]>;
  thread(id: string): Promise<ThreadRow | null>;
  /** Those with people or waiting, then those with the assistant (open or resolved) since `since`; of each the latest first, at most so many. */
  inbox(since: number, most: { readonly people: number; readonly watched: number }): Promise<readonly ThreadRow[]>;
  /** Ids of threads written to since, in order of id, from after this one, at most `limit`. */
  threadsSince(since: number, after: string, limit: number): Promise<readonly string[]>;
  /** Moves the mark of one side on, never back. Gives both marks. */
  seen(thread: string, side: keyof SeenUpTo, upTo: number): Promise<SeenUpTo>;
  /** The last first replies in this queue of a site, latest first. */
  waits(site: string, queue: string, limit: number): Promise<readonly Waited[]>;

  /** Of each thread with an entry that holds all of these the latest such entry, the latest first, at most `limit`. None for no terms. */
  search(terms: readonly SearchTerm[], limit: number): Promise<readonly Found[]>;

  /** The views an agent keeps of the inbox, in their order. */
  views(agent: string): Promise<readonly SavedView[]>;
  saveViews(agent: string, views: readonly SavedView[]): Promise<void>;

  site(id: string): Promise<Site | null>;
  sites(): Promise<readonly Site[]>;
  saveSite(site: Site): Promise<void>;

  /** Every version that was published for a site, the latest first, without its source. */
  playbookVersions(site: string): Promise<readonly Omit<PlaybookVersion, 'source'>[]>;
  /** One of them; without a number the latest. */
  playbookVersion(site: string, number?: number): Promise<PlaybookVersion | null>;
  /** False, and nothing is written: there is a version of this number already. */
  savePlaybookVersion(version: PlaybookVersion): Promise<boolean>;

  /** Gives a thread to another visitor: the same person, now known by name. */
  reassign(thread: string, visitor: string): Promise<void>;

  visitor(id: string): Promise<Visitor | null>;
  saveVisitor(visitor: Visitor): Promise<void>;

  /** Every thread of a visitor, the oldest first. */
  threadsOf(visitor: string): Promise<readonly ThreadRow[]>;
  /** Threads nobody has written to since, that are with the assistant: resolved ones since `resolved`, others since `alone`. At most `limit`. */
  stale(since: { readonly resolved: number; readonly alone: number }, limit: number): Promise<readonly ThreadRow[]>;
  /**
   * Removes threads with all that belongs to them, and visitors, for good: resolves once they are gone from the file and its write-ahead
   * log too. The ids are remembered, hashed, so that nothing brings a thread back. Gives how many threads there were.
   */
  erase(gone: Erasure): Promise<number>;
  /** Whether a thread of this id was erased. */
  isErased(thread: string): Promise<boolean>;
  /** What was erased since, as hashes of ids (see `hashOfId`), and when the last one was. */
  erasedSince(at: number): Promise<readonly { readonly hash: string; readonly at: number }[]>;

  invite(hash: string): Promise<Invite | null>;
  /** Those that hold at this time, the next to run out first. */
  invites(now: number): Promise<readonly Invite[]>;
  saveInvite(invite: Invite): Promise<void>;
  /** True for the one caller who took it: an invite is used once. */
  takeInvite(hash: string): Promise<boolean>;
  /** Drops what was meant for this address (null: the set-up of the first owner). */
  dropInvites(email: string | null): Promise<void>;

  /** Of every agent of whom it was said, by agent. */
  skills(): Promise<readonly AgentSkills[]>;
  saveSkills(skills: AgentSkills): Promise<void>;

  /** Throws when nothing can be written. */
  probe(): Promise<void>;
  close(): Promise<void>;
}
