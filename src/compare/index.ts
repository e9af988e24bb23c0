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
export { PatternTable } from './patterns'
export { sieveFirst } from './sieve-first'
