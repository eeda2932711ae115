// How much each feature of a retrieval, in the order of FEATURES, speaks for a wrong answer.
// Generated; do not edit. Numbers and word lists derived from:
//   Banking77, Casanueva et al. 2020, PolyAI (CC BY 4.0)
//   CLINC150, Larson et al. 2019 (CC BY 3.0)
// Made by: npx tsx server/train/retrieval.ts
export const RETRIEVAL_WEIGHTS: Readonly<
  Record<'examples' | 'passages', { readonly bias: number; readonly weights: readonly number[] }>
> = {
  "examples": {
    "bias": 8.629,
    "weights": [
      -2.023,
      -1.024,
      -1.549,
      1.575,
      -0.797,
      -3.207,
      -2.447,
      -1.419,
      2.73,
      -0.323,
      -0.68,
      -0.594
    ]
  },
  "passages": {
    "bias": 3.699,
    "weights": [
      0.784,
      0.004,
      1.741,
      -0.073,
      -1.125,
      -0.073,
      -2.603,
      -4.271,
      5.021,
      -0.152,
      -1.019,
      -0.18
    ]
  }
};
