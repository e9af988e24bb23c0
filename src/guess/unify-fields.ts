import { type Claim, fieldNameOf, hasFixedField } from './claim-columns'
import { columnOf, type ReaderOf, type TableDraft } from './table-draft'
import { overlapWith, valueSetOf } from './value-overlap'
import { wordOverlap } from './word-overlap'

/** Share and number of values two columns of one kind must have in common to be one field. */
const SHARED = 0.15
const LEAST_SHARED_VALUES = 5
/** How alike the words of two columns of texts must be, and how many times longer the values of one may be. */
const LIKE_WORDS = 0.3
const LIKE_LENGTH = 3
/** Words of headers that say nothing of what is under them. */
const EMPTY_WORDS = new Set(['id', 'no', 'number', 'value', 'field', 'column', 'the', 'of', 'c'])

/**
 * Gives columns of different tables one field name where they hold the same thing under different headers: they are of one kind and type,
 * and either have values in common or are the only column of that kind in their tables. Texts, in which two writings of one thing are rarely
 * equal, are told by their words.
 */
export function unifyFields(drafts: readonly TableDraft[], readerOf: ReaderOf): void {
  for (const kind of ['organization-name', 'person-list']) readAlike(drafts, kind)
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

/**
 * Reads a column of texts as names where a column of names in another table has the same words: a list of places to eat may call its names
 * `name`, and the next `restaurant`.
 */
function readAlike(drafts: readonly TableDraft[], nameKind: string): void {
  const isName = ({ kind, part }: Claim): boolean => kind === nameKind && part === ''
  const open = drafts.filter(({ chosen }) => !chosen.some(isName))
  const named = drafts.filter(({ chosen }) => chosen.some(isName))
  for (const draft of open) {
    for (const other of named) {
      const name = other.chosen.find(isName) as Claim
      const twin = closestText(draft, name)
      if (twin === undefined) continue
      draft.chosen = draft.chosen.flatMap((claim) => {
        if (claim.column !== twin.column) return [claim]
        const evidence = `its words stand in "${name.column.name}" of ${other.table.source}`
        return claim === twin
          ? [{ kind: name.kind, part: '', column: claim.column, field: fieldNameOf(name), confidence: 0.6, evidence }]
          : []
      })
      break
    }
  }
}

function isSameThing(draft: TableDraft, claim: Claim, earlier: TableDraft, other: Claim, readerOf: ReaderOf): boolean {
  if (claim.kind !== other.kind || claim.part !== other.part || claim.options?.type !== other.options?.type)
    return false
  if (fieldNameOf(claim) === fieldNameOf(other)) return true
  const isOnly = (own: TableDraft): boolean =>
    own.chosen.filter((c) => c.kind === claim.kind && c.options?.type === claim.options?.type).length === 1
  if (isOnly(draft) && isOnly(earlier) && saysWhatItIs(claim, other)) return true
  if (claim.kind === 'text') {
    return closestText(earlier, claim) === other && closestText(draft, other) === claim
  }
  const read = readerOf(claim)
  const readOther = readerOf(other)
  if (read === undefined || readOther === undefined) return false
  const set = valueSetOf(columnOf(earlier, other.column.name), readOther)
  const { shared, expectedShared } = overlapWith(claim.column.sample, read, set)
  return shared >= LEAST_SHARED_VALUES && expectedShared >= SHARED * claim.column.sample.length
}

/** Whether the kind of two columns, which are the only ones of it in their tables, says what they are; a number needs its header for that. */
function saysWhatItIs(claim: Claim, other: Claim): boolean {
  if (claim.kind === 'text') return false
  if (claim.kind === 'number') {
    return claim.column.words.some((word) => !EMPTY_WORDS.has(word) && other.column.words.includes(word))
  }
  return claim.options?.type !== undefined || claim.kind !== 'identifier'
}

/** The column of texts in a table whose words are most like those of a column in another table, if they are alike. */
function closestText({ chosen }: TableDraft, { column }: Claim): Claim | undefined {
  let best: Claim | undefined
  let bestOverlap = LIKE_WORDS
  for (const claim of chosen) {
    if (claim.kind !== 'text') continue
    const longer = claim.column.meanWords / Math.max(1, column.meanWords)
    if (longer > LIKE_LENGTH || longer < 1 / LIKE_LENGTH) continue
    const overlap = wordOverlap(claim.column, column)
    if (overlap <= bestOverlap) continue
    best = claim
    bestOverlap = overlap
  }
  return best
}
