import type { RawColumn, RawTable } from '../columns'
import type { DataTable } from '../data'
import type { ExtensionKinds, MappedColumn } from '../entity'
import { builtInKinds, type ColumnProfile, holdsProductCodes, type Recognition, recognizeColumn } from '../kinds'

/** Columns filled in fewer records are of no use for matching. */
export const MIN_FILLED = 0.005
const MIN_TEXT_FILLED = 0.3
/** Rows of two columns that say the same for one of them to be left out. */
const SAME_CONTENT = 0.8
const COMPARED_ROWS = 2000

/** A kind's claim on a column. */
export interface Claim extends Recognition {
  readonly kind: string
  readonly column: ColumnProfile
  /** The field it is for, where more than the claim itself decided that. */
  readonly field?: string
  /** Rows or values of the column it is for, where it holds two things. */
  readonly rows?: Pick<MappedColumn, 'only' | 'when'>
}

/** What the kinds claim: for each column the best claim, if any. */
export function claimColumns(
  profiles: readonly ColumnProfile[],
  extensions: ExtensionKinds,
  data: DataTable,
  leastDistinct: number,
): Claim[] {
  const kinds = [...builtInKinds, ...extensions]
  const claims: Claim[] = []
  for (const column of profiles) {
    if (column.filled < MIN_FILLED || column.distinct < leastDistinct) continue
    let best: Claim | undefined
    for (const [name, kind] of kinds) {
      const claim = recognizeColumn(kind, column, data)
      if (claim !== undefined && (best === undefined || claim.confidence > best.confidence)) {
        best = { ...claim, kind: name, column }
      }
    }
    if (best !== undefined) claims.push(best)
  }
  return claims
}

/** Kinds an entity has one field of, whatever its columns are called. */
const FIELD_BY_KIND: Readonly<Record<string, string>> = {
  'person-name': 'name',
  date: 'birthDate',
  email: 'email',
  phone: 'phone',
  address: 'address',
  'record-type': 'type',
  'geo-point': 'location',
}

/** Whether the kind alone tells the field. */
export function hasFixedField({ kind }: Claim): boolean {
  return Object.hasOwn(FIELD_BY_KIND, kind)
}

/** Name of the field a claim is for, by its kind, else by its header. */
export function fieldNameOf(claim: Claim): string {
  const fixed = claim.field ?? FIELD_BY_KIND[claim.kind]
  if (fixed !== undefined) return fixed
  const [first = 'field', ...rest] = claim.column.words
  const name = [first, ...rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1))]
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '')
  const safe = /^\p{L}/u.test(name) ? name : `field${name}`
  return Object.values(FIELD_BY_KIND).includes(safe) ? `${safe}Text` : safe.slice(0, 60)
}

/** Settles claims on the same part: one column a part, several only where a field may hold a list. */
export function chooseClaims(claims: readonly Claim[]): Claim[] {
  const names = chooseNames(claims.filter((claim) => claim.kind === 'person-name'))
  const others = claims.filter((claim) => claim.kind !== 'person-name')
  const kept: Claim[] = [...names]
  for (const claim of others) {
    const rivals = others.filter((other) => fieldNameOf(other) === fieldNameOf(claim) && other.part === claim.part)
    if (claim.kind === 'email' || claim.kind === 'phone') {
      const top = Math.max(...rivals.map((rival) => rival.confidence))
      if (claim.confidence >= top - 0.2) kept.push(claim)
      continue
    }
    if (claim.kind === 'text' && claim.column.filled < MIN_TEXT_FILLED) continue
    if (rivals.every((rival) => rival === claim || preferred(claim, rival))) kept.push(claim)
  }
  return joinOrganizationNames(kept)
}

/**
 * Several columns may name organizations (a site and its agency), so their fields are called after the columns; a single one is called
 * `organization`. Aliases, legal forms and branches belong to the name that fills most rows.
 */
function joinOrganizationNames(claims: readonly Claim[]): Claim[] {
  const own = claims.filter(({ kind }) => kind === 'organization-name')
  const whole = own.filter(({ part }) => part === '').sort((a, b) => (preferred(a, b) ? -1 : 1))
  if (whole.length === 0) return [...claims]
  const main = whole.length === 1 ? 'organization' : fieldNameOf(whole[0])
  return claims.map((claim) =>
    own.includes(claim) && (claim.part !== '' || claim === whole[0]) ? { ...claim, field: main } : claim,
  )
}

