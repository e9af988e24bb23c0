import type { RecordTable, TokenWeights } from '../columns'

/** One outcome of a comparison. Levels are listed best first; the first that holds is taken. */
export interface ComparisonLevel {
  readonly label: string
  /**
   * Typical m-probability, P(level | match), in records of the kind. It starts the training and stands in where the data says little.
   * The values of a comparison sum to about 1.
   */
  readonly m: number
  /**
   * Typical P(level | relatives) of a level by which relatives are known, such as father and son of one name; left out, an individual comparison
   * agrees among relatives as it does among strangers.
   */
  readonly relatives?: number
  /** The values are equal: u comes in closed form from value counts, and the weight follows the value's frequency. */
  readonly exact?: true
  /** Not a step of the ladder (swapped names, a conflict): its weight owes nothing to its place in the list. */
  readonly aside?: true
}

/** Whether a level speaks against a match: relatives have it more often than matches. */
export function speaksAgainst({ m, relatives = 0 }: ComparisonLevel): boolean {
  return relatives > m
}

/**
 * One comparison of two records: a part of a field, its levels, and how it behaves between relatives (people of one household, sites of
 * one firm, products of one line).
 */
export interface Comparison {
  /** `field` or `field.part`; unique in a plan. */
  readonly name: string
  readonly field: string
  readonly levels: readonly ComparisonLevel[]
  /**
   * `shared`: relatives may agree on it (surname, address, phone), so its agreement among relatives is learned.
   * `individual`: relatives agree on it no more than strangers do (given name, birth date, identifier), but for a share `echo`.
   */
  readonly between: 'shared' | 'individual'
  /** Share of relatives who agree on an individual comparison as matches do (twins, father and son); 0 by default. */
  readonly echo?: number
  /**
   * Share of the pairs with equal values that are of different things; 1 by default. Of numbers that are given to one person or thing it is
   * small: without it a number that two records of one customer share would count as one that many people have.
   */
  readonly sharing?: number
  /** Name of the feature whose value frequencies adjust the weight of an exact level. */
  readonly frequencyOf?: string
}

/**
 * Compares two records of the table it was bound to: writes a level for each of the field's comparisons at `levels[at…]`.
 * 0 means missing on either side: neither agreement nor disagreement. `k` means `comparison.levels[k - 1]`.
 */
export interface FieldComparer {
  (left: number, right: number, levels: Uint8Array, at: number): void
  /**
   * The same for `lefts[k]` and `rights[k]`, `k < count`: the levels of pair `k` go to `levels[k * width + at…]`. Left out, pairs are compared one
   * by one.
   */
  readonly many?: (
    lefts: Int32Array,
    rights: Int32Array,
    count: number,
    levels: Uint8Array,
    at: number,
    width: number,
  ) => void
}

/** The comparisons of one field, and how to bind them to a table. */
export interface FieldComparison {
  readonly comparisons: readonly Comparison[]
  /** Prepares what is needed once per distinct value of the table, and returns its comparer. */
  bind(table: RecordTable, tokens: TokenWeights): FieldComparer
}
