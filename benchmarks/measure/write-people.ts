import { createCsvWriter } from 'samewise/files'
import { generatePeople, type PersonRecord, peopleColumns } from 'samewise/generate'

/**
 * Writes people of the library's own generator as CSV.
 *
 * @param changed what becomes of the n-th record; undefined leaves it out
 */
export function writePeople(
  path: string,
  records: number,
  seed: number,
  changed: (record: PersonRecord, n: number) => PersonRecord | undefined = (record) => record,
): void {
  const writer = createCsvWriter(path)
  writer.row(peopleColumns)
  let n = 0
  for (const { record } of generatePeople({ records, seed })) {
    const row = changed(record, n++)
    if (row !== undefined) writer.row(peopleColumns.map((column) => row[column]))
  }
  writer.close()
}
