import { type RecordRef, resolve } from 'samewise'
import {
  defaultHouseholdPolicy,
  type HomeRecord,
  type Household,
  type HouseholdRule,
  households,
} from 'samewise/customer'
import type { PersonRecord } from 'samewise/generate'
import { peopleEntity } from '../measure/people-entity'
import { householdAccuracy, householdUpdates, measuredPolicies } from '../relate/household-figures'
import { type Figure, timeFigures } from './figure'
import type { World } from './world'

const GENERATED_RECORDS = 20_000
const GENERATED_SEED = 11
const LOADED_RECORDS = 200_000
const UPDATES = 5000

const person = peopleEntity(['crm', 'billing', 'support', 'web', 'loyalty'])

const homeOf = (row: PersonRecord): HomeRecord => ({
  source: row.source,
  recordId: row.record_id,
  observedAt: row.updated_at,
  name: { given: row.first_name, family: row.last_name },
  birthDate: row.birth_date,
  address: { line: row.street, city: row.city, postcode: row.postcode },
  phones: row.phone === '' ? [] : [row.phone],
  emails: row.email === '' ? [] : [row.email],
})

const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

function addPairs(pairs: Set<string>, members: Iterable<string>): void {
  const own = [...new Set(members)]
  for (let i = 0; i < own.length; i++) for (let j = 0; j < i; j++) pairs.add(pairKey(own[i], own[j]))
}

/** Pairs of customers who live in one household, today or at any time. */
function truePairs({ simulation }: World, isCurrentOnly: boolean): Set<string> {
  const customers = new Set(simulation.truth.customers.map((customer) => customer.person))
  const byHousehold = new Map<string, string[]>()
  for (const { person: id, household, until } of simulation.truth.memberships) {
    if (!customers.has(id) || (isCurrentOnly && until !== undefined)) continue
    byHousehold.set(household, [...(byHousehold.get(household) ?? []), id])
  }
  const pairs = new Set<string>()
  for (const members of byHousehold.values()) addPairs(pairs, members)
  return pairs
}

function foundPairs(found: readonly Household[], isCurrentOnly: boolean, truthOf: (goldenId: string) => string) {
  const pairs = new Set<string>()
  for (const { members } of found) {
    addPairs(
      pairs,
      members.filter(({ isCurrent }) => isCurrent || !isCurrentOnly).map((one) => truthOf(one.goldenId)),
    )
  }
  return pairs
}

const houseNumber = (row: PersonRecord): string | undefined => /\d+/.exec(row.street)?.[0]
const givesHome = (row: PersonRecord): boolean =>
  houseNumber(row) !== undefined && !row.street.startsWith('P.O.') && (row.city !== '' || row.postcode !== '')

/** Those of the pairs of whom each has a record with an address, and both one with the same house number: the others no file shows to live together. */
function shownPairs(world: World, pairs: ReadonlySet<string>): Set<string> {
  const numbers = new Map<string, Set<string>>()
  for (const row of Object.values(world.simulation.records).flat()) {
    if (!givesHome(row)) continue
    const id = world.personOf({ source: row.source, recordId: row.record_id })!
    numbers.set(id, (numbers.get(id) ?? new Set<string>()).add(houseNumber(row)!))
  }
  const isShown = (pair: string): boolean => {
    const [left, right] = pair.split(' ').map((id) => [...(numbers.get(id) ?? [])])
    return left.some((number) => right.includes(number))
  }
  return new Set([...pairs].filter(isShown))
}

const shareOf = (some: ReadonlySet<string>, within: ReadonlySet<string>): number => {
  let inside = 0
  for (const pair of some) if (within.has(pair)) inside++
  return inside / some.size
}

