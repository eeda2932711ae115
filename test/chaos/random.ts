// Chance with a seed: the same seed gives the same plan of faults, whatever the machine.

export interface Random {
  /** From 0 to 1. */
  next(): number;
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T | undefined;
  /** Each of them with this probability, and one at least. */
  some<T>(from: readonly T[], probability: number): readonly T[];
  /** Another source, so that who asks more often does not change what the others get. */
  fork(): Random;
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough to choose faults with. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(from: readonly T[]) => from[Math.floor(next() * from.length)];

  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick,
    some(from, probability) {
      const chosen = from.filter(() => next() < probability);
      const one = pick(from);
      return chosen.length > 0 || one === undefined ? chosen : [one];
    },
    fork: () => createRandom(between(0, 2 ** 31)),
  };
}
