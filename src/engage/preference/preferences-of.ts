import type { CustomerEvent } from '../../event'
import { type ConsentDefaults, consentDefaults } from '../consent/consent'
import { effectiveConsent } from '../consent/effective-consent'
import type { EngageIssue } from '../engage-issue'
import { betaQuantile } from './beta'
import type { DecayedCounts } from './day-tally'
import { DEFAULT_ANSWER_RATE, DEFAULT_STRENGTH, type DimensionPrior, type PreferencePrior } from './preference-prior'
import { type PreferenceDimension, preferenceDimensions, responseDimensions } from './preference-signals'
import { type PreferenceSignalOptions, PreferenceState } from './preference-state'
import { type Contender, probabilityBest } from './probability-best'
import { isNeighbourHour, smoothHours } from './smooth-hours'

/** One option of a dimension. */
export interface OptionEstimate {
  readonly option: string
  /** Share of contacts that were answered, or share of activity: 0 to 1, drawn towards the prior as far as evidence is thin. */
  readonly estimate: number
  /** Interval of the estimate at {@link PreferencesOptions.level}. */
  readonly low: number
  readonly high: number
  /** Decayed number of contacts, or of activities in all: 0 where all is prior. */
  readonly effectiveN: number
  /** Probability that it is the best of those that were tried. */
  readonly probabilityBest: number
}

/** What a person prefers in one dimension, or that we do not know. */
export interface Preference {
  readonly dimension: PreferenceDimension
  /** The preferred option; null is "unknown". */
  readonly top: string | null
  /** Where {@link top} comes from; `prior` where it is unknown. */
  readonly basis: 'declared' | 'inferred' | 'prior'
  /**
   * Why: the person said so; evidence is enough; there is none; too little, or only one option, was ever tried; the best are too close;
   * consent to personalisation is missing.
   */
  readonly reason: 'declared' | 'evidence' | 'no-evidence' | 'too-few-tried' | 'too-close' | 'no-consent'
  /** Probability that the option ahead is the best; 1 where the person said so, 0 where there is no evidence. */
  readonly confidence: number
  /** Decayed number of contacts or activities. */
  readonly effectiveN: number
  /** Interval of the option ahead; absent where there is none. */
  readonly interval?: { readonly low: number; readonly high: number }
  /** Best first; of equal ones by option. */
  readonly distribution: readonly OptionEstimate[]
  /** What behaviour says, where it is sure and differs from what the person said: a finding to ask about. */
  readonly disagreement?: { readonly declared: string; readonly inferred: string; readonly confidence: number }
}

/** Options of {@link preferencesOf}. */
export interface PreferencesOptions {
  /** Milliseconds UTC. Evidence counts up to the end of its day (UTC). */
  readonly asOf: number
  /** What the person said they prefer: an option by dimension. */
  readonly declared?: { readonly [D in PreferenceDimension]?: string }
  /** What holds of people like them, see `fitPreferencePrior`. Default: answers .1, activity even, strength 20 events. */
  readonly prior?: PreferencePrior
  /** Days after which evidence counts half. Default 90. */
  readonly halfLifeDays?: number
  /** Probability of being best that an option needs to be called preferred. Default .8. */
  readonly threshold?: number
  /** Decayed contacts that an option must have had to be compared. Default 5. */
  readonly leastTrials?: number
  /** Level of intervals. Default .95. */
  readonly level?: number
  /** What holds where nobody said anything about `personalisation`. Default {@link consentDefaults}: denied, so nothing is inferred. */
  readonly consentDefaults?: ConsentDefaults
  /** The dimensions wanted. Default all. */
  readonly dimensions?: readonly PreferenceDimension[]
}

/** Preferences of one person. */
export interface Preferences {
  /** In the order of {@link preferenceDimensions}. */
  readonly preferences: readonly Preference[]
  readonly issues: readonly EngageIssue[]
}

