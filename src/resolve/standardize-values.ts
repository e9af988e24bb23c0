import { breathe, inSharedMemory, runUnits } from '../base'
import { type Feature, type RecordTable, receiveText, type SentText, TextPool } from '../columns'
import type { FieldPlan, PartColumn, Plan, TableLayout } from '../entity'
import { type FieldKind, type GoldenParts, type PartsApart, splitList } from '../kinds'
import type { Contributions } from '../survive'
import { joinTexts, PART_SEPARATOR } from './join-texts'
import { columnsOf, type RecordRows, receiveLayouts, type SentRecords, sendRecords } from './normalize-records'
import { numberTuples } from './number-tuples'
import type { SentPlan, Team } from './sent-plan'
import { partsOfCells, standApart, VALUES_A_BREATH } from './standardize-apart'

export { PART_SEPARATOR } from './join-texts'

const SEPARATOR = '\u0000'

/** The standard values records bring to a field, ready for survivorship and for output. */
export interface FieldValues extends Contributions {
  /** Values of the field's golden parts, in the order of `kind.goldenParts`, joined. */
  readonly pool: TextPool
}

/** The features of records, without what their values are. */
export interface FeatureRows extends Pick<RecordTable, 'rows' | 'stride'> {
  readonly features: readonly Omit<Feature, 'pool'>[]
}

/** Parts of a value, in the order of the kind's golden parts. */
export function partsOf({ pool }: FieldValues, code: number): string[] {
  return pool.get(code).split(SEPARATOR)
}

/**
 * Standardizes the values of all fields, a field at a time: once per distinct value or combination of columns. Other threads do it, if there are
 * any, while the calling one goes on; the fields with the most values first, so that none of them keeps a thread from what comes next.
 */
export async function standardizeFields(
  plan: Plan,
  layouts: readonly TableLayout[],
  records: RecordRows,
  team?: Team,
  joinsAfter?: Promise<void>,
): Promise<StandardizedField[]> {
  const order = plan.fields.map((_, f) => f).sort((a, b) => valuesOf(layouts, b) - valuesOf(layouts, a))
  const found = await runUnits(
    {
      task: 'standardize',
      shared: () => sendRecords(layouts, records, team?.plan as SentPlan),
      units: order,
      here: (f) => standardizeField(plan.fields[f], columnsOf(layouts, f), records),
      ...(joinsAfter && { joinsAfter }),
      signal: team?.signal,
    },
    team?.pool,
  )
  return plan.fields.map((_, f) => found[order.indexOf(f)])
}

/** Distinct values in the columns of a field. */
function valuesOf(layouts: readonly TableLayout[], field: number): number {
  return columnsOf(layouts, field)
    .flat()
    .reduce((sum, { column }) => sum + column.values.size, 0)
}

/** The standard values of one field by record; plain data. */
export interface StandardizedField extends Pick<Contributions, 'codes' | 'slots' | 'lengths' | 'filled'> {
  readonly pool: SentText
  readonly cleared?: Uint8Array | undefined
}

/** Makes ready to standardize fields on another thread; a unit is the position of a field in the plan. */
export function openStandardizing(plan: Plan, sent: SentRecords): (field: number) => Promise<StandardizedField> {
  const layouts = receiveLayouts(plan, sent)
  return async (field) => shareStandard(await standardizeField(plan.fields[field], columnsOf(layouts, field), sent))
}

/** Standard values in memory that threads share. */
export function shareStandard({ codes, slots, lengths, filled, cleared, pool }: StandardizedField): StandardizedField {
  return {
    codes: inSharedMemory(codes),
    slots,
    lengths: inSharedMemory(lengths),
    filled: inSharedMemory(filled),
    pool: {
      units: inSharedMemory(pool.units),
      offsets: inSharedMemory(pool.offsets),
      hashes: inSharedMemory(pool.hashes),
    },
    cleared: cleared && inSharedMemory(cleared),
  }
}

/** Standard values, ready to survive. */
export function fieldValues(field: FieldPlan, found: StandardizedField, table: FeatureRows): FieldValues {
  const { codes, slots, lengths, filled, cleared } = found
  const { goldenParts } = field.kind
  const pool = receiveText(found.pool)
  const comparable = slots === 1 ? comparableForm(field, table) : undefined
  return {
    field: field.name,
    parts: goldenParts,
    slots,
    codes,
    lengths,
    filled,
    pool,
    textsOf: (code) => pool.get(code).split(SEPARATOR),
    textsFrom: (value) => {
      // The whole is called full in golden records.
      const parts = field.kind.standardize(
        typeof value === 'string' ? { '': value } : { '': value.full ?? '', ...value },
      )
      return goldenParts.map((part) => parts[part] ?? '')
    },
    ...(field.kind.isValid && { faultsOf: faultsOfValues(field, pool, codes, slots) }),
    ...(cleared && { cleared }),
    ...(comparable && { comparable }),
  }
}

