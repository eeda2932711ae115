// How much each feature of a retrieval, in the order of FEATURES, speaks for a wrong answer.
// Generated; do not edit. Made by `npm run train`: numbers and words from
//   Banking77, Casanueva et al. 2020, PolyAI (CC BY 4.0)
//   CLINC150, Larson et al. 2019 (CC BY 3.0)
export const RETRIEVAL_WEIGHTS: Readonly<
  Record<'examples' | 'passages', { readonly bias: number; readonly weights: readonly number[] }>
> = {
  "examples": {
    "bias": 10.253,
    "weights": [
      -1.162,
      -0.324,
      -0.889,
      1.144,
      -0.735,
      -2.594,
      -0.744,
      -1.449,
      1.727,
      -2.818,
      -2.077,
      1.379,
      -0.272,
      -0.793,
      -0.646
    ]
  },
  "passages": {
    "bias": 5.243,
    "weights": [
      0.948,
      -0.006,
      1.493,
      -0.316,
      -0.833,
      -0.316,
      -1.061,
      -3.837,
      4.049,
      -1.71,
      -1.71,
      1.33,
      -0.169,
      -0.51,
      -0.121
    ]
  }
};
