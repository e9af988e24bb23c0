import { resolve } from 'samewise'
import {
  coOccupancyRule,
  defaultHouseholdPolicy,
  type HomeRecord,
  HouseholdState,
  homeRecords,
  households,
  personOfRun,
  updateHouseholds,
} from 'samewise/customer'
import { peopleEntity } from '../measure/people-entity'
import { cpuSecondsOf, type RunTimes, timesOf } from '../measure/processor-time'
import { type HouseholdScore, scoreHouseholds } from './household-accuracy'
import { drawPeople, homeRecordOfPerson } from './people'

/** The default; without couples of two names; and with all who are seen together, whatever their names. */
export const measuredPolicies = {
  default: {},
  withoutCouples: { rules: defaultHouseholdPolicy.rules.filter(({ name }) => name !== 'address-and-couple') },
  withCoOccupancy: { rules: [...defaultHouseholdPolicy.rules, coOccupancyRule] },
} as const

/** Households of generated people, for each policy: with the persons as they are, and as `resolve` finds them. */
export async function householdAccuracy(
  records: number,
  seed: number,
): Promise<Record<keyof typeof measuredPolicies, { truePersons: HouseholdScore; resolvedPersons: HouseholdScore }>> {
  const people = drawPeople(records, seed)
  const numbers = new Map(people.records.map(({ record_id }, n) => [record_id, n]))
  const entity = (n: number): string => people.truth[n].entity_id
  const homes = people.records.map(homeRecordOfPerson)
  const result = await resolvePeople(people.records)
  const goldenOf = personOfRun(result)
  const golden = (n: number): string =>
    goldenOf({ source: people.records[n].source, recordId: people.records[n].record_id })!
  const ofRun = homeRecords(result)
  const measure = (policy: (typeof measuredPolicies)[keyof typeof measuredPolicies]) => ({
    truePersons: scoreHouseholds(
      people,
      households(homes, policy, { personOf: ({ recordId }) => entity(numbers.get(recordId)!) }),
      entity,
    ),
    resolvedPersons: scoreHouseholds(people, households(ofRun, policy, { personOf: goldenOf }), golden),
  })
  return {
    default: measure(measuredPolicies.default),
    withoutCouples: measure(measuredPolicies.withoutCouples),
    withCoOccupancy: measure(measuredPolicies.withCoOccupancy),
  }
}

function resolvePeople(records: ReturnType<typeof drawPeople>['records']) {
  const bySource = new Map<string, (typeof records)[number][]>()
  for (const record of records) {
    const known = bySource.get(record.source)
    if (known === undefined) bySource.set(record.source, [record])
    else known.push(record)
  }
  return resolve(peopleEntity([...bySource.keys()]), Object.fromEntries(bySource))
}

/** Times of updates one record at a time, with everything else loaded. */
export interface UpdateTimes {
  readonly loadedRecords: number
  readonly loadedPerCpuSecond: number
  readonly times: RunTimes
}

/** Updates that are not measured: with the first ones, compilers on other threads are at work. */
const WARM_UP = 1000

/** Loads all but some records, then puts these one by one. */
export function householdUpdates(records: number, seed: number, updates: number): UpdateTimes {
  const { records: rows, truth } = drawPeople(records, seed)
  const homes = rows.map(homeRecordOfPerson)
  const state = new HouseholdState()
  const loaded = homes.length - WARM_UP - updates
  const change = (from: number, to: number) => ({
    put: homes.slice(from, to),
    persons: homes
      .slice(from, to)
      .map(({ source, recordId }: HomeRecord, n) => ({ source, recordId, goldenId: truth[from + n].entity_id })),
  })
  const seconds = cpuSecondsOf(() => updateHouseholds(state, change(0, loaded)))
  const changes = Array.from({ length: WARM_UP + updates }, (_, n) => change(loaded + n, loaded + n + 1))
  for (let n = 0; n < WARM_UP; n++) updateHouseholds(state, changes[n])
  const times = timesOf(updates, (n) => {
    updateHouseholds(state, changes[WARM_UP + n])
  })
  return { loadedRecords: loaded, loadedPerCpuSecond: loaded / seconds, times }
}
