import { describe, expect, it } from 'vitest'
import { bindKey } from '../../src/block'
import { tableOf } from '../columns/small-table'

const table = tableOf({
  'name.given': ['ann', 'lee', 'ann', '', 'bo'],
  'name.family': ['lee', 'ann', 'lee', 'lee', ''],
  email: [['a@x', 'b@x'], ['b@x'], '', ['c@y'], ['a@x']],
})
const given = { name: 'name.given', field: 'name', features: ['name.given'] }
const both = { name: 'name:both', field: 'name', features: ['name.given', 'name.family'] }

describe('bindKey', () => {
  it('gives records with the same value one hash, and records without a value none', () => {
    const { hashes, slots } = bindKey(given, table)
    expect(slots).toBe(1)
    expect(hashes[0]).toBe(hashes[2])
    expect(new Set(hashes).size).toBe(4)
    expect(hashes[3]).toBe(0)
  })

  it('takes a part of the value, and none where the part is empty', () => {
    const { hashes } = bindKey({ ...given, part: (value) => (value === 'bo' ? '' : value.slice(0, 1)) }, table)
    expect(hashes[0]).toBe(hashes[2])
    expect(hashes[0]).not.toBe(hashes[1])
    expect([hashes[3], hashes[4]]).toEqual([0, 0])
  })

  it('joins several features, and is none where one of them is missing', () => {
    const { hashes } = bindKey(both, table)
    expect(hashes[0]).toBe(hashes[2])
    expect(hashes[0]).not.toBe(hashes[1])
    expect([hashes[3], hashes[4]]).toEqual([0, 0])
  })

  it('lets features agree crosswise', () => {
    const { hashes } = bindKey({ ...both, crosswise: true }, table)
    expect(hashes[0]).toBe(hashes[1])
    expect(hashes[0]).toBe(hashes[2])
    expect([hashes[3], hashes[4]]).toEqual([0, 0])
  })

  it('gives a list a slot per value', () => {
    const { hashes, slots } = bindKey({ name: 'email', field: 'email', features: ['email'] }, table)
    expect(slots).toBe(2)
    expect(hashes[0]).toBe(hashes[8])
    expect(hashes[1]).toBe(hashes[2])
    expect([hashes[3], hashes[4], hashes[5]]).toEqual([0, 0, 0])
  })

  it('depends on the content only, not on where values stand', () => {
    const other = tableOf({ 'name.given': ['zoe', 'bo', 'ann'] })
    expect(bindKey(given, other).hashes[2]).toBe(bindKey(given, table).hashes[0])
  })
})
