import type { ActionCategory } from './action'

/** A contact that was promised a place under the caps. */
export interface Reservation {
  /** The id that the contact's event will have, by which the two count once. */
  readonly id: string
  readonly goldenId: string
  readonly action: string
  readonly category: ActionCategory
  readonly channel: string
  readonly contactPoint?: string
  /** When the contact is to be made: milliseconds UTC. */
  readonly at: number
  /** Until when it holds its place without being confirmed. */
  readonly heldUntil: number
  /** Confirmed: it was sent, and holds its place for good. */
  readonly isConfirmed: boolean
}

const NONE: readonly Reservation[] = Object.freeze([])

/** Reservations by golden ID. Whether one may be made is for `reserve` to say. */
export class Reservations {
  readonly #byId = new Map<string, Reservation>()
  readonly #byCustomer = new Map<string, Set<string>>()

  /** Takes one up, in the place of one with the same id. */
  put(reservation: Reservation): void {
    this.#byId.set(reservation.id, reservation)
    const own = this.#byCustomer.get(reservation.goldenId)
    if (own === undefined) this.#byCustomer.set(reservation.goldenId, new Set([reservation.id]))
    else own.add(reservation.id)
  }

  /** The reservation of that id. */
  get(id: string): Reservation | undefined {
    return this.#byId.get(id)
  }

  /** Takes it out: it was cancelled, or its contact is among the events now. */
  settle(id: string): void {
    const reservation = this.#byId.get(id)
    if (reservation === undefined) return
    this.#byId.delete(id)
    this.#byCustomer.get(reservation.goldenId)?.delete(id)
  }

  /** Gives those of a retired golden ID to its survivor. */
  move(retired: string, survivor: string): void {
    for (const id of [...(this.#byCustomer.get(retired) ?? [])]) {
      const reservation = this.#byId.get(id)!
      this.settle(id)
      this.put({ ...reservation, goldenId: survivor })
    }
  }

  /** Those of a customer that hold a place at a time, by id. */
  of(goldenId: string, now: number): readonly Reservation[] {
    const ids = this.#byCustomer.get(goldenId)
    if (ids === undefined || ids.size === 0) return NONE
    const own: Reservation[] = []
    for (const id of ids) {
      const reservation = this.#byId.get(id)!
      if (reservation.isConfirmed || reservation.heldUntil > now) own.push(reservation)
    }
    return own.sort((a, b) => (a.id < b.id ? -1 : 1))
  }
}
