import { type CustomerEvent, isAccountType } from '../../event'
import type { RecordRef } from '../../identity'
import { type EngageIssue, IssueCounter } from '../engage-issue'
import type { Consent, ConsentStatus } from './consent'

const STATUS: Readonly<Record<string, ConsentStatus>> = {
  granted: 'granted',
  denied: 'denied',
  withdrawn: 'withdrawn',
  // A word of doubt about marketing that came as a response to a contact.
  unsubscribed: 'withdrawn',
}

/** Statements out of events, and what could not be read as one. */
export interface ReadConsents {
  /** By time, then by id. */
  readonly consents: readonly Consent[]
  readonly issues: readonly EngageIssue[]
}

/** Options of {@link readConsents}. */
export interface ReadConsentsOptions {
  /** Purposes there are; another one is kept and reported as `unknown-purpose`. All are known by default. */
  readonly purposes?: readonly string[]
}

/**
 * The statements that events of kind `consent` make, and those of a customer who unsubscribed (`response`, `unsubscribed`), which withdraws
 * `marketing` for its channel. `evidence` is `data.evidence` or the event's id, `basis` is `data.basis`, `verified` is `data.verified`.
 * An event without a purpose, without anybody who said it, or with a name that is no status is an issue and no statement.
 *
 * @param events of one customer or of many, in any order; a repeated id counts once
 *
 * @example
 * ```ts
 * import { readConsents } from 'samewise/customer'
 *
 * const { consents } = readConsents([
 *   { id: 'e1', at: 1_000, kind: 'consent', name: 'granted', purpose: 'marketing', channel: 'email', record: { source: 'crm', recordId: '7' } },
 * ])
 * consents[0].status // 'granted'
 * ```
 */
export function readConsents(events: Iterable<CustomerEvent>, options: ReadConsentsOptions = {}): ReadConsents {
  const issues = new IssueCounter()
  const byId = new Map<string, Consent>()
  for (const event of events) {
    const consent = readConsent(event, issues, options)
    if (consent !== undefined && !byId.has(consent.id)) byId.set(consent.id, consent)
  }
  const consents = [...byId.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  return { consents, issues: issues.list() }
}

/**
 * The statement of one event; nothing where it makes none.
 *
 * @param options.somebody who said it where the event does not tell: a denial of somebody who is known otherwise must not be lost
 */
export function readConsent(
  event: CustomerEvent,
  issues: IssueCounter,
  options: ReadConsentsOptions & { readonly somebody?: RecordRef } = {},
): Consent | undefined {
  const isUnsubscribed = event.kind === 'response' && event.name === 'unsubscribed'
  if (event.kind !== 'consent' && !isUnsubscribed) return undefined
  const status = Object.hasOwn(STATUS, event.name) ? STATUS[event.name] : undefined
  if (status === undefined) {
    issues.add('unknown-consent-name', event.id)
    return undefined
  }
  const purpose = event.purpose ?? (isUnsubscribed ? 'marketing' : undefined)
  if (purpose === undefined) {
    issues.add('consent-without-purpose', event.id)
    return undefined
  }
  const record = subjectOf(event) ?? options.somebody
  if (record === undefined) {
    issues.add('consent-without-subject', event.id)
    return undefined
  }
  if (options.purposes !== undefined && !options.purposes.includes(purpose)) issues.add('unknown-purpose', purpose)
  const { channel, contactPoint, expiresAt, data } = event
  return {
    id: event.id,
    record,
    purpose,
    status,
    at: event.at,
    ...(channel !== undefined && isAbout(event) ? { channel } : {}),
    ...(contactPoint === undefined ? {} : { contactPoint }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(typeof data?.basis === 'string' ? { basis: data.basis } : {}),
    evidence: typeof data?.evidence === 'string' ? data.evidence : event.id,
    ...(data?.verified === true ? { verified: true } : {}),
  }
}

/** Whether the channel is what the statement is about: `data.scope` of `all` says that it is only where it was said. */
function isAbout(event: CustomerEvent): boolean {
  return event.data?.scope !== 'all'
}

/** Who an event speaks of: its record, else what it gives of an account, e-mail address, phone or anything else, else the address it is about. */
export function subjectOf(event: CustomerEvent): RecordRef | undefined {
  if (event.record !== undefined) return event.record
  const { identifiers = {} } = event
  const [type] = Object.keys(identifiers).sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))
  if (type !== undefined) return { source: `identifier:${type}`, recordId: identifiers[type] }
  return event.contactPoint === undefined ? undefined : { source: 'contact-point', recordId: event.contactPoint }
}

function rankOf(identifierType: string): number {
  if (isAccountType(identifierType)) return 0
  return identifierType === 'email' ? 1 : identifierType === 'phone' ? 2 : 3
}
