import type { LifeCycle, SegmentMembers } from '../engage'
import type { Households } from '../relate'
import { type HouseholdFacts, householdFacts } from './household-facts'
import { type JourneyFacts, type JourneyResults, journeyFacts } from './journey-facts'
import { valueView } from './mask-value'
import { type MeasureFacts, type MeasureResults, measureFacts } from './measure-facts'
import {
  type LifeCycleFacts,
  lifeCycleFacts,
  type PreferenceFacts,
  type PreferenceResults,
  preferenceFacts,
  type SegmentFacts,
  segmentFacts,
} from './preference-facts'
import { type RelationFacts, type RelationSet, relationFacts } from './relation-facts'

/** What the functions of `samewise/customer` found. All but the number of customers may be left out, and is then not shown. */
export interface CustomerResults {
  /** Golden records. */
  readonly customers: number
  /** By `households`. */
  readonly households?: Households
  readonly relations?: readonly RelationSet[]
  readonly journeys?: JourneyResults
  readonly preferences?: PreferenceResults
  /** By `lifeCycle`, one for each customer. */
  readonly lifeCycles?: Iterable<Pick<LifeCycle, 'stage'>>
  /** By `segmentMembers`. */
  readonly segments?: readonly Pick<SegmentMembers, 'segment' | 'members' | 'n'>[]
  readonly measures?: MeasureResults
}

/** Options of {@link customerReportData}. */
export interface CustomerReportOptions {
  /** Hides personal data: names keep their shape only, golden IDs are replaced, journeys lose their dates, topics and products. Default false. */
  readonly mask?: boolean | undefined
  /** Name of a customer, for examples; the golden ID is shown where there is none. */
  readonly nameOf?: ((goldenId: string) => string | undefined) | undefined
}

/** All that the chapter on customers shows, as plain JSON. Lists are cut at stated lengths; figures come with n and interval. */
export interface CustomerReportData {
  readonly isMasked: boolean
  readonly customers: number
  readonly households?: HouseholdFacts
  readonly relations: readonly RelationFacts[]
  readonly relationsLeftOut: number
  readonly journeys?: JourneyFacts
  readonly preferences?: PreferenceFacts
  /** Empty where it was not looked at. */
  readonly lifeCycle: readonly LifeCycleFacts[]
  readonly segments: readonly SegmentFacts[]
  readonly segmentsLeftOut: number
  readonly measures?: MeasureFacts
}

const MOST_RELATIONS = 24
const MOST_SEGMENTS = 24

/**
 * Collects all that the chapter on customers shows: relations, journeys, preferences and measures. Hand the result to `reportData` as
 * `customers`, or to `renderCustomerPage` for a page of its own. Looks once at every event and every household.
 *
 * @param results see {@link CustomerResults}
 * @param options see {@link CustomerReportOptions}
 * @returns plain data that survives JSON; the same for the same results
 *
 * @example
 * ```ts
 * import { households } from 'samewise/customer'
 * import { customerReportData, renderCustomerPage } from 'samewise/report'
 *
 * const address = '12 Oak Lane, Linden, GA 30021'
 * const found = households([
 *   { source: 'crm', recordId: '1', name: 'Ada Brown', address },
 *   { source: 'shop', recordId: '9', name: 'Tom Brown', address },
 * ])
 * const data = customerReportData({ customers: 2, households: found }, { mask: true })
 * data.households?.inHousehold.share // 1
 * const page = renderCustomerPage(data)
 * ```
 */
export function customerReportData(results: CustomerResults, options: CustomerReportOptions = {}): CustomerReportData {
  const { customers, households, relations = [], journeys, preferences, lifeCycles = [], segments = [] } = results
  const { mask = false, nameOf = () => undefined } = options
  const view = valueView(mask)
  return {
    isMasked: mask,
    customers,
    ...(households === undefined ? {} : { households: householdFacts(households, customers, view, nameOf, mask) }),
    relations: relations.slice(0, MOST_RELATIONS).map((set) => relationFacts(set, mask)),
    relationsLeftOut: Math.max(0, relations.length - MOST_RELATIONS),
    ...(journeys === undefined ? {} : { journeys: journeyFacts(journeys, view, nameOf, mask) }),
    ...(preferences === undefined ? {} : { preferences: preferenceFacts(preferences) }),
    lifeCycle: lifeCycleFacts(lifeCycles),
    segments: segmentFacts(segments.slice(0, MOST_SEGMENTS)),
    segmentsLeftOut: Math.max(0, segments.length - MOST_SEGMENTS),
    ...(results.measures === undefined ? {} : { measures: measureFacts(results.measures) }),
  }
}
