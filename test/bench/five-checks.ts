// All five checks and nothing else: what is weighed as one bundle.
export { createConfidenceCheck } from '#domain/signals/confidence';
export { createEmotionCheck } from '#domain/signals/emotion';
export { createLoopingCheck } from '#domain/signals/looping';
export { createRiskCheck } from '#domain/signals/risk';
export { createValueCheck } from '#domain/signals/value';
