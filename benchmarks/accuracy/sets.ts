/** A data set with truth, and what its result must reach. */
export interface AccuracySet {
  readonly name: string
  /** Least pairwise F1; without it the set is measured for information. */
  readonly bar?: number
  /** Only pairs across this column of the truth count: sources are linked, not searched for duplicates. */
  readonly across?: 'source'
  /** Generated people instead of a folder of the data. */
  readonly people?: { readonly count: number; readonly seed: number }
}

/** In the order of the table. */
export const accuracySets: readonly AccuracySet[] = [
  { name: 'fake_1000', bar: 0.9 },
  { name: 'historical_50k', bar: 0.85 },
  { name: 'febrl1', bar: 0.99 },
  { name: 'febrl3', bar: 0.995 },
  { name: 'febrl4', bar: 0.995, across: 'source' },
  { name: 'fodors_zagats', bar: 0.95, across: 'source' },
  { name: 'dblp_acm', bar: 0.95, across: 'source' },
  { name: 'chicago_early_childhood', bar: 0.85 },
  { name: 'people_20k', bar: 0.965, people: { count: 20_000, seed: 12 } },
  { name: 'abt_buy', across: 'source' },
  { name: 'senzing_truthset' },
]
