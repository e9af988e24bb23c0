import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phoneKind } from '../../../src/kinds/phone'
import { isRegion } from '../../../src/kinds/phone/is-region'
import { readPhone } from '../../../src/kinds/phone/read-phone'
import { fieldOf, levelsAreSymmetric } from '../laws'

describe('phone', () => {
  it.each([
    ['US', '(212) 736-5000', '+12127365000'],
    ['GB', '020 7946 0958', '+442079460958'],
    ['DE', '030/1234 5678', '+493012345678'],
    ['AT', '01 5123456', '+4315123456'],
    ['CH', '044 668 18 00', '+41446681800'],
    ['FR', '01 42 68 53 00', '+33142685300'],
    ['ES', '912 345 678', '+34912345678'],
    ['IT', '06 6982 1234', '+390669821234'],
    ['PT', '21 123 4567', '+351211234567'],
    ['NL', '020 624 1111', '+31206241111'],
    ['BE', '02 513 89 40', '+3225138940'],
    ['SE', '08-123 456 78', '+46812345678'],
    ['NO', '22 12 34 56', '+4722123456'],
    ['DK', '32 12 34 56', '+4532123456'],
    ['PL', '22 555 01 23', '+48225550123'],
    ['AU', '(02) 9374 4000', '+61293744000'],
    ['NZ', '09 123 4567', '+6491234567'],
    ['IN', '022 2282 1234', '+912222821234'],
    ['JP', '03-5253-1111', '+81352531111'],
    ['CN', '010 6552 9988', '+861065529988'],
    ['BR', '(11) 98765-4321', '+5511987654321'],
    ['MX', '55 5130 2000', '+525551302000'],
    ['RU', '8 (495) 697-03-49', '+74956970349'],
    ['ZA', '021 403 2911', '+27214032911'],
  ])('reads numbers of %s: %j', (region, raw, e164) => {
    expect(readPhone(raw, region)?.e164).toBe(e164)
  })

  it('keeps the extension and drops the label', () => {
    expect(readPhone('Fax: 020 7946 0958 ext. 12', 'GB')).toMatchObject({ e164: '+442079460958', extension: '12' })
  })

  it('knows which regions there are', () => {
    expect(['GB', 'DE', 'US', 'XK', 'GG'].every(isRegion)).toBe(true)
    expect(['UK', 'gb', 'EN', 'DEU', '', 'toString', 'constructor'].some(isRegion)).toBe(false)
  })

  it('keeps the laws of kinds', () => {
    const typical = fc.stringMatching(/^\+?[0-9]{6,12}( x[0-9]{2})?$/)
    const field = fieldOf(phoneKind, { region: 'GB' })
    levelsAreSymmetric(field, typical)
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), typical), (raw) => {
        const once = field.standardize({ '': raw })['']
        if (once?.startsWith('+')) expect(field.standardize({ '': once })['']).toBe(once)
      }),
    )
  })
})
