import { type RecordRef, recordKey } from '../identity'
import type { CustomerEvent } from './event'

/** What an event says about whose it is. */
export interface Evidence {
  readonly record?: RecordRef
  readonly identifiers: Readonly<Record<string, string>>
}

/** Types of identifiers that name an account: whoever acts under one is its holder. */
const ACCOUNT_TYPES: readonly string[] = ['login', 'account', 'user', 'customer', 'member', 'loyalty']

/** Types that say where something happened and never who did it: an address of the net or a cookie is shared by strangers. */
const PLACE_TYPES: readonly string[] = ['ip', 'cookie', 'device', 'session', 'user-agent', 'fingerprint']

/** The key of a record, as {@link identifierKey} is that of an identifier: the two never meet. */
export function recordEvidenceKey(record: RecordRef): string {
  return `r\u0000${recordKey(record)}`
}

/**
 * The key of an identifier, under which it is looked up: its type, and its value trimmed and in lower case; of a phone number its digits, with
 * `+` for a leading `00`. Anything further, such as dots in an e-mail address, must have been standardised before.
 *
 * @param type such as `email`, `phone`, `login`
 */
export function identifierKey(type: string, value: string): string {
  const lower = value.normalize('NFKC').trim().toLowerCase()
  return `i\u0000${type}\u0000${type === 'phone' ? phoneDigits(lower) : lower}`
}

function phoneDigits(value: string): string {
  const digits = value.replace(/\D/g, '')
  if (value.startsWith('+')) return `+${digits}`
  return digits.startsWith('00') ? `+${digits.slice(2)}` : digits
}

/**
 * What an event says about whose it is: its record and identifiers, and of something sent to or said about an address without either, that
 * address. Identifiers of a place, such as `ip` or
 * `cookie`, are left out.
 */
export function evidenceOf(event: CustomerEvent): Evidence | undefined {
  const { record, identifiers, contactPoint } = event
  if (record === undefined && identifiers === undefined) {
    return contactPoint === undefined ? undefined : { identifiers: addressOf(contactPoint) }
  }
  const personal = Object.entries(identifiers ?? {}).filter(([type]) => !PLACE_TYPES.includes(type))
  if (record === undefined && personal.length === 0) return undefined
  return { ...(record === undefined ? {} : { record }), identifiers: Object.fromEntries(personal) }
}

function addressOf(contactPoint: string): Record<string, string> {
  return contactPoint.includes('@') ? { email: contactPoint } : { phone: contactPoint }
}

/** Keys of all that an evidence consists of, in a fixed order. */
export function evidenceKeys(evidence: Evidence): string[] {
  const keys = Object.entries(evidence.identifiers).map(([type, value]) => identifierKey(type, value))
  if (evidence.record !== undefined) keys.push(recordEvidenceKey(evidence.record))
  return keys.sort()
}

/** Whether it names who acted, by record or account, and not only an address that was given. */
export function namesActor(evidence: Evidence): boolean {
  return evidence.record !== undefined || Object.keys(evidence.identifiers).some(isAccountType)
}

/** Whether identifiers of a type name an account (`login`, `account`, `user`, `customer`, `member`, `loyalty`), and not an address. */
export function isAccountType(type: string): boolean {
  return ACCOUNT_TYPES.includes(type)
}
