import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type DateOrder,
  dateOrderEvidence,
  formatDate,
  fullYear,
  readDate,
  readTimestamp,
} from '../../../src/kinds/date/read-date'

const read = (raw: string, order?: DateOrder): string | undefined => {
  const parts = readDate(raw, order)
  return parts && formatDate(parts)
}

describe('readDate', () => {
  it.each([
    '1987-04-13',
    ' 1987-04-13 ',
    '1987/04/13',
    '1987.04.13',
    '1987. 4. 13.',
    '1987 04 13',
    '1987-4-13',
    '19870413',
    '1987-04-13T12:30:00Z',
    '1987-04-13 23:59:59.999+05:30',
    '1987-04-13T12:30',
    '19870413T123000Z',
    '19870413T1230',
    '1987-04-13Z',
    '13/04/1987',
    '13.04.1987',
    '13-04-1987',
    '13 04 1987',
    '13.4.87',
    '13/4/87',
    '04/13/1987',
    '4/13/1987 0:00',
    '4/13/87',
    '13041987',
    '04131987',
    '87-04-13',
    '13 April 1987',
    '13 Apr 1987',
    '13-Apr-1987',
    '13-APR-87',
    '13apr1987',
    '13th of April, 1987',
    'April 13, 1987',
    'Apr. 13th 1987',
    '1987 April 13',
    '1987-Apr-13',
    'Monday, 13 April 1987',
    'Mon, 13 Apr 1987 12:30:00 +0200',
    'Mon Apr 13 12:30:00 1987',
    'Mon Apr 13 1987 12:30:00 GMT+0200 (Central European Summer Time)',
    '13. April 1987',
    '13 avril 1987',
    '13 avr. 1987',
    '13 de abril de 1987',
    '13 aprile 1987',
    '13 апреля 1987 г.',
    '13 kwietnia 1987',
    '1987年4月13日',
    '1987년 4월 13일',
    '１９８７－０４－１３',
    "13 Apr '87",
    'born 13 April 1987',
  ])('reads %j as 1987-04-13', (raw) => {
    expect(read(raw)).toBe('1987-04-13')
  })

  it.each<[string, string]>([
    ['1987', '1987'],
    ['(1994)', '1994'],
    ["'94", '1994'],
    ['c. 1850', '1850'],
    ['ca 1850', '1850'],
    ['abt 1850', '1850'],
    ['1987-04', '1987-04'],
    ['04/1987', '1987-04'],
    ['April 1987', '1987-04'],
    ["Apr '87", '1987-04'],
    ['apr-87', '1987-04'],
    ['März 1987', '1987-03'],
    ['août 1987', '1987-08'],
    ['198704', '1987-04'],
    ['1987-04-00', '1987-04'],
    ['1987-00-00', '1987'],
    ['19870400', '1987-04'],
    ['29/02/2000', '2000-02-29'],
    ['31.12.2199', '2199-12-31'],
  ])('reads %j as %j', (raw, expected) => {
    expect(read(raw)).toBe(expected)
  })

  it.each<[string, DateOrder, string]>([
    ['04/05/1987', 'DMY', '1987-05-04'],
    ['04/05/1987', 'MDY', '1987-04-05'],
    ['04/05/1987', 'YMD', '1987-04-05'],
    ['04.05.1987', 'YMD', '1987-05-04'],
    ['01/02/03', 'YMD', '2001-02-03'],
    ['01/02/03', 'DMY', '2003-02-01'],
    ['01/02/03', 'MDY', '2003-01-02'],
    ['010203', 'DMY', '2003-02-01'],
    ['01021987', 'DMY', '1987-02-01'],
    ['01021987', 'MDY', '1987-01-02'],
    ['1021987', 'DMY', '1987-02-01'],
    ['1987-04-05', 'DMY', '1987-04-05'],
    ['13/04/1987', 'MDY', '1987-04-13'],
  ])('reads %j in the order %s as %j', (raw, order, expected) => {
    expect(read(raw, order)).toBe(expected)
  })

  it.each([
    '',
    ' ',
    'n/a',
    'hello',
    '12',
    '123',
    '12345',
    '1987-02-30',
    '1987-04-31',
    '1900-02-29',
    '1987-13-01',
    '13/13/1987',
    '00/00/0000',
    '0000-00-00',
    '9999-12-31',
    '0987-01-01',
    '2201-01-01',
    '12:30',
    'April',
    '13 April',
    '13/04',
    'Main Street 1987',
    '1994-95',
    '1987-04-13-14',
    '1/2/3',
    '1987-04-13 25:00',
    '1987-04-13 12:60',
    '555-123-4567',
    '192.168.1.1',
    'May 12 June 1987',
    '12 Smithember 1987',
  ])('finds no date in %j', (raw) => {
    for (const order of ['YMD', 'DMY', 'MDY'] as const) expect(readDate(raw, order)).toBeUndefined()
  })

  it('reads two digits within the hundred years that end with the pivot', () => {
    expect(readDate('13.04.30', 'DMY')?.year).toBe(2030)
    expect(readDate('13.04.31', 'DMY')?.year).toBe(1931)
    expect(readDate('13.04.15', 'DMY', { pivotYear: 2010 })?.year).toBe(1915)
    expect(fullYear(99, 1999)).toBe(1999)
  })

  it('reads every date back from its own and other writings', () => {
    const dates = fc.date({
      min: new Date('1000-01-01T00:00:00Z'),
      max: new Date('2200-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(dates, (date) => {
        const iso = date.toISOString().slice(0, 10)
        const [y, m, d] = iso.split('-')
        expect(read(iso)).toBe(iso)
        expect(read(date.toISOString())).toBe(iso)
        expect(read(`${d}/${m}/${y}`, 'DMY')).toBe(iso)
        expect(read(`${m}/${d}/${y}`, 'MDY')).toBe(iso)
        expect(read(date.toUTCString())).toBe(iso)
        expect(readTimestamp(date.toISOString())).toBe(date.getTime())
      }),
    )
  })

  it('gives a real date or nothing for any string', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[0-9T:/. -]{0,24}$/),
      fc.stringMatching(/^[0-9aprmy '-]{0,14}$/),
    )
    fc.assert(
      fc.property(texts, fc.constantFrom<DateOrder>('YMD', 'DMY', 'MDY'), (raw, order) => {
        dateOrderEvidence(raw)
        const moment = readTimestamp(raw, order)
        expect(moment === undefined || Number.isFinite(moment)).toBe(true)
        const parts = readDate(raw, order)
        if (parts !== undefined) expect(readDate(formatDate(parts))).toEqual(parts)
      }),
    )
  })
})

