export {
  type ClusterEvaluation,
  type ClusterEvaluationOptions,
  evaluateClusters,
} from './evaluate-clusters'
export {
  type CutEvaluation,
  evaluatePairs,
  type PairEvaluation,
  type PairEvaluationOptions,
} from './evaluate-pairs'
export type { PrecisionRecall } from './precision-recall'
