import { breathe } from '../base'
import { TextPool } from '../columns'
import type { PartColumn } from '../entity'
import type { FieldKind, PartsApart } from '../kinds'
import type { PartTexts } from './join-texts'
import type { RecordRows } from './normalize-records'

/** Whether the cells of a field can be standardized each alone. */
export function standApart({ apart }: FieldKind, columns: readonly (readonly PartColumn[])[]): boolean {
  if (apart === undefined) return false
  // Of two columns of one part the first that is not empty counts, whatever it says.
  const isApart = (own: readonly PartColumn[]): boolean =>
    own.every(
      ({ part }, k) => Object.hasOwn(apart.readers, part) && own.findIndex((other) => other.part === part) === k,
    )
  return columns.every(isApart)
}

/**
 * Standardizes each distinct cell alone, and gives each record the golden parts of its cells.
 *
 * @param order records by position, table by table
 * @returns by golden part, the first one, which is the whole, left out
 */
export async function partsOfCells(
  kind: FieldKind,
  columns: readonly (readonly PartColumn[])[],
  { tables, rows }: RecordRows,
  order: Int32Array,
): Promise<PartTexts[]> {
  const parts = kind.goldenParts.slice(1).map((): PartTexts => ({ pool: new TextPool(), codes: undefined }))
  const precedence = Object.keys(kind.apart?.readers ?? {})
  for (let t = 0, from = 0; t < columns.length; t++) {
    let to = from
    while (to < order.length && tables[order[to]] === t) to++
    const own = [...columns[t]].sort((a, b) => precedence.indexOf(a.part) - precedence.indexOf(b.part))
    for (const column of own) {
      const found = await standardizeCells(kind, column, parts)
      found.forEach((byRaw, p) => {
        if (byRaw === undefined) return
        const part = parts[p]
        part.codes ??= new Int32Array(order.length)
        fillPart(part.codes, byRaw, column.column.codes, rows, order, from, to)
      })
    }
    from = to
  }
  return parts
}

/** Gives the positions `from` to `to` that have no code yet the one of their cell. */
function fillPart(
  codes: Int32Array,
  byRaw: Int32Array,
  raws: Int32Array,
  rows: Int32Array,
  order: Int32Array,
  from: number,
  to: number,
): void {
  for (let k = from; k < to; k++) if (codes[k] === 0) codes[k] = byRaw[raws[rows[order[k]]]]
}

/** Values after which a thread looks whether something more urgent has come: some tens of milliseconds. */
export const VALUES_A_BREATH = 1 << 15

/** Cells that are standardized before their parts are interned together. */
const CELLS_AT_A_TIME = 256

/** By golden part, the codes of a column's distinct cells; undefined where the column leaves the part empty. */
async function standardizeCells(
  { goldenParts, apart }: FieldKind,
  { part, column: { values } }: PartColumn,
  parts: readonly PartTexts[],
): Promise<(Int32Array | undefined)[]> {
  const { [part]: read } = (apart as PartsApart).readers
  const found: (Int32Array | undefined)[] = parts.map(() => undefined)
  const texts = parts.map(() => new Array<string>(CELLS_AT_A_TIME).fill(''))
  const out: string[] = goldenParts.map(() => '')
  for (let from = 1; from < values.size; from += CELLS_AT_A_TIME) {
    if (from > 1 && from % VALUES_A_BREATH === 1) await breathe()
    const size = Math.min(CELLS_AT_A_TIME, values.size - from)
    for (let k = 0; k < size; k++) {
      read(values.get(from + k), out)
      for (let p = 0; p < parts.length; p++) {
        const text = out[p + 1]
        texts[p][k] = text
        if (text === '') continue
        out[p + 1] = ''
        if (found[p] === undefined) found[p] = new Int32Array(values.size)
      }
    }
    for (let p = 0; p < parts.length; p++) {
      const codes = found[p]
      if (codes !== undefined) parts[p].pool.internMany(texts[p], size, codes, from)
    }
  }
  return found
}
