import { describe, expect, it } from 'vitest'
import { type RecordTable, TextPool } from '../../src/columns'
import { sourceAgreement } from '../../src/profile'

/** Records of one feature with two slots; a value is a list of at most two. */
function tableOf(records: readonly (readonly [source: number, values: readonly string[]])[]): RecordTable {
  const pool = new TextPool()
  const rows = new Int32Array(records.length * 2)
  records.forEach(([, values], i) => {
    values.forEach((value, k) => {
      rows[i * 2 + k] = pool.intern(value)
    })
  })
  return {
    count: records.length,
    stride: 2,
    rows,
    features: [{ name: 'email', field: 'email', pool, offset: 0, slots: 2 }],
    sources: Int32Array.from(records, ([source]) => source),
    sourceNames: ['billing', 'crm', 'web'],
  }
}

describe('sourceAgreement', () => {
  it('counts groups, not records, and pairs of sources that both fill the field', () => {
    const table = tableOf([
      [1, ['a']],
      [1, ['b']],
      [0, ['b']],
      [1, ['c']],
      [0, ['d']],
      [2, []],
      [1, ['e']],
      [2, ['e']],
    ])
    const found = sourceAgreement(table, Int32Array.of(0, 0, 0, 3, 3, 3, 6, 6))
    expect(found.map(({ left, right, agreement: { count, n } }) => [left, right, count, n])).toEqual([
      ['billing', 'crm', 1, 2],
      ['crm', 'web', 1, 1],
    ])
  })

  it('takes a value in common for agreement where a field has several', () => {
    const [{ agreement }] = sourceAgreement(
      tableOf([
        [0, ['a', 'b']],
        [1, ['c', 'b']],
      ]),
      Int32Array.of(0, 0),
    )
    expect(agreement).toMatchObject({ share: 1, n: 1 })
  })

  it('says nothing of records that share a group with nobody, or with their own source', () => {
    const table = tableOf([
      [0, ['a']],
      [0, ['b']],
      [1, ['a']],
    ])
    expect(sourceAgreement(table, Int32Array.of(0, 0, 2))).toEqual([])
  })
})
