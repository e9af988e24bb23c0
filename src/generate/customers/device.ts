import type { RecordRef } from '../../identity'
import type { Dice } from '../dice'
import type { CustomerState } from './customer-state'
import type { DeviceScenario, EventTruth } from './event-log'
import { HOUR } from './local-time'
import { customerParameters } from './parameters'
import type { Scramble } from './scramble'

const { auth } = customerParameters
const HANDED_OVER_WITHIN = HOUR / 2

interface Anonymous {
  readonly who: CustomerState
  readonly at: number
  readonly truth: EventTruth
}

/** A device and who is signed in on it. */
export class Device {
  cookie: string
  signedIn: { readonly who: CustomerState; readonly record: RecordRef } | undefined
  busyUntil = Number.NEGATIVE_INFINITY
  private lastAuthWasLogout = false
  /** What was done without a login, without a pause of half an hour. */
  private anonymous: Anonymous[] = []

  constructor(
    readonly kind: 'phone' | 'laptop' | 'tablet' | 'kiosk' | 'line',
    private readonly ids: Scramble,
  ) {
    this.cookie = ids.next('d')
  }

  /** A new cookie: nobody is signed in, and nothing binds it to what was before. */
  clear(): void {
    this.cookie = this.ids.next('d')
    this.signedIn = undefined
    this.anonymous = []
    this.lastAuthWasLogout = false
  }

  /** Someone signs in, which makes what others did shortly before look like theirs. */
  signIn(who: CustomerState, record: RecordRef, at: number): void {
    const last = this.anonymous[this.anonymous.length - 1]
    const isReached = last !== undefined && at - last.at < HANDED_OVER_WITHIN
    for (const before of this.anonymous) if (isReached && before.who !== who) before.truth.hidden = 'handed-over'
    this.anonymous = []
    this.lastAuthWasLogout = false
    this.signedIn = { who, record }
  }

  /** Whoever is signed in is so no longer; some devices get a new cookie. */
  signOut(dice: Dice): void {
    if (this.kind !== 'kiosk' && this.kind !== 'line' && dice.chance(auth.cookieResetAtLogout)) this.clear()
    else {
      this.signedIn = undefined
      this.anonymous = []
      this.lastAuthWasLogout = true
    }
  }

  /** Notes something done without a login; a pause of half an hour ends what a later login can reach. */
  noteAnonymous(who: CustomerState, at: number, truth: EventTruth): void {
    const last = this.anonymous[this.anonymous.length - 1]
    if (last !== undefined && at - last.at >= HANDED_OVER_WITHIN) this.anonymous = []
    this.anonymous.push({ who, at, truth })
  }

  /** The scenario of an event by this customer. */
  scenario(who: CustomerState): DeviceScenario {
    if (this.kind === 'kiosk') return 'kiosk'
    if (this.kind === 'line') return 'call-centre'
    if (Number.isFinite(who.secondAccountFrom)) return 'recreated-account'
    if (this.lastAuthWasLogout) return 'after-logout'
    return this.kind === 'tablet' ? 'family-tablet' : 'own-device'
  }
}
