import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SamewiseError } from '../base'
import type { RawTable } from '../columns'
import type { DataTable } from '../data'
import { compilePlan, type ExtensionKinds } from '../entity'
import type { RecordRef } from '../identity'
import { featureName } from '../kinds'
import { type FieldLineage, type GoldenRecord, type GoldenValue, isListField } from '../resolve'
import { readCsv } from './read-csv'
import { readRunConfig } from './read-run'

/**
 * Reads the golden records of a finished run out of golden.csv, xref.csv, lineage.ndjson and config.json: the same objects as
 * `result.golden()` gave. Of a run without lineage (`--no-lineage`) `lineage` is empty and `policy` is ''.
 *
 * @param dir folder of the finished run
 * @param extensions kinds of extension modules by `module#name`, if the run's config names any
 * @param data the data tables that the run's config names
 * @returns golden records by golden ID
 * @throws SamewiseError `UNREADABLE_INPUT` if it is not a run's folder or a file of it is damaged; `BAD_CONFIG` if its config needs
 *   extensions or data tables that were not given
 *
 * @example
 * ```ts
 * import { mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { defineEntity, kinds, resolve } from 'samewise'
 * import { readGolden, writeRun } from 'samewise/files'
 *
 * const person = defineEntity({ fields: { name: kinds.personName() }, sources: { crm: { id: 'id' } } })
 * const folder = join(mkdtempSync(join(tmpdir(), 'samewise-')), 'result')
 * await writeRun(await resolve(person, { crm: [{ id: '1', name: 'Ann Lee' }] }), folder, { version: '1.0.0' })
 * const [golden] = await readGolden(folder)
 * golden.records // [{ source: 'crm', recordId: '1' }]
 * ```
 */
export async function readGolden(
  dir: string,
  extensions: ExtensionKinds = new Map(),
  data: readonly DataTable[] = [],
): Promise<GoldenRecord[]> {
  const fields: GoldenField[] = compilePlan(readRunConfig(dir), extensions, data).fields.map((field) => ({
    name: field.name,
    parts: field.kind.goldenParts,
    isList: isListField(field),
  }))
  const records = await readMembers(join(dir, 'xref.csv'))
  const lineage = readLineage(join(dir, 'lineage.ndjson'))
  const path = join(dir, 'golden.csv')
  const table = await readCsv(path, { delimiter: ',' }).readTable('golden')
  const cell = cellsOf(path, table)
  return Array.from({ length: table.rowCount }, (_, row): GoldenRecord => {
    const goldenId = cell('golden_id', row)
    const { fields: ownLineage = {}, policy = '', asOf } = lineage.get(goldenId) ?? {}
    const values = fields.flatMap((field) => {
      const value = goldenValueOf(field, (part) => cell(featureName(field.name, part), row))
      return value === undefined ? [] : [[field.name, value] as const]
    })
    return {
      goldenId,
      // From entries, so that a field called __proto__ is one like any other.
      values: Object.fromEntries(values),
      lineage: ownLineage,
      records: records.get(goldenId) ?? [],
      sources: readList(path, cell('sources', row)),
      cohesion: Number(cell('cohesion', row)),
      policy,
      ...(asOf === undefined ? {} : { asOf }),
    }
  })

  function goldenValueOf({ parts, isList }: GoldenField, cellOf: (part: string) => string): GoldenValue | undefined {
    const cells = parts.map(cellOf)
    if (cells.every((text) => text === '')) return undefined
    if (!isList) return joinParts(parts, cells)
    const lists = cells.map((text) => readList(path, text))
    return lists[0].map((_, k) =>
      joinParts(
        parts,
        lists.map((list) => list[k] ?? ''),
      ),
    )
  }
}

interface GoldenField {
  readonly name: string
  readonly parts: readonly string[]
  readonly isList: boolean
}

function joinParts(names: readonly string[], parts: readonly string[]): string | Readonly<Record<string, string>> {
  if (names.length === 1) return parts[0]
  const known = names.flatMap((name, k) => (parts[k] === '' ? [] : [[name === '' ? 'full' : name, parts[k]] as const]))
  return Object.fromEntries(known)
}

function readList(path: string, json: string): string[] {
  try {
    return json === '' ? [] : (JSON.parse(json) as string[])
  } catch (cause) {
    throw damaged(path, 'has a cell that is no JSON list', cause)
  }
}

/** Cells of a table by the name of their column. */
function cellsOf(path: string, table: RawTable): (column: string, row: number) => string {
  const columns = new Map(table.columns.map((column) => [column.name, column]))
  return (name, row) => {
    const column = columns.get(name)
    if (column === undefined) throw damaged(path, `has no column "${name}"`)
    return column.values.get(column.codes[row])
  }
}

/** Records by golden ID, in the order of the crosswalk. */
async function readMembers(path: string): Promise<ReadonlyMap<string, readonly RecordRef[]>> {
  const table = await readCsv(path, { delimiter: ',' }).readTable('xref')
  const cell = cellsOf(path, table)
  const members = new Map<string, RecordRef[]>()
  for (let row = 0; row < table.rowCount; row++) {
    const goldenId = cell('golden_id', row)
    const record = { source: cell('source', row), recordId: cell('record_id', row) }
    const own = members.get(goldenId)
    if (own === undefined) members.set(goldenId, [record])
    else own.push(record)
  }
  return members
}

/** A line of lineage.ndjson. */
interface LineageLine {
  readonly golden_id: string
  readonly policy: string
  readonly asOf?: string
  readonly fields: Readonly<Record<string, FieldLineage>>
}

function readLineage(path: string): ReadonlyMap<string, LineageLine> {
  const lines = new Map<string, LineageLine>()
  if (!existsSync(path)) return lines
  try {
    // Line by line out of the bytes: the file as a whole may be longer than a string can be.
    const bytes = readFileSync(path)
    for (let start = 0; start < bytes.length; ) {
      const found = bytes.indexOf(0x0a, start)
      const end = found < 0 ? bytes.length : found
      const line = JSON.parse(bytes.toString('utf8', start, end)) as LineageLine
      lines.set(line.golden_id, line)
      start = end + 1
    }
  } catch (cause) {
    throw damaged(path, 'has a line that is no JSON', cause)
  }
  return lines
}

function damaged(path: string, fault: string, cause?: unknown): SamewiseError {
  return new SamewiseError('UNREADABLE_INPUT', `${path} ${fault}. Give the folder of a finished run.`, {
    where: { file: path },
    ...(cause === undefined ? {} : { cause }),
  })
}
