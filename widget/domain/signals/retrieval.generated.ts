// How much each feature of a retrieval, in the order of FEATURES, speaks for a wrong answer.
// Generated; do not edit. Made by `npm run train`: numbers and words from
//   Banking77, Casanueva et al. 2020, PolyAI (CC BY 4.0)
//   CLINC150, Larson et al. 2019 (CC BY 3.0)
export const RETRIEVAL_WEIGHTS: Readonly<
  Record<'examples' | 'passages', { readonly bias: number; readonly weights: readonly number[] }>
> = {
  "examples": {
    "bias": 10.505,
    "weights": [
      -0.995,
      -0.435,
      -0.827,
      0.977,
      -0.58,
      -2.646,
      -0.711,
      -1.415,
      1.532,
      -2.803,
      -2.421,
      1.7,
      -0.245,
      -0.664,
      -0.699
    ]
  },
  "passages": {
    "bias": 5.693,
    "weights": [
      0.833,
      -0.001,
      1.47,
      -0.33,
      -0.725,
      -0.33,
      -0.771,
      -4.094,
      3.63,
      -1.863,
      -1.863,
      1.964,
      -0.084,
      -0.487,
      -0.221
    ]
  }
};
