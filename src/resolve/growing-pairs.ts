import { GrowingColumn } from '../columns'

/** Scored pairs as columns. */
export interface PairColumns {
  readonly left: Int32Array
  readonly right: Int32Array
  readonly weight: Float64Array
  readonly pattern: Int32Array
  /** log2 likelihoods under the three classes. */
  readonly match: Float64Array
  readonly relatives: Float64Array
  readonly random: Float64Array
}

/** Scored pairs, one by one. */
export class GrowingPairs {
  private readonly left = new GrowingColumn(new Int32Array(4096))
  private readonly right = new GrowingColumn(new Int32Array(4096))
  private readonly weight = new GrowingColumn(new Float64Array(4096))
  private readonly pattern = new GrowingColumn(new Int32Array(4096))
  private readonly match = new GrowingColumn(new Float64Array(4096))
  private readonly relatives = new GrowingColumn(new Float64Array(4096))
  private readonly random = new GrowingColumn(new Float64Array(4096))

  push(
    left: number,
    right: number,
    weight: number,
    pattern: number,
    match: number,
    relatives: number,
    random: number,
  ): void {
    this.left.push(left)
    this.right.push(right)
    this.weight.push(weight)
    this.pattern.push(pattern)
    this.match.push(match)
    this.relatives.push(relatives)
    this.random.push(random)
  }

  take(): PairColumns {
    return {
      left: this.left.take(),
      right: this.right.take(),
      weight: this.weight.take(),
      pattern: this.pattern.take(),
      match: this.match.take(),
      relatives: this.relatives.take(),
      random: this.random.take(),
    }
  }
}

/** Pairs of several units, in the order of the units. */
export function joinPairs(units: readonly PairColumns[]): PairColumns {
  const size = units.reduce((sum, { left }) => sum + left.length, 0)
  const integers = (name: 'left' | 'right' | 'pattern'): Int32Array => {
    const joined = new Int32Array(size)
    let at = 0
    for (const unit of units) {
      joined.set(unit[name], at)
      at += unit[name].length
    }
    return joined
  }
  const numbers = (name: 'weight' | 'match' | 'relatives' | 'random'): Float64Array => {
    const joined = new Float64Array(size)
    let at = 0
    for (const unit of units) {
      joined.set(unit[name], at)
      at += unit[name].length
    }
    return joined
  }
  return {
    left: integers('left'),
    right: integers('right'),
    weight: numbers('weight'),
    pattern: integers('pattern'),
    match: numbers('match'),
    relatives: numbers('relatives'),
    random: numbers('random'),
  }
}
