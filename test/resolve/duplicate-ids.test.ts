import { describe, expect, it } from 'vitest'
import { type EntityConfig, kinds as k, type ResolveResult, type Row, resolve } from '../../src/index'
import { printResult, shuffled } from './people'

const config = (duplicateIds?: 'refuse' | 'latest' | 'separate'): EntityConfig => ({
  fields: { name: k.personName(), email: k.email() },
  sources: { crm: { id: 'id', observedAt: 'changed', ...(duplicateIds === undefined ? {} : { duplicateIds }) } },
})

const idsOf = (result: ResolveResult): string[] => Array.from(result.xref(), ({ recordId }) => recordId).sort()
const row = (id: string, name: string, changed = ''): Row => ({ id, name, email: '', changed })

const failure = (job: Promise<unknown>): Promise<Error> =>
  job.then(
    () => expect.unreachable(),
    (error) => error,
  )

describe('rows with the same id', () => {
  it('count once where they are identical', async () => {
    const rows = [row('1', 'Ann Lee'), row('2', 'Bo Day'), row('1', 'Ann Lee'), row('1', 'Ann Lee')]
    const result = await resolve(config(), { crm: rows })
    expect(idsOf(result)).toEqual(['1', '2'])
    expect(result.state.records.repeatedLines).toBe(2)
  })

  it('are refused where they differ, with up to five of the ids and a column that would do better', async () => {
    const rows = Array.from({ length: 16 }, (_, i) => ({
      id: `k${i % 8}`,
      name: `Name${i} Fox`,
      serial: `${i}`,
      kind: 'x',
    }))
    const error = await failure(resolve({ fields: { name: k.text() }, sources: { crm: { id: 'id' } } }, { crm: rows }))
    expect(error).toMatchObject({ code: 'DUPLICATE_IDS', where: { source: 'crm', column: 'id' } })
    expect(error.message).toContain('8 record ids')
    for (const id of ['k0', 'k1', 'k2', 'k3', 'k4']) expect(error.message).toContain(`crm:${id}`)
    expect(error.message).not.toContain('crm:k5')
    expect(error.message).toMatch(/"(serial|name)" is unique/)
  })

  it('are refused with the other ways out where no column is unique', async () => {
    const rows = [row('1', 'Ann Lee'), row('1', 'Anne Lee'), row('2', 'Anne Lee')]
    const error = await failure(resolve(config(), { crm: rows }))
    expect(error).toMatchObject({ code: 'DUPLICATE_IDS' })
    expect(error.message).toContain('1 record id ')
    expect(error.message).toContain('"latest"')
    expect(error.message).toContain('"separate"')
  })

  it("keep the latest under 'latest', in any order of rows", async () => {
    const rows = [
      row('1', 'Old Lee', '2020-01-01'),
      row('1', 'New Lee', '2024-05-01'),
      row('1', 'No Time'),
      row('2', 'Bo Day'),
    ]
    for (let seed = 1; seed < 6; seed++) {
      const result = await resolve(config('latest'), { crm: shuffled(rows, seed) })
      expect(idsOf(result)).toEqual(['1', '2'])
      const names = [...result.golden()].map(({ values }) => (values.name as Record<string, string>).given)
      expect(names.sort()).toEqual(['Bo', 'New'])
      expect(result.state.records.olderLines).toBe(2)
    }
  })

  it("become records of their own under 'separate', the same in any order of rows", async () => {
    const rows = [
      row('1', 'Ann Lee'),
      row('1', 'Bea Lee'),
      row('1', 'Cyd Lee'),
      row('2', 'Bo Day'),
      row('1', 'Bea Lee'),
    ]
    const first = await resolve(config('separate'), { crm: rows })
    expect(idsOf(first)).toEqual(['1', '1#2', '1#3', '2'])
    for (let seed = 1; seed < 8; seed++) {
      const other = await resolve(config('separate'), { crm: shuffled(rows, seed) })
      expect(idsOf(other)).toEqual(idsOf(first))
      expect(printResult(other) === printResult(first)).toBe(true)
    }
  })

  it("get no id under 'separate' that another row bears", async () => {
    const rows = [row('1', 'Ann Lee'), row('1', 'Bea Lee'), row('1#2', 'Cyd Lee'), row('1#3', 'Di Lee')]
    const ids = idsOf(await resolve(config('separate'), { crm: rows }))
    expect(ids).toHaveLength(4)
    expect(new Set(ids).size).toBe(4)
  })

  it('do not clash over sources', async () => {
    const both = { ...config(), sources: { crm: { id: 'id' }, web: { id: 'id' } } }
    const result = await resolve(both, { crm: [row('1', 'Ann Lee')], web: [row('1', 'Bo Day')] })
    expect(result.recordCount).toBe(2)
  })

  it('are compared after blanks around ids are taken off', async () => {
    const error = await failure(resolve(config(), { crm: [row('1', 'Ann Lee'), row(' 1 ', 'Bo Day')] }))
    expect(error).toMatchObject({ code: 'DUPLICATE_IDS' })
  })
})
