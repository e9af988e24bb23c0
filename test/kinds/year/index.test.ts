import { describe, expect, it } from 'vitest'
import { isYearAlone } from '../../../src/kinds'
import { recognizeYear } from '../../../src/kinds/year/recognize-year'
import { columnOf } from '../column-of'

describe('isYearAlone', () => {
  it.each([
    ['1994', true],
    ['(1994).', true],
    ["'94", true],
    ['c. 1850', true],
    ['94', false],
    ['1994-05-01', false],
    ['June 12, 1994', false],
    ['19940', false],
    ['3012', false],
  ])('%j: %s', (raw, isYear) => {
    expect(isYearAlone(raw)).toBe(isYear)
  })
})

describe('year', () => {
  const years = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? `(${1980 + i})` : `'${80 + (i % 20)}`))
  const days = Array.from({ length: 20 }, (_, i) => `${1980 + i}-03-${10 + (i % 9)}`)

  it('is recognised with decoration, and under headers of dates where nothing but years stands', async () => {
    for (const header of ['year', 'Jahr', 'date', 'publication_date']) {
      expect(recognizeYear(await columnOf(header, years)), header).toBeDefined()
    }
    expect(recognizeYear(await columnOf('date', days))).toBeUndefined()
    expect(recognizeYear(await columnOf('shelf', years))).toBeUndefined()
  })
})
