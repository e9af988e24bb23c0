import { type RecordRef, recordKey } from '../../identity'
import { type GoldenRecord, type GoldenValue, partsOf, type ResolveResult } from '../../resolve'
import type { WrittenAddress } from './delivery-address'
import type { HomeRecord } from './home-record'

/** Fields of an entity that say where a person lives and with whom; those that are left out are found by their kind. */
export interface HomeFields {
  readonly name?: string
  readonly birthDate?: string
  readonly address?: string
  readonly phones?: readonly string[]
  readonly emails?: readonly string[]
  readonly accounts?: readonly string[]
}

/**
 * What each record of a run says about homes, ready for {@link households}, which needs the crosswalk as well: hand in
 * `personOf: personOfRun(result)`.
 *
 * @param result what `resolve` gave
 * @param fields which fields to read; default: the first of kind person-name, address and date, and all phones and mailboxes
 *
 * @example
 * ```ts
 * import { defineEntity, kinds, resolve } from 'samewise'
 * import { homeRecords, households, personOfRun } from 'samewise/customer'
 *
 * const person = defineEntity({ name: 'person', fields: { name: kinds.personName(), address: kinds.address(), email: kinds.email() } })
 * const result = await resolve(person, {
 *   crm: [
 *     { id: '1', name: 'Ada Brown', address: '12 Oak Lane, Linden, GA 30021', email: 'ada@example.org' },
 *     { id: '2', name: 'Tom Brown', address: '12 Oak Lane, Linden, GA 30021', email: 'tom@example.org' },
 *   ],
 * })
 * households(homeRecords(result), {}, { personOf: personOfRun(result) }).households.length // 1
 * ```
 */
export function homeRecords(result: ResolveResult, fields: HomeFields = {}): HomeRecord[] {
  const { plan, values } = result.state
  const read = readersOf(
    plan.fields.map(({ name }) => ({ name, kind: String(plan.config.fields[name]?.kind) })),
    fields,
  )
  const numbers = new Map(plan.fields.map(({ name }, f) => [name, f]))
  const records: HomeRecord[] = []
  for (let record = 0; record < result.recordCount; record++) {
    const valuesOf = (name: string): Readonly<Record<string, string>>[] => {
      const f = numbers.get(name)!
      const { codes, slots } = values[f]
      const parts = plan.fields[f].kind.goldenParts
      const found: Record<string, string>[] = []
      for (let slot = 0; slot < slots; slot++) {
        const code = codes[record * slots + slot]
        if (code === 0) continue
        const own = partsOf(values[f], code)
        found.push(Object.fromEntries(parts.map((part, p) => [part === '' ? 'full' : part, own[p] ?? ''])))
      }
      return found
    }
    records.push({ ...result.refOf(record), observedAt: result.observedAt(record), ...read(valuesOf) })
  }
  return records
}

/** Whose a record of a run is: its golden ID, for all that hangs on records. */
export function personOfRun(result: ResolveResult): (record: RecordRef) => string | undefined {
  const ids = new Map<string, string>()
  for (const entry of result.xref()) ids.set(recordKey(entry), entry.goldenId)
  return (record) => ids.get(recordKey(record))
}

/**
 * What a golden record says about its home, where the records behind it are not at hand. It hangs on the golden record's first record, and
 * knows the present only: without the dates of its records nobody moves.
 *
 * @param kindOf kind of each field, as in the entity's config
 */
export function homeRecordOf(
  golden: GoldenRecord,
  kindOf: Readonly<Record<string, string>>,
  fields: HomeFields = {},
): HomeRecord {
  const named = Object.entries(kindOf).map(([name, kind]) => ({ name, kind }))
  const valuesOf = (name: string): Readonly<Record<string, string>>[] => partsOfValue(golden.values[name])
  return { ...golden.records[0], ...readersOf(named, fields)(valuesOf) }
}

function partsOfValue(value: GoldenValue | undefined): Readonly<Record<string, string>>[] {
  if (value === undefined) return []
  const list = Array.isArray(value) ? (value as readonly (string | Readonly<Record<string, string>>)[]) : [value]
  return list.map((one) => (typeof one === 'string' ? { full: one } : (one as Readonly<Record<string, string>>)))
}

type ValuesOf = (field: string) => readonly Readonly<Record<string, string>>[]

function readersOf(
  all: readonly { readonly name: string; readonly kind: string }[],
  fields: HomeFields,
): (valuesOf: ValuesOf) => Omit<HomeRecord, keyof RecordRef> {
  const ofKind = (kind: string): string[] => all.filter((field) => field.kind === kind).map(({ name }) => name)
  const has = (name: string): boolean => all.some((field) => field.name === name)
  const name = fields.name ?? ofKind('person-name')[0]
  const address = fields.address ?? ofKind('address')[0]
  const birthDate = fields.birthDate ?? ofKind('date').find((field) => /birth|born|dob/i.test(field))
  const phones = fields.phones ?? ofKind('phone')
  const emails = fields.emails ?? ofKind('email')
  const accounts = fields.accounts ?? []
  return (valuesOf) => {
    const texts = (names: readonly string[]): string[] =>
      names.filter(has).flatMap((field) => valuesOf(field).map(({ full = '' }) => full))
    const first = (field: string | undefined): Readonly<Record<string, string>> | undefined =>
      field === undefined || !has(field) ? undefined : valuesOf(field)[0]
    return {
      name: first(name),
      birthDate: first(birthDate)?.full,
      address: first(address) as WrittenAddress | undefined,
      phones: texts(phones),
      emails: texts(emails),
      accounts: texts(accounts),
    }
  }
}
