import type { RawTable } from '../columns'
import { type ColumnMapping, type EntityConfig, type MappedColumn, ownEntry } from '../entity'
import { profileColumns } from '../guess'
import { mixedDateOrders } from '../kinds'
import { words } from './language'
import { safeText } from './table'

/**
 * What a user should know of the input before any work is done: sources without an id, and dates of mixed orders where nobody has said
 * which one holds.
 *
 * @param config the config in force
 * @param given what the user has said of it himself
 */
export function inputNotes(
  config: EntityConfig,
  given: EntityConfig | undefined,
  tables: readonly RawTable[],
): string[] {
  const filled = tables.filter((table) => table.rowCount > 0)
  return [
    ...filled
      .filter(({ source }) => ownEntry(config.sources, source)?.id === undefined)
      .map(({ source }) => words.input.noId(safeText(source))),
    ...filled.flatMap((table) => mixedDates(config, given, table)),
  ]
}

/** A column of dates, and the setting that says their order. */
interface DateColumn {
  readonly name: string
  readonly order: string
  readonly setting: string
}

function mixedDates(config: EntityConfig, given: EntityConfig | undefined, table: RawTable): string[] {
  const known = new Set(dateColumns(given, table.source, true).map(({ name }) => name))
  const open = new Map(
    dateColumns(config, table.source, false)
      .filter(({ name }) => !known.has(name))
      .map((column) => [column.name, column]),
  )
  const columns = table.columns.filter(({ name }) => open.has(name))
  return profileColumns({ ...table, columns }).flatMap((profile) => {
    const mixed = mixedDateOrders(profile)
    const { name, order, setting } = open.get(profile.name) as DateColumn
    if (mixed === undefined) return []
    return words.input.mixedDates(safeText(table.source), safeText(name), mixed.dmy, mixed.mdy, order, setting)
  })
}

const DEFAULT_ORDER = 'YMD'

/** The columns of a source that hold dates. */
function dateColumns(config: EntityConfig | undefined, source: string, onlyStated: boolean): DateColumn[] {
  if (config === undefined) return []
  const { map, observedAt, observedAtOrder } = ownEntry(config.sources, source) ?? {}
  const found: { name: string; order: unknown; setting: string }[] = []
  for (const [field, { kind, order }] of Object.entries(config.fields)) {
    if (kind !== 'date') continue
    for (const column of columnsOf(ownEntry(map, field) ?? field)) {
      const setting = safeText(`sources.${source}.map.${field}`)
      found.push({ name: column.column, order: column.order ?? order, setting })
    }
  }
  if (observedAt !== undefined) {
    found.push({ name: observedAt, order: observedAtOrder, setting: safeText(`sources.${source}.observedAtOrder`) })
  }
  return found
    .filter(({ order }) => !onlyStated || order !== undefined)
    .map(({ order, ...column }) => ({ ...column, order: typeof order === 'string' ? order : DEFAULT_ORDER }))
}

function columnsOf(mapping: ColumnMapping): MappedColumn[] {
  return [mapping].flat().map((entry: string | MappedColumn) => (typeof entry === 'string' ? { column: entry } : entry))
}
