import type { RawTable } from '../columns'
import type { DataTable } from '../data'
import type { ColumnMapping, EntityConfig, ExtensionKinds, MappedColumn, SourceConfig } from '../entity'
import { mappedColumns, ownEntry } from '../entity'
import type { FieldConfig } from '../kinds'
import { type ColumnGuess, guessConfig, READING_OPTIONS } from './guess-config'

/**
 * Fills in what a config leaves out: sources without an entry get their id, source and time columns, and columns for the config's fields,
 * guessed from headers and contents. What the config says is never changed.
 *
 * @param extensions kinds of extension modules, by `module#name`; default none
 * @param data data tables for the kinds, the same that the config will be resolved with; default none
 */
export function completeConfig(
  config: EntityConfig,
  tables: readonly RawTable[],
  extensions: ExtensionKinds = new Map(),
  data: readonly DataTable[] = [],
): { readonly config: EntityConfig; readonly columns: readonly ColumnGuess[] } {
  const open = tables.filter((table) => ownEntry(config.sources, table.source) === undefined)
  if (open.length === 0) return { config, columns: [] }
  const sources: Record<string, SourceConfig> = Object.assign(Object.create(null), config.sources)
  const columns: ColumnGuess[] = []
  const guess = guessConfig(open, extensions, data)
  for (const table of open) {
    const settings = ownEntry(guess.config.sources, table.source) ?? {}
    const own = new Set(table.columns.map((column) => column.name))
    const map: Record<string, ColumnMapping> = Object.create(null)
    for (const [target, mapping] of Object.entries(settings.map ?? {})) {
      const [guessed, ...part] = target.split('.')
      const field = fieldFor(config, guessed, guess.config.fields[guessed].kind)
      if (field === undefined) continue
      const name = [field, ...part].join('.')
      const complete = withReading(mapping, guess.config.fields[guessed], config.fields[field])
      // A column that bears the field's own name, and is read as the field says, needs no entry.
      if (!own.has(name) || complete !== name) map[name] = complete
    }
    sources[table.source] = { ...settings, map }
  }
  columns.push(...guess.columns)
  return { config: { ...config, sources }, columns }
}

/** A guessed mapping with how its values are read, where neither it nor the user's field says so. */
function withReading(mapping: ColumnMapping, guessed: FieldConfig, own: FieldConfig): ColumnMapping {
  const reading: { order?: string; region?: string } = {}
  for (const option of READING_OPTIONS) {
    if (typeof guessed[option] === 'string' && own[option] === undefined) reading[option] = guessed[option]
  }
  if (Object.keys(reading).length === 0) return mapping
  const columns = mappedColumns(mapping).map((column) => ({ ...reading, ...column }) as MappedColumn)
  return columns.length === 1 ? columns[0] : columns
}

/** The config's field that a guessed one stands for: of the same name, else the only one of its kind. */
function fieldFor(config: EntityConfig, guessed: string, kind: unknown): string | undefined {
  if (ownEntry(config.fields, guessed)?.kind === kind) return guessed
  const same = Object.keys(config.fields).filter((name) => config.fields[name].kind === kind)
  return same.length === 1 ? same[0] : undefined
}
