import { describe, expect, it } from 'vitest'
import { normalizePostcode } from '../../../src/kinds/address/normalize-postcode'

describe('normalizePostcode', () => {
  it.each([
    ['62701', '62701'],
    ['62701-1234', '62701'],
    ['62701 1234', '62701'],
    ['60603.0', '60603'],
    ['07073', '07073'],
    ['7073', '7073'],
    ['SW1A 1AA', 'sw1a1aa'],
    ['sw1a1aa', 'sw1a1aa'],
    ['K1A-0B1', 'k1a0b1'],
    ['D-10115', '10115'],
    ['CH-8001', '8001'],
    ['1016 GV', '1016gv'],
    ['', ''],
  ])('%j → %j', (raw, expected) => {
    expect(normalizePostcode(raw)).toBe(expected)
  })
})
