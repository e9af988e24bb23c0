import { hashString } from '../../base'

/** A group that takes customers in its turn. */
export interface WaterfallStep {
  readonly name: string
  readonly members: Iterable<string>
  /** At most this many; all by default. */
  readonly capacity?: number
}

/** Who went where. */
export interface Waterfall {
  /** Golden IDs by step, each in code-unit order; every customer at most once. */
  readonly steps: readonly { readonly name: string; readonly members: readonly string[]; readonly overflow: number }[]
}

/**
 * Gives every customer to the first of several overlapping groups that has room. Where a step has less room than candidates, those with the smallest salted hash
 * of their golden ID are taken, so that the choice is no one's favourite and the same on a rerun.
 *
 * @param salt sets one allocation apart from another
 *
 * @example
 * ```ts
 * import { waterfall } from 'samewise/customer'
 *
 * const { steps } = waterfall([{ name: 'gold', members: ['a'] }, { name: 'all', members: ['a', 'b'] }], 'spring')
 * steps[1].members // ['b']
 * ```
 */
export function waterfall(steps: readonly WaterfallStep[], salt: string): Waterfall {
  const taken = new Set<string>()
  return {
    steps: steps.map(({ name, members, capacity = Number.POSITIVE_INFINITY }) => {
      const free = [...new Set(members)].filter((id) => !taken.has(id))
      const chosen = free.length <= capacity ? free : byHash(free, `${salt}\u0000${name}`).slice(0, capacity)
      for (const id of chosen) taken.add(id)
      return { name, members: chosen.sort(), overflow: free.length - chosen.length }
    }),
  }
}

function byHash(ids: readonly string[], salt: string): string[] {
  return ids
    .map((id) => ({ id, hash: hashString(`${salt}\u0000${id}`) >>> 0 }))
    .sort((a, b) => a.hash - b.hash || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
}
