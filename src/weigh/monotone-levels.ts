import type { Comparison } from '../compare'

/**
 * P(level | match) so that, down a comparison's ladder, no level speaks more for a match than the one above it (isotonic regression by pooling
 * adjacent violators; Ayer et al. 1955). Levels that break the order share one weight; what they hold together stays the same, and levels
 * beside the ladder (swapped, a conflict) stay as they are.
 *
 * @param m learned P(level | match)
 * @param u P(level | random)
 */
export function monotoneLevels({ levels }: Comparison, m: readonly number[], u: readonly number[]): number[] {
  const pools: { m: number; u: number; levels: number[] }[] = []
  levels.forEach((level, l) => {
    if (level.aside) return
    let pool = { m: m[l], u: u[l], levels: [l] }
    for (let last = pools.at(-1); last !== undefined && last.m * pool.u < pool.m * last.u; last = pools.at(-1)) {
      pools.pop()
      pool = { m: last.m + pool.m, u: last.u + pool.u, levels: [...last.levels, ...pool.levels] }
    }
    pools.push(pool)
  })
  const found = m.slice()
  for (const pool of pools) {
    if (pool.levels.length > 1) for (const l of pool.levels) found[l] = (pool.m / pool.u) * u[l]
  }
  return found
}
