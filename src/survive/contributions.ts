/**
 * The values records bring to one field: a code per slot over the field's distinct standard values, 0 for none. Columns like all else:
 * survivorship compares integers and touches text only for the winners.
 */
export interface Contributions {
  readonly field: string
  readonly slots: number
  /** `codes[record * slots + slot]` */
  readonly codes: Int32Array
  /** Characters of each value, and how many of its parts are filled. */
  readonly lengths: Int32Array
  readonly completeness: Uint8Array
}

/** What strategies know of the records. */
export interface RecordFacts {
  /** Milliseconds UTC; NaN where a record carries no time. */
  readonly observedAt: Float64Array
  /** Index of each record's source, and each source's priority (Infinity where it has none). */
  readonly sources: Int32Array
  readonly priorities: Float64Array
  /** By source: whether its values survive only where no other source has one. Left out where none is of that sort. */
  readonly references?: readonly boolean[]
}
