import { inBatches } from '../compare'

/** Writes the match probability of `lefts[k]` and `rights[k]` to `found[k]`, `k < count`. */
export type Weigh = (lefts: Int32Array, rights: Int32Array, count: number, found: Float64Array) => void

/**
 * Distinct pairs with their match probabilities. Rules draw the same pairs over and over, of a sample ten times each, so that each is weighed
 * once, and only when it is asked for.
 */
export interface DrawnPairs {
  readonly left: readonly number[]
  readonly right: readonly number[]
  /** By number; known once {@link answer} was called. */
  readonly probability: readonly number[]
  /** Number of a pair, which is added if it is new. */
  numberOf(left: number, right: number): number
  /** Asks for the probability of a pair. */
  ask(number: number): void
  /** Works out all that was asked for. */
  answer(): void
}

/**
 * Begins without pairs.
 *
 * @param records of which pairs are drawn
 */
export function drawnPairs(records: number, weigh: Weigh): DrawnPairs {
  const numbers = new Map<number, number>()
  const left: number[] = []
  const right: number[] = []
  const probability: number[] = []
  const asked: number[] = []
  let answered = 0
  let found = new Float64Array(0)
  const batches = inBatches((lefts, rights, count) => {
    if (found.length < count) found = new Float64Array(lefts.length)
    weigh(lefts, rights, count, found)
    for (let k = 0; k < count; k++) probability[asked[answered++]] = found[k]
  })
  return {
    left,
    right,
    probability,
    numberOf(a, b) {
      const key = a * records + b
      const known = numbers.get(key)
      if (known !== undefined) return known
      numbers.set(key, left.length)
      right.push(b)
      probability.push(Number.NaN)
      return left.push(a) - 1
    },
    ask(number) {
      if (probability[number] >= 0) return
      probability[number] = 0
      asked.push(number)
      batches.add(left[number], right[number])
    },
    answer: batches.end,
  }
}
