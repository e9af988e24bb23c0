import { type Judgement, type ResolveState, recordNumbers } from '../resolve'

/** Labelled pairs by record number, each once, in ascending order. */
export interface BoundLabels {
  readonly left: readonly number[]
  readonly right: readonly number[]
  readonly isMatch: readonly boolean[]
  /** Labels on records that are not in the input, or twice the same record. */
  readonly unknown: number
  /** Pairs that are called the same by one label and different by another; none of them counts. */
  readonly contradictory: number
  /** Labels that only said again what another had said. */
  readonly repeated: number
}

/** Finds the records that labels speak of. Their order does not matter. */
export function bindLabels(labels: Iterable<Judgement>, { records }: ResolveState): BoundLabels {
  const numberOf = recordNumbers(records)
  const byPair = new Map<number, { readonly words: Set<string>; count: number }>()
  let unknown = 0
  for (const { judgement, left, right } of labels) {
    const a = numberOf(left)
    const b = numberOf(right)
    if (a === undefined || b === undefined || a === b) {
      unknown++
      continue
    }
    const pair = Math.min(a, b) * records.count + Math.max(a, b)
    const own = byPair.get(pair)
    if (own === undefined) byPair.set(pair, { words: new Set([judgement]), count: 1 })
    else {
      own.words.add(judgement)
      own.count++
    }
  }
  let contradictory = 0
  let repeated = 0
  const kept: [number, boolean][] = []
  for (const [pair, { words, count }] of byPair) {
    if (words.size > 1) contradictory++
    else {
      repeated += count - 1
      kept.push([pair, words.has('same')])
    }
  }
  kept.sort((x, y) => x[0] - y[0])
  return {
    left: kept.map(([pair]) => Math.floor(pair / records.count)),
    right: kept.map(([pair]) => pair % records.count),
    isMatch: kept.map(([, isMatch]) => isMatch),
    unknown,
    contradictory,
    repeated,
  }
}
