import type { Condition, Segment } from './condition'
import { dependsOnClock } from './define-segment'
import { matches, type SegmentCustomer } from './matches'
import { segmentMembers } from './segment-members'
import type { SegmentTable } from './segment-table'

/**
 * Why a customer entered or left: their golden ID was made, merged or split; the rule was changed; time passed; something about them
 * changed. Where several would do, the first of these.
 */
export type ChangeCause = 'identity' | 'rule' | 'clock' | 'data'

/** A customer who entered or left a segment. */
export interface SegmentChange {
  readonly segment: string
  readonly goldenId: string
  readonly change: 'entered' | 'left'
  readonly cause: ChangeCause
  /** When it was found: milliseconds UTC. */
  readonly at: number
}

/** A segment at one time. */
export interface SegmentSnapshot {
  readonly segment: Segment
  readonly asOf: number
  readonly members: readonly string[]
}

/**
 * Who entered and who left since a snapshot, and why. A cause is found by asking what the answer would be if only the rule, or only the clock, had
 * stayed as it was.
 *
 * @param before the segment as it was
 * @param now the segment, the customers and the time of today
 * @param now.touchedIds golden IDs that were made, merged, split or retired in between
 * @returns by golden ID
 */
export function segmentChanges(
  before: SegmentSnapshot,
  now: {
    readonly segment: Segment
    readonly table: SegmentTable
    readonly asOf: number
    readonly touchedIds?: Iterable<string>
  },
): SegmentChange[] {
  const { segment, table, asOf } = now
  const were = new Set(before.members)
  const are = membersAt(segment, table, asOf)
  const byOldRule = membersAt(before.segment, table, asOf)
  const byOldClock = membersAt(segment, table, before.asOf)
  const touched = new Set(now.touchedIds)
  const everybody = new Set(table.goldenIds)
  const changed = [...new Set([...were, ...are])].filter((id) => were.has(id) !== are.has(id)).sort()
  return changed.map((goldenId) => {
    const was = were.has(goldenId)
    const isIdentity = touched.has(goldenId) || !everybody.has(goldenId)
    return {
      segment: segment.name,
      goldenId,
      change: was ? 'left' : 'entered',
      cause: isIdentity
        ? 'identity'
        : byOldRule.has(goldenId) === was
          ? 'rule'
          : byOldClock.has(goldenId) === was
            ? 'clock'
            : 'data',
      at: asOf,
    }
  })
}

function membersAt(segment: Segment, table: SegmentTable, asOf: number): Set<string> {
  return new Set(segmentMembers(segment, table, { asOf }).members)
}

/**
 * A segment kept up to date customer by customer: what it holds equals `segmentMembers` over the same customers at the same time.
 *
 * @example
 * ```ts
 * import { LiveSegment } from 'samewise/customer'
 *
 * const live = new LiveSegment({ name: 'Berlin', where: { attribute: 'city', is: 'Berlin' } })
 * live.update({ goldenId: 'g1', attributes: { city: 'Berlin' } }, 1_000)?.change // 'entered'
 * live.remove('g1', 2_000)?.cause // 'identity'
 * ```
 */
export class LiveSegment {
  #segment: Segment
  readonly #customers = new Map<string, { customer: SegmentCustomer; isMember: boolean; asOf: number }>()

  constructor(segment: Segment) {
    this.#segment = segment
  }

  /** The members, in code-unit order. */
  members(): string[] {
    return [...this.#customers].flatMap(([id, { isMember }]) => (isMember ? [id] : [])).sort()
  }

  /**
   * Takes in a new or changed customer.
   *
   * @param asOf the present: milliseconds UTC
   * @param options.isIdentity whether the change came from a merge, a split or a new golden ID. Default: whether the ID is new here
   * @returns the change, if the customer entered or left
   */
  update(
    customer: SegmentCustomer,
    asOf: number,
    options: { readonly isIdentity?: boolean } = {},
  ): SegmentChange | undefined {
    const { goldenId } = customer
    const known = this.#customers.get(goldenId)
    const was = known?.isMember ?? false
    const isMember = matches(this.#segment.where, customer, asOf)
    this.#customers.set(goldenId, { customer, isMember, asOf })
    if (was === isMember) return undefined
    if (options.isIdentity ?? known === undefined) return this.#change(goldenId, isMember, 'identity', asOf)
    const isClock = known !== undefined && matches(this.#segment.where, customer, known.asOf) === was
    return this.#change(goldenId, isMember, isClock ? 'clock' : 'data', asOf)
  }

  /** Takes out a golden ID that is no more. */
  remove(goldenId: string, asOf: number): SegmentChange | undefined {
    const was = this.#customers.get(goldenId)?.isMember ?? false
    this.#customers.delete(goldenId)
    return was ? this.#change(goldenId, false, 'identity', asOf) : undefined
  }

  /** Lets time pass. A segment whose rule looks at no clock is not looked through. */
  tick(asOf: number): SegmentChange[] {
    return dependsOnClock(this.#segment.where) ? this.#lookThrough(this.#segment.where, asOf, 'clock') : []
  }

  /** Changes the rule. */
  changeRule(segment: Segment, asOf: number): SegmentChange[] {
    const passed = this.tick(asOf)
    this.#segment = segment
    return [...passed, ...this.#lookThrough(segment.where, asOf, 'rule')]
  }

  #lookThrough(where: Condition, asOf: number, cause: ChangeCause): SegmentChange[] {
    const changes: SegmentChange[] = []
    for (const goldenId of [...this.#customers.keys()].sort()) {
      const entry = this.#customers.get(goldenId)!
      const isMember = matches(where, entry.customer, asOf)
      entry.asOf = asOf
      if (isMember === entry.isMember) continue
      entry.isMember = isMember
      changes.push(this.#change(goldenId, isMember, cause, asOf))
    }
    return changes
  }

  #change(goldenId: string, isMember: boolean, cause: ChangeCause, at: number): SegmentChange {
    return { segment: this.#segment.name, goldenId, change: isMember ? 'entered' : 'left', cause, at }
  }
}
