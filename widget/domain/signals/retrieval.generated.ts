// How much each feature of a retrieval, in the order of FEATURES, speaks for a wrong answer.
// Generated; do not edit. Numbers and word lists derived from:
//   Banking77, Casanueva et al. 2020, PolyAI (CC BY 4.0)
//   CLINC150, Larson et al. 2019 (CC BY 3.0)
// Made by: npx tsx server/train/retrieval.ts
export const RETRIEVAL_WEIGHTS: Readonly<
  Record<'examples' | 'passages', { readonly bias: number; readonly weights: readonly number[] }>
> = {
  "examples": {
    "bias": 8.706,
    "weights": [
      -1.98,
      -1.065,
      -1.482,
      1.513,
      -0.963,
      -3.137,
      -2.348,
      -1.681,
      2.583,
      -0.392,
      -0.593,
      -0.574
    ]
  },
  "passages": {
    "bias": 4.066,
    "weights": [
      0.737,
      0.003,
      1.612,
      -0.121,
      -1.38,
      -0.121,
      -2.692,
      -4.337,
      4.922,
      -0.281,
      -0.987,
      -0.135
    ]
  }
};
