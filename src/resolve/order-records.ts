import { sha256 } from '@noble/hashes/sha256'
import { SamewiseError } from '../base'
import { BytePool, sortByValue } from '../columns'
import type { TableLayout } from '../entity'
import { type DateOrder, readTimestamp } from '../kinds'

/** Input rows as records, in the order of (source, id) by code point. All arrays are by record. */
export interface OrderedRecords {
  readonly count: number
  /** Table and row each record stands in. */
  readonly tables: Int32Array
  readonly rows: Int32Array
  readonly sources: Int32Array
  readonly sourceNames: readonly string[]
  readonly ids: BytePool
  readonly idCodes: Int32Array
  /** Milliseconds UTC; NaN where there is no time. */
  readonly observedAt: Float64Array
  /** Identical lines that were counted once. */
  readonly repeatedLines: number
  /** Older lines dropped by `duplicateIds: 'latest'`. */
  readonly olderLines: number
  readonly rejects: readonly UnusedRow[]
  /** Rows that are no record of the entity, since the condition of their source refuses them. */
  readonly excluded: readonly UnusedRow[]
}

/** A row that did not become a record. */
export interface UnusedRow {
  readonly table: number
  readonly row: number
  readonly reason: string
}

/** Control characters and the space; around an id they are no part of it. */
const BLANK = 32

/** Ids shown in an error about duplicates. */
const SHOWN_IDS = 5

/** Puts the rows of all tables into record order, and settles rows that share an id. */
export function orderRecords(layouts: readonly TableLayout[]): OrderedRecords {
  let total = 0
  for (const { table } of layouts) total += table.rowCount
  const tables = new Int32Array(total)
  const rows = new Int32Array(total)
  const { sources, sourceNames } = readSources(layouts, total)
  const { ids, idCodes } = readIds(layouts, total)
  const rejects: UnusedRow[] = []
  for (let t = 0, at = 0; t < layouts.length; t++) {
    for (let row = 0; row < layouts[t].table.rowCount; row++, at++) {
      tables[at] = t
      rows[at] = row
    }
  }
  const everyRow = sortPositions(ids, idCodes, sources, sourceNames.length)
  const isPart = layouts.some(({ included }) => included !== undefined)
  const isExcluded = (at: number): boolean => layouts[tables[at]].included?.[rows[at]] === 0
  const order = isPart ? everyRow.filter((at) => !isExcluded(at)) : everyRow
  const excluded = isPart
    ? Array.from(everyRow.filter(isExcluded), (at) => excludedRow(layouts, tables[at], rows[at]))
    : []
  const observed = readTimes(layouts, total)
  const kept = new Int32Array(order.length)
  let count = 0
  let repeatedLines = 0
  let olderLines = 0
  const conflicts: { source: string; id: string }[] = []
  let conflictCount = 0
  let conflictTable = 0
  for (let from = 0; from < order.length; ) {
    let to = from + 1
    const first = order[from]
    while (to < order.length && idCodes[order[to]] === idCodes[first] && sources[order[to]] === sources[first]) to++
    if (idCodes[first] === 0) {
      for (let k = from; k < to; k++)
        rejects.push({ table: tables[order[k]], row: rows[order[k]], reason: 'no record id' })
    } else if (to - from === 1) kept[count++] = first
    else {
      const different = distinctLines(order.subarray(from, to), layouts, tables, rows)
      repeatedLines += to - from - different.length
      const policy = layouts[tables[first]].settings.duplicateIds ?? 'refuse'
      if (different.length === 1) kept[count++] = different[0]
      else if (policy === 'latest') {
        kept[count++] = latestOf(different, observed)
        olderLines += different.length - 1
      } else if (policy === 'separate') {
        const id = ids.get(idCodes[first])
        different.forEach((at, copy) => {
          if (copy > 0) idCodes[at] = freshId(ids, id, copy + 1)
          kept[count++] = at
        })
      } else {
        conflictCount++
        conflictTable = tables[first]
        if (conflicts.length < SHOWN_IDS)
          conflicts.push({ source: sourceNames[sources[first]], id: ids.get(idCodes[first]) })
      }
    }
    from = to
  }
  if (conflictCount > 0) throw duplicateIdsError(conflicts, conflictCount, layouts[conflictTable])
  const separated = layouts.some(({ settings }) => settings.duplicateIds === 'separate')
  const final = kept.slice(0, count)
  const settled = separated ? resort(final, ids, idCodes, sources, sourceNames.length) : final
  const observedAt = new Float64Array(count)
  for (let i = 0; i < count; i++) observedAt[i] = observed[settled[i]]
  return {
    count,
    tables: pick(tables, settled),
    rows: pick(rows, settled),
    sources: pick(sources, settled),
    sourceNames,
    ids: ids.seal(),
    idCodes: pick(idCodes, settled),
    observedAt,
    repeatedLines,
    olderLines,
    rejects,
    excluded,
  }
}

