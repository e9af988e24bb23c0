import type { RecordRef } from '../identity'

/** The sorts of events. */
export const eventKinds = [
  'interaction',
  'transaction',
  'case',
  'contact',
  'response',
  'survey',
  'consent',
  'auth',
] as const

/**
 * A sort of event, and the names that events of it usually have:
 *
 * | kind | what it is | names |
 * | --- | --- | --- |
 * | `interaction` | the customer does something | `page-view`, `search`, `call`, `chat`, `visit`, `form-started`, `form-submitted`, `basket-added`, `basket-removed`, `review`, `post` |
 * | `transaction` | money or goods change hands | `order`, `delivery`, `payment`, `return`, `renewal`, `cancellation` |
 * | `case` | something is to be settled; `caseId` says which, `topic` what it is about | `opened`, `updated`, `closed` |
 * | `contact` | we send or say something, over `channel` | `sent` |
 * | `response` | the customer answers a contact; `refersTo` is its id | `opened`, `clicked`, `replied`, `converted`, `unsubscribed` |
 * | `survey` | an answer to a question; `metric` and `score` | `answered` |
 * | `consent` | a word on what we may do; `purpose` and `contactPoint` | `granted`, `denied`, `withdrawn` |
 * | `auth` | who uses a device | `login`, `logout` |
 */
export type EventKind = (typeof eventKinds)[number]

/**
 * Something that happened, as every part of the customer view reads it: checked, its time a number. An event is never rewritten. It names
 * the record or the identifiers it came with, never a golden ID: whose it is, is computed, so that it follows merge, unmerge and erasure.
 */
export interface CustomerEvent {
  /** Unique among all events: an event that comes twice counts once. */
  readonly id: string
  /** When it happened: milliseconds UTC. */
  readonly at: number
  /** When we came to know of it; {@link at} where it is left out. */
  readonly receivedAt?: number
  readonly kind: EventKind
  /** What happened, in lower case with hyphens. */
  readonly name: string
  /** The source record that the event speaks of, such as an account of the billing system. */
  readonly record?: RecordRef
  /** Identifiers it came with, by type: `email`, `phone`, `login`, `loyalty`, … */
  readonly identifiers?: Readonly<Record<string, string>>
  /** `web`, `app`, `email`, `sms`, `phone`, `chat`, `store`, `post`, `social`, … */
  readonly channel?: string
  /** Cookie, device or terminal id. */
  readonly device?: string
  /** The session as the source counts it, if it does. */
  readonly session?: string
  readonly location?: string
  /** IANA time zone in which it happened. */
  readonly zone?: string
  /** What it is about: a topic of content, a complaint, a case. */
  readonly topic?: string
  readonly product?: string
  readonly campaign?: string
  readonly amount?: number
  /** ISO 4217. */
  readonly currency?: string
  readonly caseId?: string
  /** Id of the event that this one answers. */
  readonly refersTo?: string
  readonly outcome?: string
  /** Stage of the journey, where the source states it; it is inferred from kind and name otherwise. */
  readonly stage?: string
  /** `marketing`, `sales`, `service`, `support`, `billing`, … */
  readonly department?: string
  /** Of a survey: `nps`, `csat`, `ces` or a metric of one's own, and the answer on its scale. */
  readonly metric?: string
  readonly score?: number
  readonly text?: string
  /** BCP 47. */
  readonly language?: string
  /** Of a consent: `marketing`, `service`, `personalisation`, `analytics`, … */
  readonly purpose?: string
  /** Of a consent or contact: the address it is about, such as an e-mail address. */
  readonly contactPoint?: string
  readonly expiresAt?: number
  /** Whatever else the source knows. */
  readonly data?: Readonly<Record<string, string | number | boolean>>
}
