/** Levels of objects and lists in a row, the row itself not counted. */
export const MAX_DEPTH = 64
/** Bytes of a cell in UTF-8; the same as in CSV files. */
const MAX_CELL_BYTES = 1 << 20
/** Cells of a row; a row that brings more would be a table of its own. */
const MAX_CELLS = 2000
/** Values of a list that stays in one cell. */
const MAX_LIST = 1000
/** Elements of a list of objects that get columns of their own. */
const MAX_INDEXED = 20
/** Values looked at in a row: objects in code may refer to each other, so that a small row has no end. */
const MAX_VISITS = 1_000_000

/** Why a row cannot be read, where its values have no end: its text has none either. */
export const ENDLESS = 'more than 1,000,000 values'

class RowFault extends Error {}

/**
 * Makes one flat row of cells out of nested values, the same for rows given in code and for JSON files:
 *
 * - An object's fields become columns with dotted names: `{ contact: { name: 'Ann' } }` has the cell `contact.name`.
 * - A list of plain values stays one cell, a JSON array such as `["a@x.org","b@x.org"]`, which fields with `many: true` read back. What is
 *   missing in it is left out, and an empty list is an empty cell.
 * - A list that holds an object or a list has its elements flattened by their index: `addresses.0.city`, `addresses.1.city`.
 * - Strings, numbers and booleans are taken as text, dates as ISO 8601; null, undefined, functions and symbols are missing. An object
 *   with a method `toJSON` counts as what that gives back. A Map counts as an object, a Set as a list.
 *
 * Lists are cut at 1,000 values, lists of objects at 20, rows at 2,000 cells; `cutLists` and `cutRows` count where.
 */
export class RowFlattener {
  /** The cells of the row flattened last are `names[0, count)` and `texts[0, count)`; a name may be there twice. */
  readonly names: string[] = []
  readonly texts: string[] = []
  count = 0
  /** Lists cut in all rows so far. */
  cutLists = 0
  /** Rows cut so far. */
  cutRows = 0
  private visits = 0
  private isFull = false

  /** @returns why the row cannot be read, or undefined */
  flatten(row: unknown): string | undefined {
    this.count = 0
    this.visits = 0
    this.isFull = false
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return 'not an object'
    const { cutLists } = this
    try {
      this.addFields('', row, 0)
    } catch (error) {
      this.cutLists = cutLists
      return error instanceof RowFault ? error.message : 'a value that has no text'
    }
    if (this.isFull) this.cutRows++
    return undefined
  }

  private addFields(prefix: string, fields: object, depth: number): void {
    if (fields instanceof Map) {
      for (const [name, value] of fields) this.addValue(prefix + String(name), value, depth)
      return
    }
    for (const name of Object.keys(fields)) {
      this.addValue(prefix + name, (fields as Record<string, unknown>)[name], depth)
    }
  }

  private addValue(name: string, given: unknown, depth: number): void {
    if (this.isFull) return
    this.visit()
    const value = typeof given === 'object' ? plainValue(given) : given
    if (typeof value !== 'object' || value === null) {
      this.addCell(name, scalarText(value))
      return
    }
    if (depth === MAX_DEPTH) throw new RowFault(`nested deeper than ${MAX_DEPTH} levels`)
    if (Array.isArray(value)) this.addList(name, value, depth)
    else this.addFields(`${name}.`, value, depth + 1)
  }

  private addList(name: string, list: readonly unknown[], depth: number): void {
    const head = list.slice(0, MAX_LIST).map((value) => {
      this.visit()
      return typeof value === 'object' ? plainValue(value) : value
    })
    const isNested = head.some((value) => typeof value === 'object' && value !== null)
    if (list.length > (isNested ? MAX_INDEXED : MAX_LIST)) this.cutLists++
    if (!isNested) {
      this.addCell(name, listText(head))
      return
    }
    const end = Math.min(head.length, MAX_INDEXED)
    for (let i = 0; i < end; i++) this.addValue(`${name}.${i}`, head[i], depth + 1)
  }

  private addCell(name: string, text: string): void {
    if (this.count === MAX_CELLS) {
      this.isFull = true
      return
    }
    checkText(name)
    checkText(text)
    this.names[this.count] = name
    this.texts[this.count] = text
    this.count++
  }

  private visit(): void {
    if (++this.visits > MAX_VISITS) throw new RowFault(ENDLESS)
  }
}

/** The limits of {@link RowFlattener}, in the words of a warning. */
export const cutWords = {
  list: `longer than ${MAX_LIST.toLocaleString('en')} values, or ${MAX_INDEXED} objects`,
  row: `more than ${MAX_CELLS.toLocaleString('en')} values`,
} as const

/** An object as JSON sees it: a scalar, a list, or something with fields. */
function plainValue(value: object | null): unknown {
  if (value === null || Array.isArray(value) || value instanceof Map) return value
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString()
  if (value instanceof Set) return [...value]
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) throw new RowFault('a value that has no text')
  const { toJSON } = value as { toJSON?: unknown }
  return typeof toJSON === 'function' ? toJSON.call(value) : value
}

function scalarText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value)
    default:
      return ''
  }
}

function listText(list: readonly unknown[]): string {
  const kept: (string | number | boolean)[] = []
  for (const value of list) {
    if (typeof value === 'string' && value !== '') {
      // As text within JSON, what may not be in a cell would be escaped and so slip through.
      checkText(value)
      kept.push(value)
    } else if (typeof value === 'bigint') kept.push(String(value))
    else if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) kept.push(value)
  }
  return kept.length === 0 ? '' : JSON.stringify(kept)
}

/** A NUL could not be written again, and a lone surrogate has no UTF-8 form. */
function checkText(text: string): void {
  const { length } = text
  let bytes = length
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0) throw new RowFault('text with a NUL character')
    if (unit < 0x80) continue
    bytes += unit < 0x800 ? 1 : 2
    if (unit < 0xd800 || unit > 0xdfff) continue
    const next = unit < 0xdc00 && i + 1 < length ? text.charCodeAt(i + 1) : 0
    if (next < 0xdc00 || next > 0xdfff) throw new RowFault('text with a lone surrogate')
    i++
  }
  if (bytes > MAX_CELL_BYTES) throw new RowFault('a value over 1 MiB')
}
