import { mixPair } from '../base'
import { compareFeature, type LadderContext, type LevelOfCodes } from './compare-feature'
import type { Comparison, FieldComparison } from './comparison'

/**
 * A comparison by a function on two normalized strings, for kinds of a user's own and for dear measures. The function runs once per
 * distinct pair of values; it must be pure and symmetric.
 *
 * @param featureName the feature compared
 * @param comparison its first level must be `exact`, and is taken for equal values without a call
 * @param level 1 for `comparison.levels[0]`, and so on; anything outside counts as the last level
 */
export function compareValues(
  featureName: string,
  comparison: Comparison,
  level: (left: string, right: string) => number,
): FieldComparison {
  const last = comparison.levels.length
  return compareFeature(featureName, comparison, ({ pool }: LadderContext) =>
    rememberLevels((a, b) => {
      const result = level(pool.get(a), pool.get(b))
      return result >= 1 && result <= last ? Math.trunc(result) : last
    }),
  )
}

/** Entries of a memo; beyond it the table starts anew, which costs time and never a result. */
const MAX_ENTRIES = 1 << 20

/** Remembers the level of a pair of codes, in either order, in an open-addressing table. Worth its look-up for dear measures only. */
export function rememberLevels(measure: LevelOfCodes): LevelOfCodes {
  let mask = 1023
  let used = 0
  let keys = new Int32Array((mask + 1) * 2)
  let levels = new Uint8Array(mask + 1)
  const grow = (): void => {
    const oldKeys = keys
    const oldLevels = levels
    const keep = used < MAX_ENTRIES
    if (keep) mask = mask * 2 + 1
    keys = new Int32Array((mask + 1) * 2)
    levels = new Uint8Array(mask + 1)
    used = 0
    if (!keep) return
    for (let i = 0; i < oldLevels.length; i++) {
      if (oldLevels[i] !== 0) put(oldKeys[i * 2], oldKeys[i * 2 + 1], oldLevels[i])
    }
  }
  const put = (low: number, high: number, level: number): void => {
    let slot = mixPair(low, high) & mask
    while (levels[slot] !== 0) slot = (slot + 1) & mask
    keys[slot * 2] = low
    keys[slot * 2 + 1] = high
    levels[slot] = level
    used++
  }
  return (left, right) => {
    const low = Math.min(left, right)
    const high = Math.max(left, right)
    let slot = mixPair(low, high) & mask
    while (levels[slot] !== 0) {
      if (keys[slot * 2] === low && keys[slot * 2 + 1] === high) return levels[slot]
      slot = (slot + 1) & mask
    }
    const level = measure(low, high)
    if (used * 2 > mask) grow()
    put(low, high, level)
    return level
  }
}
