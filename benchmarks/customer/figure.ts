import type { RunTimes } from '../measure/processor-time'

/** One measured number, its bar if it has one, and what it is. */
export interface Figure {
  /** With its unit. */
  readonly name: string
  readonly value: number
  readonly atLeast?: number
  readonly atMost?: number
}

/** Whether a figure keeps its bar; true without one. */
export function isReached({ value, atLeast, atMost }: Figure): boolean {
  return (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost)
}

/** The value below which this share of the numbers lies. */
export function quantile(numbers: Iterable<number>, share: number): number {
  const sorted = Float64Array.from(numbers).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
}

/** Median and 99th percentile of times, in milliseconds; the bar is on processor time, wall time stands beside it. */
export function timeFigures(name: string, { wall, cpu }: RunTimes, atMost: number): Figure[] {
  return [
    { name: `${name}_p50_ms`, value: quantile(wall, 0.5) },
    { name: `${name}_p99_ms`, value: quantile(wall, 0.99) },
    { name: `${name}_cpu_p50_ms`, value: quantile(cpu, 0.5) },
    { name: `${name}_cpu_p99_ms`, value: quantile(cpu, 0.99), atMost },
  ]
}
