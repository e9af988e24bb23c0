/**
 * Counts by day. Whole counts add up the same in any order, so what is computed from them does not depend on the order of events; weights by age are
 * put on when the tally is read.
 */
export class DayTally {
  /** Days since 1970 (UTC), ascending. */
  readonly #days: number[] = []
  readonly #trials: number[] = []
  readonly #successes: number[] = []

  /** Adds trials and successes of one day. */
  add(day: number, trials: number, successes: number): void {
    const days = this.#days
    let at = days.length
    while (at > 0 && days[at - 1] > day) at--
    if (at > 0 && days[at - 1] === day) {
      this.#trials[at - 1] += trials
      this.#successes[at - 1] += successes
      return
    }
    days.splice(at, 0, day)
    this.#trials.splice(at, 0, trials)
    this.#successes.splice(at, 0, successes)
  }

  /**
   * Adds the counts up to a day, each halved per half-life of its age.
   *
   * @param today the day that is looked from; later days do not count
   * @param halfLifeDays above 0; `Infinity` for no decay
   * @param into the sums, to which those of this tally are added
   */
  weigh(today: number, halfLifeDays: number, into: DecayedCounts): void {
    const days = this.#days
    const weights = weightsByAge(halfLifeDays)
    for (let i = 0; i < days.length && days[i] <= today; i++) {
      const age = today - days[i]
      const weight = age < AGES ? weights[age] : weightOf(age, halfLifeDays)
      into.n += weight * this.#trials[i]
      into.successes += weight * this.#successes[i]
      into.squares += weight * weight * this.#trials[i]
    }
  }
}

/** Ages in days whose weights are kept: eleven years. */
const AGES = 4096

/** Of the half-life asked for last, since one is in use at a time: powers would be most of the time that a preference takes. */
const kept = { halfLifeDays: Number.NaN, weights: new Float64Array(AGES) }

function weightsByAge(halfLifeDays: number): Float64Array {
  if (kept.halfLifeDays !== halfLifeDays) {
    kept.halfLifeDays = halfLifeDays
    for (let age = 0; age < AGES; age++) kept.weights[age] = weightOf(age, halfLifeDays)
  }
  return kept.weights
}

function weightOf(age: number, halfLifeDays: number): number {
  return 2 ** (-age / halfLifeDays)
}

/** Counts under decay. */
export interface DecayedCounts {
  /** Sum of the weights of all trials. */
  n: number
  successes: number
  /** Sum of the squared weights, which says how much the sums vary. */
  squares: number
}