/** By record, 1 where a cell says that there is no such value any more and none stands beside it. */
function clearedRecords(
  columns: readonly (readonly PartColumn[])[],
  { count, tables, rows }: RecordRows,
  codes: Int32Array,
  slots: number,
): Uint8Array | undefined {
  if (!columns.some((own) => own.some((part) => part.cleared !== undefined))) return undefined
  return Uint8Array.from({ length: count }, (_, i) =>
    codes[i * slots] === 0 && columns[tables[i]].some(({ cleared }) => cleared?.[rows[i]] === 1) ? 1 : 0,
  )
}

/** Where the features of a field stand, by their names. */
function comparableForm(
  { name, compared }: FieldPlan,
  { rows, stride, features }: FeatureRows,
): Contributions['comparable'] {
  if (!compared) return undefined
  const own = features.filter((feature) => feature.field === name)
  const offsets = Object.fromEntries(own.map((feature) => [feature.name.slice(name.length + 1), feature.offset]))
  return own.every(({ slots }) => slots === 1) ? { rows, stride, offsets } : undefined
}

async function standardizeField(
  field: FieldPlan,
  columns: readonly (readonly PartColumn[])[],
  records: RecordRows,
): Promise<StandardizedField> {
  const standard = await (columns.some((own) => own.length > 1) && standApart(field.kind, columns)
    ? standardizeApart(field.kind, columns, records)
    : standardizeJoined(field, columns, records))
  return { ...standard, cleared: clearedRecords(columns, records, standard.codes, standard.slots) }
}

type StandardCodes = Omit<StandardizedField, 'cleared'>
/** Those of the records, without what the values are. */
type RecordCodes = Pick<StandardCodes, 'codes' | 'slots'>

/** Fields whose value is made of several columns that have no say in each other: each distinct cell is standardized alone. */
async function standardizeApart(
  kind: FieldKind,
  columns: readonly (readonly PartColumn[])[],
  records: RecordRows,
): Promise<StandardCodes> {
  const order = byTable(records, columns.length)
  const parts = await partsOfCells(kind, columns, records, order)
  const filled = parts.flatMap(({ codes }) => (codes === undefined ? [] : [codes]))
  const { numbers, firsts } = numberTuples(filled, records.count)
  const codes = new Int32Array(records.count)
  for (let k = 0; k < order.length; k++) codes[order[k]] = numbers[k]
  const whole = (kind.apart as PartsApart).whole
  return { codes, slots: 1, ...joinTexts(parts, kind.goldenParts.slice(1), whole, firsts) }
}

/** Records table by table, so that values are numbered in an order that does not hang on the names of sources. */
function byTable({ count, tables }: RecordRows, tableCount: number): Int32Array {
  const order = new Int32Array(count)
  let at = 0
  for (let t = 0; t < tableCount; t++) for (let i = 0; i < count; i++) if (tables[i] === t) order[at++] = i
  return order
}

/** Fields whose raw values are standardized together, or are but one. */
async function standardizeJoined(
  field: FieldPlan,
  columns: readonly (readonly PartColumn[])[],
  records: RecordRows,
): Promise<StandardCodes> {
  const { goldenParts } = field.kind
  const pool = new TextPool()
  const textOf = (raw: GoldenParts): string => {
    const parts = field.kind.standardize(raw)
    let joined = parts[goldenParts[0]] ?? ''
    for (let p = 1; p < goldenParts.length; p++) joined += SEPARATOR + (parts[goldenParts[p]] ?? '')
    return joined.length === goldenParts.length - 1 ? '' : joined
  }
  const isList =
    columns.every((own) => own.every((c) => c.part === '')) && (field.many || columns.some((c) => c.length > 1))
  const { codes, slots } = isList
    ? listCodes(field, columns, records, (raw) => pool.intern(textOf(raw)))
    : await (columns.every((own) => own.length <= 1) ? singleCodes : combinedCodes)(columns, records, pool, textOf)
  pool.seal()
  return {
    codes,
    slots,
    ...measureParts(pool),
    pool: { units: pool.units, offsets: pool.offsets, hashes: pool.hashes },
  }
}

/** The kind's name where it refuses the value; each distinct value is checked once, when it is asked for. */
function faultsOfValues(
  { kind, kindName }: FieldPlan,
  pool: TextPool,
  codes: Int32Array,
  slots: number,
): (record: number, slot: number) => readonly string[] {
  const valid: readonly string[] = []
  const invalid: readonly string[] = [kindName]
  const known = new Map<number, readonly string[]>()
  return (record, slot) => {
    const code = codes[record * slots + slot]
    let faults = known.get(code)
    if (faults === undefined) {
      faults = kind.isValid?.(pool.get(code).split(SEPARATOR)[0]) === false ? invalid : valid
      known.set(code, faults)
    }
    return faults
  }
}

