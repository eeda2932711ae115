// How people judged the handoff of a transcript, as a line of transcripts carries it.
import * as v from 'valibot';

/** `right`, `late` and `unneeded`: as agents judged the handoff; `missed`: nothing was handed over, and an agent stepped in unasked. */
const VERDICTS = ['right', 'late', 'unneeded', 'missed'] as const;
export type CaseVerdict = (typeof VERDICTS)[number];

export interface CaseLabel {
  readonly verdict: CaseVerdict;
  /** Index of the customer's turn after which it came to people. */
  readonly turn: number;
  /** The customer pressed the button for a person there: no matrix keeps that from happening, then or now. */
  readonly button: boolean;
}

const label = v.object({
  verdict: v.picklist(VERDICTS),
  turn: v.pipe(v.number(), v.integer(), v.minValue(0)),
  button: v.optional(v.boolean(), false),
});

/** Null: the transcript carries none, or one of another kind. */
export function labelIn(value: unknown): CaseLabel | null {
  const read = v.safeParse(label, value);
  return read.success ? read.output : null;
}
