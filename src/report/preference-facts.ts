import { compareText } from '../base'
import type { LifeCycle, LifeCycleStage, Preference, PreferenceDimension, SegmentMembers } from '../engage'
import { type Rate, rateOf } from '../profile'
import { shorten } from './mask-value'

/** Preferences of some customers, as `preferencesOf` or `inferPreferences` give them. */
export interface PreferenceResults {
  /** One entry for each customer who was looked at. */
  readonly customers: Iterable<readonly Preference[]>
  /** Of how many those looked at are a sample; left out where they are all. */
  readonly of?: number
}

/** What customers prefer in one dimension. */
export interface DimensionFacts {
  readonly dimension: PreferenceDimension
  /** Of all who were looked at, those whose preference is known. */
  readonly known: Rate
  /** Of the known ones, those who said so themselves. */
  readonly declared: number
  /** Why it is not known of the others, the most common reason first. */
  readonly unknown: readonly { readonly reason: Preference['reason']; readonly customers: number }[]
  /** The most common first, up to 10. */
  readonly options: readonly { readonly option: string; readonly customers: number }[]
  readonly optionsLeftOut: number
}

/** What customers prefer, as far as it is known. */
export interface PreferenceFacts {
  readonly looked: number
  readonly of: number
  readonly dimensions: readonly DimensionFacts[]
}

/** Customers at a stage of the life cycle. */
export interface LifeCycleFacts {
  readonly stage: LifeCycleStage
  readonly share: Rate
}

/** A segment and how many are in it. */
export interface SegmentFacts {
  readonly segment: string
  readonly members: Rate
}

const MOST_OPTIONS = 10
const STAGES: readonly LifeCycleStage[] = ['prospect', 'new', 'active', 'won-back', 'at-risk', 'lapsed']

/** Counts preferences, those unknown as well. */
export function preferenceFacts({ customers, of }: PreferenceResults): PreferenceFacts {
  const found = new Map<
    PreferenceDimension,
    { known: number; declared: number; unknown: Map<Preference['reason'], number>; options: Map<string, number> }
  >()
  let looked = 0
  for (const preferences of customers) {
    looked++
    for (const { dimension, top, basis, reason } of preferences) {
      let own = found.get(dimension)
      if (own === undefined) {
        found.set(dimension, (own = { known: 0, declared: 0, unknown: new Map(), options: new Map() }))
      }
      if (top === null) own.unknown.set(reason, (own.unknown.get(reason) ?? 0) + 1)
      else {
        own.known++
        if (basis === 'declared') own.declared++
        own.options.set(top, (own.options.get(top) ?? 0) + 1)
      }
    }
  }
  return {
    looked,
    of: Math.max(of ?? looked, looked),
    dimensions: [...found].map(([dimension, { known, declared, unknown, options }]) => ({
      dimension,
      known: rateOf(known, looked),
      declared,
      unknown: byCount(unknown).map(([reason, count]) => ({ reason, customers: count })),
      options: byCount(options)
        .slice(0, MOST_OPTIONS)
        .map(([option, count]) => ({ option: shorten(option), customers: count })),
      optionsLeftOut: Math.max(0, options.size - MOST_OPTIONS),
    })),
  }
}

function byCount<K extends string>(counts: ReadonlyMap<K, number>): [K, number][] {
  return [...counts].sort(([a, left], [b, right]) => right - left || compareText(a, b))
}

/** Counts customers by stage, in the order of the life cycle. */
export function lifeCycleFacts(customers: Iterable<Pick<LifeCycle, 'stage'>>): LifeCycleFacts[] {
  const counts = new Map<LifeCycleStage, number>()
  let n = 0
  for (const { stage } of customers) {
    n++
    counts.set(stage, (counts.get(stage) ?? 0) + 1)
  }
  return n === 0 ? [] : STAGES.map((stage) => ({ stage, share: rateOf(counts.get(stage) ?? 0, n) }))
}

/** Sizes of segments. */
export function segmentFacts(segments: readonly Pick<SegmentMembers, 'segment' | 'members' | 'n'>[]): SegmentFacts[] {
  return segments.map(({ segment, members, n }) => ({ segment: shorten(segment), members: rateOf(members.length, n) }))
}
