import { permutation } from '../permutation'

/** Ids that say nothing of the order in which they were made, each given out once. */
export class Scramble {
  private readonly at: (place: number) => number
  private count = 0

  constructor(seed: number) {
    this.at = permutation(2 ** 30, seed)
  }

  /** The next id: a prefix and six characters. */
  next(prefix: string): string {
    return (
      prefix +
      this.at(this.count++)
        .toString(36)
        .padStart(6, '0')
    )
  }
}
