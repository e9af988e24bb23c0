/**
 * The values records bring to one field: a code per slot over the field's distinct standard values, 0 for none. Columns like all else:
 * survivorship compares integers and touches text only for the winners.
 *
 * @internal
 */
export interface Contributions {
  readonly field: string
  /** Names of a value's parts, '' for the whole. */
  readonly parts: readonly string[]
  readonly slots: number
  /** `codes[record * slots + slot]` */
  readonly codes: Int32Array
  /** Characters of each value. */
  readonly lengths: Int32Array
  /** By value, bit p for a part p that is filled. */
  readonly filled: Int32Array
  /** When each record's values of this field were observed; as all the record if left out. */
  readonly observedAt?: Float64Array
  /** By record, 1 where its source says that there is no such value any more; left out where none does. */
  readonly cleared?: Uint8Array
  /** The comparable form of each record's value: `rows[record * stride + offsets[part]]`; left out where values only equal themselves. */
  readonly comparable?: {
    readonly rows: Int32Array
    readonly stride: number
    readonly offsets: Readonly<Record<string, number>>
  }
  /** Texts of a value's parts, in the order of `parts`. */
  textsOf(code: number): readonly string[]
  /** Texts of the parts of a value that somebody gave, in standard form. */
  textsFrom(value: string | Readonly<Record<string, string>>): readonly string[]
  /** Names of the rules that a contribution breaks. */
  faultsOf?(record: number, slot: number): readonly string[]
}

/**
 * What strategies know of the records.
 *
 * @internal
 */
export interface RecordFacts {
  /** Milliseconds UTC; NaN where a record carries no time. */
  readonly observedAt: Float64Array
  /** Index of each record's source, and each source's name and priority (Infinity where it has none). */
  readonly sources: Int32Array
  readonly sourceNames: readonly string[]
  readonly priorities: Float64Array
  /** By source: whether its values survive only where no other source has one. Left out where none is of that sort. */
  readonly references?: readonly boolean[]
  /** The instant that ages are counted to, in milliseconds UTC. */
  readonly asOf: number
  /** A record's id in its source. */
  idOf(record: number): string
}
