import type { RawTable } from '../columns'
import type { ColumnMapping, EntityConfig, SourceConfig } from './config'
import { type ColumnGuess, guessConfig } from './guess-config'
import { ownEntry } from './own-entry'
import type { ExtensionKinds } from './plan'

/**
 * Fills in what a config leaves out: sources without an entry get their id, source and time columns, and columns for the config's fields,
 * guessed from headers and contents. What the config says is never changed.
 */
export function completeConfig(
  config: EntityConfig,
  tables: readonly RawTable[],
  extensions: ExtensionKinds = new Map(),
): { readonly config: EntityConfig; readonly columns: readonly ColumnGuess[] } {
  const open = tables.filter((table) => ownEntry(config.sources, table.source) === undefined)
  if (open.length === 0) return { config, columns: [] }
  const sources: Record<string, SourceConfig> = Object.assign(Object.create(null), config.sources)
  const columns: ColumnGuess[] = []
  for (const table of open) {
    const guess = guessConfig([table], extensions)
    const settings = ownEntry(guess.config.sources, table.source) ?? {}
    const own = new Set(table.columns.map((column) => column.name))
    const map: Record<string, ColumnMapping> = Object.create(null)
    for (const [target, mapping] of Object.entries(settings.map ?? {})) {
      const [guessed, ...part] = target.split('.')
      const field = fieldFor(config, guessed, guess.config.fields[guessed].kind)
      if (field === undefined) continue
      const name = [field, ...part].join('.')
      // A column that bears the field's own name needs no guess.
      if (!own.has(name)) map[name] = mapping
    }
    sources[table.source] = { ...settings, map }
    columns.push(...guess.columns)
  }
  return { config: { ...config, sources }, columns }
}

/** The config's field that a guessed one stands for: of the same name, else the only one of its kind. */
function fieldFor(config: EntityConfig, guessed: string, kind: unknown): string | undefined {
  if (ownEntry(config.fields, guessed)?.kind === kind) return guessed
  const same = Object.keys(config.fields).filter((name) => config.fields[name].kind === kind)
  return same.length === 1 ? same[0] : undefined
}
