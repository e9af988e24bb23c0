import { describe, expect, it } from 'vitest'
import { valuePattern } from '../../src/profile/value-pattern'
import { typeOfValue, valueTypes } from '../../src/profile/value-type'

describe('valuePattern', () => {
  it.each([
    ['AB-12345', 'AA-99999'],
    ['Anna Lee', 'Aa+ Aa+'],
    ['SMITH', 'A+'],
    ['ann.lee42@mail.org', 'a+.a+9+@a+.a+'],
    ['(617) 504-2041', '(999) 504-2041'.replace(/\d/g, '9')],
    ['505 6th Ct', '999 9aa Aa'],
    ['Ünal Şahin', 'Aa+ Aa+'],
    ['山田 太郎', 'x+ x+'],
    ['', ''],
  ])('of %s is %s', (raw, pattern) => {
    expect(valuePattern(raw)).toBe(pattern)
  })

  it('looks at the beginning of a long value only', () => {
    expect(valuePattern('a'.repeat(1_000_000))).toBe('a+…')
  })
})

describe('typeOfValue', () => {
  it.each([
    ['ann@lee.org', 'email'],
    ['Ann <ann@lee.org>', 'email'],
    ['https://lee.org/ann', 'url'],
    ['1987-04-13', 'date'],
    ['13.4.1987', 'date'],
    ['1987-04-13T10:00:00Z', 'date'],
    ['(617) 504-2041', 'phone'],
    ['+442079460958', 'phone'],
    ['12.50', 'number'],
    ['AB-123', 'code'],
    ['Ann Lee', 'text'],
    ['@home', 'text'],
    ['-', 'text'],
  ])('takes %s for %s', (raw, type) => {
    expect(valueTypes[typeOfValue(raw)]).toBe(type)
  })
})
