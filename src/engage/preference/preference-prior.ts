import type { DecayedCounts } from './day-tally'
import { type PreferenceDimension, preferenceDimensions, responseDimensions } from './preference-signals'
import type { PreferenceState } from './preference-state'

/** What is known of an option before the person said or did anything. */
export interface DimensionPrior {
  /** Share of answers, or of activity, by option: 0 to 1. */
  readonly means: Readonly<Record<string, number>>
  /** Mean of an option that is not in {@link means}; of activity, what all of those have together. */
  readonly otherMean: number
  /** How many events it weighs as much as. */
  readonly strength: number
  /** The same by option, where people differ more or less in one than in another: rare answers differ less. Default {@link strength}. */
  readonly strengths?: Readonly<Record<string, number>>
}

/** What holds before evidence, by dimension. */
export type PreferencePrior = { readonly [D in PreferenceDimension]?: DimensionPrior }

/** Strength of a prior that nothing was fitted to, in events. */
export const DEFAULT_STRENGTH = 20

/** Share of answers where nothing is known of a population. */
export const DEFAULT_ANSWER_RATE = 0.1

/** Bounds of a fitted strength: below, one event would decide; above, none would count. */
const LEAST_STRENGTH = 1
const MOST_STRENGTH = 1000

/** Contacts that the spread over all options weighs as much as, beside what those over one option show. */
const POOLED_TRIALS = 1000

/** Options of {@link fitPreferencePrior}. */
export interface FitPriorOptions {
  /** Milliseconds UTC. */
  readonly asOf: number
  /** Whether what came over a channel may be used for this. All by default. */
  readonly isUsable?: (via: string | undefined) => boolean
}

/**
 * What holds of a population, to start each of its people from: means pooled over all, strength by the spread between people beyond what chance
 * explains (beta-binomial, method of moments weighted by trials; Kleinman 1973). Whole counts are used, without decay.
 *
 * @param states one per person
 * @returns dimensions that anybody's events speak of
 */
export function fitPreferencePrior(states: Iterable<PreferenceState>, options: FitPriorOptions): PreferencePrior {
  const { asOf, isUsable = () => true } = options
  const people = [...states]
  const prior: { [D in PreferenceDimension]?: DimensionPrior } = {}
  for (const dimension of preferenceDimensions) {
    const counts = people.map((state) => state.counts(dimension, asOf, Number.POSITIVE_INFINITY, isUsable))
    const fitted = fitDimension(counts, responseDimensions.includes(dimension))
    if (fitted !== undefined) prior[dimension] = fitted
  }
  return prior
}

function fitDimension(people: readonly Map<string, DecayedCounts>[], isResponse: boolean): DimensionPrior | undefined {
  const options = [...new Set(people.flatMap((counts) => [...counts.keys()]))].sort()
  if (options.length === 0) return undefined
  const totals = people.map((counts) => sumOf(counts, (own) => own.n))
  const grand = totals.reduce((sum, n) => sum + n, 0)
  const answered = people.reduce((sum, counts) => sum + sumOf(counts, (own) => own.successes), 0)
  const means: Record<string, number> = {}
  // Sums over options of observed and chance spread, so that an option with few people does not set the strength.
  let excess = 0
  let room = 0
  const own: { readonly option: string; readonly excess: number; readonly room: number; readonly pooled: number }[] = []
  for (const option of options) {
    const trials = people.map((counts, i) => (isResponse ? (counts.get(option)?.n ?? 0) : totals[i]))
    const hits = people.map((counts) => counts.get(option)?.successes ?? 0)
    const n = trials.reduce((sum, x) => sum + x, 0)
    const mean = hits.reduce((sum, x) => sum + x, 0) / n
    means[option] = mean
    const heads = trials.filter((x) => x > 0).length
    const variance = mean * (1 - mean)
    let spread = 0
    let squares = 0
    trials.forEach((x, i) => {
      if (x > 0) spread += x * (hits[i] / x - mean) ** 2
      squares += x * x
    })
    const ofOption = {
      excess: spread - variance * (heads - 1),
      room: variance * (n - squares / n - (heads - 1)),
      pooled: variance * POOLED_TRIALS,
    }
    excess += ofOption.excess
    room += ofOption.room
    own.push({ option, ...ofOption })
  }
  const correlation = room > 0 ? excess / room : 0
  const strength = strengthOf(correlation)
  if (!isResponse) return { means, otherMean: 0, strength }
  // Trials of one option are few or many: it is drawn towards what all show together.
  const strengths = Object.fromEntries(
    own
      .filter(({ room, pooled }) => room + pooled > 0)
      .map(({ option, excess, room, pooled }) => [
        option,
        strengthOf((excess + correlation * pooled) / (room + pooled)),
      ]),
  )
  return { means, otherMean: answered / grand, strength, strengths }
}

/** A beta-binomial's strength by the correlation of two trials of one person. */
function strengthOf(correlation: number): number {
  const strength = correlation > 0 ? 1 / correlation - 1 : MOST_STRENGTH
  return Math.min(MOST_STRENGTH, Math.max(LEAST_STRENGTH, strength))
}

function sumOf(counts: Map<string, DecayedCounts>, read: (counts: DecayedCounts) => number): number {
  let sum = 0
  for (const own of counts.values()) sum += read(own)
  return sum
}
