import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { postalCodeKind } from '../../../src/kinds/postal-code'
import { postalDistrict, readPostalCode } from '../../../src/kinds/postal-code/read-postal-code'
import { recognizePostalCode } from '../../../src/kinds/postal-code/recognize-postal-code'
import { columnOf } from '../column-of'
import { fieldOf, keepsTheLaws, levelOf, levelsAreSymmetric } from '../laws'

describe('postal-code', () => {
  it.each([
    ['60603-1234', '60603'],
    ['60603.0', '60603'],
    ['D-10115', '10115'],
    ['sw1a 1aa', 'SW1A1AA'],
    ['K1A 0B1', 'K1A0B1'],
    ['1012 AB', '1012AB'],
    ['00000', ''],
    ['n/a', ''],
    ['Berlin', ''],
  ])('reads %j as %j', (raw, code) => {
    expect(readPostalCode(raw)).toBe(code)
  })

  it.each([
    ['SW1A1AA', 'SW1A'],
    ['K1A0B1', 'K1A'],
    ['60603', '606'],
    ['1012', '10'],
  ])('finds the district of %j', (code, district) => {
    expect(postalDistrict(code)).toBe(district)
  })

  it.each([
    ['60603', '60603-1111', 'exact'],
    ['60603', '60630', 'one character'],
    ['60603', '60657', 'same district'],
    ['SW1A 1AA', 'SW1A 2PW', 'same district'],
    ['60603', '10115', 'different'],
  ])('%j and %j: %s', (left, right, level) => {
    expect(levelOf(fieldOf(postalCodeKind), left, right)).toBe(level)
  })

  it('gives way to an address', async () => {
    expect(recognizePostalCode(await columnOf('PLZ', ['10115', '80331']))?.confidence).toBeLessThan(0.8)
  })

  it('keeps the laws of kinds', () => {
    const typical = fc.stringMatching(/^([A-Z]{1,2}-?)?[0-9]{3,9}( ?[0-9][A-Z]{2})?(\.0)?$/)
    keepsTheLaws(fieldOf(postalCodeKind), typical)
    levelsAreSymmetric(fieldOf(postalCodeKind), typical)
  })
})