describe('dateOrderEvidence', () => {
  it.each<[string, string | undefined]>([
    ['13/04/1987', 'DMY'],
    ['04/13/1987', 'MDY'],
    ['04/05/1987', 'ambiguous'],
    ['1987-04-13', 'YMD'],
    ['19870413', 'YMD'],
    ['13041987', 'DMY'],
    ['04131987', 'MDY'],
    ['01021987', 'ambiguous'],
    ['87-04-13', 'YMD'],
    ['13.04.87', 'DMY'],
    ['4/13/87', 'MDY'],
    ['01/02/03', 'ambiguous'],
    ['4/13/1987 12:30', 'MDY'],
    ['13 April 1987', undefined],
    ['April 1987', undefined],
    ['1987', undefined],
    ['1987-04', undefined],
    ['1987-02-30', undefined],
    ['hello', undefined],
    ['', undefined],
  ])('%j proves %s', (raw, expected) => {
    expect(dateOrderEvidence(raw)).toBe(expected)
  })
})

describe('readTimestamp', () => {
  it.each<[string, string]>([
    ['1577836800', '2020-01-01T00:00:00.000Z'],
    ['1577836800.25', '2020-01-01T00:00:00.250Z'],
    ['1577836800123', '2020-01-01T00:00:00.123Z'],
    ['1577836800123456', '2020-01-01T00:00:00.123Z'],
    ['2020-01-01', '2020-01-01T00:00:00.000Z'],
    ['2020-03', '2020-03-01T00:00:00.000Z'],
    ['2020', '2020-01-01T00:00:00.000Z'],
    ['20200101', '2020-01-01T00:00:00.000Z'],
    ['2020-01-01 12:30', '2020-01-01T12:30:00.000Z'],
    ['2020-01-01T12:30:15.5Z', '2020-01-01T12:30:15.500Z'],
    ['2020-01-01T00:00:00+02:00', '2019-12-31T22:00:00.000Z'],
    ['2020-01-01T00:00:00-0530', '2020-01-01T05:30:00.000Z'],
    ['2020-01-01T00:00:00+02', '2019-12-31T22:00:00.000Z'],
    ['20200101T123000Z', '2020-01-01T12:30:00.000Z'],
    ['1/13/2020 5:00 PM', '2020-01-13T17:00:00.000Z'],
    ['1/13/2020 12:00 a.m.', '2020-01-13T00:00:00.000Z'],
    ['2020-01-01 05:00 PM EST', '2020-01-01T22:00:00.000Z'],
    ['Wed, 01 Jan 2020 10:00:00 -0500', '2020-01-01T15:00:00.000Z'],
    ['Wed Jan 01 2020 10:00:00 GMT+0100 (Central European Standard Time)', '2020-01-01T09:00:00.000Z'],
  ])('reads %j', (raw, expected) => {
    const moment = readTimestamp(raw)
    expect(moment === undefined ? undefined : new Date(moment).toISOString()).toBe(expected)
  })

  it.each(['', 'soon', '12:30', '2020-02-30', '2020-01-01 25:00', '123456789012'])('finds no moment in %j', (raw) => {
    expect(readTimestamp(raw)).toBeUndefined()
  })
})
