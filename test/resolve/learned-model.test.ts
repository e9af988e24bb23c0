import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/base'
import { evaluateClusters } from '../../src/evaluate'
import { generatePeople } from '../../src/generate'
import { kinds as k, type ResolveResult, type Row, resolve } from '../../src/index'
import { runs } from '../base/runs'
import { peopleConfig, peopleRows } from './people'

const comparisonsOf = ({ state }: ResolveResult) => state.plan.comparisons.flatMap((field) => field.comparisons)

describe('a model learned without labels', () => {
  it('has no probability of 0, and no level that speaks more for a match than the one above it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 2, max: 500 }), async (seed, count) => {
        const result = await resolve(peopleConfig, { people: peopleRows(count, seed) })
        const comparisons = comparisonsOf(result)
        result.state.learned.model.comparisons.forEach(({ m, h, u }, c) => {
          for (const p of [...m, ...h, ...u]) {
            expect(p).toBeGreaterThan(0)
            expect(p).toBeLessThanOrEqual(1)
          }
          const ladder = comparisons[c].levels.flatMap((level, l) => (level.aside ? [] : [m[l] / u[l]]))
          for (let l = 1; l < ladder.length; l++) expect(ladder[l]).toBeLessThanOrEqual(ladder[l - 1] * (1 + 1e-9))
        })
      }),
      runs(4),
    )
  })

  it('expects about the precision and recall that there are', async () => {
    const people = Array.from(generatePeople({ records: 3000, seed: 8 }))
    const truth = new Map(people.map(({ record, truth: own }) => [record.record_id, own.entity_id]))
    const result = await resolve(peopleConfig, { people: people.map(({ record }) => ({ ...record })) })
    const clusters = new Map([...result.xref()].map(({ recordId, goldenId }) => [recordId, goldenId]))
    const { pairs } = evaluateClusters(truth, clusters)
    const { precision, recall } = result.expected()
    expect(Math.abs(precision - pairs.precision)).toBeLessThan(0.03)
    expect(Math.abs(recall - pairs.recall)).toBeLessThan(0.03)
  })

  it('finds customers of whom there are dozens of records each, though random pairs are of one customer often enough', async () => {
    const dice = seededRandom(3)
    const letters = 'abcdefghijklmnopqrstuvwxyz'
    const word = (): string => Array.from({ length: 7 }, () => letters[dice.below(26)]).join('')
    const rows: Row[] = []
    const truth = new Map<string, string>()
    for (let customer = 0; customer < 12; customer++) {
      const [given, family, mail] = [word(), word(), `${word()}@${word()}.org`]
      for (let i = 0; i < 50; i++) {
        const id = `${customer}-${i}`
        truth.set(id, `${customer}`)
        const slip = (text: string): string => (dice.next() < 0.15 ? `${text.slice(0, 3)}${text.slice(4)}` : text)
        const email = dice.next() < 0.3 ? '' : slip(mail)
        rows.push({ id, given: slip(given), family: slip(family), email })
      }
    }
    const result = await resolve(
      {
        fields: { name: k.personName(), email: k.email() },
        sources: { crm: { id: 'id', map: { 'name.given': 'given', 'name.family': 'family' } } },
      },
      { crm: rows },
    )
    const clusters = [...result.xref()].map(({ recordId, goldenId }) => [recordId, goldenId] as const)
    const { pairs } = evaluateClusters(new Map(clusters), truth)
    expect(pairs.f1).toBeGreaterThan(0.95)
  })

  it('says where one field alone tells records apart, and matches by how alike it is', async () => {
    const rows = peopleRows(600, 5).map(({ record_id, last_name, first_name }) => ({
      id: record_id,
      firm: `${String(last_name)} ${String(first_name)} Works`,
    }))
    const result = await resolve(
      { fields: { firm: k.organizationName() }, sources: { register: { id: 'id' } } },
      { register: rows },
    )
    const { onlyInformative, warnings } = result.state.learned.model
    expect(onlyInformative).toBe('firm')
    expect(warnings.join(' ')).toMatch(/Only firm tells records apart/)
  })
})
