import { type Feature, type RecordTable, TextPool } from '../../src/columns'

/** A cell: '' for missing; a list for a feature with several slots. */
export type Cell = string | readonly string[]

/**
 * A record table of normalized values: a column per feature, named `field` or `field.part`, each with a pool of its own.
 *
 * @param sources name of each record's source; one source if left out
 */
export function tableOf(columns: Readonly<Record<string, readonly Cell[]>>, sources?: readonly string[]): RecordTable {
  const names = Object.keys(columns)
  const count = columns[names[0]].length
  const lists = names.map((name) => columns[name].map((cell) => (typeof cell === 'string' ? [cell] : cell)))
  let stride = 0
  const features = names.map((name, f): Feature => {
    const slots = Math.max(1, ...lists[f].map((list) => list.length))
    const feature = { name, field: name.split('.')[0], pool: new TextPool(), offset: stride, slots }
    stride += slots
    return feature
  })
  const rows = new Int32Array(count * stride)
  features.forEach(({ offset, pool }, f) => {
    lists[f].forEach((list, i) => {
      list.forEach((value, slot) => {
        rows[i * stride + offset + slot] = pool.intern(value)
      })
    })
    pool.seal()
  })
  const sourceNames = [...new Set(sources ?? ['a'])].sort()
  return {
    count,
    stride,
    rows,
    features,
    sources: Int32Array.from({ length: count }, (_, i) => sourceNames.indexOf(sources?.[i] ?? 'a')),
    sourceNames,
  }
}
