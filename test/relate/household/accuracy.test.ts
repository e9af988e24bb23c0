import { coOccupancyRule, defaultHouseholdPolicy, type HouseholdPolicy, households } from 'samewise/customer'
import { describe, expect, it } from 'vitest'
import { scoreHouseholds } from '../../../benchmarks/relate/household-accuracy'
import { drawPeople, homeRecordOfPerson } from '../../../benchmarks/relate/people'

const people = drawPeople(3000, 5)
const homes = people.records.map(homeRecordOfPerson)
const numbers = new Map(people.records.map(({ record_id }, n) => [record_id, n]))
const entity = (n: number): string => people.truth[n].entity_id
const score = (policy: Partial<HouseholdPolicy>): ReturnType<typeof scoreHouseholds> =>
  scoreHouseholds(
    people,
    households(homes, policy, { personOf: ({ recordId }) => entity(numbers.get(recordId)!) }),
    entity,
  )

describe('households of noisy people', () => {
  it('hold nine in ten of those who are seen at one address, and hardly any flatmates', () => {
    const { precision, recallOfSeen } = score({})
    expect(precision).toBeGreaterThanOrEqual(0.95)
    expect(recallOfSeen).toBeGreaterThanOrEqual(0.9)
  })

  it('hold fewer flatmates without the rule for couples, and nine in ten who share a name or contact point', () => {
    const { precision, recallOfTold } = score({ rules: defaultHouseholdPolicy.rules.slice(0, -1) })
    expect(precision).toBeGreaterThan(score({}).precision)
    expect(recallOfTold).toBeGreaterThanOrEqual(0.9)
  })

  it('hold more of all who are seen at one address by the rule of co-occupancy, flatmates among them', () => {
    const { precision, recallOfSeen } = score({ rules: [...defaultHouseholdPolicy.rules, coOccupancyRule] })
    expect(precision).toBeLessThan(score({}).precision)
    expect(recallOfSeen).toBeGreaterThan(score({}).recallOfSeen)
  })
})
