import type { Action } from './action'
import type { ContactPolicy } from './contact-policy'
import type { EngagementBook } from './engagement-book'
import { consentOn, type GateView, type Refusal, refusedByCap, refusedByConflict, refusedByHold } from './gates'
import type { Reservation } from './reservations'

const HOUR_MS = 3_600_000

/** A place under the caps, or why there is none. */
export type ReserveResult =
  | { readonly ok: true; readonly reservation: Reservation }
  | { readonly ok: false; readonly refusal: Refusal }

/** What is to be reserved, and by which rules. */
export interface ReserveOptions {
  readonly policy: ContactPolicy
  /** Milliseconds UTC. */
  readonly now: number
  /** Id of the contact to come; asking again with one that is reserved gives that reservation. */
  readonly id: string
  readonly channel: string
  readonly contactPoint?: string
  /** When the contact is to be made. Default now. */
  readonly at?: number
  /** How long the place is kept without being confirmed. Default one hour after {@link at}. */
  readonly heldUntil?: number
}

/**
 * Books a contact: looks at holds, consent, conflicts and caps once more and takes the place, all in one step that nothing can come between. So caps
 * hold however many senders ask, in whatever order they reserve, confirm and cancel. Places are counted by the person as resolved now: after a
 * merge those of both count together.
 *
 * @example
 * ```ts
 * import { cancelContact, confirmContact, EngagementBook, reserveContact } from 'samewise/customer'
 *
 * const book = new EngagementBook(() => undefined)
 * const policy = { name: 'p', consentDefaults: { marketing: 'allow' }, caps: [{ id: 'one a week', max: 1, days: 7 }] } as const
 * const offer = { id: 'offer', category: 'marketing', channels: ['email'], value: 1 } as const
 * const ask = (id: string) => reserveContact(book, 'g1', offer, { policy, now: 0, id, channel: 'email' })
 * ask('c1').ok // true
 * ask('c2').ok // false
 * cancelContact(book, 'c1')
 * ask('c2').ok // true
 * confirmContact(book, 'c2', { action: offer, policy, now: 1 }).ok // true
 * ```
 */
export function reserveContact(
  book: EngagementBook,
  goldenId: string,
  action: Action,
  options: ReserveOptions,
): ReserveResult {
  const { policy, now, id, channel, contactPoint } = options
  const known = book.reservations.get(id)
  if (known !== undefined && (known.isConfirmed || known.heldUntil > now)) return { ok: true, reservation: known }
  const at = options.at ?? now
  const view: GateView = { book, state: book.customer(goldenId), policy, now, answers: new Map() }
  const refusal =
    refusedByHold(action, view) ??
    refusedByConsent(action, channel, view) ??
    refusedByConflict(action, at, view, id) ??
    refusedByCap(action, channel, at, view, id)
  if (refusal !== undefined) return { ok: false, refusal }
  const reservation: Reservation = {
    id,
    goldenId,
    action: action.id,
    category: action.category,
    channel,
    ...(contactPoint === undefined ? {} : { contactPoint }),
    at,
    heldUntil: options.heldUntil ?? at + HOUR_MS,
    isConfirmed: false,
  }
  book.reservations.settle(id)
  book.reservations.put(reservation)
  return { ok: true, reservation }
}

/**
 * Says that a reserved contact is being made; from then on its place is taken for good. It is refused, and its place given up, where the
 * time of the reservation is over, or where a hold, a missing consent or the contacts of a customer merged with this one have come up since.
 *
 * @throws nothing; an id that is not reserved is refused with rule `not-reserved`
 */
export function confirmContact(
  book: EngagementBook,
  id: string,
  options: { readonly action: Action; readonly policy: ContactPolicy; readonly now: number },
): ReserveResult {
  const { action, policy, now } = options
  const known = book.reservations.get(id)
  if (known === undefined) return { ok: false, refusal: { stage: 'caps', rule: 'not-reserved', evidence: { id } } }
  if (known.isConfirmed) return { ok: true, reservation: known }
  const view: GateView = { book, state: book.customer(known.goldenId), policy, now, answers: new Map() }
  const refusal =
    (known.heldUntil <= now
      ? ({ stage: 'caps', rule: 'reservation-over', evidence: { id, heldUntil: known.heldUntil } } as const)
      : undefined) ??
    refusedByHold(action, view) ??
    refusedByConsent(action, known.channel, view) ??
    // A merge since then may have brought the other customer's contacts with it.
    refusedByConflict(action, known.at, view, id) ??
    refusedByCap(action, known.channel, known.at, view, id)
  book.reservations.settle(id)
  if (refusal !== undefined) return { ok: false, refusal }
  const reservation = { ...known, isConfirmed: true }
  book.reservations.put(reservation)
  return { ok: true, reservation }
}

/**
 * Gives a reserved place up. One that is confirmed stays: it was sent.
 *
 * @returns whether there was a place to give up
 */
export function cancelContact(book: EngagementBook, id: string): boolean {
  const known = book.reservations.get(id)
  if (known === undefined || known.isConfirmed) return false
  book.reservations.settle(id)
  return true
}

function refusedByConsent(action: Action, channel: string, view: GateView): Refusal | undefined {
  const answer = consentOn(action, channel, view)
  return 'stage' in answer ? answer : undefined
}
