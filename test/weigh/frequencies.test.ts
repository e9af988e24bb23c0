import { describe, expect, it } from 'vitest'
import { hashString } from '../../src/base'
import { featureOf } from '../../src/columns'
import {
  bindWordWeights,
  findGenericCodes,
  frequencyBits,
  genericCodes,
  measureFrequencies,
  measureWords,
  removeCodes,
} from '../../src/weigh'
import { tableOf } from '../columns/small-table'

const countsOf = (...groups: readonly (readonly [value: number, times: number])[]): Int32Array =>
  Int32Array.of(0, ...groups.flatMap(([value, times]) => new Array<number>(times).fill(value)))

describe('findGenericCodes', () => {
  const cases: [name: string, counts: Int32Array, generic: number[]][] = [
    ['nothing in an empty field', Int32Array.of(5), []],
    ['nothing where all are alike', countsOf([3, 5000]), []],
    ['a value far above a long list', countsOf([2, 5000], [300, 1]), [5001]],
    ['two values far above a long list', countsOf([300, 2], [2, 5000]), [1, 2]],
    ['nothing below the floor of 20', countsOf([1, 5000], [20, 1]), []],
    ['nothing within five times the top of the rest', countsOf([100, 20], [2, 5000], [450, 1]), []],
    ['a placeholder in a short list', countsOf([1, 500], [200, 1]), [501]],
  ]
  it.each(cases)('finds %s', (_, counts, generic) => {
    expect(findGenericCodes(counts)).toEqual(generic)
  })

  it('does not take the common values of a small field of categories for placeholders', () => {
    expect(findGenericCodes(countsOf([500, 1], [400, 1], [80, 1], [10, 1]))).toEqual([])
  })
})

describe('removeCodes', () => {
  it('turns codes to missing and closes the gaps between slots', () => {
    const table = tableOf({ email: [['x', 'a'], ['a', 'x', 'b'], 'x', ''], name: ['x', 'y', 'z', 'w'] })
    const feature = featureOf(table, 'email')
    const code = (value: string): number =>
      [...Array(feature.pool.size).keys()].find((c) => feature.pool.get(c) === value) as number
    const names = Array.from({ length: 4 }, (_, i) => table.rows[i * table.stride + featureOf(table, 'name').offset])
    removeCodes(table, feature, [code('x')])
    const values = Array.from({ length: 4 }, (_, i) =>
      Array.from({ length: 3 }, (_, s) => feature.pool.get(table.rows[i * table.stride + feature.offset + s])),
    )
    expect(values).toEqual([
      ['a', '', ''],
      ['a', 'b', ''],
      ['', '', ''],
      ['', '', ''],
    ])
    expect(Array.from({ length: 4 }, (_, i) => table.rows[i * table.stride + featureOf(table, 'name').offset])).toEqual(
      names,
    )
  })
})

describe('measureFrequencies', () => {
  const values = ['lee', 'lee', 'lee', 'day', 'day', 'fox', '']

  it('gives the probability that two records share a value: sum of c (c - 1) over n (n - 1)', () => {
    const table = tableOf({ name: values })
    const found = measureFrequencies(table, featureOf(table, 'name'), [], 1, false)
    expect(found.total).toBe(6)
    expect(found.agreement).toBeCloseTo((3 * 2 + 2 * 1) / (6 * 5), 12)
    expect(found.frequent.map(([, count]) => count)).toEqual([3])
  })

  it('counts pairs across sources only, where each source is free of duplicates', () => {
    const table = tableOf({ name: ['lee', 'lee', 'day', 'lee', 'fox'] }, ['a', 'a', 'a', 'b', 'b'])
    const found = measureFrequencies(table, featureOf(table, 'name'), [], 1, true)
    expect(found.agreement).toBeCloseTo(2 / 6, 12)
  })

  it('tells nothing of values, but for keyed hashes of frequent and generic ones', () => {
    const table = tableOf({ name: values })
    const feature = featureOf(table, 'name')
    const one = measureFrequencies(table, feature, [2], 1, false)
    const other = measureFrequencies(table, feature, [2], 2, false)
    expect(JSON.stringify(one)).not.toMatch(/lee|day|fox/)
    expect(one.frequent[0][0]).not.toBe(other.frequent[0][0])
    expect(one.generic).not.toEqual(other.generic)
    expect(genericCodes(feature, one, 1)).toEqual([2])
    expect(genericCodes(feature, one, 2)).toEqual([])
  })
})

describe('frequencyBits', () => {
  it('makes agreement on a common value worth less than the average, and on a rare one more', () => {
    const table = tableOf({
      name: [...new Array<string>(50).fill('lee'), ...Array.from({ length: 50 }, (_, i) => `n${i}`)],
    })
    const feature = featureOf(table, 'name')
    const bits = frequencyBits(feature, measureFrequencies(table, feature, [], 1, false), 1)
    const agreement = (50 * 49) / (100 * 99)
    expect(bits[1]).toBeCloseTo(Math.log2(50 / 100 / agreement), 9)
    expect(bits[2]).toBeCloseTo(Math.log2(2 / 100 / agreement), 9)
    expect(bits[1]).toBeGreaterThan(0)
    expect(bits[2]).toBeLessThan(0)
  })

  it('adjusts nothing where no two records agree', () => {
    const table = tableOf({ name: ['a', 'b', 'c'] })
    const feature = featureOf(table, 'name')
    expect([...frequencyBits(feature, measureFrequencies(table, feature, [], 1, false), 1)]).toEqual([0, 0, 0, 0])
  })
})

describe('words', () => {
  it('weigh by their rarity, rare ones most, whichever feature they stand in', () => {
    const table = tableOf({ title: ['red fox', 'red hen', 'red dog', 'red fox', 'blue fox'] })
    const words = { title: measureWords(table, featureOf(table, 'title'), 9) }
    const { weight } = bindWordWeights(words, 9)
    expect(weight('title', hashString('red'))).toBeCloseTo(Math.log(1 + 5 / 4), 9)
    expect(weight('title', hashString('fox'))).toBeCloseTo(Math.log(1 + 5 / 3), 9)
    expect(weight('title', hashString('never'))).toBeGreaterThan(weight('title', hashString('fox')))
    expect(weight('other', hashString('red'))).toBe(1)
    expect(JSON.stringify(words)).not.toMatch(/red|fox/)
  })
})
