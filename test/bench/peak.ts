// How evenly dials came: the fullest tenth of a second against the mean.
import { round } from './percentiles.ts';

const BIN = 100;

/** How many dials fell in the fullest 100 ms, against the mean of all from the first to the 95th of 100. */
export function peakOverMean(times: readonly number[]): number {
  if (times.length === 0) return 0;
  const from = Math.min(...times);
  const bins = new Map<number, number>();
  for (const at of times) bins.set(Math.floor((at - from) / BIN), (bins.get(Math.floor((at - from) / BIN)) ?? 0) + 1);
  const sorted = [...times].sort((a, b) => a - b);
  const early = Math.floor(sorted.length * 0.95);
  const span = Math.floor(((sorted[early - 1] ?? from) - from) / BIN) + 1;
  return round(Math.max(...bins.values()) / (early / span), 2);
}
