import type { Attribution } from './attribution'

/** A time in which one person was signed in on a device. */
export interface OwnershipInterval {
  readonly goldenId: string
  /** When they signed in: milliseconds UTC. */
  readonly since: number
  /** The last event that is theirs by that login. Intervals of a device do not overlap. */
  readonly until: number
  readonly loginId: string
  /** Events in it, the login included. */
  readonly events: number
}

/** In which intervals a device was whose, by time, after its events have been decided. Times in between are nobody's. */
export function ownershipOf(attribution: Attribution, device: number): OwnershipInterval[] {
  const { log, login, person } = attribution
  const found: OwnershipInterval[] = []
  let openedBy = -1
  for (const row of log.run(device)) {
    const by = login[row]
    // What a login gives back to before it is the person's, but the device was not.
    if (by < 0 || log.compareRows(row, by) < 0) continue
    if (by === openedBy) {
      const { until: _, events, ...rest } = found.pop()!
      found.push({ ...rest, until: log.at[row], events: events + 1 })
      continue
    }
    openedBy = by
    const goldenId = attribution.goldenIdOf(person[row])
    found.push({ goldenId, since: log.at[by], until: log.at[row], loginId: log.events[by].id, events: 1 })
  }
  return found
}
