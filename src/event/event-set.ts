import { compareEvents, compareRepeats } from './compare-events'
import type { CustomerEvent } from './event'

/**
 * Events that grow in number: one that comes twice counts once, and the order in which they come is of no account. It is the state behind
 * the figures that are kept up event by event; who the events belong to is no part of it.
 *
 * @example
 * ```ts
 * import { EventSet } from 'samewise/customer'
 *
 * const set = new EventSet()
 * set.add({ id: 'b', at: 2, kind: 'interaction', name: 'visit' })
 * set.add({ id: 'a', at: 1, kind: 'interaction', name: 'visit' })
 * set.add({ id: 'a', at: 1, kind: 'interaction', name: 'visit' }) // false
 * set.sorted().map((event) => event.id) // ['a', 'b']
 * ```
 */
export class EventSet {
  readonly #byId = new Map<string, CustomerEvent>()
  readonly #keeps: (event: CustomerEvent) => boolean
  #sorted: readonly CustomerEvent[] | undefined

  /** @param keeps which events matter; all others are passed over. All by default */
  constructor(keeps: (event: CustomerEvent) => boolean = () => true) {
    this.#keeps = keeps
  }

  /** A set that holds some events already. */
  static of(events: Iterable<CustomerEvent>, keeps?: (event: CustomerEvent) => boolean): EventSet {
    const set = new EventSet(keeps)
    for (const event of events) set.add(event)
    return set
  }

  /**
   * Takes an event in. Of two that differ and have one id, the one that was received first counts, then the smaller content.
   *
   * @returns whether anything changed
   */
  add(event: CustomerEvent): boolean {
    if (!this.#keeps(event)) return false
    const known = this.#byId.get(event.id)
    if (known !== undefined && (known === event || compareRepeats(known, event) <= 0)) return false
    this.#byId.set(event.id, event)
    this.#sorted = undefined
    return true
  }

  /** All events by time, then by id. */
  sorted(): readonly CustomerEvent[] {
    this.#sorted ??= [...this.#byId.values()].sort(compareEvents)
    return this.#sorted
  }

  /** How many events it holds. */
  get size(): number {
    return this.#byId.size
  }
}
