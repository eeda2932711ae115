// How handoffs were judged, as one bar: right, too late, not needed, and what nobody judged.
import type { Figures } from './figures.ts';

export interface VerdictBarProps {
  readonly figures: Pick<Figures, 'right' | 'late' | 'unneeded' | 'judged' | 'handoffs'>;
  /** How many the whole width stands for. */
  readonly of: number;
}

/** The figures stand in words beside it. */
export function VerdictBar({ figures, of }: VerdictBarProps) {
  const { right, late, unneeded, judged, handoffs } = figures;
  const parts = { right, late, unneeded, open: Math.min(handoffs, of) - judged };
  return (
    <span class="verdicts" aria-hidden="true">
      {Object.entries(parts).map(([name, count]) =>
        count > 0 ? <i key={name} class={`verdicts-${name}`} style={{ width: `${(count / of) * 100}%` }} /> : null,
      )}
    </span>
  );
}
