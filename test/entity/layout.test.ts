import { describe, expect, it } from 'vitest'
import { tableFromRows } from '../../src/columns'
import { compilePlan, type EntityConfig, layoutTable, type TableLayout } from '../../src/entity'

async function layout(config: EntityConfig, row: Record<string, string>): Promise<TableLayout> {
  return layoutTable(compilePlan(config), await tableFromRows('crm', [row]))
}

const columnsOf = ({ fields }: TableLayout): [string, string][][] =>
  fields.map((own) => own.map(({ part, column }) => [part, column.name]))

const fields = { name: { kind: 'person-name' }, email: { kind: 'email' } }

describe('layoutTable', () => {
  it('finds columns by the map, or under the name of the field or part', async () => {
    const found = await layout(
      { fields, sources: { crm: { id: 'no', map: { email: ['mail', 'mail2'] } } } },
      { no: '1', 'name.given': 'Ann', 'name.family': 'Lee', mail: 'a@x.org', mail2: '', email: 'ignored' },
    )
    expect(columnsOf(found)).toEqual([
      [
        ['given', 'name.given'],
        ['family', 'name.family'],
      ],
      [
        ['', 'mail'],
        ['', 'mail2'],
      ],
    ])
    expect(found.id?.name).toBe('no')
  })

  it('names every column that is missing, with the columns there are and the nearest', async () => {
    const job = layout(
      { fields, sources: { crm: { id: 'idd', observedAt: 'chnged', map: { email: 'emal', name: 'name' } } } },
      { id: '1', changed: '', email: '', name: '' },
    )
    await expect(job).rejects.toMatchObject({ code: 'BAD_CONFIG', where: { source: 'crm' } })
    const { message } = (await job.catch((error: Error) => error)) as Error
    for (const text of [
      '"idd"',
      '"chnged"',
      '"emal"',
      'Did you mean "email"',
      'Did you mean "changed"',
      'id, changed, email, name',
    ]) {
      expect(message).toContain(text)
    }
  })

  it('refuses a part that the kind does not have', async () => {
    const job = layout({ fields, sources: { crm: { map: { 'name.givn': 'first' } } } }, { first: 'Ann', email: '' })
    await expect(job).rejects.toMatchObject({ code: 'BAD_CONFIG', message: expect.stringContaining('"given"') })
  })

  it('refuses a table that holds none of the fields', async () => {
    await expect(layout({ fields }, { foo: '1' })).rejects.toMatchObject({ code: 'BAD_CONFIG' })
  })

  it('shows some of very many columns', async () => {
    const row = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`column${i}`, '']))
    const { message } = (await layout({ fields, sources: { crm: { id: 'x' } } }, row).catch((e: Error) => e)) as Error
    expect(message).toContain('and 480 more')
    expect(message.length).toBeLessThan(2000)
  })
})

describe('compilePlan', () => {
  it('fills in defaults, and keeps what the config says', () => {
    const plan = compilePlan({ fields })
    expect(plan.thresholds).toEqual({ match: 0.5, possible: 0.1 })
    expect(plan.fields.map(({ name, kindName, compared, many }) => [name, kindName, compared, many])).toEqual([
      ['name', 'person-name', true, false],
      ['email', 'email', true, false],
    ])
    expect(Object.isFrozen(plan)).toBe(true)
    expect(compilePlan({ fields, match: { thresholds: { match: 0.05 } } }).thresholds).toEqual({
      match: 0.05,
      possible: 0.05,
    })
  })

  it('compares no field that is not to be compared', () => {
    const plan = compilePlan({ fields: { ...fields, email: { kind: 'email', compare: false } } })
    expect(plan.comparisons.flatMap((c) => c.comparisons).every(({ field }) => field === 'name')).toBe(true)
    expect(plan.keys.every(({ field }) => field === 'name')).toBe(true)
  })

  it('refuses a kind of an extension that was not given', () => {
    const config = { fields: { plate: { kind: './kinds.js#plate' } } }
    expect(() => compilePlan(config)).toThrow(expect.objectContaining({ code: 'BAD_CONFIG' }))
  })

  it('survives by the field, then by the star, then by the kind, then by the latest', () => {
    const plan = compilePlan({ fields, survive: { email: [{ strategy: 'longest' }], '*': [{ strategy: 'oldest' }] } })
    expect(plan.fields.map(({ survive }) => survive[0].strategy)).toEqual(['oldest', 'longest'])
    expect(compilePlan({ fields }).fields[0].survive[0].strategy).toBe('most-complete')
    const plain = compilePlan({ fields: { note: { kind: 'text' } } })
    expect(plain.fields[0].survive[0].strategy).toBe('most-recent')
  })
})
