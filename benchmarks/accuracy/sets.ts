/** A data set with truth, and what its result must reach. */
export interface AccuracySet {
  readonly name: string
  /** Least pairwise F1; without it the set is measured for information. */
  readonly bar?: number
  /** Only pairs across this column of the truth count: sources are linked, not searched for duplicates. */
  readonly across?: 'source'
  /** Least pairwise precision, and least recall, among records of one household: relatives are what most resembles a match. */
  readonly householdBar?: number
  /** Furthest that the precision and the recall the run expects may lie from the true ones. */
  readonly expectedWithin?: number
  /** Generated people instead of a folder of the data. */
  readonly people?: { readonly count: number; readonly seed: number }
  /** Takes minutes, so it is measured only when it is asked for. */
  readonly large?: true
}

const HOUSEHOLDS = { householdBar: 0.98, expectedWithin: 0.03 } as const

/** In the order of the table. */
export const accuracySets: readonly AccuracySet[] = [
  { name: 'fake_1000', bar: 0.95 },
  { name: 'historical_50k', bar: 0.92, expectedWithin: 0.03 },
  { name: 'febrl1', bar: 0.998 },
  { name: 'febrl3', bar: 0.999, expectedWithin: 0.03 },
  { name: 'febrl4', bar: 0.9985, across: 'source' },
  { name: 'fodors_zagats', bar: 0.98, across: 'source' },
  { name: 'dblp_acm', bar: 0.98, across: 'source' },
  { name: 'abt_buy', bar: 0.88, across: 'source' },
  { name: 'chicago_early_childhood', bar: 0.93 },
  { name: 'senzing_truthset', bar: 0.9 },
  { name: 'people_20k', bar: 0.965, ...HOUSEHOLDS, people: { count: 20_000, seed: 12 } },
  { name: 'people_100k', bar: 0.985, ...HOUSEHOLDS, people: { count: 100_000, seed: 11 } },
  { name: 'people_1m', bar: 0.98, ...HOUSEHOLDS, people: { count: 1_000_000, seed: 11 }, large: true },
]
