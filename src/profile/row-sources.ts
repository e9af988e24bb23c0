import type { RawTable } from '../columns'
import type { TableLayout } from '../entity'

/** The rows of one source in a table. */
export interface SourceRows {
  /** Index into the names of the sources. */
  readonly source: number
  /** Ascending. */
  readonly rows: Int32Array
}

/** Which source each row of each table belongs to. */
export interface RowSources {
  /** By table and row: index into `names`, or -1 where the row is no record of the entity. */
  readonly numbers: readonly Int32Array[]
  /** In code-point order. */
  readonly names: readonly string[]
  /** Rows that are records. */
  readonly count: number
  /** By table: the sources that have rows in it, each with its rows; the table's own name where it has no rows at all. */
  readonly byTable: readonly (readonly SourceRows[])[]
}

/**
 * Finds the source of each row: the value of the table's source column, else the table's name.
 */
export function rowSources(layouts: readonly TableLayout[]): RowSources {
  const found = new Map<string, number>()
  const numberOf = (name: string): number => {
    const known = found.get(name)
    if (known !== undefined) return known
    found.set(name, found.size)
    return found.size - 1
  }
  const provisional = layouts.map(({ table, source, included }) => {
    const own = numberOf(table.source)
    const numbers = new Int32Array(table.rowCount).fill(own)
    if (source !== undefined) {
      const byCode = Int32Array.from({ length: source.values.size }, (_, code) =>
        // A colon would end the source's name in `source:id`.
        code === 0 ? own : numberOf(source.values.get(code).trim().replaceAll(':', '_') || table.source),
      )
      for (let row = 0; row < numbers.length; row++) numbers[row] = byCode[source.codes[row]]
    }
    if (included !== undefined)
      for (let row = 0; row < numbers.length; row++) if (included[row] === 0) numbers[row] = -1
    return numbers
  })
  const used = new Uint8Array(found.size)
  let count = 0
  provisional.forEach((numbers, t) => {
    let rows = 0
    for (let row = 0; row < numbers.length; row++) {
      if (numbers[row] < 0) continue
      used[numbers[row]] = 1
      rows++
    }
    if (rows === 0) used[numberOf(layouts[t].table.source)] = 1
    count += rows
  })
  const names = [...found.keys()].filter((name) => used[found.get(name) as number] === 1).sort(byCodePoint)
  const rank = new Int32Array(found.size)
  names.forEach((name, k) => {
    rank[found.get(name) as number] = k
  })
  const numbers = provisional.map((own) => own.map((number) => (number < 0 ? -1 : rank[number])))
  return { numbers, names, count, byTable: numbers.map((own, t) => rowsBySource(own, layouts[t].table, names)) }
}

function rowsBySource(numbers: Int32Array, table: RawTable, names: readonly string[]): SourceRows[] {
  const sizes = new Int32Array(names.length)
  for (let row = 0; row < numbers.length; row++) if (numbers[row] >= 0) sizes[numbers[row]]++
  const rows = Array.from(sizes, (size) => new Int32Array(size))
  const next = new Int32Array(names.length)
  for (let row = 0; row < numbers.length; row++) {
    const source = numbers[row]
    if (source >= 0) rows[source][next[source]++] = row
  }
  const found = rows.map((own, source) => ({ source, rows: own })).filter((own) => own.rows.length > 0)
  return found.length > 0 ? found : [{ source: names.indexOf(table.source), rows: new Int32Array(0) }]
}

function byCodePoint(a: string, b: string): number {
  // UTF-16 order differs from that of code points for surrogates only, so whole characters are compared.
  const left = Array.from(a, (character) => character.codePointAt(0) as number)
  const right = Array.from(b, (character) => character.codePointAt(0) as number)
  for (let i = 0; i < Math.min(left.length, right.length); i++) if (left[i] !== right[i]) return left[i] - right[i]
  return left.length - right.length
}
