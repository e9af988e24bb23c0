export { bindFeature, compareFeature, type LadderContext, type LevelOfCodes } from './compare-feature'
export { bindComparisons, type RecordComparer } from './compare-records'
export { cosineLadder } from './compare-tokens'
export { compareValues, rememberLevels } from './compare-values'
export {
  type Comparison,
  type ComparisonLevel,
  type FieldComparer,
  type FieldComparison,
  speaksAgainst,
} from './comparison'
export { countPairs } from './count-pairs'
export { inBatches } from './in-batches'
export { jaroWinklerSieve } from './jaro-winkler-sieve'
export { oneEditSieve } from './one-edit-sieve'
export { PatternTable } from './patterns'
export type { Sieve } from './sieve'
export { sieveFirst } from './sieve-first'
