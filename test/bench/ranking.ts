// How good is a number at telling two kinds apart? Precision, recall, F1 at the threshold; AUROC, average precision, calibration.

export interface Scored {
  readonly strength: number;
  readonly label: 0 | 1;
}

export interface Ranking {
  readonly positives: number;
  readonly negatives: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Share of negatives at or above the threshold. */
  readonly falseAlarms: number;
  readonly auroc: number;
  readonly averagePrecision: number;
  /** Expected calibration error, ten bins of equal width. */
  readonly ece: number;
}

export function ranked(scored: readonly Scored[], threshold = 0.5): Ranking {
  const fired = scored.filter(({ strength }) => strength >= threshold);
  const positives = positivesOf(scored);
  const hits = positivesOf(fired);
  const negatives = scored.length - positives;
  return {
    positives,
    negatives,
    precision: hits / fired.length,
    recall: hits / positives,
    f1: (2 * hits) / (fired.length + positives),
    falseAlarms: (fired.length - hits) / negatives,
    auroc: auroc(scored),
    averagePrecision: averagePrecision(scored),
    ece: calibrationError(scored),
  };
}

const positivesOf = (scored: readonly Scored[]) => scored.reduce((sum, { label }) => sum + label, 0);

/** The chance that a positive stands above a negative; ties count half. */
function auroc(scored: readonly Scored[]): number {
  let below = 0;
  let wins = 0;
  for (const tied of byStrength(scored).toReversed()) {
    const positives = positivesOf(tied);
    const negatives = tied.length - positives;
    wins += positives * (below + negatives / 2);
    below += negatives;
  }
  return wins / (below * positivesOf(scored));
}

function averagePrecision(scored: readonly Scored[]): number {
  let seen = 0;
  let hits = 0;
  let sum = 0;
  for (const tied of byStrength(scored)) {
    const positives = positivesOf(tied);
    seen += tied.length;
    hits += positives;
    sum += positives * (hits / seen);
  }
  return sum / hits;
}

/** Groups of equal strength, strongest first. */
function byStrength(scored: readonly Scored[]): Scored[][] {
  const groups = new Map<number, Scored[]>();
  for (const one of scored) {
    const group = groups.get(one.strength);
    if (group) group.push(one);
    else groups.set(one.strength, [one]);
  }
  return [...groups].toSorted(([a], [b]) => b - a).map(([, group]) => group);
}

function calibrationError(scored: readonly Scored[]): number {
  const bins = Array.from({ length: 10 }, (_, i) =>
    scored.filter(({ strength }) => Math.min(9, Math.floor(strength * 10)) === i),
  );
  return bins.reduce((sum, bin) => {
    const gap = Math.abs(bin.reduce((total, { strength, label }) => total + strength - label, 0));
    return sum + gap / scored.length;
  }, 0);
}
