import type { Dice } from './dice'

/** Values drawn with a probability in proportion to their weight, in logarithmic time. */
export class WeightedList<T> {
  private readonly cumulative: Float64Array

  /** @param weightAt weight of the value at a position; above 0, of any sum */
  constructor(
    private readonly values: readonly T[],
    weightAt: (position: number) => number,
  ) {
    this.cumulative = new Float64Array(values.length)
    let sum = 0
    for (let i = 0; i < values.length; i++) this.cumulative[i] = sum += weightAt(i)
  }

  draw(dice: Dice): T {
    const { cumulative } = this
    let low = 0
    let high = cumulative.length - 1
    const target = dice.next() * cumulative[high]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (cumulative[middle] <= target) low = middle + 1
      else high = middle
    }
    return this.values[low]
  }
}
