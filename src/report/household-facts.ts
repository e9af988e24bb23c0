import { compareText } from '../base'
import { type Rate, rateOf } from '../profile'
import type { Household, HouseholdMember, Households } from '../relate'
import type { ValueView } from './mask-value'

/** Households of a size. */
export interface HouseholdSize {
  readonly persons: number
  /** Of so many persons or more. */
  readonly isMore: boolean
  readonly households: number
  readonly members: number
}

/** A household with those who live there now. */
export interface LargeHousehold {
  readonly id: string
  readonly persons: number
  /** Up to 12 of them. */
  readonly members: readonly { readonly name: string; readonly role: string }[]
  readonly rules: readonly string[]
}

/** Something that was refused, counted. */
export interface RefusedFacts {
  readonly code: string
  readonly count: number
  /** Left out where the report is masked. */
  readonly examples: readonly string[]
}

/** Who lives together. */
export interface HouseholdFacts {
  /** Those in which somebody lives now. */
  readonly households: number
  /** Those that nobody is left of. */
  readonly former: number
  /** Of all customers, those who live in one now. */
  readonly inHousehold: Rate
  readonly sizes: readonly HouseholdSize[]
  /** Rules by which persons belong to a household, the most common first; a person may belong by several. */
  readonly rules: readonly { readonly rule: string; readonly households: number; readonly persons: number }[]
  readonly largest: readonly LargeHousehold[]
  /** Left out where no record says when it was seen. */
  readonly moves?: {
    readonly in: number
    readonly out: number
    /** The last ten years in which somebody moved. */
    readonly byYear: readonly { readonly year: string; readonly in: number; readonly out: number }[]
  }
  readonly refused: readonly RefusedFacts[]
}

/** From this size on, sizes share a bar. */
const LARGE = 7
const MOST_LARGEST = 5
const MOST_MEMBERS = 12
const MOST_RULES = 12
const MOST_YEARS = 10

/** Counts households and what made them. */
export function householdFacts(
  { households, issues }: Households,
  customers: number,
  view: ValueView,
  nameOf: (goldenId: string) => string | undefined,
  isMasked: boolean,
): HouseholdFacts {
  const current = households
    .map((household) => ({ household, own: household.members.filter(({ isCurrent }) => isCurrent) }))
    .filter(({ own }) => own.length > 0)
  const persons = new Set(current.flatMap(({ own }) => own.map(({ goldenId }) => goldenId)))
  const largest = [...current].sort(
    (a, b) => b.own.length - a.own.length || compareText(a.household.householdId, b.household.householdId),
  )
  const name = (goldenId: string): string => {
    const known = nameOf(goldenId)
    return known === undefined ? view.id('customer', goldenId) : view.value(known)
  }
  const moves = movesOf(households)
  return {
    households: current.length,
    former: households.length - current.length,
    inHousehold: rateOf(Math.min(persons.size, customers), customers),
    sizes: sizesOf(current.map(({ own }) => own.length)),
    rules: rulesOf(households),
    largest: largest.slice(0, MOST_LARGEST).map(({ household, own }) => ({
      id: view.id('household', household.householdId),
      persons: own.length,
      members: own.slice(0, MOST_MEMBERS).map(({ goldenId, role }) => ({ name: name(goldenId), role })),
      rules: [...new Set(own.flatMap(rulesOfMember))],
    })),
    ...(moves === undefined ? {} : { moves }),
    refused: issues.map(({ code, count, examples }) => ({
      code,
      count,
      examples: isMasked ? [] : examples.map((example) => view.value(example)),
    })),
  }
}

function rulesOfMember({ evidence }: HouseholdMember): string[] {
  return evidence.map(({ rule }) => rule)
}

function sizesOf(sizes: readonly number[]): HouseholdSize[] {
  const found = new Map<number, { households: number; members: number }>()
  for (const size of sizes) {
    const persons = Math.min(size, LARGE)
    const known = found.get(persons) ?? { households: 0, members: 0 }
    found.set(persons, { households: known.households + 1, members: known.members + size })
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([persons, counts]) => ({ persons, isMore: persons === LARGE, ...counts }))
}

function rulesOf(households: readonly Household[]): HouseholdFacts['rules'] {
  const found = new Map<string, { households: number; persons: number }>()
  for (const { members } of households) {
    const counts = new Map<string, number>()
    for (const member of members) {
      for (const rule of new Set(rulesOfMember(member))) counts.set(rule, (counts.get(rule) ?? 0) + 1)
    }
    for (const [rule, persons] of counts) {
      const known = found.get(rule) ?? { households: 0, persons: 0 }
      found.set(rule, { households: known.households + 1, persons: known.persons + persons })
    }
  }
  return [...found]
    .sort(([a, left], [b, right]) => right.households - left.households || compareText(a, b))
    .slice(0, MOST_RULES)
    .map(([rule, counts]) => ({ rule, ...counts }))
}

/** Who came after the first of a household, and who left one: only where records say when they were seen. */
function movesOf(households: readonly Household[]): HouseholdFacts['moves'] {
  const years = new Map<string, { in: number; out: number }>()
  let isDated = false
  const count = (moment: string, way: 'in' | 'out'): void => {
    const year = moment.slice(0, 4)
    const known = years.get(year) ?? { in: 0, out: 0 }
    known[way]++
    years.set(year, known)
  }
  for (const { members } of households) {
    const starts = members.flatMap(({ since }) => since ?? []).sort(compareText)
    if (starts.length > 0) isDated = true
    for (const { since, until, isCurrent } of members) {
      if (since !== undefined && since > starts[0]) count(since, 'in')
      if (until !== undefined && !isCurrent) count(until, 'out')
    }
  }
  if (!isDated) return undefined
  const all = [...years].sort(([a], [b]) => compareText(a, b))
  return {
    in: all.reduce((sum, [, own]) => sum + own.in, 0),
    out: all.reduce((sum, [, own]) => sum + own.out, 0),
    byYear: all.slice(-MOST_YEARS).map(([year, own]) => ({ year, ...own })),
  }
}
