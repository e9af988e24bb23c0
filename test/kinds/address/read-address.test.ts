import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AddressParts } from '../../../src/kinds/address/draft'
import { readAddressLine } from '../../../src/kinds/address/read-address'

const parts = (some: Partial<AddressParts>): AddressParts => ({
  number: '',
  street: '',
  unit: '',
  city: '',
  region: '',
  postcode: '',
  poBox: '',
  building: '',
  country: '',
  ...some,
})

describe('readAddressLine', () => {
  it.each<[string, Partial<AddressParts>]>([
    [
      '12 Main St Apt 4, Springfield, IL 62701',
      { number: '12', street: 'Main St', unit: 'Apt 4', city: 'Springfield', region: 'IL', postcode: '62701' },
    ],
    [
      '12 Main St, Apt 4, Springfield, IL 62701-1234',
      { number: '12', street: 'Main St', unit: 'Apt 4', city: 'Springfield', region: 'IL', postcode: '62701-1234' },
    ],
    [
      '12 Main St #4\nSpringfield IL 62701\nUSA',
      {
        number: '12',
        street: 'Main St',
        unit: '# 4',
        city: 'Springfield',
        region: 'IL',
        postcode: '62701',
        country: 'USA',
      },
    ],
    [
      '19 S. LaSalle St., Ste. 300, Chicago, IL 60603',
      { number: '19', street: 'S LaSalle St', unit: 'Ste 300', city: 'Chicago', region: 'IL', postcode: '60603' },
    ],
    [
      '979 Central Avenue Albany, New York 12205',
      { number: '979', street: 'Central Avenue', city: 'Albany', region: 'New York', postcode: '12205' },
    ],
    [
      'The Towers, 4 Hillview Rise, 667979',
      { building: 'The Towers', number: '4', street: 'Hillview Rise', postcode: '667979' },
    ],
    ['55 Broadway, New York 10006', { number: '55', street: 'Broadway', city: 'New York', postcode: '10006' }],
    [
      '2751 S Dixie Hwy West Palm Beach FL 33405',
      { number: '2751', street: 'S Dixie Hwy', city: 'West Palm Beach', region: 'FL', postcode: '33405' },
    ],
    [
      '1807 Glenwood St. NE Palm Bay FL 32907',
      { number: '1807', street: 'Glenwood St NE', city: 'Palm Bay', region: 'FL', postcode: '32907' },
    ],
    [
      '239 South 500 East, Salt Lake City, UT 84102',
      { number: '239', street: 'South 500 East', city: 'Salt Lake City', region: 'UT', postcode: '84102' },
    ],
    [
      '1 Meadowlands Plaza, East Rutherford, NJ 7073',
      { number: '1', street: 'Meadowlands Plaza', city: 'East Rutherford', region: 'NJ', postcode: '7073' },
    ],
    [
      'Hughes Plaza, 100 Howard Hughes Way, Las Vegas, NV 89111',
      {
        number: '100',
        street: 'Howard Hughes Way',
        city: 'Las Vegas',
        region: 'NV',
        postcode: '89111',
        building: 'Hughes Plaza',
      },
    ],
    ['Columbia Falls, MT 59912', { city: 'Columbia Falls', region: 'MT', postcode: '59912' }],
    ['PHOENIX, AZ 85003 US', { city: 'PHOENIX', region: 'AZ', postcode: '85003', country: 'US' }],
    [
      '200 Bay St, Toronto, ON M5J 2J5',
      { number: '200', street: 'Bay St', city: 'Toronto', region: 'ON', postcode: 'M5J 2J5' },
    ],
    [
      '5/12 Smith St, Carlton VIC 3053',
      { number: '12', street: 'Smith St', unit: '5', city: 'Carlton', region: 'VIC', postcode: '3053' },
    ],
  ])('reads %j', (raw, expected) => {
    expect(readAddressLine(raw)).toEqual(parts(expected))
  })

  it.each<[string, Partial<AddressParts>]>([
    [
      'Flat 3, 12 High Street, London SW1A 1AA',
      { number: '12', street: 'High Street', unit: 'Flat 3', city: 'London', postcode: 'SW1A 1AA' },
    ],
    [
      '12 High Street, London, SW1A1AA, UK',
      { number: '12', street: 'High Street', city: 'London', postcode: 'SW1A1AA', country: 'UK' },
    ],
    [
      'The Old Rectory, Church Lane, Oxford OX1 2AB',
      { street: 'Church Lane', city: 'Oxford', postcode: 'OX1 2AB', building: 'The Old Rectory' },
    ],
    ['Hauptstr. 12, 10115 Berlin', { number: '12', street: 'Hauptstr', city: 'Berlin', postcode: '10115' }],
    [
      'Hauptstrasse 12a, D-10115 Berlin, Germany',
      { number: '12a', street: 'Hauptstrasse', city: 'Berlin', postcode: 'D-10115', country: 'Germany' },
    ],
    ['Hauptstrasse 12 10115 Berlin', { number: '12', street: 'Hauptstrasse', city: 'Berlin', postcode: '10115' }],
    [
      '12 rue de Rivoli, 75001 Paris, France',
      { number: '12', street: 'rue de Rivoli', city: 'Paris', postcode: '75001', country: 'France' },
    ],
    ['Calle Mayor 5, 28013 Madrid', { number: '5', street: 'Calle Mayor', city: 'Madrid', postcode: '28013' }],
    [
      'Prinsengracht 263, 1016 GV Amsterdam',
      { number: '263', street: 'Prinsengracht', city: 'Amsterdam', postcode: '1016 GV' },
    ],
    ['Storgatan 5, 123 45 Stockholm', { number: '5', street: 'Storgatan', city: 'Stockholm', postcode: '123 45' }],
  ])('reads %j in the order of its country', (raw, expected) => {
    expect(readAddressLine(raw)).toEqual(parts(expected))
  })

  it.each<[string, Partial<AddressParts>]>([
    ['700 n. el camino blv.', { number: '700', street: 'n el camino blv' }],
    ['3600 West 5th Ave', { number: '3600', street: 'West 5th Ave' }],
    ['602 ST THOMAS', { number: '602', street: 'ST THOMAS' }],
    ['8128 S. DR MARTIN LUTHER KING JR Drive', { number: '8128', street: 'S DR MARTIN LUTHER KING JR Drive' }],
    ['9912 S. Avenue H', { number: '9912', street: 'S Avenue H' }],
    ['3665 Anderson County Rd 312', { number: '3665', street: 'Anderson County Rd 312' }],
    ['2045 N HWY 360 STE 250', { number: '2045', street: 'N HWY 360', unit: 'STE 250' }],
    ['219 South Dearborn Second Floor', { number: '219', street: 'South Dearborn', unit: 'Second Floor' }],
    ['401 SW Water Street, Unit508', { number: '401', street: 'SW Water Street', unit: 'Unit 508' }],
    ['1620 L Street N.W. Ste. 800', { number: '1620', street: 'L Street N.W.', unit: 'Ste 800' }],
    ['1800 M Street, NW', { number: '1800', street: 'M Street NW' }],
    ['3240 North Lake Shore Drive Apt 13 C', { number: '3240', street: 'North Lake Shore Drive', unit: 'Apt 13 C' }],
    ['350 W. Hubbard St. 200', { number: '350', street: 'W Hubbard St', unit: '200' }],
    ['4004 OCEAN FRONT APT 410', { number: '4004', street: 'OCEAN FRONT', unit: 'APT 410' }],
    ['12 1/2 Main St', { number: '12 1/2', street: 'Main St' }],
    ['12 B High Street', { number: '12 B', street: 'High Street' }],
    ['12-14 Main St', { number: '12-14', street: 'Main St' }],
    ['221B Baker Street', { number: '221B', street: 'Baker Street' }],
    ['W148 N9748 Tree Tops Dr', { number: 'W148 N9748', street: 'Tree Tops Dr' }],
    ['Six Concourse Parkway', { number: 'Six', street: 'Concourse Parkway' }],
    ['Early Head Start 11 E. Adams St', { number: '11', street: 'E Adams St' }],
    ['79th St. & Joliet Rd.', { street: '79th St & Joliet Rd' }],
    ['rayment place', { street: 'rayment place' }],
    ['lubumaplace', { street: 'lubumaplace' }],
    ['Main Street 5', { number: '5', street: 'Main Street' }],
    ['Apt 4', { unit: 'Apt 4' }],
    ['PO Box 12', { poBox: 'PO Box 12' }],
    ['P.O. Box 11418', { poBox: 'P.O. Box 11418' }],
    ['Box # 63, Cordova, AK 99574', { city: 'Cordova', region: 'AK', postcode: '99574', poBox: 'Box # 63' }],
    ['RT 1 BOX 81', { poBox: 'RT 1 BOX 81' }],
    [
      '12 Main St, PO Box 7, Troy, NY 12180',
      { number: '12', street: 'Main St', city: 'Troy', region: 'NY', postcode: '12180', poBox: 'PO Box 7' },
    ],
    ['C/O DAVID FALK', {}],
    ['', {}],
    [' , ', {}],
  ])('reads a part of an address: %j', (raw, expected) => {
    expect(readAddressLine(raw)).toEqual(parts(expected))
  })

  it('never throws, and writes no word that is not there', () => {
    const words = fc.array(
      fc.constantFrom(
        '12',
        '12a',
        '1/2',
        'Main',
        'St',
        'Ave',
        'N',
        'West',
        'Apt',
        '#',
        '4',
        '4B',
        ',',
        'Springfield',
        'IL',
        '62701',
        'SW1A',
        '1AA',
        'PO',
        'Box',
        'New',
        'York',
        'Highway',
        '17',
        'Floor',
        '2nd',
        'USA',
        'c/o',
        '&',
        'Rue',
        '10115',
        'Rear',
        'no',
        '\n',
      ),
      { maxLength: 10 },
    )
    const texts = fc.oneof(
      words.map((list) => list.join(' ')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(texts, (raw) => {
        const found = readAddressLine(raw)
        const count = (text: string): number => (text.match(/[\p{L}\p{N}]/gu) ?? []).length
        expect(count(Object.values(found).join(' '))).toBeLessThanOrEqual(count(raw))
        for (const text of Object.values(found)) expect(text).toBe(text.trim())
      }),
    )
  })

  it('looks at a limited part of a long value', () => {
    expect(readAddressLine('1 Main St '.repeat(1 << 16)).number).toBe('1')
    expect(readAddressLine('('.repeat(1 << 20))).toEqual(parts({}))
  })
})
