export { appendJudgements } from './append-judgements'
export {
  type ClusterChange,
  type ClusterChanges,
  type ClusteringComparison,
  type CompareClusteringsOptions,
  compareClusterings,
} from './compare-clusterings'
export { completeJudgements } from './complete-judgements'
export { type DecidedPair, type DecidedPin, type FoldedJudgements, foldJudgements } from './fold-judgements'
export { judgementId } from './judgement-id'
export type {
  JudgementFacts,
  JudgementLine,
  JudgementProblem,
  MergeJudgement,
  PairJudgement,
  PinJudgement,
  UndoJudgement,
  UnmergeGuard,
  UnmergeJudgement,
} from './judgement-line'
export { type KnownClusters, knownClusters } from './known-clusters'
export { formatJudgements, parseJudgements } from './parse-judgements'
