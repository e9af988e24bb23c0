import { beforeAll, describe, expect, it } from 'vitest'
import { skewed } from '../../benchmarks/skew/skewed-people'
import { warningsOf } from '../../src/files/run-warnings'
import { generatePeople } from '../../src/generate'
import { defineEntity, kinds as k, type ResolveResult, resolve } from '../../src/index'
import { peopleConfig } from './people'

/** Above 20,000 records blocks hold 60 records at the most. */
const RECORDS = 20_500
const CAP = 60

describe('a file in which four of ten records are of one city, one of twenty has the same phone, and three of ten have no real name', () => {
  let result: ResolveResult
  beforeAll(async () => {
    const people = generatePeople({ records: RECORDS, seed: 11 })
    const rows = Array.from(people, ({ record }, n) => ({ ...skewed(record, n) }))
    result = await resolve(peopleConfig, { people: rows })
  }, 120_000)

  it('keeps every record', () => {
    expect(new Set(Array.from(result.xref(), ({ recordId }) => recordId)).size).toBe(RECORDS)
  })

  it('takes the shared values for no evidence, and says so in the model', () => {
    const { frequencies } = result.state.learned.model
    const generic = Object.keys(frequencies).filter((feature) => frequencies[feature].generic.length > 0)
    expect(generic.sort()).toEqual(['address.city', 'address.postcode', 'name.family', 'name.given', 'phone'])
  })

  it('proposes no more pairs than blocks under the cap hold', () => {
    const { candidates } = result.state.learned
    expect(result.state.pairs.scored).toBeLessThan(12 * RECORDS)
    for (const { pairs } of candidates.reports) expect(pairs).toBeLessThan((RECORDS * (CAP - 1)) / 2)
  })

  it('makes no golden record of those who share nothing else', () => {
    const { starts } = result.state.clusters.groups
    expect(Math.max(...starts.slice(1).map((end, g) => end - starts[g]))).toBeLessThan(20)
  })

  it('warns of all pairs that were left out', () => {
    const skipped = result.state.learned.candidates.reports.reduce(
      (sum, { oversize }) => sum + oversize.skippedPairs,
      0,
    )
    const told = warningsOf(result).find(({ code }) => code === 'pairs-skipped')
    expect(told).toEqual(skipped === 0 ? undefined : { code: 'pairs-skipped', count: skipped })
  })
})

describe('a blocking rule of the user over a few huge blocks', () => {
  const cities = ['Leeds', 'Leeds', 'York', 'Hull', 'Ripon']
  const rows = Array.from({ length: 2000 }, (_, n) => ({
    id: `r${n}`,
    city: cities[n % cities.length],
    mail: `someone${n >> 1}@example.org`,
  }))
  const site = defineEntity({
    fields: { city: k.category(), mail: k.email() },
    sources: { sites: { id: 'id', map: { mail: 'mail' } } },
    match: { blocking: [['city']] },
  })

  it('is cut to the cap, and the pairs it made and those it lost are all pairs of its blocks', async () => {
    const { state } = await resolve(site, { sites: rows })
    const [{ pairs, oversize }] = state.learned.candidates.reports
    const pairsOf = (n: number): number => (n * (n - 1)) / 2
    expect(oversize).toMatchObject({ blocks: 4, largestBlock: 800 })
    expect(pairs + oversize.skippedPairs).toBe(pairsOf(800) + 3 * pairsOf(400))
    expect(pairs).toBeLessThanOrEqual((2000 * 199) / 2)
  })
})
