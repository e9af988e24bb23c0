import { describe, expect, it } from 'vitest'
import { normalizeUnit } from '../../../src/kinds/address/normalize-unit'

describe('normalizeUnit', () => {
  it.each([
    ['Apt. 4 B', '4b'],
    ['#4b', '4b'],
    ['Apt 4B', '4b'],
    ['Ste300', '300'],
    ['Suite 300', '300'],
    ['No. 7', '7'],
    ['2nd Floor', 'fl2'],
    ['Second Floor', 'fl2'],
    ['Fl 2', 'fl2'],
    ['Bldg 4', 'b4'],
    ['Rear', 'rear'],
    ['Unit', 'unit'],
    ['', ''],
  ])('%j → %j', (raw, expected) => {
    expect(normalizeUnit(raw)).toBe(expected)
  })
})
