import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moneyKind } from '../../../src/kinds/money'
import { recognizeMoney } from '../../../src/kinds/money/recognize-money'
import { columnOf } from '../column-of'
import { fieldOf, keepsTheLaws, levelOf, levelsAreSymmetric } from '../laws'

const standard = (raw: string, options = {}) => fieldOf(moneyKind, options).standardize({ '': raw })['']

describe('money', () => {
  it.each([
    ['1,234.56', '1234.56'],
    ['1.234,56 €', '1234.56 EUR'],
    ['USD 1,234', '1234.00 USD'],
    ['£12', '12.00 GBP'],
    ['(5.00)', '-5.00'],
    ['$1.2m', '1200000.00 USD'],
    ['0.005 USD', '0.005 USD'],
    ['abc', ''],
    ['n/a', ''],
  ])('writes %j as %j', (raw, expected) => {
    expect(standard(raw)).toBe(expected)
  })

  it('adds the currency of the column where none is written', () => {
    expect(standard('12', { currency: 'CHF' })).toBe('12.00 CHF')
    expect(standard('12 EUR', { currency: 'CHF' })).toBe('12.00 EUR')
  })

  it('is kept; a price is compared by its ratio', async () => {
    expect(fieldOf(moneyKind).comparison).toBeUndefined()
    const price = fieldOf(moneyKind, { price: true })
    expect(levelOf(price, '$100', '99.99')).toBe('within 0.1 %')
    expect(levelOf(price, '100', '200')).toBe('within 50 %')
    expect(recognizeMoney(await columnOf('balance', ['12.50', '99', '100']))).toBeDefined()
    expect(recognizeMoney(await columnOf('price', ['$12.50', '$99', '$100']))).toBeUndefined()
  })

  it('keeps the laws of kinds', () => {
    const typical = fc.stringMatching(/^[$€]?-?[0-9]{1,4}([.,][0-9]{1,3})?( (EUR|USD|k))?$/)
    keepsTheLaws(fieldOf(moneyKind), typical)
    keepsTheLaws(fieldOf(moneyKind, { price: true, currency: 'EUR' }), typical)
    levelsAreSymmetric(fieldOf(moneyKind, { price: true }), typical)
  })
})
