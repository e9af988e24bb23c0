/** How much of what was found is right, and how much of what is right was found; each from 0 to 1. */
export interface PrecisionRecall {
  readonly precision: number
  readonly recall: number
  /** Harmonic mean of precision and recall; 0 if both are 0. */
  readonly f1: number
}

/**
 * Precision, recall and F1 from counts of pairs.
 *
 * @param commonPairs pairs that are both true and predicted
 * @param predictedPairs pairs the result puts together; with none there is no wrong one, so precision is 1
 * @param truePairs pairs that belong together; with none there is none to miss, so recall is 1
 */
export function precisionRecall(commonPairs: number, predictedPairs: number, truePairs: number): PrecisionRecall {
  return withF1(predictedPairs === 0 ? 1 : commonPairs / predictedPairs, truePairs === 0 ? 1 : commonPairs / truePairs)
}

/** Adds F1 to a precision and a recall. */
export function withF1(precision: number, recall: number): PrecisionRecall {
  const sum = precision + recall
  return { precision, recall, f1: sum === 0 ? 0 : (2 * precision * recall) / sum }
}
