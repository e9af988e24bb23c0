import type { RawTable } from '../columns'
import { mappedColumns, ownEntry, type SourceConfig } from '../entity'
import { readRecords } from '../files'
import { featureName, readTimestamp } from '../kinds'
import { type HomeRecord, homeRecordOf } from '../relate'
import type { FinishedRun } from './finished-run'
import { namedFiles } from './inputs'

/**
 * What the records of a run say of homes, out of the files that it was made from: golden records know the present only, records when each address
 * was seen. Records that the run does not have, as they were rejected or are new, are passed over.
 *
 * @param files as for `samewise resolve`: one file is one source, named by its file name
 */
export async function homesOfRecords(run: FinishedRun, files: readonly string[]): Promise<HomeRecord[]> {
  const homes: HomeRecord[] = []
  for (const [source, path] of namedFiles(files, [])) {
    homes.push(...homesOfTable(run, await readRecords(path).readTable(source)))
  }
  return homes
}

function* homesOfTable(run: FinishedRun, table: RawTable): Generator<HomeRecord> {
  const settings: SourceConfig = ownEntry(run.config.sources, table.source) ?? {}
  const columns = new Map(table.columns.map((column) => [column.name, column]))
  const cell = (name: string | undefined, row: number): string => {
    const column = name === undefined ? undefined : columns.get(name)
    return column === undefined ? '' : column.values.get(column.codes[row])
  }
  const places = placesOf(run, settings)
  for (let row = 0; row < table.rowCount; row++) {
    const source = cell(settings.sourceColumn, row) || table.source
    const record = { source, recordId: cell(settings.id ?? 'id', row) }
    const goldenId = run.personOf(record)
    if (goldenId === undefined) continue
    const values: Record<string, Record<string, string>> = {}
    for (const { field, part, column } of places) {
      const text = cell(column, row)
      if (text !== '') values[field] = { ...values[field], [part]: text }
    }
    const golden = run.goldenById.get(goldenId)!
    const home = homeRecordOf({ ...golden, records: [record], values }, run.kindOf)
    // Sources write birth dates in many ways; the golden record has the one that was read.
    const { birthDate } = homeRecordOf(golden, run.kindOf)
    const seen = readTimestamp(cell(settings.observedAt, row), settings.observedAtOrder)
    yield { ...home, birthDate, ...(seen === undefined ? {} : { observedAt: new Date(seen).toISOString() }) }
  }
}

/** Which column feeds which part of which field. */
function placesOf({ kindOf }: FinishedRun, { map = {} }: SourceConfig) {
  return Object.keys(kindOf).flatMap((field) =>
    ['', ...PARTS].flatMap((part) =>
      mappedColumns(ownEntry(map, featureName(field, part)) ?? featureName(field, part)).map(({ column }) => ({
        field,
        part: part === '' ? 'full' : part,
        column,
      })),
    ),
  )
}

/** Parts that say where a person lives and of which family. */
const PARTS = ['given', 'family', 'line', 'number', 'street', 'unit', 'city', 'region', 'postcode', 'country']
