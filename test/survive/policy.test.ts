import { describe, expect, it } from 'vitest'
import { compilePolicy, faultsOfPolicy, type PolicyConfig, type StrategyConfig, survive as s } from '../../src/survive'

const fields = ['street', 'city', 'phone', 'phoneType']
const faultsOf = (policy: PolicyConfig): string[] =>
  faultsOfPolicy(fields, policy, (name, known) => ` (${name} of ${known.length})`)

describe('a policy', () => {
  const faulty: [name: string, policy: PolicyConfig, fault: string][] = [
    [
      'a field that is not there',
      { survive: { stret: [s.mostRecent()] } },
      '"survive.stret" names no field: "stret". (stret of 4)',
    ],
    [
      'an option that is not there',
      { survive: { city: [{ strategy: 'union', limt: 3 } as unknown as StrategyConfig] } },
      '"survive.city.0.limt" is not an option of union. (limt of 3)',
    ],
    [
      'an option in the wrong form',
      { survive: { city: [s.trust({ other: { max: 300 } })] } },
      '"survive.city.0.other" has a form that is not understood: {"max":300}.',
    ],
    [
      'a strategy without what it needs',
      { survive: { city: [{ strategy: 'same-record-as' } as unknown as StrategyConfig] } },
      '"survive.city.0.field" is missing: same-record-as is nothing without it.',
    ],
    [
      'a record of no field',
      { survive: { city: [s.sameRecordAs('zip')] } },
      '"survive.city.0.field" names no field: "zip"',
    ],
    [
      'a circle',
      { survive: { phone: [s.sameRecordAs('phoneType')], phoneType: [s.sameRecordAs('phone')] } },
      '"survive": phone and phoneType follow each other in a circle.',
    ],
    [
      'a circle through a group',
      {
        groups: { home: ['street', 'city'] },
        survive: { home: [s.sameRecordAs('phone')], phone: [s.sameRecordAs('city')] },
      },
      'home and phone follow each other',
    ],
    [
      'a field in two groups',
      { groups: { a: ['city'], b: ['city', 'street'] } },
      'the field "city" is in more than one group',
    ],
    ['a union of a sum', { survive: { city: [s.union(), s.sum()] } }, 'has both a union and a sum'],
    [
      'a fill without a key',
      { groups: { a: { fields: ['city'], fill: 'sameKey' } } },
      '"fill": "sameKey" and "key" go together',
    ],
    [
      'a required field outside',
      { groups: { a: { fields: ['city'], required: ['phone'] } } },
      '"groups.a.required" names no field',
    ],
  ]
  it.each(faulty)('is refused for %s', (_, policy, fault) => {
    expect(faultsOf(policy).join('\n')).toContain(fault)
  })

  it('is refused for nothing that every strategy takes', () => {
    const all = [
      s.mostRecent({ when: { sources: ['crm'], valid: true, maxAgeDays: 9, minAgeDays: 1 } }),
      s.sourcePriority({ sources: ['crm'] }),
      s.mostFrequent({ by: 'record', parts: ['given'] }),
      s.weightedVote({ by: 'source', other: { max: 1, min: 0, decay: 'linear', days: 3 }, reserveMin: true }),
      s.trust({ sources: { crm: { decay: 'halfLife' } }, downgrade: { iban: 0.5 }, combine: 'multiply' }),
      s.mostComplete({ parts: ['line'] }),
      s.union({ limit: 2, key: ['line'] }),
      s.sameRecordAs('phone'),
      s.custom('rules#mine'),
      s.only({ valid: true }),
    ]
    expect(faultsOf({ survive: { city: all } })).toEqual([])
    expect(JSON.parse(JSON.stringify(all))).toEqual(all)
  })

  it('chooses a field after the one it follows', () => {
    const own = fields.map((name) => ({ name }))
    const { order } = compilePolicy(own, { survive: { street: [s.sameRecordAs('phone')] } })
    expect(order.indexOf(0)).toBeGreaterThan(order.indexOf(2))
  })

  it('has another hash where anything is different', () => {
    const own = fields.map((name) => ({ name }))
    const hash = (policy: PolicyConfig): string => compilePolicy(own, policy).hash
    const policies: PolicyConfig[] = [
      {},
      { survive: { city: [s.oldest()] } },
      { survive: { city: [s.oldest(), s.longest()] } },
      { priorities: { crm: 1 } },
      { groups: { home: ['city'] } },
    ]
    expect(new Set(policies.map(hash)).size).toBe(policies.length)
    expect(hash({})).toBe(hash({}))
    expect(hash({})).toMatch(/^[0-9a-f]{16}$/)
  })
})
