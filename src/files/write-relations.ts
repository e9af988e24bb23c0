import type { RunFolder } from '../node'
import type { Relations } from '../resolve'
import { createCsvWriter } from './write-csv'

/**
 * Writes relations.csv, a line for each record that states a relation between two golden records, and dangling.csv, the foreign keys that
 * lead to no record. A file without lines is left out.
 */
export function writeRelations(
  { relations, dangling }: Relations,
  folder: RunFolder,
  { rawCsv }: { readonly rawCsv?: boolean | undefined },
): void {
  writeTable(
    folder.path('relations.csv'),
    ['relation', 'from_entity', 'from_golden_id', 'to_entity', 'to_golden_id', 'source', 'record_id'],
    relations.flatMap(({ relation, from, to, statedBy }) =>
      statedBy.map(({ source, recordId }) => [
        relation,
        from.entity,
        from.goldenId,
        to.entity,
        to.goldenId,
        source,
        recordId,
      ]),
    ),
    rawCsv,
  )
  writeTable(
    folder.path('dangling.csv'),
    ['relation', 'source', 'record_id', 'to_source', 'to_id'],
    dangling.map(({ relation, source, recordId, refersTo }) => [
      relation,
      source,
      recordId,
      refersTo.source,
      refersTo.recordId,
    ]),
    rawCsv,
  )
}

function writeTable(
  path: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  raw: boolean | undefined,
): void {
  if (rows.length === 0) return
  const writer = createCsvWriter(path, { raw })
  try {
    writer.row(header)
    for (const row of rows) writer.row(row)
  } finally {
    writer.close()
  }
}
