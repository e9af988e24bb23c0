import { type RecordRef, recordKey } from '../../identity'
import { foldText, jaroWinkler } from '../../text'
import type { RelateIssueCode } from '../relate-issue'
import { type Dated, readMoment, readSpan, type Span } from '../span'
import { addressKey, type DeliveryAddress, readDeliveryAddress, type WrittenAddress } from './delivery-address'
import type { HouseholdPolicy } from './household-policy'
import { kindField } from './kind-field'

/** What one source record says about where a person lives and with whom. Its `since` and `until`, where known, are those of the address. */
export interface HomeRecord extends RecordRef, Dated {
  /** When the source last saw it so: ISO 8601. */
  readonly observedAt?: string | undefined
  /** The whole name, or its family name apart. */
  readonly name?: string | { readonly full?: string; readonly given?: string; readonly family?: string } | undefined
  readonly birthDate?: string | undefined
  readonly address?: WrittenAddress | undefined
  readonly phones?: readonly string[] | undefined
  readonly emails?: readonly string[] | undefined
  /** Accounts that the person uses, and those that the person holds. */
  readonly accounts?: readonly string[] | undefined
  readonly holds?: readonly string[] | undefined
}

/** A {@link HomeRecord} in comparable form. */
export interface HomeFacts {
  readonly key: string
  readonly ref: RecordRef
  /** Milliseconds UTC; NaN for a record without time. */
  readonly at: number
  /** When the address holds, where the record says so. */
  readonly span: Span
  readonly address: DeliveryAddress | undefined
  /** The address as one text, equal for equal addresses; empty where there is none. */
  readonly place: string
  /** Why the address is of no household. */
  readonly flaw: string | undefined
  readonly families: readonly string[]
  /** NaN where it is not known. */
  readonly bornAt: number
  readonly contacts: readonly string[]
  readonly accounts: readonly string[]
  readonly holds: readonly string[]
  readonly issues: readonly RelateIssueCode[]
}

const LETTERS_OF_A_NAME = 3
const LETTERS_TO_COMPARE = 5
const particles: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'aan abu and bin dal das del den der des dos dos iii ibn las los san ten ter van von zum zur'.split(' '),
)

/** Reads a record once; whatever cannot be read is left out and named in `issues`. */
export function readHomeRecord(record: HomeRecord, policy: HouseholdPolicy): HomeFacts {
  const issues: RelateIssueCode[] = []
  const at = record.observedAt === undefined || record.observedAt === '' ? Number.NaN : readMoment(record.observedAt)
  if (at === undefined) issues.push('invalid-date')
  const span = readSpan(record)
  if (typeof span === 'string') issues.push(span)
  const born = record.birthDate === undefined ? undefined : readMoment(record.birthDate)
  const read = record.address === undefined ? undefined : readDeliveryAddress(record.address, policy.genericWords)
  return {
    key: recordKey(record),
    ref: { source: record.source, recordId: record.recordId },
    at: at ?? Number.NaN,
    span: typeof span === 'string' ? { since: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY } : span,
    address: read?.address,
    place: read === undefined ? '' : addressKey(read.address),
    flaw: read?.flaw,
    families: familiesOf(record.name),
    bornAt: born ?? Number.NaN,
    contacts: [...new Set([...contactsOf('phone', record.phones), ...contactsOf('email', record.emails)])].sort(),
    accounts: [...new Set([...(record.accounts ?? []), ...(record.holds ?? [])])].filter(Boolean).sort(),
    holds: [...new Set(record.holds ?? [])].filter(Boolean).sort(),
    issues,
  }
}

/** The words of a family name that tell families apart: `Meyer-Landrut` is both a Meyer and a Landrut. */
function familiesOf(name: HomeRecord['name']): string[] {
  if (name === undefined) return []
  const parts = typeof name === 'string' ? { '': name } : { '': name.full ?? '', family: name.family ?? '' }
  const { family = '' } = kindField('person-name').standardize(parts)
  const words = foldText(family.replaceAll('-', ' ')).split(' ')
  const told = words.filter((word) => word.length >= LETTERS_OF_A_NAME && !particles.has(word))
  return [...new Set(told.length > 0 ? told : words.filter(Boolean))].sort()
}

/** Contact points in comparable form, without those that cannot be read. */
function contactsOf(kindName: 'phone' | 'email', values: readonly string[] = []): string[] {
  const kind = kindField(kindName)
  return values.flatMap((value) => {
    const out = kind.features.map(() => '')
    kind.readers[''](value, out)
    return out[0] === '' ? [] : [`${kindName}:${out[0]}`]
  })
}

/** Whether two lists of family names have one in common, slips allowed. */
export function shareFamily(a: readonly string[], b: readonly string[], similar: number): boolean {
  for (const left of a) {
    for (const right of b) {
      if (left === right) return true
      if (left.length < LETTERS_TO_COMPARE || right.length < LETTERS_TO_COMPARE) continue
      if (jaroWinkler(left, right) >= similar) return true
    }
  }
  return false
}
