import { type RecordRef, recordKey } from '../../identity'
import type { IdOfRecord } from '../follow-relations'
import type { RelateIssue } from '../relate-issue'
import type { CustomerRelation } from '../relation'
import type { HomeRecord } from './home-record'
import type { Household } from './household'
import type { HouseholdPolicy } from './household-policy'
import { type HouseholdChange, HouseholdState } from './household-state'

/** Options of {@link households}. */
export interface HouseholdOptions {
  /** Moment to tell members, heads and roles at: ISO 8601; default: the latest state. */
  readonly asOf?: string | undefined
  /** Declared relations: `lives-with` makes a member without an address, the others are evidence at one, and say roles. */
  readonly relations?: Iterable<CustomerRelation>
  /** Pairs of records whose persons are not of one household, whatever else agrees. */
  readonly apart?: Iterable<readonly [RecordRef, RecordRef]>
  /** Whose a record is; default: each record is of a person of its own, with the record's `source:recordId` for an ID. */
  readonly personOf?: IdOfRecord
}

/** What {@link households} found. */
export interface Households {
  /** By ID. */
  readonly households: readonly Household[]
  readonly issues: readonly RelateIssue[]
}

/**
 * Finds households: persons at one delivery address, unit included, who also share a family name, a phone or mailbox, an account or a
 * declared relation, or who look like a couple with two names, by rules that the policy states. Addresses of many (homes for the aged, offices, post boxes, blocks without a unit)
 * make none. Persons move in and out as their records say; a household that moves as a whole, or loses or gains one, stays the same.
 * Persons are never merged by it.
 *
 * @param records what sources say of homes, in any order; {@link homeRecords} makes them of a run
 * @param policy what differs from {@link defaultHouseholdPolicy}
 * @throws SamewiseError `BAD_CONFIG` if the policy has a fault, `BAD_USAGE` if `asOf` is no moment
 *
 * @example
 * ```ts
 * import { households } from 'samewise/customer'
 *
 * const address = '12 Oak Lane, Linden, GA 30021'
 * const { households: found } = households([
 *   { source: 'crm', recordId: '1', name: 'Ada Brown', address, observedAt: '2024-03-01' },
 *   { source: 'shop', recordId: '9', name: 'Tom Brown', address, observedAt: '2025-01-10' },
 *   { source: 'shop', recordId: '10', name: 'Eve Stone', address: '14 Oak Lane, Linden, GA 30021' },
 * ])
 * found[0].members.map(({ goldenId }) => goldenId) // ['crm:1', 'shop:9']
 * found[0].members[1].evidence[0].rule // 'address-and-family'
 * ```
 */
export function households(
  records: Iterable<HomeRecord>,
  policy: Partial<HouseholdPolicy> = {},
  options: HouseholdOptions = {},
): Households {
  const {
    personOf = ({ source, recordId }: RecordRef) => `${source}:${recordId}`,
    relations = [],
    apart = [],
  } = options
  const put = [...records]
  const seen = new Set<string>()
  const repeats: string[] = []
  for (const record of put) {
    const key = recordKey(record)
    if (seen.has(key)) repeats.push(`${record.source}:${record.recordId}`)
    seen.add(key)
  }
  const persons = put.map((record) => ({ ...refOf(record), goldenId: personOf(refOf(record)) }))
  const state = new HouseholdState(policy)
  state.update({ put, persons, relate: [...relations], apart: [...apart] })
  const issues = [...state.issues()]
  if (repeats.length > 0) {
    issues.push({ code: 'duplicate-record', count: repeats.length, examples: [...new Set(repeats)].sort().slice(0, 5) })
  }
  issues.sort((a, b) => (a.code < b.code ? -1 : 1))
  return { households: state.households(options), issues }
}

/**
 * Takes changes into a state of households; what the state then gives is what {@link households} gives over all that was told to it, in
 * whatever order. A change costs what is in the buildings of those it is about.
 *
 * @returns IDs of the households that came, went or may have changed
 *
 * @example
 * ```ts
 * import { HouseholdState, updateHouseholds } from 'samewise/customer'
 *
 * const state = new HouseholdState()
 * const home = { name: 'Ada Brown', address: '12 Oak Lane, Linden, GA 30021' }
 * updateHouseholds(state, { put: [{ source: 'crm', recordId: '1', ...home }], persons: [{ source: 'crm', recordId: '1', goldenId: 'g_ada' }] })
 * const tom = { source: 'crm', recordId: '2' }
 * updateHouseholds(state, { put: [{ ...tom, ...home, name: 'Tom Brown' }], persons: [{ ...tom, goldenId: 'g_tom' }] })
 * state.householdsOf('g_tom')[0].members.length // 2
 * ```
 */
export function updateHouseholds(state: HouseholdState, change: HouseholdChange): string[] {
  return state.update(change)
}

const refOf = ({ source, recordId }: RecordRef): RecordRef => ({ source, recordId })
