// The outbox for e-mails: what customers who left an address are to be told of, kept until it was sent, and who wants none.

/** An e-mail about answers that were given while the customer was away. Times are milliseconds since 1970. */
export interface Mail {
  readonly id: string;
  readonly thread: string;
  /** The seq of the first answer it tells of. */
  readonly first: number;
  /** The seq of the last one; null: not tried yet, answers may still join it. A thread has one such mail at most. */
  readonly last: number | null;
  readonly state: 'waiting' | 'sent' | 'dead';
  readonly madeAt: number;
  /** When it is to be looked at next. */
  readonly dueAt: number;
  readonly tries: number;
  /** A digest of the address, under the relay's secret; null: not tried yet. The address itself stands in the thread alone. */
  readonly to: string | null;
  readonly sentAt: number | null;
  /** The visitor whose browser followed its link; null: nobody's has. */
  readonly takenBy: string | null;
}

/** An answer for somebody who left an address: appended with its entry, or not at all. */
export interface ToMail {
  readonly id: string;
  readonly dueAt: number;
}

export interface Mails {
  /** Those to be looked at now, the longest due first. */
  due(now: number, limit: number): Promise<readonly Mail[]>;
  mail(id: string): Promise<Mail | null>;
  /** Every mail of a thread, the oldest first. */
  ofThread(thread: string): Promise<readonly Mail[]>;
  /** Decides what an untried mail tells of, if the thread's log still ends at `head`. False: it went on, or the mail is gone. */
  fix(id: string, head: number, what: { readonly last: number; readonly to: string }): Promise<boolean>;
  save(id: string, change: Partial<Pick<Mail, 'state' | 'dueAt' | 'tries' | 'to' | 'sentAt'>>): Promise<void>;
  drop(id: string): Promise<void>;
  /** The browser of this visitor follows the mail's link. Gives whose link it is from now on: the first one's. Null: there is no such mail. */
  take(id: string, visitor: string): Promise<string | null>;
  /** When something was last sent to this address, whichever thread it was about; null: never. */
  lastTo(to: string): Promise<number | null>;
  /** Nothing is sent to this address any more. */
  stop(to: string, at: number): Promise<void>;
  isStopped(to: string): Promise<boolean>;
  /** How many there are of each. */
  counts(): Promise<Readonly<Record<Mail['state'], number>>>;
  /** Forgets what was sent, or given up, before. */
  forget(before: number): Promise<void>;
}

/** An answer that follows soon goes into the same mail, which then waits for the next; but never longer than so many times its first wait. */
export const MOST_WAITS = 5;
