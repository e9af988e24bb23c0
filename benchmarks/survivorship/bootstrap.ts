/**
 * A 95 % percentile bootstrap interval of a mean, over entities drawn with replacement (Efron 1979).
 *
 * @param values one per entity
 * @param seed of the draws
 */
export function bootstrapInterval(
  values: Float64Array,
  seed: number,
  draws = 2000,
): readonly [low: number, high: number] {
  let state = seed >>> 0
  const next = (): number => {
    // Mulberry32: good enough to draw positions, and the same everywhere.
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const means = Float64Array.from({ length: draws }, () => {
    let sum = 0
    for (let k = 0; k < values.length; k++) sum += values[Math.floor(next() * values.length)]
    return sum / values.length
  }).sort()
  return [means[Math.floor(draws * 0.025)], means[Math.ceil(draws * 0.975) - 1]]
}
