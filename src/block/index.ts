export { type BlockingKey, type BoundKey, bindKey, hashKeys, type KeyHashes } from './blocking-key'
export { type BlockingRule, joinKeys, type RuleBlocks, ruleName } from './blocking-rule'
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
export { cutOversizeBlocks, type SkewLoss } from './oversize-blocks'
export { affordRule, costOfRule, estimatePairs, mayExceed, type RuleCost } from './rule-cost'
export { forEachBlock, type SortedKeys, sortKeys } from './sort-keys'
