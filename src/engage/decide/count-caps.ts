import { DAY_MS } from '../../base'
import type { CustomerEvent } from '../../event'
import { calendarPeriod, type Zone, zoneOf } from '../local-time'
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
  /** How far from a time contacts may lie that share a window with it. */
  readonly reachMs: number
  /** The most contacts, of those given, that share a window with a time. */
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
    count: (times, at) => {
      const period = calendarPeriod(at, calendar, zone)
      return times.filter((time) => calendarPeriod(time, calendar, zone) === period).length
    },
  }
}

/** The most of some times that any half-open window of a length holds which also holds `at`. */
function mostAround(times: readonly number[], at: number, length: number): number {
  const near: number[] = []
  let isSorted = true
  for (const time of times) {
    if (time <= at - length || time >= at + length) continue
    if (near.length > 0 && time < near[near.length - 1]) isSorted = false
    near.push(time)
  }
  if (!isSorted) near.sort((a, b) => a - b)
  let most = 0
  let end = 0
  for (let start = 0; start <= near.length; start++) {
    const first = start < near.length ? Math.min(near[start], at) : at
    while (end < near.length && near[end] < first + length) end++
    most = Math.max(most, end - start)
    if (first === at) break
  }
  return most
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

/** Adds to `times` when a customer was contacted, or will be, as a cap counts it. */
function timesOf(
  times: number[],
  book: EngagementBook,
  goldenId: string,
  { categories = ['marketing'], channels }: CapRule,
  reachMs: number,
  { at, now, ownReservation }: { readonly at: number; readonly now: number; readonly ownReservation?: string },
): void {
  const { contacts } = book.customer(goldenId)
  for (let i = firstAt(contacts, at - reachMs); i < contacts.length && contacts[i].at < at + reachMs; i++) {
    const contact = contacts[i]
    if (!categories.includes(categoryOfContact(contact))) continue
    if (channels === undefined || channels.includes(contact.channel ?? '')) times.push(contact.at)
  }
  for (const reservation of book.reservationsOf(goldenId, now)) {
    if (reservation.id === ownReservation || !categories.includes(reservation.category)) continue
    if (channels === undefined || channels.includes(reservation.channel)) times.push(reservation.at)
  }
}

/** Category of a contact: `data.category`; one that does not say counts as marketing. */
export function categoryOfContact(contact: CustomerEvent): ActionCategory {
  const own = contact.data?.category
  return actionCategories.find((category) => category === own) ?? 'marketing'
}