/** Precision over all who ever lived together, and recall over those of them whom the records show. */
function compare(
  name: string,
  found: readonly Household[],
  truths: Truths,
  truthOf: (goldenId: string) => string,
  hasBar: boolean,
): Figure[] {
  const ever = foundPairs(found, false, truthOf)
  const precision = { name: `households_${name}_precision`, value: shareOf(ever, truths.ever) }
  const recall = { name: `households_${name}_recall_of_shown`, value: shareOf(truths.shown, ever) }
  if (!hasBar) return [precision, recall]
  const current = foundPairs(found, true, truthOf)
  return [
    { ...precision, atLeast: 0.95 },
    { ...recall, atLeast: 0.9 },
    { name: `households_${name}_recall_of_all`, value: shareOf(truths.ever, ever) },
    { name: `households_${name}_today_precision`, value: shareOf(current, truths.current) },
    { name: `households_${name}_today_recall_of_all`, value: shareOf(truths.current, current) },
  ]
}

interface Truths {
  readonly ever: ReadonlySet<string>
  readonly current: ReadonlySet<string>
  readonly shown: ReadonlySet<string>
}

/** The person that most records of a golden record are of; at equal numbers the first by id. */
function truthOfGolden(
  world: World,
  refs: readonly RecordRef[],
  idOf: (ref: RecordRef) => string,
): Map<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const ref of refs) {
    const own = counts.get(idOf(ref)) ?? new Map<string, number>()
    const truth = world.personOf(ref)!
    counts.set(idOf(ref), own.set(truth, (own.get(truth) ?? 0) + 1))
  }
  return new Map(
    [...counts].map(([id, own]) => [id, [...own].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0]]),
  )
}

/** Pairs of one household, precision and recall: with persons as they truly are, and as they are resolved from the records. */
export async function measureHouseholds(world: World): Promise<Figure[]> {
  const rows = Object.values(world.simulation.records).flat()
  const homes = rows.map(homeOf)
  const ever = truePairs(world, false)
  const truths: Truths = { ever, current: truePairs(world, true), shown: shownPairs(world, ever) }
  const withRules = (rules: readonly HouseholdRule[]): readonly Household[] =>
    households(homes, { rules }, { personOf: world.personOf }).households
  const known = withRules(defaultHouseholdPolicy.rules)
  const same = (id: string): string => id
  const { records } = world.simulation
  const result = await resolve(person, records as unknown as Record<string, Iterable<Record<string, string>>>)
  const ids = new Map(
    Array.from(result.xref(), ({ source, recordId, goldenId }) => [`${source}:${recordId}`, goldenId]),
  )
  const idOf = ({ source, recordId }: RecordRef): string => ids.get(`${source}:${recordId}`)!
  const resolved = households(homes, {}, { personOf: idOf }).households
  const goldenTruths = truthOfGolden(world, homes, idOf)
  const truthOf = (id: string): string => goldenTruths.get(id)!
  const { rules } = measuredPolicies.withoutCouples
  return [
    ...compare('true_persons', known, truths, same, true),
    ...compare('resolved_persons', resolved, truths, truthOf, true),
    ...compare('without_couples', withRules(rules), truths, same, false),
    ...compare('with_co_occupancy', withRules(measuredPolicies.withCoOccupancy.rules), truths, same, false),
    ...(await onGeneratedPeople()),
    ...updateFigures(),
  ]
}

/** The same on people who were made for resolution, with their noise: another seed than any that rules were chosen on. */
async function onGeneratedPeople(): Promise<Figure[]> {
  const { default: scores } = await householdAccuracy(GENERATED_RECORDS, GENERATED_SEED)
  return Object.entries(scores).flatMap(([whose, { precision, recallOfSeen }]): Figure[] => {
    const name = `households_generated_${whose === 'truePersons' ? 'true' : 'resolved'}_persons`
    return [
      { name: `${name}_precision`, value: precision, atLeast: 0.95 },
      { name: `${name}_recall_of_seen`, value: recallOfSeen, atLeast: 0.9 },
    ]
  })
}

function updateFigures(): Figure[] {
  const { loadedRecords, loadedPerCpuSecond, times } = householdUpdates(LOADED_RECORDS, GENERATED_SEED, UPDATES)
  return [
    { name: 'households_loaded_records', value: loadedRecords },
    { name: 'households_loaded_records_per_cpu_s', value: loadedPerCpuSecond },
    ...timeFigures('household_update', times, 1),
  ]
}
