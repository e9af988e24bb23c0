/** What orders the rows of a log. */
export interface RowOrder {
  /** Negative where row `a` comes before row `b`; 0 for the same row only. */
  compareRows(a: number, b: number): number
}

/** A tail longer than this share of the run is sorted in with the whole run; a shorter one row by row. */
const SHORT_TAIL = 1 / 64

/**
 * Rows of a log in their order, put in as they arrive. Rows that arrive in order cost nothing more; the others are sorted in when the run is
 * read next: a few by binary search, many at once.
 *
 * @internal
 */
export class SortedRows {
  private readonly rows: number[] = []
  /** Rows up to here are in order. */
  private settled = 0

  constructor(private readonly order: RowOrder) {}

  get length(): number {
    return this.rows.length
  }

  push(row: number): void {
    const { rows } = this
    const count = rows.length
    if (this.settled === count && (count === 0 || this.order.compareRows(rows[count - 1], row) < 0)) this.settled++
    rows.push(row)
  }

  /** The rows in order: not to be changed, and good until the next change. */
  read(): readonly number[] {
    const { rows, order } = this
    const tail = rows.length - this.settled
    if (tail === 0) return rows
    if (tail <= 1 + this.settled * SHORT_TAIL) {
      for (const row of rows.splice(this.settled)) rows.splice(this.placeOf(row), 0, row)
    } else rows.sort((a, b) => order.compareRows(a, b))
    this.settled = rows.length
    return rows
  }

  remove(row: number): void {
    this.read()
    this.rows.splice(this.placeOf(row), 1)
    this.settled = this.rows.length
  }

  /** Place of the first row that does not come before `row`. */
  placeOf(row: number): number {
    const { rows, order } = this
    let low = 0
    let high = rows.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (order.compareRows(rows[middle], row) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}
