// How much each feature of a retrieval, in the order of FEATURES, speaks for a wrong answer.
// Generated; do not edit. Numbers and word lists derived from:
//   Banking77, Casanueva et al. 2020, PolyAI (CC BY 4.0)
//   CLINC150, Larson et al. 2019 (CC BY 3.0)
// Made by: npx tsx server/train/retrieval.ts
export const RETRIEVAL_WEIGHTS: Readonly<
  Record<'examples' | 'passages', { readonly bias: number; readonly weights: readonly number[] }>
> = {
  "examples": {
    "bias": 8.649,
    "weights": [
      -2.016,
      -1.021,
      -1.551,
      1.536,
      -0.768,
      -3.186,
      -2.44,
      -1.429,
      2.74,
      -0.311,
      -0.685,
      -0.607
    ]
  },
  "passages": {
    "bias": 3.662,
    "weights": [
      0.768,
      0.006,
      1.729,
      -0.062,
      -1.049,
      -0.062,
      -2.612,
      -4.259,
      5.029,
      -0.106,
      -1.019,
      -0.201
    ]
  }
};
