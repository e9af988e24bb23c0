import { type CustomerState, recordOf, recordOfAny } from './customer-state'
import { Device } from './device'
import { MINUTE } from './local-time'
import type { Month } from './month'
import { customerParameters } from './parameters'
import type { Scramble } from './scramble'
import { drawPause, drawSteps, freeFrom, noteLogin, noteLogout, noteStep, type Visit } from './visit'

const { auth, devices: rates } = customerParameters

/** Someone who wants a terminal in a store, or the call centre. */
export interface TerminalRequest {
  readonly who: CustomerState
  readonly at: number
  readonly kind: 'kiosk' | 'line'
}

const TERMINAL_STREAM = 7

/** What many customers use one after the other: terminals in stores and lines of the call centre, each by one at a time. */
export class Terminals {
  private readonly kiosks: readonly Device[]
  private readonly lines: readonly Device[]

  constructor(
    customers: number,
    deviceIds: Scramble,
    private readonly sessions: Scramble,
    private readonly seed: number,
  ) {
    const some = (kind: 'kiosk' | 'line', each: number): Device[] =>
      Array.from({ length: Math.ceil(customers / each) }, () => new Device(kind, deviceIds))
    this.kiosks = some('kiosk', rates.customersPerKiosk)
    this.lines = some('line', rates.customersPerLine)
  }

  /** Serves the requests of a month in order of time. */
  serve(month: Month, requests: readonly TerminalRequest[]): void {
    const inOrder = [...requests].sort((a, b) => a.at - b.at || a.who.who.index - b.who.who.index)
    inOrder.forEach((request, n) => {
      month.dice.start(this.seed, n, TERMINAL_STREAM * 4096 + month.index)
      const device = this.freeDevice(month, request)
      const isKiosk = request.kind === 'kiosk'
      const visit: Visit = {
        who: request.who,
        device,
        start: freeFrom(device, request.at, month),
        channel: isKiosk ? 'store' : 'phone',
        session: this.sessions.next('s'),
      }
      if (isKiosk) useKiosk(month, visit)
      else takeCall(month, visit)
    })
  }

  private freeDevice({ dice }: Month, { at, kind }: TerminalRequest): Device {
    const all = kind === 'kiosk' ? this.kiosks : this.lines
    const first = dice.below(all.length)
    for (let n = 0; n < all.length; n++) {
      const device = all[(first + n) % all.length]
      if (device.busyUntil + MINUTE <= at) return device
    }
    return all[first]
  }
}

function useKiosk(month: Month, visit: Visit): void {
  const { dice } = month
  const { who, device } = visit
  const card = recordOf(who, 'loyalty', visit.start)
  const steps = drawSteps(dice)
  const signInStep = card !== undefined && dice.chance(auth.signInKiosk) ? dice.below(steps) : -1
  const timeout = auth.kioskTimeoutSeconds * 1000
  let at = visit.start
  for (let step = 0; step < steps; step++) {
    if (step === signInStep) {
      noteLogin(month, visit, card!, at)
      at += 3000
    }
    noteStep(month, visit, at, step < signInStep)
    device.busyUntil = at + timeout
    // A pause as long as the terminal's own would end the session.
    at += Math.min(drawPause(dice), timeout - 5000)
  }
  if (device.signedIn === undefined) return
  if (dice.chance(auth.signOutKiosk)) noteLogout(month, visit, at)
  else noteLogout(month, visit, device.busyUntil, 'timeout')
}

function takeCall(month: Month, visit: Visit): void {
  const { dice } = month
  const { who, device } = visit
  const isIdentified = dice.chance(auth.identifiedCall)
  let at = visit.start
  noteStep(month, visit, at, isIdentified, 'call')
  at += 20_000 + dice.below(60_000)
  if (isIdentified) {
    noteLogin(month, visit, recordOfAny(who, ['support', 'crm', 'billing'], at), at)
    at += 10_000 + dice.below(240_000)
  }
  noteStep(month, visit, at, false, 'form-submitted')
  at += 10_000 + dice.below(60_000)
  if (device.signedIn?.who === who && !dice.chance(auth.lineNotCleared)) noteLogout(month, visit, at)
  device.busyUntil = at
}
