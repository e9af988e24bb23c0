import type { RuleBlocks } from './blocking-rule'
import { forEachBlock, sortColumns } from './sort-keys'

/** Whether two records may be compared at all (not, say, two records of a source known to be free of duplicates). */
export type Admissible = (left: number, right: number) => boolean

/**
 * The blocks of several rules, a row per record, so that "does an earlier rule hold this pair" reads two runs of memory and not two places
 * per rule.
 */
export interface PackedRules {
  readonly count: number
  /** Hashes per row: rule `r` owns the columns `starts[r]` to `starts[r + 1]`. */
  readonly width: number
  readonly starts: Int32Array
  readonly rows: Int32Array
}

/** The blocks of one packed rule. */
export function blocksOfRule({ count, width, starts, rows }: PackedRules, rule: number): RuleBlocks {
  const slots = starts[rule + 1] - starts[rule]
  const hashes = new Int32Array(count * slots)
  for (let i = 0, at = 0; i < count; i++) {
    for (let slot = 0; slot < slots; slot++) hashes[at++] = rows[i * width + starts[rule] + slot]
  }
  return { slots, hashes }
}

/** Part of the blocks of a rule: those whose keys begin with the `bits` bits of `part`. */
export interface BlockPart {
  readonly bits: number
  readonly part: number
}

/** Records whose keys are read ahead. */
const AHEAD = 256

/** All blocks of a rule. */
const WHOLE: BlockPart = { bits: 0, part: 0 }

/**
 * Streams the candidate pairs of one rule that no earlier rule holds, block by block, each once. No pair is stored.
 *
 * @param visit called with `left < right` and the number of the rule
 * @param share of the blocks, chosen by the hash of their key; a sample by whole blocks costs no more than the pairs it gives
 * @returns pairs visited
 */
export function forEachCandidateOf(
  rules: PackedRules,
  rule: number,
  admissible: Admissible,
  visit: (left: number, right: number, rule: number) => void,
  share = 1,
  { bits, part }: BlockPart = WHOLE,
): number {
  const { rows, width, starts } = rules
  const first = starts[rule]
  const slots = starts[rule + 1] - first
  const sorted = sortColumns(rows, width, first, slots, bits, part, share)
  const { records, keys } = sorted
  let pairs = 0
  let ready = 0
  forEachBlock(sorted, (from, to) => {
    const key = keys[from]
    if (to > ready) {
      ready = Math.min(records.length, to + AHEAD)
      touch(rules, records, from, ready, first)
    }
    for (let a = from; a < to; a++) {
      const left = records[a]
      for (let b = a + 1; b < to; b++) {
        const right = records[b]
        if (!admissible(left, right)) continue
        if (slots > 1 && firstCommonKey(rows, left * width + first, right * width + first, slots) !== key) continue
        if (holdsEarlier(rules, rule, left, right)) continue
        pairs++
        visit(left, right, rule)
      }
    }
  })
  return pairs
}

/** Keeps the look-ahead from being optimised away. */
const touched = /* @__PURE__ */ new Int32Array(1)

/**
 * Reads the keys of some records up to those of the rule, whose first one is `end`. They stand in random order, so that each is waited for; in a
 * loop that does nothing else, the waits overlap.
 */
function touch({ rows, width }: PackedRules, records: Int32Array, from: number, to: number, end: number): void {
  const keys = rows
  const step = width | 0
  let all = 0
  for (let i = from; i < to; i = (i + 1) | 0) {
    const at = Math.imul(records[i], step)
    all ^= keys[at] ^ keys[(at + end) | 0]
  }
  touched[0] = all
}

/** Whether one of the rules before `rule` holds the pair. */
export function holdsEarlier({ width, starts, rows }: PackedRules, rule: number, left: number, right: number): boolean {
  const end = starts[rule]
  const a = left * width
  const b = right * width
  if (end === rule) {
    // No rule so far has several slots: column by column.
    for (let k = 0; k < end; k++) if (rows[a + k] === rows[b + k] && rows[a + k] !== 0) return true
    return false
  }
  for (let r = 0; r < rule; r++) {
    for (let s = starts[r]; s < starts[r + 1]; s++) {
      const key = rows[a + s]
      if (key === 0) continue
      for (let t = starts[r]; t < starts[r + 1]; t++) if (rows[b + t] === key) return true
    }
  }
  return false
}

/** Whether two records share a block of a rule. */
export function holdsPair({ hashes, slots }: RuleBlocks, left: number, right: number): boolean {
  if (slots === 1) return hashes[left] !== 0 && hashes[left] === hashes[right]
  return firstCommonKey(hashes, left * slots, right * slots, slots) !== 0
}

/** The first of the `slots` keys from `left` on that is among those from `right` on; 0 if none is. */
function firstCommonKey(keys: Int32Array, left: number, right: number, slots: number): number {
  for (let s = left; s < left + slots; s++) {
    const key = keys[s]
    if (key === 0) continue
    for (let t = right; t < right + slots; t++) if (keys[t] === key) return key
  }
  return 0
}
