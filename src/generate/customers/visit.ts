import type { RecordRef } from '../../identity'
import type { Dice } from '../dice'
import type { CustomerState } from './customer-state'
import type { Device } from './device'
import type { EventDraft, EventTruth } from './event-log'
import { drawWithin } from './exact-math'
import { MINUTE } from './local-time'
import type { Month } from './month'
import { customerParameters } from './parameters'
import { topics } from './traits'

const { auth, visits, delivery } = customerParameters

/** Somebody's use of a device, without a break. */
export interface Visit {
  readonly who: CustomerState
  readonly device: Device
  readonly start: number
  readonly channel: string
  /** As the source counts it. */
  readonly session?: string
}

const stepNames = ['page-view', 'page-view', 'page-view', 'search', 'basket-added', 'form-started'] as const

/** Number of steps of a visit. */
export function drawSteps(dice: Dice): number {
  let steps = 1
  while (steps < visits.maxSteps && dice.chance(visits.nextStep)) steps++
  return steps
}

/** Time until the next step, in milliseconds. */
export function drawPause(dice: Dice): number {
  const [least, most] = visits.pauseSeconds
  const seconds = dice.chance(visits.longPause)
    ? drawWithin(dice, [most, visits.longPauseSeconds])
    : drawWithin(dice, [least, most])
  return Math.floor(seconds * 1000)
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

// Built without spreading, since most of all events are made here.
function draftOf(
  { who, device, channel, session }: Visit,
  at: number,
  kind: EventDraft['kind'],
  name: string,
  dice: Dice,
): Mutable<EventDraft> {
  const draft: Mutable<EventDraft> = { at, kind, name, channel, device: device.cookie }
  if (session !== undefined) draft.session = session
  if (dice.chance(delivery.namesZone)) draft.zone = who.zone
  return draft
}

/** Notes a login. */
export function noteLogin(month: Month, visit: Visit, record: RecordRef, at: number): void {
  const { who, device } = visit
  const { dice } = month
  device.signIn(who, record, at)
  if (device.kind !== 'line') who.logins.push(at)
  const draft = draftOf(visit, at, 'auth', 'login', dice)
  draft.record = record
  const truth = { person: who.who.id, known: 'record', scenario: device.scenario(who) } as const
  if (record.source === 'web') draft.identifiers = { login: who.who.email }
  month.log.note(dice, draft, truth, 'device')
}

/** Notes a logout of whoever is signed in. */
export function noteLogout(month: Month, visit: Visit, at: number, outcome?: string): void {
  const { device } = visit
  const { who, record } = device.signedIn!
  const draft = draftOf(visit, at, 'auth', 'logout', month.dice)
  draft.record = record
  if (outcome !== undefined) draft.outcome = outcome
  const truth = { person: who.who.id, known: 'record', scenario: device.scenario(who) } as const
  month.log.note(month.dice, draft, truth, 'device')
  device.signOut(month.dice)
}

/** Notes a step. @param signsIn whether the visitor signs in at a later step */
export function noteStep(month: Month, visit: Visit, at: number, signsIn: boolean, name?: string): void {
  const { dice } = month
  const { who, device } = visit
  const isOwn = device.signedIn?.who === who
  const record = isOwn && dice.chance(auth.namesAccount) ? device.signedIn!.record : undefined
  const truth: EventTruth = {
    person: who.who.id,
    known: record !== undefined ? 'record' : isOwn ? 'signed-in' : signsIn ? 'visit' : 'nothing',
    scenario: device.scenario(who),
  }
  if (device.kind === 'tablet' && device.signedIn !== undefined && !isOwn) truth.hidden = 'borrowed'
  if (device.kind === 'tablet' && device.signedIn === undefined) device.noteAnonymous(who, at, truth)
  const stepName = name ?? dice.pick(stepNames)
  const draft = draftOf(visit, at, 'interaction', stepName, dice)
  draft.topic = dice.chance(0.6) ? who.who.traits.favouriteTopic : dice.pick(topics)
  if (stepName === 'basket-added') draft.product = `product-${dice.below(500)}`
  if (record !== undefined) draft.record = record
  month.log.note(dice, draft, truth, 'device')
}

/** The instant of a step: after the visit before it on the device, by which no two visits are at one time. */
export function freeFrom(device: Device, start: number, month: Month): number {
  // The first visit of a month keeps its distance to the month before, whose events are already out.
  const gap = device.kind === 'tablet' && device.busyUntil < month.start ? 31 * MINUTE : MINUTE
  return Math.max(start, device.busyUntil + gap)
}
