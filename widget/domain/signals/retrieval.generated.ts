// How much each feature of a retrieval, in the order of FEATURES, speaks for a wrong answer.
// Generated; do not edit. Numbers and word lists derived from:
//   Banking77, Casanueva et al. 2020, PolyAI (CC BY 4.0)
//   CLINC150, Larson et al. 2019 (CC BY 3.0)
// Made by: npx tsx server/train/retrieval.ts
export const RETRIEVAL_WEIGHTS: Readonly<
  Record<'examples' | 'passages', { readonly bias: number; readonly weights: readonly number[] }>
> = {
  "examples": {
    "bias": 8.657,
    "weights": [
      -2.015,
      -1.02,
      -1.551,
      1.537,
      -0.778,
      -3.188,
      -2.445,
      -1.43,
      2.74,
      -0.318,
      -0.683,
      -0.604
    ]
  },
  "passages": {
    "bias": 3.713,
    "weights": [
      0.77,
      0.005,
      1.73,
      -0.07,
      -1.135,
      -0.07,
      -2.617,
      -4.265,
      5.027,
      -0.151,
      -1.012,
      -0.177
    ]
  }
};