/** `values[at]` of each position. */
function pick(values: Int32Array, positions: Int32Array): Int32Array {
  const picked = new Int32Array(positions.length)
  for (let i = 0; i < positions.length; i++) picked[i] = values[positions[i]]
  return picked
}

function excludedRow(layouts: readonly TableLayout[], table: number, row: number): UnusedRow {
  const column = layouts[table].settings.where?.column ?? ''
  return { table, row, reason: `not a record of the entity: its "${column}" does not fulfil the source's "where"` }
}

/** Code of an id made from a shared one: `id#2`, `id#3`…; the first that no other record has. */
function freshId(ids: BytePool, id: string, from: number): number {
  for (let number = from; ; number++) {
    const known = ids.size
    const code = ids.internString(`${id}#${number}`)
    if (code >= known) return code
  }
}

/** Numbers of the sources in code-point order of their names, by row. */
function readSources(layouts: readonly TableLayout[], total: number): { sources: Int32Array; sourceNames: string[] } {
  const names = new BytePool()
  const codes = new Int32Array(total)
  let at = 0
  for (const { table, source } of layouts) {
    const own = names.internString(table.source)
    const byCode = source === undefined ? undefined : new Int32Array(source.values.size)
    if (source !== undefined && byCode !== undefined) {
      for (let code = 0; code < byCode.length; code++) {
        // A colon would end the source's name in `source:id`.
        byCode[code] =
          code === 0 ? own : names.internString(source.values.get(code).trim().replaceAll(':', '_') || table.source)
      }
    }
    for (let row = 0; row < table.rowCount; row++) {
      codes[at++] = byCode === undefined ? own : byCode[(source as { codes: Int32Array }).codes[row]]
    }
  }
  const sorted = Int32Array.from({ length: names.size - 1 }, (_, k) => k + 1)
  sortByValue(names, sorted)
  const rank = new Int32Array(names.size)
  sorted.forEach((code, k) => {
    rank[code] = k
  })
  const isUsed = new Uint8Array(names.size)
  for (let i = 0; i < total; i++) isUsed[codes[i]] = 1
  const present = [...sorted].filter((code) => isUsed[code] === 1)
  present.forEach((code, k) => {
    rank[code] = k
  })
  return { sources: pick(rank, codes), sourceNames: present.map((code) => names.get(code)) }
}

function readIds(layouts: readonly TableLayout[], total: number): { ids: BytePool; idCodes: Int32Array } {
  if (layouts.length === 1) {
    const [{ table, id, settings }] = layouts
    if (id !== undefined && settings.duplicateIds !== 'separate' && isTrimmed(id.values)) {
      return { ids: id.values, idCodes: id.codes.subarray(0, table.rowCount) }
    }
  }
  const ids = new BytePool(total)
  const idCodes = new Int32Array(total)
  let at = 0
  for (const layout of layouts) {
    const { table, id } = layout
    if (id === undefined) {
      at = contentIds(layout, ids, idCodes, at)
      continue
    }
    const { bytes, offsets, size } = id.values
    const byCode = new Int32Array(size)
    for (let code = 1; code < size; code++) {
      let start = offsets[code]
      let end = offsets[code + 1]
      while (start < end && bytes[start] <= BLANK) start++
      while (end > start && bytes[end - 1] <= BLANK) end--
      byCode[code] = ids.intern(bytes, start, end)
    }
    for (let row = 0; row < table.rowCount; row++) idCodes[at++] = byCode[id.codes[row]]
  }
  return { ids, idCodes }
}

/** Whether no value begins or ends with a blank, so that the values of a column are the ids themselves. */
function isTrimmed({ bytes, offsets, size }: BytePool): boolean {
  for (let code = 1; code < size; code++) {
    if (bytes[offsets[code]] <= BLANK || bytes[offsets[code + 1] - 1] <= BLANK) return false
  }
  return true
}

/** Ids made from the content of rows: the first 64 bits of its SHA-256, and a number for equal rows. */
function contentIds({ table }: TableLayout, ids: BytePool, idCodes: Int32Array, from: number): number {
  const encoder = new TextEncoder()
  const columns = [...table.columns].sort((a, b) => (a.name < b.name ? -1 : 1))
  const seen = new Map<string, number>()
  let at = from
  for (let row = 0; row < table.rowCount; row++) {
    const content = columns
      .map((column) => `${column.name}\u0000${column.values.get(column.codes[row])}`)
      .join('\u0001')
    const hash = Array.from(sha256(encoder.encode(content)).subarray(0, 8), hexByte).join('')
    const copy = (seen.get(hash) ?? 0) + 1
    seen.set(hash, copy)
    idCodes[at++] = ids.internString(copy === 1 ? hash : `${hash}-${copy}`)
  }
  return at
}

