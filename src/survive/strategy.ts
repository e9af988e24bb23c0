import type { TrustOptions } from './trust'

/** Which contributions a strategy looks at; all that is said must hold. */
export interface When {
  /** Only of these sources. */
  readonly sources?: readonly string[]
  /** `true`: only values that no rule has found invalid. */
  readonly valid?: boolean
  /** Only of at most this age in days, counted to `asOf`; a contribution without a time has no age and is left out. */
  readonly maxAgeDays?: number
  /** Only of at least this age in days. */
  readonly minAgeDays?: number
}

/** What every strategy takes. */
export interface StrategyOptions {
  /** Narrows the strategy to some contributions. Where none fulfils it, the strategy is passed over and the next one decides. */
  readonly when?: When
}

/** Who has a vote, and on what. */
export interface VoteOptions extends StrategyOptions {
  /** One vote for each source that holds a value (default), so that a feed that repeats itself does not outvote the others; or one for each record. */
  readonly by?: 'source' | 'record'
  /** Values that agree in these parts are one, such as `['given', 'family']`; all parts by default. */
  readonly parts?: readonly string[]
}

/** What chooses among the contributions of a user's own choosing. */
export interface Candidate {
  readonly source: string
  readonly recordId: string
  /** Milliseconds UTC; undefined where the record carries no time. */
  readonly observedAt: number | undefined
  /** Text, or an object of parts where the kind has several. */
  readonly value: string | Readonly<Record<string, string>>
}

/**
 * A strategy of a user's own: the position of the candidate that wins, or of those among which the next strategy decides; undefined to leave all to
 * the next. It must be pure: the same candidates (they come by source and record id), the same answer.
 */
export type CustomStrategy = (
  candidates: readonly Candidate[],
  context: { readonly field: string; readonly asOf: number },
) => number | readonly number[] | undefined

/** A survivorship strategy as it stands in a config: its name, with options where it has any. */
export type StrategyConfig =
  | ({
      readonly strategy: 'most-recent' | 'oldest' | 'longest' | 'shortest' | 'min' | 'max' | 'any' | 'all' | 'sum'
    } & StrategyOptions)
  | ({ readonly strategy: 'source-priority'; readonly sources?: readonly string[] } & StrategyOptions)
  | ({ readonly strategy: 'most-frequent' } & VoteOptions)
  | ({ readonly strategy: 'weighted-vote' } & VoteOptions & TrustOptions)
  | ({ readonly strategy: 'trust' } & StrategyOptions & TrustOptions)
  | ({ readonly strategy: 'most-complete'; readonly parts?: readonly string[] } & StrategyOptions)
  | ({ readonly strategy: 'union'; readonly limit?: number; readonly key?: readonly string[] } & StrategyOptions)
  | ({ readonly strategy: 'same-record-as'; readonly field: string } & StrategyOptions)
  | ({ readonly strategy: 'custom'; readonly use: string | CustomStrategy } & StrategyOptions)
  | { readonly strategy: 'only'; readonly when: When }

/** The name of a strategy. */
export type StrategyName = StrategyConfig['strategy']

/** The names of all strategies. */
export const strategyNames = [
  'most-recent',
  'oldest',
  'source-priority',
  'most-frequent',
  'weighted-vote',
  'longest',
  'shortest',
  'most-complete',
  'min',
  'max',
  'any',
  'all',
  'sum',
  'union',
  'trust',
  'same-record-as',
  'custom',
  'only',
] as const satisfies readonly StrategyName[]

const strategyOf =
  <Options extends object, Name extends StrategyName>(strategy: Name) =>
  <const O extends Options>(options?: O): { readonly strategy: Name } & O =>
    ({ strategy, ...options }) as { readonly strategy: Name } & O

/**
 * Survivorship strategies. A field has a chain of them: each keeps the best contributions, and the next breaks the ties. What is tied in the end is
 * decided by the priority of the sources, then by the later time, then by the value and the record in code-point order.
 *
 * @example
 * ```ts
 * import { survive as s } from 'samewise'
 *
 * const rules = { '*': [s.mostRecent()], email: [s.union({ limit: 5 })], address: [s.mostComplete(), s.mostRecent()] }
 * rules.email[0] // { strategy: 'union', limit: 5 }
 * ```
 */
export const survive = {
  /** The latest observed time; records without a time come last. */
  mostRecent: strategyOf<StrategyOptions, 'most-recent'>('most-recent'),
  /** The earliest observed time; records without a time come last. */
  oldest: strategyOf<StrategyOptions, 'oldest'>('oldest'),
  /** The source that stands first in `sources`, those that are not listed after all that are; without a list the source with the lowest `priority`. */
  sourcePriority: strategyOf<StrategyOptions & { readonly sources?: readonly string[] }, 'source-priority'>(
    'source-priority',
  ),
  /** The value that most sources hold: one vote a source and value, or a record with `by: 'record'`. */
  mostFrequent: strategyOf<VoteOptions, 'most-frequent'>('most-frequent'),
  /** The value whose contributions have the highest sum of trust; of each source the most trusted counts, or with `by: 'record'` every record. */
  weightedVote: strategyOf<VoteOptions & TrustOptions, 'weighted-vote'>('weighted-vote'),
  /** The value with the most characters. */
  longest: strategyOf<StrategyOptions, 'longest'>('longest'),
  /** The value with the fewest characters. */
  shortest: strategyOf<StrategyOptions, 'shortest'>('shortest'),
  /** The value with the most of its parts filled (or of those named in `parts`); in a group, the record with the most fields filled. */
  mostComplete: strategyOf<StrategyOptions & { readonly parts?: readonly string[] }, 'most-complete'>('most-complete'),
  /** The smallest number or earliest date. */
  min: strategyOf<StrategyOptions, 'min'>('min'),
  /** The largest number or latest date. */
  max: strategyOf<StrategyOptions, 'max'>('max'),
  /** Yes, if any says yes. */
  any: strategyOf<StrategyOptions, 'any'>('any'),
  /** No, if any says no: as for a permission that all must have been given. */
  all: strategyOf<StrategyOptions, 'all'>('all'),
  /** The sum of the numbers of all records. */
  sum: strategyOf<StrategyOptions, 'sum'>('sum'),
  /**
   * All different values as a list, at most `limit` (10): in the order of the other strategies of the chain, most recent first by default. With `key`,
   * values that agree in these parts are one.
   */
  union: strategyOf<StrategyOptions & { readonly limit?: number; readonly key?: readonly string[] }, 'union'>('union'),
  /** The most trusted contribution: by source, fading with age. */
  trust: strategyOf<StrategyOptions & TrustOptions, 'trust'>('trust'),
  /** Only what the records bring whose value won another field; nothing where they bring nothing. */
  sameRecordAs: (field: string) => ({ strategy: 'same-record-as', field }) as const,
  /** A function of one's own, or its name `module#name` in an extension module. */
  custom: (use: string | CustomStrategy) => ({ strategy: 'custom', use }) as const,
  /** Lets nothing survive that does not fulfil the condition, even where nothing is left. */
  only: (when: When) => ({ strategy: 'only', when }) as const,
} as const
