import { describe, expect, it } from 'vitest'
import { tableFromRows } from '../../src/columns'
import { sampleTables } from '../../src/report'

const rows = Array.from({ length: 2000 }, (_, n) => ({ id: String(n), name: n % 3 === 0 ? '' : `name ${n % 50}` }))

describe('a sample of tables', () => {
  it('is the tables themselves where they are small', async () => {
    const table = await tableFromRows('crm', rows, {})
    expect(sampleTables([table], 2000)).toEqual({ tables: [table], share: 1 })
  })

  it('holds whole rows, about as many as wanted', async () => {
    const table = await tableFromRows('crm', rows, {})
    const { tables, share } = sampleTables([table], 500)
    const [{ rowCount, columns }] = tables
    expect(share).toBe(0.25)
    expect(rowCount).toBeGreaterThan(400)
    expect(rowCount).toBeLessThan(600)
    const [id, name] = columns
    for (let row = 0; row < rowCount; row++) {
      const wanted = rows[Number(id.values.get(id.codes[row]))]
      expect(name.values.get(name.codes[row])).toBe(wanted.name)
    }
  })
})
