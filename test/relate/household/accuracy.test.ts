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
  it('hold nine in ten of those who are seen at one address and share a name or contact point, and hardly anyone else', () => {
    const { precision, recallOfTold } = score({})
    expect(precision).toBeGreaterThanOrEqual(0.95)
    expect(recallOfTold).toBeGreaterThanOrEqual(0.9)
  })

  it('hold nine in ten of all who are seen at one address, by the rule of co-occupancy', () => {
    const { precision, recallOfSeen } = score({ rules: [...defaultHouseholdPolicy.rules, coOccupancyRule] })
    expect(precision).toBeGreaterThanOrEqual(0.95)
    expect(recallOfSeen).toBeGreaterThanOrEqual(0.9)
  })
})
