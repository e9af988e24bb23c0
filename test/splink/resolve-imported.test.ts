import { describe, expect, it } from 'vitest'
import type { EntityConfig } from '../../src/entity'
import { evaluateClusters } from '../../src/evaluate'
import { generatePeople } from '../../src/generate'
import { resolve } from '../../src/resolve'
import { importSplink } from '../../src/splink'
import { savedModel } from './model-of'

const people = [...generatePeople({ records: 1200, seed: 12 })]
const truth = people.map(({ truth: { record_id, entity_id } }) => [record_id, entity_id] as const)

async function scoresOf(config: EntityConfig) {
  const result = await resolve(JSON.parse(JSON.stringify(config)), { people: people.map(({ record }) => record) })
  return evaluateClusters(
    truth,
    Array.from(result.xref(), ({ recordId, goldenId }) => [recordId, goldenId] as const),
  )
}

describe('an imported model', () => {
  it('resolves people that it has never seen', async () => {
    const { config } = importSplink(savedModel('splink-5-people'), { sources: ['people'] })
    const { pairs } = await scoresOf(config)
    expect(pairs.precision).toBeGreaterThan(0.97)
    expect(pairs.recall).toBeGreaterThan(0.94)
  })
})
