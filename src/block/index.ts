export { type BlockingKey, type BoundKey, bindKey, hashKeys, type KeyHashes } from './blocking-key'
export {
  affordRule,
  type BlockingRule,
  costOfRule,
  cutOversizeBlocks,
  forEachBlock,
  joinKeys,
  type RuleBlocks,
  type RuleCost,
  ruleName,
  type SkewLoss,
} from './blocking-rule'
export {
  type Admissible,
  type BlockPart,
  blocksOfRule,
  forEachCandidateOf,
  holdsEarlier,
  holdsPair,
  type PackedRules,
  packRules,
} from './candidate-pairs'
export { nearestByWords, type PairList } from './nearest-by-words'
export { type SortedKeys, sortKeys } from './sort-keys'
