import type { JobOptions } from '../base'
import type { BytePool } from './byte-pool'

/** One column of a source as it was read: a code per row over the pool of its distinct raw values. */
export interface RawColumn {
  readonly name: string
  /** `codes[row]`, for `rowCount` rows (the array may be longer); 0 is an empty cell. */
  readonly codes: Int32Array
  readonly values: BytePool
}

/** Input that could not be read; kept and reported, never dropped in silence. */
export interface Reject {
  readonly source: string
  /** Line of the file the record starts on (the header is line 1), or the position of the row, from 1, in an iterable. */
  readonly line: number
  readonly reason: string
  readonly raw: string
}

/** A whole source as integer columns. */
export interface RawTable {
  readonly source: string
  readonly rowCount: number
  readonly columns: readonly RawColumn[]
  /** Line of the file each row starts on, or its position in an iterable; left out where it is not known. */
  readonly lines?: Int32Array | undefined
  readonly rejects: readonly Reject[]
  /** Things worth telling that lost nothing, such as "read as Windows-1252". */
  readonly warnings: readonly string[]
}

/** Something that can be read into a {@link RawTable}, such as a CSV file. */
export interface TableReader {
  /**
   * Reads everything into columns.
   *
   * @param source name of the source
   */
  readTable(source: string, options?: JobOptions): Promise<RawTable>
}
