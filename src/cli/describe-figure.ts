import { DAY_MS } from '../base'
import type { Estimate, Rate } from '../profile'
import { words } from './language'

/** A share with its interval and count, or that it is unknown. */
export function describeRate({ share, low, high, n }: Rate): string {
  return n === 0 ? words.customers.unknownFigure(n) : words.customers.share(share, low, high, n)
}

/** A share that was estimated. */
export function describeShare(estimate: Estimate): string {
  if (!estimate.known) return words.customers.unknownFigure(estimate.n)
  const { value, low, high, n } = estimate
  return words.customers.share(value, low, high, n)
}

/** Points, such as those of NPS. */
export function describePoints(estimate: Estimate): string {
  if (!estimate.known) return words.customers.unknownFigure(estimate.n)
  const { value, low, high, n } = estimate
  return words.customers.points(value, low, high, n)
}

/** Milliseconds as days. */
export function describeDays(ms: number | undefined): string {
  return ms === undefined ? words.customers.unknown : words.customers.days(ms / DAY_MS)
}

/** An instant, to the second, UTC. */
export function describeTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}

/** A part of an output under its title; nothing where it has no lines. */
export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => (line === '' ? '' : `  ${line}`))]
}
