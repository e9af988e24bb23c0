import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalizeStreet, streetCore } from '../../../src/kinds/address/normalize-street'

describe('normalizeStreet', () => {
  it.each([
    ['Main Street', 'main st'],
    ['MAIN ST.', 'main st'],
    ['Saint James Street West', 'st james st w'],
    ['N. El Camino Blv.', 'n el camino blvd'],
    ['Fifth Avenue', '5 ave'],
    ['5th Ave', '5 ave'],
    ['21st Street', '21 st'],
    ['Hauptstrasse', 'hauptstr'],
    ['Hauptstraße', 'hauptstr'],
    ['Hauptstr.', 'hauptstr'],
    ['Kerkstraat', 'kerkstr'],
    ['rue de Rivoli', 'rue de rivoli'],
    ['', ''],
  ])('%j → %j', (street, expected) => {
    expect(normalizeStreet(street)).toBe(expected)
  })

  it('leaves its own results unchanged', () => {
    const words = fc.array(
      fc.constantFrom(
        'north',
        'ne',
        'street',
        'saint',
        'first',
        '2nd',
        'county',
        'haupt',
        'strasse',
        'hauptstrasse',
        'mount',
        'old',
        'x',
        '5',
      ),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          words.map((list) => list.join(' ')),
          fc.string({ unit: 'binary' }),
        ),
        (street) => {
          const once = normalizeStreet(street)
          expect(normalizeStreet(once)).toBe(once)
          expect(streetCore(once)).toBe(streetCore(street))
        },
      ),
    )
  })
})

describe('streetCore', () => {
  it.each([
    ['435 S. El Camino Blvd', '435 el camino'],
    ['Main St', 'main'],
    ['West 5th Ave', '5'],
    ['North Ave', 'n ave'],
    ['Park Ave', 'pk'],
    ['Hauptstr.', 'haupt'],
    ['Avenue H', 'h'],
    ['', ''],
  ])('%j → %j', (street, expected) => {
    expect(streetCore(street)).toBe(expected)
  })
})
