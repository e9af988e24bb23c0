import { DAY_MS } from '../../base'
import type { CustomerEvent } from '../../event'
import { calendarDays, localDayOf, type Zone, zoneOf } from '../local-time'
import { type Action, type ActionCategory, actionCategories } from './action'
import type { CapRule, ContactPolicy } from './contact-policy'
import { firstAt } from './customer-state'
import type { EngagementBook } from './engagement-book'

/** Days that no calendar window is longer than, with a change of the clock in it. */
const LONGEST_DAYS = { day: 1.1, week: 7.1, month: 31.1 } as const

/** A cap that is full, and how full. */
export interface FullCap {
  readonly rule: CapRule
  readonly count: number
}

/**
 * The first cap of a policy that leaves no room for a contact at a time. Contacts among the events count, and reservations that hold a place, past and future
 * ones: a window that moves is full if any window of its length around the time would hold more than its most.
 *
 * @param at when the contact would be made
 * @param now when it is asked, by which reservations run out
 * @param ownReservation a reservation that does not count, since it is the one in question
 */
export function fullCap(
  book: EngagementBook,
  goldenId: string,
  action: Pick<Action, 'category'>,
  channel: string,
  policy: ContactPolicy,
  times: { readonly at: number; readonly now: number; readonly ownReservation?: string },
): FullCap | undefined {
  for (const rule of policy.caps ?? []) {
    const { categories = ['marketing'], channels, per = 'person' } = rule
    if (!categories.includes(action.category) || (channels !== undefined && !channels.includes(channel))) continue
    const people = per === 'household' ? book.householdOf(goldenId) : [goldenId]
    const window = windowOf(rule, book, goldenId, policy)
    const others: number[] = []
    for (const id of people) timesOf(others, book, id, rule, window.reachMs, times)
    const count = window.count(others, times.at)
    if (count >= rule.max) return { rule, count }
  }
  return undefined
}

interface CapWindow {
  /** Contacts this far from a time, or farther, share no window with it. */
  readonly reachMs: number
  /** The most contacts, of those given, all nearer than that, that share a window with a time. */
  count(times: readonly number[], at: number): number
}

function windowOf(rule: CapRule, book: EngagementBook, goldenId: string, policy: ContactPolicy): CapWindow {
  const { calendar, days } = rule
  if (calendar === undefined) {
    const length = days! * DAY_MS
    return { reachMs: length, count: (times, at) => mostAround(times, at, length) }
  }
  const zone = zoneOfCap(rule, book, goldenId, policy)
  return {
    reachMs: LONGEST_DAYS[calendar] * DAY_MS,
    count: (times, at) => countWithin(times, calendarDays(at, calendar, zone), zone),
  }
}

function countWithin(
  times: readonly number[],
  { first, end }: { readonly first: number; readonly end: number },
  zone: Zone,
): number {
  let count = 0
  for (let i = 0; i < times.length; i++) {
    const day = localDayOf(times[i], zone)
    if (day >= first && day < end) count++
  }
  return count
}

/** The most of some times, all less than a length from `at`, that any half-open window of that length holds which also holds `at`. */
function mostAround(times: readonly number[], at: number, length: number): number {
  const sorted = isSorted(times) ? times : times.toSorted((a, b) => a - b)
  let most = 0
  let end = 0
  for (let start = 0; start <= sorted.length; start++) {
    const first = start < sorted.length ? Math.min(sorted[start], at) : at
    while (end < sorted.length && sorted[end] < first + length) end++
    most = Math.max(most, end - start)
    if (first === at) break
  }
  return most
}

/** Contacts come in order; only those of several people, or reservations among them, may not. */
function isSorted(times: readonly number[]): boolean {
  for (let i = 1; i < times.length; i++) if (times[i] < times[i - 1]) return false
  return true
}

function zoneOfCap(rule: CapRule, book: EngagementBook, goldenId: string, policy: ContactPolicy): Zone {
  const own = rule.per === 'household' ? undefined : book.customer(goldenId).facts.zone
  return firstZone(rule.zone, own, policy.zone)
}

/** The first name that is a zone; UTC where none is. */
export function firstZone(...names: readonly (string | undefined)[]): Zone {
  for (const name of names) {
    const zone = name === undefined ? undefined : zoneOf(name)
    if (zone !== undefined) return zone
  }
  return { name: 'UTC', offsetAt: () => 0 }
}

/** Adds to `times` when a customer was contacted, or will be, less than `reachMs` from `at`, as a cap counts it. */
function timesOf(
  times: number[],
  book: EngagementBook,
  goldenId: string,
  { categories = ['marketing'], channels }: CapRule,
  reachMs: number,
  { at, now, ownReservation }: { readonly at: number; readonly now: number; readonly ownReservation?: string },
): void {
  const { contacts } = book.customer(goldenId)
  const after = at - reachMs
  const before = at + reachMs
  for (let i = firstAt(contacts, after); i < contacts.length && contacts[i].at < before; i++) {
    const contact = contacts[i]
    if (contact.at === after || !categories.includes(categoryOfContact(contact))) continue
    if (channels === undefined || channels.includes(contact.channel ?? '')) times.push(contact.at)
  }
  for (const reservation of book.reservationsOf(goldenId, now)) {
    if (reservation.id === ownReservation || !categories.includes(reservation.category)) continue
    if (reservation.at <= after || reservation.at >= before) continue
    if (channels === undefined || channels.includes(reservation.channel)) times.push(reservation.at)
  }
}

/** Category of a contact: `data.category`; one that does not say counts as marketing. */
export function categoryOfContact(contact: CustomerEvent): ActionCategory {
  const own = contact.data?.category as ActionCategory
  return actionCategories.includes(own) ? own : 'marketing'
}