function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}

function readTimes(layouts: readonly TableLayout[], total: number): Float64Array {
  const times = new Float64Array(total).fill(Number.NaN)
  let at = 0
  for (const { table, observedAt, settings } of layouts) {
    if (observedAt === undefined) {
      at += table.rowCount
      continue
    }
    const order = (settings.observedAtOrder ?? 'YMD') as DateOrder
    const byCode = new Float64Array(observedAt.values.size).fill(Number.NaN)
    for (let code = 1; code < byCode.length; code++) {
      byCode[code] = readTimestamp(observedAt.values.get(code), order) ?? Number.NaN
    }
    for (let row = 0; row < table.rowCount; row++) times[at++] = byCode[observedAt.codes[row]]
  }
  return times
}

/** The latest observed time in the input; undefined where no row carries one. */
export function latestTime(layouts: readonly TableLayout[]): number | undefined {
  let latest: number | undefined
  for (const { observedAt, settings } of layouts) {
    if (observedAt === undefined) continue
    for (let code = 1; code < observedAt.values.size; code++) {
      const time = readTimestamp(observedAt.values.get(code), settings.observedAtOrder ?? 'YMD')
      if (time !== undefined && (latest === undefined || time > latest)) latest = time
    }
  }
  return latest
}

/** Positions by (source, id): a counting sort by the rank of the id, then a stable one by source. */
function sortPositions(ids: BytePool, idCodes: Int32Array, sources: Int32Array, sourceCount: number): Int32Array {
  const codes = new Int32Array(ids.size - 1)
  for (let k = 0; k < codes.length; k++) codes[k] = k + 1
  sortByValue(ids, codes)
  const rank = new Int32Array(ids.size)
  for (let k = 0; k < codes.length; k++) rank[codes[k]] = k + 1
  const identity = new Int32Array(idCodes.length)
  for (let at = 0; at < identity.length; at++) identity[at] = at
  const byId = countingSort(identity, pick(rank, idCodes), ids.size)
  return sourceCount > 1 ? countingSort(byId, sources, sourceCount) : byId
}

function resort(
  positions: Int32Array,
  ids: BytePool,
  idCodes: Int32Array,
  sources: Int32Array,
  sourceCount: number,
): Int32Array {
  return pick(positions, sortPositions(ids, pick(idCodes, positions), pick(sources, positions), sourceCount))
}

/** @param keys by position, 0 to `size` - 1 */
function countingSort(positions: Int32Array, keys: Int32Array, size: number): Int32Array {
  const next = new Int32Array(size + 1)
  for (let k = 0; k < positions.length; k++) next[keys[positions[k]] + 1]++
  for (let key = 0; key < size; key++) next[key + 1] += next[key]
  const sorted = new Int32Array(positions.length)
  for (let k = 0; k < positions.length; k++) sorted[next[keys[positions[k]]]++] = positions[k]
  return sorted
}

/** One position for each different content, in the order of the contents, so that the order of lines does not matter. */
function distinctLines(
  positions: Int32Array,
  layouts: readonly TableLayout[],
  tables: Int32Array,
  rows: Int32Array,
): number[] {
  const byContent = new Map<string, number>()
  for (const at of positions) {
    const { columns } = layouts[tables[at]].table
    const cells = columns.map((column) => [column.name, column.values.get(column.codes[rows[at]])] as const)
    // Without empty cells and by name: rows of objects may lack keys, or have them in another order.
    const content = JSON.stringify(cells.filter(([, value]) => value !== '').sort((a, b) => (a[0] < b[0] ? -1 : 1)))
    if (!byContent.has(content)) byContent.set(content, at)
  }
  return [...byContent.entries()].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([, at]) => at)
}

function latestOf(positions: readonly number[], observed: Float64Array): number {
  return positions.reduce((best, at) => (observed[at] > observed[best] || Number.isNaN(observed[best]) ? at : best))
}

function duplicateIdsError(
  conflicts: readonly { source: string; id: string }[],
  count: number,
  { table, id }: TableLayout,
): SamewiseError {
  const better = table.columns.find((column) => column !== id && column.values.size - 1 === table.rowCount)
  const shown = conflicts.map(({ source, id: value }) => `${source}:${value}`).join(', ')
  const advice =
    better === undefined
      ? `Set "duplicateIds" of source "${table.source}" to "latest" or "separate", or leave its id out to make ids from the content.`
      : `The column "${better.name}" is unique: set it as "id" of source "${table.source}" (or --id ${better.name}). Or set "duplicateIds" to "latest" or "separate".`
  return new SamewiseError(
    'DUPLICATE_IDS',
    `${count} record ${count === 1 ? 'id stands' : 'ids stand'} on lines that differ, such as ${shown}. ${advice}`,
    { where: { source: table.source, column: id?.name ?? '' } },
  )
}
