// Where errors end that nobody expected: bugs are counted and logged each, trouble of the database by kind and once in a while.
import type { Log } from './logs.ts';
import type { Metrics } from './metrics.ts';
import { type Trouble, troubleOf } from './store/trouble.ts';

export interface FaultsParts {
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'fault' | 'trouble'>;
  now(): number;
}

/** While a disk is full every message meets the same trouble: one line in so many milliseconds is enough. */
const TELL_EVERY = 10_000;

export interface Faults {
  onFault(error: unknown): void;
  /** An entry was stored: whatever the trouble was, it has passed. */
  stored(): void;
  /** What the database was in trouble with in the last three seconds, in words; null: nothing, or an entry was stored since. */
  trouble(): string | null;
}

/** A small write may fit where a message does not: what just happened says more than a probe. */
const LASTS = 3_000;

export function createFaults({ log, metrics, now }: FaultsParts): Faults {
  const told = new Map<Trouble, number>();
  let last: { readonly trouble: Trouble; readonly at: number } | null = null;

  return {
    onFault,
    stored() {
      last = null;
    },
    trouble: () => (last && now() - last.at < LASTS ? WORDS[last.trouble] : null),
  };

  function onFault(error: unknown): void {
    const trouble = troubleOf(error);
    if (!trouble) {
      metrics.fault();
      log.fault(error);
      return;
    }
    metrics.trouble(trouble);
    const at = now();
    last = { trouble, at };
    if (at - (told.get(trouble) ?? Number.NEGATIVE_INFINITY) < TELL_EVERY) return;
    told.set(trouble, at);
    log.warn(WORDS[trouble]);
  }
}

export const WORDS: Readonly<Record<Trouble, string>> = {
  full: 'The disk is full: messages are refused as busy until there is space. Free some where BATON_DATA lies.',
  'read-only': 'The database cannot be written to: messages are refused as busy. Check who may write to BATON_DATA.',
  locked: 'Another process holds the database: messages are refused as busy until it lets go. Look for a second relay.',
  failing: 'The disk reports errors: messages are refused as busy. Check the disk, and its space.',
  damaged:
    'The database is damaged. Stop the relay, look at it with baton doctor, and restore a backup: baton restore.',
};
