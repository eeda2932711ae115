// A decision: what the matrix said on one customer turn. Recorded in the log with the playbook revision that made it.
import type { Priority } from './playbook.ts';
import type { Evidence, Reading } from './signals/reading.ts';

export type Act = 'answer' | 'ask' | 'handoff';

/** What the assistant asks: a field of the row, or (field null) for the question itself in other words. */
export interface Question {
  readonly field: string | null;
  /** The question as the playbook words it; empty where the widget's own words ask for a clearer question. */
  readonly text: string;
}

export interface Decision {
  /** The id of the customer turn that was decided on. */
  readonly turn: string;
  readonly act: Act;
  /** The matrix row, `unknown` for the row that takes everything else. */
  readonly row: string;
  readonly intentScore: number;
  /** Where a handoff of this row goes. Set on `ask` too: the customer is on the way there. */
  readonly queue: string;
  readonly priority: Priority;
  /** The readings that decided, strongest first. Empty when the row alone did. */
  readonly because: readonly Reading[];
  /** The words in which the customer asked for a person; empty when they did not. */
  readonly asked: readonly Evidence[];
  readonly question: Question | null;
  /** Automation ends: nothing more is said by the assistant in this segment. */
  readonly stop: boolean;
  /** False in shadow mode, and in a pilot for queues it does not act for: recorded, not done. */
  readonly acted: boolean;
  readonly playbook: string;
}
