/** What clusters must respect. */
export interface Constraints {
  /** Pairs that belong together. */
  readonly same: readonly (readonly [left: number, right: number])[]
  /** Whether two records must not share a cluster; left out where nothing is forbidden. */
  readonly forbids?: ((left: number, right: number) => boolean) | undefined
}

/** A "same" that could not be honoured, because records it would bring together must stay apart. */
export interface Contradiction {
  /** The judgement that was left out. */
  readonly pair: readonly [left: number, right: number]
  /** The two records that must stay apart. */
  readonly apart: readonly [left: number, right: number]
}

/**
 * Joins the "same" pairs in ascending order into sets, each with the records it holds; a pair that would bring forbidden records together
 * is left out and reported.
 */
export function joinSame(constraints: Constraints): { sets: number[][]; contradictions: Contradiction[] } {
  const setOf = new Map<number, number[]>()
  const contradictions: Contradiction[] = []
  const ordered = constraints.same.map(([a, b]) => (a < b ? [a, b] : [b, a]) as [number, number])
  ordered.sort((x, y) => x[0] - y[0] || x[1] - y[1])
  for (const [a, b] of ordered) {
    const left = setOf.get(a) ?? [a]
    const right = setOf.get(b) ?? [b]
    if (left === right) continue
    const apart = forbiddenBetween(left, right, constraints.forbids)
    if (apart !== undefined) {
      contradictions.push({ pair: [a, b], apart })
      continue
    }
    // The smaller set joins the larger, so that a long chain costs no more than n log n.
    const [into, from] = left.length >= right.length ? [left, right] : [right, left]
    for (const record of from) into.push(record)
    for (const record of from) setOf.set(record, into)
    setOf.set(a, into)
    setOf.set(b, into)
  }
  return { sets: [...new Set(setOf.values())].map((set) => set.sort((x, y) => x - y)), contradictions }
}

/** The first two records of two sets that must stay apart, if any. */
export function forbiddenBetween(
  left: readonly number[],
  right: readonly number[],
  forbids: Constraints['forbids'],
): readonly [number, number] | undefined {
  if (forbids === undefined) return undefined
  for (const a of left) for (const b of right) if (forbids(a, b)) return [a, b]
  return undefined
}
