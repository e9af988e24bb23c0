import type { DataTable } from '../data'
import { featureName, headerWords } from '../kinds'
import { type NamedColumn, recognizeByName } from './recognize-column'

/** A field of the config in the making. */
export interface FieldDraft {
  readonly kind: string
  readonly options: Record<string, unknown>
  /** Columns by the part that they feed. */
  readonly columns: Map<string, string[]>
}

/** Where a column went. */
export interface Slot {
  readonly field: string
  readonly part: string
}

/** Kinds an entity has one field of, whatever its columns are called; the same names as guessing gives. */
const FIELD_BY_KIND: Readonly<Record<string, string>> = {
  'person-name': 'name',
  email: 'email',
  phone: 'phone',
  address: 'address',
  'geo-point': 'location',
  'organization-name': 'organization',
}
const BIRTH_DATE = 'birthDate'

/** Kinds whose field holds a list when several columns feed it. */
const LISTED = new Set(['email', 'phone'])

/** Parts that a field keeps and does not compare. */
const KEPT_ONLY = new Set([
  'address.unit',
  'address.region',
  'address.country',
  'person-name.middle',
  'person-name.title',
])

/** Characters of a field's name that are made of its column's; a suffix may follow. */
const MAX_NAME = 40

/** The fields of a config, and the columns that feed them, in the order in which they were asked for. */
export class FieldDrafts {
  readonly fields = new Map<string, FieldDraft>()
  private readonly slots = new Map<string, Slot>()
  private readonly claims = new Map<string, NamedColumn | undefined>()

  constructor(private readonly data: DataTable) {}

  /** What the name of a column says. */
  claimOn(column: string): NamedColumn | undefined {
    if (!this.claims.has(column)) this.claims.set(column, recognizeByName(column, this.data))
    return this.claims.get(column)
  }

  slotOf(column: string): Slot | undefined {
    return this.slots.get(column)
  }

  draftOf(column: string): FieldDraft | undefined {
    const slot = this.slots.get(column)
    return slot && this.fields.get(slot.field)
  }

  /**
   * Gives a column its place: a part of the one field of its kind, or a field of its own.
   *
   * @param compared whether it is to be compared; what a field only keeps becomes a category of its own then
   * @returns the slot, and whether the place it would have had was taken by another column
   */
  place(column: string, claim: NamedColumn, compared = true): { readonly slot: Slot; readonly isSecond: boolean } {
    const known = this.slots.get(column)
    if (known !== undefined) return { slot: known, isSecond: false }
    if (compared && KEPT_ONLY.has(`${claim.kind}.${claim.part}`)) {
      return { slot: this.add(column, { kind: 'category', part: '', options: {} }), isSecond: false }
    }
    const shared = sharedFieldOf(claim)
    if (shared === undefined) return { slot: this.add(column, claim), isSecond: false }
    const field = this.fields.get(shared)
    const taken = field?.columns.get(claim.part)
    if (taken === undefined) return { slot: this.add(column, claim, shared), isSecond: false }
    if (field !== undefined && LISTED.has(claim.kind)) {
      taken.push(column)
      field.options.many = true
      const slot = { field: shared, part: claim.part }
      this.slots.set(column, slot)
      return { slot, isSecond: false }
    }
    return { slot: this.add(column, secondOf(claim)), isSecond: true }
  }

  /** Whether the place that a claim asks for is taken by another column. */
  isTaken(claim: NamedColumn): boolean {
    const shared = sharedFieldOf(claim)
    return shared !== undefined && this.fields.get(shared)?.columns.has(claim.part) === true
  }

  /** House numbers alone are compared by no address: without a street they are a category. */
  settle(): string[] {
    const moved: string[] = []
    for (const [name, { kind, columns }] of this.fields) {
      const numbers = columns.get('number') ?? []
      if (kind !== 'address' || numbers.length === 0 || ['', 'line', 'street'].some((part) => columns.has(part)))
        continue
      columns.delete('number')
      if (columns.size === 0) this.fields.delete(name)
      for (const column of numbers) {
        this.slots.delete(column)
        this.add(column, { kind: 'category', part: '', options: {} })
        moved.push(column)
      }
    }
    return moved
  }

  private add(column: string, { kind, part, options }: NamedColumn, shared?: string): Slot {
    const name = shared ?? this.freeName(column, kind)
    let field = this.fields.get(name)
    if (field === undefined) {
      field = { kind, options: { ...options }, columns: new Map() }
      this.fields.set(name, field)
    }
    field.columns.set(part, [...(field.columns.get(part) ?? []), column])
    const slot = { field: name, part }
    this.slots.set(column, slot)
    return slot
  }

  /** A field name made of the words of a column, other than those that a kind may still ask for. */
  private freeName(column: string, kind: string): string {
    const [first = 'field', ...rest] = headerWords(column)
    const joined = [
      ...[first, ...rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1))]
        .join('')
        .replace(/[^\p{L}\p{N}]/gu, ''),
    ]
      .slice(0, MAX_NAME)
      .join('')
    const base = /^\p{L}/u.test(joined) ? joined : `field${joined}`
    const isFree = (name: string): boolean =>
      !this.fields.has(name) && name !== BIRTH_DATE && !Object.values(FIELD_BY_KIND).includes(name)
    if (isFree(base)) return base
    if (isFree(`${base}-${kind}`)) return `${base}-${kind}`
    let number = 2
    while (!isFree(`${base}${number}`)) number++
    return `${base}${number}`
  }
}

function sharedFieldOf({ kind, isBirthDate }: NamedColumn): string | undefined {
  return isBirthDate === true ? BIRTH_DATE : FIELD_BY_KIND[kind]
}

/** What a second column for one part is, in a field of its own. */
function secondOf(claim: NamedColumn): NamedColumn {
  if (claim.kind !== 'address' || ['', 'line', 'street'].includes(claim.part)) return claim
  return { kind: claim.part === 'postcode' ? 'postal-code' : 'category', part: '', options: {} }
}

/** The feature that a column fills, by which blocking keys are found. */
export function featureOfSlot({ field, part }: Slot, kind: string, hasNumber: boolean): string {
  // A street without its number, which stands in a column of its own, is never a whole line.
  if (kind === 'address' && part === 'line' && hasNumber) return featureName(field, 'street')
  return featureName(field, part)
}
