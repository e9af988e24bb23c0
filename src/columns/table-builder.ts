import { SamewiseError } from '../base'
import { BytePool } from './byte-pool'
import { cutWords, RowFlattener } from './flatten-row'
import type { RawTable, Reject } from './raw-table'

/** Every column takes four bytes a row, filled or not; and keys that are values would make one for each of them. */
const MAX_COLUMNS = 8192

const encoder = new TextEncoder()

interface GrowingColumn {
  readonly name: string
  codes: Int32Array
  readonly values: BytePool
  /** Number of rows there were when a cell was last added, plus one. */
  filledAt: number
}

/**
 * Collects rows, which may be nested, into the columns of a table. {@link RowFlattener} says how.
 */
export class TableBuilder {
  rowCount = 0
  private readonly columns = new Map<string, GrowingColumn>()
  private readonly rejects: Reject[] = []
  private readonly flattener = new RowFlattener()
  private lines = new Int32Array(1024)
  private scratch = new Uint8Array(256)
  private readonly cutLists = new Tally()
  private readonly cutRows = new Tally()
  private readonly clashes = new Tally()

  /**
   * @param source its name
   * @param place how messages name the position of a row: `line` of a file, or `row` of an iterable
   */
  constructor(
    private readonly source: string,
    private readonly place: 'line' | 'row',
  ) {}

  /**
   * Adds a row.
   *
   * @param line of the file, or the position in an iterable, from 1
   * @returns why the row cannot be read, and was not added; undefined if it was
   * @throws SamewiseError `CAPACITY` if there are more columns than a table can have
   */
  add(row: unknown, line: number): string | undefined {
    const { flattener, rowCount } = this
    const { cutLists, cutRows } = flattener
    const fault = flattener.flatten(row)
    if (fault !== undefined) return fault
    if (flattener.cutLists > cutLists) this.cutLists.add(line, flattener.cutLists - cutLists)
    if (flattener.cutRows > cutRows) this.cutRows.add(line)
    if (rowCount === this.lines.length) this.grow()
    const { names, texts, count } = flattener
    let hasClash = false
    for (let i = 0; i < count; i++) {
      const column = this.columns.get(names[i]) ?? this.addColumn(names[i])
      if (column.filledAt === rowCount + 1) hasClash = true
      column.filledAt = rowCount + 1
      column.codes[rowCount] = this.intern(column.values, texts[i])
    }
    if (hasClash) this.clashes.add(line)
    this.lines[rowCount] = line
    this.rowCount++
    return undefined
  }

  /** Notes input that is no row. */
  reject(line: number, reason: string, raw: string): void {
    this.rejects.push({ source: this.source, line, reason, raw })
  }

  /**
   * The table; the builder is used up.
   *
   * @param warnings what else is worth telling; stands before the builder's own
   */
  finish(warnings: readonly string[] = []): RawTable {
    const columns: GrowingColumn[] = []
    // A field that is null in one row and an object in the next is no column beside those of its parts.
    const prefixes = new Set<string>()
    for (const name of this.columns.keys()) {
      for (let at = name.indexOf('.'); at >= 0; at = name.indexOf('.', at + 1)) prefixes.add(name.slice(0, at))
    }
    for (const column of this.columns.values()) {
      if (column.values.size === 1 && prefixes.has(column.name)) continue
      column.values.seal()
      columns.push(column)
    }
    return {
      source: this.source,
      rowCount: this.rowCount,
      columns: columns.map(({ name, codes, values }) => ({ name, codes, values })),
      lines: this.lines,
      rejects: this.rejects,
      warnings: [...warnings, ...this.ownWarnings()],
    }
  }

  private ownWarnings(): string[] {
    const warnings: string[] = []
    const tell = ({ count, first }: Tally, one: string, many: string, what: string): void => {
      if (count === 0) return
      const subject = count === 1 ? `1 ${one} is` : `${count.toLocaleString('en')} ${many} are`
      warnings.push(`Source "${this.source}": ${subject} ${what} (the first in ${this.place} ${first}).`)
    }
    tell(this.cutLists, 'list', 'lists', `${cutWords.list}, and the rest was left out`)
    tell(this.cutRows, 'record', 'records', `made of ${cutWords.row}, and the rest was left out`)
    tell(
      this.clashes,
      'record',
      'records',
      'written with two values of one column, such as "a.b" and b within a; the last counts',
    )
    return warnings
  }

  private addColumn(name: string): GrowingColumn {
    if (this.columns.size === MAX_COLUMNS) {
      throw new SamewiseError(
        'CAPACITY',
        `Source "${this.source}" has more than ${MAX_COLUMNS.toLocaleString('en')} columns. ` +
          'Its objects seem to have values for names: leave them out, or write them as lists.',
        { where: { source: this.source } },
      )
    }
    const column = { name, codes: new Int32Array(this.lines.length), values: new BytePool(16), filledAt: 0 }
    this.columns.set(name, column)
    return column
  }

  private grow(): void {
    const length = this.lines.length * 2
    this.lines = grown(this.lines, length)
    for (const column of this.columns.values()) column.codes = grown(column.codes, length)
  }

  private intern(pool: BytePool, text: string): number {
    const { length } = text
    // A unit becomes at most three bytes.
    if (length * 3 > this.scratch.length) this.scratch = new Uint8Array(length * 4)
    const { scratch } = this
    let end = 0
    while (end < length) {
      const unit = text.charCodeAt(end)
      if (unit >= 0x80) return pool.intern(scratch, 0, encoder.encodeInto(text, scratch).written)
      scratch[end++] = unit
    }
    return pool.intern(scratch, 0, end)
  }
}

/** How often something was met, and where first. */
class Tally {
  count = 0
  first = 0

  add(line: number, times = 1): void {
    if (this.count === 0) this.first = line
    this.count += times
  }
}

function grown(old: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const array = new Int32Array(length)
  array.set(old)
  return array
}
