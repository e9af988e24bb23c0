import { atLeast, atMost, type Claim } from '../measure/claim'

/** How many times as fast as a peer each kernel must be on names. */
const bars: readonly (readonly [bar: number, kernel: string, peer: string])[] = [
  [2.5, 'levenshtein_packed', 'levenshtein_fastest_levenshtein'],
  [2, 'jaro_winkler_packed', 'jaro_winkler_talisman'],
  [4, 'levenshtein_one_to_many', 'levenshtein_fastest_levenshtein'],
  [4, 'levenshtein_one_to_many', 'levenshtein_talisman'],
  [1, 'levenshtein_packed', 'levenshtein_rapidfuzz'],
  [1, 'osa_packed', 'osa_rapidfuzz'],
  [1, 'jaro_winkler_packed', 'jaro_winkler_rapidfuzz'],
]

/** Sums of two packages may differ by the rounding of a hundred thousand additions. */
const ROUNDING = 1e-9

/**
 * Judges the claims whose figures were taken.
 *
 * @param ns nanoseconds a pair by `<kernel>_<set>`
 * @param sums of the results, by the same names
 */
export function judgeKernels(ns: Readonly<Record<string, number>>, sums: Readonly<Record<string, number>>): Claim[] {
  const claims = bars.flatMap(([bar, kernel, peer]) => {
    const [own, other] = [ns[`${kernel}_names`], ns[`${peer}_names`]]
    if (own === undefined || other === undefined) return []
    return [atLeast(bar, `${kernel} on names, times as fast as ${peer}`, other / own)]
  })
  const differences = Object.keys(sums).flatMap((name) => {
    const many = /^levenshtein_one_to_many_(\w+)$/.exec(name)
    if (many) return [Math.abs(sums[name] / sums[`levenshtein_one_by_one_${many[1]}`] - 1)]
    const [, kernel, set] =
      /^(levenshtein|osa|jaro_winkler)_(?:fastest_levenshtein|talisman|rapidfuzz|duckdb)_(\w+)$/.exec(name) ?? []
    return kernel === undefined ? [] : [Math.abs(sums[name] / sums[`${kernel}_packed_${set}`] - 1)]
  })
  if (differences.length > 0)
    claims.push(atMost(ROUNDING, 'largest share by which sums of the packages differ', Math.max(...differences)))
  return claims
}
