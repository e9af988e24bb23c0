export {
  type Affordable,
  type AffordedRule,
  affordJoin,
  affordRule,
  type BlockEntries,
  blocksOfEntries,
} from './afford-rule'
export { type BlockingKey, type BoundKey, bindKey, hashKeys, type KeyHashes } from './blocking-key'
export { type BlockingRule, joinedSlots, joinKeys, type RuleBlocks, ruleName } from './blocking-rule'
export {
  type Admissible,
  type BlockPart,
  blocksOfRule,
  forEachCandidateOf,
  holdsEarlier,
  holdsPair,
  type PackedRules,
} from './candidate-pairs'
export { estimatePairs } from './estimate-pairs'
export { nearestByWords, type PairList } from './nearest-by-words'
export { cutOversizeBlocks, type SkewLoss } from './oversize-blocks'
export { costOfRule, mayExceed, type RuleCost } from './rule-cost'
export { RulePacking } from './rule-packing'
export { forEachBlock, type SortedKeys, sortEntries, sortKeys } from './sort-keys'
