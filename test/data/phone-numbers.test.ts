import { describe, expect, it } from 'vitest'
import { phoneNumbers } from '../../src/data/phone-numbers'

describe('phoneNumbers', () => {
  it.each([
    ['+442079460958', undefined, '+442079460958', true],
    ['02079460958', 'GB', '+442079460958', true],
    ['01115123456789', 'AR', undefined, undefined],
    ['0111523456789', 'AR', '+5491123456789', true],
    ['+444123456780', undefined, '+444123456780', false],
    ['02079460958', undefined, undefined, undefined],
    ['02079460958', 'UK', undefined, undefined],
    ['02079460958', 'toString', undefined, undefined],
    ['+4420', undefined, undefined, undefined],
    ['+', undefined, undefined, undefined],
    ['', 'GB', undefined, undefined],
    ['9'.repeat(1 << 16), 'GB', undefined, undefined],
  ])('reads %s of %s', (digits, region, e164, isValid) => {
    const found = phoneNumbers.readPhone(digits, region)
    expect(found?.e164).toBe(e164)
    expect(found?.isValid).toBe(isValid)
  })
})
