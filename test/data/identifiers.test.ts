import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identifiers } from '../../src/data/identifiers'

describe('identifiers', () => {
  it.each([
    ['DE136695976', undefined, 'vat', 'DE136695976'],
    ['NL 0044.95.445.B.01', undefined, 'vat', 'NL004495445B01'],
    ['EL 094259216', undefined, 'vat', 'EL094259216'],
    ['303 265 045', 'FR', undefined, undefined],
    ['536904399', 'US', 'national-id', '536-90-4399'],
    ['44051401359', 'PL', 'national-id', '44051401359'],
    ['8112289874', 'SE', undefined, undefined],
    ['54362315K', 'ES', undefined, undefined],
    ['RCCMNL83S18D969H', 'IT', 'national-id', 'RCCMNL83S18D969H'],
  ])('finds %j (%s) valid', (number, country, type, standard) => {
    const check = identifiers.checkNumber(number, country)
    expect(check).toMatchObject({ isValid: true, ...(type === undefined ? {} : { type }) })
    if (standard !== undefined) expect(check?.standard).toBe(standard)
  })

  it.each([
    ['DE136695977', undefined],
    ['536-90-43', 'US'],
    ['390.533.447-06', 'BR'],
  ])('finds %j (%s) wrong', (number, country) => {
    expect(identifiers.checkNumber(number, country)?.isValid).toBe(false)
  })

  it('asks the rules of the wanted type first', () => {
    expect(identifiers.checkNumber('042103594', 'US', 'company-id')).toMatchObject({ standard: '04-2103594' })
    expect(identifiers.checkNumber('042103594', 'US', 'national-id')).toMatchObject({ standard: '042-10-3594' })
  })

  it('says nothing where it knows no rule', () => {
    expect(identifiers.checkNumber('12345')).toBeUndefined()
    expect(identifiers.checkNumber('12345', 'AQ')).toBeUndefined()
    expect(identifiers.checkNumber('')).toBeUndefined()
    expect(identifiers.checkNumber('1'.repeat(1 << 20), 'DE')).toBeUndefined()
  })

  it('never throws, and a standard form is valid', () => {
    const country = fc.constantFrom(undefined, 'DE', 'US', 'SE', 'BR', 'IT', 'FR', 'ES', 'CN', 'toString')
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[A-Z]{0,2}[0-9-]{5,12}$/)),
        country,
        (text, c) => {
          const check = identifiers.checkNumber(text, c)
          if (check?.isValid) expect(identifiers.checkNumber(check.standard, check.country)?.isValid).toBe(true)
        },
      ),
    )
  })
})
