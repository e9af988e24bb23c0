import { type Comparison, type PatternTable, speaksAgainst } from '../compare'
import type { LevelProbabilities } from './estimate-u'
import { type ClassShares, expectAmongRivals, expectIndependently, type Rivals } from './expect-classes'
import { agreementBits, informativeComparisons } from './informative'

const MAX_ITERATIONS = 40
/** Stops when no m moves by more, and the matches by no more than this share of the blocked pairs. */
const TOLERANCE = 1e-4
/** Strength of the kinds' typical m, in pairs: it carries small and sparse files and gives way to some hundred matches. */
const PRIOR_PAIRS = 200
/** Where one comparison is all there is, nothing else can teach its m: it is held to what the kind knows. */
const HELD_PAIRS = 1e6
/**
 * The same for relatives where no comparison is individual: their start stands in, weakly. Where one is, relatives are held to the typical m
 * as matches are, or a small file without any relatives would make them out of poor matches.
 */
const PRIOR_FREE_RELATIVES = 10
/** Share of the blocked pairs that starts as matches, and as relatives. */
const START_MATCHES = 0.3
const START_RELATIVES = 0.2
/**
 * Relatives start this far from matches towards random pairs. Far off, they leave poor matches alone where there are hardly any relatives; close
 * by, they find the many pairs that share nearly all of what relatives share, such as sister firms at one address. The data decides.
 */
const START_RANDOMNESS = [0.8, 0]
/** A class of matches this much smaller than that of relatives has found none. */
const FEW_BESIDE = 0.01
/** No probability is lower, so that no level is worth more than about 33 bits. */
export const FLOOR = 1e-10

