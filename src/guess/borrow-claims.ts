import type { ColumnProfile } from '../kinds'
import { type Claim, fieldNameOf, MIN_FILLED } from './claim-columns'
import { columnOf, openColumns, type ReaderOf, type TableDraft } from './table-draft'
import { overlapWith, readValue, type ValueSet, valueSetOf, valuesToLookUp } from './value-overlap'

/** Claims that others may borrow must be sure of themselves. */
const SURE = 0.7
/** Share of a column's values that the kind can read, and that stand in the other column, for the two to hold the same thing. */
const READABLE = 0.8
const SHARED = 0.15
const LEAST_SHARED_VALUES = 12
/** A column with few different values shares them with any other by chance. */
const LEAST_DISTINCT = 20
/** Kinds that are told from one another by more than the overlap of a few words. */
const NOT_BORROWED = new Set(['text', 'number', 'year', 'category', 'record-type'])

/**
 * Finds what unclaimed columns hold by looking their values up in claimed columns of the other tables: a column of billing whose values are
 * birth dates of crm is the birth date, whatever its header says.
 */
export function borrowClaims(drafts: readonly TableDraft[], readerOf: ReaderOf): void {
  const sets = new Map<Claim, ValueSet>()
  for (const draft of drafts) {
    for (const column of openColumns(draft)) {
      const claim = bestLoan(draft, column, drafts, readerOf, sets)
      if (claim !== undefined) draft.chosen = [...draft.chosen, claim]
    }
  }
}

function bestLoan(
  draft: TableDraft,
  column: ColumnProfile,
  drafts: readonly TableDraft[],
  readerOf: ReaderOf,
  sets: Map<Claim, ValueSet>,
): Claim | undefined {
  if (column.distinct < LEAST_DISTINCT || column.filled < MIN_FILLED) return undefined
  const held = new Set(draft.chosen.map(targetOf))
  let best: Claim | undefined
  let bestShare = SHARED
  for (const other of drafts) {
    if (other === draft) continue
    for (const lender of other.chosen) {
      if (lender.confidence < SURE || NOT_BORROWED.has(lender.kind) || held.has(targetOf(lender))) continue
      // The column may write its values another way than the lender does.
      for (const options of readingsOf(lender)) {
        const read = readerOf({ ...lender, options })
        const own = readerOf(lender)
        if (read === undefined || own === undefined) continue
        const readable = column.sample.filter((value) => readValue(value, read) !== '').length
        if (readable < READABLE * column.sample.length) continue
        let set = sets.get(lender)
        if (set === undefined) sets.set(lender, (set = valueSetOf(columnOf(other, lender.column.name), own)))
        const values = set.share < 1 ? valuesToLookUp(columnOf(draft, column.name)) : column.sample
        const { shared, expectedShared } = overlapWith(values, read, set)
        const share = expectedShared / Math.max(1, values.length)
        if (shared < LEAST_SHARED_VALUES || share <= bestShare) continue
        bestShare = share
        best = {
          kind: lender.kind,
          part: lender.part,
          column,
          options,
          confidence: 0.6,
          evidence: `${Math.round(100 * share)} % of its values stand in "${lender.column.name}" of ${other.table.source}`,
        }
      }
    }
  }
  return best
}

const targetOf = (claim: Claim): string => `${fieldNameOf(claim)}.${claim.part}`

/** Options under which a column of the same kind may have to be read. */
function readingsOf({ kind, options = {} }: Claim): readonly Readonly<Record<string, unknown>>[] {
  return kind === 'date' ? ['YMD', 'DMY', 'MDY'].map((order) => ({ ...options, order })) : [options]
}
