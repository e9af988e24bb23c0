import { describe, expect, it } from 'vitest'
import { tableFromRows } from '../../src/columns'
import type { DataTable } from '../../src/data'
import { nicknamesEn } from '../../src/data/nicknames-en'
import { compilePlan, layoutTable } from '../../src/entity'
import { completeConfig, guessConfig } from '../../src/guess'

/** Given names that the package's table of nicknames has, and its list of frequent names has not. */
const rare = ['Zephaniah', 'Hezekiah', 'Obadiah', 'Temperance', 'Theophilus', 'Wilhelmina']
const names = rare.flatMap((given) => ['Crisp', 'Dunmore', 'Oakham', 'Penhale'].map((family) => `${given} ${family}`))
const table = () =>
  tableFromRows(
    'people',
    names.map((name, i) => ({ id: String(i), name })),
  )
const kindOfName = async (data: readonly DataTable[]): Promise<unknown> =>
  guessConfig([await table()], new Map(), data).columns.find(({ column }) => column === 'name')?.kind

describe('data handed in', () => {
  it('is known to the kinds that recognize columns', async () => {
    expect(await kindOfName([])).not.toBe('person-name')
    expect(await kindOfName([nicknamesEn])).toBe('person-name')
    const given = { fields: { person: { kind: 'person-name' } } }
    const { config } = completeConfig(given, [await table()], new Map(), [nicknamesEn])
    expect({ ...config.sources?.people.map }).toEqual({ person: 'name' })
  })

  it('tells persons from organizations in a column of both', async () => {
    const own: DataTable = { name: 'own', legalForms: [{ countries: ['XX'], names: ['zzgmbq'] }] }
    const config = {
      fields: { name: { kind: 'text' } },
      sources: { crm: { map: { name: { column: 'name', only: 'organizations' } } } },
    } as const
    const rows = await tableFromRows('crm', [{ name: 'Acme ZZGmbQ' }, { name: 'Ann Lee' }])
    const kept = (data: readonly DataTable[]): string[] => {
      const [[{ column }]] = layoutTable(compilePlan(config, new Map(), data), rows).fields
      return Array.from({ length: rows.rowCount }, (_, row) => column.values.get(column.codes[row]))
    }
    expect(kept([])).toEqual(['', ''])
    expect(kept([own])).toEqual(['Acme ZZGmbQ', ''])
  })

  it('stands in the plan, merged', () => {
    const plan = compilePlan({ fields: { name: { kind: 'person-name' } } }, new Map(), [nicknamesEn])
    expect(plan.data.name).toBe('nicknames-en')
    expect(plan.data.nicknames).toBe(nicknamesEn.nicknames)
  })
})