/** What EM found. */
export interface Training {
  readonly m: LevelProbabilities
  readonly h: LevelProbabilities
  readonly matches: number
  readonly relatives: number
  readonly iterations: number
  /** Of the candidate pairs, in nats; tells which of two trainings on the same pairs explains them better. */
  readonly logLikelihood: number
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
 * @param rivals the counted pairs one by one, where of all pairs of a record one at most is a match
 */
export function trainByEm(
  patterns: PatternTable,
  scale: number,
  comparisons: readonly Comparison[],
  u: LevelProbabilities,
  admissiblePairs: number,
  rivals?: Rivals,
): Training {
  const layout = layOut(patterns, comparisons)
  const isAlone = informativeComparisons(comparisons, u).length === 1
  const priorPairs = isAlone ? HELD_PAIRS : PRIOR_PAIRS
  const [first, ...others] = START_RANDOMNESS.map((randomness) =>
    trainFrom(randomness, priorPairs, layout, scale, comparisons, u, admissiblePairs, rivals),
  )
  const best = others.reduce((a, b) => (b.logLikelihood > a.logLikelihood ? b : a), first)
  if (comparisons.some((c) => c.between === 'individual')) return best
  // Where nothing but their start tells the two classes apart, each may have ended in the other's place.
  const isSwapped = agreementBits(best.m, u) < agreementBits(best.h, u) || best.matches < FEW_BESIDE * best.relatives
  return isSwapped ? { ...best, m: best.h, h: best.m, matches: best.relatives, relatives: best.matches } : best
}

/** EM from one start: relatives begin at `randomness` of the way from matches to random pairs. */
function trainFrom(
  randomness: number,
  priorPairs: number,
  layout: Layout,
  scale: number,
  comparisons: readonly Comparison[],
  u: LevelProbabilities,
  admissiblePairs: number,
  rivals: Rivals | undefined,
): Training {
  const { place, pairs, starts, size } = layout
  const count = pairs.length
  const expect = rivals === undefined ? expectIndependently(pairs) : expectAmongRivals(rivals, pairs, place)
  const classes: ClassShares = {
    match: new Float64Array(count),
    relatives: new Float64Array(count),
    random: new Float64Array(count),
  }
  let blocked = 0
  for (let p = 0; p < count; p++) blocked += pairs[p] * scale
  let matches = START_MATCHES * blocked
  let relatives = START_RELATIVES * blocked
  let m = comparisons.map((c) => normalize(c.levels.map((level) => Math.max(level.m, FLOOR))))
  let h = comparisons.map((c, k) =>
    c.between === 'shared'
      ? m[k].map((value, l) => (1 - randomness) * value + randomness * u[k][l])
      : echoOf(c, u[k], m[k]),
  )
  const logU = flatLogs(u, size)
  const hasIndividual = comparisons.some((c) => c.between === 'individual')
  const priorMass = new Float64Array(size)
  const priorShared = new Float64Array(size)
  comparisons.forEach((c, k) => {
    c.levels.forEach((level, l) => {
      priorMass[starts[k] + l] = priorPairs * level.m
      priorShared[starts[k] + l] = hasIndividual ? PRIOR_PAIRS * level.m : PRIOR_FREE_RELATIVES * h[k][l]
    })
  })
  let iterations = 0
  for (;;) {
    iterations++
    const mass = priorMass.slice()
    const shared = priorShared.slice()
    const weighed: Parameters = { m, h, matches, relatives, random: admissiblePairs - matches - relatives }
    weighPatterns(layout, weighed, logU, classes)
    expect(classes)
    const found = addMasses(layout, classes, scale, mass, shared)
    const nextM = comparisons.map((c, k) => massesToM(c, mass.subarray(starts[k], starts[k] + c.levels.length)))
    const nextH = comparisons.map((c, k) =>
      c.between === 'shared'
        ? normalize([...shared.subarray(starts[k], starts[k] + c.levels.length)])
        : echoOf(c, u[k], nextM[k]),
    )
    const moved = Math.max(largestMove(m, nextM), Math.abs(found.matches - matches) / Math.max(1, blocked))
    m = nextM
    h = nextH
    matches = found.matches
    relatives = found.relatives
    if (moved >= TOLERANCE && iterations < MAX_ITERATIONS) continue
    weighPatterns(layout, weighed, logU, classes)
    return { m, h, matches, relatives, iterations, logLikelihood: logLikelihoodOf(classes, pairs) }
  }
}

/** What EM has learned so far. */
interface Parameters {
  readonly m: LevelProbabilities
  readonly h: LevelProbabilities
  /** Pairs of each class. */
  readonly matches: number
  readonly relatives: number
  readonly random: number
}

/** Writes the logarithm of prior times likelihood of each class, by pattern. */
function weighPatterns(
  { cells, pairs, width, size }: Layout,
  { m, h, matches, relatives, random }: Parameters,
  logU: Float64Array,
  classes: ClassShares,
): void {
  const logM = flatLogs(m, size)
  const logH = flatLogs(h, size)
  const priorM = Math.log(Math.max(matches, FLOOR))
  const priorH = Math.log(Math.max(relatives, FLOOR))
  const priorU = Math.log(Math.max(random, 1))
  for (let p = 0; p < pairs.length; p++) {
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
    classes.match[p] = a
    classes.relatives[p] = b
    classes.random[p] = r
  }
}

/** Adds the pairs found in each level to `mass` (matches) and `shared` (relatives); returns how many are found in all. */
function addMasses(
  { cells, pairs, width }: Layout,
  classes: ClassShares,
  scale: number,
  mass: Float64Array,
  shared: Float64Array,
): { matches: number; relatives: number } {
  let matches = 0
  let relatives = 0
  for (let p = 0; p < pairs.length; p++) {
    const from = p * width
    const match = classes.match[p] * scale
    const relative = classes.relatives[p] * scale
    matches += match
    relatives += relative
    for (let k = 0; k < width; k++) {
      const cell = cells[from + k]
      mass[cell] += match
      shared[cell] += relative
    }
  }
  return { matches, relatives }
}

function logLikelihoodOf({ match, relatives, random }: ClassShares, pairs: Float64Array): number {
  let sum = 0
  for (let p = 0; p < pairs.length; p++) {
    const top = Math.max(match[p], relatives[p], random[p])
    sum +=
      pairs[p] * (top + Math.log(Math.exp(match[p] - top) + Math.exp(relatives[p] - top) + Math.exp(random[p] - top)))
  }
  return sum
}

/** Patterns in the order of their vectors, as positions in one flat array of levels; the last position stands for missing. */
interface Layout {
  readonly width: number
  /** By pattern number: its place in this order, or -1 where nothing could be compared. */
  readonly place: Int32Array
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
  const place = new Int32Array(patterns.size).fill(-1)
  for (let p = 0; p < order.length; p++) place[order[p]] = p
  return { width, place, pairs: Float64Array.from(order, (p) => counts[p]), cells, starts, size }
}

/** Logarithms of all levels in a row; 0 at the position for missing, which then says nothing. */
function flatLogs(probabilities: LevelProbabilities, size: number): Float64Array {
  const flat = new Float64Array(size)
  let at = 0
  for (const own of probabilities) for (const p of own) flat[at++] = Math.log(Math.max(p, FLOOR))
  return flat
}

/**
 * m out of the pairs found in each level. A level that speaks against a match is held to what the kind says of it: the few pairs that have it
 * would otherwise vouch for themselves.
 */
function massesToM({ levels }: Comparison, masses: Float64Array): number[] {
  const m = normalize([...masses])
  return normalize(m.map((value, l) => (speaksAgainst(levels[l]) ? Math.min(value, levels[l].m) : value)))
}

function echoOf(comparison: Comparison, u: readonly number[], m: readonly number[]): number[] {
  const { echo = 0, levels } = comparison
  return normalize(u.map((value, l) => levels[l].relatives ?? (1 - echo) * value + echo * m[l]))
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
