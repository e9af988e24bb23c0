import { SamewiseError } from '../base'
import type { RunFolder } from '../node'
import { type FieldValues, type GoldenClusters, isListField, PART_SEPARATOR, partsOf, type Survival } from '../resolve'
import type { Choice } from '../survive'
import { ByteFile } from './byte-file'
import { ClustersAhead } from './clusters-ahead'
import { type CsvWriter, csvWriterTo } from './write-csv'
import { LineageWriter } from './write-lineage'
import type { WriteRunOptions } from './write-run-options'

export const LINEAGE_FILE = 'lineage.ndjson'

/** Golden records between two looks at timers and signals. */
const BREATHE_AFTER = 1000

/** A table of golden records to write; plain data. */
export interface GoldenTable {
  readonly path: string
  /** By which view of the config; by its own policy if left out. */
  readonly view?: string | undefined
  /** Where their lineage goes, if it is asked for. */
  readonly lineage?: string | undefined
  readonly rawCsv?: boolean | undefined
}

/**
 * The tables that a run folder has: golden.csv with lineage.ndjson, and golden.<view>.csv for each view that is asked for.
 *
 * @throws SamewiseError `BAD_USAGE` for a view whose name cannot be that of a file
 */
export function goldenTables(
  folder: Pick<RunFolder, 'path'>,
  { views = [], lineage, rawCsv }: WriteRunOptions,
): GoldenTable[] {
  const own = lineage === false ? undefined : folder.path(LINEAGE_FILE)
  return [
    { path: folder.path(goldenFile(undefined)), lineage: own, rawCsv },
    ...views.map((view) => ({ path: folder.path(goldenFile(view)), view, rawCsv })),
  ]
}

/**
 * Writes golden.csv, lineage.ndjson and the views.
 *
 * @param between called now and then with the share of a file that is done
 * @throws SamewiseError `BAD_USAGE` for a view that the config does not have, or whose name cannot be that of a file
 */
export async function writeGolden(
  made: GoldenClusters,
  folder: Pick<RunFolder, 'path'>,
  options: WriteRunOptions,
  between: (share: number) => Promise<void>,
): Promise<void> {
  for (const table of goldenTables(folder, options)) {
    for (const share of writeTable(made, table)) await between(share)
  }
}

/** Writes a table, and tells now and then the share of it that is done. */
function* writeTable(made: GoldenClusters, table: GoldenTable): Generator<number, void, undefined> {
  const rows = new GoldenRows(made, table)
  const open: { close(): void }[] = []
  const keep = <W extends { close(): void }>(writer: W): W => {
    open.push(writer)
    return writer
  }
  try {
    const file = keep(new ByteFile(table.path))
    const lineage = table.lineage === undefined ? undefined : keep(new ByteFile(table.lineage))
    yield* rows.write(0, made.clusters().length, file, lineage)
  } finally {
    for (const writer of open) writer.close()
  }
}

/** The rows of a table of golden records, and the lines of their lineage. */
export class GoldenRows {
  private readonly survival: Survival
  private readonly fields: readonly { readonly parts: number; readonly isList: boolean }[]
  private readonly sourcesOf: (members: Int32Array) => string
  private readonly ahead: ClustersAhead
  private readonly lineage: LineageWriter

  constructor(
    private readonly made: GoldenClusters,
    private readonly table: GoldenTable,
  ) {
    const { plan, records } = made.basis
    const { view } = table
    const policy = view === undefined ? plan.policy : plan.views.get(view)
    this.survival = made.survivalOf(view === undefined ? undefined : { view })
    this.fields = plan.fields.map((field, f) => ({
      parts: field.kind.goldenParts.length,
      isList: isListField(field, policy?.chains[f]),
    }))
    this.sourcesOf = sourceLists(records.sources, records.sourceNames)
    this.ahead = new ClustersAhead(made)
    this.lineage = new LineageWriter(made)
  }

  /**
   * Writes those of the clusters at `from` to `to` by golden ID, the first ones behind the names of the columns, and tells now and then which share of
   * all is done.
   */
  *write(
    from: number,
    to: number,
    file: ByteFile,
    lineageFile: ByteFile | undefined,
  ): Generator<number, void, undefined> {
    const { made, fields, lineage } = this
    const { values, ids } = made.basis
    const writer = csvWriterTo(file, { raw: this.table.rawCsv })
    if (from === 0) writer.row(['golden_id', ...made.columns, 'record_count', 'sources', 'cohesion'])
    let count = 0
    for (const survivors of this.ahead.survivors(this.survival, from, to)) {
      const { cluster, members, choices, cohesion } = survivors
      writer.cellCode(ids, cluster + 1)
      for (let f = 0; f < fields.length; f++) writeCells(writer, values[f], choices[f], fields[f])
      writer.cell(String(members.length))
      writer.cell(this.sourcesOf(members))
      writer.cell(String(cohesion))
      writer.endRow()
      if (lineageFile !== undefined) lineage.write(survivors, lineageFile)
      if (++count % BREATHE_AFTER === 0) yield count / (ids.size - 1)
    }
  }
}

/** Letters and digits of any script, so that no name leaves the folder or hides in it. */
const FILE_NAME = /^[\p{L}\p{N}_][\p{L}\p{N} ._-]*$/u

/** Name of the table of golden records, or of a view of them. */
export function goldenFile(view: string | undefined): string {
  if (view === undefined) return 'golden.csv'
  if (FILE_NAME.test(view)) return `golden.${view}.csv`
  throw new SamewiseError(
    'BAD_USAGE',
    `The view "${view}" cannot name a file. Give it a name of letters, digits, spaces, ".", "_" and "-".`,
  )
}

/** Makes the sources of a golden record a JSON array; its records are in the order of their sources. There are few such lists, and each is made once. */
function sourceLists(sources: Int32Array, names: readonly string[]): (members: Int32Array) => string {
  const known = new Map<number, string>()
  return (members) => {
    let key = 0
    let last = -1
    for (let k = 0; k < members.length; k++) {
      const source = sources[members[k]]
      if (source !== last) key = key * (names.length + 1) + source + 1
      last = source
    }
    const list = known.get(key)
    if (list !== undefined) return list
    const own = [...new Set(Array.from(members, (record) => names[sources[record]]))]
    const json = JSON.stringify(own)
    // Beyond this, two lists may have one key.
    if (key <= Number.MAX_SAFE_INTEGER) known.set(key, json)
    return json
  }
}

/** The cells of a field, one for each of its golden parts; lists are JSON arrays. */
function writeCells(
  writer: CsvWriter,
  values: FieldValues,
  { winners, fixed }: Choice,
  { parts, isList }: { readonly parts: number; readonly isList: boolean },
): void {
  const { codes, slots, pool } = values
  if (fixed === undefined ? winners.length === 0 : fixed.length === 0) {
    for (let p = 0; p < parts; p++) writer.cell('')
    return
  }
  if (fixed !== undefined && !isList) {
    for (let p = 0; p < parts; p++) writer.cell(fixed[0][p])
    return
  }
  if (isList) {
    const found = fixed ?? winners.map(({ record, slot }) => partsOf(values, codes[record * slots + slot]))
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