/**
 * What a person prefers, as far as they said it or their behaviour shows it. Answers are rates `(s + a·m) / (n + a)` per option with
 * decayed answers s, decayed contacts n, prior mean m and strength a; activity is shares `(c + a·m) / (N + a)`. Where weights decay, the interval is that of a Beta
 * with this mean and `(n + a)² / (Σw² + a)` as its strength, which is the usual posterior without decay and has its mean squared error with it. Hours are
 * smoothed over their neighbours on the clock. An option is preferred if its probability of being best, under normal approximations, reaches
 * the threshold; for answers, only options that were tried count, and one alone proves nothing: who is only ever written to by e-mail does not thereby
 * prefer it. Only events over channels for which consent to `personalisation` holds are used.
 *
 * @param state the person's events, see `PreferenceState`
 */
export function preferencesOf(state: PreferenceState, options: PreferencesOptions): Preferences {
  const { asOf, dimensions = preferenceDimensions } = options
  const channels = state.channels()
  const usable = new Set(channels.filter((channel) => mayPersonalise(state, channel, options)))
  const isDenied = usable.size === 0 && channels.length > 0
  const preferences = preferenceDimensions
    .filter((dimension) => dimensions.includes(dimension))
    .map((dimension) => {
      const counts = state.counts(dimension, asOf, options.halfLifeDays ?? 90, (via) => usable.has(via))
      return preferenceIn(dimension, counts, isDenied, options)
    })
  return { preferences, issues: state.issues() }
}

/**
 * {@link preferencesOf} for events at hand: the batch form.
 *
 * @param events of one person, in any order; those after `asOf` do not count
 *
 * @example
 * ```ts
 * import { inferPreferences } from 'samewise/customer'
 *
 * const { preferences } = inferPreferences([], { asOf: 0, declared: { channel: 'phone' } })
 * preferences[0].top // 'phone'
 * preferences[0].basis // 'declared'
 * ```
 */
export function inferPreferences(
  events: Iterable<CustomerEvent>,
  options: PreferencesOptions & PreferenceSignalOptions,
): Preferences {
  const state = new PreferenceState(options)
  for (const event of events) if (!(event.at > options.asOf)) state.add(event)
  return preferencesOf(state, options)
}

function mayPersonalise(state: PreferenceState, channel: string | undefined, options: PreferencesOptions): boolean {
  const question = { purpose: 'personalisation', ...(channel === undefined ? {} : { channel }) }
  const { asOf, consentDefaults: defaults = consentDefaults } = options
  return effectiveConsent(state.consents, question, { asOf, defaults }).granted
}

function preferenceIn(
  dimension: PreferenceDimension,
  raw: Map<string, DecayedCounts>,
  isDenied: boolean,
  options: PreferencesOptions,
): Preference {
  const { threshold = 0.8, leastTrials = 5 } = options
  const isResponse = responseDimensions.includes(dimension)
  const isHour = dimension === 'hour' || dimension === 'sendHour'
  const counts = isHour && raw.size > 0 ? smoothHours(raw) : raw
  const total = sum(raw, 'n')
  const posteriors = posteriorsOf(dimension, counts, total, options)
  const wasTried = ({ n, option }: Posterior) => (isResponse ? n >= leastTrials : n > 0 || option === UNSEEN)
  const tried = posteriors.flatMap((posterior, i) => (wasTried(posterior) ? [i] : []))
  const best = bestProbabilities(posteriors, tried, { isHour, isResponse })
  const tail = (1 - (options.level ?? 0.95)) / 2
  const distribution = posteriors
    .map(({ option, mean, strength, n }, i) => ({
      option,
      estimate: mean,
      low: quantile(tail, mean, strength),
      high: quantile(1 - tail, mean, strength),
      effectiveN: isResponse ? n : total,
      probabilityBest: best[i],
    }))
    .filter(({ option }) => option !== UNSEEN)
    .sort((a, b) => b.probabilityBest - a.probabilityBest || b.estimate - a.estimate || (a.option < b.option ? -1 : 1))

  const [leader] = distribution
  const isCompared = total > 0 && leader.probabilityBest > 0
  const isSure = isCompared && leader.probabilityBest >= threshold
  const inferred = isSure ? leader.option : null
  const declared = options.declared?.[dimension]
  const reason = isDenied
    ? 'no-consent'
    : total === 0
      ? 'no-evidence'
      : !isCompared
        ? 'too-few-tried'
        : isSure
          ? 'evidence'
          : 'too-close'
  return {
    dimension,
    top: declared ?? inferred,
    basis: declared !== undefined ? 'declared' : inferred !== null ? 'inferred' : 'prior',
    reason: declared !== undefined ? 'declared' : reason,
    confidence: declared !== undefined ? 1 : isCompared ? leader.probabilityBest : 0,
    effectiveN: total,
    ...(leader === undefined ? {} : { interval: { low: leader.low, high: leader.high } }),
    distribution,
    ...(declared !== undefined && inferred !== null && inferred !== declared
      ? { disagreement: { declared, inferred, confidence: leader.probabilityBest } }
      : {}),
  }
}

