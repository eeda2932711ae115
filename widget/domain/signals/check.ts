// A check: reads one signal off a thread, one turn at a time. Same turns in, same readings out, at the same cost for turn 5 and turn 5,000.
import type { AnswerDocument, Reading, Traits, Turn, TurnReadings } from './reading.ts';
import type { World } from './world.ts';

/** What a check may know besides the turns: the account as it stands when the turn is read. */
export interface Context {
  readonly account: Traits | null;
  /** The rules of other languages; null: only English is read, because nobody wrote anything else yet. */
  readonly world: World | null;
}

export interface Check {
  /** Takes the next turn of the thread, in order; gives a reading for a customer's turn and null for any other. */
  take(turn: Turn, context: Context): Reading | null;
  /** A new segment begins (a person handed back, the thread was reopened): what was said before is no longer held against the customer. */
  segment?(): void;
}

/** An answer the assistant is about to give, before it is a turn. */
export interface ProposedAnswer {
  readonly text: string;
  readonly documents: readonly AnswerDocument[];
  readonly confidence?: number;
}

/** All five checks, the intent classifier and the request for a person, over one thread. */
export interface Reader {
  take(turn: Turn, context: Context): TurnReadings | null;
  /** The confidence reading of an answer proposed to the last customer turn. Changes nothing: may be called again. */
  judge(answer: ProposedAnswer): Reading;
  /** The looping reading of an answer proposed now: is it about to repeat one already given? */
  repeats(answer: ProposedAnswer): Reading;
  segment(): void;
}
