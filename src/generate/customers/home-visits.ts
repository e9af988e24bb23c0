import { type CustomerState, recordOf } from './customer-state'
import { Device } from './device'
import { drawCount } from './exact-math'
import { drawInstant, type Month } from './month'
import { customerParameters } from './parameters'
import type { SimulatedHousehold } from './population'
import type { Scramble } from './scramble'
import { drawPause, drawSteps, freeFrom, noteLogin, noteLogout, noteStep, type Visit } from './visit'

const { auth, devices: rates } = customerParameters

/** The devices of a household: each person's own, and the tablet of all. */
export interface HomeDevices {
  readonly tablet: Device | undefined
  readonly phones: readonly (Device | undefined)[]
  readonly laptops: readonly (Device | undefined)[]
}

/** The devices of a household at the start. */
export function drawHomeDevices({ hasTablet, inhabitants }: SimulatedHousehold, ids: Scramble): HomeDevices {
  return {
    tablet: hasTablet ? new Device('tablet', ids) : undefined,
    phones: inhabitants.map(({ hasPhone }) => (hasPhone ? new Device('phone', ids) : undefined)),
    laptops: inhabitants.map(({ hasLaptop }) => (hasLaptop ? new Device('laptop', ids) : undefined)),
  }
}

/** The visits of a month by web and app of all who live in a household, in order of time. */
export function visitFromHome(
  month: Month,
  states: readonly CustomerState[],
  devices: HomeDevices,
  sessions: Scramble,
): void {
  const visits: Visit[] = []
  states.forEach((state, member) => {
    const isCustomer = state.who.records.length > 0
    const count = isCustomer && !state.isActive ? 0 : drawCount(month.dice, state.who.traits.visitsPerMonth)
    for (let n = 0; n < count; n++) {
      const device = isCustomer ? chooseDevice(month, devices, member) : devices.tablet
      const hour = (state.who.traits.visitHour + month.dice.below(5) + 22) % 24
      const start = drawInstant(month, state, hour)
      if (device === undefined || start === undefined) continue
      const isApp = device.kind === 'phone' && month.dice.chance(0.5)
      const session = isApp ? { session: sessions.next('s') } : {}
      visits.push({ who: state, device, start, channel: isApp ? 'app' : 'web', ...session })
    }
  })
  visits.sort((a, b) => a.start - b.start || a.who.who.index - b.who.who.index)
  for (const visit of visits) makeVisit(month, visit)
}

function chooseDevice({ dice }: Month, devices: HomeDevices, member: number): Device | undefined {
  const { weights } = rates
  const atHand = [
    { device: devices.phones[member], weight: weights.phone },
    { device: devices.laptops[member], weight: weights.laptop },
    { device: devices.tablet, weight: weights.tablet },
  ].filter(({ device }) => device !== undefined)
  let draw = dice.next() * atHand.reduce((sum, { weight }) => sum + weight, 0)
  return atHand.find(({ weight }) => (draw -= weight) < 0)?.device
}

function makeVisit(month: Month, visit: Visit): void {
  const { dice } = month
  const { who, device } = visit
  const isShared = device.kind === 'tablet'
  let at = freeFrom(device, visit.start, month)
  if (dice.chance(rates.cookieLost)) device.clear()
  const steps = drawSteps(dice)
  const account = recordOf(who, 'web', at)
  const isOwn = device.signedIn?.who === who && device.signedIn.record === account
  const signsIn = !isOwn && account !== undefined && dice.chance(isShared ? auth.signInTablet : auth.signInOwn)
  let signInStep = signsIn ? dice.below(steps) : -1
  if (device.signedIn !== undefined && device.signedIn.who !== who) {
    if (signsIn && dice.chance(auth.switchWithoutLogout)) signInStep = 0
    else if (signsIn || !dice.chance(auth.borrow)) {
      noteLogout(month, visit, at)
      at += drawPause(dice)
    }
  }
  for (let step = 0; step < steps; step++) {
    if (step === signInStep) {
      noteLogin(month, visit, account!, at)
      at += 2000 + dice.below(8000)
    }
    noteStep(month, visit, at, step < signInStep)
    device.busyUntil = at
    at += drawPause(dice)
  }
  if (device.signedIn?.who === who && dice.chance(isShared ? auth.signOutTablet : auth.signOutOwn)) {
    noteLogout(month, visit, at)
    device.busyUntil = at
    if (dice.chance(auth.staysAfterLogout)) {
      at += drawPause(dice)
      noteStep(month, visit, at, false, 'page-view')
      device.busyUntil = at
    }
  }
}
