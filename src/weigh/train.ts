import type { Comparison, PatternTable } from '../compare'
import type { LevelProbabilities } from './estimate-u'

const MAX_ITERATIONS = 40
/** Stops when no probability moves by more. */
const TOLERANCE = 1e-5
/** Strength of the kinds' typical m, in pairs: it carries a level that the data never shows and gives way after a handful of matches. */
const PRIOR_PAIRS = 10
/** Share of the blocked pairs that starts as matches, and as relatives. */
const START_MATCHES = 0.3
const START_RELATIVES = 0.2
/**
 * Relatives start this far from matches towards random pairs. Where no comparison is individual, the two classes are told apart by nothing
 * else: started alike they may end up in each other's place.
 */
const START_RANDOMNESS = 0.8
/** No probability is lower, so that no level is worth more than about 33 bits. */
export const FLOOR = 1e-10

/** What EM found. */
export interface Training {
  readonly m: LevelProbabilities
  readonly h: LevelProbabilities
  readonly matches: number
  readonly relatives: number
  readonly iterations: number
}

/**
 * Learns P(level | match) without labels, by expectation maximization on pattern counts (Fellegi, Sunter 1969; Winkler 1988), with
 * three latent classes instead of two: match, relatives and random. Relatives are pairs that share what a household, a site or a product
 * line shares; without them a shared surname, address and phone look like a match. Comparisons `between: 'individual'` have
 * h = (1 - echo) u + echo m and are never learned for relatives, or the class would swallow poor matches. u stays as given.
 *
 * @param patterns candidate pairs by pattern, found by blocking
 * @param scale pairs that one counted pair stands for, when the counts are of a sample
 * @param admissiblePairs all pairs that could be compared; the random class fills what the others leave
 */
export function trainByEm(
  patterns: PatternTable,
  scale: number,
  comparisons: readonly Comparison[],
  u: LevelProbabilities,
  admissiblePairs: number,
): Training {
  const { width, levels, counts } = patterns
  const order = patterns.sorted()
  let blocked = 0
  for (const p of order) blocked += counts[p] * scale
  let matches = START_MATCHES * blocked
  let relatives = START_RELATIVES * blocked
  let m = comparisons.map((c) => normalize(c.levels.map((level) => Math.max(level.m, FLOOR))))
  let h = comparisons.map((c, k) => (c.between === 'shared' ? m[k].map((value, l) => (1 - START_RANDOMNESS) * value + START_RANDOMNESS * u[k][l]) : echoOf(c, u[k], m[k])))
  let iterations = 0
  while (iterations < MAX_ITERATIONS) {
    iterations++
    const logM = m.map(logs)
    const logH = h.map(logs)
    const logU = u.map(logs)
    const priorM = Math.log(Math.max(matches, FLOOR))
    const priorH = Math.log(Math.max(relatives, FLOOR))
    const priorU = Math.log(Math.max(admissiblePairs - matches - relatives, 1))
    const mass = comparisons.map((c) => c.levels.map((level) => PRIOR_PAIRS * level.m))
    const shared = comparisons.map((c) => c.levels.map((level) => PRIOR_PAIRS * level.m))
    let foundMatches = 0
    let foundRelatives = 0
    for (const p of order) {
      let a = priorM
      let b = priorH
      let r = priorU
      for (let k = 0; k < width; k++) {
        const level = levels[p * width + k]
        if (level === 0) continue
        a += logM[k][level - 1]
        b += logH[k][level - 1]
        r += logU[k][level - 1]
      }
      const top = Math.max(a, b, r)
      const ea = Math.exp(a - top)
      const eb = Math.exp(b - top)
      const sum = ea + eb + Math.exp(r - top)
      const pairs = counts[p] * scale
      const match = (pairs * ea) / sum
      const relative = (pairs * eb) / sum
      foundMatches += match
      foundRelatives += relative
      for (let k = 0; k < width; k++) {
        const level = levels[p * width + k]
        if (level === 0) continue
        mass[k][level - 1] += match
        shared[k][level - 1] += relative
      }
    }
    const nextM = mass.map(normalize)
    const nextH = comparisons.map((c, k) => (c.between === 'shared' ? normalize(shared[k]) : echoOf(c, u[k], nextM[k])))
    const moved = Math.max(largestMove(m, nextM), Math.abs(foundMatches - matches) / Math.max(1, blocked))
    m = nextM
    h = nextH
    matches = foundMatches
    relatives = foundRelatives
    if (moved < TOLERANCE) break
  }
  return { m, h, matches, relatives, iterations }
}

function echoOf(comparison: Comparison, u: readonly number[], m: readonly number[]): number[] {
  const echo = comparison.echo ?? 0
  return u.map((value, l) => (1 - echo) * value + echo * m[l])
}

function logs(probabilities: readonly number[]): Float64Array {
  return Float64Array.from(probabilities, (p) => Math.log(Math.max(p, FLOOR)))
}

function normalize(values: readonly number[]): number[] {
  let sum = 0
  for (const value of values) sum += value
  return values.map((value) => Math.max(value / sum, FLOOR))
}

function largestMove(before: LevelProbabilities, after: LevelProbabilities): number {
  let largest = 0
  for (let k = 0; k < before.length; k++) {
    for (let l = 0; l < before[k].length; l++) largest = Math.max(largest, Math.abs(before[k][l] - after[k][l]))
  }
  return largest
}
