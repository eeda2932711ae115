// A straight line through samples, and how sure its slope is: least squares, with the correlation of neighbours taken into account.

export interface Slope {
  /** Units of `y` for one of `x`. */
  readonly slope: number;
  /** Half of the 95 % confidence interval of the slope. */
  readonly within: number;
}

/**
 * Samples of a process's memory are alike from one to the next, so that `n` of them tell less than `n` independent ones would: the
 * effective number is n(1−r)/(1+r) with r the lag-1 autocorrelation of the residuals (Bayley and Hammersley, 1946).
 */
export function slopeOf(x: readonly number[], y: readonly number[]): Slope {
  const n = x.length;
  const [mx, my] = [mean(x), mean(y)];
  const sxx = sum(x.map((at) => (at - mx) ** 2));
  const slope = sum(x.map((at, i) => (at - mx) * ((y[i] ?? 0) - my))) / sxx;
  const rest = x.map((at, i) => (y[i] ?? 0) - my - slope * (at - mx));
  const square = sum(rest.map((one) => one ** 2));
  const r = square === 0 ? 0 : Math.max(0, sum(rest.slice(1).map((one, i) => one * (rest[i] ?? 0))) / square);
  const effective = Math.max(3, (n * (1 - r)) / (1 + r));
  const deviation = Math.sqrt(square / Math.max(1, effective - 2) / (sxx * (effective / n)));
  return { slope, within: 1.96 * deviation * Math.sqrt(effective / n) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, one) => total + one, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
