/** Two records, by number. */
export type RecordPair = readonly [left: number, right: number]

/** What clusters must respect. */
export interface Constraints {
  /** Pairs that people joined. */
  readonly same: readonly RecordPair[]
  /** Pairs that rules of a config join; they give way to what people said. */
  readonly ruled?: readonly RecordPair[] | undefined
  /** Whether two records must not share a cluster; left out where nothing is forbidden. */
  readonly forbids?: ((left: number, right: number) => boolean) | undefined
  /** Whether a rule of a config keeps two records apart; those that people joined stay together all the same. */
  readonly vetoes?: ((left: number, right: number) => boolean) | undefined
  /**
   * Whether one cluster of two sets of records would break a limit on the whole, such as at most two different numbers: then two records,
   * one of each set, that show it.
   */
  readonly exceeds?: ((left: readonly number[], right: readonly number[]) => RecordPair | undefined) | undefined
}

/** A pair to be joined that was left out, because records it would bring together must stay apart. */
export interface Contradiction {
  readonly pair: RecordPair
  /** The two records that must stay apart: of several such, the two with the shortest path. */
  readonly apart: RecordPair
  /** The shortest chain of joined pairs, this one among them, from one of the two to the other. */
  readonly path: readonly number[]
  /** Whether a rule joined the pair, and not a person. */
  readonly isRuled: boolean
}

/**
 * Joins pairs into sets, those of people first, each kind in ascending order; a pair that would bring together what must stay apart is left out
 * and reported. What people joined outranks vetoes of rules.
 *
 * @returns the sets of two records and more, each in ascending order
 */
export function joinSame(constraints: Constraints): { sets: number[][]; contradictions: Contradiction[] } {
  const setOf = new Map<number, number[]>()
  const refused: { pair: RecordPair; isRuled: boolean }[] = []
  const kept: RecordPair[] = []
  const join = (pairs: readonly RecordPair[], isRuled: boolean): void => {
    for (const [a, b] of inOrder(pairs)) {
      const left = setOf.get(a) ?? [a]
      const right = setOf.get(b) ?? [b]
      if (left === right) {
        kept.push([a, b])
        continue
      }
      if (apartBetween(left, right, constraints, isRuled) !== undefined) {
        refused.push({ pair: [a, b], isRuled })
        continue
      }
      kept.push([a, b])
      // The smaller set joins the larger, so that a long chain costs no more than n log n.
      const [into, from] = left.length >= right.length ? [left, right] : [right, left]
      for (const record of from) into.push(record)
      for (const record of from) setOf.set(record, into)
      setOf.set(a, into)
      setOf.set(b, into)
    }
  }
  join(constraints.same, false)
  join(constraints.ruled ?? [], true)
  const neighbours = refused.length === 0 ? new Map<number, number[]>() : neighboursIn(kept)
  return {
    sets: [...new Set(setOf.values())].map((set) => set.sort((x, y) => x - y)),
    contradictions: refused.map(({ pair, isRuled }) => ({
      pair,
      ...shortestPath(pair, neighbours, constraints, isRuled),
      isRuled,
    })),
  }
}

/**
 * Two records, one of each of two sets, for which the sets must not be one cluster; undefined if they may.
 *
 * @param withVetoes whether rules count that keep records apart; default true
 */
export function apartBetween(
  left: readonly number[],
  right: readonly number[],
  { forbids, vetoes, exceeds }: Constraints,
  withVetoes = true,
): RecordPair | undefined {
  const veto = withVetoes ? vetoes : undefined
  if (forbids !== undefined || veto !== undefined) {
    for (const a of left) for (const b of right) if (forbids?.(a, b) || veto?.(a, b)) return [a, b]
  }
  return exceeds?.(left, right)
}

/** Each pair once with the lower record first, ascending. */
function inOrder(pairs: readonly RecordPair[]): RecordPair[] {
  const ordered = pairs.map(([a, b]): RecordPair => (a < b ? [a, b] : [b, a]))
  ordered.sort((x, y) => x[0] - y[0] || x[1] - y[1])
  return ordered.filter(([a, b], k) => k === 0 || ordered[k - 1][0] !== a || ordered[k - 1][1] !== b)
}

function neighboursIn(pairs: readonly RecordPair[]): Map<number, number[]> {
  const neighbours = new Map<number, number[]>()
  const add = (a: number, b: number): void => {
    const own = neighbours.get(a)
    if (own === undefined) neighbours.set(a, [b])
    else own.push(b)
  }
  for (const [a, b] of pairs) {
    add(a, b)
    add(b, a)
  }
  for (const own of neighbours.values()) own.sort((a, b) => a - b)
  return neighbours
}

/** The shortest path over a refused pair between two records that must stay apart; of equal ones that of the lowest records nearest to it. */
function shortestPath(
  [a, b]: RecordPair,
  neighbours: ReadonlyMap<number, readonly number[]>,
  constraints: Constraints,
  withVetoes: boolean,
): { apart: RecordPair; path: number[] } {
  const left = reachFrom(a, neighbours)
  const right = reachFrom(b, neighbours)
  const only: Constraints = { ...constraints, exceeds: undefined }
  let best: RecordPair | undefined
  let shortest = Number.POSITIVE_INFINITY
  for (const [x, { steps: before }] of left) {
    for (const [y, { steps: after }] of right) {
      if (before + after >= shortest) continue
      if (apartBetween([x], [y], only, withVetoes) === undefined) continue
      best = [x, y]
      shortest = before + after
    }
  }
  const apart = best ?? constraints.exceeds?.([...left.keys()], [...right.keys()]) ?? [a, b]
  return { apart, path: [...pathTo(apart[0], left), ...pathTo(apart[1], right).reverse()] }
}

/** Where a search came to a record from, and after how many steps. */
interface Reached {
  readonly from: number
  readonly steps: number
}

/** All records in reach, nearest first (breadth first). */
function reachFrom(start: number, neighbours: ReadonlyMap<number, readonly number[]>): Map<number, Reached> {
  const reached = new Map<number, Reached>([[start, { from: -1, steps: 0 }]])
  for (const [record, { steps }] of reached) {
    for (const next of neighbours.get(record) ?? []) {
      if (!reached.has(next)) reached.set(next, { from: record, steps: steps + 1 })
    }
  }
  return reached
}

/** The way from a record back to where the search began. */
function pathTo(record: number, reached: ReadonlyMap<number, Reached>): number[] {
  const path: number[] = []
  for (let at = record; at >= 0; at = reached.get(at)?.from ?? -1) path.push(at)
  return path
}
