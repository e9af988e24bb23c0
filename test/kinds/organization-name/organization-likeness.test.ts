import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeData } from '../../../src/data'
import { commonNames } from '../../../src/data/common-names'
import { legalForms } from '../../../src/data/legal-forms'
import { looksLikeOrganization } from '../../../src/kinds/organization-name'
import { organizationLikeness } from '../../../src/kinds/organization-name/organization-likeness'

const none = { name: '' }
const likeness = (left: string, right: string): number => organizationLikeness(left, right, none)

describe('likeness of organization names', () => {
  it.each([
    ['Acme Corp', 'ACME Corporation'],
    ['Müller & Söhne GmbH', 'Mueller Soehne Gesellschaft mbH'.replace('Mueller Soehne', 'Muller Sohne')],
    ['ООО Ромашка', 'Romashka LLC'],
    ['Good Will Stores', 'Goodwill Store'],
    ['Northwind Traders', 'Nortwind Traders'],
    ['International Business Machines', 'IBM'],
    ['Smith LLC dba Best Pipes', 'Best Pipes'],
    ['Seven Oaks Dairy', '7 Oaks Dairy'],
    ['Bank for International Settlements', 'The Bank for International Settlements'],
    ['M/V Ocean Star', 'OCEAN STAR'],
    ['Johnson & Johnson', 'Johnson and Johnson'],
    ['Hoogland Staalbouw B.V.', 'Hoogland Staalbouw'],
  ])('says that %j and %j are one', (left, right) => {
    expect(likeness(left, right)).toBeGreaterThan(0.5)
  })

  it.each([
    ['Oakline Finance', 'Oakline Services'],
    ['Oakline Holdings', 'Oakline'],
    ['Oakline (Sweden) AB', 'Oakline (Finland) AB'],
    ['Oakline Fund VIII', 'Oakline Fund IX'],
    ['Oakline Railway', 'Oakline Railroad'],
    ['Bank of Chad', 'Bank of China'],
    ['A.B.C. Company', 'C.B.A. Company'],
    ['Deutsche Bank AG', 'Deutsche Bank GmbH'],
    ['Snow', 'Snoe'],
    ['Burger House #12', 'Burger House #15'],
    ['Northwind Traders', 'Contoso Traders'],
  ])('says that %j and %j are two', (left, right) => {
    expect(likeness(left, right)).toBeLessThan(0.5)
  })

  it('is symmetric, within 0 and 1, and 1 for equal names', () => {
    const words = fc.constantFrom(
      ...'Acme Acne Smith Sons of GmbH Ltd Intl II 3 Bank Banc IBM Berlin dba / (x) ООО'.split(' '),
    )
    const names = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.array(words).map((some) => some.join(' ')),
    )
    fc.assert(
      fc.property(names, names, (left, right) => {
        const value = likeness(left, right)
        expect(value).toBe(likeness(right, left))
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
      }),
    )
    expect(likeness('Acme Ltd', 'Acme Ltd')).toBe(1)
    expect(likeness('Acme Ltd', '')).toBe(0.5)
  })
})

describe('looksLikeOrganization', () => {
  it.each([
    'Acme GmbH',
    'Smith & Sons Ltd',
    'First National Bank',
    'University of Oslo',
    'St. Mary Hospital',
    "Joe's Pizza Restaurant",
    'ООО Ромашка',
    '株式会社トヨタ',
    'Siemens Aktiengesellschaft',
    'BMW AG',
    'Ministry of Defence',
    'Lee Hardware Store',
  ])('says yes to %j', (value) => {
    expect(looksLikeOrganization(value)).toBe(true)
    expect(looksLikeOrganization(value, legalForms)).toBe(true)
  })

  it.each([
    'Anna Müller',
    'John Smith, MD',
    'Smith, John',
    'Mr. & Mrs. Park',
    'Li Sha',
    'Maria de la Cruz',
    'Jane Wood',
    '',
    'a@b.com',
    'John Smith PA',
  ])('says no to %j', (value) => {
    expect(looksLikeOrganization(value, commonNames)).toBe(false)
    expect(looksLikeOrganization(value, mergeData([commonNames, legalForms]))).toBe(false)
  })

  it('knows the legal forms and given names that are handed in', () => {
    const own = {
      name: 'own',
      legalForms: [{ countries: ['XX'], names: ['zzgmbq'] }],
      nicknames: [['ermintrude', 'trudl']],
    }
    expect(looksLikeOrganization('Acme ZZGmbQ')).toBe(false)
    expect(looksLikeOrganization('Acme ZZGmbQ', own)).toBe(true)
    expect(looksLikeOrganization('Trudl Bank')).toBe(true)
    expect(looksLikeOrganization('Trudl Bank', own)).toBe(false)
  })
})
