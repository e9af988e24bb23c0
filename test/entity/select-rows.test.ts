import { describe, expect, it } from 'vitest'
import { tableFromRows } from '../../src/columns'
import { compilePlan, layoutTable, type SourceConfig } from '../../src/entity'

const rows = [
  { id: '1', type: 'P', name: 'Ann Lee', tel: '1' },
  { id: '2', type: ' O ', name: 'Lee Trading Ltd', tel: '' },
  { id: '3', type: '', name: 'Tom Hale', tel: '3' },
]

async function valuesOf(settings: SourceConfig): Promise<string[][]> {
  const plan = compilePlan({ fields: { name: { kind: 'text' } }, sources: { crm: settings } })
  const { fields } = layoutTable(plan, await tableFromRows('crm', rows))
  return fields[0].map(({ column }) => Array.from({ length: 3 }, (_, row) => column.values.get(column.codes[row])))
}

describe('conditions of a mapping', () => {
  it('keep the rows in which a column holds one of some values', async () => {
    expect(await valuesOf({ map: { name: { column: 'name', when: { column: 'type', is: ['O'] } } } })).toEqual([
      ['', 'Lee Trading Ltd', ''],
    ])
  })

  it('keep the rows in which a column is filled', async () => {
    expect(await valuesOf({ map: { name: { column: 'name', when: { column: 'tel' } } } })).toEqual([
      ['Ann Lee', '', 'Tom Hale'],
    ])
  })

  it('keep the names of persons, or those of organizations', async () => {
    expect(
      await valuesOf({
        map: {
          name: [
            { column: 'name', only: 'organizations' },
            { column: 'name', only: 'persons' },
          ],
        },
      }),
    ).toEqual([
      ['', 'Lee Trading Ltd', ''],
      ['Ann Lee', '', 'Tom Hale'],
    ])
  })

  it('refuse a column that is not there', async () => {
    await expect(valuesOf({ map: { name: { column: 'name', when: { column: 'typ' } } } })).rejects.toThrow(
      /no column "typ".*Did you mean "type"/,
    )
    await expect(valuesOf({ where: { column: 'typ' }, map: { name: 'name' } })).rejects.toThrow(/no column "typ"/)
  })
})
