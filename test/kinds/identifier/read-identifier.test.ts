import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readIdentifier } from '../../../src/kinds/identifier/read-identifier'

describe('readIdentifier', () => {
  it.each([
    ['AB00123', 'AB00123'],
    ['ab-00 12/3', 'AB00123'],
    [' 293-90-9090 ', '293909090'],
    ['007', '007'],
    ['0000123', '0000123'],
    ['a', 'A'],
    ['7', '7'],
    ['22', '22'],
    ['É-12', 'E12'],
    ['Ж-12', 'Ж12'],
    ['12345', '12345'],
  ])('reads %j as %j', (raw, expected) => {
    expect(readIdentifier(raw)).toBe(expected)
  })

  it.each([
    '',
    ' ',
    'N/A',
    'none',
    'unknown',
    '-',
    '0',
    '00',
    '000-00-0000',
    '111111111',
    '999-99-9999',
    'XXXX',
    'aaaa',
    '123456789',
    '123-45-6789',
    '1234567890',
    '0123456789',
    '987654321',
    '123456',
    '///',
  ])('finds no identifier in %j', (raw) => {
    expect(readIdentifier(raw)).toBe('')
  })

  it('reads its own results unchanged, and separators and letter case make no difference', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const once = readIdentifier(raw)
        return readIdentifier(once) === once
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zA-Z0-9]{1,4}$/), { minLength: 2 }), (parts) => {
        const joined = readIdentifier(parts.join(''))
        return joined === '' || joined === readIdentifier(parts.join('-').toLowerCase())
      }),
    )
  })

  it('looks at the first 4,096 characters only', () => {
    expect(readIdentifier('A1'.repeat(1 << 19))).toHaveLength(4096)
  })
})
