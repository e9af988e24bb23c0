import { hashString } from '../base'
import type { RawColumn } from '../columns'
import { type ColumnProfile, headerHas, headerWords } from '../kinds'
import { fieldNameOf, MIN_FILLED } from './claim-columns'
import { columnOf, type ReaderOf, type TableDraft } from './table-draft'

/** Share of a column's values that must be record ids of the other table. */
const CONTAINED = 0.8
const LEAST_DISTINCT = 10
/** Rows joined by the key that are looked at, and how many must have something to compare. */
const JOINED_ROWS = 2000
const LEAST_COMPARED = 10
/** Share of the joined rows that agree somewhere, for the key to speak of the same thing… */
const AGREE = 0.4
/** …which rows joined at random do far less often. */
const BY_CHANCE = 0.5

/** Kinds in which two records of one thing mostly agree. */
const TELLING_KINDS = new Set(['person-name', 'organization-name', 'email', 'phone', 'date', 'identifier'])

/**
 * Finds columns that hold record ids of another table and speak of the same thing: rows joined by them agree in names, mails, phones or
 * dates far more often than rows joined at random. Both columns become one identifier. A key that leads to somebody else (who referred
 * the customer, whose household it is) fails that test.
 */
export function joinByForeignKeys(drafts: readonly TableDraft[], readerOf: ReaderOf): void {
  for (const target of drafts) {
    const id = target.special.find(({ use }) => use === 'id')
    if (id === undefined) continue
    const rowOfId = rowsById(columnOf(target, id.column), target.table.rowCount)
    for (const draft of drafts) {
      if (target === draft) continue
      for (const column of draft.profiles) {
        const isSpecial = draft.special.some((own) => own.column === column.name)
        const claim = draft.chosen.find((own) => own.column === column)
        if (isSpecial || (claim !== undefined && claim.kind !== 'identifier') || column.filled < MIN_FILLED) continue
        const evidence = evidenceOf(draft, column, target, id.column, rowOfId, readerOf)
        if (evidence === undefined) continue
        const field = claim === undefined ? undefined : fieldNameOf(claim)
        const name = field ?? fieldNameOf({ kind: 'identifier', part: '', column, confidence: 1, evidence })
        const shared = { kind: 'identifier', part: '', confidence: 0.9, field: name } as const
        const ids = target.profiles.find((profile) => profile.name === id.column) as ColumnProfile
        draft.chosen = [...draft.chosen.filter((own) => own !== claim), { ...shared, column, evidence }]
        if (!target.chosen.some((own) => own.column === ids)) {
          const back = `${draft.table.source} refers to it by "${column.name}"`
          target.chosen = [...target.chosen, { ...shared, column: ids, evidence: back }]
        }
      }
    }
  }
}

function rowsById(ids: RawColumn, rowCount: number): ReadonlyMap<string, number> {
  const rows = new Map<string, number>()
  for (let row = 0; row < rowCount; row++) rows.set(ids.values.get(ids.codes[row]).trim(), row)
  return rows
}

function evidenceOf(
  draft: TableDraft,
  column: ColumnProfile,
  target: TableDraft,
  idName: string,
  rowOfId: ReadonlyMap<string, number>,
  readerOf: ReaderOf,
): string | undefined {
  if (column.distinct < LEAST_DISTINCT) return undefined
  const contained =
    column.sample.filter((value) => rowOfId.has(value.trim())).length / Math.max(1, column.sample.length)
  if (contained < CONTAINED) return undefined
  const joined = joinRows(columnOf(draft, column.name), draft.table.rowCount, rowOfId)
  const agreement = agreementOf(draft, target, joined, readerOf)
  const far = joined.length >> 1
  const shifted = joined.map(([row], k): [number, number] => [row, joined[(k + far) % joined.length][1]])
  const chance = agreementOf(draft, target, shifted, readerOf)
  const share = agreement.agreeing / Math.max(1, agreement.compared)
  const words = `${Math.round(100 * contained)} % of its values are ids of ${target.table.source}`
  if (agreement.compared >= LEAST_COMPARED) {
    const byChance = chance.agreeing / Math.max(1, chance.compared)
    if (share < AGREE || byChance > BY_CHANCE * share) return undefined
    return `${words}, and ${Math.round(100 * share)} % of the rows so joined agree elsewhere`
  }
  // Rows that say nothing else cannot be compared: then the header must name the table it leads to.
  const named = headerHas(column, ...headerWords(target.table.source), headerWords(idName).join(' '))
  return named && contained >= 0.95 ? `${words}, and its header names them` : undefined
}

/** Rows with the row their key leads to, by key: all, or those of some keys chosen by hash, so that the order of rows does not matter. */
function joinRows(keys: RawColumn, rowCount: number, rowOfId: ReadonlyMap<string, number>): [number, number][] {
  const limit = Math.min(1, JOINED_ROWS / rowCount) * 4294967296
  const found: { key: string; pair: [number, number] }[] = []
  for (let row = 0; row < rowCount; row++) {
    if (keys.codes[row] === 0) continue
    const key = keys.values.get(keys.codes[row]).trim()
    const other = rowOfId.get(key)
    if (other !== undefined && hashString(key) >>> 0 < limit) found.push({ key, pair: [row, other] })
  }
  return found.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map(({ pair }) => pair)
}

/** How many of some pairs of rows can be compared in a telling field, and how many agree in a part of one. */
function agreementOf(
  draft: TableDraft,
  target: TableDraft,
  pairs: readonly (readonly [number, number])[],
  readerOf: ReaderOf,
): { compared: number; agreeing: number } {
  const fields = new Set(draft.chosen.filter((claim) => TELLING_KINDS.has(claim.kind)).map(fieldNameOf))
  const readers = [...fields].map((field) => ({
    left: rowReader(draft, field, readerOf),
    right: rowReader(target, field, readerOf),
  }))
  let compared = 0
  let agreeing = 0
  for (const [row, other] of pairs) {
    let isCompared = false
    let agrees = false
    for (const { left, right } of readers) {
      const a = left(row)
      const b = right(other)
      for (let f = 0; f < a.length; f++) {
        if (!a[f] || !b[f]) continue
        isCompared = true
        if (a[f] === b[f]) agrees = true
      }
    }
    if (isCompared) compared++
    if (agrees) agreeing++
  }
  return { compared, agreeing }
}

/** Reads the normalized features of a field in one row, out of all its columns. */
function rowReader(draft: TableDraft, field: string, readerOf: ReaderOf): (row: number) => readonly string[] {
  const columns = draft.chosen
    .filter((claim) => fieldNameOf(claim) === field)
    .map((claim) => ({ column: columnOf(draft, claim.column.name), read: readerOf(claim) }))
  return (row) => {
    const features: string[] = []
    for (const { column, read } of columns) {
      if (column.codes[row] === 0) continue
      const own: string[] = []
      read?.(column.values.get(column.codes[row]), own)
      own.forEach((value, f) => {
        features[f] ||= value
      })
    }
    return features
  }
}
