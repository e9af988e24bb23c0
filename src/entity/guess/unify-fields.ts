import { type Claim, fieldNameOf, hasFixedField } from './claim-columns'
import { columnOf, type ReaderOf, type TableDraft } from './table-draft'
import { overlapWith, valueSetOf } from './value-overlap'

/** Share and number of values two columns of one kind must have in common to be one field. */
const SHARED = 0.15
const LEAST_SHARED_VALUES = 5

/**
 * Gives columns of different tables one field name where they hold the same thing under different headers: they are of one kind and type,
 * and either have values in common or are the only column of that kind in their tables.
 */
export function unifyFields(drafts: readonly TableDraft[], readerOf: ReaderOf): void {
  drafts.forEach((draft, d) => {
    draft.chosen = draft.chosen.map((claim) => {
      if (claim.field !== undefined || hasFixedField(claim)) return claim
      for (const earlier of drafts.slice(0, d)) {
        const twin = earlier.chosen.find(
          (other) =>
            !draft.chosen.some((own) => own !== claim && fieldNameOf(own) === fieldNameOf(other)) &&
            isSameThing(draft, claim, earlier, other, readerOf),
        )
        if (twin !== undefined) return { ...claim, field: fieldNameOf(twin) }
      }
      return claim
    })
  })
}

/** Gives claims of different kinds different field names: a `status` of one table may be another thing than that of the next. */
export function separateNames(drafts: readonly TableDraft[]): void {
  const kindOf = new Map<string, string>()
  for (const draft of drafts) {
    draft.chosen = draft.chosen.map((claim) => {
      const name = fieldNameOf(claim)
      const kind = kindOf.get(name) ?? claim.kind
      const free = kind === claim.kind ? name : `${name}-${claim.kind}`
      kindOf.set(free, claim.kind)
      return free === name ? claim : { ...claim, field: free }
    })
  }
}

function isSameThing(draft: TableDraft, claim: Claim, earlier: TableDraft, other: Claim, readerOf: ReaderOf): boolean {
  if (claim.kind !== other.kind || claim.part !== other.part || claim.options?.type !== other.options?.type)
    return false
  if (fieldNameOf(claim) === fieldNameOf(other)) return true
  const isOnly = (own: TableDraft): boolean =>
    own.chosen.filter((c) => c.kind === claim.kind && c.options?.type === claim.options?.type).length === 1
  const isTyped = claim.options?.type !== undefined || claim.kind !== 'identifier'
  if (claim.kind !== 'text' && claim.kind !== 'number' && isTyped && isOnly(draft) && isOnly(earlier)) return true
  const read = readerOf(claim)
  const readOther = readerOf(other)
  if (read === undefined || readOther === undefined) return false
  const set = valueSetOf(columnOf(earlier, other.column.name), readOther)
  const { shared, expectedShared } = overlapWith(claim.column.sample, read, set)
  return shared >= LEAST_SHARED_VALUES && expectedShared >= SHARED * claim.column.sample.length
}
