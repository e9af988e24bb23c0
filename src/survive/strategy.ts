/** A survivorship strategy as it stands in a config: its name, with options where it has any. */
export type StrategyConfig =
  | { readonly strategy: 'most-recent' }
  | { readonly strategy: 'oldest' }
  | { readonly strategy: 'source-priority' }
  | { readonly strategy: 'most-frequent' }
  | { readonly strategy: 'longest' }
  | { readonly strategy: 'shortest' }
  | { readonly strategy: 'most-complete' }
  | { readonly strategy: 'union'; readonly limit?: number }

/** The names of all strategies. */
export const strategyNames = [
  'most-recent',
  'oldest',
  'source-priority',
  'most-frequent',
  'longest',
  'shortest',
  'most-complete',
  'union',
] as const

/**
 * Survivorship strategies. A field has a chain of them: each keeps the best contributions, and the next breaks the ties; in the end the
 * record that comes first by source and id wins.
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
  mostRecent: () => ({ strategy: 'most-recent' }) as const,
  /** The earliest observed time; records without a time come last. */
  oldest: () => ({ strategy: 'oldest' }) as const,
  /** The source with the lowest `priority`. */
  sourcePriority: () => ({ strategy: 'source-priority' }) as const,
  /** The value that most sources hold: one vote a source and value. */
  mostFrequent: () => ({ strategy: 'most-frequent' }) as const,
  /** The value with the most characters. */
  longest: () => ({ strategy: 'longest' }) as const,
  /** The value with the fewest characters. */
  shortest: () => ({ strategy: 'shortest' }) as const,
  /** The value with the most parts filled; in a group, the record with the most fields filled. */
  mostComplete: () => ({ strategy: 'most-complete' }) as const,
  /** All different values as a list, at most `limit` (10): in the order of the strategies after it in the chain, most recent first by default. */
  union: (options: { readonly limit?: number } = {}) => ({ strategy: 'union', ...options }) as const,
} as const
