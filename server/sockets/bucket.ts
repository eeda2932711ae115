// Token buckets: so many at once, so many a second, for each key.

export interface Limit {
  readonly perSecond: number;
  readonly burst: number;
}

export interface Buckets {
  /** 0: taken. Otherwise nothing was taken, and it is worth trying again in so many milliseconds. */
  take(key: string): number;
  /** Forgets the buckets that are full again. */
  sweep(): void;
}

export function createBuckets({ perSecond, burst }: Limit, now: () => number): Buckets {
  const buckets = new Map<string, { left: number; at: number }>();

  const filled = (bucket: { left: number; at: number }, at: number) =>
    Math.min(burst, bucket.left + (Math.max(0, at - bucket.at) / 1_000) * perSecond);

  return {
    take(key) {
      const at = now();
      const bucket = buckets.get(key) ?? { left: burst, at };
      // The clock was set back: it fills from here on, and not only once the clock is where it was.
      if (bucket.at > at) bucket.at = at;
      const left = filled(bucket, at);
      if (left < 1) return Math.ceil(((1 - left) / perSecond) * 1_000);
      buckets.set(key, { left: left - 1, at });
      return 0;
    },
    sweep() {
      const at = now();
      for (const [key, bucket] of buckets) if (filled(bucket, at) >= burst) buckets.delete(key);
    },
  };
}
