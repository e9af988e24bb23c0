import { jaroWinkler } from './jaro-winkler'

/**
 * Monge-Elkan similarity of two lists of tokens (Monge & Elkan 1996): for each token the best similarity to any token
 * of the other list, averaged. The paper averages over the first list only, so that the order of the two matters; this
 * is the mean of both ways. Its time grows with the product of the numbers of tokens.
 *
 * @param similarity of two tokens, 0 to 1, symmetric; default {@link jaroWinkler}
 * @returns 0 to 1; two empty lists are equal: 1; an empty and a full one: 0
 *
 * @example
 * ```ts
 * import { mongeElkan, tokens } from 'samewise/text'
 *
 * mongeElkan(tokens('john q smith'), tokens('jon smith')) // 0.81
 * ```
 */
export function mongeElkan(
  a: readonly string[],
  b: readonly string[],
  similarity: (a: string, b: string) => number = jaroWinkler,
): number {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0
  const bestOfA = new Float64Array(a.length)
  const bestOfB = new Float64Array(b.length)
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      const value = similarity(a[i], b[j])
      if (value > bestOfA[i]) bestOfA[i] = value
      if (value > bestOfB[j]) bestOfB[j] = value
    }
  }
  return (mean(bestOfA) + mean(bestOfB)) / 2
}

function mean(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}
