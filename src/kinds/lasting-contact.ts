import type { StrategyConfig } from '../survive'

/**
 * What survives of contact details, which people change: the value with the most support, where the word of a record loses half its weight
 * every four years. A record without a time has the weight of a very old one.
 */
export const lastingContact = {
  strategy: 'weighted-vote',
  by: 'record',
  other: { max: 100, min: 10, decay: 'halfLife', days: 4 * 365 },
} as const satisfies StrategyConfig