interface Posterior {
  readonly option: string
  readonly mean: number
  /** The sum of the two parameters of its Beta. */
  readonly strength: number
  readonly n: number
}

function posteriorsOf(
  dimension: PreferenceDimension,
  counts: Map<string, DecayedCounts>,
  total: number,
  options: PreferencesOptions,
): Posterior[] {
  const isResponse = responseDimensions.includes(dimension)
  const prior = options.prior?.[dimension] ?? defaultPrior(dimension, [...counts.keys()], isResponse)
  const names = [...new Set([...counts.keys(), ...Object.keys(prior.means)])].sort()
  const squares = sum(counts, 'squares')
  if (isUnbounded(dimension) && prior.otherMean > 0) names.push(UNSEEN)
  return names.map((option) => {
    const own = counts.get(option) ?? NOTHING
    const m = Object.hasOwn(prior.means, option) ? prior.means[option] : prior.otherMean
    const a =
      prior.strengths !== undefined && Object.hasOwn(prior.strengths, option) ? prior.strengths[option] : prior.strength
    const n = isResponse ? own.n : total
    const spread = isResponse ? own.squares : squares
    return {
      option,
      mean: (own.successes + a * m) / (n + a),
      strength: (n + a) ** 2 / (spread + a),
      n,
    }
  })
}

/** Stands for all that may be there and was not seen, as a rival: one look at one device does not make it the preferred one. */
const UNSEEN = ''

function isUnbounded(dimension: PreferenceDimension): boolean {
  return dimension === 'content' || dimension === 'device'
}

const NOTHING: DecayedCounts = { n: 0, successes: 0, squares: 0 }

/** Even shares over what can be: days, hours, or the options seen and one more that was not. */
function defaultPrior(dimension: PreferenceDimension, seen: readonly string[], isResponse: boolean): DimensionPrior {
  if (isResponse) return { means: {}, otherMean: DEFAULT_ANSWER_RATE, strength: DEFAULT_STRENGTH }
  const size = dimension === 'day' ? 7 : dimension === 'hour' ? 24 : seen.length + 1
  return { means: {}, otherMean: 1 / size, strength: DEFAULT_STRENGTH }
}

function bestProbabilities(
  posteriors: readonly Posterior[],
  tried: readonly number[],
  { isHour, isResponse }: { readonly isHour: boolean; readonly isResponse: boolean },
): number[] {
  const contenders: Contender[] = posteriors.map(({ mean, strength }) => ({
    mean,
    deviation: Math.sqrt((mean * (1 - mean)) / (strength + 1)),
  }))
  return posteriors.map(({ option }, i) => {
    if (!tried.includes(i)) return 0
    const rivals = tried.filter((j) => j !== i && !(isHour && isNeighbourHour(option, posteriors[j].option)))
    // What was the only one that was ever tried cannot be called the best.
    return isResponse && rivals.length === 0 ? 0 : probabilityBest(contenders, i, rivals)
  })
}

function quantile(p: number, mean: number, strength: number): number {
  if (mean <= 0) return 0
  if (mean >= 1) return 1
  return betaQuantile(p, mean * strength, (1 - mean) * strength)
}

function sum(counts: Map<string, DecayedCounts>, part: keyof DecayedCounts): number {
  let total = 0
  for (const own of counts.values()) total += own[part]
  return total
}
