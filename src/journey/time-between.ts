/** Times from one step to the next. */
export interface TimeBetween {
  readonly n: number
  /** Milliseconds; absent where there are none. */
  readonly medianMs?: number
  /** 95 % interval of the median, from the order of the times alone; absent below 6 of them, which cannot bound it. */
  readonly medianLowMs?: number
  readonly medianHighMs?: number
  /** Nine of ten took no longer. */
  readonly p90Ms?: number
}

/** Below this count, even the smallest and the largest bound the median with less than 95 %. */
const FEWEST = 6

/**
 * Median and 90th percentile of times, with the interval of the median by order statistics (normal approximation of the binomial ranks,
 * rounded outwards), which holds for any distribution.
 */
export function timeBetween(times: readonly number[]): TimeBetween {
  const n = times.length
  if (n === 0) return { n }
  const sorted = Float64Array.from(times).sort()
  const middle = Math.floor((n - 1) / 2)
  const median = n % 2 === 1 ? sorted[middle] : (sorted[middle] + sorted[middle + 1]) / 2
  const p90Ms = sorted[Math.max(0, Math.ceil(0.9 * n) - 1)]
  if (n < FEWEST) return { n, medianMs: median, p90Ms }
  const half = (1.959964 * Math.sqrt(n)) / 2
  return {
    n,
    medianMs: median,
    medianLowMs: sorted[Math.max(0, Math.floor(n / 2 - half) - 1)],
    medianHighMs: sorted[Math.min(n - 1, Math.ceil(n / 2 + half))],
    p90Ms,
  }
}
