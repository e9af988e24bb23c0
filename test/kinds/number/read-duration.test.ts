import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberKind } from '../../../src/kinds/number'
import { isDurationAlone, readDuration } from '../../../src/kinds/number/read-duration'
import { recognizeNumber } from '../../../src/kinds/number/recognize-number'
import { columnOf } from '../column-of'

describe('readDuration', () => {
  it.each([
    ['3:52', 232],
    ['03:52', 232],
    ['1:02:10', 3730],
    ['3m 52sec', 232],
    ['3 min 52 s', 232],
    ['3\'52"', 232],
    ['PT3M52S', 232],
    ['1h 43m', 6180],
    ['103 min', 6180],
    ['45s', 45],
    ['232', 232],
    ['232000', 232],
    ['3.87', 232],
  ])('%j is %i seconds', (raw, seconds) => {
    expect(readDuration(raw)).toBe(seconds)
  })

  it.each(['', '0', '0:00', 'unknown', '30 mm', '7 months', '100 kg', '1994-05-01', 'p', '9'.repeat(40)])(
    '%j is none',
    (raw) => {
      expect(readDuration(raw)).toBeUndefined()
    },
  )

  it('takes metres, feet and inches for nothing that is a duration alone', () => {
    expect(['5 m', '12"', "6'", '40', '1:20', '20 min', '1h'].map(isDurationAlone)).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
      true,
    ])
  })

  it('gives whole seconds or nothing for any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (raw) => {
        const seconds = readDuration(raw)
        expect(seconds === undefined || (Number.isInteger(seconds) && seconds > 0)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a number that is a duration', () => {
  const minutes = (i: number): string => `${2 + (i % 4)}:${String(10 + i)}`
  const lengths = Array.from({ length: 40 }, (_, i) => (i % 3 === 0 ? String(150 + i) : minutes(i)))

  it('is recognised by its values', async () => {
    expect(recognizeNumber(await columnOf('length', lengths))?.options).toEqual({ duration: true })
    const metres = Array.from({ length: 40 }, (_, i) => `${i + 1} m`)
    expect(recognizeNumber(await columnOf('length', metres))?.options).toBeUndefined()
  })

  it('is read in seconds, however it is written', () => {
    const read = numberKind.field('length', { duration: true }).readers['']
    const values = ['3:52', '232', '232000'].map((raw) => {
      const out: string[] = []
      read(raw, out)
      return out[0]
    })
    expect(values).toEqual(['232', '232', '232'])
  })
})
