import type { RunFolder } from '../node'
import { type FieldValues, isListField, PART_SEPARATOR, partsOf, type ResolveResult } from '../resolve'
import type { Choice } from '../survive'
import { LineWriter } from './line-writer'
import { LineageLines } from './lineage-lines'
import { type CsvWriter, createCsvWriter } from './write-csv'
import type { WriteRunOptions } from './write-run-options'

/** Golden records between two looks at timers and signals. */
const BREATHE_AFTER = 1000

/**
 * Writes golden.csv, lineage.ndjson and ids.ndjson.
 *
 * @param between called now and then with the share that is done
 */
export async function writeGolden(
  result: ResolveResult,
  folder: RunFolder,
  options: WriteRunOptions,
  between: (share: number) => Promise<void>,
): Promise<void> {
  const { plan, values, records } = result.state
  const fields = plan.fields.map((field) => ({ parts: field.kind.goldenParts.length, isList: isListField(field) }))
  const sourceNames = records.sourceNames.map((name) => JSON.stringify(name))
  const open: { close(): void }[] = []
  const keep = <W extends { close(): void }>(writer: W): W => {
    open.push(writer)
    return writer
  }
  try {
    const writer = keep(createCsvWriter(folder.path('golden.csv'), { raw: options.rawCsv }))
    const trace = options.lineage === false ? undefined : keep(new LineWriter(folder.path('lineage.ndjson')))
    const ids = keep(new LineWriter(folder.path('ids.ndjson')))
    writer.row(['golden_id', ...result.columns, 'record_count', 'sources', 'cohesion'])
    const lineage = new LineageLines(result)
    let count = 0
    for (const survivors of result.survivors()) {
      const { goldenId, members, choices, cohesion } = survivors
      writer.cell(goldenId)
      for (let f = 0; f < fields.length; f++) writeCells(writer, values[f], choices[f], fields[f])
      writer.cell(String(members.length))
      writer.cell(sourcesOf(members, records.sources, sourceNames))
      writer.cell(String(cohesion))
      writer.endRow()
      trace?.line(lineage.line(survivors))
      const { source, recordId } = result.refOf(members[0])
      const anchor = JSON.stringify(`${source}:${recordId}`)
      ids.line(`{"event":"create","id":"${goldenId}","anchor":${anchor},"records":${members.length}}`)
      if (++count % BREATHE_AFTER === 0) await between(count / result.goldenCount)
    }
    ids.flush()
    trace?.flush()
  } finally {
    for (const writer of open) writer.close()
  }
}

/** The sources of a golden record as a JSON array. Its records are in the order of their sources. */
function sourcesOf(members: Int32Array, sources: Int32Array, names: readonly string[]): string {
  let json = `[${names[sources[members[0]]]}`
  for (let k = 1; k < members.length; k++) {
    if (sources[members[k]] !== sources[members[k - 1]]) json += `,${names[sources[members[k]]]}`
  }
  return `${json}]`
}

/** The cells of a field, one for each of its golden parts; lists are JSON arrays. */
function writeCells(
  writer: CsvWriter,
  values: FieldValues,
  { winners }: Choice,
  { parts, isList }: { readonly parts: number; readonly isList: boolean },
): void {
  const { codes, slots, pool } = values
  if (winners.length === 0) {
    for (let p = 0; p < parts; p++) writer.cell('')
    return
  }
  if (isList) {
    const found = winners.map(({ record, slot }) => partsOf(values, codes[record * slots + slot]))
    for (let p = 0; p < parts; p++) writer.cell(JSON.stringify(found.map((own) => own[p])))
    return
  }
  const { units, offsets } = pool
  const code = codes[winners[0].record * slots + winners[0].slot]
  const end = offsets[code + 1]
  for (let start = offsets[code], p = 0; p < parts; p++) {
    let to = start
    while (to < end && units[to] !== PART_SEPARATOR) to++
    writer.cellUnits(units, start, to)
    start = to + 1
  }
}