/** The length of each value's first part, and which of its parts are filled. */
function measureParts({ units, offsets, size }: TextPool): Pick<Contributions, 'lengths' | 'filled'> {
  const lengths = new Int32Array(size)
  const filled = new Int32Array(size)
  for (let code = 1; code < size; code++) {
    const end = offsets[code + 1]
    let part = 0
    let start = offsets[code]
    for (let at = start; at <= end; at++) {
      if (at < end && units[at] !== PART_SEPARATOR) continue
      if (at > start) filled[code] |= 1 << part
      if (part === 0) lengths[code] = at - start
      part++
      start = at + 1
    }
  }
  return { lengths, filled }
}

/** Values that are interned together. */
const BATCH = 256

/** Codes of the texts `textOf(0)` to `textOf(count - 1)`. */
async function internAll(pool: TextPool, count: number, textOf: (k: number) => string): Promise<Int32Array> {
  const codes = new Int32Array(count)
  const texts: string[] = new Array(BATCH).fill('')
  for (let from = 0; from < count; from += BATCH) {
    const size = Math.min(BATCH, count - from)
    for (let k = 0; k < size; k++) texts[k] = textOf(from + k)
    pool.internMany(texts, size, codes, from)
    if ((from + BATCH) % VALUES_A_BREATH === 0) await breathe()
  }
  return codes
}

/** Fields whose value is in one column of each table: standardized once per distinct raw value. */
async function singleCodes(
  columns: readonly (readonly PartColumn[])[],
  { count, tables, rows }: RecordRows,
  pool: TextPool,
  textOf: (raw: GoldenParts) => string,
): Promise<RecordCodes> {
  const byRaw: (Int32Array | undefined)[] = []
  for (const [own] of columns) {
    if (own === undefined) {
      byRaw.push(undefined)
      continue
    }
    const { part, column } = own
    const textOfRaw = (raw: number): string => (raw === 0 ? '' : textOf({ [part]: column.values.get(raw) }))
    byRaw.push(await internAll(pool, column.values.size, textOfRaw))
  }
  const codes = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const own = byRaw[tables[i]]
    if (own !== undefined) codes[i] = own[columns[tables[i]][0].column.codes[rows[i]]]
  }
  return { codes, slots: 1 }
}

function listCodes(
  field: FieldPlan,
  columns: readonly (readonly PartColumn[])[],
  { count, tables, rows }: RecordRows,
  intern: (raw: GoldenParts) => number,
): RecordCodes {
  const byRaw = columns.map((own) =>
    own.map(({ column }) =>
      Array.from({ length: column.values.size }, (_, raw): readonly number[] => {
        if (raw === 0) return []
        const cell = column.values.get(raw)
        const values = (field.many ? splitList(cell) : [cell]).map((value) => intern({ '': value }))
        return [...new Set(values)].filter((code) => code !== 0)
      }),
    ),
  )
  const listOf = (i: number): number[] => {
    const t = tables[i]
    const all = columns[t].flatMap(({ column }, c) => byRaw[t][c][column.codes[rows[i]]])
    return [...new Set(all)]
  }
  let slots = 1
  for (let i = 0; i < count; i++) slots = Math.max(slots, listOf(i).length)
  const codes = new Int32Array(count * slots)
  for (let i = 0; i < count; i++) codes.set(listOf(i), i * slots)
  return { codes, slots }
}

/** Fields whose value is made of several columns: standardized once per distinct combination of raw codes. */
async function combinedCodes(
  columns: readonly (readonly PartColumn[])[],
  { count, tables, rows }: RecordRows,
  pool: TextPool,
  textOf: (raw: GoldenParts) => string,
): Promise<RecordCodes> {
  const codes = new Int32Array(count)
  for (const [t, own] of columns.entries()) {
    let size = 0
    const chosen = new Int32Array(count)
    for (let i = 0; i < count; i++) if (tables[i] === t) chosen[size++] = i
    const raw = own.map(({ column }) => {
      const cells = new Int32Array(size)
      for (let k = 0; k < size; k++) cells[k] = column.codes[rows[chosen[k]]]
      return cells
    })
    const { numbers, firsts } = numberTuples(raw, size)
    const standard = await internAll(pool, firsts.length, (k) =>
      k === 0 ? '' : textOf(rawParts(own, rows[chosen[firsts[k]]])),
    )
    for (let k = 0; k < size; k++) codes[chosen[k]] = standard[numbers[k]]
  }
  return { codes, slots: 1 }
}

function rawParts(columns: readonly PartColumn[], row: number): GoldenParts {
  const raw: Record<string, string> = {}
  for (const { part, column } of columns) {
    const value = column.values.get(column.codes[row])
    if (value !== '' && !Object.hasOwn(raw, part)) raw[part] = value
  }
  return raw
}
