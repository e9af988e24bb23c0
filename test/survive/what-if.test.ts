import { describe, expect, it } from 'vitest'
import { defineEntity, kinds as k, resolve } from '../../src'
import { diffGolden, goldenOf, survive as s, whatIf } from '../../src/survive'
import { matchRule } from '../entity/match-rule'
import { say } from './said'

describe('diffGolden', () => {
  const said = [say('a:1', 'f', 'x', 1), say('b:1', 'f', 'y', 2), say('b:1', 'g', 'z', 2)]
  it('tells what was added, removed and changed, and why', () => {
    const before = goldenOf(said.slice(0, 1))
    const after = goldenOf(said)
    const { fields, recordsAdded, recordsRemoved } = diffGolden(before, after)
    expect(fields).toMatchObject([
      { field: 'f', change: 'changed', before: 'x', after: 'y', reason: 'older', decidedAfter: 'most-recent' },
      { field: 'g', change: 'added', after: 'z' },
    ])
    expect([recordsAdded, recordsRemoved]).toEqual([[{ source: 'b', recordId: '1' }], []])
    expect(diffGolden(after, before).fields[1]).toMatchObject({ field: 'g', change: 'removed', before: 'z' })
  })

  it('tells a value that is the same but of another record', () => {
    const twice = [say('a:1', 'f', 'x', 1), say('b:1', 'f', 'x', 2)]
    const oldest = goldenOf(twice, { survive: { f: [s.oldest()] } })
    expect(diffGolden(goldenOf(twice), oldest).fields).toMatchObject([{ field: 'f', change: 'origin' }])
    expect(diffGolden(oldest, oldest).fields).toEqual([])
  })
})

describe('whatIf', () => {
  const person = defineEntity({
    fields: { email: k.email(), plan: k.category({ compare: false }) },
    match: { rules: [matchRule({ same: ['email'] }, 'match')] },
    survive: { plan: [s.sourcePriority()] },
    sources: { crm: { id: 'id', priority: 1 }, billing: { id: 'id', priority: 2 } },
  })
  const rows = (plan: (n: number) => string) =>
    Array.from({ length: 12 }, (_, n) => ({ id: `${n}`, email: `person${n * 37}@mail${n}.org`, plan: plan(n) }))

  it('counts what changes if another source outranks, and changes nothing', async () => {
    const result = await resolve(person, {
      crm: rows(() => 'basic'),
      billing: rows((n) => (n < 4 ? 'gold' : 'basic')),
    })
    const before = [...result.golden()]
    const changes = whatIf(result, { priorities: { billing: 1, crm: 2 } }, { samples: 2 })
    expect(changes.golden).toBe(12)
    expect(changes.changedGolden).toBe(4)
    const plan = changes.fields.find(({ field }) => field === 'plan')
    expect(plan).toMatchObject({ golden: 12, changed: 4, added: 0, removed: 0, decidedAfter: { 'source-priority': 4 } })
    expect(plan?.samples).toHaveLength(2)
    expect(plan?.samples[0]).toMatchObject({ before: 'basic', after: 'gold', reason: 'lower-priority' })
    expect([...result.golden()]).toEqual(before)
  })

  it('refuses a policy with faults', async () => {
    const result = await resolve(person, { crm: rows(() => 'basic') })
    expect(() => whatIf(result, { survive: { plann: [s.oldest()] } })).toThrow('Did you mean "plan"?')
  })
})
