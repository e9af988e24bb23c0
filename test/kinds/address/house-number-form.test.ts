import { describe, expect, it } from 'vitest'
import { firstHouseNumber, normalizeHouseNumber } from '../../../src/kinds/address/house-number-form'

describe('normalizeHouseNumber', () => {
  it.each([
    ['12', '12'],
    ['12 A', '12a'],
    ['12-14', '12-14'],
    ['12 – 14', '12-14'],
    ['45-118', '45118'],
    ['14-12', '1412'],
    ['2615 1/2', '261512'],
    ['', ''],
  ])('%j → %j', (raw, expected) => {
    expect(normalizeHouseNumber(raw)).toBe(expected)
    expect(normalizeHouseNumber(expected)).toBe(expected)
  })

  it('tells where a range starts', () => {
    expect(firstHouseNumber('12-14')).toBe('12')
    expect(firstHouseNumber('12a')).toBe('12a')
  })
})
