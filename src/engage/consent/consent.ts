import type { RecordRef } from '../../identity'

/** What a person said about one purpose. */
export type ConsentStatus = 'granted' | 'denied' | 'withdrawn'

/**
 * One statement about what we may do, as it was made and with its proof. It sits on the record that made it and never on a golden ID: whose
 * it is follows merge and unmerge.
 */
export interface Consent {
  /** Unique among all statements: one that comes twice counts once. Of a statement out of an event, the event's id. */
  readonly id: string
  /** Who said it. Of an event that names no record: its account, e-mail, phone or else first identifier, as `{ source: 'identifier:email', recordId: 'a@b.example' }`. */
  readonly record: RecordRef
  /** `marketing`, `service`, `personalisation`, `analytics` or a purpose of one's own. */
  readonly purpose: string
  /** The channel it is about; all channels where it is left out. */
  readonly channel?: string
  /** The address it is about; all addresses where it is left out. */
  readonly contactPoint?: string
  readonly status: ConsentStatus
  /** When it was said: milliseconds UTC. */
  readonly at: number
  /** A grant ends here: milliseconds UTC. A denial never ends by itself. */
  readonly expiresAt?: number
  /** Legal basis, such as `consent`, `contract`, `legitimate-interest`. */
  readonly basis?: string
  /** Where the proof lies: a form, a recording, a text version. */
  readonly evidence?: string
  /** Whether the person proved who they are when they said it, so that it stands above what other records of them said before. Default false. */
  readonly verified?: boolean
}

/** What is asked about consent. */
export interface ConsentQuestion {
  readonly purpose: string
  /** Left out: only what holds for all channels counts as a grant, and a denial for any channel does not. */
  readonly channel?: string
  readonly contactPoint?: string
}

/** What holds where nobody said anything. */
export interface ConsentDefaults {
  /** By purpose. A purpose that is not in it is denied. */
  readonly [purpose: string]: 'allow' | 'deny'
}

/** What holds without a word of the customer: only `service` and `transactional` are allowed. */
export const consentDefaults: ConsentDefaults = Object.freeze({
  marketing: 'deny',
  personalisation: 'deny',
  analytics: 'deny',
  service: 'allow',
  transactional: 'allow',
})

/** Order of restriction: the higher one wins. */
const RESTRICTION: Readonly<Record<ConsentStatus, number>> = { granted: 0, denied: 1, withdrawn: 2 }

/** Whether `a` restricts more than `b`; of equal ones, the smaller id counts as more, so that there always is one winner. */
export function restrictsMore(a: Consent, b: Consent): boolean {
  const difference = RESTRICTION[a.status] - RESTRICTION[b.status]
  return difference === 0 ? a.id < b.id : difference > 0
}

/** Whether a statement speaks of what is asked. */
export function covers(consent: Consent, question: ConsentQuestion): boolean {
  return (
    consent.purpose === question.purpose &&
    (consent.channel === undefined || consent.channel === question.channel) &&
    (consent.contactPoint === undefined || consent.contactPoint === question.contactPoint)
  )
}

/** Whether all that `narrow` speaks of is within what `wide` speaks of; both are about the same purpose. */
export function isWithin(narrow: Consent, wide: Consent): boolean {
  return (
    (wide.channel === undefined || wide.channel === narrow.channel) &&
    (wide.contactPoint === undefined || wide.contactPoint === narrow.contactPoint)
  )
}
