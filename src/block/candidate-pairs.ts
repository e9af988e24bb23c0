import { forEachBlock, type RuleBlocks } from './blocking-rule'
import { sortKeys } from './sort-keys'

/** Whether two records may be compared at all (not, say, two records of a source known to be free of duplicates). */
export type Admissible = (left: number, right: number) => boolean

/**
 * Streams the candidate pairs of several rules, block by block, each pair once: a pair belongs to the first rule that holds it.
 * No pair is stored.
 *
 * @param visit called with `left < right` and the number of the rule
 * @returns pairs visited, by rule
 */
export function forEachCandidate(
  rules: readonly RuleBlocks[],
  admissible: Admissible,
  visit: (left: number, right: number, rule: number) => void,
): Float64Array {
  const found = new Float64Array(rules.length)
  for (let rule = 0; rule < rules.length; rule++) found[rule] = forEachCandidateOf(rules, rule, admissible, visit)
  return found
}

/** The pairs of one rule that no earlier rule holds. */
export function forEachCandidateOf(
  rules: readonly RuleBlocks[],
  rule: number,
  admissible: Admissible,
  visit: (left: number, right: number, rule: number) => void,
): number {
  const { hashes, slots } = rules[rule]
  const sorted = sortKeys(hashes, slots)
  const { records, keys } = sorted
  let pairs = 0
  forEachBlock(sorted, (from, to) => {
    const key = keys[from]
    for (let a = from; a < to; a++) {
      const left = records[a]
      for (let b = a + 1; b < to; b++) {
        const right = records[b]
        if (!admissible(left, right)) continue
        if (slots > 1 && firstCommonKey(hashes, slots, left, right) !== key) continue
        if (holdsEarlier(rules, rule, left, right)) continue
        pairs++
        visit(left, right, rule)
      }
    }
  })
  return pairs
}

/** Whether a rule before `rule` already holds the pair. */
export function holdsEarlier(rules: readonly RuleBlocks[], rule: number, left: number, right: number): boolean {
  for (let r = 0; r < rule; r++) if (holdsPair(rules[r], left, right)) return true
  return false
}

/** Whether two records share a block of a rule. */
export function holdsPair(rule: RuleBlocks, left: number, right: number): boolean {
  const { hashes, slots } = rule
  if (slots === 1) return hashes[left] !== 0 && hashes[left] === hashes[right]
  return firstCommonKey(hashes, slots, left, right) !== 0
}

function firstCommonKey(hashes: Int32Array, slots: number, left: number, right: number): number {
  for (let s = 0; s < slots; s++) {
    const key = hashes[left * slots + s]
    if (key === 0) continue
    for (let t = 0; t < slots; t++) if (hashes[right * slots + t] === key) return key
  }
  return 0
}
