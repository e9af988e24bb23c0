/** A data set with truth, and what labels must reach on it. */
export interface LabelSet {
  readonly name: string
  /** Least pairwise F1. */
  readonly bar?: number
  /** By how much the F1 may fall below that without labels. */
  readonly mayLose?: number
  /** Only pairs across this column of the truth count. */
  readonly across?: 'source'
  /** Generated people instead of a folder of the data. */
  readonly people?: { readonly count: number; readonly seed: number }
}

/** In the order of the table. */
export const labelSets: readonly LabelSet[] = [
  { name: 'chicago_early_childhood', bar: 0.95 },
  { name: 'abt_buy', bar: 0.93, across: 'source' },
  { name: 'senzing_truthset', mayLose: 0 },
  { name: 'fake_1000', mayLose: 0.005 },
  { name: 'historical_50k', mayLose: 0.005 },
  { name: 'people_20k', mayLose: 0.005, people: { count: 20_000, seed: 12 } },
]
