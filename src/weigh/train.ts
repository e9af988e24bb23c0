import type { Comparison, PatternTable } from '../compare'
import type { LevelProbabilities } from './estimate-u'

const MAX_ITERATIONS = 40
/** Stops when no m moves by more, and the matches by no more than this share of the blocked pairs. */
const TOLERANCE = 1e-4
/** Strength of the kinds' typical m, in pairs: it carries small and sparse files and gives way to some hundred matches. */
const PRIOR_PAIRS = 200
/**
 * The same for relatives where no comparison is individual: their start stands in, weakly. Where one is, relatives are held to the typical m
 * as matches are, or a small file without any relatives would make them out of poor matches.
 */
const PRIOR_FREE_RELATIVES = 10
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
  const layout = layOut(patterns, comparisons)
  const { cells, order, pairs, width, starts, size } = layout
  let blocked = 0
  for (let p = 0; p < order.length; p++) blocked += pairs[p] * scale
  let matches = START_MATCHES * blocked
  let relatives = START_RELATIVES * blocked
  let m = comparisons.map((c) => normalize(c.levels.map((level) => Math.max(level.m, FLOOR))))
  let h = comparisons.map((c, k) =>
    c.between === 'shared'
      ? m[k].map((value, l) => (1 - START_RANDOMNESS) * value + START_RANDOMNESS * u[k][l])
      : echoOf(c, u[k], m[k]),
  )
  const logU = flatLogs(u, size)
  const hasIndividual = comparisons.some((c) => c.between === 'individual')
  const priorMass = new Float64Array(size)
  const priorShared = new Float64Array(size)
  comparisons.forEach((c, k) => {
    c.levels.forEach((level, l) => {
      priorMass[starts[k] + l] = PRIOR_PAIRS * level.m
      priorShared[starts[k] + l] = hasIndividual ? PRIOR_PAIRS * level.m : PRIOR_FREE_RELATIVES * h[k][l]
    })
  })
  let iterations = 0
  while (iterations < MAX_ITERATIONS) {
    iterations++
    const logM = flatLogs(m, size)
    const logH = flatLogs(h, size)
    const priorM = Math.log(Math.max(matches, FLOOR))
    const priorH = Math.log(Math.max(relatives, FLOOR))
    const priorU = Math.log(Math.max(admissiblePairs - matches - relatives, 1))
    const mass = priorMass.slice()
    const shared = priorShared.slice()
    let foundMatches = 0
    let foundRelatives = 0
    for (let p = 0; p < order.length; p++) {
      const from = p * width
      let a = priorM
      let b = priorH
      let r = priorU
      for (let k = 0; k < width; k++) {
        const cell = cells[from + k]
        a += logM[cell]
        b += logH[cell]
        r += logU[cell]
      }
      const top = Math.max(a, b, r)
      const ea = Math.exp(a - top)
      const eb = Math.exp(b - top)
      const share = (pairs[p] * scale) / (ea + eb + Math.exp(r - top))
      const match = ea * share
      const relative = eb * share
      foundMatches += match
      foundRelatives += relative
      for (let k = 0; k < width; k++) {
        const cell = cells[from + k]
        mass[cell] += match
        shared[cell] += relative
      }
    }
    const nextM = comparisons.map((c, k) => normalize([...mass.subarray(starts[k], starts[k] + c.levels.length)]))
    const nextH = comparisons.map((c, k) =>
      c.between === 'shared'
        ? normalize([...shared.subarray(starts[k], starts[k] + c.levels.length)])
        : echoOf(c, u[k], nextM[k]),
    )
    const moved = Math.max(largestMove(m, nextM), Math.abs(foundMatches - matches) / Math.max(1, blocked))
    m = nextM
    h = nextH
    matches = foundMatches
    relatives = foundRelatives
    if (moved < TOLERANCE) break
  }
  return { m, h, matches, relatives, iterations }
}

/** Patterns in the order of their vectors, as positions in one flat array of levels; the last position stands for missing. */
interface Layout {
  readonly width: number
  readonly order: Int32Array
  readonly pairs: Float64Array
  readonly cells: Int32Array
  /** Position of each comparison's first level. */
  readonly starts: Int32Array
  /** Positions in all, the one for missing included. */
  readonly size: number
}

function layOut(patterns: PatternTable, comparisons: readonly Comparison[]): Layout {
  const { width, levels, counts } = patterns
  const starts = new Int32Array(width)
  let size = 0
  comparisons.forEach((c, k) => {
    starts[k] = size
    size += c.levels.length
  })
  const missing = size++
  // A pair without anything to compare says nothing of matches.
  const order = patterns
    .sorted()
    .filter((p) => levels.subarray(p * width, (p + 1) * width).some((level) => level !== 0))
  const cells = new Int32Array(order.length * width)
  for (let p = 0; p < order.length; p++) {
    for (let k = 0; k < width; k++) {
      const level = levels[order[p] * width + k]
      cells[p * width + k] = level === 0 ? missing : starts[k] + level - 1
    }
  }
  return { width, order, pairs: Float64Array.from(order, (p) => counts[p]), cells, starts, size }
}

/** Logarithms of all levels in a row; 0 at the position for missing, which then says nothing. */
function flatLogs(probabilities: LevelProbabilities, size: number): Float64Array {
  const flat = new Float64Array(size)
  let at = 0
  for (const own of probabilities) for (const p of own) flat[at++] = Math.log(Math.max(p, FLOOR))
  return flat
}

function echoOf(comparison: Comparison, u: readonly number[], m: readonly number[]): number[] {
  const echo = comparison.echo ?? 0
  return u.map((value, l) => (1 - echo) * value + echo * m[l])
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
