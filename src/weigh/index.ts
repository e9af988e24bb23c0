export { type Adjustment, addedBits } from './adjustment'
export { buildModel, type DataStatistics } from './build-model'
export { estimateU, type LevelProbabilities } from './estimate-u'
export type { Rivals } from './expect-classes'
export {
  type ComparisonCost,
  type ComparisonExplanation,
  explainCosts,
  explainPair,
  type PairExplanation,
} from './explain'
export {
  bindWordWeights,
  bitsOfCounts,
  findGenericCodes,
  frequencyBits,
  genericCodes,
  measureFrequencies,
  measureWords,
  removeCodes,
} from './frequencies'
export {
  checkModel,
  MODEL_FORMAT,
  type Model,
  type TrainedComparison,
  type ValueFrequencies,
  type WordFrequencies,
} from './model'
export { bindRules, type LevelRule, type RuleBook } from './rules'
export {
  type ClassPrior,
  globalPrior,
  joinClasses,
  likelihoodBits,
  log2Sum,
  Scorer,
  toProbability,
  toWeight,
} from './score'
export { type Training, trainByEm } from './train'
export { WeightMemo } from './weight-memo'
