import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumber, readYear } from '../../../src/kinds/number/read-number'

describe('readNumber', () => {
  it.each<[string, number, string]>([
    ['12', 12, ''],
    ['-12.5', -12.5, ''],
    ['007', 7, ''],
    [' 5 ', 5, ''],
    ['+4', 4, ''],
    ['−3', -3, ''],
    ['5-', -5, ''],
    ['.5', 0.5, ''],
    ['5.', 5, ''],
    ['1e5', 100000, ''],
    ['1,234', 1234, ''],
    ['1.234', 1.234, ''],
    ['12,5', 12.5, ''],
    ['0,123', 0.123, ''],
    ['1,234,567.89', 1234567.89, ''],
    ['1.234.567,89', 1234567.89, ''],
    ['1.234.567', 1234567, ''],
    ['1 234 567,8', 1234567.8, ''],
    ['1\u00a0234', 1234, ''],
    ["1'234.50", 1234.5, ''],
    ['12,34,567', 1234567, ''],
    ['(1,234)', -1234, ''],
    ['$1,899.00', 1899, 'USD'],
    ['- $5', -5, 'USD'],
    ['$-5', -5, 'USD'],
    ['($5.00)', -5, 'USD'],
    ['1.234,50 €', 1234.5, 'EUR'],
    ['EUR 5', 5, 'EUR'],
    ['5 usd', 5, 'USD'],
    ['$5 CAD', 5, 'CAD'],
    ['£3k', 3000, 'GBP'],
    ['$1.2M', 1200000, 'USD'],
    ['¥100', 100, 'JPY'],
    ['100円', 100, 'JPY'],
    ['15 %', 15, '%'],
    ['12kg', 12, 'kg'],
    ['100 km/h', 100, 'km/h'],
    ['5 m', 5, 'm'],
    ['１２', 12, ''],
  ])('reads %j', (raw, value, unit) => {
    expect(readNumber(raw)).toEqual({ value, unit })
  })

  it.each([
    '',
    ' ',
    '-',
    'abc',
    'n/a',
    '12 Main St',
    '1/2',
    '1.2.3',
    '1,2,3',
    '1,23,4',
    '2020-01-01',
    '1-2',
    '$',
    'EUR',
    'a1',
    '1 2',
    '12 34',
    '5 kg net',
    'x'.repeat(100),
  ])('finds no number in %j', (raw) => {
    expect(readNumber(raw)).toBeUndefined()
  })

  it('reads what JavaScript writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
        const text = String(value)
        return (
          text.includes('e-') || readNumber(text)?.value === value + 0 || (value === 0 && readNumber(text)?.value === 0)
        )
      }),
    )
  })

  it('gives a finite number or nothing for any string', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9.,' ()$€%e+-]{0,12}$/))
    fc.assert(fc.property(texts, (raw) => Number.isFinite(readNumber(raw)?.value ?? 0)))
  })
})

describe('readYear', () => {
  it.each<[string, number | undefined]>([
    ['1994', 1994],
    ['(1994)', 1994],
    ["'94", 1994],
    ['’05', 2005],
    ['c. 1850', 1850],
    ['1994-95', 1994],
    ['1994/1995', 1994],
    ['1994.0', 1994],
    ['13/04/1987', 1987],
    ['1987-04-13', 1987],
    ['19870413', 1987],
    ['© 2001', 2001],
    ['94', undefined],
    ['12345', undefined],
    ['0999', undefined],
    ['3000', undefined],
    ['99999999', undefined],
    ['', undefined],
    ['year', undefined],
  ])('reads %j', (raw, year) => {
    expect(readYear(raw)).toBe(year)
  })

  it('reads two digits within the hundred years that end with the pivot', () => {
    expect(readYear("'30", 2030)).toBe(2030)
    expect(readYear("'31", 2030)).toBe(1931)
    expect(readYear("'00", 1999)).toBe(1900)
  })
})
