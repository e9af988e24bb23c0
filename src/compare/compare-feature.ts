import { type Feature, featureOf, type RecordTable, type TextPool, type TokenWeights } from '../columns'
import type { Comparison, FieldComparer, FieldComparison } from './comparison'

/** Level of two different, present values: 1 is the comparison's first level. */
export interface LevelOfCodes {
  (left: number, right: number): number
  /** The same for `lefts[k]` and `rights[k]`, `k < count`, into `levels[k]`; left out, they are compared one by one. */
  readonly many?: (lefts: Int32Array, rights: Int32Array, count: number, levels: Uint8Array) => void
}

/** What a ladder may use when it is bound to a table. */
export interface LadderContext {
  readonly pool: TextPool
  readonly feature: Feature
  readonly table: RecordTable
  readonly tokens: TokenWeights
}

/**
 * A field that is compared by one feature. Missing values and equal codes are settled here; of several values per record the best
 * pair counts.
 *
 * @param featureName the feature compared
 * @param comparison its first level must be `exact`
 * @param bindLadder called once per table: prepares what it needs per distinct value, and returns the level of two unequal codes
 */
export function compareFeature(
  featureName: string,
  comparison: Comparison,
  bindLadder: (context: LadderContext) => LevelOfCodes,
): FieldComparison {
  return {
    comparisons: [comparison],
    bind(table, tokens) {
      const feature = featureOf(table, featureName)
      return bindFeature(table, feature, bindLadder({ pool: feature.pool, feature, table, tokens }))
    },
  }
}

/** Applies `ladder` to the values of one feature of two records: 0 if either side is missing, 1 if equal, else the best level. */
export function bindFeature(table: RecordTable, feature: Feature, ladder: LevelOfCodes): FieldComparer {
  const { rows, stride } = table
  const { offset, slots } = feature
  if (slots === 1) {
    const one: FieldComparer = (left, right, levels, at) => {
      const a = rows[left * stride + offset]
      const b = rows[right * stride + offset]
      levels[at] = a === 0 || b === 0 ? 0 : a === b ? 1 : ladder(a, b)
    }
    return Object.assign(one, { many: manyOf(table, offset, ladder) })
  }
  return (left, right, levels, at) => {
    let best = 255
    for (let s = 0; s < slots; s++) {
      const a = rows[left * stride + offset + s]
      if (a === 0) break
      for (let t = 0; t < slots; t++) {
        const b = rows[right * stride + offset + t]
        if (b === 0) break
        const level = a === b ? 1 : ladder(a, b)
        if (level < best) best = level
      }
    }
    levels[at] = best === 255 ? 0 : best
  }
}

/** Room for the pairs of a call that differ; kept between calls. */
let room = /* @__PURE__ */ makeRoom(256)

function makeRoom(size: number) {
  return {
    lefts: new Int32Array(size),
    rights: new Int32Array(size),
    places: new Int32Array(size),
    levels: new Uint8Array(size),
  }
}

/**
 * Settles the pairs that are equal or have a missing value, and gives the others to the ladder together. Which those are is found without
 * branches, which would be mispredicted every third time, and so the reads of many pairs overlap.
 */
function manyOf(
  { rows, stride }: RecordTable,
  offset: number,
  ladder: LevelOfCodes,
): NonNullable<FieldComparer['many']> {
  return (lefts, rights, count, levels, at, width) => {
    if (room.lefts.length < count) room = makeRoom(count)
    const { lefts: openLefts, rights: openRights, places, levels: found } = room
    // Of its own, V8 does not see that what a closure has captured stays the same in each round.
    const cells = rows
    const step = stride | 0
    const first = offset | 0
    let open = 0
    for (let k = 0, place = at; k < count; k = (k + 1) | 0, place = (place + width) | 0) {
      const a = cells[(Math.imul(lefts[k], step) + first) | 0]
      const b = cells[(Math.imul(rights[k], step) + first) | 0]
      // Codes are not negative: the sign of `0 - x` tells whether x is anything.
      const present = ((0 - a) & (0 - b)) >>> 31
      const apart = a ^ b
      const differs = (apart | (0 - apart)) >>> 31
      levels[place] = present & (differs ^ 1)
      openLefts[open] = a
      openRights[open] = b
      places[open] = place
      open = (open + (present & differs)) | 0
    }
    if (ladder.many !== undefined) {
      ladder.many(openLefts, openRights, open, found)
      for (let k = 0; k < open; k++) levels[places[k]] = found[k]
    } else for (let k = 0; k < open; k++) levels[places[k]] = ladder(openLefts[k], openRights[k])
  }
}
