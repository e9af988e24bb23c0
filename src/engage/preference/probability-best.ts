import { normalTail } from '../../profile'

/** An option's estimate with its doubt. */
export interface Contender {
  readonly mean: number
  /** Standard deviation, at least 0. */
  readonly deviation: number
}

/** Steps of the integral over ±6 deviations: the result is within 1e-4 of a finer one. */
const STEPS = 120
const REACH = 6

/**
 * Probability that one of several independent normal quantities is the largest: the integral of its density times the others' distribution
 * functions. Where all deviations are 0 it is 1 for a strict winner and 0 otherwise.
 *
 * @param leader place of the one that is asked about
 * @param rivals places of those it must beat
 */
export function probabilityBest(contenders: readonly Contender[], leader: number, rivals: readonly number[]): number {
  const { mean, deviation } = contenders[leader]
  if (deviation === 0) return product(contenders, rivals, mean)
  const step = (2 * REACH) / STEPS
  let sum = 0
  let weights = 0
  for (let i = 0; i <= STEPS; i++) {
    const z = -REACH + i * step
    const weight = Math.exp((-z * z) / 2)
    weights += weight
    sum += weight * product(contenders, rivals, mean + z * deviation)
  }
  return sum / weights
}

function product(contenders: readonly Contender[], rivals: readonly number[], x: number): number {
  let p = 1
  for (const rival of rivals) {
    const { mean, deviation } = contenders[rival]
    if (deviation > 0) p *= normalCdf((x - mean) / deviation)
    else if (mean >= x) p = 0
  }
  return p
}

/** Beyond so many deviations, nothing or all is below: within 1e-9. */
const EDGE = 6
const CELLS_PER_DEVIATION = 256
let table: Float64Array | undefined

/** The normal distribution function from a table, for it is asked for some ten thousand times for one person's hours: error below 1e-6. */
function normalCdf(z: number): number {
  if (z >= EDGE) return 1
  if (z <= -EDGE) return 0
  const values = table ?? (table = tabulate())
  const place = (z + EDGE) * CELLS_PER_DEVIATION
  const cell = Math.floor(place)
  return values[cell] + (place - cell) * (values[cell + 1] - values[cell])
}

function tabulate(): Float64Array {
  return Float64Array.from({ length: 2 * EDGE * CELLS_PER_DEVIATION + 2 }, (_, cell) => {
    const z = cell / CELLS_PER_DEVIATION - EDGE
    return z > 0 ? 1 - normalTail(z) : normalTail(-z)
  })
}
