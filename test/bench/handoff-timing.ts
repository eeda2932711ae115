// How well the turns at which the matrix hands over match the turns at which people say it should have: Golden Transfer within Tolerance.

/**
 * Liu et al., AAAI 2021, for one conversation: `gold` and `predicted` are indexes of turns, `tolerance` is 1, 2 or 3 turns. 0 to 1.
 * `lateness`, over −1 and under 1, punishes late handoffs harder above 0 and early ones below. It does not see missed turns: report it with
 * gold and predicted changed over, too, and never alone (handing over at every turn scores high).
 */
export function goldenTransfer(
  gold: readonly number[],
  predicted: readonly number[],
  tolerance: number,
  lateness = 0,
): number {
  if (gold.length === 0 && predicted.length === 0) return 1;
  if (gold.length === 0 || predicted.length === 0) return 0;
  const nearness = predicted.map((turn) =>
    Math.max(...gold.map((golden) => nearTo(turn - golden, tolerance, lateness))),
  );
  return nearness.reduce((sum, near) => sum + near, 0) / predicted.length;
}

const EPSILON = 1e-7;

function nearTo(distance: number, tolerance: number, lateness: number): number {
  const width = (1 - lateness * Math.sign(distance)) * 2 * (tolerance + EPSILON) ** 2;
  return Math.exp(-(distance * distance) / width);
}

export type FirstHandoff = 'exact' | 'near' | 'early' | 'late' | 'missed' | 'false alarm' | 'none';

/** How the first predicted handoff stands to the first golden one; near: within `tolerance` turns of it. */
export function firstHandoffTiming(
  gold: readonly number[],
  predicted: readonly number[],
  tolerance: number,
): FirstHandoff {
  const [due, done] = [Math.min(...gold), Math.min(...predicted)];
  if (gold.length === 0) return predicted.length === 0 ? 'none' : 'false alarm';
  if (predicted.length === 0) return 'missed';
  if (done === due) return 'exact';
  if (Math.abs(done - due) <= tolerance) return 'near';
  return done < due ? 'early' : 'late';
}
