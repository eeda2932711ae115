// A labelled case: what a playbook of today makes of a transcript of which people said whether the handoff was right.
import type { CaseLabel, CaseVerdict } from './case-label.ts';
import { firstHandoff, type ReplayedTurn, type Timing } from './replay.ts';

/** Of a case that needed a person: `in time`, `too late` or `missed`; of one that did not: `none needed`, or `not needed` where it is handed over again. */
export function caseToday({ verdict, turn, button }: CaseLabel, results: readonly ReplayedTurn[]): Timing {
  const first = firstHandoff(results);
  const by = first !== null && first.turn <= turn;
  switch (verdict) {
    case 'right':
    case 'missed':
      return by || button ? 'in time' : first === null ? 'missed' : 'too late';
    case 'late':
      // Setting out for it (a question for a field) is not sooner: it was on its way then too, and came too late.
      if (results.some((one) => one.decision.act === 'handoff' && one.turn < turn)) return 'in time';
      return first !== null || button ? 'too late' : 'missed';
    case 'unneeded':
      // What the customer ordered is not held against the matrix.
      return by ? 'not needed' : 'none needed';
  }
}

/** As it should be. */
export function isHandled(today: Timing): boolean {
  return today === 'in time' || today === 'none needed';
}

export interface CaseTotals {
  readonly needed: number;
  readonly inTime: number;
  readonly unneeded: number;
  readonly leftAlone: number;
}

export const NO_CASES: CaseTotals = { needed: 0, inTime: 0, unneeded: 0, leftAlone: 0 };

export function withCase(totals: CaseTotals, verdict: CaseVerdict, today: Timing): CaseTotals {
  const handled = Number(isHandled(today));
  if (verdict === 'unneeded')
    return { ...totals, unneeded: totals.unneeded + 1, leftAlone: totals.leftAlone + handled };
  return { ...totals, needed: totals.needed + 1, inTime: totals.inTime + handled };
}

/** The totals as a sentence. */
export function caseSentence({ needed, inTime, unneeded, leftAlone }: CaseTotals): string {
  return [
    ...(needed > 0 ? [`in time in ${inTime} of ${needed} that needed a person`] : []),
    ...(unneeded > 0 ? [`left to the assistant in ${leftAlone} of ${unneeded} that needed none`] : []),
  ].join(', ');
}