/** A whole name that is as complete as the parts says all that they say, and often more; it then stands alone. */
function chooseNames(claims: readonly Claim[]): Claim[] {
  const best = (part: string): Claim | undefined => {
    const own = claims.filter((claim) => claim.part === part)
    return own.find((claim) => own.every((other) => other === claim || preferred(claim, other)))
  }
  const whole = best('')
  const family = best('family')
  const parts = ['given', 'middle', 'family', 'suffix'].map(best).filter((claim) => claim !== undefined)
  if (whole === undefined) return parts
  const complete = Math.max(0, ...parts.map((claim) => claim.column.filled))
  if (whole.column.filled >= 0.95 * complete || family === undefined)
    return [whole, ...parts.filter((c) => c.part === 'suffix')]
  return [...parts, whole]
}

function preferred(claim: Claim, other: Claim): boolean {
  if (claim.confidence !== other.confidence) return claim.confidence > other.confidence
  if (Math.abs(claim.column.filled - other.column.filled) > 0.02) return claim.column.filled > other.column.filled
  if (claim.column.meanWords !== other.column.meanWords) return claim.column.meanWords > other.column.meanWords
  return claim.column.name < other.column.name
}

/** Kinds that products do not have. */
const NOT_OF_PRODUCTS = new Set(['person-name', 'date', 'email', 'phone', 'address', 'product-code'])

/** A further field for the model and part numbers that stand in names and descriptions of products. */
export function addProductCodes(chosen: readonly Claim[]): readonly Claim[] {
  if (chosen.some(({ kind }) => NOT_OF_PRODUCTS.has(kind))) return chosen
  const texts = chosen.filter((claim) => claim.kind === 'text' && holdsProductCodes(claim.column))
  const codes = texts.map((claim) => ({
    ...claim,
    kind: 'product-code',
    part: '',
    field: 'code',
    options: { text: true },
    evidence: 'codes stand in it',
  }))
  return [...chosen, ...codes]
}

/** Kinds whose field is made of parts: of two columns for one part, the second fills what the first leaves empty. */
const FILLED_IN_TURN = new Set(['person-name', 'address'])
/** Share of the rows, and rows, that a further column must fill. */
const LEAST_FILL = 0.005
const LEAST_FILLED_ROWS = 2

/** Adds columns that were not chosen but fill rows in which all chosen columns of their field are empty, such as a name in another script. */
export function addFallbacks(chosen: readonly Claim[], claims: readonly Claim[], table: RawTable): readonly Claim[] {
  const all = [...chosen]
  for (const claim of claims) {
    if (all.includes(claim) || !FILLED_IN_TURN.has(claim.kind)) continue
    const own = all.filter((other) => fieldNameOf(other) === fieldNameOf(claim))
    if (own.length === 0) continue
    const filled = own.map((other) => columnNamed(table, other.column.name)?.codes)
    const codes = columnNamed(table, claim.column.name)?.codes
    let fills = 0
    for (let row = 0; row < table.rowCount; row++) {
      if (codes?.[row] !== 0 && filled.every((other) => other?.[row] === 0)) fills++
    }
    if (fills < LEAST_FILLED_ROWS || fills < LEAST_FILL * table.rowCount) continue
    all.push({ ...claim, evidence: `${claim.evidence}; fills ${fills} rows in which the others are empty` })
  }
  return all
}

function columnNamed(table: RawTable, name: string): RawColumn | undefined {
  return table.columns.find((column) => column.name === name)
}

/** Leaves out a column whose values stand in another one too: the same words must not vote twice. */
export function dropRepeats(claims: readonly Claim[], table: RawTable): Claim[] {
  const dropped = new Set<Claim>()
  for (const claim of claims) {
    for (const other of claims) {
      if (
        claim === other ||
        dropped.has(other) ||
        claim.kind !== other.kind ||
        fieldNameOf(claim) === fieldNameOf(other)
      )
        continue
      if (preferred(other, claim) && repeats(table, claim.column.name, other.column.name)) dropped.add(claim)
    }
  }
  return claims.filter((claim) => !dropped.has(claim))
}

function repeats(table: RawTable, name: string, otherName: string): boolean {
  const column = columnNamed(table, name)
  const other = columnNamed(table, otherName)
  if (column === undefined || other === undefined) return false
  const step = Math.max(1, Math.floor(table.rowCount / COMPARED_ROWS))
  let both = 0
  let same = 0
  for (let row = 0; row < table.rowCount; row += step) {
    if (column.codes[row] === 0 || other.codes[row] === 0) continue
    both++
    if (
      column.values.get(column.codes[row]).trim().toLowerCase() ===
      other.values.get(other.codes[row]).trim().toLowerCase()
    )
      same++
  }
  return both > 0 && same >= SAME_CONTENT * both
}
