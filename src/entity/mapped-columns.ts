import type { ColumnMapping, MappedColumn } from './config'

/** The columns of a mapping, in their order. */
export function mappedColumns(mapping: ColumnMapping): MappedColumn[] {
  const entries: readonly (string | MappedColumn)[] = Array.isArray(mapping)
    ? mapping
    : [mapping as string | MappedColumn]
  return entries.map((entry) => (typeof entry === 'string' ? { column: entry } : entry))
}
