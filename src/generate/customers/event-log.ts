import type { CustomerEvent } from '../../event'
import type { Dice } from '../dice'
import { drawWithin } from './exact-math'
import { DAY, HOUR } from './local-time'
import { customerParameters } from './parameters'
import type { Scramble } from './scramble'

const { delivery } = customerParameters

/**
 * By what the person behind an event can be known, at the best:
 *
 * - `record`: the event names a record of the person;
 * - `signed-in`: it names a device on which the person signed in before, and nobody signed in or out since;
 * - `visit`: it names a device on which the person signed in later in the same visit;
 * - `nothing`: none of these. No rule that reads logins and sessions can know it, though one may guess.
 */
export type KnownBy = 'record' | 'signed-in' | 'visit' | 'nothing'

/** Where devices pass from hand to hand, or how the account or device got lost. */
export type DeviceScenario =
  | 'own-device'
  | 'family-tablet'
  | 'kiosk'
  | 'call-centre'
  | 'after-logout'
  | 'recreated-account'

/** The truth about an event. */
export interface EventTruth {
  /** Who did it, or whom it was about. */
  readonly person: string
  readonly known: KnownBy
  /** Of an event with a device. */
  readonly scenario?: DeviceScenario
  /**
   * Someone else's session hides the person: the data would look the same if that one had done it, so that no rule can be blamed. `borrowed`: on
   * a tablet on which another one is signed in. `handed-over`: without a login, and
   * without a pause of half an hour until another one signs in.
   */
  hidden?: 'borrowed' | 'handed-over'
}

/** An event and, apart from it, the truth about it. */
export interface SimulatedEvent {
  readonly event: CustomerEvent
  readonly truth: EventTruth
}

/** How an event gets to us: at once, from a device that may be off line, or in the upload of the night. */
export type DeliveryWay = 'prompt' | 'device' | 'nightly'

/** An event as it is put in the log, without what the log gives it. */
export type EventDraft = Omit<CustomerEvent, 'id' | 'receivedAt'>

interface Delivery {
  readonly at: number
  readonly simulated: SimulatedEvent
}

/** Holds events until they reach us, which may be days after they happened, and hands them out in that order. */
export class EventLog {
  private waiting: Delivery[] = []

  constructor(
    private readonly ids: Scramble,
    private readonly end: number,
  ) {}

  /**
   * Notes an event.
   *
   * @returns its id; it is not noted if it lies after the end of the simulation
   */
  note(dice: Dice, draft: EventDraft, truth: EventTruth, way: DeliveryWay = 'prompt'): string {
    const id = this.ids.next('e')
    const { at } = draft
    const receivedAt = at + Math.floor(drawDelay(dice, at, way))
    const isRepeated = dice.chance(delivery.repeated)
    if (at >= this.end) return id
    // The draft comes first: only so does the engine copy it in one go.
    const simulated = { event: { ...draft, id, receivedAt }, truth }
    this.waiting.push({ at: receivedAt, simulated })
    if (isRepeated) this.waiting.push({ at: receivedAt + dice.below(2 * DAY), simulated })
    return id
  }

  /** Takes out what reached us before an instant, in order of arrival, at equal times by id. */
  takeUntil(instant: number): SimulatedEvent[] {
    const taken: Delivery[] = []
    const kept: Delivery[] = []
    for (const delivery of this.waiting) (delivery.at < instant ? taken : kept).push(delivery)
    this.waiting = kept
    taken.sort((a, b) => a.at - b.at || (a.simulated.event.id < b.simulated.event.id ? -1 : 1))
    return taken.map(({ simulated }) => simulated)
  }
}

function drawDelay(dice: Dice, at: number, way: DeliveryWay): number {
  // Tills hand in their day at three in the morning, UTC.
  if (way === 'nightly') return DAY + 3 * HOUR - (at % DAY)
  if (way === 'device') {
    const late = dice.next()
    if (late < delivery.daysLate) return drawWithin(dice, [DAY, delivery.maxDaysLate * DAY])
    if (late < delivery.daysLate + delivery.hoursLate) return drawWithin(dice, [HOUR, 24 * HOUR])
  }
  return dice.next() * delivery.promptSeconds * 1000
}
