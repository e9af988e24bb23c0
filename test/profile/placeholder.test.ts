import { describe, expect, it } from 'vitest'
import { findDateHeaps, isEpoch } from '../../src/profile/date-heaps'
import { numericDateOrder } from '../../src/profile/date-order'
import { placeholderReason } from '../../src/profile/placeholder'

describe('placeholderReason', () => {
  it.each([
    ['phone', '', '999-999-9999', 'repeated'],
    ['phone', '', '+1 (555) 555-5555', 'repeated'],
    ['phone', '', '(214) 000-0000', 'repeated'],
    ['phone', '', '123-456-7890', 'sequence'],
    ['phone', '', '617-504-2041', undefined],
    ['identifier', '', '123-45-6789', 'sequence'],
    ['identifier', '', '000-00-0000', 'repeated'],
    ['identifier', '', '536-22-1870', undefined],
    ['email', '', 'test@test.com', 'test-address'],
    ['email', '', 'noreply@shop.org', 'test-address'],
    ['email', '', 'none@none.com', 'test-address'],
    ['email', '', 'ann@example.com', undefined],
    ['email', '', 'ann@mail.com', undefined],
    ['email', '', 'info@acme.com', undefined],
    ['date', '', '00/00/0000', 'date'],
    ['date', '', '9999-12-31', 'date'],
    ['date', '', '1987-04-13', undefined],
    ['person-name', 'given', 'Test', 'test-word'],
    ['person-name', '', 'test user 2', 'test-word'],
    ['person-name', '', 'John Doe', 'test-word'],
    ['person-name', 'family', 'xxx', 'repeated'],
    ['person-name', 'family', 'Testa', undefined],
    ['category', '', 'customer', undefined],
    ['address', 'postcode', '00000', 'repeated'],
    ['address', 'postcode', '22222', undefined],
    ['address', 'number', '1111', undefined],
    ['number', '', '0.00', 'repeated'],
    ['number', '', '12', undefined],
  ])('of %s%s "%s" is %s', (kind, part, raw, reason) => {
    expect(placeholderReason(kind, part, raw)).toBe(reason)
  })

  it('takes no long value for one', () => {
    expect(placeholderReason('phone', '', '9'.repeat(1_000_000))).toBeUndefined()
  })
})

describe('isEpoch', () => {
  it.each([
    ['1900-01-01', true],
    ['01/01/1900', true],
    ['30.12.1899', true],
    ['12/30/1899', true],
    ['19700101', true],
    ['1987-01-01', false],
    ['1900-01-011', false],
  ])('of %s is %s', (raw, found) => {
    expect(isEpoch(raw)).toBe(found)
  })
})

describe('numericDateOrder', () => {
  it.each([
    ['13/04/1987', 1],
    ['04/13/1987', 2],
    ['03/04/1987', 3],
    ['04/04/1987', 0],
    ['1987-04-13', 0],
    ['32/04/1987', 0],
    ['13/14/1987', 0],
    ['13 April 1987', 0],
  ])('of %s is %d', (raw, order) => {
    expect(numericDateOrder(raw)).toBe(order)
  })
})

describe('findDateHeaps', () => {
  /** One row on each day of the years from 1950 to 1999, but for the first days. */
  const even = (): Map<string, number> => {
    const days = new Map<string, number>()
    for (let time = Date.UTC(1950, 0, 1); time < Date.UTC(2000, 0, 1); time += 86_400_000)
      days.set(new Date(time).toISOString().slice(0, 10), 1)
    return days
  }

  it('finds nothing in even dates', () => {
    expect(findDateHeaps(even())).toEqual({ sentinels: new Set(), spikes: [] })
  })

  it('finds a heaped day', () => {
    const { spikes, sentinels } = findDateHeaps(even().set('1977-07-07', 40))
    expect(spikes).toEqual([{ value: '1977-07-07', count: 40 }])
    expect(sentinels.size).toBe(0)
  })

  it('takes the start of a calendar for a placeholder where it is heaped or stands alone', () => {
    expect([...findDateHeaps(even().set('1970-01-01', 30)).sentinels]).toEqual(['1970-01-01'])
    expect([...findDateHeaps(even().set('1900-01-01', 1)).sentinels]).toEqual(['1900-01-01'])
  })

  it('leaves the start of a calendar that has neighbours', () => {
    const days = even().set('1900-01-01', 1)
    for (let day = 10; day < 29; day++) days.set(`1903-05-${day}`, 1)
    expect(findDateHeaps(days).sentinels.size).toBe(0)
  })

  it('finds years that were given a day', () => {
    const days = even()
    for (let year = 1950; year < 2000; year++) days.set(`${year}-01-01`, 15)
    const { newYear, spikes } = findDateHeaps(days)
    expect(newYear?.count).toBe(50 * 15)
    expect(spikes).toEqual([])
  })

  it('leaves years and months without a day out of account', () => {
    expect(
      findDateHeaps(
        new Map([
          ['1987', 500],
          ['1987-04', 300],
        ]),
      ),
    ).toEqual({ sentinels: new Set(), spikes: [] })
  })
})
