import type { RunFolder } from '../node'
import { type GoldenRecord, type GoldenValue, isListField, type ResolveResult, type ValueOrigin } from '../resolve'
import { LineWriter } from './line-writer'
import { createCsvWriter } from './write-csv'
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
  const { fields } = result.state.plan
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
    let count = 0
    for (const golden of result.golden()) {
      writer.cell(golden.goldenId)
      for (const field of fields) {
        for (const part of field.kind.goldenParts) {
          writer.cell(cellOf(golden.values[field.name], part, isListField(field)))
        }
      }
      writer.cell(String(golden.records.length))
      writer.cell(JSON.stringify(golden.sources))
      writer.cell(String(golden.cohesion))
      writer.endRow()
      trace?.text(lineageLine(golden))
      const [{ source, recordId }] = golden.records
      ids.line({
        event: 'create',
        id: golden.goldenId,
        anchor: `${source}:${recordId}`,
        records: golden.records.length,
      })
      if (++count % BREATHE_AFTER === 0) await between(count / result.goldenCount)
    }
    ids.flush()
    trace?.flush()
  } finally {
    for (const writer of open) writer.close()
  }
}

/** A line of lineage.ndjson. A record stands in it for most of its fields, so its JSON is made once. */
function lineageLine({ goldenId, lineage }: GoldenRecord): string {
  const known = new Map<ValueOrigin, string>()
  const jsonOf = (origin: ValueOrigin): string => {
    let json = known.get(origin)
    if (json === undefined) known.set(origin, (json = JSON.stringify(origin)))
    return json
  }
  const fields = Object.entries(lineage).map(([name, { strategy, winners, losers }]) => {
    const lost = losers.length === 0 ? '' : losers.map((loser) => JSON.stringify(loser)).join()
    return `${JSON.stringify(name)}:{"strategy":"${strategy}","winners":[${winners.map(jsonOf).join()}],"losers":[${lost}]}`
  })
  return `{"golden_id":"${goldenId}","fields":{${fields.join()}}}`
}

/** A value's part as a cell; lists are JSON arrays. */
function cellOf(value: GoldenValue | undefined, part: string, isList: boolean): string {
  if (value === undefined) return ''
  const one = (v: string | Readonly<Record<string, string>>): string =>
    typeof v === 'string' ? v : (v[part === '' ? 'full' : part] ?? '')
  if (!isList) return one(value as string)
  return JSON.stringify((value as readonly string[]).map(one))
}
