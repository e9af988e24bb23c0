import { wordsOf } from './words-of'

/** A topic and the words that show it. Plain data. */
export interface TopicRule {
  readonly topic: string
  /** Words, or phrases of several, in lower case. */
  readonly words: readonly string[]
}

/** Topics of English texts to start from; a company's own words are better. */
export const defaultTopics: readonly TopicRule[] = [
  {
    topic: 'delivery',
    words: ['delivery', 'deliver', 'delivered', 'parcel', 'package', 'courier', 'shipping', 'shipment', 'shipped'],
  },
  {
    topic: 'billing',
    words: ['bill', 'billed', 'billing', 'invoice', 'charged', 'overcharged', 'refund', 'payment', 'direct debit'],
  },
  { topic: 'price', words: ['price', 'prices', 'priced', 'pricey', 'expensive', 'overpriced', 'cheap', 'cost', 'fee'] },
  {
    topic: 'product',
    words: ['product', 'quality', 'faulty', 'broken', 'defective', 'damaged', 'stopped working', 'material', 'size'],
  },
  {
    topic: 'service',
    words: ['service', 'staff', 'support', 'agent', 'helpful', 'unhelpful', 'rude', 'polite', 'call centre', 'on hold'],
  },
  {
    topic: 'website',
    words: ['website', 'site', 'app', 'login', 'log in', 'password', 'checkout', 'crash', 'crashed', 'page'],
  },
]

/**
 * The topics of a text, in the order of the rules.
 *
 * @example
 * ```ts
 * import { topicsOf } from 'samewise/customer'
 *
 * topicsOf('The courier was rude and my invoice is wrong') // ['delivery', 'billing', 'service']
 * ```
 */
export function topicsOf(text: string, rules: readonly TopicRule[] = defaultTopics): string[] {
  // With a space on both sides, a phrase is found as whole words only.
  const spaced = ` ${wordsOf(text).join(' ')} `
  return rules.filter(({ words }) => words.some((word) => spaced.includes(` ${word} `))).map(({ topic }) => topic)
}
