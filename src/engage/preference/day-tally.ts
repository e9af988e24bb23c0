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
    for (let i = 0; i < days.length && days[i] <= today; i++) {
      const weight = 2 ** ((days[i] - today) / halfLifeDays)
      into.n += weight * this.#trials[i]
      into.successes += weight * this.#successes[i]
      into.squares += weight * weight * this.#trials[i]
    }
  }
}

/** Counts under decay. */
export interface DecayedCounts {
  /** Sum of the weights of all trials. */
  n: number
  successes: number
  /** Sum of the squared weights, which says how much the sums vary. */
  squares: number
}
