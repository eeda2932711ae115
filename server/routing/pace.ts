// How fast a queue moves, from the first replies it gave lately: what “expected wait” stands on.
import type { Hours } from '../hours.ts';
import type { Waited } from '../store/store.ts';

/** Fewer measured than this say nothing. */
const FEWEST = 5;
/** Older ones tell of another week's team: 7 days. */
const RECENT = 7 * 86_400_000;

/**
 * Milliseconds from when somebody is next in line until they are answered; the whole wait is that, once for each place. Null while too few
 * were measured. How many agents there are, and how many threads each takes at once, is in the measure: more of them answer more often.
 */
export function paceOf(waits: readonly Waited[], hours: Hours | null, now: number): number | null {
  const latest = [...waits].sort((a, b) => b.at - a.at);
  const turns = latest.flatMap(({ at, ms }, index) => {
    if (at < now - RECENT) return [];
    // Next in line from when the one before was answered, or from the request where nobody was before.
    const before = latest[index + 1]?.at ?? Number.NEGATIVE_INFINITY;
    const turn = Math.min(ms, at - before);
    // A night behind closed doors is no pace.
    return hours === null || hours.isOpen(at - turn) ? [turn] : [];
  });
  return turns.length < FEWEST ? null : middling(turns);
}

/** The mean without the slowest and the quickest tenth: means add up over places in line, and one forgotten thread tells of no other. */
function middling(figures: readonly number[]): number {
  const off = Math.floor(figures.length / 10);
  const kept = [...figures].sort((a, b) => a - b).slice(off, figures.length - off);
  return kept.reduce((sum, one) => sum + one, 0) / kept.length;
}
