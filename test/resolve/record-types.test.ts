import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defineEntity } from '../../src/entity'
import { kinds as k } from '../../src/kinds'
import { resolve } from '../../src/resolve'

const entity = defineEntity({
  fields: { type: k.recordType(), name: k.text(), phone: k.phone() },
  sources: { crm: { id: 'id' } },
})

describe('a record type', () => {
  it('keeps a person and an organization of one name and phone apart', async () => {
    const result = await resolve(entity, {
      crm: [
        { id: '1', type: 'PERSON', name: 'Alex Moss', phone: '0161 496 0001' },
        { id: '2', type: 'Company', name: 'Alex Moss', phone: '0161 496 0001' },
        { id: '3', type: 'individual', name: 'Alex Moss', phone: '0161 496 0001' },
      ],
    })
    const golden = [...result.golden()].map(({ values, records }) => [values.type, records.map((r) => r.recordId)])
    expect(golden.sort()).toEqual([
      ['organization', ['2']],
      ['person', ['1', '3']],
    ])
  })

  it('never lets two types into one cluster, not even through records without a type', async () => {
    const row = fc.record({
      type: fc.constantFrom('person', 'organization', '', 'B2B', 'vessel'),
      name: fc.constantFrom('Alex Moss', 'Alec Moss', 'Moss'),
      phone: fc.constantFrom('0161 496 0001', '0161 496 0002', ''),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), async (rows) => {
        const withIds = rows.map((cells, i) => ({ id: String(i), ...cells }))
        const result = await resolve(entity, { crm: withIds })
        for (const { records } of result.golden()) {
          const types = new Set(records.map(({ recordId }) => rows[Number(recordId)].type).filter(Boolean))
          if (types.delete('B2B')) types.add('organization')
          expect(types.size).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('knows codes of the user', async () => {
    const own = defineEntity({
      fields: { type: k.recordType({ values: { NP: 'person', JP: 'organization' } }), name: k.text() },
      sources: { crm: { id: 'id' } },
    })
    const result = await resolve(own, {
      crm: [
        { id: '1', type: 'np', name: 'a b' },
        { id: '2', type: 'JP', name: 'a c' },
      ],
    })
    expect([...result.golden()].map(({ values }) => values.type).sort()).toEqual(['organization', 'person'])
  })
})
