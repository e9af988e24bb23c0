import { describe, expect, it } from 'vitest'
import { customerParameters } from '../../../src/generate'
import { HOUR, instantOf, MONTH_AFTER_HISTORY, startOfMonth } from '../../../src/generate/customers/local-time'

describe('instantOf', () => {
  it('agrees with the time zone tables at every hour of a year but those left out or repeated', () => {
    for (const [zone] of customerParameters.people.zones) {
      const clock = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      })
      let wrong = 0
      for (let local = Date.UTC(2024, 0, 1); local < Date.UTC(2025, 0, 1); local += HOUR) {
        const iso = new Date(local).toISOString()
        const expected = `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}, ${iso.slice(11, 16)}`
        if (clock.format(instantOf(local, zone)) !== expected) wrong++
      }
      expect(wrong).toBeLessThanOrEqual(1)
    }
  })
})

describe('startOfMonth', () => {
  it('counts from the year 2000', () => {
    expect(new Date(startOfMonth(MONTH_AFTER_HISTORY)).toISOString()).toBe('2025-07-01T00:00:00.000Z')
  })
})
