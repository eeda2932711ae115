// How much each feature of a retrieval, in the order of FEATURES, speaks for a wrong answer.
// Generated; do not edit. Numbers and word lists derived from:
//   Banking77, Casanueva et al. 2020, PolyAI (CC BY 4.0)
//   CLINC150, Larson et al. 2019 (CC BY 3.0)
// Made by: npx tsx server/train/retrieval.ts
export const RETRIEVAL_WEIGHTS = {
  "examples": {
    "bias": 7.395,
    "weights": [
      -2.122,
      -1.186,
      -0.619,
      0.813,
      0.009,
      -3.222,
      -2.775,
      3.095,
      -0.809,
      -0.825
    ]
  },
  "passages": {
    "bias": 2.417,
    "weights": [
      0.312,
      0.002,
      3.002,
      -0.477,
      -0.852,
      -0.477,
      -4.188,
      3.243,
      -2.237,
      -0.476
    ]
  }
} as const;
